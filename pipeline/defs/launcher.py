"""Starts runs as Dagster does by default, and sees those whose process is gone.

Dagster's default launcher leaves a run `Started` for ever when the code location dies with it (a power cut, a
killed container), and with one run at a time all others wait for it. What looks after runs, and how often,
is `run_monitoring` in `dagster.yaml`.
"""

from __future__ import annotations

import os
import socket

import dagster as dg
from dagster._core.errors import DagsterUserCodeUnreachableError
from dagster._core.launcher.base import CheckRunHealthResult, WorkerStatus
from dagster._grpc.types import CanCancelExecutionRequest, CanCancelExecutionResult
from dagster._serdes import deserialize_value

PROCESS = "dateline/process"


def this_process() -> dict[str, str]:
    """Return the tag that says which process does a run that no launcher started."""
    return {PROCESS: f"{socket.gethostname()}:{os.getpid()}"}


class WatchedRunLauncher(dg.DefaultRunLauncher):
    """Dagster's default launcher, for runs that are to be missed when their process is gone."""

    @property
    def supports_check_run_worker_health(self) -> bool:
        """Tell Dagster to ask."""
        return True

    def check_run_worker_health(self, run: dg.DagsterRun) -> CheckRunHealthResult:
        """Tell whether the process that does `run` is still there."""
        if PROCESS in run.tags:
            return _health(_is_alive(run.tags[PROCESS]))
        client = self._get_grpc_client_for_termination(run.run_id)  # type: ignore[no-untyped-call]
        if client is None:
            return CheckRunHealthResult(WorkerStatus.RUNNING)
        try:
            answer = client.can_cancel_execution(CanCancelExecutionRequest(run_id=run.run_id))
        except DagsterUserCodeUnreachableError:
            return _health(False)
        return _health(deserialize_value(answer, CanCancelExecutionResult).can_cancel)


def _health(is_there: bool) -> CheckRunHealthResult:
    """Return what Dagster is told of a run."""
    if is_there:
        return CheckRunHealthResult(WorkerStatus.RUNNING)
    return CheckRunHealthResult(WorkerStatus.NOT_FOUND, "the process that did it is gone; run it again")


def _is_alive(process: str) -> bool:
    """Tell whether a process of this machine is there; one of another machine counts as there."""
    host, _, number = process.rpartition(":")
    if host != socket.gethostname():
        return True
    try:
        os.kill(int(number), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
