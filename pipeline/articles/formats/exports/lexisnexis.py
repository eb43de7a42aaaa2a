"""LexisNexis Academic: "1 of 14 DOCUMENTS", the paper's name and day, the headline, then named fields.

What does not live here: the exports of its successor (`nexis_uni`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.articles.formats.exports.records import (
    Record,
    article_of,
    cut,
    dated_at,
    groups,
    is_indented,
    paper,
)
from pipeline.articles.line.lines import Line
from pipeline.records import Article, SourceFacts

_NUMBER = re.compile(r"\d{1,6} of \d{1,6} DOCUMENTS?$")
_FIELD = re.compile(
    r"(?P<name>HEADLINE|BYLINE|SECTION|LENGTH|DATELINE|HIGHLIGHT|BODY|SERIES|SOURCE|ABSTRACT|LOAD-DATE|LANGUAGE"
    r"|GRAPHIC|PUBLICATION-TYPE|DOCUMENT-TYPE|SUBJECT|ORGANIZATION|COMPANY|TICKER|INDUSTRY|PERSON|GEOGRAPHIC"
    r"|CITY|STATE|COUNTRY|REGION|JOURNAL-CODE|NOTES?|CORRECTION|CORRECTION-DATE|URL|ISSN|DISTRIBUTION|TYPE"
    r"|PHOTO|PRODUCT|CATEGORY):\s?(?P<rest>.*)",
    re.S,
)
_ABOVE = frozenset(("HEADLINE BYLINE SECTION LENGTH DATELINE HIGHLIGHT BODY SERIES SOURCE ABSTRACT").split())
_MEANINGS = {
    "HEADLINE": "title", "BYLINE": "byline", "SECTION": "section", "HIGHLIGHT": "standfirst", "BODY": "text",
    "LOAD-DATE": "loaded", "URL": "url",
}  # fmt: skip
_RIGHTS = re.compile(r"copyright\b|©|\(c\) |all rights reserved", re.I)
_EDITION = re.compile(
    r"(?:\S+ ){0,4}(?:edition|final)\b.{0,20}$"
    r"|(?:main|national|late|early|first|correction appended)\b.{0,12}$",
    re.I,
)


def read_lexisnexis(text: str, lines: list[Line], facts: SourceFacts) -> list[Article]:
    """Return the articles of the export, none when the lines are no such export."""
    found = (_article(text, each, facts) for each in cut(lines, _is_number))
    return [article for article in found if article is not None]


def _is_number(line: Line) -> bool:
    return line.words == 4 and _NUMBER.match(line.text) is not None


def _article(text: str, lines: list[Line], facts: SourceFacts) -> Article | None:
    fields = [index for index, line in enumerate(lines) if _FIELD.match(line.text)]
    if not any(lines[index].text.startswith("LENGTH:") for index in fields):
        return None
    record = Record()
    _read_opening(text, [line for line in lines[: fields[0]] if not _RIGHTS.match(line.text)], record)
    _read_fields(lines[fields[0] :], record)
    day = record.joined("published") or record.joined("loaded")
    return article_of(record, facts, published=day)


def _read_opening(text: str, lines: list[Line], record: Record) -> None:
    """Read the paper's name, its day and the headline, which alone is not centred."""
    day = dated_at(lines)
    for line in lines[: day if day is not None else 1][:1]:
        record.add("publisher", paper(line))
    if day is None:
        return
    record.add("published", lines[day])
    below = lines[day + 1 :]
    if any(is_indented(text, line) for line in lines):
        titles = groups([line for line in below if not is_indented(text, line)])[:1]
    else:
        titles = groups([line for line in below if not _EDITION.match(line.text)])[-1:]
    for line in titles[0] if titles else []:
        record.add("title", line)


def _read_fields(lines: list[Line], record: Record) -> None:
    """Read the fields; what stands between those above and those below the text is the text."""
    meaning, is_over = "other", False
    has_gaps = any(line.gap for line in lines)
    for line in lines:
        match = _FIELD.match(line.text)
        if _RIGHTS.match(line.text):
            meaning, is_over = "other", record.has("text")
        elif match:
            is_over |= match["name"] not in _ABOVE and record.has("text")
            meaning = _MEANINGS.get(match["name"], "other")
            line = replace(line, text=match["rest"])
        elif line.gap or not has_gaps or meaning == "text":
            meaning = "other" if is_over else "text"
        if line.text:
            record.add(meaning, line)
