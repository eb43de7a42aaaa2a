"""Parts: the spans that stand for somebody, and those among them that are names.

What does not live here: which phrase means whom (`cast`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.nlp.parse import Parse
from pipeline.records import Names

_SPACY_KINDS = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "country",
    "NORP": "group",
    "LOC": "place",
    "FAC": "facility",
}
_DATELINE = re.compile(r"\s*[^\W\d_]{3,40}[^\n—–]{0,60}?(?:\s*[—–]\s|\s--?\s|/[^\W\d_]{2,12}/)")
# A paragraph that opens with a place and a colon ("Oslo: the minister said").
_LABEL = re.compile(r"(?:\A|\n\n)([A-Z][\w.]*(?:,? [A-Z][\w.]*){0,3}):\s")
_TRAIL = frozenset(
    [
        "'s",
        "'",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
    ]
)


class Part(NamedTuple):
    """One participant: its tokens, and who that is if the names room knows.

    `others` are the further referents of words that mean several ("the two leaders"); `of_origin` says that
    the word only tells from where ("Peruvian"), and so is no place.
    """

    first: int
    end: int
    head: int
    referent: int | None
    kind: str
    others: tuple[int, ...] = ()
    of_origin: bool = False

    @property
    def key(self) -> tuple[int | None, int]:
        """What two mentions of one participant in a sentence have in common."""
        return (self.referent, -1) if self.referent is not None else (None, self.head)


def state_of(country: Part) -> int | None:
    """Return the referent of a country name; a group's name ("Kurdish") stands for itself."""
    return country.referent if country.kind in {"country", "organization"} else None


def unique(parts: list[Part]) -> list[Part]:
    """Return `parts` without repeats, in order."""
    if len(parts) < 2:
        return parts
    seen: dict[tuple[int | None, int], Part] = {}
    for part in parts:
        seen.setdefault(part.key, part)
    return list(seen.values())


def name_spans(parse: Parse, names: Names) -> dict[int, Part]:
    """Return each token of a name with the name: the names room's word first, the last of several."""
    kinds = {referent.number: referent.kind for referent in names.referents}
    spans: dict[int, Part] = {}
    for mention in reversed(names.mentions):
        if mention.form != "pronoun" or mention.referent is not None:
            span = parse.tokens_at(mention.start_char, mention.end_char)
            kind = kinds.get(mention.referent, "") if mention.referent is not None else ""
            kind, of_origin = kind or mention.label.lower(), mention.label == "NORP"
            _cover(parse, spans, span, mention.referent, kind, mention.others, of_origin)
    for first, end, label in reversed(parse.entities):
        if label in _SPACY_KINDS and label != "NORP" and _is_capital(parse, first, end):
            _cover(parse, spans, (first, end), None, _SPACY_KINDS[label])
    return _less_dateline(parse, spans)


def _is_capital(parse: Parse, first: int, end: int) -> bool:
    """Say whether any word of a span is written like a name."""
    return any(parse.words[token][0].isupper() for token in range(first, end))


def _less_dateline(parse: Parse, spans: dict[int, Part]) -> dict[int, Part]:
    """Return `spans` without the places of date lines ("OSLO — Norway ..."), who take part in nothing."""
    for label in _LABEL.finditer(parse.text) if ": " in parse.text else ():
        first, colon = parse.token_at(label.start(1)), parse.token_at(label.end(1))
        names = [spans.get(token) for token in range(first, colon) if parse.words[token] != ","]
        if all(name is not None and name.kind in {"country", "place"} for name in names):
            for token in range(first, colon):
                spans.pop(token, None)
    line = _DATELINE.match(parse.text)
    if line is None or not line[0].split()[0].strip(",.").isupper():
        return spans
    for token in range(parse.token_at(line.end() - 1) + 1):
        part = spans.get(token)
        if part is not None and (part.kind != "organization" or "," in line[0]):
            del spans[token]
    return spans


def _cover(
    parse: Parse,
    spans: dict[int, Part],
    tokens: tuple[int, int],
    referent: int | None,
    kind: str,
    others: tuple[int, ...] = (),
    of_origin: bool = False,
) -> None:
    """Enter one name for those of its tokens that have none, less an article and a closing possessive."""
    first, end = tokens
    while first < end - 1 and parse.lowers[first] in {"the", "a", "an"}:
        first += 1
    while end - 1 > first and parse.lowers[end - 1] in _TRAIL:
        end -= 1
    whole = _hyphened(parse, first, end)
    bare = [token for token in range(whole if whole < first else first, end) if token not in spans]
    if not bare:
        return
    head = _head(parse, whole, end)
    if whole < first:
        covered = Part(whole, end, head, None, "group", (), of_origin)
    else:
        covered = Part(whole, end, head, referent, kind, others, of_origin)
    spans.update(dict.fromkeys(bare, covered))


def _hyphened(parse: Parse, first: int, end: int) -> int:
    """Return where a name begins that the parse cut at its hyphen ("pro-Iranian", "Turkish-Cypriot")."""
    if parse.words[first] == "-" and first + 1 < end:
        first += 1
    is_cut = first >= 2 and parse.words[first - 1] == "-" and parse.starts[first] == parse.ends[first - 2] + 1
    return first - 2 if is_cut else first


def _head(parse: Parse, first: int, end: int) -> int:
    """Return the token of a span that the others hang on."""
    for token in range(first, end):
        if not first <= parse.heads[token] < end or parse.heads[token] == token:
            return token
    return end - 1
