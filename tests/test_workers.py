"""One ingest on several Celery workers over one PostgreSQL and a real broker; `make test-slow` runs these."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue
from threading import Thread

import dagster as dg
import pytest
import yaml
from conftest import MODEL, SEEDS, all_rows, differing, ingest, migrated
from sqlalchemy import make_url

from pipeline.db import checks

REDIS = shutil.which("redis-server")
ROOT = Path(__file__).parents[1]

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(REDIS is None, reason="needs redis-server"),
]


class Told:
    """A command under way, all it says read as it says it, so that it never waits for a reader."""

    def __init__(self, words: list[str], environment: Mapping[str, str]) -> None:
        self.process = subprocess.Popen(
            words,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self.said: list[str] = []
        self._lines: Queue[str | None] = Queue()
        Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line)
            self._lines.put(line)
        self._lines.put(None)

    def until(self, *words: str) -> str:
        """Wait for a line that holds all `words`, and return it."""
        with suppress(Empty):
            while (line := self._lines.get(timeout=PATIENCE)) is not None:
                if all(word in line for word in words):
                    return line
        pytest.fail("".join(self.said))

    def ended(self) -> int:
        """Wait until it ends by itself and return its exit status."""
        return self.process.wait(timeout=PATIENCE)

    def kill(self) -> None:
        """End it and its children outright."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


Start = Callable[..., Told]
PATIENCE = 300


@pytest.fixture
def broker() -> Iterator[str]:
    """Run Redis without a file and return its URL."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [str(REDIS), "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    redis = Told(command, os.environ)
    redis.until("Ready to accept connections")
    yield f"redis://127.0.0.1:{port}/0"
    redis.kill()


@pytest.fixture
def home(tmp_path: Path, new_postgres: Callable[[], str], monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose tables and whose history are both in PostgreSQL, made and migrated."""
    settings = yaml.safe_load((ROOT / "dagster.yaml").read_text(encoding="utf-8"))
    settings["storage"] = {"postgres": {"postgres_url": {"env": "DAGSTER_POSTGRES_URL"}}}
    (tmp_path / "dagster.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    history = make_url(new_postgres()).set(drivername="postgresql+psycopg2")
    monkeypatch.setenv("DAGSTER_POSTGRES_URL", history.render_as_string(hide_password=False))
    monkeypatch.setenv("DATELINE_DATABASE_URL", new_postgres())
    monkeypatch.setenv("DATELINE_MODEL", MODEL)
    monkeypatch.setenv("DATELINE_SEEDS", str(SEEDS))
    monkeypatch.setenv("DATELINE_EXECUTOR", "celery")
    monkeypatch.setenv("DATELINE_STEP_TEXTS", "3")
    monkeypatch.setenv("DATELINE_LOST_AFTER", "10")
    migrated(os.environ["DATELINE_DATABASE_URL"]).dispose()
    subprocess.run([sys.executable, "-m", "dagster", "instance", "migrate"], check=True, capture_output=True)
    return tmp_path


@pytest.fixture
def start(home: Path, broker: str) -> Iterator[Start]:
    """Start the command with the broker in its settings; end what still runs."""
    started: list[Told] = []

    def begin(*words: str) -> Told:
        command = [sys.executable, "-m", "pipeline.cli", *words]
        started.append(Told(command, os.environ | {"DATELINE_BROKER": broker}))
        return started[-1]

    yield begin
    for one in started:
        one.kill()


def _starts(line: str) -> int:
    """Return how often the step that a line of the log is about was begun."""
    (step,) = re.findall(r"annotation\.parse_texts\[\w+\]", line)
    with dg.DagsterInstance.get() as instance:
        (run,) = instance.get_runs(limit=1)
        logs = instance.all_logs(run.run_id, of_type=dg.DagsterEventType.STEP_START)
        return sum(entry.step_key == step for entry in logs)


def test_a_run_on_two_workers_one_of_them_killed_gives_the_rows_of_one_process(
    start: Start, tmp_path: Path
) -> None:
    workers = [start("worker", "--parse-only"), start("worker")]
    for worker in workers:
        worker.until(" ready.")
    run = start("ingest")
    begun = workers[0].until("parse_texts", "annotation: 0 of 3")
    workers[0].kill()
    assert run.ended() == 0, "".join(run.said)
    assert _starts(begun) == 2
    engine = migrated(os.environ["DATELINE_DATABASE_URL"])
    clean = migrated(f"sqlite:///{tmp_path}/clean.db")
    ingest(clean, SEEDS)
    assert differing(all_rows(engine), all_rows(clean)) == {}
    engine.dispose()
    clean.dispose()


def test_a_cancelled_run_leaves_whole_rows_that_the_next_run_completes(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_EXECUTOR", "multiprocess")
    run = start("ingest")
    run.until("parse_texts", "annotation: 0 of 3")
    os.kill(run.process.pid, signal.SIGINT)
    run.ended()
    engine = migrated(os.environ["DATELINE_DATABASE_URL"])
    assert [
        question for ask in (checks.offsets, checks.orphans) for question in checks.broken(engine, ask())
    ] == []
    assert len(all_rows(engine)["quote"]) == 0
    ingest(engine, SEEDS)
    clean = migrated(f"sqlite:///{tmp_path}/clean.db")
    ingest(clean, SEEDS)
    assert differing(all_rows(engine), all_rows(clean)) == {}
    engine.dispose()
    clean.dispose()
