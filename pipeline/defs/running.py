"""Running the job `ingest` in this process, in the same history that the UI shows."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import dagster as dg

from pipeline.defs.build import build
from pipeline.defs.failures import reason
from pipeline.defs.launcher import this_process
from pipeline.defs.progress import LISTENER
from pipeline.settings import Settings
from pipeline.stages.versions import STEPS
from pipeline.stages.work import Progress, Scope


@dataclass(frozen=True, slots=True)
class Run:
    """What came of a run: the metadata of each table's asset by name, the page, and what failed, in words."""

    success: bool
    assets: dict[str, dict[str, Any]]
    briefing: str | None
    failures: list[str]


class NoHistoryError(RuntimeError):
    """There is no place for the history that steps in other processes need; the message says what to do."""


def run_ingest(scope: Scope, progress: Progress) -> Run:
    """Materialize every asset once and tell `progress` of the way."""
    told = LISTENER.set(progress)
    try:
        with _instance() as instance:
            result = _execute(instance, scope)
    finally:
        LISTENER.reset(told)
    found = _metadata(result)
    return Run(
        success=result.success,
        assets={name: told for name, told in found.items() if name in STEPS},
        briefing=found.get("briefing", {}).get("path"),
        failures=[reason(event) for event in result.all_events if event.is_step_failure],
    )


def ingest_job() -> dg.JobDefinition:
    """Return the job `ingest` with the executor that the settings name."""
    return build().resolve_job_def("ingest")


def _execute(instance: dg.DagsterInstance, scope: Scope) -> dg.ExecuteInProcessResult | dg.JobExecutionResult:
    """Run the job here, or hand its steps to whatever the settings name."""
    is_here = Settings().executor == "in_process"
    config = _config(scope, is_here)
    if is_here:
        return ingest_job().execute_in_process(
            instance=instance, run_config=config, tags=this_process(), raise_on_error=False
        )
    if instance.is_ephemeral:
        raise NoHistoryError(
            "Steps that are done elsewhere need Dagster's history in one place that all of them reach. "
            "Start where dagster.yaml is, or set DAGSTER_HOME; see docs/deploy.md."
        )
    return dg.execute_job(
        dg.reconstructable(ingest_job), instance=instance, run_config=config, tags=this_process()
    )


def _instance() -> dg.DagsterInstance:
    """Return the history that `dagster dev` would use from here; without one, one that is forgotten."""
    if os.environ.get("DAGSTER_HOME"):
        return dg.DagsterInstance.get()
    if Path("dagster.yaml").is_file():
        return dg.DagsterInstance.from_config(".")
    return dg.DagsterInstance.ephemeral()


def _config(scope: Scope, is_here: bool) -> dict[str, Any]:
    """Return `scope` as the run config of every asset; the log is quiet where the progress is shown."""
    asked = {
        "full_refresh": scope.full_refresh,
        "paths": list(scope.paths),
        "allow_empty": scope.allow_empty,
    }
    if scope.limit is not None:
        asked["limit"] = scope.limit
    return {
        "ops": {asset: {"config": asked} for asset in STEPS},
        "loggers": {"console": {"config": {"log_level": "CRITICAL" if is_here else "INFO"}}},
    }


def _metadata(result: dg.ExecuteInProcessResult | dg.JobExecutionResult) -> dict[str, dict[str, Any]]:
    """Return the metadata of every asset materialized, by name."""
    return {
        event.asset_key.to_user_string(): {
            name: value.value for name, value in event.materialization.metadata.items()
        }
        for event in result.get_asset_materialization_events()
        if event.asset_key is not None
    }
