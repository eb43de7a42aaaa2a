"""Faults of the seeds folder in the middle of a run, and clocks that lie: the next run makes up for all."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conftest import all_rows, at_statement, differing, ingest, story

from pipeline.db.engine import Engine
from pipeline.stages.article import BATCH_ARTICLES


def _lines(place: str) -> str:
    return "".join(
        json.dumps({"title": f"No {n}", "text": story(place)}) + "\n" for n in range(BATCH_ARTICLES + 1)
    )


def _as_clean(engine: Engine, clean: Engine, seeds: Path) -> dict[str, list[Any]]:
    """Return what a clean run over `seeds` would have otherwise."""
    ingest(clean, seeds)
    return differing(all_rows(engine), all_rows(clean))


def test_a_file_that_changes_while_it_is_read_is_read_again_by_the_next_run(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    (seeds / "many.jsonl").write_text(_lines("Oslo"), encoding="utf-8")
    engine = new_engine()
    with at_statement(
        "INSERT INTO article ", lambda: (seeds / "many.jsonl").write_text(_lines("Lund"), encoding="utf-8")
    ):
        outcomes = {one.stage: one for one in ingest(engine, seeds)}
    assert outcomes["article"].rejected == 1
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_file_removed_in_mid_run_is_removed_by_the_next_run(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    with at_statement("INSERT INTO document", (seeds / "two.txt").unlink):
        ingest(engine, seeds)
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_folder_that_goes_in_mid_run_costs_no_row(new_engine: Callable[[], Engine], seeds: Path) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    (seeds / "one.txt").write_text(story("Accra"), encoding="utf-8")
    away = seeds.with_name("away")
    with at_statement("INSERT INTO document", lambda: seeds.rename(away)):
        ingest(engine, seeds)
    away.rename(seeds)
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_clock_that_jumps_back_hides_no_change_and_makes_none(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    (seeds / "one.txt").write_text(story("Accra"), encoding="utf-8")
    for path in seeds.iterdir():
        os.utime(path, (0, 0))
    outcomes = ingest(engine, seeds)
    assert [one.changed for one in outcomes[:2]] == [1, 1]
    assert [one.changed for one in ingest(engine, seeds)] == [0] * 6
    assert len(_as_clean(engine, new_engine(), seeds)) == 0
