"""What all tables share: naming, identifiers, UTC times, and checks drawn from the records' words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, get_args

from sqlalchemy import BigInteger, CheckConstraint, DateTime, Dialect, Integer, MetaData, Table, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

# Two underscores part table from column: with one, quote.speaker_entity_id and
# quote_speaker.entity_id would share the name of an index.
NAMING = {
    "ix": "ix_%(table_name)s__%(column_0_N_name)s",
    "uq": "uq_%(table_name)s__%(column_0_N_name)s",
    "ck": "ck_%(table_name)s__%(constraint_name)s",
    "fk": "fk_%(table_name)s__%(column_0_N_name)s__%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """The tables of Dateline."""

    metadata = MetaData(naming_convention=NAMING)


def table_of(model: type[Base]) -> Table:
    """Return the table behind `model`, for statements over many rows at once."""
    return Base.metadata.tables[model.__tablename__]


class Utc(TypeDecorator[datetime]):
    """An aware UTC time in both databases; SQLite alone would give it back naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware time into UTC.

        Raises:
            ValueError: `value` has no time zone.
        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a time zone: {value!r}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give the time back in UTC: SQLite's is naive, PostgreSQL's in the session's zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


Identifier = BigInteger()
"""Ids are `pipeline.records.content_id` values: 63 bits, derived from content, never random."""

Place = BigInteger().with_variant(Integer(), "sqlite")
"""A place in a file of any size; SQLite's INTEGER has 64 bits as it is."""


def one_of(column: str, words: Any, name: str | None = None) -> CheckConstraint:
    """Return a CHECK that `column` is one of a Literal's words (or of a tuple's); NULL passes."""
    listed = ", ".join(f"'{word}'" for word in get_args(words) or words)
    return CheckConstraint(f"{column} IN ({listed})", name=name or column)


def span(prefix: str = "") -> CheckConstraint:
    """Return a CHECK that a span's offsets are in order; NULL passes."""
    start, end = f"{prefix}start_char", f"{prefix}end_char"
    return CheckConstraint(f"{start} >= 0 AND {end} > {start}", name=f"{prefix}span")
