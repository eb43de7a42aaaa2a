"""A page's own list of its contents, which names the titles that follow.

What does not live here: other evidence of where articles begin (`articles.listing.starts`).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.articles.layout.dated_titles import NUMBERED
from pipeline.articles.layout.heads import Head
from pipeline.articles.line.furniture import plain
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import BRACKET, DIGIT, DOT

_LEADERS = re.compile(r"\s?(?:\.\s?){4,}\d{0,4}$|\s?\([^()]{2,40}\)$|\s{1,3}\d{1,3}$")
_FEWEST_DOTS = 3
_MOST_WORDS = 25
_FEWEST = 2
_FEWEST_WORDS = 2
_LISTED = 0.6
_NEAR = 6
_MOST_NAMED = 2
_TOP = 150


def listed(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads whose titles a list above them names, with those titles."""
    if len(heads) < _FEWEST:
        return []
    at: dict[str, int] = {}
    for index, line in enumerate(lines[:_TOP]):
        if _may_be_entry(line):
            at.setdefault(_name(line), index)
    found: list[tuple[int, Head, int]] = []
    for head in heads[:_TOP]:
        for index in range(max(head.begin, head.last - _NEAR), head.last):
            entry = at.get(_name(lines[index]), index) if _may_be_entry(lines[index]) else index
            if entry < index:
                found.append((entry, head, index))
                break
    if len(found) < _FEWEST or not _is_list(lines, [entry for entry, _, _ in found], found[0][2]):
        return []
    if _are_labels(lines, [index for _, _, index in found]):
        return []
    for _, head, index in found:
        head.title = index
    return [head for _, head, _ in found]


def _are_labels(lines: list[Line], places: list[int]) -> bool:
    """Say whether most lines stand on the page again and again, as no title does."""
    seen = Counter(_name(line) for line in lines if _may_be_entry(line))
    return 2 * sum(seen[_name(lines[index])] > _MOST_NAMED for index in places) > len(places)


def _may_be_entry(line: Line) -> bool:
    return line.kind is not Kind.META and _FEWEST_WORDS <= line.words <= _MOST_WORDS


def _name(line: Line) -> str:
    text = NUMBERED.sub("", line.text, count=1) if line.marks & DIGIT else line.text
    if line.marks & (BRACKET | DIGIT) or (line.marks & DOT and text.count(".") > _FEWEST_DOTS):
        text = _LEADERS.sub("", text, count=1)
    return plain(text) if text is not line.text else line.plain


def _is_list(lines: list[Line], entries: list[int], first: int) -> bool:
    """Say whether the entries follow each other above the first title, and are most of their list."""
    span = lines[entries[0] : entries[-1] + 1]
    is_rising = all(one < two for one, two in pairwise(entries))
    return is_rising and entries[-1] < first and len(entries) >= _LISTED * len(span)
