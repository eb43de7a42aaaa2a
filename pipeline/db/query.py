"""A person's own SQL, run so that it can change nothing."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from pipeline.db.engine import reading


class QueryError(ValueError):
    """The database refused the statement; the message is the database's own."""


def run_query(engine: Engine, sql: str, limit: int) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the column names and the first `limit` rows of `sql`; what it changes is rolled back.

    Raises:
        QueryError: the statement is wrong, or gives no rows.
    """
    with reading(engine) as connection:
        try:
            result = connection.execute(text(sql.replace(":", "\\:")))
        except DBAPIError as error:
            raise QueryError(f"The database refused the query: {error.orig}") from error
        if not result.returns_rows:
            raise QueryError("The statement gives no rows; `dateline query` only reads.")
        return list(result.keys()), [tuple(row) for row in result.fetchmany(limit)]
