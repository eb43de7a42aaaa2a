"""Times of day beside a date, with their time zone.

What does not live here: the dates (`articles.facts.dates`).
"""

from __future__ import annotations

import re
from datetime import time, timedelta, timezone, tzinfo
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

_CLOCK = re.compile(
    r"(?:T|,?\s{0,3}(?:at|@|[-–—|•·/]|um|às|à|alle|ore|kl\.)?\s{0,3})"
    r"(?P<hour>[0-2]?\d)(?:[:.h時点](?P<minute>[0-5]\d)分?(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?"
    r"(?:\s{0,2}(?P<half>[ap])\.?\s?m\b\.?)?",
    re.I,
)
_BEFORE = re.compile(
    r"(?<![\d.:])([0-2]?\d)[:.]([0-5]\d)(?:\s?([ap])\.?m\b\.?)?[ ,]{1,3}(?:(?:on|[-–—|])\s)?$", re.I
)
_ZONE = re.compile(
    r"\s{0,2}[(\[]?\s{0,2}(?:(?P<name>(?:UTC|GMT)|[A-Z]{1,4})\b)?\s{0,2}(?P<offset>[+\-−]\s?[01]?\d(?::?[0-5]\d)?)?(?!\d)"
)


@cache
def table(name: str) -> dict[str, str]:
    """Return the pairs of a table beside this file."""
    lines = resources.files("pipeline.articles").joinpath(name).read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and not line.startswith("#"))


def read_clock(text: str, start: int, end: int) -> tuple[time | None, tzinfo | None, int]:
    """Return the time of day and zone written behind or before a date, and where the whole ends."""
    match = _CLOCK.match(text, end)
    if match and (match["minute"] or match["half"]):
        clock = _time(match["hour"], match["minute"], match["second"], match["half"])
        return (clock, *_zone(text, match.end())) if clock is not None else (None, None, end)
    before = _BEFORE.search(text, max(0, start - 24), start)
    return (_time(before[1], before[2], None, before[3]) if before else None), None, end


def _time(hour: str, minute: str | None, second: str | None, half: str | None) -> time | None:
    hours = int(hour)
    if half:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if half in "pP" else 0)
    return time(hours, int(minute or 0), int(second or 0)) if hours < 24 else None


def _zone(text: str, end: int) -> tuple[tzinfo | None, int]:
    match = _ZONE.match(text, end)
    if not match:
        return None, end
    if match["offset"] and (match["name"] in (None, "UTC", "GMT", "Z")):
        return _offset(match["offset"]), match.end()
    named = table("zones.tsv").get(match["name"] or "")
    if named is None:
        return None, end
    zone = ZoneInfo(named) if "/" in named else timezone(timedelta(hours=float(named)))
    return zone, match.end()


def _offset(written: str) -> tzinfo | None:
    digits = re.sub(r"\D", "", written)
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    if hours > 14 or minutes > 59:
        return None
    sign = 1 if written[0] == "+" else -1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))
