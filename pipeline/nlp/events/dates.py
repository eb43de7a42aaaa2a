"""When an event happened: date expressions in a sentence, held against the day of publication.

Weekdays and month-days without a year are resolved by tense. What does not live here: finding the
day of publication, and a library's guesses: each form read here has a rule of its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from pipeline.nlp.events.date_forms import (
    DAYS_BEFORE,
    EXPRESSION,
    FROM_ANOTHER,
    MONTH_WORDS,
    NAMED_AFTER,
    NUMBERS,
    SEASONS,
    WEEKDAYS,
)
from pipeline.records import Precision

_DAY = timedelta(days=1)
_SOME = frozenset({"few", "several"})
_SEVERAL = 6
_SINCE = re.compile(r"(?:.*\s)?since\s", re.IGNORECASE | re.DOTALL)
# "For the first time since 2009", "the worst riot since 1990": what the deed is held against.
_RECORD = re.compile(
    r"\b(?:first|worst|biggest|largest|deadliest|bloodiest|heaviest|highest|fiercest|greatest)\b"
    r"[^.;,]{0,40}\bsince\s[\w ]+$"
)
_REACH = 60
_STEPS = {
    "yesterday": -1,
    "last night": -1,
    "the previous day": -1,
    "tomorrow": 1,
    "day before yesterday": -2,
}


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date expression, its place in the text, and how it was known."""

    start_char: int
    end_char: int
    first: date
    last: date
    precision: Precision
    basis: str


def find_dates(text: str, start: int, stop: int, published: date | None, future: bool) -> list[When]:
    """Return the dates named in `text[start:stop]`; `future` is the tense of what they date."""
    found = []
    for match in EXPRESSION.finditer(_lowered(text), start, stop):
        if (match["d1"] or match["d2"]) and NAMED_AFTER.match(text, match.end()):
            continue
        if _is_record(text, max(start, match.start() - _REACH), match.end()):
            continue
        try:
            resolved = _resolve(match, published, future)
        except (ValueError, OverflowError):
            continue
        if resolved is not None:
            first, last, precision, basis = resolved
            if (
                published is not None
                and last < published
                and _SINCE.match(text[max(0, match.start() - 6) : match.end()])
            ):
                last = published
            end = match.end() - (text[match.end() - 1] == ".")
            found.append(When(match.start(), end, first, last, precision, basis))
    return found


def _is_record(text: str, start: int, stop: int) -> bool:
    """Say whether the date that ends at `stop` is that of an earlier deed of the same sort."""
    return _RECORD.search(_lowered(text), start, stop) is not None and not text.startswith(", when", stop)


@lru_cache(1)
def _lowered(text: str) -> str:
    """Return `text` in lower case, character for character: to search it takes half the time."""
    return text.replace("İ", "I").lower()


def counts_from_another(text: str, start: int, stop: int) -> bool:
    """Say whether `text[start:stop]` tells a time only by another happening ("two days after the vote")."""
    return FROM_ANOTHER.search(text, start, stop) is not None


def days_told(text: str, start: int, stop: int) -> int | None:
    """Return the days that `text[start:stop]` ends in ("two days", "a week"), None where it does not."""
    match = DAYS_BEFORE.search(text, start, stop)
    if match is None:
        return None
    count = match["n"].lower()
    number = int(count) if count.isdigit() else NUMBERS.get(count)
    return None if number is None else number * (7 if match["unit"].lower() == "week" else 1)


_Resolved = tuple[date, date, Precision, str] | None


def _resolve(group: re.Match[str], published: date | None, future: bool) -> _Resolved:
    """Return the range a matched expression means, None where it needs a day that is not known."""
    if group["iso"]:
        day = date.fromisoformat(group["iso"])
        return day, day, "day", "explicit"
    for number in ("1", "2"):
        if group[f"d{number}"]:
            return _month_day(group, number, published, future)
    if group["m3"]:
        return _month(int(group["y3"]), _month_number(group["m3"]), "explicit")
    if group["decade"]:
        year = int(group["decade"])
        return date(year, 1, 1), date(year + 9, 12, 31), "decade", "explicit"
    if group["y4"]:
        return _year(int(group["y4"]), "explicit")
    return _relative(group, published, future) if published is not None else None


def _month_number(word: str) -> int:
    """Return the number of the month that `word` names or abbreviates."""
    bare = word.lower().rstrip(".")
    return MONTH_WORDS.get(bare) or MONTH_WORDS[bare[:3]]


def _month_day(group: re.Match[str], number: str, published: date | None, future: bool) -> _Resolved:
    """Resolve "3 May" and "May 3, 2020"; a missing year is the one nearest by tense."""
    month, day, year = _month_number(group[f"m{number}"]), int(group[f"d{number}"]), group[f"y{number}"]
    if year:
        found = date(_full_year(int(year), published), month, day)
        return found, found, "day", "explicit"
    if published is None:
        return None
    found = date(published.year, month, day)
    if future and found < published - 30 * _DAY:
        found = date(published.year + 1, month, day)
    elif not future and found > published + 2 * _DAY:
        found = date(published.year - 1, month, day)
    return found, found, "day", "explicit"


