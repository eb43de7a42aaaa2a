"""What quotation marks tell of names: a nickname inside one, a work's title around one.

What does not live here: quotes of what somebody said (`pipeline.nlp.quotes`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import is_given_name
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_OPENING, _CLOSING = frozenset('"“‘'), frozenset('"”’')
_LONGEST_NICKNAME, _NEAR = 3, 4
_WORKS = frozenset(
    """
    album ballet book comedy documentary drama episode essay film hit movie musical novel opera painting
    play poem series show single sitcom song soundtrack track
    """.split()
)
_NAMING = frozenset({"called", "named", "nicknamed", "dubbed", "as", "alias"})


def over_nicknames(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` with first name, quoted nickname and surname in one."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.first < kept[-1].end:
            continue
        kept.append(_over_nickname(parse, span))
    return kept


def _over_nickname(parse: Parse, span: Span) -> Span:
    """Return the span as far as the surname behind a nickname, where one follows."""
    opening = span.end
    if opening + 3 >= len(parse) or parse.words[opening] not in _OPENING or span.known is not None:
        return span
    if span.label != "PERSON" and not is_given_name(parse.words[span.first]):
        return span
    for closing in range(opening + 2, min(opening + _LONGEST_NICKNAME + 2, len(parse) - 1)):
        if parse.words[closing] in _CLOSING:
            is_name = parse.tags[closing + 1] == "NNP" and parse.words[closing + 1][0].isupper()
            return Span(span.first, closing + 2, "PERSON", is_sure=True) if is_name else span
    return span


def without_works(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` without those that are the whole of a quoted title ("the song "Lund"")."""
    free = {parse.span_text(span.first, span.end) for span in spans if not _is_quoted(parse, span)}
    return [span for span in spans if not _is_work(parse, span, free)]


def _is_quoted(parse: Parse, span: Span) -> bool:
    """Whether quotation marks stand on both sides of a name."""
    if span.first == 0 or span.end >= len(parse):
        return False
    return parse.words[span.first - 1] in _OPENING and parse.words[span.end] in _CLOSING


def _is_work(parse: Parse, span: Span, free: set[str]) -> bool:
    """Whether a quoted name is the title of a film or song, or of something never named without the marks."""
    if not _is_quoted(parse, span):
        return False
    before = parse.lowers[max(0, span.first - 1 - _NEAR) : span.first - 1]
    if not _WORKS.isdisjoint(before) or not _WORKS.isdisjoint(
        parse.lowers[span.end + 1 : span.end + 1 + _NEAR]
    ):
        return True
    if span.known is not None or span.label == "ORG" or not _NAMING.isdisjoint(before[-2:]):
        return False
    return parse.span_text(span.first, span.end) not in free
