"""Runs of numbers that sum to the most.

What does not live here: what the numbers mean (`articles.single.page`).
"""

from __future__ import annotations

from typing import NamedTuple


def maximal_runs(worths: list[int]) -> list[tuple[int, int, int]]:
    """Return all maximal scoring runs as (first, last, total), in order and in linear time.

    The algorithm of Ruzzo and Tompa (1999): each run is kept with the sums before its first and up
    to its last number.
    """
    runs: list[_Run] = []
    total = first = before = 0
    is_rising = False
    for index, worth in enumerate(worths):
        if worth > 0 and not is_rising:
            first, before = index, total
        if worth <= 0 and is_rising:
            _add_run(runs, _Run(first, index - 1, before, total, -1))
        is_rising = worth > 0
        total += worth
    if is_rising:
        _add_run(runs, _Run(first, len(worths) - 1, before, total, -1))
    return [(run.first, run.last, run.right - run.left) for run in runs]


class _Run(NamedTuple):
    """`left` and `right` are the sums before `first` and up to `last`; `link` is the next of lower `left`."""

    first: int
    last: int
    left: int
    right: int
    link: int


def _add_run(runs: list[_Run], run: _Run) -> None:
    while True:
        place = len(runs) - 1
        while place >= 0 and runs[place].left >= run.left:
            place = runs[place].link
        if place < 0 or runs[place].right >= run.right:
            runs.append(run._replace(link=place))
            return
        run = _Run(runs[place].first, run.last, runs[place].left, run.right, -1)
        del runs[place:]
