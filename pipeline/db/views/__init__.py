"""The plural views: what people query. One file of SQL a view, beside this module.

The files are written as PostgreSQL spells them; the few functions that SQLite calls otherwise are
put in. A view's comment is the file's first line, a column's stands behind it. Views are dropped
before a migration and made again after it (`migrations/env.py`), so a migration may change any
table below them. A changed view needs a new revision all the same, or no database would get it:
that revision names the new `digest`.
What does not live here: full-text search (`pipeline.db.search`).
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sqlalchemy import Connection, literal
from sqlalchemy.exc import InternalError

NAMES = (
    "articles",
    "entities",
    "mentions",
    "quotes",
    "events",
    "event_reports",
    "co_mentions",
    "ingest_status",
)
SQLITE_WORDS = {
    'COLLATE "C"': "COLLATE BINARY",
    "chr(": "char(",
    "greatest(": "max(",
    "least(": "min(",
    "string_agg(": "group_concat(",
    "strpos(": "instr(",
    # Without statistics SQLite would rather read all articles that are no copy than a day's.
    "a.duplicate_of IS NULL": "+a.duplicate_of IS NULL",
}
_COLUMN = re.compile(r"\bAS (\w+),? -- (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class View:
    """One view: its statement as PostgreSQL spells it, its comment, and its columns' comments by name."""

    name: str
    comment: str
    columns: dict[str, str]
    statement: str


def translated(statement: str, dialect: str) -> str:
    """Return a statement that is written as PostgreSQL spells it for "sqlite" or "postgresql"."""
    for ours, theirs in SQLITE_WORDS.items() if dialect == "sqlite" else ():
        statement = statement.replace(ours, theirs)
    return statement


@cache
def definitions() -> tuple[View, ...]:
    """Return every view, in the order they are listed in the documentation."""
    return tuple(_read(name) for name in NAMES)


def definition(name: str) -> View:
    """Return the view called `name`."""
    return next(view for view in definitions() if view.name == name)


def _read(name: str) -> View:
    """Return the view defined in the file `name`.sql."""
    text = resources.files(__package__).joinpath(f"{name}.sql").read_text(encoding="utf-8")
    first, statement = text.split("\n", 1)
    return View(name, first.removeprefix("-- "), dict(_COLUMN.findall(statement)), statement)


def digest() -> str:
    """Return what the newest revision that changes a view names, so that no change goes without one."""
    statements = [
        translated(view.statement, one) for view in definitions() for one in ("sqlite", "postgresql")
    ]
    return hashlib.sha256("".join(statements).encode()).hexdigest()[:16]


class ViewInUseError(RuntimeError):
    """Somebody's own view stands on one of ours; the message says what to do."""


def drop(connection: Connection) -> None:
    """Drop the views; one that a later version no longer has is its revision's to drop.

    Raises:
        ViewInUseError: in PostgreSQL, another view is made from one of them.
    """
    for view in definitions():
        try:
            connection.exec_driver_sql(f"DROP VIEW IF EXISTS {view.name}")
        except InternalError as error:
            raise ViewInUseError(
                f"The schema can't change while something of yours stands on the view {view.name}: "
                f"{error.orig} Drop it, type dateline migrate, and make it again."
            ) from error


def create(connection: Connection) -> None:
    """Make the views; PostgreSQL gets their comments too."""
    dialect = connection.dialect.name
    for view in definitions():
        connection.exec_driver_sql(translated(view.statement, dialect))
        if dialect == "postgresql":
            _comment(connection, view)


def _comment(connection: Connection, view: View) -> None:
    """Keep the comments of a view and its columns in PostgreSQL."""
    comments = {f"VIEW {view.name}": view.comment}
    comments |= {f"COLUMN {view.name}.{column}": comment for column, comment in view.columns.items()}
    for what, comment in comments.items():
        words = literal(comment).compile(connection, compile_kwargs={"literal_binds": True})
        connection.exec_driver_sql(f"COMMENT ON {what} IS {words}")
