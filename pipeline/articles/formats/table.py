"""Tables of articles saved as text: a first line of column names, then one row an article.

What does not live here: what the columns mean (`articles.formats.fields`), lists without column names
(`articles.listing.rows`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from pipeline.articles.formats.fields import article_of_fields
from pipeline.articles.formats.names import field_name, field_names
from pipeline.records import Article, SourceFacts

_DELIMITERS = ("\t", ",", ";", "|")
_LONGEST_NAMES = 2000
_LONGEST_FIELD = 2**26


def read_table(text: str, facts: SourceFacts) -> list[Article] | None:
    """Return the articles of a delimited table; None when the first line names no title and text.

    A row stands in the text from its first line to its last.
    """
    names = text[:_LONGEST_NAMES].lstrip("\ufeff").split("\n", 1)[0]
    mark = next((mark for mark in _DELIMITERS if _is_header(names, mark)), None)
    if mark is None:
        return None
    try:
        found = [article_of_fields(record, facts, start, end) for record, start, end in _records(text, mark)]
    except csv.Error:
        return None
    return [article for article in found if article is not None] or None


def _is_header(line: str, mark: str) -> bool:
    columns = {field_name(column) for column in line.split(mark)}
    known = field_names()
    return all(columns.intersection(known[meaning]) for meaning in ("title", "text"))


def _records(text: str, mark: str) -> Iterator[tuple[dict[str, str], int, int]]:
    lines = text.splitlines(keepends=True)
    ends = [0]
    for line in lines:
        ends.append(ends[-1] + len(line))
    csv.field_size_limit(_LONGEST_FIELD)
    is_quoted = mark != "\t" or _is_quoted(lines, mark)
    rows = csv.reader(lines, delimiter=mark, quoting=csv.QUOTE_MINIMAL if is_quoted else csv.QUOTE_NONE)
    names = [name.strip().lstrip("\ufeff") for name in next(rows)]
    before = rows.line_num
    for row in rows:
        start, end = ends[before], ends[rows.line_num] - _breaks(lines[rows.line_num - 1])
        before = rows.line_num
        if row:
            yield dict(zip(names, row, strict=False)), start, end


def _is_quoted(lines: list[str], mark: str) -> bool:
    """Say whether cells stand in quotation marks: read so, each row has as many cells as the first."""
    try:
        counts = {len(row) for row in csv.reader(lines, delimiter=mark, strict=True) if row}
    except csv.Error:
        return False
    return len(counts) == 1


def _breaks(line: str) -> int:
    return len(line) - len(line.rstrip("\r\n"))
