"""Faults of the machine and of the input: nothing half done, nothing lost, nobody else harmed."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SEEDS, all_rows, differing, ingest, migrated
from sqlalchemy import select

from pipeline.db import models
from pipeline.db.engine import Engine, reading

GOOD = """Lena Farouk met Paul Adeyemi in Lagos

LAGOS, March 3. The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday.

"We have agreed that the ships will be let in," Farouk told reporters after the meeting.
"""


def test_two_ingests_at_once_take_turns(new_url: Callable[[], str], tmp_path: Path) -> None:
    url = new_url()
    migrated(url).dispose()
    command = [sys.executable, "-m", "pipeline.cli", "ingest", "--seeds", str(SEEDS), "--database-url", url]
    both = [
        subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for _ in range(2)
    ]
    said = [process.communicate()[0] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    engine, clean = migrated(url), migrated(f"sqlite:///{tmp_path}/clean.db")
    ingest(clean, SEEDS)
    assert differing(all_rows(engine), all_rows(clean)) == {}
    engine.dispose()
    clean.dispose()


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """A folder of one good file and every kind of bad one."""
    seeds = tmp_path / "mixed"
    seeds.mkdir()
    (seeds / "good.txt").write_text(GOOD, encoding="utf-8")
    (seeds / "empty.txt").write_bytes(b"")
    (seeds / "binary.txt").write_bytes(bytes(range(256)) * 64)
    (seeds / "cut.txt.gz").write_bytes(gzip.compress(GOOD.encode() * 2000, mtime=0)[:60])
    (seeds / "loop.txt").symlink_to(seeds / "loop.txt")
    (seeds / "outside.txt").symlink_to("/etc/hostname")
    (seeds / "odd \n\t“name” 'x; DROP TABLE article;--.txt").write_text(GOOD, encoding="utf-8")
    (seeds / os.fsdecode(b"bytes\xff.txt")).write_text(GOOD, encoding="utf-8")
    (seeds / "deep").mkdir()
    (seeds / "deep" / "down").symlink_to(seeds)
    return seeds


def test_bad_files_are_rejected_with_an_issue_and_the_rest_is_ingested(
    mixed: Path, new_engine: Callable[[], Engine]
) -> None:
    engine = new_engine()
    ingest(engine, mixed)
    states = _states(engine)
    rejected = {"empty.txt", "binary.txt", "cut.txt.gz", "loop.txt", "outside.txt", "deep/down"}
    assert {path for path, state in states.items() if state == "rejected"} == rejected
    assert len(all_rows(engine)["article"]) == 3
    assert len(all_rows(engine)["issue"]) >= len(rejected)


def test_a_mended_file_is_taken_in_and_its_issue_goes(mixed: Path, new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, mixed)
    (mixed / "empty.txt").write_text(GOOD.replace("Lagos", "Oslo"), encoding="utf-8")
    ingest(engine, mixed)
    assert _states(engine)["empty.txt"] == "ingested"
    document, issue = models.Document, models.Issue
    with reading(engine) as connection:
        paths = (
            connection.execute(select(document.path).join(issue, issue.document_id == document.id))
            .scalars()
            .all()
        )
    assert "empty.txt" not in paths


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_is_rejected_and_what_lies_below_is_kept(
    mixed: Path, new_engine: Callable[[], Engine]
) -> None:
    (mixed / "closed").mkdir()
    shutil.copy(mixed / "good.txt", mixed / "closed" / "inside.txt")
    engine = new_engine()
    ingest(engine, mixed)
    (mixed / "closed").chmod(0)
    (mixed / "good.txt").chmod(0)
    try:
        ingest(engine, mixed)
    finally:
        (mixed / "closed").chmod(0o755)
    assert _states(engine)["good.txt"] == "rejected"
    assert _states(engine)["closed/inside.txt"] == "ingested"


def test_a_very_long_line_neither_fails_nor_harms_the_others(
    tmp_path: Path, new_engine: Callable[[], Engine]
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "good.txt").write_text(GOOD, encoding="utf-8")
    (seeds / "long.txt").write_text(
        "The mayor met the council of the port on Monday. " * 1_000_000, encoding="utf-8"
    )
    engine = new_engine()
    ingest(engine, seeds)
    assert len(all_rows(engine)["mention"]) > 0
    assert all_rows(engine)["issue"]


def _states(engine: Engine) -> dict[str, str]:
    """Return the state of every document by path."""
    with reading(engine) as connection:
        return {
            row.path: row.state
            for row in connection.execute(select(models.Document.path, models.Document.state))
        }
