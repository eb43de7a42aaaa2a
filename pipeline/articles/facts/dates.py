"""Dates as pages write them: found by shape, read without a clock, left open where they are open.

What does not live here: which of a page's dates is the article's (`articles.facts.publication`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, tzinfo
from functools import cache, lru_cache

from pipeline.articles.facts.clocks import read_clock, table
from pipeline.records import Precision

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s{0,3})?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """A date as written, from `start` to `end` of its line; without a year it is no day yet.

    `clock` is the time of day as written, `zone` the time zone written beside it.
    `is_order_open` marks 3/4/2019.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    clock: time | None = None
    zone: tzinfo | None = None
    is_order_open: bool = False

    @property
    def day_date(self) -> date | None:
        """The day, when year, month and day are all known and their order is not open."""
        if self.year is None or self.day is None or self.is_order_open:
            return None
        return date(self.year, self.month, self.day)

    @property
    def precision(self) -> Precision | None:
        """How finely it is known: an instant needs a time zone."""
        if self.year is None or self.is_order_open:
            return None
        if self.day is None:
            return "month"
        if self.clock is None or self.zone is None:
            return "day"
        return "second" if self.clock.second else "minute"

    @property
    def instant(self) -> datetime | None:
        """The instant in UTC; midnight UTC of the day, or of the month's first, where no more is known."""
        if self.year is None or self.is_order_open:
            return None
        if self.day is None:
            return datetime(self.year, self.month, 1, tzinfo=UTC)
        if self.clock is None or self.zone is None:
            return datetime(self.year, self.month, self.day, tzinfo=UTC)
        return datetime.combine(date(self.year, self.month, self.day), self.clock, self.zone).astimezone(UTC)


@cache
def months() -> dict[str, int]:
    """Return the numbers of the months by lower-case name, in several languages."""
    return {name: int(number) for name, number in table("months.tsv").items()}


@cache
def _patterns() -> re.Pattern[str]:
    month = "|".join(sorted(map(re.escape, months()), key=lambda name: (-len(name), name)))
    forms = (
        r"(?P<y1>(?:1[6-9]|20|21)\d\d)(?P<s1>[-/.])(?P<m1>[01]?\d)(?P=s1)(?P<d1>[0-3]?\d)(?!\d)",
        rf"{_WEEKDAY}(?P<m2>{month})\b\.?\s{{0,3}}(?P<d2>[0-3]?\d)(?:st|nd|rd|th)?\b(?:,?\s{{1,3}}(?P<y2>(?:1[6-9]|20|21)\d\d)(?=\d?\d:\d\d|\b))?",
        rf"{_WEEKDAY}(?P<d3>[0-3]?\d)(?:st|nd|rd|th|er|º)?[.,]?(?:\s{{1,3}}|-)(?:of\s|de\s)?(?P<m3>{month})\b[.,]?"
        r"(?:(?:\s{1,3}|-)(?:de\s)?(?P<y3>(?:1[6-9]|20|21)\d\d)(?=\d?\d:\d\d|\b))?",
        r"(?P<a4>[0-3]?\d)(?P<s4>[-/.·])(?P<b4>[0-3]?\d)(?P=s4)(?P<y4>(?:19|20|21)\d\d|(?<=[/·])\d\d)(?![\d/.·-])",
        rf"(?P<m5>{month})\b[.,]?\s{{1,3}}(?P<y5>(?:1[6-9]|20|21)\d\d)\b",
        rf"(?P<y6>(?:1[6-9]|20|21)\d\d)(?:\.\s{{1,3}}|-)(?P<m6>{month})(?:\.?\s{{1,3}}|-)(?P<d6>[0-3]?\d)\b\.?",
        r"(?P<y7>(?:1[6-9]|20|21)\d\d)\s?[年년]\s?(?P<m7>[01]?\d)\s?[月월]\s?(?P<d7>[0-3]?\d)\s?[日일]",
    )
    opening = r"(?:(?<![\w/+])|(?<=\d)(?=(?-i:[A-Z][a-z]{2})))"
    return re.compile(opening + "(?:" + "|".join(forms) + ")", re.I)


