"""From tokens to records: the exact characters of a quote, its kind, its utterance, its speakers.

What does not live here: finding the quotes.
"""

from __future__ import annotations

import re

from pipeline.nlp.quotes.confidence import confidence
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.speakers import Said, Speakers
from pipeline.records import Names, Quote, QuoteKind

_WORD = re.compile(r"\w")
_VERBATIM = frozenset(["turn", "post", "pulled"])
_GOING_ON = frozenset(["continued", "carried"])


def as_quotes(page: Page, found: list[Found], names: Names) -> tuple[Quote, ...]:
    """Return the quotes as records, in order of start; of two that overlap the first stays."""
    speakers = Speakers(page, names)
    utterances = Utterances()
    quotes: list[Quote] = []
    open_quotes: list[int] = []
    for one in sorted(found, key=lambda one: (one.first, -one.end, one.is_nested)):
        start, end = _characters(page, one)
        while open_quotes and quotes[open_quotes[-1]].end_char <= start:
            open_quotes.pop()
        parent = open_quotes[-1] if open_quotes else None
        if (parent is not None) != one.is_nested or _WORD.search(page.parse.text, start, end) is None:
            continue
        holder = None if parent is None else quotes[parent]
        if holder is not None and (
            end > holder.end_char or (start, end) == (holder.start_char, holder.end_char)
        ):
            continue
        said = speakers.of(one, holder)
        open_quotes.append(len(quotes))
        quotes.append(_quote(page, one, (start, end), said, utterances.of(one), parent))
    return tuple(quotes)


class Utterances:
    """Numbers the utterances: the parts of a split quote, and what goes on from it, share one."""

    def __init__(self) -> None:
        """Begin before the first."""
        self.groups: dict[int, int] = {}
        self.count = 0
        self.last = -1

    def of(self, one: Found) -> int:
        """Return the number of the utterance that `one` belongs to."""
        if one.rule in _GOING_ON and one.source is None and self.last >= 0:
            return self.last
        number = self.count if one.group < 0 else self.groups.setdefault(one.group, self.count)
        self.count = max(self.count, number + 1)
        if not one.is_nested:
            self.last = number
        return number


def _characters(page: Page, one: Found) -> tuple[int, int]:
    """Return the characters of the quote, without the marks around it."""
    parse = page.parse
    start, end = parse.starts[one.first], parse.ends[one.end - 1]
    if one.marked is not None and page.spans.get(one.marked, (one.first, one.end)) == (one.first, one.end):
        stretch = page.marked[one.marked]
        start, end = stretch.start, stretch.end
    return _stripped(parse.text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch without spaces at its edges or a comma at its end."""
    while end > start and (text[end - 1].isspace() or text[end - 1] == ","):
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    is_open = text.count("(", start, end) > text.count(")", start, end)
    return start, end + (is_open and text[end : end + 1] == ")")


def _kind(page: Page, one: Found) -> QuoteKind:
    """Return how much of the quote stands in marks."""
    if one.rule in _VERBATIM:
        return "direct"
    inside = [page.holder[token] >= 0 for token in range(one.first, one.end) if page.is_word(token)]
    if inside and all(inside):
        return "direct"
    return "mixed" if any(inside) else "indirect"


def _quote(
    page: Page, one: Found, span: tuple[int, int], said: Said, utterance: int, parent: int | None
) -> Quote:
    """Return one record, `span` its characters."""
    parse, cue = page.parse, one.cue
    return Quote(
        text=parse.text[span[0] : span[1]],
        start_char=span[0],
        end_char=span[1],
        kind=_kind(page, one),
        speakers=said.speaker.referents,
        speaker_text=said.speaker.text,
        speaker_start_char=said.speaker.start,
        speaker_end_char=said.speaker.end,
        cue=parse.span_text(*cue) if cue else None,
        cue_start_char=parse.starts[cue[0]] if cue else None,
        cue_end_char=parse.ends[cue[1] - 1] if cue else None,
        reported_by=said.reported_by,
        utterance=utterance,
        parent=parent,
        confidence=confidence(one.rule, said.speaker),
        rule=one.rule,
    )
