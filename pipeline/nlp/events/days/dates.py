"""When an event happened: date expressions in a sentence, held against the day of publication.

Weekdays and month-days without a year are resolved by tense. What does not live here: finding the
day of publication, and a library's guesses: each form read here has a rule of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from pipeline.nlp.events.days.counted_dates import counted
from pipeline.nlp.events.days.date_forms import (
    DAYS_BEFORE,
    EXPRESSION,
    FROM_ANOTHER,
    HOLIDAYS,
    LIMIT,
    NAMED_AFTER,
    NUMBERS,
    RANGE,
    STEP,
)
from pipeline.nlp.events.days.date_spans import (
    DAY,
    Frame,
    Span,
    day_span,
    full_year,
    month_number,
    month_span,
    part_of_year,
    season_span,
    year_span,
)
from pipeline.records import Precision

_SINCE = re.compile(r"(?:.*\s)?since\s", re.DOTALL)
# "For the first time since 2009", "the worst riot since 1990": what the deed is held against.
_RECORD = re.compile(
    r"\b(?:first|worst|biggest|largest|deadliest|bloodiest|heaviest|highest|fiercest|greatest)\b"
    r"[^.;,]{0,40}\bsince\s[\w ]+$"
)
_REACH = 60
_BETWEEN = 16
_TO = re.compile(r"\s+(?:to|until|through|and)\s+(?:the\s+)?")
_FROM = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$")
_WITHIN = re.compile(r",?\s+(?:of\s+|on\s+|in\s+)?(?:the\s+)?")
# "Thursday, 8 August", "Thursday (8 August)", "8 August, a Thursday".
_SAME_DAY = re.compile(r"(?:,?\s+(?:the\s+|an?\s+)?|,?\s*\()")
_A_WEEK = 7 * DAY


@dataclass(frozen=True, slots=True)
class When:
    """A resolved date expression, its place in the text, and how it was known.

    A `limit` is the end of something ("until Friday") or a day before which it came.
    """

    start_char: int
    end_char: int
    first: date
    last: date
    precision: Precision
    basis: str
    limit: bool = False


def find_dates(
    text: str,
    start: int,
    stop: int,
    published: date | None,
    future: bool,
    told: Callable[[], date | None] = lambda: None,
) -> list[When]:
    """Return the dates named in `text[start:stop]`.

    `future` is the tense of what they date; `told` gives the day told last before, from which "two days
    earlier" counts.
    """
    lowered = _lowered(text)
    found: list[When] = []

    def last_told() -> date | None:
        days = [each.first for each in found if each.first == each.last]
        return days[-1] if days else told()

    frame = Frame(published, future, last_told)
    for match in EXPRESSION.finditer(lowered, start, stop):
        if (match["d1"] or match["d2"]) and NAMED_AFTER.match(text, match.end()):
            continue
        begin = max(start, match.start() - _REACH)
        if _is_record(lowered, begin, match.end()):
            continue
        try:
            resolved = _resolve(match, frame)
        except (ValueError, OverflowError):
            continue
        if resolved is not None:
            end = match.end() - (lowered[match.end() - 1] == ".")
            found.append(_placed(lowered, match, (begin, end), resolved, frame))
            _join(lowered, begin, found)
    return found


def _placed(text: str, match: re.Match[str], reach: tuple[int, int], span: Span, frame: Frame) -> When:
    """Return a date with what the words before it make of it ("since", "until", "the eve of")."""
    (begin, end), start = reach, match.start()
    first, last, precision, basis = span
    published = frame.published
    when = When(start, end, first, last, precision, basis)
    if published is not None and last < published and _SINCE.match(text[max(0, start - 6) : end]):
        return replace(when, last=published)
    is_no_limit = match["day"] or match["m6"] or text[end : end + 1] in {"'", "’"}
    if not is_no_limit and LIMIT.search(text, begin, start):
        if published is not None and frame.future and published <= last:
            return replace(when, first=published)
        return replace(when, limit=True)
    step = STEP.search(text, begin, start) if precision == "day" and first == last else None
    if step is None:
        return when
    days = _days_of(step)
    if days is None:
        return replace(when, limit=True)
    return replace(when, first=first + days * DAY, last=last + days * DAY)


def _days_of(step: re.Match[str]) -> int | None:
    """Return the days that "the eve of", "the day after" or "two weeks before" go on, None where unknown."""
    if step["eve"]:
        return -1
    count = step["n"] or "a"
    number = int(count) if count.isdigit() else NUMBERS.get(count)
    if number is None or step["unit"] in {"month", "year"}:
        return None
    number *= 7 if step["unit"] == "week" else 1
    return number if step["way"] == "after" else -number


def _join(text: str, begin: int, found: list[When]) -> None:
    """Make one of the last two dates where they are a range, a weekday and its date, or one and its week."""
    if len(found) < 2:
        return
    before, after = found[-2:]
    between = (text, before.end_char, after.start_char)
    if _TO.fullmatch(*between) and _FROM.search(text, max(0, before.start_char - 10), before.start_char):
        if before.first <= after.last:
            found[-2:] = [replace(after, start_char=before.start_char, first=before.first)]
    elif _SAME_DAY.fullmatch(*between) and (dated := _dated(text, before, after)) is not None:
        found[-2:] = [dated]
    elif _WITHIN.fullmatch(*between):
        week, day = (before, after) if after.basis == "weekday" else (after, before)
        if day.basis == "weekday" and week.last - week.first == _A_WEEK - DAY:
            on = week.first + (day.first - week.first).days % 7 * DAY
            found[-2:] = [replace(after, start_char=before.start_char, first=on, last=on, basis="weekday")]


def _dated(text: str, before: When, after: When) -> When | None:
    """Return the date that stands beside its weekday or month, "last month (10 June)", whatever those say."""
    weekday, day = (after, before) if after.basis == "weekday" else (before, after)
    is_date = day.basis == "explicit" and day.precision == "day" and day.first == day.last
    if is_date and before.precision == "month" and before.first <= after.first <= before.last:
        return replace(after, start_char=before.start_char, end_char=before.end_char)
    if not is_date or weekday.basis != "weekday":
        return None
    found = replace(day, start_char=before.start_char, end_char=after.end_char)
    if weekday.first == weekday.last:
        return replace(found, limit=before.limit or after.limit)
    is_since = _SINCE.match(text[max(0, before.start_char - 6) : before.end_char])
    return replace(found, last=max(weekday.last, day.last)) if is_since else None


def _is_record(text: str, start: int, stop: int) -> bool:
    """Say whether the date that ends at `stop` is that of an earlier deed of the same sort."""
    if text.find("since", start, stop) < 0 or _RECORD.search(text, start, stop) is None:
        return False
    return not text.startswith(", when", stop)


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


def _resolve(group: re.Match[str], frame: Frame) -> Span | None:
    """Return the range a matched expression means, None where it needs a day that is not known."""
    if group["iso"]:
        return day_span(date.fromisoformat(group["iso"]), "explicit")
    if group["figures"]:
        return _in_figures(group["figures"], group["sign"], frame)
    if group["d1"]:
        return _month_day(group["m1"], _first_of_range(group), group["d1"], group["y1"], frame)
    if group["d2"]:
        return _month_day(group["m2"], group["d2"], group["d3"] or group["d2"], group["y2"], frame)
    if group["m3"]:
        return month_span(int(group["y3"]), month_number(group["m3"]), "explicit")
    if group["decade"]:
        year = int(group["decade"])
        return date(year, 1, 1), date(year + 9, 12, 31), "decade", "explicit"
    if group["y4"]:
        return year_span(int(group["y4"]), "explicit")
    if group["holiday"]:
        month, day = HOLIDAYS[
            " ".join(re.sub(r"[’']", "", group["holiday"]).split()).replace("year ", "years ")
        ]
        return day_span(_nearest(month, day, group["y7"], frame), "explicit")
    if frame.published is None or group["movable"]:
        return None
    if of_year := group["y5"] or group["y6"]:
        return _part(group, of_year, frame.published)
    return counted(group, frame.published, frame)


def _part(group: re.Match[str], year: str, published: date) -> Span:
    """Resolve "the third quarter of last year", "the summer of 2022"."""
    is_number = year.isdigit()
    number = int(year) if is_number else published.year - year.startswith("last")
    basis = "explicit" if is_number else "relative"
    if group["part"]:
        return part_of_year(group["nth"], group["part"], number, basis)
    return season_span(group["season3"], number, basis)


def _in_figures(figures: str, sign: str, frame: Frame) -> Span | None:
    """Resolve "03/04/2024": day first with dots, else the one order that is a day not after the article."""
    one, two, of_year = (int(each) for each in figures.split(sign))
    found = set()
    for day, month in {(one, two)} if sign == "." else {(one, two), (two, one)}:
        try:
            found.add(date(full_year(of_year, frame.published), month, day))
        except ValueError:
            continue
    past = {day for day in found if frame.published is None or frame.future or day <= frame.published}
    known = past or found
    return day_span(known.pop(), "explicit") if len(known) == 1 else None


def _month_day(month: str, first: str | None, last: str, year: str | None, frame: Frame) -> Span | None:
    """Resolve "3 May", "3-5 May" and "May 3, 2020"."""
    if frame.published is None and not year:
        return None
    day = _nearest(month_number(month), int(last), year, frame)
    if first is not None and int(first) < day.day:
        return day.replace(day=int(first)), day, "day", "explicit"
    return day_span(day, "explicit")


def _first_of_range(group: re.Match[str]) -> str | None:
    """Return the day that "3 to" before "5 March" begins a range with."""
    found = RANGE.search(group.string, max(0, group.start() - _BETWEEN), group.start())
    return found and found["first"]


def _nearest(month: int, day: int, year: str | None, frame: Frame) -> date:
    """Return a day of a month; a missing year is the one nearest by tense."""
    published = frame.published
    if year:
        return date(full_year(int(year), published), month, day)
    if published is None:
        raise ValueError(day)
    found = date(published.year, month, day)
    if frame.future and found < published - 30 * DAY:
        return date(published.year + 1, month, day)
    if not frame.future and found > published + 2 * DAY:
        return date(published.year - 1, month, day)
    return found
