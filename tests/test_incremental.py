"""Incremental equals full: whatever happens to the folder, the rows are those of one clean run over it."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import all_rows, differing, ingest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import event as listening
from sqlalchemy import text

from pipeline.db.engine import Engine, writing
from pipeline.stages import event, quote
from pipeline.stages.work import Scope

PEOPLE = ["Marta Lindqvist", "Tomas Okonjo", "Ilse Brandt", "Rafael Mwangi"]
PLACES = ["Vilnius", "Nairobi", "Trieste", "Lagos"]
VERBS = ["met", "criticised", "praised", "threatened"]
NAMES = ["a.txt", "b.txt", "wire/c.txt", "wire/d.txt"]
FACTS = ['publisher = "Steppe Monitor"', "default_year = 2019", 'publisher = "no end']
ASKED: list[dict[str, Any]] = [{}, {"limit": 1}, {"paths": ("wire/*",)}, {"full_refresh": True, "limit": 1}]


def story(person: str, other: str, place: str, verb: str, day: int) -> str:
    """Return a short wire piece about invented people."""
    return (
        f"{person} {verb} {other} in {place}\n\n"
        f"{place.upper()}, March {day}. Mayor {person} {verb} the harbour chief, {other}, on Monday.\n\n"
        f'"We will not wait for another year," {person.split()[1]} told reporters. '
        f"{other.split()[1]} said that the talks in {place} would go on.\n"
    )


STORIES = st.builds(
    story,
    st.sampled_from(PEOPLE),
    st.sampled_from(PEOPLE),
    st.sampled_from(PLACES),
    st.sampled_from(VERBS),
    st.integers(1, 28),
)


STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(NAMES), STORIES),
    st.tuples(st.just("rename"), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.just("remove"), st.sampled_from(NAMES)),
    st.tuples(st.just("touch"), st.sampled_from(NAMES), st.integers(1, 10_000)),
    st.tuples(st.just("write"), st.sampled_from(NAMES), st.just("")),
    st.tuples(st.just("write"), st.just("wire/source.toml"), st.sampled_from(FACTS)),
    st.tuples(st.just("ingest"), st.sampled_from(ASKED)),
)


def do(seeds: Path, step: str, *words: Any) -> None:
    """Do to the folder what one step says."""
    path = seeds / words[0]
    if step == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words[1], encoding="utf-8")
    elif step == "rename" and path.is_file():
        (seeds / words[1]).parent.mkdir(parents=True, exist_ok=True)
        path.replace(seeds / words[1])
    elif step == "remove":
        path.unlink(missing_ok=True)
    elif step == "touch" and path.is_file():
        then = path.stat().st_mtime_ns + words[1]
        os.utime(path, ns=(then, then))


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(first=STORIES, steps=st.lists(STEPS, min_size=4, max_size=14))
def test_after_any_sequence_of_changes_the_rows_are_those_of_one_clean_run(
    new_engine: Callable[[], Engine], first: str, steps: list[tuple[Any, ...]]
) -> None:
    with tempfile.TemporaryDirectory() as home:
        seeds = Path(home) / "seeds"
        do(seeds, "write", "kept.txt", first)
        lived, clean = new_engine(), new_engine()
        for step in [*steps, ("ingest", {})]:
            if step[0] == "ingest":
                ingest(lived, seeds, **step[1])
            else:
                do(seeds, *step)
        ingest(clean, seeds)
        assert differing(all_rows(lived), all_rows(clean)) == {}


def test_an_empty_folder_removes_nothing(new_engine, tmp_path: Path) -> None:
    from pipeline.stages.document import NoSeedsError

    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(story(*PEOPLE[:2], "Lagos", "met", 3), encoding="utf-8")
    engine = new_engine()
    ingest(engine, seeds)
    before = all_rows(engine)
    (seeds / "a.txt").unlink()
    with pytest.raises(NoSeedsError, match="--allow-empty"):
        ingest(engine, seeds)
    assert differing(all_rows(engine), before) == {}
    ingest(engine, seeds, allow_empty=True)
    assert all_rows(engine)["article"] == []


def test_a_removed_file_keeps_its_document_row_and_loses_its_articles(new_engine, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name, place in (("a.txt", "Lagos"), ("b.txt", "Vilnius")):
        (seeds / name).write_text(story(*PEOPLE[:2], place, "met", 3), encoding="utf-8")
    engine = new_engine()
    ingest(engine, seeds)
    (seeds / "a.txt").unlink()
    outcomes = ingest(engine, seeds)
    assert outcomes[0].removed == 1
    assert len(all_rows(engine)["article"]) == 1


def test_a_renamed_file_is_not_parsed_again(new_engine, tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text(story(*PEOPLE[:2], "Lagos", "met", 3), encoding="utf-8")
    engine = new_engine()
    ingest(engine, seeds)
    (seeds / "a.txt").rename(seeds / "b.txt")
    outcomes = {one.stage: one for one in ingest(engine, seeds)}
    assert outcomes["article"].changed == 1
    assert outcomes["annotation"].changed == 0


def derive_anew(engine: Engine) -> None:
    """Derive quotes and events of all articles again from their parses and names."""
    quote.run(engine, Scope(full_refresh=True))
    event.run(engine, Scope(full_refresh=True))


def test_deriving_anew_writes_no_row_that_is_there_already(new_engine, tmp_path: Path) -> None:
    engine = new_engine()
    do(tmp_path, "write", "a.txt", story(PEOPLE[0], PEOPLE[1], "Vilnius", "criticised", 3))
    ingest(engine, tmp_path)
    before, said = all_rows(engine), list[str]()
    listening.listen(engine, "before_cursor_execute", lambda *told: said.append(told[2]))
    derive_anew(engine)
    changing = ("INSERT INTO quote", "INSERT INTO event", "DELETE FROM quote", "DELETE FROM event")
    assert before["quote"]
    assert before["event_participant"]
    assert [statement for statement in said if statement.startswith(changing)] == []
    assert differing(before, all_rows(engine)) == {}


def test_deriving_anew_mends_rows_that_somebody_changed(new_engine, tmp_path: Path) -> None:
    engine = new_engine()
    do(tmp_path, "write", "a.txt", story(PEOPLE[0], PEOPLE[1], "Vilnius", "criticised", 3))
    do(tmp_path, "write", "b.txt", story(PEOPLE[2], PEOPLE[3], "Lagos", "praised", 5))
    ingest(engine, tmp_path)
    before = all_rows(engine)
    for damage in (
        "UPDATE quote SET cue = 'sang'",
        "UPDATE quote_speaker SET referent = referent + 1",
        "UPDATE event_report SET realis = 'denied'",
        "UPDATE event_participant SET text = 'Nobody'",
        "DELETE FROM quote",
        "DELETE FROM quote_speaker",
        "DELETE FROM event_participant",
        "DELETE FROM event_report",
    ):
        with writing(engine) as connection:
            connection.execute(text(damage))
        assert differing(before, all_rows(engine)), damage
        derive_anew(engine)
        assert differing(before, all_rows(engine)) == {}, damage
