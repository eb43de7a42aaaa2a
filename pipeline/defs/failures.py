"""Why a run failed, in the words of whoever raised."""

from __future__ import annotations

import dagster as dg

UNKNOWN = "its log in the UI says why"


def reason(event: dg.DagsterEvent) -> str:
    """Return why the step failed that `event` tells of."""
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return str(data.user_failure_data.description)
    error, told = data.error, "failed"
    while error is not None:
        told = error.message.strip()
        if told.startswith("pipeline."):  # the rest of the chain is what a library said
            told = told.partition(": ")[2]
            break
        error = error.cause
    return f"{event.step_key}: {told}"


def last_reason(instance: dg.DagsterInstance, run_id: str) -> str:
    """Return why a run failed; where no step of it did, where to look."""
    logs = instance.all_logs(run_id, of_type=dg.DagsterEventType.STEP_FAILURE)
    events = [event for event in (entry.get_dagster_event() for entry in logs) if event.is_step_failure]
    return reason(events[-1]) if events else UNKNOWN
