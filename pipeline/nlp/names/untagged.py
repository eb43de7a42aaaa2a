"""Names of people and bodies that the model left untagged: a given name, a title or a verb tells.

What does not live here: repeats of names found elsewhere in the text (`votes`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from pipeline.nlp.names.codes import LEGAL_FORMS, is_listed
from pipeline.nlp.names.definitions import abbreviations
from pipeline.nlp.names.lexicon import (
    Titles,
    first_of_bodies,
    given_names,
    heads,
    not_names,
    other_heads,
    tails,
    titles,
)
from pipeline.nlp.names.persons import has_age, is_relative
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.whereabouts import is_whereabouts
from pipeline.nlp.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NAMES = (frozenset({"NNP"}), frozenset({"NNP", "NNPS"}))
_LIVING = frozenset({"marry", "die", "retire", "graduate", "testify", "resign", "study", "grow", "wed"})
_UNDERGONE = frozenset(
    """
    bear elect re-elect reelect arrest jail imprison sentence convict behead knight injure appoint hospitalize
    hospitalise bury educate
    """.split()
)
_MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec".split())
_LONGEST = 4
_DATELINE = re.compile(
    r"^(?P<place>[A-Z]{3,}(?: [A-Z]{2,}){0,2})"
    r"(?:(?:, [A-Z][a-z. ]+)?, [A-Z][a-z]{2,8}\.? \d{1,2}\b[^\n]{0,25}"
    r"|, [A-Z][A-Za-z. ]{2,20}(?: \([^)\n]{2,30}\))? ?| \([A-Z][^)\n]{2,30}\) ?)[-–—]{1,2} ",
    re.MULTILINE,
)


def untagged(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return runs of proper nouns outside `spans` that name somebody."""
    covered = bytearray(len(parse))
    for span in spans:
        covered[span.first : span.end] = b"\1" * (span.end - span.first)
    found = []
    labels = {token: span.label for span in spans for token in range(span.first, span.end)}
    for first, end in _runs(parse, covered):
        label = _label(parse, first, end) or _label_of_list(parse, first, end, labels)
        if label is not None:
            is_guess = label == "PERSON" and end - first == 1 and not _is_titled(parse, first)
            found.append(Span(first, end, label, is_guess=is_guess))
    found.extend(_datelines(parse, covered))
    return [*found, *abbreviations(parse, [*spans, *found])]


def _datelines(parse: Parse, covered: bytearray) -> Iterator[Span]:
    """Yield the uncovered places in capitals that open a paragraph before a date and a dash."""
    for match in _DATELINE.finditer(parse.text):
        first = bisect_left(parse.starts, match.start("place"))
        end = bisect_left(parse.ends, match.end("place")) + 1
        if end <= len(parse) and parse.ends[end - 1] == match.end("place") and not any(covered[first:end]):
            yield Span(first, end, "GPE", is_sure=True)


def _runs(parse: Parse, covered: bytearray) -> Iterator[tuple[int, int]]:
    """Yield the uncovered runs of capitalised proper nouns, titles left out."""
    titled, first, size = titles(), -1, len(parse)
    for token in range(size + 1):
        inside = token < size and parse.tags[token] in _NAMES[first >= 0] and not covered[token]
        if inside and parse.words[token][0].isupper() and not _is_title(parse.lowers[token], titled):
            if first < 0 or parse.sentence_of[first] != parse.sentence_of[token]:
                first = token
        elif first >= 0:
            if (token >= size or not covered[token]) and not (first and covered[first - 1]):
                yield first, token
            first = -1


def _is_title(lower: str, titled: Titles) -> bool:
    """Whether a word before a name is a form of address or an office."""
    return lower in titled.honorifics or lower in titled.offices


