"""One writer at a time: two runs over one database would each do the other's work again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from filelock import FileLock, Timeout
from sqlalchemy import Engine, func, select

from pipeline.db.engine import reachable
from pipeline.records import content_id

WAIT_SECONDS = 600


class BusyError(RuntimeError):
    """Another run has held the database for longer than a run should; the message says what to do."""


def only_writer(engine: Engine) -> AbstractContextManager[None]:
    """Hold the database for one stage of one run, waiting for another run's stage to end.

    Raises:
        BusyError: it was not free within `WAIT_SECONDS`.
    """
    if engine.dialect.name == "sqlite":
        return _file_lock(engine)
    return _advisory_lock(engine, func.pg_advisory_lock, func.pg_advisory_unlock)


def fellow_writer(engine: Engine) -> AbstractContextManager[None]:
    """Hold the database together with others who write parts of one stage; on SQLite they take turns.

    Raises:
        BusyError: it was not free within `WAIT_SECONDS`.
    """
    if engine.dialect.name == "sqlite":
        return _file_lock(engine)
    return _advisory_lock(engine, func.pg_advisory_lock_shared, func.pg_advisory_unlock_shared)


@contextmanager
def _file_lock(engine: Engine) -> Iterator[None]:
    """Hold the lock file beside a SQLite database."""
    try:
        with FileLock(f"{engine.url.database}.lock", timeout=WAIT_SECONDS):
            yield
    except Timeout as error:
        raise BusyError(
            f"Another run has been writing to this database for over {WAIT_SECONDS // 60} minutes. "
            "Wait for it, or end it (in the UI: Runs), and start again."
        ) from error


@contextmanager
def _advisory_lock(engine: Engine, take: Callable[[int], Any], leave: Callable[[int], Any]) -> Iterator[None]:
    """Hold a lock of PostgreSQL's, which goes with its connection and needs no open transaction."""
    key = content_id("dateline", "ingest")
    with reachable(engine), engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        connection.execute(select(take(key)))
        try:
            yield
        finally:
            connection.execute(select(leave(key)))
