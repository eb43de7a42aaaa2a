"""When an event happened: date expressions in a sentence, held against the day of publication.

Weekdays and month-days without a year are resolved by tense. What does not live here: finding the
day of publication, and a library's guesses: each form read here has a rule of its own.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.nlp.events.numerals import NUMERALS
from pipeline.records import Precision

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_MONTH_WORDS = {name[:length]: i for i, name in enumerate(_MONTHS, 1) for length in (3, 4, len(name))}
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_NUMBERS: dict[str, int | None] = {**NUMERALS, "a": 1, "an": 1, "couple": 2, "several": None, "few": None}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_UNIT = r"(?P<unit>day|week|month|year|decade|hour|minute)s?"
_EXPRESSION = re.compile(
    rf"""\b(?:
      (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})(?:,?\s+(?P<y1>\d{{4}}|\d{{2}})\b)?
    | (?P<m2>{_MONTH})(?:\s+|(?<=\.))(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,?\s+(?P<y2>\d{{4}})\b)?
    | (?P<iso>\d{{4}}-\d{{2}}-\d{{2}})\b
    | (?P<m3>{_MONTH})\s+(?:of\s+)?(?P<y3>\d{{4}})\b
    | (?P<lastmonth>last|next|this)\s+(?P<m4>{_MONTH})
    | (?<=the\s)(?P<m6>{_MONTH})\s+(?=[a-z]{{4}})
    | (?:in|since|during|by)\s+(?:early\s+|late\s+|mid-?\s?)?(?P<m5>{_MONTH})(?!,?\s+(?:of\s+)?\d)
    | (?P<decade>(?:19|20)\d0)s\b
    | (?:in|since|of|during|late|early|from|year)\s+(?P<y4>(?:(?<=in\s)1[78]|19|20)\d\d)\b
    | (?P<which>last|past|next|this|previous|coming)\s+(?P<wd1>{"|".join(_WEEKDAYS)})\b
    | (?P<wd2>{"|".join(_WEEKDAYS)})\b
    | (?P<day>today|tonight|yesterday|tomorrow|last\s+night|this\s+(?:morning|afternoon|evening)
        |day\s+before\s+yesterday|the\s+previous\s+day|the\s+same\s+day)\b
    | (?P<n>\d+|{"|".join(_NUMBERS)})(?:\s+(?:few|more|and\s+a\s+half|of))?
        \s+{_UNIT}\s+(?:ago\b|earlier\b|before\b(?!\s+[\w“\"]))
    | (?P<period>last|this|past|previous|next|coming)\s+(?P<unit2>week|weekend|month|year)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_DAYS_BEFORE = re.compile(
    rf"\b(?P<n>\d{{1,3}}|{'|'.join(_NUMBERS)})\s+(?P<unit>day|week)s?\s+$", re.IGNORECASE
)
_FROM_ANOTHER = re.compile(
    r"\b(?:day|week|month|year|hour|minute)s?\s+(?:after|before|later|following|since)\b",
    re.IGNORECASE,
)
# What is only called after a day: the "9 May" front, the 19 April Movement, 9 October Avenue.
_NAMED_AFTER = re.compile(
    r"[\"”]?\s+(?:\w+\s+)?(?:movement|front|brigade|revolution|avenue|street|square|bridge|organi[sz]ation|group|commando)\b",
    re.IGNORECASE,
)
_DAY = timedelta(days=1)
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
    for match in _EXPRESSION.finditer(text, start, stop):
        if _NAMED_AFTER.match(text, match.end()):
            continue
        try:
            resolved = _resolve(match, published, future)
        except (ValueError, OverflowError):
            continue
        if resolved is not None:
            first, last, precision, basis = resolved
            end = match.end() - (text[match.end() - 1] == ".")
            found.append(When(match.start(), end, first, last, precision, basis))
    return found


def counts_from_another(text: str, start: int, stop: int) -> bool:
    """Say whether `text[start:stop]` tells a time only by another happening ("two days after the vote")."""
    return _FROM_ANOTHER.search(text, start, stop) is not None


def days_told(text: str, start: int, stop: int) -> int | None:
    """Return the days that `text[start:stop]` ends in ("two days", "a week"), None where it does not."""
    match = _DAYS_BEFORE.search(text, start, stop)
    if match is None:
        return None
    count = match["n"].lower()
    number = int(count) if count.isdigit() else _NUMBERS.get(count)
    return None if number is None else number * (7 if match["unit"].lower() == "week" else 1)


_Resolved = tuple[date, date, Precision, str] | None


def _resolve(match: re.Match[str], published: date | None, future: bool) -> _Resolved:
    """Return the range a matched expression means, None where it needs a day that is not known."""
    group = match.groupdict()
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
    return _MONTH_WORDS.get(bare) or _MONTH_WORDS[bare[:3]]


def _month_day(group: dict[str, str], number: str, published: date | None, future: bool) -> _Resolved:
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


def _relative(group: dict[str, str], published: date, future: bool) -> _Resolved:
    """Resolve an expression that counts from the day of publication."""
    if group["day"]:
        return _named_day(" ".join(group["day"].lower().split()), published)
    if group["wd1"] or group["wd2"]:
        day = _weekday(group, published, future)
        return day, day, "day", "weekday"
    if group["unit"]:
        return _ago(group["n"].lower(), group["unit"].lower(), published)
    if group["m4"] or group["m5"] or group["m6"]:
        return _bare_month(group, published, future)
    return _period(group["period"].lower(), group["unit2"].lower(), published)


def _named_day(words: str, published: date) -> _Resolved:
    """Resolve "yesterday" and its like."""
    if words == "the same day":
        return None
    day = published + _STEPS.get(words, 0) * _DAY
    return day, day, "day", "relative"


def _weekday(group: dict[str, str], published: date, future: bool) -> date:
    """Resolve a weekday: the last one past for what has happened, the next one for what will."""
    which = (group["which"] or "").lower()
    back = (published.weekday() - _WEEKDAYS.index((group["wd1"] or group["wd2"]).lower())) % 7
    if which in {"last", "past", "previous"}:
        return published - (back or 7) * _DAY
    if which in {"next", "coming"} or (future and which != "last"):
        return published + ((-back) % 7 or (7 if which else 0)) * _DAY
    return published - back * _DAY


def _ago(count: str, unit: str, published: date) -> _Resolved:
    """Resolve "three days ago"; the longer the unit, the wider the range."""
    number = int(count) if count.isdigit() else _NUMBERS.get(count)
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


def _bare_month(group: dict[str, str], published: date, future: bool) -> _Resolved:
    """Resolve "in March" and "last March" by tense."""
    month = _month_number(group["m4"] or group["m5"] or group["m6"])
    year = published.year
    which = (group["lastmonth"] or "").lower()
    if (future and which != "last") or which == "next":
        year += month < published.month
    elif month > published.month or (which == "last" and month == published.month):
        year -= 1
    return _month(year, month, "relative")


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
