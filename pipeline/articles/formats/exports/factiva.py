"""Factiva: records of two-letter fields ("HD", "LP", "TD"), and the display format without them.

The codes are Factiva's own. What does not live here: other databases (`lexisnexis`, `proquest`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.articles.facts.bylines import is_byline
from pipeline.articles.formats.exports.records import Record, article_of, dated_at
from pipeline.articles.line.lines import Line
from pipeline.records import Article, SourceFacts

_CODE = re.compile(
    r"(?P<code>SE|HD|HL|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CLM|CX|DLN)"
    r"(?:\t\s*|\s{2,}|$)(?P<rest>.*)",
    re.S,
)
_MEANINGS = {
    "HD": "title", "BY": "byline", "PD": "published", "ET": "published", "SN": "publisher", "SE": "section",
    "LP": "text", "TD": "text",
}  # fmt: skip
_OPENING = frozenset(("SE", "CLM", "HD"))
_IDENTITY = re.compile(r"Document [A-Z][A-Za-z0-9]{14,40}$")
_WORDS = re.compile(r"\d[\d,]* words$")
_CLOCK = re.compile(r"\d{1,2}:\d\d(?: ?[AP]M)?(?: GMT)?$", re.I)
_RIGHTS = re.compile(r"copyright\b|©|\(c\)", re.I)
_FOOTER = re.compile(r"(?:page \d+ (?:of \d+ )?)?(?:©|\(c\)) ?(?:\d{4} )?factiva", re.I)


def read_factiva(text: str, lines: list[Line], facts: SourceFacts) -> list[Article]:
    """Return the articles of an export with field codes, none when the lines are no such export."""
    found = (_article(record, facts) for record in _records(text, lines))
    return [article for article in found if article is not None]


def _records(text: str, lines: list[Line]) -> Iterator[Record]:
    record, code, is_closed = Record(), "", False
    for line in lines:
        match = _CODE.match(text[line.start : line.end]) if line.text[:2].isupper() else None
        if match:
            code = match["code"]
            if code in _OPENING and (is_closed or (code == "HD" and record.has("text"))):
                yield record
                record, is_closed = Record(), False
            is_closed |= code == "AN"
            line = replace(line, text=" ".join(match["rest"].split()))
        elif is_closed and not _IDENTITY.match(line.text):
            code = ""
        if line.text and not _FOOTER.match(line.text):
            record.add(_MEANINGS.get(code, "other"), line)
    yield record


def _article(record: Record, facts: SourceFacts) -> Article | None:
    return article_of(record, facts) if record.has("title") and record.has("published") else None


def read_factiva_plain(text: str, lines: list[Line], facts: SourceFacts) -> list[Article]:
    """Return the articles of an export in display format, none when the lines are no such export.

    Headline, writer, "512 words", day, time, paper, its code, language and rights stand a line each above
    the text, and "Document" with an accession number below it.
    """
    found, first = [], 0
    for index, line in enumerate(lines):
        if line.words == 2 and _IDENTITY.match(line.text):
            found.append(_displayed(lines[first:index], facts))
            first = index + 1
    return [article for article in found if article is not None]


def _displayed(lines: list[Line], facts: SourceFacts) -> Article | None:
    lines = [line for line in lines if not _FOOTER.match(line.text)]
    count = next((i for i, line in enumerate(lines[:20]) if _WORDS.match(line.text)), None)
    below = lines[count + 1 :] if count is not None else []
    day = dated_at(below[:2])
    rights = next((i for i, line in enumerate(below[:12]) if _RIGHTS.match(line.text)), None)
    if count is None or day is None or rights is None:
        return None
    record = Record({"text": below[rights + 1 :]})
    for line in below[day : day + 2]:
        if line is below[day] or _CLOCK.match(line.text):
            record.add("published", line)
    record.add("publisher", below[day + len(record.fields["published"])])
    _read_heading(lines[:count], record)
    return _article(record, facts)


def _read_heading(lines: list[Line], record: Record) -> None:
    """Read the headline, above which may stand a section, and below it the writer."""
    if len(lines) > 1 and (is_byline(lines[-1].text) or lines[-1].words <= 3):
        record.add("byline", lines[-1])
        lines = lines[:-1]
    if lines:
        record.add("title", max(lines[-3:], key=lambda line: line.words))
