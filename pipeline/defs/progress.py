"""Who listens to a run's progress: the command's own progress bar, or else the run's log."""

from __future__ import annotations

from contextvars import ContextVar

import dagster as dg

from pipeline.stages.work import Progress

LISTENER: ContextVar[Progress | None] = ContextVar("LISTENER", default=None)

LINES = 20


def teller(context: dg.AssetExecutionContext | dg.OpExecutionContext) -> Progress:
    """Return where an asset tells of its progress: at most some twenty lines in the log."""
    listener = LISTENER.get()
    if listener is not None:
        return listener
    told: set[int] = set()

    def tell(stage: str, done: int, total: int) -> None:
        """Log one line for each twentieth of the way; none where there is nothing to do."""
        step = LINES * done // total if total else 0
        if total and step not in told:
            told.add(step)
            context.log.info(f"{stage}: {done:,} of {total:,}")

    return tell
