"""What our pages show: rows read in one snapshot, and an article's text cut at its spans.

The statements are in `pages.toml`. What does not live here: how a page looks (`templates`).
"""

from __future__ import annotations

import sqlite3
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup, escape

from pipeline.browse.layout import DATABASE
from pipeline.browse.marking import Piece, Span, paragraphs

Row = dict[str, Any]
Rows = dict[str, list[Row]]


@cache
def statements() -> dict[str, dict[str, str]]:
    """Return the statements of every page, by page and name."""
    text = resources.files(__package__).joinpath("pages.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def read(connection: sqlite3.Connection, page: str, key: int | None) -> Rows:
    """Return the rows of each statement of `page` for the row `key`, all as of one moment."""
    connection.execute("BEGIN")
    try:
        return {name: _rows(connection, sql, key) for name, sql in statements()[page].items()}
    finally:
        connection.execute("ROLLBACK")


def _rows(connection: sqlite3.Connection, sql: str, key: int | None) -> list[Row]:
    """Return the rows of one statement."""
    cursor = connection.execute(sql, {"id": key})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def place(article: int, offset: int | None = None) -> str:
    """Return the address of an article, or of a place in it where a span begins."""
    return f"/{DATABASE}/article/{article}" + ("" if offset is None else f"#c{offset}")


def row_page(table: str, key: int) -> str:
    """Return the address of a row of a table."""
    return f"/{DATABASE}/{table}/{key}"


def rows_named(table: str, column: str, value: str) -> str:
    """Return the address of the rows of a table or view that have `value` in `column`."""
    return f"/{DATABASE}/{table}?{urlencode({f'{column}__exact': value})}"


def marked(rows: Rows) -> list[Markup]:
    """Return the paragraphs of an article, all that was found in it marked."""
    lines = paragraphs(rows["article"][0]["text"], _spans(rows))
    return [Markup("").join(_shown(piece) for piece in line) for line in lines]


def _shown(piece: Piece) -> Markup:
    """Return a piece of an article as a page shows it, everything in it escaped."""
    if not piece.kinds:
        return escape(piece.text)
    given = {"class": " ".join(piece.kinds), "data-c": piece.start}
    if piece.until is not None:
        given |= {"id": f"c{piece.start}", "data-until": piece.until}
    if piece.note:
        given["title"] = piece.note
    if piece.href:
        given["href"] = piece.href
    tag = "a" if piece.href else "span"
    # Markup.format would take four times as long, which shows in a long article.
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in given.items())
    return Markup(f"<{tag}{attributes}>{escape(piece.text)}</{tag}>")


def _spans(rows: Rows) -> Iterator[Span]:
    """Yield the spans of an article: quotes with cue and speaker, mentions, what tells of an event."""
    for quote in rows["quotes"]:
        whose = quote["speaker"] or quote["speaker_text"] or "no source"
        yield Span(
            start=quote["start_char"],
            end=quote["end_char"],
            kind=f"quote {quote['kind']}",
            note=f"{quote['kind']} quote: {whose}",
        )
        yield from _part(quote, "cue", "cue")
        yield from _part(quote, "speaker", "speaker")
    for mention in rows["mentions"]:
        known = mention["entity_id"] is not None
        yield Span(
            start=mention["start_char"],
            end=mention["end_char"],
            kind=f"mention {mention['kind'] if known else 'unknown'}",
            href=row_page("entity", mention["entity_id"]) if known else None,
            note=f"{mention['kind']}: {mention['entity']}" if known else "nobody known",
        )
    for report in rows["reports"]:
        yield Span(start=report["sentence_start_char"], end=report["sentence_end_char"], kind="evidence")
        yield Span(
            start=report["trigger_start_char"],
            end=report["trigger_end_char"],
            kind="trigger",
            href=report["event_id"] and row_page("event", report["event_id"]),
            note=f"{report['realis']} {report['type']}: {report['actor'] or '?'} → {report['target'] or '?'}",
        )


def _part(row: Row, name: str, kind: str) -> Iterator[Span]:
    """Yield the span that a quote names `name`, if it has one."""
    start, end = row[f"{name}_start_char"], row[f"{name}_end_char"]
    if start is not None and end is not None:
        yield Span(start=start, end=end, kind=kind)


def sentence(report: Row) -> Markup:
    """Return a report's sentence, the words that name the event marked."""
    text, before = report["sentence"], report["sentence_start_char"]
    start, end = report["trigger_start_char"] - before, report["trigger_end_char"] - before
    return Markup('{}<b class="trigger">{}</b>{}').format(text[:start], text[start:end], text[end:])
