"""Date lines: the place, day and agency that open a news agency's article.

What does not live here: other dates of an article (`articles.facts.publication`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from pipeline.articles.facts.dates import Stamp, find_stamps

_SLASHED = re.compile(r"\s{0,2}[-–—]{0,2}\s{0,2}/(?P<agency>[^/\n]{2,40})/[.:]?\s{0,2}[-–—]{0,2}\s{0,2}")
_BRACKETED = re.compile(r"\s{0,2}\((?P<agency>[^()\n]{2,40})\)\s{0,2}(?:[-–—]{1,2}|[:.])?\s{0,2}")
_DASHED = re.compile(
    r"(?P<agency>)(?:\s{0,2}(?:(?<=\s)(?:[-–—]{1,2}|_)|[–—]|--|:)\s{1,2}|--(?=[A-ZÀ-Þ\"“‘\d])"
    r"|\s[-–—](?=[\"“‘]?[A-ZÀ-Þ][a-zß-ÿ.]))"
)
_STOPPED = re.compile(r"(?P<agency>)(?<=\d)\.\s{1,2}(?=[A-ZÀ-Þ\d\"“‘'])")
_PLACE = re.compile(r"[A-ZÀ-ÞА-ЯЁІЇЄҐ][\w.'’-]*(?:[ /][\w.'’-]+){0,4}(?:,\s[A-Z][\w.'’ /]{1,40})?$")
_NO_PLACE = frozenset(
    [
        "DEAR",
        "UPDATE",
        "BREAKING",
        "EXCLUSIVE",
        "ANALYSIS",
        "WATCH",
        "OPINION",
        "VIDEO",
        "PHOTOS",
        "LIVE",
        "EXPLAINER",
        "CORRECTION",
        "NOTE",
        "EDITORIAL",
        "COMMENT",
        "REVIEW",
        "INTERVIEW",
        "FACTBOX",
        "TIMELINE",
        "ADVISORY",
        "URGENT",
        "LISTEN",
        "READ",
        "WARNING",
        "FEATURE",
    ]
)
_LONGEST = 90
_TOWN = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}, [A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2}$"
)
_PARTED = re.compile(r"\s[–—]\s")
_INITIALS = re.compile(r"[A-Z]{2,6}$")
_BYLINED = re.compile(
    r"By (?P<name>[A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*[a-zß-ÿ][\w'’-]*){1,2}) (?=[A-ZÀ-Þ]{3})"
)
_CORRESPONDENT = re.compile(
    r"(?P<agency>\S.*?) correspondent (?P<name>[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){1,2})$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a date line says: from `begin`, behind a byline, to `end`, where the article proper begins."""

    place: str | None
    agency: str | None
    stamp: Stamp | None
    end: int
    begin: int = 0
    writer: str | None = None