def _full_year(year: int, published: date | None) -> int:
    """Return a year with its century: the one that ends nearest to the publication."""
    if year >= 100:
        return year
    around = published.year if published is not None else 2000
    return min((1900 + year, 2000 + year), key=lambda full: abs(full - around))


def _month(year: int, month: int, basis: str) -> _Resolved:
    """Return all of one month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", basis


def _year(year: int, basis: str) -> _Resolved:
    """Return all of one year."""
    return date(year, 1, 1), date(year, 12, 31), "year", basis


def _relative(group: re.Match[str], published: date, future: bool) -> _Resolved:
    """Resolve an expression that counts from the day of publication."""
    if group["day"]:
        return _named_day(" ".join(group["day"].lower().split()), published)
    if group["wd1"] or group["wd2"]:
        day = _weekday(group, published, future)
        return day, day, "day", "weekday"
    if group["unit"]:
        count, unit = group["n"].lower(), group["unit"].lower()
        if unit in {"hour", "minute"} and not group[0].lower().endswith("ago"):
            return None
        return _some_ago(unit, published) if group["some"] or count in _SOME else _ago(count, unit, published)
    if group["m4"] or group["m5"] or group["m6"]:
        return _bare_month(group, published, future)
    if group["season1"]:
        return _season(group["season1"].lower() == "next", group["season2"].lower(), published)
    return _period(group["period"].lower(), group["unit2"].lower(), published)


def _named_day(words: str, published: date) -> _Resolved:
    """Resolve "yesterday" and its like."""
    if words == "the same day":
        return None
    if words == "overnight":
        return published - _DAY, published, "day", "relative"
    day = published + _STEPS.get(words, 0) * _DAY
    return day, day, "day", "relative"


def _weekday(group: re.Match[str], published: date, future: bool) -> date:
    """Resolve a weekday: the last one past for what has happened, the next one for what will."""
    which = (group["which"] or "").lower()
    back = (published.weekday() - WEEKDAYS.index((group["wd1"] or group["wd2"]).lower())) % 7
    if which in {"last", "past", "previous"}:
        return published - (back or 7) * _DAY
    if which in {"next", "coming"} or (future and which != "last"):
        return published + ((-back) % 7 or (7 if which else 0)) * _DAY
    return published - back * _DAY


def _ago(count: str, unit: str, published: date) -> _Resolved:
    """Resolve "three days ago"; the longer the unit, the wider the range."""
    number = int(count) if count.isdigit() else NUMBERS.get(count)
    if number is None:
        return None
    if unit in {"hour", "minute"}:
        return published, published, "day", "relative"
    if unit == "day":
        day = published - number * _DAY
        return day, day, "day", "relative"
    if unit == "week":
        day = published - number * 7 * _DAY
        return day - 3 * _DAY, day + 3 * _DAY, "day", "relative"
    if unit == "month":
        index = published.year * 12 + published.month - 1 - number
        return _month(index // 12, index % 12 + 1, "relative")
    if unit == "decade":
        year = published.year - 10 * number
        return date(year - 1, 1, 1), date(year + 1, 12, 31), "decade", "relative"
    return _year(published.year - number, "relative")


def _some_ago(unit: str, published: date) -> _Resolved:
    """Resolve "a few days ago": from two to six of the unit."""
    early, late = _ago(str(_SEVERAL), unit, published), _ago("2", unit, published)
    return None if early is None or late is None else (early[0], late[1], early[2], early[3])


def _bare_month(group: re.Match[str], published: date, future: bool) -> _Resolved:
    """Resolve "in March" and "last March" by tense."""
    month = _month_number(group["m4"] or group["m5"] or group["m6"])
    year = published.year
    which = (group["lastmonth"] or "").lower()
    if (future and which != "last") or which == "next":
        year += month < published.month
    elif month > published.month or (which == "last" and month == published.month):
        year -= 1
    return _month(year, month, "relative")


def _season(is_next: bool, name: str, published: date) -> _Resolved:
    """Resolve "last autumn": the three months of a northern season that are wholly past, or to come."""
    opening = SEASONS[name]
    index = published.year * 12 + opening - 1
    here = published.year * 12 + published.month - 1
    index += 12 if is_next and index <= here else -12 if not is_next and index + 2 >= here else 0
    first, last = divmod(index, 12), divmod(index + 2, 12)
    return (
        date(first[0], first[1] + 1, 1),
        date(last[0], last[1] + 1, monthrange(last[0], last[1] + 1)[1]),
        "month",
        "relative",
    )


def _period(which: str, unit: str, published: date) -> _Resolved:
    """Resolve "last week", "this month", "next year"."""
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}[which]
    if unit == "week":
        monday = published - published.weekday() * _DAY + 7 * step * _DAY
        return monday, monday + 6 * _DAY, "day", "relative"
    if unit == "weekend":
        saturday = published - ((published.weekday() + 2) % 7) * _DAY
        if step == 1:
            saturday += 7 * _DAY
        return saturday, saturday + _DAY, "day", "relative"
    if unit == "month":
        index = published.year * 12 + published.month - 1 + step
        return _month(index // 12, index % 12 + 1, "relative")
    if unit == "year":
        return _year(published.year + step, "relative")
    return None
