"""Name spans and their types: the model's entities corrected by the gazetteer, trimmed and completed.

What does not live here: which spans mean the same thing (`clusters`), descriptions and pronouns.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.nlp.names.lexicon import Known, gazetteer, titles
from pipeline.nlp.parse import Parse

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
PARTICLES = frozenset(
    (
        "al",
        "el",
        "bin",
        "bint",
        "ibn",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "la",
        "le",
        "les",
    )
    + ("van", "von", "der", "den", "ter", "ten", "zu", "y", "e", "af", "av", "ben", "abu", "du")
)
_DETERMINERS = frozenset(
    {"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "our"}
)
_CAPITAL_TAGS = frozenset({"NNP", "NNPS"})


@dataclass(slots=True)
class Span:
    """Tokens `first` up to `end` that name something; `known` is its entry in the lists, if any."""

    first: int
    end: int
    label: str
    known: Known | None = None


def find_spans(parse: Parse) -> list[Span]:
    """Return the names in the text, in order, none overlapping another."""
    known = _known_spans(parse)
    taken = _merge(parse, known)
    return sorted(taken, key=lambda span: span.first)


def _known_spans(parse: Parse) -> list[Span]:
    """Return the longest gazetteer matches, left to right."""
    table, lowers, found, end = gazetteer(), parse.lowers, [], 0
    for token, lower in enumerate(lowers):
        if token < end or lower not in table:
            continue
        for rest, known in table[lower]:
            size = 1 + len(rest)
            if (not rest or tuple(lowers[token + 1 : token + size]) == rest) and _is_written_so(
                parse, token, size, known
            ):
                end = token + size
                found.append(Span(token, end, known.label, known))
                break
    return found


def _is_written_so(parse: Parse, first: int, size: int, known: Known) -> bool:
    """Whether the words are capitalised as a name would be."""
    word = parse.words[first]
    if known.exact:
        return word.isupper()
    last = parse.words[first + size - 1]
    return word[0].isupper() or (size > 1 and last[0].isupper())


def _merge(parse: Parse, known: list[Span]) -> list[Span]:
    """Lay the model's spans and the known ones together; a longer model span keeps what it holds."""
    spans: list[Span] = []
    by_first = {span.first: span for span in known}
    covered: set[int] = set()
    for first, end, label in parse.entities:
        if label not in LABELS and label not in {"PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}:
            continue
        for span in _trimmed(parse, first, end, label):
            inside = [by_first[token] for token in range(span.first, span.end) if token in by_first]
            if _is_known_throughout(parse, span, inside):
                continue
            if label in LABELS:
                spans.append(span)
            covered.update(range(span.first, span.end))
    free = [span for span in known if not any(token in covered for token in range(span.first, span.end))]
    return [*spans, *free]


def _is_known_throughout(parse: Parse, span: Span, inside: list[Span]) -> bool:
    """Whether known names make up all of `span` but for punctuation and small words."""
    if not inside:
        return False
    tokens = {token for known in inside for token in range(known.first, known.end)}
    if max(tokens) >= span.end:
        return True
    return all(
        token in tokens or not parse.words[token][0].isupper() for token in range(span.first, span.end)
    )


def _trimmed(parse: Parse, first: int, end: int, label: str) -> list[Span]:
    """Return `first` to `end` without what is not the name, as no, one or more spans."""
    for token in range(first, end):
        if "\n" in parse.words[token]:
            return [*_trimmed(parse, first, token, label), *_trimmed(parse, token + 1, end, label)]
    if label == "PERSON":
        for token in range(first + 1, end - 1):
            if parse.lowers[token] in {"and", ",", "&", "/", ";"}:
                return [*_trimmed(parse, first, token, label), *_trimmed(parse, token + 1, end, label)]
        first = _after_titles(parse, first, end)
    while first < end and _is_edge(parse, first) and parse.lowers[first] not in PARTICLES:
        first += 1
    while end > first and _is_edge(parse, end - 1):
        end -= 1
    if first >= end or not any(parse.words[token][0].isupper() for token in range(first, end)):
        return []
    return [Span(first, end, label)]


def _is_edge(parse: Parse, token: int) -> bool:
    """Whether a name neither begins nor ends with this token."""
    word = parse.words[token]
    return parse.lowers[token] in _DETERMINERS or not (word[0].isupper() or word[0].isdigit())


def _after_titles(parse: Parse, first: int, end: int) -> int:
    """Return where the name proper begins in a person's span."""
    listed = titles()
    for token in range(end - 2, first - 1, -1):
        lower = parse.lowers[token]
        if lower in listed.honorifics or lower in listed.offices:
            return token + 1
    return first
