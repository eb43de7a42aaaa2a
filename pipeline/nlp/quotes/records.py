"""From tokens to records: the exact characters of a quote, its kind, its utterance, its speakers.

What does not live here: finding the quotes.
"""

from __future__ import annotations

from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.speakers import Speakers
from pipeline.records import Names, Quote, QuoteKind

_DOUBLE = frozenset('"“”„‟«»‹›〝〞＂')


def as_quotes(page: Page, found: list[Found], names: Names) -> tuple[Quote, ...]:
    """Return the quotes as records, in order of start, overlapping ones dropped."""
    speakers = Speakers(page, names)
    quotes: list[Quote] = []
    reached = -1
    for one in sorted(found, key=lambda one: (one.first, -one.end)):
        start, end = _characters(page, one)
        if end <= start or one.first < reached:
            continue
        reached = one.end
        quotes.append(_quote(page, one, start, end, speakers, len(quotes)))
    return tuple(quotes)


def _characters(page: Page, one: Found) -> tuple[int, int]:
    """Return the characters of the quote, without the marks around it."""
    parse = page.parse
    start, end = parse.starts[one.first], parse.ends[one.end - 1]
    if one.marked is not None and page.spans[one.marked] == (one.first, one.end):
        stretch = page.marked[one.marked]
        start, end = stretch.start, stretch.end
    return _stripped(parse.text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without spaces at its edges or a comma at its end."""
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def _kind(page: Page, one: Found) -> QuoteKind:
    """Return how much of the quote stands in marks."""
    inside = [page.holder[token] >= 0 for token in range(one.first, one.end) if page.is_word(token)]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _quote(page: Page, one: Found, start: int, end: int, speakers: Speakers, number: int) -> Quote:
    """Return one record."""
    parse = page.parse
    said = speakers.of(one)
    cue = one.cue
    return Quote(
        text=parse.text[start:end],
        start_char=start,
        end_char=end,
        kind=_kind(page, one),
        speakers=said.referents,
        speaker_text=said.text,
        speaker_start_char=said.start,
        speaker_end_char=said.end,
        cue=parse.span_text(*cue) if cue else None,
        cue_start_char=parse.starts[cue[0]] if cue else None,
        cue_end_char=parse.ends[cue[1] - 1] if cue else None,
        utterance=number,
        rule=one.rule,
    )
