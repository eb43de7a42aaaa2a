"""Cutting a text at the spans found in it: a pure function of the text and the spans.

Spans may overlap in any way; each stretch between two ends is one piece that knows all the spans it
lies in. What does not live here: how a piece looks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` of a text (from 0, the end exclusive), and what they are.

    `kind` is one word, which the page's style knows; `href` and `note` say where it leads and what it is.
    """

    start: int
    end: int
    kind: str
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text that lies in the same spans from end to end.

    `start` is the offset of its first character; `until` where the longest span ends that begins
    there, None where none does; `href` that of the innermost span that has one.
    """

    text: str
    start: int
    kinds: tuple[str, ...] = ()
    until: int | None = None
    href: str | None = None
    note: str = ""


def paragraphs(text: str, spans: Iterable[Span]) -> list[list[Piece]]:
    """Return the pieces of `text`, in order, line by line; empty lines are left out.

    The pieces joined, and the lines joined by line ends, are `text` but for its empty lines. A span
    that does not lie within the text is left out.
    """
    within = sorted(
        (span for span in spans if 0 <= span.start < span.end <= len(text)),
        key=lambda span: (span.start, -span.end),
    )
    lines: list[list[Piece]] = [[]]
    for piece in _pieces(text, within):
        if piece.text == "\n":
            lines.append([])
        else:
            lines[-1].append(piece)
    return [line for line in lines if any(piece.text.strip() for piece in line)]


def _pieces(text: str, spans: Sequence[Span]) -> Iterator[Piece]:
    """Yield the pieces between the ends of `spans`, which are sorted, and the line ends."""
    cuts = {0, len(text)} | {end for span in spans for end in (span.start, span.end)}
    for at, letter in enumerate(text):
        if letter == "\n":
            cuts |= {at, at + 1}
    ends = sorted(cuts)
    waiting, active = list(reversed(spans)), list[Span]()
    for start, end in pairwise(ends):
        active = [span for span in active if span.end > start]
        while waiting and waiting[-1].start == start:
            active.append(waiting.pop())
        yield _piece(text[start:end], start, active)


def _piece(text: str, start: int, active: Sequence[Span]) -> Piece:
    """Return the piece from `start` that lies in the spans `active`, outermost first."""
    leading = [span.href for span in active if span.href]
    return Piece(
        text=text,
        kinds=tuple(dict.fromkeys(kind for span in active for kind in span.kind.split())),
        start=start,
        until=max((span.end for span in active if span.start == start), default=None),
        href=leading[-1] if leading else None,
        note="; ".join(dict.fromkeys(span.note for span in active if span.note)),
    )
