"""A small chart of stacked bars as SVG, for previews: the UI shows an image whose address holds it whole."""

from __future__ import annotations

import base64
import html
from collections import Counter
from collections.abc import Sequence

WIDTH, HEIGHT, LEGEND, FOOT = 640, 150, 150, 18
BARS, PARTS = 24, 6
COLOURS = ("#4c78a8", "#f58518", "#54a24b", "#b279a2", "#e45756", "#72b7b2", "#9d9da1")
OTHER = "other"


def chart(title: str, counts: Sequence[tuple[str, str, int]]) -> str:
    """Return `counts` (bar, part of it, number) as one image in Markdown, the last bars if there are many."""
    svg = base64.b64encode(drawing(title, counts).encode()).decode()
    return f"![{title}](data:image/svg+xml;base64,{svg})"


def drawing(title: str, counts: Sequence[tuple[str, str, int]]) -> str:
    """Return the chart as SVG; all text in it is escaped."""
    bars = list(dict.fromkeys(bar for bar, _, _ in counts))[-BARS:]
    totals = Counter[str]()
    for bar, part, number in counts:
        totals[part] += number if bar in bars else 0
    parts = [part for part, _ in totals.most_common(PARTS)]
    heights = Counter[tuple[str, str]]()
    for bar, part, number in counts:
        heights[bar, part if part in parts else OTHER] += number
    shown = [*parts, OTHER] if len(totals) > PARTS else parts
    marks = [_text(0, 14, title, "#333"), *_bars(bars, shown, heights), *_legend(shown)]
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    background = f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{background}{"".join(marks)}</svg>'


def _bars(bars: Sequence[str], parts: Sequence[str], heights: Counter[tuple[str, str]]) -> list[str]:
    """Return one column a bar, its parts from below, its total above and its name beneath."""
    sums = [sum(heights[bar, part] for part in parts) for bar in bars]
    unit = (HEIGHT - 2 * FOOT - 14) / max([*sums, 1])
    step = (WIDTH - LEGEND) / max(len(bars), 4)
    every = -(-len(bars) // 8)
    marks: list[str] = []
    for place, (bar, total) in enumerate(zip(bars, sums, strict=True)):
        left, top = place * step, float(HEIGHT - FOOT)
        for colour, part in zip(COLOURS, parts, strict=False):
            height = heights[bar, part] * unit
            top -= height
            marks.append(_box(left, top, step * 0.8, height, colour))
        marks.append(_text(left, top - 3, f"{total:,}", "#666"))
        if place % every == 0:
            marks.append(_text(left, HEIGHT - 5, bar, "#333"))
    return marks


def _legend(parts: Sequence[str]) -> list[str]:
    """Return the names of the parts beside their colours; none where there is one part."""
    if len(parts) < 2:
        return []
    left = WIDTH - LEGEND + 8
    places = [
        (20 + 17 * place, colour, part)
        for place, (colour, part) in enumerate(zip(COLOURS, parts, strict=False))
    ]
    return [
        _box(left, top, 10, 10, colour) + _text(left + 15, top + 9, part, "#333")
        for top, colour, part in places
    ]


def _box(left: float, top: float, width: float, height: float, colour: str) -> str:
    """Return a rectangle."""
    return f'<rect x="{left:.1f}" y="{top:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{colour}"/>'


def _text(left: float, foot: float, words: str, colour: str) -> str:
    """Return a line of small text."""
    style = f'font-family="sans-serif" font-size="11" fill="{colour}"'
    return f'<text x="{left:.1f}" y="{foot:.1f}" {style}>{html.escape(words)}</text>'
