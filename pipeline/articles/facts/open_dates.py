"""What dates leave open: the order of day and month, and the year, told from the text around them.

What does not live here: the shapes of dates (`articles.facts.dates`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.articles.facts.dates import Stamp, find_stamps, is_day

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_FIRST = frozenset("pt es fr de it nl pl ru uk tr ro el cs sk da fi no sv ca hr sl sr bg id vi".split())
_SLASHED_YEAR = re.compile(r"/(?:19|20)\d\d(?!\d)")
_ADDRESS = re.compile(r"/((?:19|20)\d\d)[-/]?([01]\d)[-/]?([0-3]\d)(?!\d)")
_LONGEST_LINE = 200
_RECENT = 180
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright\b)[^\d]{0,40}(?:(?:19|20)\d\d\s?[-–—,]\s?)*((?:19|20)\d\d)\b", re.I
)
_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)")
_PAIR = re.compile(r"(?<![\d/])([0-3]?\d)/([0-3]?\d)$")


def month_order(text: str) -> bool | None:
    """Return whether dates like 3/25/2019 in `text` have the month first; None when none of them tells."""
    votes = [0, 0]
    for year in _SLASHED_YEAR.finditer(text):
        pair = _PAIR.search(text, max(0, year.start() - 5), year.start())
        first, second = pair.groups() if pair else ("0", "0")
        votes[0] += 12 < int(second) <= 31 and int(first) <= 12
        votes[1] += 12 < int(first) <= 31 and int(second) <= 12
    if bool(votes[0]) == bool(votes[1]):
        return None
    return votes[0] > 0


def order_shown(texts: Iterable[str]) -> bool | None:
    """Return whether 3/4/2019 has the month first, where one of the lines has the day in another way too.

    The other way has the month's name, or is an address with the day in it (".../20190403-...").
    """
    texts = [text for text in texts if len(text) <= _LONGEST_LINE]
    stamps = [stamp for text in texts for stamp in find_stamps(text)]
    shown = {stamp.day_date for stamp in stamps} | {day for text in texts for day in _days_in_address(text)}
    votes = set()
    for stamp in stamps:
        if stamp.is_order_open and stamp.year is not None and stamp.day is not None:
            is_day_first = date(stamp.year, stamp.month, stamp.day) in shown
            is_month_first = date(stamp.year, stamp.day, stamp.month) in shown
            votes |= {is_month_first} if is_day_first != is_month_first else set()
    return votes.pop() if len(votes) == 1 else None


def _days_in_address(text: str) -> Iterator[date]:
    for match in _ADDRESS.finditer(text) if "://" in text else ():
        year, month, day = map(int, match.groups())
        if is_day(year, month, day):
            yield date(year, month, day)


def order_in(order: bool | None, language: str | None) -> bool | None:
    """Return the page's `order`; where it tells none, that of a language which has only one."""
    return order if order is not None or language not in _DAY_FIRST else False


def year_of_page(texts: Iterable[str]) -> int | None:
    """Return the last year of the page's copyright lines, where they agree."""
    found = (_COPYRIGHT.search(text) for text in texts if "20" in text and _may_claim(text))
    years = {int(match[1]) for match in found if match is not None}
    return years.pop() if len(years) == 1 else None


def _may_claim(text: str) -> bool:
    """Look for what every copyright line has; written out, since it is asked of many lines."""
    return "©" in text or "opyright" in text or "(c)" in text or "(C)" in text or "COPYRIGHT" in text


def year_before(stamp: Stamp, page: Iterable[date]) -> int | None:
    """Return the year in which a day without one is the last such before the full dates of its page."""
    if stamp.day is None:
        return None
    years = set()
    for shown in page:
        year = shown.year if (stamp.month, stamp.day) <= (shown.month, shown.day) else shown.year - 1
        if (
            is_day(year, stamp.month, stamp.day)
            and (shown - date(year, stamp.month, stamp.day)).days <= _RECENT
        ):
            years.add(year)
    return years.pop() if len(years) == 1 else None


def year_of_weekday(line: str, stamp: Stamp, text: str) -> int | None:
    """Return the year that the weekday beside a day and the years in the text leave: see `resolve_year`."""
    named = _WEEKDAY.search(line[max(0, stamp.start - 12) : stamp.end].lower())
    if named is None or stamp.day is None:
        return None
    weekday = next(day for day in WEEKDAYS if day.startswith(named[1]))
    return resolve_year(stamp.month, stamp.day, f"on {weekday} {text}")


def is_weekday_right(text: str, stamp: Stamp, year: int) -> bool:
    """Say whether a day in `year` is a real day, and of the weekday beside it, if there is one."""
    if stamp.day is None or not is_day(year, stamp.month, stamp.day):
        return False
    named = _WEEKDAY.search(text[max(0, stamp.start - 12) : stamp.end].lower())
    return named is None or WEEKDAYS[date(year, stamp.month, stamp.day).weekday()].startswith(named[1])


def resolve_year(month: int, day: int, text: str) -> int | None:
    """Return the year of a day without one, from the weekday and the years that `text` names, else None.

    News names the weekday of its own day first. The year is not before the latest year the text
    looks back to, nor more than four after it: within five years a date has each weekday at most once, save
    around leap days, and then it stays open.
    """
    weekday = re.search(r"\b(?:on|this) (mon|tues|wednes|thurs|fri|satur|sun)day\b", text, re.I)
    years = [int(year) for year in re.findall(r"(?<![\d$€£.,/])(?:19|20)\d\d(?![\d%]|[.,]\d)", text)]
    if weekday is None or not years:
        return None
    wanted = WEEKDAYS.index(weekday[1].lower() + "day")
    latest = max(years)
    fits = [
        year
        for year in range(latest, latest + 5)
        if is_day(year, month, day) and date(year, month, day).weekday() == wanted
    ]
    return fits[0] if len(fits) == 1 else None
