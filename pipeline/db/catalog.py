"""What the tables and their columns are and mean, for showing to people."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Dialect
from sqlalchemy.dialects import postgresql

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
            refers_to=next((key.target_fullname for key in column.foreign_keys), None),
        )
        for column in Base.metadata.tables[table].columns
    ]
