"""When an article was published, from a date as written and what the folder says.

What does not live here: the shapes of dates (`pipeline.articles.dates`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from pipeline.articles.dates import Stamp
from pipeline.articles.open_dates import resolve_year
from pipeline.records import Precision, SourceFacts

_WEEK = 7


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


def _year_on_page(month: int, day: int, page: Iterable[date]) -> int | None:
    years = set()
    for shown in page:
        for before in range(_WEEK):
            written = shown - timedelta(days=before)
            if (written.month, written.day) == (month, day):
                years.add(written.year)
    return years.pop() if len(years) == 1 else None


def of_moment(seconds: float) -> Publication | None:
    """Return the publication that a Unix time gives, in seconds or milliseconds."""
    if seconds > 1e11:
        seconds /= 1000
    if not 0 < seconds < 7e9:
        return None
    at = datetime.fromtimestamp(int(seconds), UTC)
    return Publication(at=at, on=at.date(), precision="second", source="metadata")
