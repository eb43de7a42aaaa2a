"""People behind a form of address, however the model cut or labelled the name ("HRH Ada Roe", "Mr Can Yoe").

What does not live here: people told by other words around their names (`persons`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.names.lexicon import heads, tails, titles
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_RANKS = frozenset({"general", "major", "captain", "admiral", "lieutenant", "sergeant", "brigadier"})
_LONGEST, _FEWEST = 4, 2
_HYPHENS = frozenset({"-", "‐", "‑"})


def addressed(parse: Parse, model: list[Span]) -> Iterator[Span]:
    """Yield the names behind forms of address that the model did not take for one person's."""
    forms = titles().addresses | _RANKS
    at = [
        token
        for token, lower in enumerate(parse.lowers)
        if lower in forms and parse.words[token][0].isupper()
    ]
    holders = {token: span for span in model for token in range(span.first, span.end)} if at else {}
    floor = 0
    for token in at:
        first = _after_forms(parse, token + 1)
        end = _run_end(parse, first)
        is_short = parse.lowers[token] in _RANKS and end - first < _FEWEST
        if token < floor or is_short:
            continue
        if _is_name(parse, first, end) and not _is_person(holders, token, first, end):
            yield Span(first, end, "PERSON", is_sure=True)
        floor = max(floor, end)


def _after_forms(parse: Parse, token: int) -> int:
    """Return the token behind further forms of address and points ("Lt. Gov. Ada Roe")."""
    forms = titles().addresses | _RANKS
    while token < len(parse) and (parse.lowers[token] in forms or parse.words[token] == "."):
        token += 1
    return token


def _run_end(parse: Parse, first: int) -> int:
    """Return the end of the capitalised proper nouns that begin at `first`, hyphens and initials within."""
    end, stop = first, min(len(parse), first + _LONGEST)
    while end < stop and parse.tags[end] in {"NNP", "NNPS"} and parse.words[end][0].isupper():
        end += 1
        if end + 1 < len(parse) and parse.words[end] in _HYPHENS and parse.words[end + 1][0].isupper():
            end, stop = end + 1, min(len(parse), stop + 2)
    return end


def _is_name(parse: Parse, first: int, end: int) -> bool:
    """Whether a run can be a person's name: letters only, no noun for a body or office in it."""
    words = parse.words[first:end]
    if not words or any(
        not word.replace("'", "").replace(".", "").replace("-", "").isalpha() for word in words
    ):
        return False
    lowers = parse.lowers[first:end]
    is_office = any(lower in titles().offices or lower in heads() for lower in lowers)
    return not is_office and lowers[-1] not in tails() and not words[-1][1:].isupper()


def _is_person(at: dict[int, Span], form: int, first: int, end: int) -> bool:
    """Whether the model's span is one person's and holds the name, maybe with the form before it."""
    span = at.get(first)
    return span is not None and span.label == "PERSON" and form <= span.first <= first and span.end >= end
