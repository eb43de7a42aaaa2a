"""Whether the items of a page are articles of one list, a front page, or one article and what is around it.

What does not live here: where the items begin (`articles.listing.starts`).
"""

from __future__ import annotations

from statistics import median

from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.listing.teased import opening
from pipeline.articles.single.page import Parts

_SUBSTANTIAL = 60
_NEARLY_ALL = 0.9
_LONG = 250
_FEWEST_TEASERS = 3
_SHORTEST_TEASER = 12
_TEASED = 60
_LONGEST_TEASER = 45


def is_archive(items: list[Parts], are_alike: bool = False, are_apart: bool = False) -> bool:
    """Say whether the items are articles of one list, not one article and the teasers around it.

    Items that are framed alike may be of any size, unless all but one are a teaser's.
    """
    sizes = sorted((sum(line.words for line in item.body) for item in items), reverse=True)
    if len(sizes) < 2:
        return False
    if _is_front_page(items, are_apart):
        return True
    if are_alike and sizes[0] < _NEARLY_ALL * sum(sizes):
        return sizes[0] < _LONG or sizes[0] <= 3 * sizes[1] or median(sizes[1:]) >= _LONGEST_TEASER
    if len(sizes) == 2 and sizes[1] < _SUBSTANTIAL and not all(_is_dated(item) for item in items):
        return False
    substantial = sum(size >= _SUBSTANTIAL for size in sizes)
    if sizes[0] >= _LONG and sizes[0] > 3 * sizes[1] and median(sizes[1:]) < _SUBSTANTIAL:
        return False
    if sizes[0] >= 0.75 * sum(sizes):
        return sizes[1] >= 2 * _SUBSTANTIAL and all(_is_dated(item) and _is_headed(item) for item in items)
    return substantial >= 3 or sizes[0] < 4 * sizes[1]


def _is_front_page(items: list[Parts], are_apart: bool) -> bool:
    """Say whether three teasers or more follow one article, none below "Related" or the like."""
    teasers = items[1:]
    if len(teasers) < _FEWEST_TEASERS or items[0].excerpt or not are_apart:
        return False
    if any(opens_related(line) for item in teasers for line in item.head):
        return False
    if median(sum(line.words for line in item.body) for item in teasers) < _SHORTEST_TEASER:
        return False
    headed = sum(_is_headed(item) for item in teasers)
    return all(item.excerpt and item.title is not None for item in teasers) and 2 * headed > len(teasers)


def _is_headed(item: Parts) -> bool:
    return item.title is not None and item.title.words >= 4


def _is_dated(item: Parts) -> bool:
    return any(line.kind is Kind.META for line in item.head)


def ends_below_teasers(items: list[Parts | None]) -> bool:
    """Say whether the last item is a few words that are no teaser, below an article and teasers of others."""
    found = [item for item in items[:-1] if item is not None]
    last = items[-1]
    if len(found) <= _FEWEST_TEASERS or found[0].excerpt or not all(item.excerpt for item in found[1:]):
        return False
    return last is None or (not last.excerpt and sum(line.words for line in last.body) < _LONGEST_TEASER)


def without_teased(items: list[Parts]) -> list[Parts]:
    """Leave out the excerpts whose article stands on the same page in full."""
    full = {opening(item.body[0])[:_TEASED] for item in items if not item.excerpt}
    return [item for item in items if not item.excerpt or opening(item.body[0])[:_TEASED] not in full]


def opens_related(line: Line) -> bool:
    """Say whether a line opens a box of links to other articles ("Read also")."""
    return line.kind in (Kind.END, Kind.MORE) or line.plain in furniture().section
