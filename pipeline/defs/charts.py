"""A small chart of stacked bars as SVG inside Markdown, short enough for the UI to show it at once.

The UI hides Markdown of a thousand characters and more behind a link. All bars of a part are therefore one
stroke, and the first bars are left out until the whole is short enough.
"""

from __future__ import annotations

import html
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

MARKDOWN_AT_MOST = 999
WIDTH, HEIGHT, RISE, LEGEND = 600, 120, 85, 120
BARS, PARTS, NAMED_BARS = 24, 3, 4
COLOURS = ("#4c78a8", "#f58518", "#72b7b2")
STYLE = "font-family='sans-serif' font-size='11' fill='#789'"
OTHER = "other"
LONGEST_NAME = 20
KEPT_IN_ADDRESS = " /:=',;"

Counts = Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: its name, and how high it stands with its first part, its first two, and so on."""

    name: str
    stack: tuple[int, ...]

    @property
    def total(self) -> int:
        """How high it stands."""
        return self.stack[-1]


def chart(title: str, counts: Counts) -> str:
    """Return `counts` (bar, part of it, number) as one image in Markdown, the last bars if there are many."""
    for most in range(BARS, 0, -1):
        # Angle brackets let blanks stand in an address.
        image = f"![{title}](<data:image/svg+xml,{quote(drawing(counts, most), safe=KEPT_IN_ADDRESS)}>)"
        if len(image) <= MARKDOWN_AT_MOST:
            return image
    return f"_{title}: too long to draw._"


def drawing(counts: Counts, most: int = BARS) -> str:
    """Return a chart of the last `most` bars as SVG; all text in it is escaped."""
    parts = _parts(counts)
    bars = _bars(counts, parts)[-most:]
    step = (WIDTH - (LEGEND if len(parts) > 1 else 0)) / max(len(bars), NAMED_BARS)
    box = f"width='{WIDTH}' height='{HEIGHT}' viewBox='0 {-RISE - 18} {WIDTH} {HEIGHT}'"
    marks = _strokes(bars, step, len(parts)) + _words(bars, step) + _legend(parts)
    return f"<svg xmlns='http://www.w3.org/2000/svg' {box} {STYLE}>{marks}</svg>"


def _parts(counts: Counts) -> list[str]:
    """Return the parts by size, what is beyond `PARTS` of them as one."""
    totals = Counter[str]()
    for _, part, number in counts:
        totals[part] += number
    names = [part for part, _ in totals.most_common()]
    return names if len(names) <= PARTS else [*names[: PARTS - 1], OTHER]


def _bars(counts: Counts, parts: Sequence[str]) -> list[_Bar]:
    """Return the bars in the order in which `counts` first names them."""
    heights = Counter[tuple[str, str]]()
    for bar, part, number in counts:
        heights[bar, part if part in parts else OTHER] += number
    return [
        _Bar(bar, tuple(sum(heights[bar, part] for part in parts[: last + 1]) for last in range(len(parts))))
        for bar in dict.fromkeys(bar for bar, _, _ in counts)
    ]


def _strokes(bars: Sequence[_Bar], step: float, parts: int) -> str:
    """Return one path a part: whole bars first, and over them what is left without their upper parts."""
    unit = RISE / max((bar.total for bar in bars), default=1)
    paths = []
    for part, colour in reversed(list(enumerate(COLOURS[:parts]))):
        lines = "".join(
            f"M{(place + 0.4) * step:.0f} 0v-{bar.stack[part] * unit:.0f}" for place, bar in enumerate(bars)
        )
        paths.append(f"<path stroke='{colour}' stroke-width='{step * 0.8:.0f}' d='{lines}'/>")
    return "".join(paths)


def _words(bars: Sequence[_Bar], step: float) -> str:
    """Return names beneath bars and totals above them: of all if they are few, else of those that matter."""
    highest = max(bars, key=lambda bar: bar.total, default=None)
    few = len(bars) <= NAMED_BARS
    unit = RISE / max((bar.total for bar in bars), default=1)
    marks = []
    for place, bar in enumerate(bars):
        if few or place in (0, len(bars) - 1):
            marks.append(_text(place * step, 13, bar.name))
        if few or bar is highest:
            marks.append(_text(place * step, -bar.total * unit - 4, f"{bar.total:,}"))
    return "".join(marks)


def _legend(parts: Sequence[str]) -> str:
    """Return the names of the parts in their colours; none where there is one part."""
    if len(parts) < 2:
        return ""
    left = WIDTH - LEGEND
    return "".join(
        _text(left, 16 * place - RISE, part, f" fill='{colour}'")
        for place, (colour, part) in enumerate(zip(COLOURS, parts, strict=False))
    )


def _text(left: float, foot: float, words: str, style: str = "") -> str:
    """Return a line of small text."""
    escaped = html.escape(words[:LONGEST_NAME], quote=False)
    return f"<text x='{left:.0f}' y='{foot:.0f}'{style}>{escaped}</text>"
