"""The asset checks: each finds the row broken on purpose, says its key, and stops the run or warns."""

from __future__ import annotations

import shutil
import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from conftest import MODEL, SEEDS, ingest, migrated
from sqlalchemy import select

from pipeline.db import checks
from pipeline.db.engine import Engine, reading
from pipeline.defs.build import build

BROKEN = {
    ("document", "orphans"): "UPDATE document SET state = 'rejected' WHERE id = :key",
    ("annotation", "orphans"): "UPDATE annotation SET text_sha256 = :key WHERE rowid = 1",
    ("entity", "offsets"): "UPDATE mention SET text = 'nothing of the sort' WHERE id = :key",
    ("entity", "orphans"): "UPDATE referent SET entity_id = NULL WHERE article_id = :key",
    ("quote", "offsets"): "UPDATE quote SET cue = 'never said' WHERE id = :key",
    ("quote", "speakers_are_entities"): "UPDATE quote SET speaker_entity_id = NULL WHERE id = :key",
    ("event", "offsets"): "UPDATE event_participant SET text = 'nobody' WHERE id = :key",
    ("event", "orphans"): "UPDATE event_report SET event_id = NULL WHERE id = :key",
    ("article", "worth_a_look"): "UPDATE article SET published_on = '2999-01-01' WHERE id = :key",
}
KEYS = {
    ("document", "orphans"): "SELECT document_id, id FROM article ORDER BY id LIMIT 1",
    ("annotation", "orphans"): "SELECT 'no such text', 'no such text'",
    ("entity", "offsets"): "SELECT id, id FROM mention LIMIT 1",
    ("entity", "orphans"): "SELECT article_id, article_id FROM referent LIMIT 1",
    ("quote", "offsets"): "SELECT id, id FROM quote WHERE cue IS NOT NULL LIMIT 1",
    (
        "quote",
        "speakers_are_entities",
    ): "SELECT id, id FROM quote WHERE speaker_entity_id IS NOT NULL LIMIT 1",
    ("event", "offsets"): "SELECT id, id FROM event_participant WHERE start_char IS NOT NULL LIMIT 1",
    ("event", "orphans"): "SELECT id, id FROM event_report LIMIT 1",
    ("article", "worth_a_look"): "SELECT id, id FROM article LIMIT 1",
}
WARNINGS = {("article", "worth_a_look")}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database filled from a few seeds, to be copied."""
    path = tmp_path_factory.mktemp("filled") / "dateline.db"
    engine = migrated(f"sqlite:///{path}")
    ingest(engine, SEEDS, limit=4)
    engine.dispose()
    return path


@pytest.fixture
def database(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that database which the settings name."""
    copy = tmp_path / "dateline.db"
    shutil.copy(filled, copy)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE_URL", f"sqlite:///{copy}")
    monkeypatch.setenv("DATELINE_MODEL", MODEL)
    monkeypatch.setenv("DATELINE_SEEDS", str(SEEDS))
    return copy


def _check(asset: str, name: str) -> dg.AssetCheckEvaluation:
    """Execute one check alone, as a click in the UI does."""
    key = dg.AssetCheckKey(dg.AssetKey(asset), name)
    job = build().resolve_implicit_global_asset_job_def().get_subset(asset_check_selection={key})
    with dg.DagsterInstance.ephemeral() as instance:
        result = job.execute_in_process(instance=instance, raise_on_error=False)
    (found,) = result.get_asset_check_evaluations()
    return found


@pytest.mark.parametrize(("asset", "name"), list(BROKEN))
def test_a_check_executed_alone_passes_and_then_finds_the_row_that_was_broken(
    asset: str, name: str, database: Path
) -> None:
    assert _check(asset, name).passed
    with sqlite3.connect(database) as connection:
        changed, shown = connection.execute(KEYS[asset, name]).fetchone()
        assert connection.execute(BROKEN[asset, name], {"key": changed}).rowcount > 0
    found = _check(asset, name)
    assert not found.passed
    assert any(str(shown) in str(value.value) for value in found.metadata.values())
    assert (found.severity == dg.AssetCheckSeverity.WARN) is ((asset, name) in WARNINGS)
    assert found.blocking is ((asset, name) not in WARNINGS)


def test_quotes_without_speakers_are_counted_and_warned_of(database: Path) -> None:
    assert _check("quote", "speakers_known").passed
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE quote SET speaker_entity_id = NULL")
    found = _check("quote", "speakers_known")
    assert not found.passed
    assert found.severity == dg.AssetCheckSeverity.WARN
    assert found.metadata["share"].value == 1.0


