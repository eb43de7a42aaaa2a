"""Pages of several articles: where each begins, its title, its body, and which lines are only its teaser.

What does not live here: pages of one article (`pipeline.articles.page`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.articles.bylines import is_byline
from pipeline.articles.lines import Kind, Line, is_cut, plain
from pipeline.articles.page import Parts, clean_body, standfirst

_LISTING = re.compile(
    r"\b(?:tag|category|author|monthly|daily|yearly)\s?archives?\b|\barchives? (?:for|of)\b|^tag:|^category:|\bsearch results\b|\bpage \d+ of \d+\b|\bposts tagged\b|\ball posts\b",
    re.I,
)
_NUMBERED = re.compile(r"(?:#\s?)?(\d{1,3})[.):]\s+(?=\S)")


@dataclass(slots=True)
class Head:
    """The lines between two stretches of prose, from `first` to before `last`, with the title among them."""

    first: int
    last: int
    title: int | None = None
    has_meta: bool = False
    has_teaser: bool = False
    has_rule: bool = False
    number: int | None = None


def read_archive(lines: list[Line]) -> list[Parts] | None:
    """Return the articles of a page of several; None when the page holds only one."""
    mark_teasers(lines)
    heads = find_heads(lines)
    chosen = starts(lines, heads)
    if len(chosen) < 2:
        return None
    bounds = [head.title if head.title is not None else head.first for head in chosen] + [len(lines)]
    items = [read_item(lines, head, end) for head, end in zip(chosen, bounds[1:], strict=True)]
    found = [item for item in items if item is not None]
    return found if is_archive(found) else None


def is_archive(items: list[Parts]) -> bool:
    """Say whether the items are articles of one list, not one article and the teasers around it."""
    sizes = sorted((sum(line.words for line in item.body) for item in items), reverse=True)
    return len(sizes) >= 2 and (sizes[0] < 0.8 * sum(sizes) or sizes[1] >= 120)


def mark_teasers(lines: list[Line]) -> None:
    """Make the prose line above a "Read more" line a teaser when it breaks off or repeats an earlier one."""
    openings: set[str] = set()
    for index, line in enumerate(lines):
        if line.kind is Kind.PROSE and index + 1 < len(lines) and lines[index + 1].kind is Kind.MORE:
            if is_cut(line.text) or opening(line) in openings:
                line.kind = Kind.TEASER
        if line.kind is Kind.PROSE:
            openings.add(opening(line))


def opening(line: Line) -> str:
    """Return the first letters and digits of a line, by which a teaser is known."""
    return re.sub(r"[\W_]+", "", line.text[:80]).lower()[:40]


def find_heads(lines: list[Line]) -> list[Head]:
    """Return the runs of lines that aren't prose, each with the title found in it."""
    labels = {
        text
        for text, count in Counter(plain(line.text) for line in lines if line.kind is Kind.SHORT).items()
        if count > 1
    }
    heads, first = [], None
    for index, line in enumerate(lines):
        if line.kind is Kind.PROSE:
            if first is not None:
                heads.append(_head(lines, first, index, labels))
            first = None
        elif first is None:
            first = index
    return heads


def _head(lines: list[Line], first: int, last: int, labels: set[str]) -> Head:
    head = Head(first, last)
    begin = first
    for index in range(first, last):
        kind = lines[index].kind
        head.has_teaser |= kind in (Kind.TEASER, Kind.MORE)
        head.has_rule |= kind is Kind.RULE
        if kind in (Kind.TEASER, Kind.MORE, Kind.RULE, Kind.END):
            begin = index + 1
    metas = [index for index in range(begin, last) if lines[index].kind is Kind.META]
    head.has_meta = bool(metas)
    candidates = [
        i for i in range(begin, last) if lines[i].kind is Kind.SHORT and plain(lines[i].text) not in labels
    ]
    head.title = _choose_title(lines, candidates, metas)
    if head.title is not None and (match := _NUMBERED.match(lines[head.title].text)):
        head.number = int(match[1])
    return head


def _choose_title(lines: list[Line], candidates: list[int], metas: list[int]) -> int | None:
    before = [index for index in candidates if not metas or index < metas[0]] or candidates
    long = [index for index in before if lines[index].words >= 3]
    chosen = long or before
    return chosen[-1] if chosen else None


def starts(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads that begin an article, by the evidence that repeats on the page."""
    titled = [head for head in heads if head.title is not None]
    strong = [head for head in titled if head.has_teaser or head.has_meta or head.has_rule]
    if len(strong) < 2:
        return []
    teasers = sum(head.has_teaser for head in titled)
    metas = sum(head.has_meta for head in titled)
    if teasers >= 2 and teasers >= metas:
        chosen = [head for head in titled if head.has_teaser]
        if titled[0] is not chosen[0]:
            chosen.insert(0, [head for head in titled if head.first < chosen[0].first][0])
        return chosen
    if metas >= 2:
        return [head for head in titled if head.has_meta]
    return []


def read_item(lines: list[Line], head: Head, end: int) -> Parts | None:
    """Return the parts of the item that begins at `head` and ends before line `end`."""
    title = lines[head.title] if head.title is not None else None
    parts = Parts(
        title=title, head=lines[head.title + 1 if head.title is not None else head.first : head.last]
    )
    parts.standfirst = standfirst([line for line in parts.head if not is_byline(line.text)], title)
    stop = next((i for i in range(head.last, end) if lines[i].kind in (Kind.TEASER, Kind.END)), end)
    parts.body = clean_body(lines[head.last : stop], title)
    return parts if parts.body else None
