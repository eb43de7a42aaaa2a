"""An article's text with the spans that the page cites marked at their offsets, the rest cut to a bound.

Pure functions of plain text. What does not live here: markup (the template writes it).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

WHOLE = 3_000
"""Characters up to which a text is shown whole."""

REACH = 300
"""Characters shown on either side of a span, at least, where a text is not shown whole."""

LONGEST_SPAN = 2_000
"""Characters of a span that are shown: a "sentence" without a full stop may be a whole file."""

SNAP = 120
"""Characters within which an excerpt is widened to where a paragraph or a word ends."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """One cited stretch of a text: `anchor` is its id in the page, `kind` is quote or sentence."""

    start: int
    end: int
    anchor: str
    kind: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passage: words, the beginning or end of a mark, or a gap of so many characters.

    The second half of a mark that is cut by another's end has no anchor.
    """

    what: Literal["words", "open", "close", "gap"]
    words: str = ""
    anchor: str = ""
    kind: str = ""
    length: int = 0


def pieces(text: str, spans: Iterable[Span]) -> list[Piece]:
    """Return `text` in pieces, each span marked; what is far from every span is left out.

    The words between the opening and the closing of a mark are exactly `text[start:end]`.
    """
    wanted = sorted(
        {Span(one.start, min(one.end, one.start + LONGEST_SPAN), one.anchor, one.kind) for one in spans},
        key=lambda one: (one.start, -one.end, one.anchor),
    )
    found: list[Piece] = []
    shown = 0
    for start, end in _windows(text, wanted):
        if start > shown:
            found.append(Piece("gap", length=start - shown))
        found += _marked(text, start, end, [one for one in wanted if start <= one.start < end])
        shown = end
    if shown < len(text):
        found.append(Piece("gap", length=len(text) - shown))
    return found


def _windows(text: str, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """Return the stretches of `text` to show, in order and apart from each other."""
    if len(text) <= WHOLE:
        return [(0, len(text))]
    found: list[tuple[int, int]] = []
    for span in spans:
        start, end = _before(text, span.start - REACH), _after(text, span.end + REACH)
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _before(text: str, place: int) -> int:
    """Return where a paragraph, or else a word, begins just before `place`."""
    least = max(place - SNAP, 0)
    if place <= SNAP:
        return 0
    ends = (text.rfind("\n", least, place), text.rfind(" ", least, place))
    return next((end + 1 for end in ends if end >= 0), place)


def _after(text: str, place: int) -> int:
    """Return where a paragraph, or else a word, ends just after `place`."""
    most = place + SNAP
    if most >= len(text):
        return len(text)
    ends = (text.find("\n", place, most), text.find(" ", place, most))
    return next((end for end in ends if end >= 0), place)


def _marked(text: str, start: int, end: int, spans: Sequence[Span]) -> Iterator[Piece]:
    """Yield `text[start:end]` with marks that never cross: `spans` are sorted, the longer one first."""
    edges = sorted({start, end, *(edge for one in spans for edge in (one.start, one.end))})
    opened: list[Span] = []
    for here, after in zip(edges, [*edges[1:], end], strict=True):
        yield from _closed(opened, here)
        for span in spans:
            if span.start == here:
                opened.append(span)
                yield Piece("open", anchor=span.anchor, kind=span.kind)
        if here < after:
            yield Piece("words", words=text[here:after])


def _closed(opened: list[Span], here: int) -> Iterator[Piece]:
    """Close the marks that end `here`; those inside them that go on are closed and opened again."""
    ending = [place for place, span in enumerate(opened) if span.end <= here]
    if not ending:
        return
    outermost = ending[0]
    inside = opened[outermost:]
    del opened[outermost:]
    yield from (Piece("close") for _ in inside)
    for span in inside:
        if span.end > here:
            opened.append(span)
            yield Piece("open", kind=span.kind)
