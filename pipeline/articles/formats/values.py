"""What the value of a named field says: a text, people, a paper, an address, a time.

What does not live here: which field means what (`articles.formats.fields`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.articles.facts.bylines import is_staff, people
from pipeline.articles.facts.dateline import agencies
from pipeline.articles.facts.dates import find_stamps, months
from pipeline.articles.facts.publication import (
    Publication,
    in_figures,
    of_number,
    of_stamp,
    of_yearless,
    with_zone,
)
from pipeline.records import SourceFacts

_TEXTS = ("text", "rendered", "plain", "content", "value", "main", "default", "body", "name")
_NAMES = ("name", "title", "original", "full_name", "fullName", "display_name", "displayName", "rendered")
_FIRST = ("first_name", "firstName", "firstname", "givenName", "given")
_LAST = ("last_name", "lastName", "lastname", "familyName", "family")
_MOMENTS = ("$date", "$numberLong", "date", "iso", "value", "rendered", "start")
_LONGEST = 300
_LONGEST_DATE = 100
# "Wed Oct 10 20:19:24 +0000 2018", as C and some interfaces write it.
_YEAR_LAST = re.compile(
    r"[A-Z][a-z]{2},? ([A-Z][a-z]{2}) {1,2}(\d\d?) (\d\d:\d\d:\d\d)(?: ([+-]\d{4}|[A-Z]{2,4}))? (\d{4})$"
)
_TURNED = re.compile(
    r"(?P<last>(?:(?:de|van|von|den|der|di|da|al|el) ){0,2}[^\W\d_a-z][\w'’-]+), "
    r"(?P<first>[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*)?)$"
)
_SITE = re.compile(r"https?://([\w.-]+)/?$", re.I)
_ADDRESS = re.compile(r"https?://\S+$", re.I)
_BARE_ADDRESS = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}/\S+$|/\S+$", re.I)


def text_of(value: Any) -> str:
    """Return a text as it is written; of a list its texts as paragraphs, of an object its main text."""
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return "\n\n".join(text for text in map(text_of, value) if text)
    if isinstance(value, Mapping):
        return next((text_of(value[key]) for key in _TEXTS if value.get(key)), "")
    return ""


def names_of(value: Any) -> str | None:
    """Return the names in a field, with commas between; None when it has none."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(name for each in values if (name := _name(each))) or None


def _name(value: Any) -> str:
    if isinstance(value, Mapping):
        parts = (next((value[key] for key in keys if value.get(key)), "") for keys in (_FIRST, _LAST))
        whole = next((value[key] for key in _NAMES if isinstance(value.get(key), str) and value[key]), "")
        value = whole or " ".join(part for part in parts if isinstance(part, str) and part)
    return value.strip() if isinstance(value, str) else ""


def people_of(value: Any) -> str | None:
    """Return the people whom a field names, first name first; None when only staff."""
    values = value if isinstance(value, list) else [value]
    written = [each.strip() for value in values for each in re.split(r"[;\n]", _name(value)[:_LONGEST])]
    return people(", ".join(_turned(name) for name in written if name))


def _turned(name: str) -> str:
    """Return "Ana Telo" for "Telo, Ana"; two names, or a name and its agency, stay as they are."""
    match = _TURNED.match(name)
    if match is None or any(is_staff(part) or part.lower() in agencies() for part in match.groups()):
        return name
    return f"{match['first']} {match['last']}"


def paper_of(values: Iterable[Any]) -> str | None:
    """Return the first of the values that names a paper; the address of a page or picture is no name."""
    for value in values:
        name = names_of(value)
        if name is not None and not name.startswith("@") and not _ADDRESS.match(name):
            return name
        if name is not None and (site := _SITE.match(name)) is not None:
            return site[1].removeprefix("www.")
    return None


def address_of(values: Iterable[Any]) -> str | None:
    """Return the first of the values that is an address, one with its protocol before others."""
    texts = [text.strip() for value in values if (text := _link(value))]
    for shape in (_ADDRESS, _BARE_ADDRESS):
        if found := next((text for text in texts if shape.match(text)), None):
            return found
    return None


def _link(value: Any) -> str:
    if isinstance(value, Mapping):
        value = value.get("@id") or value.get("href") or value.get("url") or value.get("rendered")
    return value if isinstance(value, str) else ""


def publication_of(value: Any, facts: SourceFacts, utc: str = "") -> Publication | None:
    """Return the publication that a field gives: a date as written, a number, or an object that holds one.

    `utc` is the same moment as another field writes it in UTC, which tells the zone of the first.
    """
    if isinstance(value, Mapping):
        found = (publication_of(value[key], facts) for key in _MOMENTS if value.get(key))
        return next((publication for publication in found if publication is not None), None)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return of_number(value, facts)
    written = text_of(value).strip()[:_LONGEST_DATE]
    if written.isascii() and written.isdigit():
        return of_number(int(written), facts)
    return _of_written(in_figures(written) or _YEAR_LAST.sub(r"\2 \1 \5 \3 \4", written), facts, utc)


def _of_written(written: str, facts: SourceFacts, utc: str) -> Publication | None:
    for stamp in find_stamps(written):
        if utc and stamp.zone is None:
            stamp = with_zone(stamp, utc[:_LONGEST_DATE])
        return of_stamp(stamp, "metadata", facts) or of_yearless(stamp, written, facts)
    return None


def publication_of_parts(year: Any, month: Any, day: Any, facts: SourceFacts) -> Publication | None:
    """Return the publication of a day in three fields, or of a month in two."""
    numbers = [_number(each) for each in (year, month, day)]
    numbers[1] = numbers[1] or months().get(month.strip().lower() if isinstance(month, str) else "")
    if numbers[0] is None or numbers[1] is None:
        return None
    written = "-".join(f"{number:02d}" for number in numbers if number is not None)
    if numbers[2] is None:
        name = next((name for name, number in months().items() if number == numbers[1]), "")
        written = f"{name} {numbers[0]}"
    return publication_of(written, facts)


def _number(value: Any) -> int | None:
    """Return a whole number, which tables may write as 3.0."""
    try:
        return int(float(value)) if isinstance(value, (int, float, str)) else None
    except (ValueError, OverflowError):
        return None