def test_a_broken_mention_stops_what_is_derived_from_it(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute(
            "CREATE TRIGGER breaks AFTER INSERT ON mention "
            "BEGIN UPDATE mention SET text = 'nothing of the sort' WHERE id = NEW.id; END"
        )
    anew = {"ops": {"entity": {"config": {"full_refresh": True}}}}
    with dg.DagsterInstance.ephemeral() as instance:
        result = (
            build()
            .resolve_job_def("ingest")
            .execute_in_process(instance=instance, run_config=anew, raise_on_error=False)
        )
    assert not result.success
    made = {event.asset_key.to_user_string() for event in result.get_asset_materialization_events()}
    assert "entity" in made
    assert not made & {"quote", "event"}


def test_in_the_course_of_days_every_article_has_its_turn_to_be_checked(database: Path) -> None:
    engine = migrated(f"sqlite:///{database}")
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE mention SET text = 'nothing of the sort'")
        every = {str(key) for (key,) in connection.execute("SELECT id FROM mention")}
        articles = [key for (key,) in connection.execute("SELECT id FROM article")]
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(checks.TURNS)]
    with reading(engine) as connection:
        turns = [select(checks.ARTICLE.c.id).where(checks.is_turn(day)) for day in days]
        looked_at = [key for turn in turns for key in connection.execute(turn).scalars()]
        spans = checks.offsets("entity")["mention"]
        found = [
            set(map(str, connection.execute(spans.where(checks.is_turn(day))).scalars())) for day in days
        ]
    assert sorted(looked_at) == sorted(articles)
    assert set().union(*found) == every
    engine.dispose()


def _run(*assets: str, **config: bool) -> set[str]:
    """Materialize `assets` with their checks in one run; return the checks that failed."""
    job = build().resolve_implicit_global_asset_job_def()
    chosen = job.get_subset(asset_selection={dg.AssetKey(asset) for asset in assets})
    asked = {"ops": {asset: {"config": config} for asset in assets}}
    with dg.DagsterInstance.ephemeral() as instance:
        result = chosen.execute_in_process(instance=instance, run_config=asked, raise_on_error=False)
    checked = result.get_asset_check_evaluations()
    return {f"{one.asset_key.to_user_string()} {one.check_name}" for one in checked if not one.passed}


@pytest.mark.parametrize(
    ("asset", "spans", "spoil"),
    [
        ("quote", "quote", "UPDATE quote SET text = 'nothing of the sort'"),
        ("event", "event participant", "UPDATE event_participant SET text = 'nothing of the sort'"),
    ],
)
def test_a_run_looks_once_at_the_spans_found_anew_and_not_at_those_of_before(
    asset: str, spans: str, spoil: str, database: Path
) -> None:
    assert _run(asset, full_refresh=True) == set()
    with sqlite3.connect(database) as connection:
        assert connection.execute("SELECT * FROM unchecked_spans WHERE stage = ?", [asset]).fetchall() == []
        connection.execute(spoil)
    today = datetime.now(UTC).date()
    engine = migrated(f"sqlite:///{database}")
    other = next(day for day in (today + timedelta(days=n) for n in range(40)) if not _turn(engine, day))
    assert checks.broken_spans(engine, asset, other) == {}
    with sqlite3.connect(database) as connection:
        connection.execute("INSERT INTO unchecked_spans SELECT id, ? FROM article", [asset])
    assert set(checks.broken_spans(engine, asset, other)) == {spans}
    assert set(checks.broken_spans(engine, asset, other)) == {spans}
    engine.dispose()


def _turn(engine: Engine, day: date) -> list[int]:
    """Return the articles whose turn it is on `day`."""
    with reading(engine) as connection:
        return list(connection.execute(select(checks.ARTICLE.c.id).where(checks.is_turn(day))).scalars())


def test_what_failed_a_check_is_still_looked_at_after_later_assets_ran_alone(database: Path) -> None:
    with sqlite3.connect(database) as connection:
        connection.execute(
            "CREATE TRIGGER breaks AFTER INSERT ON mention "
            "BEGIN UPDATE mention SET text = 'nothing of the sort' WHERE id = NEW.id; END"
        )
        connection.execute("DELETE FROM mention")
    assert _run("entity", full_refresh=True) == {"entity offsets"}
    assert _run("quote", "event") == set()
    assert _run("entity") == {"entity offsets"}
    with sqlite3.connect(database) as connection:
        connection.execute("DROP TRIGGER breaks")
    assert _run("entity", full_refresh=True) == set()
    assert _run("entity") == set()
