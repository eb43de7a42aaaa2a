"""One engine per database URL: drivers, SQLite's pragmas, transactions, and who may write.

What does not live here: tables (`pipeline.db.models`) and the schema's versions (`pipeline.db.schema`).
"""

from __future__ import annotations

import os
import platform
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InternalError,
    NoSuchModuleError,
    OperationalError,
    ProgrammingError,
)

__all__ = [
    "Connection",
    "DatabaseUnreachableError",
    "DatabaseUnusableError",
    "DatabaseUrlError",
    "Engine",
    "database_url",
    "migrating",
    "open_engine",
    "reachable",
    "reading",
    "shown",
    "writing",
]

BUSY_TIMEOUT_SECONDS = 60
FORBIDDEN = ("25006", "42501")
"""PostgreSQL's codes for a transaction that may only read, and for a right that is lacking."""
# What a person has to mend, as PostgreSQL's codes begin: what may not be written, who may not come in, no
# such database, a full disk, a broken one. Its other codes, and a connection that breaks off, may pass.
LASTING = (*FORBIDDEN, "28", "3D", "53100", "58", "XX")
# An attempt to connect has no code; what PostgreSQL, set to English, says of one that it will always refuse.
REFUSED = re.compile(
    r"authentication failed|no password supplied|no pg_hba\.conf entry|not permitted to log in"
    r'|(?:role|database) ".*" does not exist|permission denied for database'
)
# All that passes by itself in SQLite: somebody else's lock.
PASSING = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL)
SECRETS = ("password", "passfile", "sslpassword")


class DatabaseUrlError(ValueError):
    """The database URL can't be used; the message says what one looks like."""


class DatabaseUnreachableError(RuntimeError):
    """The database named by the URL does not answer or can't be written; the message says what to check."""


class DatabaseUnusableError(DatabaseUnreachableError):
    """It will be so until a person mends it: a full disk, a right that is lacking, a file that is none."""


def database_url(text: str) -> URL:
    """Return `text` as a URL with its driver named.

    Raises:
        DatabaseUrlError: not a SQLite or PostgreSQL URL.
    """
    examples = "Use sqlite:///dateline.db or postgresql://user:password@host:5432/name."
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        raise DatabaseUrlError(f"The database URL can't be read. {examples}") from error
    backend = url.get_backend_name()
    if "@" in (url.host or ""):
        raise DatabaseUrlError(f"The database URL has two @: write an @ in a password as %40. {examples}")
    if backend == "sqlite" and not url.database:
        raise DatabaseUrlError(f"A SQLite database needs a file. {examples}")
    if backend in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if backend == "sqlite":
        return url.set(drivername="sqlite")
    raise DatabaseUrlError(f"Dateline does not know the database {backend!r}. {examples}")


def shown(url: URL) -> str:
    """Return `url` as it may be shown: without a password, wherever it stands."""
    return url.difference_update_query(SECRETS).render_as_string(hide_password=True)


def open_engine(text: str) -> Engine:
    """Return an engine for the database URL `text`; nothing is connected yet.

    Raises:
        DatabaseUrlError: not a SQLite or PostgreSQL URL.
        DatabaseUnusableError: the folder of a SQLite file does not exist.
    """
    url = database_url(text)
    try:
        if url.get_backend_name() == "sqlite":
            return _sqlite_engine(url)
        name = f"dateline, process {os.getpid()} on {platform.node()}"
        return create_engine(url, pool_pre_ping=True, connect_args={"fallback_application_name": name})
    except NoSuchModuleError as error:
        raise DatabaseUrlError(f"No driver for the database URL: {error}") from error


def _sqlite_engine(url: URL) -> Engine:
    """Return an engine whose connections enforce foreign keys and whose transactions SQLAlchemy begins."""
    folder = Path(url.database or ".").resolve().parent
    if url.database and not folder.is_dir():
        raise DatabaseUnusableError(f"There is no folder {folder} to keep the database in; create it first.")
    engine = create_engine(url, connect_args={"timeout": BUSY_TIMEOUT_SECONDS})
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: Any) -> None:
    """Let SQLAlchemy begin transactions itself, so that schema changes roll back too."""
    connection.isolation_level = None
    for pragma in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=NORMAL", "cache_size=-65536"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    """Take the write lock at the start of a writing transaction: one taken half-way can't wait for it."""
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a connection in one read transaction.

    Raises:
        DatabaseUnreachableError: the database does not answer.
    """
    with reachable(engine), engine.connect() as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a connection in one write transaction, committed at the end, rolled back on an error.

    Raises:
        DatabaseUnreachableError: the database does not answer.
    """
    with reachable(engine), engine.connect() as plain:
        connection = plain.execution_options(writing=True)
        with connection.begin():
            yield connection


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """Open a connection on which SQLite does not enforce foreign keys, to change the schema.

    SQLite alters a table by making it anew and dropping the old one, which would delete every child
    row by cascade; and with a view on the old table it would refuse to give the new one its name. The
    pragmas do nothing inside a transaction, so they go past SQLAlchemy, which begins one with the
    first statement.
    """
    with reachable(engine), engine.connect() as connection:
        raw = connection.connection.driver_connection
        if engine.dialect.name == "sqlite" and isinstance(raw, sqlite3.Connection):
            raw.execute("PRAGMA foreign_keys=OFF")
            raw.execute("PRAGMA legacy_alter_table=ON")
        try:
            yield connection
        finally:
            connection.invalidate()


@contextmanager
def reachable(engine: Engine) -> Iterator[None]:
    """Say in words a person can act on why the database of `engine` can't be used."""
    try:
        yield
    except (OperationalError, InternalError, ProgrammingError) as error:
        if not isinstance(error, OperationalError) and _state(error) not in FORBIDDEN:
            raise
        where = shown(engine.url)
        kind = DatabaseUnusableError if _lasts(error) else DatabaseUnreachableError
        advice = "that it runs, may be written to and has room on its disk, and DATELINE_DATABASE_URL"
        if _is_refused(error):
            advice = "the user, the password and the database's name in DATELINE_DATABASE_URL"
        raise kind(
            f"The database {where} can't be used: {str(error.orig).strip()}. Check {advice}."
        ) from error


def _is_refused(error: DBAPIError) -> bool:
    """Tell whether a server let nobody in by this name and password, or has no such database."""
    return _state(error) is None and REFUSED.search(str(error.orig)) is not None


def _lasts(error: DBAPIError) -> bool:
    """Tell whether the cause will still be there in a minute."""
    if isinstance(error.orig, sqlite3.Error):
        code = getattr(error.orig, "sqlite_errorcode", None)
        return code is not None and code & 0xFF not in PASSING
    return _is_refused(error) or (_state(error) or "").startswith(LASTING)


def _state(error: DBAPIError) -> str | None:
    """Return the code of the error by the SQL standard, None where the driver gives none."""
    return getattr(error.orig, "sqlstate", None)
