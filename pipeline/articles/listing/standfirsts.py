"""Standfirsts of the items of a list, told from the titles above them.

What does not live here: the standfirst of a page's one article (`articles.single.page_title`).
"""

from __future__ import annotations

from statistics import median

from pipeline.articles.layout.heads import Head
from pipeline.articles.line.lines import Line
from pipeline.articles.single.page_title import is_title_above

_FEWEST = 3
_SHORTEST = 3
_SHORTEST_STANDFIRST = 8


def settle_standfirsts(lines: list[Line], heads: list[Head]) -> None:
    """Where most titles have another title-like line right above them, they are standfirsts.

    Standfirsts are longer than titles on the whole, though not each of them.
    """
    titled = [head for head in heads if head.title is not None and not _is_apart(lines, head)]
    under = [head for head in titled if head.title is not None and _is_under_title(lines, head, head.title)]
    pairs = [head for head in titled if head.title is not None and head.title - 1 in head.candidates]
    if len(pairs) >= _FEWEST and len(pairs) >= 0.6 * len(titled) and _are_longer(lines, pairs):
        under = pairs
    if len(under) >= 2 and len(under) >= 0.6 * len(titled):
        for head in under:
            head.title = head.title - 1 if head.title is not None else None


def _is_apart(lines: list[Line], head: Head) -> bool:
    """Say whether an empty line stands above a title and none below it, as around no standfirst."""
    return head.title is not None and lines[head.title].gap > lines[head.title + 1].gap == 0


def _are_longer(lines: list[Line], heads: list[Head]) -> bool:
    """Say whether titles are as long as standfirsts, and the lines above them as long as titles."""
    below = [lines[head.title].words for head in heads if head.title is not None]
    above = [lines[head.title - 1].words for head in heads if head.title is not None]
    return median(below) >= max(_SHORTEST_STANDFIRST, median(above) + 2) and median(above) >= _SHORTEST


def settle_attached(lines: list[Line], heads: list[Head]) -> None:
    """Where a long line stands right below a shorter one with a gap above it, that is the title."""
    for head in heads:
        above = head.title - 1 if head.title is not None else -1
        if above in head.candidates and lines[above].gap > lines[above + 1].gap == 0:
            head.title = above if is_title_above(lines[above], lines[above + 1]) else head.title


def _is_under_title(lines: list[Line], head: Head, title: int) -> bool:
    return title - 1 in head.candidates and 4 <= lines[title - 1].words <= 25 and lines[title].words >= 8
