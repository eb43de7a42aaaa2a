"""Rows for export, typed alike in both databases and read in one snapshot.

What does not live here: files and their layout (`pipeline.export`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import resources
from typing import Any, Literal

from sqlalchemy import BigInteger, Connection, Date, Double, Select, Text, column, select, table, text

from pipeline.db import views
from pipeline.db.engine import Engine, reading
from pipeline.db.models.base import Utc

Type = Literal["integer", "real", "date", "time", "text"]
Row = tuple[Any, ...]

VIEWS = ("articles", "entities", "mentions", "quotes", "events", "event_reports", "ingest_status")
BATCH_ROWS = 1_000
_SQL_TYPES = {"integer": BigInteger, "real": Double, "date": Date, "time": Utc, "text": Text}
_IDS = ("article", "entity", "other", "speaker", "utterance", "parent", "event", "actor", "target", "place")
_COUNTS = (
    "words",
    "mentions",
    "entities",
    "quotes",
    "events",
    "event_reports",
    "copies",
    "articles",
    "dated",
)
_MORE_COUNTS = ("issues", "size_bytes", "reports", "sources", "killed", "wounded", "arrested")
_TYPES: dict[Type, frozenset[str]] = {
    "date": frozenset({"date", "date_end", "published_on"}),
    "time": frozenset({"published_at"}),
    "real": frozenset({"confidence", "intensity"}),
    "integer": frozenset({"id", "start_char", "end_char", "quad_class", *_COUNTS, *_MORE_COUNTS})
    | {f"{name}_id" for name in _IDS},
}


@dataclass(frozen=True, slots=True)
class Field:
    """One column of an exported view."""

    name: str
    type: Type
    meaning: str


def fields(view: str) -> tuple[Field, ...]:
    """Return the columns of `view`, in order."""
    columns = views.definition(view).columns
    return tuple(Field(name, _type(name), meaning) for name, meaning in columns.items())


def _type(name: str) -> Type:
    """Return what the column `name` holds in every view: SQLite can't say."""
    return next((type_ for type_, names in _TYPES.items() if name in names), "text")


@contextmanager
def snapshot(engine: Engine) -> Iterator[Connection]:
    """Open a connection whose statements all see the same rows, whoever writes meanwhile.

    Raises:
        pipeline.db.engine.DatabaseUnreachableError: the database does not answer.
    """
    if engine.dialect.name == "postgresql":
        engine = engine.execution_options(isolation_level="REPEATABLE READ")
    with reading(engine) as connection:
        yield connection.execution_options(yield_per=BATCH_ROWS)


def view_rows(connection: Connection, view: str) -> Iterator[Row]:
    """Yield the rows of `view` by id, dates and times as such."""
    columns = [column(field.name, _SQL_TYPES[field.type]()) for field in fields(view)]
    chosen: Select[Row] = select(*columns).select_from(table(view)).order_by(column("id"))
    yield from map(tuple, connection.execute(chosen))


def shaped_rows(
    connection: Connection, shape: Literal["icews", "gdelt", "quotebank"]
) -> tuple[list[str], Iterator[Row]]:
    """Return the columns and rows of the statement `shape`.sql, dates as text."""
    statement = resources.files(__package__).joinpath(f"{shape}.sql").read_text(encoding="utf-8")
    result = connection.execute(text(views.translated(statement, connection.dialect.name)))
    return list(result.keys()), map(tuple, result)
