"""Quotation marks paired on the article's own text: every form of mark, nesting, marks left open.

What lives here: which characters are quotation marks and which pair belongs together. What does not:
whether the marked words are a quote at all, and whose. Nothing is carried over a paragraph's end save
the fact that a quote was still open there, so that an odd mark costs at most its own paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_MARK = re.compile(r"''|``|´´|’’|‘‘|,,(?=\w)|[\"“”„‟«»‹›〝〞＂'‘’‚‛`´]")
_PARAGRAPH = re.compile(r"[^\n]+")
_ELISION = re.compile(r"(?:\d0s?\b|em\b|til\b|tis\b|twas\b|cause\b|bout\b|round\b|n\b|n['’])", re.IGNORECASE)
_OPENERS = frozenset("“„‟«‹〝‘‚‛")
_CLOSERS = frozenset("”»›〞’")
_SINGLE = frozenset("'‘’‚‛`´")
_ANY = _OPENERS | _CLOSERS | frozenset("\"'«‹")
_GUILLEMETS = frozenset("«»‹›")
_BEFORE_OPENING = frozenset("([{<—–―-/=|")
_AFTER_CLOSING = frozenset(".,;:!?)]}>—–―-…/|")
_DEEPEST = 4


@dataclass(slots=True)
class Marked:
    """A stretch between two quotation marks.

    `start` and `end` hold the words without the marks; `opened` and `closed` are where the marks begin
    and end. `depth` is 0 for an outer pair. `is_closed` is false where the paragraph ended first;
    `continues` is true where the stretch before it was still open at its own paragraph's end.
    """

    opened: int
    start: int
    end: int
    closed: int
    depth: int
    is_single: bool = False
    is_closed: bool = True
    continues: bool = False
    within: int | None = None


@dataclass(slots=True)
class _Open:
    """A mark still waiting for its partner."""

    at: int
    inner: int
    family: str


@dataclass(slots=True)
class _Scan:
    """What the scan of one paragraph has found so far."""

    stack: list[_Open] = field(default_factory=list)
    found: list[Marked] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)


def find_marked(text: str) -> list[Marked]:
    """Return every marked stretch of `text`, outer before inner, in order of start."""
    found: list[Marked] = []
    left_open = False
    for match in _PARAGRAPH.finditer(text):
        if not match[0].strip():
            continue
        scan = _scan(text, *match.span())
        here = sorted(
            _closed_and_open(text, scan, match.span(), left_open), key=lambda one: (one.opened, -one.end)
        )
        left_open = any(not one.is_closed and one.depth == 0 for one in here)
        found.extend(_nested(here, len(found)))
    return found


def _scan(text: str, first: int, end: int) -> _Scan:
    """Pair the marks between `first` and `end`."""
    scan = _Scan()
    for match in _MARK.finditer(text, first, end):
        at, after, mark = match.start(), match.end(), match[0]
        family = _family(mark)
        opens, closes = _roles(mark, text[max(first, at - 2) : at], text[after : min(end, after + 2)])
        if family == "single":
            _single(scan, text, match, end, opens=opens, closes=closes)
        elif closes and not (opens and not _holder(scan, family)):
            _close(scan, at, after, family)
        elif opens or not scan.stack:
            _open(scan, at, after, family)
        else:
            _close(scan, at, after, family)
    return scan


def _family(mark: str) -> str:
    """Return whether `mark` is a single mark, a guillemet or a double mark."""
    if mark in _SINGLE:
        return "single"
    return "guillemet" if mark in _GUILLEMETS else "double"


def _roles(mark: str, before: str, after: str) -> tuple[bool, bool]:
    """Return whether `mark` may open and whether it may close, by its shape and its neighbours."""
    spaced_before = _is_edge(before[::-1], _BEFORE_OPENING)
    spaced_after = _is_edge(after, _AFTER_CLOSING)
    if spaced_before != spaced_after:
        return spaced_before, spaced_after
    if mark in _OPENERS or mark in ("``", "‘‘"):
        return True, mark == "“" and spaced_after
    return mark not in _CLOSERS, True


def _is_edge(near: str, edges: frozenset[str]) -> bool:
    """Return whether the characters beside a mark, nearest first, are those of an outer edge."""
    if not near or near[0].isspace() or near[0] in edges:
        return True
    return near[0] in _ANY and (len(near) == 1 or near[1].isspace() or near[1] in edges)


def _holder(scan: _Scan, family: str) -> int | None:
    """Return the place in the stack of the newest open mark of `family`."""
    for place in range(len(scan.stack) - 1, -1, -1):
        if scan.stack[place].family == family:
            return place
    return None


def _open(scan: _Scan, at: int, after: int, family: str) -> None:
    """Put a mark on the stack, the oldest falling out when it is too deep."""
    if len(scan.stack) < _DEEPEST:
        scan.stack.append(_Open(at, after, family))


def _close(scan: _Scan, at: int, after: int, family: str) -> None:
    """Close the newest open mark of `family`, or a single one that nothing else will close."""
    place = _holder(scan, family)
    if place is None and family != "single":
        place = len(scan.stack) - 1 if scan.stack else None
    if place is None:
        scan.strays.append(at)
        return
    opener = scan.stack[place]
    del scan.stack[place:]
    if at > opener.inner:
        scan.found.append(
            Marked(opener.at, opener.inner, at, after, depth=0, is_single=opener.family == "single")
        )


def _single(scan: _Scan, text: str, match: re.Match[str], end: int, *, opens: bool, closes: bool) -> None:
    """Tell an apostrophe from a single quotation mark, and pair the latter."""
    at, after = match.span()
    before = text[at - 1] if at else " "
    following = text[after] if after < end else " "
    if before.isalnum() and following.isalnum():
        return
    if opens and not closes:
        if following.isalnum() and not _ELISION.match(text, after, end):
            _open(scan, at, after, "single")
    elif closes and _holder(scan, "single") is not None and not _is_plural(text, at, end):
        _close(scan, at, after, "single")


_NEXT_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)|['’](?!\w)")


def _is_plural(text: str, at: int, end: int) -> bool:
    """Return whether the mark at `at` is a possessive: after an s, a closing mark before any opening one."""
    if text[at - 1] not in "sS" or text[at + 1 : at + 2] != " ":
        return False
    found = _NEXT_SINGLE.search(text, at + 1, min(end, at + 300))
    return found is not None and text[found.start() - 1] != " "


def _closed_and_open(text: str, scan: _Scan, bounds: tuple[int, int], left_open: bool) -> Iterator[Marked]:
    """Yield the pairs, and what an unclosed or an unopened mark can still tell."""
    first, end = bounds
    begin = first + len(text[first:end]) - len(text[first:end].lstrip())
    if left_open and scan.strays and not any(one.opened < scan.strays[0] for one in scan.found):
        stray = scan.strays[0]
        yield Marked(begin, begin, stray, stray + 1, depth=0, continues=True)
    for one in scan.found:
        if left_open and one.opened == begin:
            one.continues = True
        yield one
    for opener in scan.stack[:1]:
        if opener.family != "single" and not any(one.opened > opener.at for one in scan.found):
            last = first + len(text[first:end].rstrip())
            yield Marked(
                opener.at,
                opener.inner,
                last,
                last,
                depth=0,
                is_closed=False,
                continues=left_open and opener.at == begin,
            )


def _nested(here: list[Marked], offset: int) -> list[Marked]:
    """Set each stretch's depth and the number of the one that holds it."""
    holders: list[int] = []
    for place, one in enumerate(here):
        while holders and here[holders[-1] - offset].closed <= one.opened:
            holders.pop()
        one.depth, one.within = len(holders), holders[-1] if holders else None
        holders.append(offset + place)
    return here
