"""Runs whose process is gone: failed, so that they hold up no others."""

from __future__ import annotations

import json
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import dagster as dg
import pytest
from dagster._core.storage.tags import GRPC_INFO_TAG
from dagster._daemon.monitoring.run_monitoring import monitor_started_run

from pipeline.defs.build import build
from pipeline.defs.launcher import PROCESS, this_process

ROOT = Path(__file__).parents[1]


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[dg.DagsterInstance]:
    """A history of runs as our dagster.yaml asks for it."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "dagster.yaml", tmp_path)
    with dg.DagsterInstance.from_config(".") as instance:
        yield instance


def _watched(history: dg.DagsterInstance, tags: dict[str, str]) -> dg.DagsterRunStatus:
    """Let Dagster's monitor look once at a run under way with these tags; return what the run is then."""
    job = build().resolve_job_def("ingest")
    run = history.create_run_for_job(job, tags=tags, status=dg.DagsterRunStatus.STARTED)
    (record,) = history.get_run_records(dg.RunsFilter(run_ids=[run.run_id]))
    workspace: Any = None
    monitor_started_run(history, workspace, record, logging.getLogger("monitor"))
    (after,) = history.get_runs(dg.RunsFilter(run_ids=[run.run_id]))
    return after.status


def test_a_run_of_the_command_is_failed_once_its_process_is_gone(history: dg.DagsterInstance) -> None:
    assert _watched(history, this_process()) == dg.DagsterRunStatus.STARTED
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    gone = this_process()[PROCESS].replace(str(os.getpid()), str(ended.pid))
    assert _watched(history, {PROCESS: gone}) == dg.DagsterRunStatus.FAILURE
    assert _watched(history, {PROCESS: f"another-machine:{ended.pid}"}) == dg.DagsterRunStatus.STARTED


def test_a_run_of_the_ui_is_failed_once_its_code_location_is_gone(
    history: dg.DagsterInstance, tmp_path: Path
) -> None:
    where = json.dumps({"host": "localhost", "socket": str(tmp_path / "gone")})
    assert _watched(history, {GRPC_INFO_TAG: where}) == dg.DagsterRunStatus.FAILURE


def test_both_places_for_the_history_watch_runs_alike() -> None:
    ours, postgres = ((ROOT / name).read_text() for name in ("dagster.yaml", "docs/postgres/dagster.yaml"))
    assert ours.partition("local_artifact_storage:")[2] == postgres.partition("local_artifact_storage:")[2]
