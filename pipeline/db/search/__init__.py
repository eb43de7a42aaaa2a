"""Full-text search over articles and quotes: what keeps and what asks the indexes.

SQLite has the full-text tables `article_search` and `quote_search`, kept by triggers; PostgreSQL has
the generated column `search` in the tables `article` and `quote`, and functions of those names. So
`article_search('words') AS found` gives `found.rowid` (the id) and `found.rank` (the best first) in
both. Triggers go with the table they stand on when SQLite makes it anew: like the views they are
dropped before a migration and made again after it. The indexes themselves are the revisions'.
"""

from __future__ import annotations

import re
from importlib import resources

from sqlalchemy import Connection

TABLES = ("article_search", "quote_search")
COLUMN = "search"
_MADE = re.compile(r"^CREATE (TRIGGER|FUNCTION) (\w+)", re.MULTILINE)


def belongs(kind: str | None, name: str | None) -> bool:
    """Say whether a thing found in a database is search's own, which the models do not know."""
    named = name or ""
    if kind == "table":
        return named.startswith(TABLES)
    return named == COLUMN if kind == "column" else kind == "index" and named.endswith(f"__{COLUMN}")


def _statements(connection: Connection) -> list[str]:
    """Return what makes the triggers of SQLite or the functions of PostgreSQL."""
    file = resources.files(__package__).joinpath(f"{connection.dialect.name}.sql")
    return file.read_text(encoding="utf-8").strip().split("\n\n")


def drop(connection: Connection) -> None:
    """Drop the triggers or functions."""
    for statement in _statements(connection):
        for kind, name in _MADE.findall(statement):
            connection.exec_driver_sql(f"DROP {kind} IF EXISTS {name}")


def create(connection: Connection) -> None:
    """Make the triggers or functions."""
    for statement in _statements(connection):
        connection.exec_driver_sql(statement)
