"""Dates that count from the day of publication, or from the day that was told last.

What does not live here: their forms (`date_forms`), and dates that say their own month or year (`dates`).
"""

from __future__ import annotations

import re
from datetime import date

from pipeline.nlp.events.days.date_forms import NUMBERS, SEASONS, WEEKDAYS
from pipeline.nlp.events.days.date_spans import (
    DAY,
    Frame,
    Span,
    day_span,
    month_number,
    month_span,
    season_span,
    year_span,
)

_SOME = frozenset({"few", "several"})
_SEVERAL = 6
_STEPS = {"yesterday": -1, "last night": -1, "tomorrow": 1, "day before yesterday": -2}
_FROM_TOLD = {"the previous day": -1, "the same day": 0, "the next day": 1, "the following day": 1}
_DAYS = {
    "hour": 1 / 24,
    "minute": 0.0,
    "day": 1,
    "week": 7,
    "fortnight": 14,
    "month": 30,
    "year": 365,
    "decade": 3650,
}
_PERIODS = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_BACK = frozenset({"last", "past", "previous"})


def counted(group: re.Match[str], published: date, frame: Frame) -> Span | None:
    """Resolve a matched expression that counts from a day, None where that day is not known."""
    future = frame.future
    if group["day"]:
        return _named_day(" ".join(group["day"].split()), published, frame)
    if group["wd1"] or group["wd2"]:
        return day_span(_weekday(group, published, future), "weekday")
    if group["wd3"]:
        return _weekdays_ago(group["n"], group["wd3"], published)
    if group["unit"]:
        return _some_units(group, published, frame)
    if group["m4"] or group["m5"] or group["m6"]:
        return _bare_month(group, published, future)
    if group["unit3"]:
        return _up_to_now(group["n2"], group["unit3"], published)
    if group["season1"]:
        return _season(group["season1"] == "next", group["season2"], published)
    if group["opening"]:
        return _opening(group["unit5"], published, future)
    if group["weekend"]:
        return _period("next" if future else "last", "weekend", published, future)
    return _period(group["period"] or "this", group["unit2"] or group["unit4"], published, future)


def _named_day(words: str, published: date, frame: Frame) -> Span | None:
    """Resolve "yesterday" and its like."""
    if words in _FROM_TOLD:
        told = frame.told() or (published if words == "the previous day" else None)
        return None if told is None else day_span(told + _FROM_TOLD[words] * DAY, "relative")
    if words == "overnight":
        return published - DAY, published, "day", "relative"
    return day_span(published + _STEPS.get(words, 0) * DAY, "relative")


def _weekday(group: re.Match[str], published: date, future: bool) -> date:
    """Resolve a weekday: the last one past for what has happened, the next one for what will."""
    which = group["which"] or ""
    back = (published.weekday() - WEEKDAYS.index(group["wd1"] or group["wd2"])) % 7
    if which in _BACK:
        return published - (back or 7) * DAY
    if which in {"next", "coming"} or future:
        return published + ((-back) % 7 or (7 if which else 0)) * DAY
    return published - back * DAY


def _weekdays_ago(count: str, name: str, published: date) -> Span | None:
    """Resolve "two Sundays ago"."""
    number = _number(count)
    if not number:
        return None
    back = (published.weekday() - WEEKDAYS.index(name)) % 7 or 7
    return day_span(published - (back + 7 * (number - 1)) * DAY, "relative")


def _number(word: str) -> int | None:
    """Return the number that figures or letters give, None for "several"."""
    return int(word) if word.isdigit() else NUMBERS.get(word)


def _some_units(group: re.Match[str], published: date, frame: Frame) -> Span | None:
    """Resolve "three days ago", and "two days earlier" from the day that was told."""
    count, unit, way = group["n"], group["unit"], group["from"]
    number = _SEVERAL if group["some"] or count in _SOME else _number(count)
    if number is None:
        return None
    is_vague = bool(group["some"]) or count in _SOME
    if way == "ago":
        return _some_ago(unit, published) if is_vague else _ago(number, unit, published)
    if unit in {"hour", "minute"}:
        return None
    told = frame.told()
    if way == "later":
        later = _later(number, unit, told) if told is not None and not is_vague else None
        return later if later is not None and later[0] <= published else None
    base = told or published
    if is_vague:
        return _some_ago(unit, base)
    return _ago(number, unit, base)


