"""Second names that the article itself gives: "Lund Water Board (LWB)", "X, also known as Y".

What does not live here: second names the lists know (`lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse
from pipeline.spelling import initials

_BODIES = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
_KNOWN_AS = frozenset({"known", "called", "formerly", "aka", "a.k.a", "a.k.a."})
_SMALL = frozenset({"the", "a", "an", '"', "“", "‘", "'", "``"})
_SHORTEST, _LONGEST, _WIDEST = 2, 8, 6


def abbreviations(parse: Parse, spans: list[Span]) -> Iterator[Span]:
    """Yield the abbreviations in brackets behind an organisation's name that no span covers."""
    covered = {token for span in spans for token in range(span.first, span.end)}
    for span in spans:
        token = span.end + 1
        if span.label != "ORG" or token + 1 >= len(parse) or token in covered:
            continue
        word = parse.words[token]
        if parse.words[span.end] not in {"(", "["} or parse.words[token + 1] not in {")", "]", ",", ";"}:
            continue
        if word.isupper() and word.isalpha() and _SHORTEST <= len(word) <= _LONGEST:
            yield Span(token, token + 1, "ORG")


def unlearn(parse: Parse, spans: list[Span]) -> None:
    """Forget the lists' meaning of initials that the article explains otherwise ("Lund Board (LB)")."""
    told = set()
    for one, other in pairwise(spans):
        is_short = other.known is not None and other.known.exact and other.end - other.first == 1
        if is_short and one.known is None and one.label == "ORG" and _is_defined(parse, one, other):
            told.add(parse.words[other.first])
    for span in spans if told else ():
        if span.end - span.first == 1 and parse.words[span.first] in told:
            span.known, span.label = None, "ORG"


def _is_defined(parse: Parse, one: Span, other: Span) -> bool:
    """Whether initials in brackets are those of the name before, which is not the one the lists know."""
    if parse.lowers[one.end : other.first] not in (["("], ["["]) or other.known is None:
        return False
    words = set(parse.lowers[one.first : one.end])
    is_other = 2 * len(words & set(other.known.name.lower().split())) < len(words)
    letters = initials(parse.span_text(one.first, one.end))  # in another order in another language
    return is_other and sorted(letters.lower()) == sorted(parse.lowers[other.first])


def definitions(parse: Parse, spans: list[Span]) -> Iterator[tuple[Span, Span]]:
    """Yield pairs of neighbouring spans of which the article says that they are one thing."""
    for one, other in pairwise(spans):
        gap = other.first - one.end
        if not 0 < gap <= _WIDEST or one.label not in _BODIES or other.label not in _BODIES:
            continue
        if _says_so(parse, one, other):
            yield one, other


def _says_so(parse: Parse, one: Span, other: Span) -> bool:
    """Whether the words between two spans say that they are one thing."""
    between = parse.lowers[one.end : other.first]
    if between in (["("], ["["]):
        return _abbreviates(parse, one, other)
    if between == [",", "or"]:
        return _is_short_form(parse, other)
    last = other.first - 1
    while parse.lowers[last] in _SMALL:
        last -= 1
    if parse.lowers[last] == "called":
        return parse.tags[last] == "VBN"
    return parse.lowers[last] == "as" and not _KNOWN_AS.isdisjoint(between)


def _is_short_form(parse: Parse, span: Span) -> bool:
    """Whether a span is capitals between commas ("the Lund Water Board, or LWB, said")."""
    word, after = parse.words[span.first], parse.words[span.end : span.end + 1]
    return span.end - span.first == 1 and word.isupper() and len(word) > 1 and after in ([","], ["."])


def _abbreviates(parse: Parse, one: Span, other: Span) -> bool:
    """Whether the shorter of two spans can be made of the other's initials."""
    texts = (parse.span_text(one.first, one.end), parse.span_text(other.first, other.end))
    short, long = sorted(texts, key=len)
    letters = short.replace(".", "").lower()
    if not short.replace(".", "").isalnum() or len(letters) < _SHORTEST or len(long.split()) < _SHORTEST:
        return False
    return short.isupper() or letters == initials(long) or initials(long).startswith(letters)
