"""Nexis Uni and Lexis+: headline, paper and day, named fields, "Body", the text, "End of Document".

What does not live here: the older exports (`lexisnexis`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.articles.formats.exports.records import Record, article_of, groups, last_dated_at, paper
from pipeline.articles.line.lines import Line
from pipeline.records import Article, SourceFacts

_FIELD = re.compile(
    r"(?P<name>Section|Length|Byline|Dateline|Highlight|Language|Publication-Type|Subject|Organization|Company|Ticker"
    r"|Industry|Person|Geographic|Load-Date|Journal Code|Series|Copyright):?\s(?P<rest>.+)",
    re.S,
)
_MEANINGS = {"Section": "section", "Byline": "byline", "Highlight": "standfirst", "Load-Date": "loaded"}
_AFTER = frozenset(
    ("Graphic", "Classification", "Notes", "Correction", "Correction-Date", "Load-Date", "End of Document")
)
_ASIDE = re.compile(
    r"Page \d+ of \d+$|Bookmark_\d+$|All Rights Reserved\.?$|\[?https?://\S+$|Link to (?:Image|Original)"
)


def read_nexis_uni(text: str, lines: list[Line], facts: SourceFacts) -> list[Article]:
    """Return the articles of the export, none when the lines are no such export."""
    found, first = [], 0
    for index, line in enumerate(lines):
        if line.text == "End of Document":
            found.append(_article([each for each in lines[first:index] if not _is_aside(each)], facts))
            first = index + 1
    return [article for article in found if article is not None]


def _is_aside(line: Line) -> bool:
    return line.words <= 6 and _ASIDE.match(line.text) is not None


def _article(lines: list[Line], facts: SourceFacts) -> Article | None:
    body = next((index for index, line in enumerate(lines) if line.text == "Body"), None)
    if body is None:
        return None
    record = Record()
    opening = _read_fields(lines[:body], record)
    day = last_dated_at(opening)
    if day is None or day == 0:
        return None
    record.add("published", opening[day])
    record.add("publisher", paper(opening[day - 1]))
    for line in _headline(opening[: day - 1]):
        record.add("title", line)
    for line in _text(lines[body + 1 :]):
        record.add("text", line)
    return article_of(record, facts)


def _read_fields(lines: list[Line], record: Record) -> list[Line]:
    """Put the named fields into the record and return the lines above the first of them."""
    first = len(lines)
    for index, line in enumerate(lines):
        match = _FIELD.match(line.text)
        if match and (match["name"] in ("Copyright", "Section", "Length") or index > first):
            first = min(first, index)
            record.add(_MEANINGS.get(match["name"], "other"), replace(line, text=match["rest"]))
    return lines[:first]


def _headline(lines: list[Line]) -> list[Line]:
    """Return the headline right above the paper's name; above the first may stand the list of all."""
    last = groups(lines)[-1:]
    return last[0] if last else []


def _text(lines: list[Line]) -> list[Line]:
    end = next((i for i, line in enumerate(lines) if line.text.split(":")[0] in _AFTER), len(lines))
    return lines[:end]
