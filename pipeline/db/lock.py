"""One writer at a time: two runs over one database would each do the other's work again.

On SQLite a lock file beside the database, on PostgreSQL an advisory lock; both go with the process that
holds them, however it ends.
"""

from __future__ import annotations

import logging
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, func, select, text
from sqlalchemy.exc import OperationalError

from pipeline.db.engine import DatabaseUnusableError, reachable, shown
from pipeline.records import content_id

LOG = logging.getLogger(__name__)
TELL_SECONDS = 10.0
WAIT_SECONDS = 600.0
LOCK_NOT_AVAILABLE = "55P03"
KEY = content_id("dateline", "ingest")
HOLDERS = text(
    "SELECT DISTINCT a.pid, a.application_name, coalesce(host(a.client_addr), 'this machine') AS host, "
    "to_char(a.backend_start AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS since "
    "FROM pg_locks AS l JOIN pg_stat_activity AS a ON a.pid = l.pid "
    "WHERE l.locktype = 'advisory' AND l.granted AND l.classid = :high AND l.objid = :low AND l.objsubid = 1 "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) ORDER BY a.pid"
)


class BusyError(RuntimeError):
    """Another run has held the database for longer than it should; the message says which and what to do."""


def only_writer(
    engine: Engine, tell: float = TELL_SECONDS, wait: float = WAIT_SECONDS
) -> AbstractContextManager[None]:
    """Hold the database for one stage of one run, waiting for another run's stage to end.

    After `tell` seconds of waiting a warning says who holds it, after `wait` more it is given up.

    Raises:
        BusyError: it was not free in that time.
        DatabaseUnreachableError: the database can't be reached, or its folder not written to.
    """
    if engine.dialect.name == "sqlite":
        return _file_lock(engine, tell, wait)
    return _advisory_lock(engine, "", tell, wait)


def fellow_writer(
    engine: Engine, tell: float = TELL_SECONDS, wait: float = WAIT_SECONDS
) -> AbstractContextManager[None]:
    """Hold the database together with others who write parts of one stage; on SQLite they take turns.

    Raises:
        BusyError: as `only_writer`.
        DatabaseUnreachableError: as `only_writer`.
    """
    if engine.dialect.name == "sqlite":
        return _file_lock(engine, tell, wait)
    return _advisory_lock(engine, "_shared", tell, wait)


def _take(attempt: Callable[[float], bool], holder: Callable[[], str], tell: float, wait: float) -> None:
    """Take a lock by `attempt` (seconds to wait; whether it was got), saying who holds it meanwhile."""
    if attempt(tell):
        return
    LOG.warning("Waiting for %s, which is writing to this database.", holder())
    if not attempt(wait):
        raise BusyError(
            f"For over {(tell + wait) / 60:.0f} minutes {holder()} has been writing to this database. "
            "Wait for it, or end it (in the UI: Runs), and start again."
        )


@contextmanager
def _file_lock(engine: Engine, tell: float, wait: float) -> Iterator[None]:
    """Hold the lock file beside a SQLite database; it names its holder."""
    path = Path(f"{engine.url.database}.lock")
    lock = FileLock(path)

    def attempt(seconds: float) -> bool:
        try:
            lock.acquire(timeout=seconds)
        except Timeout:
            return False
        return True

    try:
        _take(attempt, lambda: path.read_text(encoding="utf-8") or "another run", tell, wait)
        now = datetime.now(UTC)
        path.write_text(
            f"process {os.getpid()} on {platform.node()} (since {now:%Y-%m-%d %H:%M} UTC)", "utf-8"
        )
    except OSError as error:
        lock.release()
        raise DatabaseUnusableError(
            f"The database {shown(engine.url)} can't be written: {error.strerror} ({path.name}). "
            "Check that its folder may be written to and has room on its disk, and DATELINE_DATABASE_URL."
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _advisory_lock(engine: Engine, form: str, tell: float, wait: float) -> Iterator[None]:
    """Hold a lock of PostgreSQL's, which goes with its connection and needs no open transaction."""
    with reachable(engine), engine.connect() as plain:
        connection = plain.execution_options(isolation_level="AUTOCOMMIT")
        take = getattr(func, f"pg_advisory_lock{form}")

        def attempt(seconds: float) -> bool:
            got = True
            connection.execute(select(func.set_config("lock_timeout", f"{seconds * 1000:.0f}ms", False)))
            try:
                connection.execute(select(take(KEY)))
            except OperationalError as error:
                if getattr(error.orig, "sqlstate", None) != LOCK_NOT_AVAILABLE:
                    raise
                got = False
            connection.execute(select(func.set_config("lock_timeout", "0", False)))
            return got

        _take(attempt, lambda: _holders(connection), tell, wait)
        try:
            yield
        finally:
            connection.execute(select(getattr(func, f"pg_advisory_unlock{form}")(KEY)))


def _holders(connection: Connection) -> str:
    """Return who holds the lock, as PostgreSQL knows them."""
    rows = connection.execute(HOLDERS, {"high": KEY >> 32, "low": KEY & 0xFFFFFFFF})
    named = [
        f"server process {row.pid} ({row.application_name} from {row.host}, since {row.since} UTC)"
        for row in rows
    ]
    return " and ".join(named) or "another run"
