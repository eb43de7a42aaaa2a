"""What starts a run by itself, with the real daemon; `make test-slow` runs these."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import dagster as dg
import pytest
from conftest import MODEL

pytestmark = pytest.mark.slow

STORY = """Lena Farouk met Paul Adeyemi in Lagos

LAGOS, March 3. The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday.
"""


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[Callable[..., Iterator[str]]]:
    """Start `dateline ui` in a folder of its own and hand out what it says, line by line."""
    started: list[subprocess.Popen[str]] = []
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
    shutil.copy(Path(__file__).parents[1] / "dagster.yaml", tmp_path)

    def start(**settings: str) -> Iterator[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DAGSTER")}
        environment |= {"DATELINE_DATABASE_URL": "sqlite:///dateline.db", "DATELINE_MODEL": MODEL} | settings
        process = subprocess.Popen(
            [sys.executable, "-m", "pipeline.cli", "ui", "--port", "0"],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        assert process.stdout is not None
        return iter(process.stdout)

    yield start
    for process in started:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _until(lines: Iterator[str], words: str) -> None:
    """Read on until a line holds `words`."""
    said = []
    for line in lines:
        said.append(line)
        if words in line:
            return
    pytest.fail("".join(said))


def _runs(home: Path) -> list[dg.DagsterRun]:
    """Return the runs in the history of `home`."""
    here = Path.cwd()
    os.chdir(home)
    try:
        with dg.DagsterInstance.from_config(".") as instance:
            return list(instance.get_runs())
    finally:
        os.chdir(here)


def test_the_sensor_ingests_a_file_that_was_dropped_in(
    daemon: Callable[..., Iterator[str]], tmp_path: Path
) -> None:
    lines = daemon(DATELINE_AUTOMATION="true", DATELINE_SCHEDULE="0 5 1 1 *")
    _until(lines, "RUN_SUCCESS")
    (run,) = _runs(tmp_path)
    assert run.tags["dagster/sensor_name"] == "seeds_folder"
    assert run.tags["dateline/found"] == "1 added, 0 touched, 0 removed"


def test_the_schedule_fires_at_its_minute(daemon: Callable[..., Iterator[str]], tmp_path: Path) -> None:
    lines = daemon(DATELINE_AUTOMATION="true", DATELINE_SCHEDULE="* * * * *")
    names: set[str] = set()
    while "daily" not in names:
        _until(lines, "RUN_SUCCESS")
        names |= {run.tags.get("dagster/schedule_name", "") for run in _runs(tmp_path)}
    assert "daily" in names
