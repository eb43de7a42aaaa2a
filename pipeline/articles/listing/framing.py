"""The frame in which the titles of a page stand: which line of each head fits that of the other titles best.

What does not live here: which heads begin an article (`articles.listing.frames`).
"""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from pipeline.articles.layout.dated_titles import NUMBERED, dated_title, number_of
from pipeline.articles.layout.heads import Head
from pipeline.articles.layout.topics import share_told
from pipeline.articles.line.lines import Line
from pipeline.articles.line.marks import DATES, DIGIT
from pipeline.articles.listing.roles import LABEL, ROLES, role_of

_FEWEST = 2
_MOST_PLACES = 12
_MARGIN = 1.2
_MOST_TOLD = 1.0
_ROUNDS = 3
_ENOUGH_WORDS = 4
_OF_MASTHEAD = (3, 4)
_NUMBERS = {role: number for number, role in enumerate(ROLES)}


def settle_frames(lines: list[Line], heads: list[Head]) -> None:
    """Where titles stand in the same frame again and again, every head has the line that fits it best."""
    framed = [head for head in heads if len(head.candidates) > 0]
    if len(framed) < _FEWEST or all(len(head.candidates) == 1 for head in framed):
        return
    frames = _Frames(lines, framed)
    for _ in range(_ROUNDS):
        if not frames.settle():
            return


class _Frames:
    """The places where titles may stand, of all heads one behind the other, and the frame of each."""

    def __init__(self, lines: list[Line], heads: list[Head]) -> None:
        self._lines, self._heads = lines, heads
        places = [_places(head) for head in heads]
        self._places = [place for each in places for place in each]
        self._bounds = list(pairwise(np.cumsum([0, *map(len, places)]).tolist()))

    def settle(self) -> bool:
        """Give each head the place that fits best where it fits far better; say whether any changed."""
        worths = self._worths()
        rows = [self._row(index) for index in range(len(self._heads))]
        lows = np.array([worths[row] if row is not None else np.inf for row in rows])
        tops = np.maximum.reduceat(worths, [first for first, _ in self._bounds])
        changed = False
        for index in np.flatnonzero(tops + _MOST_TOLD > lows + _MARGIN).tolist():
            changed |= self._change(index, worths)
        return changed

    def _change(self, index: int, worths: NDArray[np.float64]) -> bool:
        head, (first, end) = self._heads[index], self._bounds[index]
        places = self._places[first:end]
        worth = {
            place: own + share_told(self._lines, head, place)
            for place, own in zip(places, worths[first:end].tolist(), strict=True)
        }
        best = max(places, key=lambda place: (worth[place], place))
        if head.title is None or worth[best] <= worth[head.title] + _MARGIN:
            return False
        head.title, head.number = best, number_of(self._lines[best])
        return True

    def _row(self, index: int) -> int | None:
        """Return where the title of a head is among the places."""
        (first, end), title = self._bounds[index], self._heads[index].title
        return self._places.index(title, first, end) if title in self._places[first:end] else None

    def _worths(self) -> NDArray[np.float64]:
        """Return how well each place fits: the share of titles that it is like, and its words."""
        rows = [row for index in range(1, len(self._heads)) if (row := self._row(index)) is not None]
        votes = np.bincount(self._marks[rows].ravel(), minlength=int(self._marks.max()) + 1)
        found: NDArray[np.float64] = votes[self._marks].sum(axis=1) / max(1, len(self._heads) - 1)
        return found + self._words

    @cached_property
    def _words(self) -> NDArray[np.float64]:
        words = np.array([self._lines[place].words for place in self._places])
        found: NDArray[np.float64] = np.minimum(words, _ENOUGH_WORDS) / _ENOUGH_WORDS
        return found

    @cached_property
    def _marks(self) -> NDArray[np.int64]:
        """Return the frame of each place as numbers: each stands for one trait and what it is there."""
        frames = np.array(
            [
                _frame(self._lines, head, place)
                for head, (first, end) in zip(self._heads, self._bounds, strict=True)
                for place in self._places[first:end]
            ]
        )
        frames[: self._bounds[0][1], _OF_MASTHEAD] = -1
        before = 0
        for column in frames.T:
            kinds, column[:] = np.unique(column, return_inverse=True)
            column += before
            before += len(kinds)
        return frames


def _places(head: Head) -> list[int]:
    """Return where a head's title may be: not far above its text, or where it is."""
    near = head.candidates[-_MOST_PLACES:]
    return near if head.title in near or head.title not in head.candidates else [head.title, *near]


def _frame(lines: list[Line], head: Head, index: int) -> tuple[int, ...]:
    """Return what tells of the place of a line in its head."""
    line, below = lines[index], lines[index + 1]
    return (
        _NUMBERS[role_of(lines[index - 1])] if index else -1,
        _NUMBERS[role_of(below)],
        head.last - index,
        index - head.first,
        bool(head.metas) and head.metas[0] < index,
        bool(head.metas) and head.metas[-1] > index,
        line.marks & DIGIT != 0 and NUMBERED.match(line.text) is not None,
        line.marks & DATES != 0 and dated_title(line) is not None,
        line.text.isupper(),
        line.gap > 0,
        below.gap > 0,
        line.words > LABEL,
    )