_FIGURES = re.compile(r"\d(?:[-/.·]\d|\s?[年년])")
_WORDS = re.compile(r"[^\W\d_]+")
# Python reads these as digits too, but a pattern that names its digits does not.
_FIGURES_OF_SCRIPTS = {ord(zero) + digit: str(digit) for zero in "٠۰०" for digit in range(10)}
_SHORT = 120
_DIGIT = re.compile(r"\d")
_TO_LAST_DIGIT = re.compile(r".*\d", re.S)
# No date is longer before its first digit or behind its last.
_AROUND = 40
# No name of a month or weekday is shorter.
_SHORTEST = 3
_TOKEN = re.compile(r"(?<![\w/])\d|(?<![^\W\d_])[^\W\d_]+")
_DATED_WORD = re.compile(r"(?:(?:last|first) )?(?:updated|published|posted|modified|created)\b", re.I)
# The place of an agency's date line on a line of its own ("KARSK, Norland, March 7").
_PLACED = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}(?:, [A-ZÀ-Þ][\w .'’-]{1,30})?, $")
_NAMED_DAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}[.,]?\s{1,3}$", re.I)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def find_stamps(text: str, month_first: bool | None = None) -> Iterator[Stamp]:
    """Yield the dates in a short `text` from left to right.

    `month_first` tells how to read 3/4/2019; None leaves its order open.
    """
    if _DIGIT.search(text) is None:
        return iter(())
    if not text.isascii():
        text = text.translate(_FIGURES_OF_SCRIPTS)
    return iter(_stamps_again(text, month_first) if len(text) <= _SHORT else _stamps(text, month_first))


def is_date_line(text: str) -> bool:
    """Say whether a line is a date and little more."""
    for stamp in find_stamps(text):
        rest = len(text) - (stamp.end - stamp.start)
        if rest <= 60 and (stamp.year is not None or rest <= 12 or _DATED_WORD.match(text)):
            return True
        if stamp.end == len(text) and _PLACED.match(text, 0, stamp.start):
            return True
    return False


def may_begin_or_end(text: str) -> bool:
    """Say whether a full date may stand at the beginning or the end of a line."""
    end = text.rstrip(" )")
    if end[-1:].isalnum() or end[-2:] in ("m.", "M."):
        return True
    return text[0] in "#N" or text[0].isdigit() or text[:_SHORTEST].lower() in _first_letters()


def _stamps(text: str, month_first: bool | None) -> tuple[Stamp, ...]:
    first, last = _DIGIT.search(text), _TO_LAST_DIGIT.match(text)
    if first is None or last is None:
        return ()
    begin, end = max(0, first.start() - _AROUND), last.end()
    near = text[begin : end + _AROUND]
    if not (_FIGURES.search(near) or _names_month(near)):
        return ()
    found = (_stamp(match, month_first) for match in _matches(text, begin, end))
    stamps = (
        _settled(text, stamp) if stamp is not None and stamp.is_order_open else stamp for stamp in found
    )
    return tuple(
        _with_clock(text, stamp) if stamp.day is not None else stamp for stamp in stamps if stamp is not None
    )


def _matches(text: str, begin: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what the patterns find, asked only at figures, months and weekdays: they are slow to fail."""
    after = 0
    for token in _TOKEN.finditer(text, begin, end):
        if token.start() >= after and _may_open(token[0]):
            match = _patterns().match(text, token.start())
            if match is not None:
                yield match
                after = match.end()


def _may_open(word: str) -> bool:
    """Say whether a date may begin with a word: a figure, a month or, in all its shortenings, a weekday."""
    return word.isdigit() or word.lower() in _openings()


@cache
def _first_letters() -> frozenset[str]:
    return frozenset(word[:_SHORTEST] for word in _openings())


@cache
def _openings() -> frozenset[str]:
    days = ("mon", "tue", "tues", "wed", "wednes", "thu", "thur", "thurs", "fri", "sat", "satur", "sun")
    return frozenset((*months(), *days, *(day + "day" for day in days)))


# A date line is asked for its dates by ten rules, one after the other over a whole page.
_stamps_again = lru_cache(maxsize=2**14)(_stamps)


def _names_month(text: str) -> bool:
    """Say whether a month is named; asked first, since the search for whole dates is slow."""
    return not months().keys().isdisjoint(_WORDS.findall(text.lower()))


def _stamp(match: re.Match[str], month_first: bool | None) -> Stamp | None:
    groups = match.groupdict()
    year: int | None
    day: int | None
    if groups["a4"]:
        year, month, day, is_open = _numeric(groups, month_first)
    else:
        number = next(digit for digit in "123567" if groups.get("m" + digit))
        raw_month = groups["m" + number]
        month = int(raw_month) if raw_month.isdigit() else months()[raw_month.lower()]
        year = int(groups["y" + number]) if groups["y" + number] else None
        day = int(groups["d" + number]) if groups.get("d" + number) else None
        is_open = False
    if not is_day(year, month, day):
        return None
    return Stamp(start=match.start(), end=match.end(), year=year, month=month, day=day, is_order_open=is_open)


def _settled(text: str, stamp: Stamp) -> Stamp:
    """Return 3/7/2024 with its order closed where the weekday before it is that of one reading alone."""
    named = _NAMED_DAY.search(text, max(0, stamp.start - _AROUND), stamp.start)
    if named is None or stamp.year is None or stamp.day is None:
        return stamp
    readings = ((stamp.month, stamp.day), (stamp.day, stamp.month))
    wanted = _DAYS.index(named[1].lower())
    fits = [(month, day) for month, day in readings if date(stamp.year, month, day).weekday() == wanted]
    return replace(stamp, month=fits[0][0], day=fits[0][1], is_order_open=False) if len(fits) == 1 else stamp


def _numeric(groups: dict[str, str], month_first: bool | None) -> tuple[int, int, int, bool]:
    first, second, year = int(groups["a4"]), int(groups["b4"]), int(groups["y4"])
    if year < 100:
        year += 2000 if year < 70 else 1900
    if second > 12 or (month_first and groups["s4"] == "/" and first <= 12):
        return year, first, second, False
    is_open = first <= 12 and first != second and groups["s4"] == "/" and month_first is None
    return year, second, first, is_open


def is_day(year: int | None, month: int, day: int | None) -> bool:
    """Say whether there is such a day, in some year where none is given."""
    try:
        date(year if year is not None else 2000, month, day if day is not None else 1)
    except ValueError:
        return False
    return True


def _with_clock(text: str, stamp: Stamp) -> Stamp:
    clock, zone, end = read_clock(text, stamp.start, stamp.end)
    return replace(stamp, clock=clock, zone=zone, end=end)