@cache
def agencies() -> dict[str, str]:
    """Return the news agencies' names by lower-case form."""
    text = resources.files("pipeline.articles").joinpath("agencies.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {form.lower(): row[0] for row in rows for form in row}


def read_dateline(text: str) -> Dateline | None:
    """Return the date line that opens `text`, if one does."""
    opening = text[: _LONGEST + 60]
    if not _has_mark(opening):
        return None
    line = opening.split("\n", 1)[0]
    found = next(_candidates(line), None)
    if found is not None and found.agency and found.place is None and found.stamp is None:
        return _behind_agency(line, found)
    return found


def _behind_agency(line: str, found: Dateline) -> Dateline:
    """Return a date line whose agency comes first ("(DPA) - KARSK, MAY 3 - The port")."""
    after = next(_candidates(line[found.end :]), None)
    if after is None or after.begin or after.place is None or after.agency not in (None, found.agency):
        return found
    return replace(found, place=after.place, stamp=after.stamp, end=found.end + after.end)


def read_place_line(text: str) -> Dateline | None:
    """Return the date line that stands on a line of its own, above the text."""
    found = read_dateline(f"{text} — A") if text[:2].isupper() else None
    return found if found is not None and found.end > len(text) and found.stamp is not None else None


def _has_mark(opening: str) -> bool:
    """Look for what ends every date line; written out, since it is asked of every paragraph."""
    return (
        "/" in opening
        or "(" in opening
        or ":" in opening
        or "-" in opening
        or "_" in opening
        or "–" in opening
        or "—" in opening
        or ("." in opening[:-1] and _STOPPED.search(opening) is not None)
    )


def opening_end(text: str) -> int:
    """Return where the article proper begins in `text`: behind its date line, or at 0."""
    found = read_dateline(text)
    return found.end if found else 0


def _candidates(opening: str) -> Iterator[Dateline]:
    for pattern, marks in ((_SLASHED, "/"), (_BRACKETED, "("), (_DASHED, "-–—:_"), (_STOPPED, ".")):
        match = pattern.search(opening) if any(mark in opening for mark in marks) else None
        if match and match.start() <= _LONGEST and (found := _dateline(opening, match)) is not None:
            yield found


def _dateline(opening: str, mark: re.Match[str]) -> Dateline | None:
    """Read what stands before the mark: place, then day, then perhaps the agency."""
    byline = _BYLINED.match(opening, 0, mark.start()) if opening.startswith("By ") else None
    begin = byline.end() if byline else 0
    before = opening[begin : mark.start()]
    stamp = next(find_stamps(before), None)
    place = (before[: stamp.start] if stamp else before).strip(" ,.")
    marked, writer = _correspondent(mark["agency"])
    after = before[stamp.end :].strip(" ,.") if stamp else ""
    agency = _agency(marked, after, place)
    if agency is None and not marked and _is_capital(place) and _INITIALS.match(after):
        agency = after
    is_town = _TOWN.match(place) is not None and _PARTED.search(mark[0]) is not None
    if not (stamp or marked or agency or _is_capital(place) or is_town):
        return None
    if mark.re is _STOPPED and not (stamp and stamp.day and stamp.end == len(before) and _is_capital(place)):
        return None
    if not _is_place(place) or not _opens(opening[mark.end() :]):
        return None
    is_town = is_town and _INITIALS.match(marked) is not None
    if (
        marked
        and agency is None
        and not (is_town or (_is_capital(place) and (stamp or not opening.isupper())))
    ):
        return None
    return Dateline(
        place=_cased(place),
        agency=agency or marked or None,
        stamp=stamp,
        end=mark.end(),
        begin=begin,
        writer=byline["name"] if byline else writer,
    )


def _correspondent(marked: str) -> tuple[str, str | None]:
    """Part an agency from its correspondent ("TASS correspondent Ana Telo")."""
    match = _CORRESPONDENT.match(marked)
    return (match["agency"], match["name"]) if match else (marked, None)


def _agency(marked: str, after_date: str, place: str) -> str | None:
    known = agencies()
    for written in (marked, after_date, place.rpartition(", ")[2]):
        if written.lower() in known:
            return known[written.lower()]
    return None


def _is_capital(place: str) -> bool:
    return len(place) >= 3 and place.split(",")[0].isupper() and place.split()[0].strip(":,") not in _NO_PLACE


def _is_place(place: str) -> bool:
    if not place:
        return True
    words = place.replace(",", " ").split()
    return (
        len(words) <= 6
        and _PLACE.match(place) is not None
        and all(w[0].isupper() or len(w) <= 3 for w in words)
    )


def _opens(rest: str) -> bool:
    return not rest or not rest[0].islower()


def _cased(place: str) -> str | None:
    """Write MOSCOW as Moscow; short ones such as UN and DUBAI's UAE stay as they are."""
    if not place:
        return None
    head, comma, region = place.partition(",")
    region = region.partition("/")[0]  # "SHENZHEN, China/BEIJING": the first of several
    if head.isupper() and len(head) > 3:
        head = re.sub(r"[^\W\d_]+", lambda word: word[0].capitalize(), head)
    return head + comma + region
