"""Days, months and years as ranges, and what is known when a date expression is resolved.

What does not live here: the expressions (`date_forms`) and which range each means (`dates`, `counted_dates`).
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.nlp.events.days.date_forms import MONTH_WORDS, SEASONS
from pipeline.records import Precision

DAY = timedelta(days=1)
Span = tuple[date, date, Precision, str]
"""First and last day, precision and basis."""
_QUARTERS = {"first": 0, "second": 3, "third": 6, "fourth": 9}
_MONTHS_OF = {"quarter": 3, "half": 6}


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date is held against: the day of publication, the tense, and the day told last, if any."""

    published: date | None
    future: bool
    told: Callable[[], date | None]


def day_span(day: date, basis: str) -> Span:
    """Return one day."""
    return day, day, "day", basis


def month_span(year: int, month: int, basis: str) -> Span:
    """Return all of one month."""
    return months_span(year * 12 + month - 1, 1, basis)


def months_span(index: int, count: int, basis: str) -> Span:
    """Return `count` months from the one that is `index` months from the year 0."""
    first, last = divmod(index, 12), divmod(index + count - 1, 12)
    return (
        date(first[0], first[1] + 1, 1),
        date(last[0], last[1] + 1, monthrange(last[0], last[1] + 1)[1]),
        "month",
        basis,
    )


def year_span(year: int, basis: str) -> Span:
    """Return all of one year."""
    return date(year, 1, 1), date(year, 12, 31), "year", basis


def part_of_year(nth: str, part: str, year: int, basis: str) -> Span:
    """Return "the third quarter" or "the last half" of a year."""
    count = _MONTHS_OF[part]
    start = 12 - count if nth == "last" else _QUARTERS[nth] * count // 3
    if start >= 12:
        raise ValueError(nth)
    return months_span(year * 12 + start, count, basis)


def season_span(name: str, year: int, basis: str) -> Span:
    """Return the three months of a northern season that begins in `year`."""
    return months_span(year * 12 + SEASONS[name] - 1, 3, basis)


def month_number(word: str) -> int:
    """Return the number of the month that `word` names or abbreviates."""
    bare = word.lower().rstrip(".")
    return MONTH_WORDS.get(bare) or MONTH_WORDS[bare[:3]]


def full_year(year: int, published: date | None) -> int:
    """Return a year with its century: the one that ends nearest to the publication."""
    if year >= 100:
        return year
    around = published.year if published is not None else 2000
    return min((1900 + year, 2000 + year), key=lambda full: abs(full - around))
