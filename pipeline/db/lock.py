"""One writer at a time: two runs over one database would each do the other's work again."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout
from sqlalchemy import Engine, func, select

from pipeline.db.engine import reachable
from pipeline.records import content_id

WAIT_SECONDS = 600


class BusyError(RuntimeError):
    """Another run has held the database for longer than a run should; the message says what to do."""


@contextmanager
def only_writer(engine: Engine) -> Iterator[None]:
    """Hold the database for one stage of one run, waiting for another run's stage to end.

    Raises:
        BusyError: it was not free within `WAIT_SECONDS`.
    """
    if engine.dialect.name == "sqlite":
        try:
            with FileLock(f"{engine.url.database}.lock", timeout=WAIT_SECONDS):
                yield
        except Timeout as error:
            raise BusyError(
                f"Another run has been writing to this database for over {WAIT_SECONDS // 60} minutes. "
                "Wait for it, or end it (in the UI: Runs), and start again."
            ) from error
        return
    key = content_id("dateline", "ingest")
    with reachable(engine), engine.connect() as connection:
        connection.execute(select(func.pg_advisory_lock(key)))
        try:
            yield
        finally:
            connection.execute(select(func.pg_advisory_unlock(key)))
