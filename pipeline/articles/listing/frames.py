"""Which heads share what stands around their titles, as those of a list do.

What does not live here: the choice of each head's title (`framing`), whether such heads begin articles
(`evidence`), other evidence of where articles begin (`starts`).
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.articles.layout.heads import Head
from pipeline.articles.layout.topics import shares
from pipeline.articles.line.lines import Line
from pipeline.articles.listing.evidence import are_articles
from pipeline.articles.listing.roles import AFTER, Mark, surroundings

_FEWEST_FRAMED = 3
_SHARE = 0.6
_STRONG = ("date", "byline", "rule")
_CLEARLY = 0.3
_HEADLINE = 3
_LIVE = re.compile(r"live\b(?! tv)|as it happened|live\s?blog|minute by minute|latest updates", re.I)


def framed(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads of a list: those that share what stands around their titles.

    A live blog's entries are no list.
    """
    titled = [head for head in heads if head.title is not None]
    if len(titled) < _FEWEST_FRAMED:
        return titled if len(titled) == 2 and _are_two(lines, titled) else []
    marks = [surroundings(lines, head) for head in titled]
    votes = Counter(mark for each in marks[1:] for mark in each)
    least = max(2, _SHARE * (len(titled) - 1))
    usual = {mark for mark, count in votes.items() if count >= least}
    if any(role == "clock" for _, role in usual) and _is_live(lines[: titled[0].last]):
        return []
    if not usual:
        return titled if are_articles(lines, titled, are_bare=True) else []
    tells = shares(lines, titled)
    found = [
        head
        for head, each, (own, other) in zip(titled, marks, tells, strict=True)
        if (
            _is_alike(usual, each)
            if head is not titled[0]
            else _is_first(usual, each) or (_is_headline(lines, head) and own >= _CLEARLY and own > 2 * other)
        )
    ]
    return found if len(found) >= _FEWEST_FRAMED and are_articles(lines, found) else []


def _are_two(lines: list[Line], titled: list[Head]) -> bool:
    """Say whether the only two heads share a date, byline, rule or number, and each tells of its text."""
    shared = surroundings(lines, titled[0]) & surroundings(lines, titled[1])
    is_strong = any(role in _STRONG for _, role in shared)
    is_strong = is_strong or [head.number for head in titled] == [1, 2]
    return is_strong and all(own >= _CLEARLY and own > 2 * other for own, other in shares(lines, titled))


def are_framed(lines: list[Line], heads: list[Head], chosen: list[Head]) -> bool:
    """Say whether all chosen heads, the first too, share what stands around their titles."""
    alike = {head.first for head in framed(lines, heads)}
    return alike >= {head.first for head in chosen}


def _is_alike(usual: set[Mark], marks: set[Mark]) -> bool:
    return 2 * len(usual & marks) >= len(usual)


def _is_headline(lines: list[Line], head: Head) -> bool:
    return head.title is not None and lines[head.title].words >= _HEADLINE


def _is_first(usual: set[Mark], marks: set[Mark]) -> bool:
    """Say whether what opens the page is the first of the list; no text stands above it."""
    usual = {mark for mark in usual if mark[0] != AFTER}
    return 2 * len(usual & marks) > len(usual)


def _is_live(lines: list[Line]) -> bool:
    return any(_LIVE.match(line.text) for line in lines)
