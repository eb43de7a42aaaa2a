"""What the tables and their columns are and mean, for showing to people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column as TableColumn
from sqlalchemy import Dialect, Engine, Select, column, select
from sqlalchemy import table as table_called
from sqlalchemy.dialects import postgresql

from pipeline.db.engine import reading
from pipeline.db.models import Base

DIALECT: Dialect = postgresql.dialect()  # type: ignore[no-untyped-call]


@dataclass(frozen=True, slots=True)
class Column:
    """One column, its type as PostgreSQL names it."""

    name: str
    type: str
    comment: str
    nullable: bool
    is_key: bool
    refers_to: str | None


def tables() -> dict[str, str]:
    """Return the comment of every table, by name."""
    return {table.name: table.comment or "" for table in Base.metadata.sorted_tables}


def columns(table: str) -> list[Column]:
    """Return the columns of `table`, in order."""
    return [
        Column(
            name=column.name,
            type=column.type.compile(DIALECT).lower(),
            comment=column.comment or "",
            nullable=bool(column.nullable),
            is_key=column.primary_key,
            refers_to=_parent(column),
        )
        for column in Base.metadata.tables[table].columns
    ]


def _parent(column: TableColumn[Any]) -> str | None:
    """Return what a column refers to: by a key of its own rather than by one it shares."""
    keys = [
        (len(key.constraint.columns), key.target_fullname) for key in column.foreign_keys if key.constraint
    ]
    return min(keys)[1] if keys else None


def indexes(table: str) -> list[tuple[str, ...]]:
    """Return the columns of each index of `table` beside its key."""
    found = Base.metadata.tables[table].indexes
    return sorted(tuple(column.name for column in index.columns) for index in found)


def fullest_row(engine: Engine, relation: str, columns: Sequence[str]) -> dict[str, Any]:
    """Return the row of a table or view with the fewest NULLs, the same one for the same rows."""
    chosen: Select[*tuple[Any, ...]] = select(*map(column, columns))
    wanted = chosen.select_from(table_called(relation))
    with reading(engine) as connection:
        rows = [dict(row) for row in connection.execute(wanted).mappings()]
    return min(rows, key=lambda row: (sum(value is None for value in row.values()), repr(row)), default={})
