"""Titles that begin with a number, or hold their date ("Bridge closed (3 May 2018)").

What does not live here: which line of a head is its title (`articles.layout.heads`).
"""

from __future__ import annotations

import re

from pipeline.articles.facts.bylines import is_byline
from pipeline.articles.facts.dates import find_stamps, may_begin_or_end
from pipeline.articles.line.furniture import furniture, plain
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import DATES, DIGIT, SIGNS

NUMBERED = re.compile(r"(?:(?:#\s?|No\.\s)?(\d{1,3})(?:[.):]|\s[-–—])|#(\d{1,3}))\s+(?=\S)")
_LINKING = re.compile(r"[^\w\s\"”’'?!)]$|\b(?:on|at|of|in|by|for|from|to|until|since|the|and)$", re.I)
_MAY_BE_DATED = (Kind.META, Kind.SHORT, Kind.PROSE)


def number_of(line: Line) -> int | None:
    """Return the number with which a title begins in a list, if it does."""
    match = NUMBERED.match(line.text)
    return int(match[1] or match[2]) if match else None


def dated_title(line: Line) -> str | None:
    """Return the title in a line that is a title and its date ("Bridge closed (3 May 2018)")."""
    if (
        line.kind not in _MAY_BE_DATED
        or not 3 <= line.words <= 40
        or not (line.marks & DIGIT and line.marks & DATES)
        or not may_begin_or_end(line.text)
        or (line.marks & SIGNS and is_byline(line.text))
    ):
        return None
    number = NUMBERED.match(line.text)
    for stamp in find_stamps(line.text):
        before, after = line.text[: stamp.start].rstrip(), line.text[stamp.end :].lstrip(" )")
        before = before[number.end() :] if number and number.end() <= stamp.start else before
        if stamp.year is None or ("|" in line.text[:-1].strip(" |") and _has_writer(line.text)):
            continue
        if not before and after[:1] in tuple(":–—-|") and (title := after.lstrip(":–—-| ")).count(" ") >= 1:
            return title
        if (
            not after
            and (before[-1:] in tuple("(–—-|,") or _LINKING.search(before) is None)
            and (title := before.rstrip("(–—-|, ")).count(" ") >= 1
            and not is_byline(title)
        ):
            return title if not furniture().start.opens(plain(title)) else None
    return None


def _has_writer(text: str) -> bool:
    return any(is_byline(piece.strip()) for piece in text.split("|"))
