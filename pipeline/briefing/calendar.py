"""Days put into the bars of a chart: days, weeks, months or years, as the whole span asks for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month", "year"]

MOST_DAYS: dict[Unit, int] = {"day": 45, "week": 400, "month": 3_700}
MOST_BARS = 150


@dataclass(frozen=True, slots=True)
class Bin:
    """One bar's time: from `start` up to but without `end`, and its name: a week's is its Monday."""

    start: date
    end: date
    name: str


def unit_for(first: date, last: date) -> Unit:
    """Return the unit that gives the days from `first` to `last` a readable number of bars."""
    days = (last - first).days + 1
    return next((unit for unit, most in MOST_DAYS.items() if days <= most), "year")


def bins(first: date, last: date, unit: Unit) -> list[Bin]:
    """Return the bars from the one that holds `first` to the one that holds `last`, at most the last ones."""
    found: list[Bin] = []
    start = _start(first, unit)
    while start <= last and (not found or start > found[-1].start):
        end = _next(start, unit)
        found.append(Bin(start, end, _name(start, unit)))
        start = end
    return found[-MOST_BARS:]


def counted(days: Iterable[tuple[date, int]], unit: Unit) -> Counter[date]:
    """Return the sum of the numbers of all days of each bar, by the bar's first day."""
    sums = Counter[date]()
    for day, number in days:
        sums[_start(day, unit)] += number
    return sums


def _start(day: date, unit: Unit) -> date:
    """Return the first day of the bar that holds `day`; weeks begin on Monday."""
    if unit == "day":
        return day
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), (day - date.min).days))
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _next(start: date, unit: Unit) -> date:
    """Return the first day of the next bar."""
    steps = {"day": 1, "week": 7, "month": 31, "year": 366}
    if date.max - start < timedelta(days=366):
        return date.max
    return _start(start + timedelta(days=steps[unit]), unit)


def _name(start: date, unit: Unit) -> str:
    """Return what a bar is called."""
    if unit == "year":
        return str(start.year)
    if unit == "month":
        return f"{start:%B} {start.year}"
    return f"{start.day} {start:%B} {start.year}"
