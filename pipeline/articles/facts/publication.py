"""When an article was published, from a date as written and what the folder says.

What does not live here: the shapes of dates (`articles.facts.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from pipeline.articles.facts.dates import Stamp, find_stamps, is_day
from pipeline.articles.facts.open_dates import is_weekday_right, resolve_year
from pipeline.records import Precision, SourceFacts

_WEEK = 7
_WIDEST_OFFSET, _OFFSET_STEP = timedelta(hours=14), timedelta(minutes=15)
_LARGEST = 1e17
_FIRST_MOMENT, _LAST_MOMENT = 1e9, 7e9
_FIGURES = re.compile(
    r"((?:1[6-9]|20|21)\d\d)([01]\d)([0-3]\d)"
    r"(?:[T ]?([0-2]\d)([0-5]\d)([0-5]\d)?(?:\.\d{1,6})?(Z|[+-]\d\d:?\d\d)?)?$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The instant, the publisher's own day, how finely they are known, and where they were read."""

    at: datetime
    on: date
    precision: Precision
    source: str


def of_stamp(stamp: Stamp, source: str, facts: SourceFacts) -> Publication | None:
    """Return the publication that a stamp gives; a time of day without a zone takes the folder's, or goes."""
    if stamp.clock is not None and stamp.zone is None and facts.time_zone is not None:
        stamp = replace(stamp, zone=ZoneInfo(facts.time_zone))
    at, precision = stamp.instant, stamp.precision
    if at is None or precision is None or stamp.year is None:
        return None
    return Publication(
        at=at, on=date(stamp.year, stamp.month, stamp.day or 1), precision=precision, source=source
    )


def of_dateline(stamp: Stamp, text: str, facts: SourceFacts, page: Iterable[date] = ()) -> Publication | None:
    """Return the publication that a date line gives; a missing year is the text's, page's or folder's.

    `page` are the full dates at the head of the page: one within a week after the day tells its year.
    """
    if stamp.year is not None or stamp.day is None:
        return of_stamp(stamp, "dateline", facts)
    year = resolve_year(stamp.month, stamp.day, text) or _year_on_page(stamp.month, stamp.day, page)
    if year is not None:
        return of_stamp(replace(stamp, year=year), "dateline", facts)
    if facts.default_year is None:
        return None
    return of_stamp(replace(stamp, year=facts.default_year), "source.toml", facts)


def of_yearless(stamp: Stamp, written: str, facts: SourceFacts) -> Publication | None:
    """Return the publication of a day without a year in the folder's, if the weekday `written` is right."""
    year = facts.default_year
    if stamp.year is not None or year is None or not is_weekday_right(written, stamp, year):
        return None
    return of_stamp(replace(stamp, year=year), "source.toml", facts)


def with_zone(stamp: Stamp, utc: str) -> Stamp:
    """Return a stamp with the zone that the same moment tells, as another field writes it in UTC."""
    moment = next((found.instant for found in find_stamps(f"{utc.rstrip('Zz')}Z") if found.clock), None)
    if moment is None or stamp.clock is None or stamp.day_date is None:
        return stamp
    offset = datetime.combine(stamp.day_date, stamp.clock, UTC) - moment
    if abs(offset) > _WIDEST_OFFSET or offset % _OFFSET_STEP:
        return stamp
    return replace(stamp, zone=timezone(offset))


def _year_on_page(month: int, day: int, page: Iterable[date]) -> int | None:
    years = set()
    for shown in page:
        for before in range(_WEEK):
            written = shown - timedelta(days=before)
            if (written.month, written.day) == (month, day):
                years.add(written.year)
    return years.pop() if len(years) == 1 else None


def of_number(number: float, facts: SourceFacts) -> Publication | None:
    """Return the publication that a bare number gives; a small one is a count, and no time.

    It is a day or instant in figures (20240306, 20240306113000), or a Unix time of 2001 or later in seconds,
    milliseconds or microseconds: files that hold none write 0 or a year.
    """
    if not 0 < number < _LARGEST:
        return None
    figures = str(int(number)) if number == number // 1 else ""
    if (written := in_figures(figures)) is not None:
        return next((of_stamp(stamp, "metadata", facts) for stamp in find_stamps(written)), None)
    unit = next((unit for unit in (1, 10**3, 10**6) if _FIRST_MOMENT <= number / unit < _LAST_MOMENT), None)
    if unit is None:
        return None
    at = datetime.fromtimestamp(int(number / unit), UTC)
    return Publication(at=at, on=at.date(), precision="second", source="metadata")


def in_figures(written: str) -> str | None:
    """Return "2024-03-06T11:30:00Z" for "20240306T113000Z", and "2024-03-06" for "20240306"; else None."""
    match = _FIGURES.match(written)
    if match is None or not is_day(int(match[1]), int(match[2]), int(match[3])):
        return None
    clock = f"T{match[4]}:{match[5]}:{match[6] or '00'}{match[7] or ''}" if match[4] else ""
    return f"{match[1]}-{match[2]}-{match[3]}{clock}"