def _label(parse: Parse, first: int, end: int) -> str | None:
    """Return the label of a run, None when nothing tells that it is a name."""
    last = parse.words[end - 1]
    if end - first > _LONGEST or parse.lowers[end - 1] in heads() or last in not_names():
        return None
    if not titles().modifiers.isdisjoint(parse.lowers[first:end]):
        return None
    if any(not word.replace(".", "").replace("'", "").isalpha() for word in parse.words[first:end]):
        return None
    if end - first > 1 and parse.lowers[first] in given_names():
        return "PERSON"
    if end - first > 1 and parse.lowers[end - 1] in tails():
        return "ORG"
    if end - first > 1 and last in LEGAL_FORMS:
        return "ORG"
    if end - first > 1 and parse.lowers[first] in first_of_bodies():
        return "ORG"
    if is_listed(parse, Span(first, end, "ORG")) or _is_shared(parse, first):
        return "ORG"
    if end < len(parse) and parse.words[end] == "Minister":
        return None
    if _is_titled(parse, first):
        return "PERSON"
    if _is_apposed_to_body(parse, first, end - 1):
        return "ORG"
    if end - first > 1 and (has_age(parse, Span(first, end, "PERSON")) or _has_office(parse, end)):
        return "PERSON"
    if end - first < 3 and (_lives(parse, end - 1) or is_relative(parse, Span(first, end, "PERSON"))):
        return "PERSON"
    if _may_be_place(parse, first, end) and is_whereabouts(parse, Span(first, end, "GPE")):
        return "GPE"
    if not speaks(parse, end - 1):
        return None
    if end - first == 1 and last.isupper():
        return "ORG" if len(last) > 2 else None
    return "PERSON"


def _is_titled(parse: Parse, first: int) -> bool:
    """Whether a form of address or an office stands before a run."""
    return first > 0 and _is_title(parse.lowers[first - 1], titles())


def _is_shared(parse: Parse, first: int) -> bool:
    """Whether the words before a run speak of shares in it ("shares in Lund Steel fell")."""
    return (
        first > 1
        and parse.lowers[first - 1] == "in"
        and parse.lowers[first - 2] in {"shares", "shareholders"}
    )


def _has_office(parse: Parse, end: int) -> bool:
    """Whether an office stands in apposition behind a run ("Ada Roe, the Front's commander, had")."""
    if end >= len(parse) or parse.words[end] != ",":
        return False
    behind = [below for below in parse.children[end - 1] if below > end and parse.deps[below] == "appos"]
    return any(parse.tags[below] == "NN" and parse.lowers[below] in titles().offices for below in behind)


def _is_apposed_to_body(parse: Parse, first: int, last: int) -> bool:
    """Whether the run stands in apposition behind a noun for a body ("The bus company, Lund Transit,")."""
    noun = parse.heads[last]
    if parse.deps[last] != "appos" or noun >= first - 1 or parse.words[first - 1] != ",":
        return False
    return parse.words[noun] in titles().businesses or parse.words[noun] in titles().bodies


def _label_of_list(parse: Parse, first: int, end: int, labels: dict[int, str]) -> str | None:
    """Return the label of the name that a run is joined to: people of two words, places of one."""
    last = end - 1
    if parse.deps[last] != "conj" or parse.lowers[last] in heads() or not parse.words[last].istitle():
        return None
    label = labels.get(parse.heads[last])
    if label == "PERSON" and end - first == 2 and parse.heads[first] == last:
        return label
    return label if label == "GPE" and end - first == 1 and _may_be_place(parse, first, end) else None


def _may_be_place(parse: Parse, first: int, end: int) -> bool:
    """Whether a run is no month, no plural and no part of a longer name ("The People of Freedom")."""
    if parse.tags[end - 1] != "NNP" or parse.lowers[first][:3] in _MONTHS or first < 2:
        return False
    if parse.words[end - 1] in not_names() or parse.lowers[end - 1] in other_heads():
        return False
    before, above = parse.words[first - 1], parse.words[first - 2]
    opens = first - 2 == parse.sentences[parse.sentence_of[first]][0]
    return before not in {"-", "–"} and (before == "," or opens or not above[0].isupper())


def _lives(parse: Parse, token: int) -> bool:
    """Whether the token is the subject of what only people do or undergo ("married", "was born")."""
    verb, dep = parse.heads[token], parse.deps[token]
    if dep == "nsubj":
        return parse.pos[verb] == "VERB" and parse.lemmas[verb] in _LIVING
    return dep == "nsubjpass" and parse.lemmas[verb] in _UNDERGONE


def speaks(parse: Parse, token: int) -> bool:
    """Whether the token is the subject of a verb of saying."""
    verb = parse.heads[token]
    return (
        parse.deps[token] in _SUBJECTS and parse.pos[verb] == "VERB" and parse.lemmas[verb] in titles().speech
    )
