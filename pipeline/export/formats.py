"""The formats of an exported file: CSV, JSON lines and Parquet."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

from pipeline.db.export import Field

Rows = Iterable[Sequence[Any]]
Write = Callable[[Path, Sequence[Field], Rows], int]

GROUP_ROWS = 10_000


class LibraryMissingError(RuntimeError):
    """A format needs a library that is not installed; the message says what to type."""


def _written_out(value: Any) -> Any:
    """Return dates and times as ISO 8601, times in UTC; the rest as it is."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds").replace("+00:00", "Z")
    return value.isoformat() if isinstance(value, date) else value


def write_csv(delimiter: str = ",", *, has_header: bool = True) -> Write:
    """Return a writer of CSV; empty is NULL, times are UTC."""

    def write(path: Path, columns: Sequence[Field], rows: Rows) -> int:
        """Write `rows` to `path`; return how many there were."""
        count = 0
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.writer(stream, delimiter=delimiter, lineterminator="\n")
            if has_header:
                writer.writerow(column.name for column in columns)
            for row in rows:
                writer.writerow(map(_written_out, row))
                count += 1
        return count

    return write


def write_jsonl(path: Path, columns: Sequence[Field], rows: Rows) -> int:
    """Write `rows` to `path`, an object a line; return how many there were."""
    names = [column.name for column in columns]
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for row in rows:
            line = dict(zip(names, map(_written_out, row), strict=True))
            stream.write(json.dumps(line, ensure_ascii=False) + "\n")
            count += 1
    return count


def _parquet() -> Write:
    """Return a writer of Parquet.

    Raises:
        LibraryMissingError: pyarrow is not installed.
    """
    try:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    except ImportError as error:
        raise LibraryMissingError(
            "Parquet needs pyarrow. Type: pip install 'dateline[parquet]' (or export csv or jsonl)."
        ) from error
    types = {
        "integer": arrow.int64(),
        "real": arrow.float64(),
        "date": arrow.date32(),
        "time": arrow.timestamp("us", tz="UTC"),
        "text": arrow.string(),
    }

    def write(path: Path, columns: Sequence[Field], rows: Rows) -> int:
        """Write `rows` to `path` in groups; return how many there were."""
        shape = arrow.schema(
            [arrow.field(one.name, types[one.type], metadata={"comment": one.meaning}) for one in columns]
        )
        count = 0
        with parquet.ParquetWriter(path, shape) as writer:
            for group in _groups(rows):
                values = [dict(zip(shape.names, row, strict=True)) for row in group]
                writer.write_table(arrow.Table.from_pylist(values, schema=shape))
                count += len(group)
        return count

    return write


def _groups(rows: Rows) -> Iterator[list[Sequence[Any]]]:
    """Cut rows into groups."""
    iterator = iter(rows)
    while group := list(islice(iterator, GROUP_ROWS)):
        yield group


FORMATS: dict[str, Callable[[], Write]] = {
    "csv": write_csv,
    "jsonl": lambda: write_jsonl,
    "parquet": _parquet,
}
