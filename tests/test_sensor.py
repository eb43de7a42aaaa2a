"""The sensor on the seeds folder: when it asks for a run, when it waits, and what it says then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import dagster as dg
import pytest
from conftest import MODEL, ingest, migrated

from pipeline.defs.automation import FIRST_WAIT, LONGEST_WAIT, PATIENCE, LookFailedError, look, look_at
from pipeline.defs.build import build
from pipeline.defs.resources import Workspace

STORY = "Lena Farouk met Paul Adeyemi\n\nLAGOS, March 3. The harbour chief, Lena Farouk, spoke on Monday.\n"


@pytest.fixture
def home(home: Path) -> Path:
    """The home that tests share, with one file to ingest."""
    (home / "seeds" / "story.txt").write_text(STORY, encoding="utf-8")
    return home


@pytest.fixture
def sensor(home: Path) -> Iterator[dg.SensorEvaluationContext]:
    """What the sensor is given at each look; its cursor stays from one to the next."""
    with dg.DagsterInstance.ephemeral() as instance:
        yield dg.build_sensor_context(instance=instance, resources={"workspace": Workspace()})


def _run(context: dg.SensorEvaluationContext, asked: dg.RunRequest | dg.SkipReason) -> bool:
    """Do the run that the sensor asked for; tell whether it succeeded."""
    assert isinstance(asked, dg.RunRequest), asked
    job = build().resolve_job_def("ingest")
    done = job.execute_in_process(instance=context.instance, tags=asked.tags, raise_on_error=False)
    return done.success


def _said(answer: dg.RunRequest | dg.SkipReason) -> str:
    """Return why the sensor did not ask for a run."""
    assert isinstance(answer, dg.SkipReason), answer
    return str(answer.skip_message)


def _fill(home: Path) -> None:
    """Bring the database up to the folder, outside Dagster."""
    engine = migrated("sqlite:///dateline.db")
    ingest(engine, home / "seeds")
    engine.dispose()


def test_one_run_is_asked_for_once_the_folder_holds_still(sensor: dg.SensorEvaluationContext) -> None:
    assert "hold still" in _said(look(sensor))
    asked = look(sensor)
    assert isinstance(asked, dg.RunRequest)
    assert asked.tags["dateline/found"] == "1 added, 0 touched, 0 removed"
    assert asked.run_key is None
    assert _run(sensor, asked)
    assert _said(look(sensor)) == "Nothing changed."


@pytest.mark.parametrize("what", ["added", "changed", "touched", "removed"])
def test_a_file_that_was_added_changed_touched_or_removed_is_seen(
    what: str, sensor: dg.SensorEvaluationContext, home: Path
) -> None:
    (home / "seeds" / "other.txt").write_text(STORY.replace("Paul", "Ada"), encoding="utf-8")
    _fill(home)
    story = home / "seeds" / "story.txt"
    if what == "added":
        (home / "seeds" / "new.txt").write_text(STORY.replace("Lena", "Ines"), encoding="utf-8")
    elif what == "changed":
        story.write_text(STORY.replace("Lena", "Ines"), encoding="utf-8")
    elif what == "touched":
        story.touch()
    else:
        story.unlink()
    look(sensor)
    assert _run(sensor, look(sensor))
    assert _said(look(sensor)) == "Nothing changed."


def test_a_folder_that_never_holds_still_is_not_waited_for_without_end(
    sensor: dg.SensorEvaluationContext, home: Path
) -> None:
    now = datetime.now(UTC)
    answers = []
    for number in range(4):
        (home / "seeds" / f"{number}.txt").write_text(STORY, encoding="utf-8")
        answers.append(look_at(sensor, now + number * PATIENCE / 2))
    assert [isinstance(one, dg.RunRequest) for one in answers] == [False, False, True, True]


def test_a_run_that_fails_is_asked_for_again_ever_more_rarely_and_the_sensor_says_why(
    sensor: dg.SensorEvaluationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_MODEL", "no_such_model")
    look(sensor)
    waits = []
    for _ in range(2):
        now = datetime.now(UTC)
        waits.append(_first_ask(sensor, now))
        asked = look_at(sensor, now + waits[-1])
        assert not _run(sensor, asked)
    assert waits == [timedelta(), FIRST_WAIT]
    assert "no_such_model" in _said(look(sensor))
    assert "The next try is at" in _said(look(sensor))
    asked = look_at(sensor, datetime.now(UTC) + 2 * FIRST_WAIT)
    assert isinstance(asked, dg.RunRequest)
    assert asked.tags["dateline/found"] == "what a failed run left"
    monkeypatch.setenv("DATELINE_MODEL", MODEL)
    assert _run(sensor, look_at(sensor, datetime.now(UTC) + LONGEST_WAIT))
    assert _said(look(sensor)) == "Nothing changed."


def _first_ask(sensor: dg.SensorEvaluationContext, now: datetime) -> timedelta:
    """Return after how long the sensor asks for a run."""
    waits = [timedelta(), FIRST_WAIT, LONGEST_WAIT]
    return next(wait for wait in waits if isinstance(look_at(sensor, now + wait), dg.RunRequest))


def test_a_run_that_leaves_the_folder_undone_is_not_asked_for_at_every_look(
    sensor: dg.SensorEvaluationContext, home: Path
) -> None:
    look(sensor)
    assert _run(sensor, look(sensor))
    engine = migrated("sqlite:///other.db")
    engine.dispose()
    (home / "other.db").replace(home / "dateline.db")
    assert "left files of this folder undone" in _said(look(sensor))
    assert isinstance(look_at(sensor, datetime.now(UTC) + FIRST_WAIT), dg.RunRequest)


def test_an_empty_or_missing_folder_starts_nothing_and_is_named(
    sensor: dg.SensorEvaluationContext, home: Path
) -> None:
    _fill(home)
    (home / "seeds" / "story.txt").unlink()
    for _ in range(3):
        assert "empty" in _said(look(sensor))
    (home / "seeds").rmdir()
    assert "no seeds folder" in _said(look(sensor))


def test_a_database_that_cannot_be_used_fails_the_look_with_what_to_do(
    sensor: dg.SensorEvaluationContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///empty.db")
    with pytest.raises(LookFailedError, match="dateline migrate"):
        look(sensor)
    monkeypatch.setenv("DATELINE_DATABASE_URL", "postgresql://dateline:secret@127.0.0.1:9/dateline")
    with pytest.raises(LookFailedError, match="can't be used") as raised:
        look(sensor)
    assert "secret" not in str(raised.value)
