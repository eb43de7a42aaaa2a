"""What an export consists of: a file a view, three files in researchers' shapes, and a manifest."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pipeline.db import export, schema
from pipeline.db.engine import Connection, open_engine
from pipeline.export.formats import FORMATS, Rows, Write, write_csv, write_jsonl
from pipeline.export.gdelt import coded_events
from pipeline.export.quotebank import quotations

LAYOUT = 1
"""Raised when a file or column changes its name, place or meaning; a new one leaves it."""

MANIFEST = "manifest.json"
Told = dict[str, Any]


def export_database(url: str, kind: str, folder: Path) -> Iterator[tuple[str, int]]:
    """Write the database at `url` to `folder` as files of `kind`; yield each file's name and rows.

    A file appears under its name when it is whole, the manifest last.

    Raises:
        pipeline.db.schema.SchemaError: the database is not of today's schema.
        pipeline.export.formats.LibraryMissingError: Parquet without pyarrow.
    """
    write = FORMATS[kind]()
    engine = open_engine(url)
    schema.require_current(engine)
    folder.mkdir(parents=True, exist_ok=True)
    files: list[Told] = []
    with export.snapshot(engine) as connection:
        for name, columns, rows, writer in _files(connection, kind, write):
            files.append(_written(folder / name, columns, rows, writer))
            yield name, files[-1]["rows"]
    engine.dispose()
    told = {"layout": LAYOUT, "format": kind, "schema": schema.head(), "files": files}
    _replace(folder / MANIFEST, json.dumps(told, ensure_ascii=False, indent=2) + "\n")


def _files(
    connection: Connection, kind: str, write: Write
) -> Iterator[tuple[str, tuple[export.Field, ...], Rows, Write]]:
    """Yield each file's name, columns, rows and how it is written."""
    for view in export.VIEWS:
        yield f"{view}.{kind}", export.fields(view), export.view_rows(connection, view), write
    names, rows = export.shaped_rows(connection, "icews")
    yield "events.icews.tab", _plain(names), rows, write_csv("\t")
    names, rows = export.shaped_rows(connection, "gdelt")
    keys, lines = coded_events(dict(zip(names, row, strict=True)) for row in rows)
    yield "events.gdelt.tab", _plain(keys), lines, write_csv("\t", has_header=False)
    names, rows = export.shaped_rows(connection, "quotebank")
    keys, lines = quotations(dict(zip(names, row, strict=True)) for row in rows)
    yield "quotes.quotebank.jsonl", _plain(keys), lines, write_jsonl


def _plain(names: list[str]) -> tuple[export.Field, ...]:
    """Return columns of files whose meaning is told by those who set their shape."""
    return tuple(export.Field(name, "text", "") for name in names)


def _written(path: Path, columns: tuple[export.Field, ...], rows: Rows, write: Write) -> Told:
    """Write one file, whole or not at all; return what the manifest says of it."""
    part = path.with_name(f".{path.name}.part")
    try:
        count = write(part, columns, rows)
        with part.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    described = [{"name": one.name, "type": one.type, "meaning": one.meaning} for one in columns]
    return {"name": path.name, "rows": count, "sha256": digest, "columns": described}


def _replace(path: Path, text: str) -> None:
    """Write a small file, whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)
