"""Running the job `ingest` in this process, in the same history that the UI shows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.defs.build import build
from pipeline.defs.progress import LISTENER
from pipeline.stages.versions import STEPS
from pipeline.stages.work import Progress, Scope


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run: each asset's metadata by name, and the messages of what failed."""

    success: bool
    assets: dict[str, dict[str, Any]]
    failures: list[str]


def run_ingest(scope: Scope, progress: Progress) -> Run:
    """Materialize every asset once and tell `progress` of the way."""
    told = LISTENER.set(progress)
    try:
        with _instance() as instance:
            job = build().resolve_job_def("ingest")
            result = job.execute_in_process(
                instance=instance, run_config=_config(scope), raise_on_error=False
            )
    finally:
        LISTENER.reset(told)
    return Run(
        success=result.success,
        assets=_metadata(result),
        failures=[_message(event) for event in result.all_events if event.is_step_failure],
    )


def _instance() -> dg.DagsterInstance:
    """Return the history that `dagster dev` would use from here; without one, one that is forgotten."""
    if os.environ.get("DAGSTER_HOME"):
        return dg.DagsterInstance.get()
    if Path("dagster.yaml").is_file():
        return dg.DagsterInstance.from_config(".")
    return dg.DagsterInstance.ephemeral()


def _config(scope: Scope) -> dict[str, Any]:
    """Return `scope` as the run config of every asset, and quiet logs."""
    asked = {
        "full_refresh": scope.full_refresh,
        "paths": list(scope.paths),
        "allow_empty": scope.allow_empty,
    }
    if scope.limit is not None:
        asked["limit"] = scope.limit
    return {
        "ops": {asset: {"config": asked} for asset in STEPS},
        "loggers": {"console": {"config": {"log_level": "CRITICAL"}}},
    }


def _metadata(result: dg.ExecuteInProcessResult) -> dict[str, dict[str, Any]]:
    """Return the metadata of every asset materialized, by name."""
    return {
        event.asset_key.to_user_string(): {
            name: value.value for name, value in event.materialization.metadata.items()
        }
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }


def _message(event: dg.DagsterEvent) -> str:
    """Return why a step failed, in the words of whoever raised."""
    data = event.step_failure_data
    if data.user_failure_data and data.user_failure_data.description:
        return str(data.user_failure_data.description)
    error = data.error
    while error is not None and error.cause is not None:
        error = error.cause
    return f"{event.step_key}: {error.message.strip() if error else 'failed'}"
