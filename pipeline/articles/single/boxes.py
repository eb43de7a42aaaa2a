"""What pages set among the paragraphs of an article: pictures, boxes of links, the site's own words.

What does not live here: captions that name their maker, and notices (`articles.single.body`).
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import Line, look_at
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import OPENS

_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_LONGEST_MAKER = 4
_HEADLINE = 16
_FEWEST_APART = 4
_FEWEST_LINKS = 2
_SHORTEST_LINK = 4
_SITE = (Kind.FURNITURE, Kind.PROMOTION, Kind.END)
_LONGEST_CAPTION = 40
_LONGEST_BOX_HEADING = 6
_MOST_IN_BOX = 8
_LONGEST_IN_BOX = 40
_MOST_LISTED = 40
_TOP = 60
_LIST_OPENS = re.compile(r"list of \d{1,2} items$")


def without_pictures(lines: list[Line]) -> list[Line]:
    """Leave out pictures copied as their description, their maker, and perhaps a caption.

    The description opens with the name of the maker, which is the next line ("Agency A boat", "Agency").
    """
    dropped: set[int] = set()
    for index, (one, two) in enumerate(pairwise(lines)):
        if two.words <= _LONGEST_MAKER < one.words and is_pictured(one, two):
            dropped |= {index, index + 1}
            dropped |= {i for i in (index + 2,) if i < len(lines) and _is_under(lines[i])}
    return [line for i, line in enumerate(lines) if i not in dropped] if dropped else lines


def is_pictured(one: Line, two: Line) -> bool:
    """Say whether a line describes a picture whose maker is the next line."""
    return (
        two.words <= _LONGEST_MAKER < one.words
        and two.gap == 0
        and one.text.startswith(two.text + " ")
        and one.text[len(two.text) + 1].isupper()
    )


def _is_under(line: Line) -> bool:
    return line.gap == 0 and line.words <= _LONGEST_CAPTION and line.text[-1:] not in '.!?”"'


def without_slips(lines: list[Line]) -> list[Line]:
    """Leave out short lines with the site's own words both above and below them."""
    site = [i for i, line in enumerate(lines) if line.kind in _SITE and line.words > 1]
    slips = {one + 1 for one, two in pairwise(site) if two == one + 2 and lines[one + 1].kind is Kind.SHORT}
    return [line for i, line in enumerate(lines) if i not in slips] if slips else lines


def without_blocks(lines: list[Line]) -> list[Line]:
    """Leave out blocks of headlines between paragraphs that empty lines part: links to other articles."""
    prose = [line for line in lines[1:] if line.kind is Kind.PROSE and line.words > _HEADLINE]
    if sum(line.gap > 0 for line in prose) < 0.9 * len(prose) or len(prose) < _FEWEST_APART:
        return lines
    kept: list[Line] = []
    block: list[Line] = []
    for line in lines:
        if line.gap:
            kept += [] if _are_links(block, kept) else block
            block = []
        block.append(line)
    return kept + ([] if _are_links(block, kept) else block)


def _are_links(block: list[Line], before: list[Line]) -> bool:
    if len(block) < _FEWEST_LINKS or not before or before[-1].text.endswith((":", ";", ",")):
        return False
    return all(_is_link(line) for line in block)


def _is_link(line: Line) -> bool:
    return (
        _SHORTEST_LINK <= line.words <= _HEADLINE
        and line.kind in (Kind.SHORT, Kind.PROSE)
        and not line.bullet
        and line.text[-1] not in '.!;,:”"'
        and _NUMBERED.match(line.text) is None
    )


def without_boxes(lines: list[Line], repeated: frozenset[str]) -> list[Line]:
    """Leave out runs of short lines that are neither a heading nor a list: boxes of links."""
    if not any(line.kind is Kind.SHORT for line in lines):
        return lines
    kept: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if line.kind is Kind.SHORT:
            run.append(line)
            continue
        kept += _of_box(run, kept[-1] if kept else None, repeated)
        kept.append(line)
        run = []
    return kept + _of_box(run, kept[-1] if kept else None, repeated)


def _of_box(run: list[Line], before: Line | None, repeated: frozenset[str]) -> list[Line]:
    run = [line for line in run if line.plain not in repeated] if repeated else run
    if len(run) <= 1 or (before is not None and before.text.endswith((":", ";", ","))):
        return run
    if len(run) == 2 and run[0].text.isupper() and all(line.gap for line in run):
        return run
    if all(line.bullet for line in run) or any(_NUMBERED.match(line.text) for line in run):
        return run
    opening = next((i for i, line in enumerate(run) if line.text.endswith(":")), len(run))
    return [line for line in run[:opening] if _is_whole(line)] + run[opening:]


def _is_whole(line: Line) -> bool:
    return line.text.endswith((".", "?", "!", "”", '"')) or line.words >= 12


def without_related(lines: list[Line]) -> list[Line]:
    """Leave out, between paragraphs, links under a heading such as "Related article", and key points.

    Such a box ends with an empty line, or with the words "end of list" that pages have for screen readers.
    """
    few = [i for i, line in enumerate(lines) if line.marks & OPENS and line.words <= _LONGEST_BOX_HEADING]
    openings = [index for index in few if _may_open_box(lines[index].plain)]
    if not openings:
        return lines
    look_at(lines)
    first = next((index for index, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    dropped: set[int] = set()
    for index in openings:
        name = lines[index].plain
        if (name in furniture().inset and index > first) or (name in furniture().key_points and index < _TOP):
            dropped |= set(range(index, _box_end(lines, index)))
        elif _LIST_OPENS.match(name):
            dropped |= set(range(index, _list_end(lines, index)))
    return [line for i, line in enumerate(lines) if i not in dropped] if dropped else lines


def _may_open_box(name: str) -> bool:
    return name in furniture().inset or name in furniture().key_points or _LIST_OPENS.match(name) is not None


def _box_end(lines: list[Line], heading: int) -> int:
    """Return what follows a box of a few lines below its heading; the heading itself where there is none."""
    for index in range(heading + 1, min(heading + _MOST_IN_BOX + 2, len(lines))):
        line = lines[index]
        if line.gap or index == len(lines) - 1:
            return index if line.gap and index > heading + 1 else heading
        if line.kind is Kind.META or line.words > _LONGEST_IN_BOX:
            break
    return heading


def _list_end(lines: list[Line], first: int) -> int:
    ends = (i for i in range(first, min(first + _MOST_LISTED, len(lines))) if lines[i].plain == "end of list")
    return next(ends, first - 1) + 1