def _later(number: int, unit: str, told: date) -> Span | None:
    """Resolve "two days later"; what came a month or more after has no day."""
    if unit not in {"day", "week", "fortnight"}:
        return None
    day = told + number * _DAYS[unit] * DAY
    return day_span(day, "relative") if unit == "day" else (day - DAY, day + DAY, "day", "relative")


def _ago(number: int, unit: str, base: date) -> Span:
    """Resolve "three days ago"; the longer the unit, the wider the range."""
    if unit in {"hour", "minute"}:
        return day_span(base - int(number * _DAYS[unit]) * DAY, "relative")
    if unit == "day":
        return day_span(base - number * DAY, "relative")
    if unit in {"week", "fortnight"}:
        day = base - number * _DAYS[unit] * DAY
        return day - 3 * DAY, day + 3 * DAY, "day", "relative"
    if unit == "month":
        index = base.year * 12 + base.month - 1 - number
        return month_span(index // 12, index % 12 + 1, "relative")
    if unit == "decade":
        year = base.year - 10 * number
        return date(year - 1, 1, 1), date(year + 1, 12, 31), "decade", "relative"
    return year_span(base.year - number, "relative")


def _some_ago(unit: str, base: date) -> Span:
    """Resolve "a few days ago": from two to six of the unit."""
    early, late = _ago(_SEVERAL, unit, base), _ago(2, unit, base)
    return early[0], late[1], early[2], early[3]


def _up_to_now(count: str | None, unit: str, published: date) -> Span | None:
    """Resolve "over the past three days": those that end with the publication; years date no one deed."""
    number = 1 if count is None else _SEVERAL if count in _SOME else _number(count)
    if number is None or unit in {"year", "decade"}:
        return None
    days = int(number * _DAYS[unit])
    return published - days * DAY, published, "month" if unit == "month" else "day", "relative"


def _bare_month(group: re.Match[str], published: date, future: bool) -> Span:
    """Resolve "in March" and "last March" by tense."""
    month = month_number(group["m4"] or group["m5"] or group["m6"])
    year, which = published.year, group["lastmonth"] or ""
    if (future and which != "last") or which == "next":
        year += month < published.month
    elif month > published.month or (which == "last" and month == published.month):
        year -= 1
    return month_span(year, month, "relative")


def _season(is_next: bool, name: str, published: date) -> Span:
    """Resolve "last autumn": the three months of a northern season that are wholly past, or to come."""
    here, opening = published.month, SEASONS[name]
    year = published.year
    if is_next:
        year += opening <= here
    else:
        year -= opening + 2 >= here
    return season_span(name, year, "relative")


def _opening(unit: str, published: date, future: bool) -> Span:
    """Resolve "at the start of the week": its first two days, the first ten of a month, a first month."""
    first, _, _, basis = _period("this", unit, published, future=False)
    if unit == "year":
        return month_span(first.year + future, 1, basis)
    days = 1 if unit == "week" else 9
    return _cut((first, first + days * DAY, "day", basis), published, future=False)


def _period(which: str, unit: str, published: date, future: bool) -> Span:
    """Resolve "last week", "this month", "next year"; what is under way ends, or begins, with the article."""
    step = _PERIODS[which]
    if unit == "weekend":
        saturday = published - ((published.weekday() + 2) % 7) * DAY
        if step == 1 or (future and step == 0 and published > saturday + DAY):
            saturday += 7 * DAY
        return saturday, saturday + DAY, "day", "relative"
    if unit == "week":
        monday = published - published.weekday() * DAY + 7 * step * DAY
        found: Span = (monday, monday + 6 * DAY, "day", "relative")
    elif unit == "month":
        index = published.year * 12 + published.month - 1 + step
        found = month_span(index // 12, index % 12 + 1, "relative")
    else:
        found = year_span(published.year + step, "relative")
    return _cut(found, published, future) if step == 0 else found


def _cut(span: Span, published: date, future: bool) -> Span:
    """Return the part of a period under way that is past, or to come."""
    first, last, precision, basis = span
    if future:
        return max(first, published), last, precision, basis
    return first, min(last, published), precision, basis
