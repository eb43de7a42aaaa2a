"""Incremental equals full: whatever happens to the folder, the rows are those of one clean run over it."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from conftest import all_rows, differing, ingest, migrated
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

PEOPLE = ["Marta Lindqvist", "Tomas Okonjo", "Ilse Brandt", "Rafael Mwangi"]
PLACES = ["Vilnius", "Nairobi", "Trieste", "Lagos"]
VERBS = ["met", "criticised", "praised", "threatened"]
NAMES = ["a.txt", "b.txt", "wire/c.txt", "wire/d.txt"]


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


class Folder(RuleBasedStateMachine):
    """Files come, change, move and go, with an ingest now and then."""

    def __init__(self) -> None:
        super().__init__()
        self.home = Path(tempfile.mkdtemp())
        self.seeds = self.home / "seeds"
        self.engine = migrated(f"sqlite:///{self.home}/lived.db")

    @initialize(words=STORIES)
    def begin(self, words: str) -> None:
        """Begin with one file, since an empty folder removes nothing."""
        self.write("kept.txt", words)

    @rule(name=st.sampled_from(NAMES), words=STORIES)
    def write(self, name: str, words: str) -> None:
        """Add a file, or change it."""
        path = self.seeds / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")

    @rule(old=st.sampled_from(NAMES), new=st.sampled_from(NAMES))
    def rename(self, old: str, new: str) -> None:
        """Move a file, over another perhaps."""
        if (self.seeds / old).is_file():
            (self.seeds / new).parent.mkdir(parents=True, exist_ok=True)
            (self.seeds / old).replace(self.seeds / new)

    @rule(name=st.sampled_from(NAMES))
    def remove(self, name: str) -> None:
        """Remove a file."""
        (self.seeds / name).unlink(missing_ok=True)

    @rule(name=st.sampled_from(NAMES), later=st.integers(1, 10_000))
    def touch(self, name: str, later: int) -> None:
        """Give a file another time and the same content."""
        if (self.seeds / name).is_file():
            then = (self.seeds / name).stat().st_mtime_ns + later
            os.utime(self.seeds / name, ns=(then, then))

    @rule()
    def spoil(self) -> None:
        """Put in a file that can't be read."""
        self.write(NAMES[0], "")

    @rule()
    def ingest(self) -> None:
        """Bring the rows up to the folder."""
        ingest(self.engine, self.seeds)

    def teardown(self) -> None:
        """Compare with one clean run over what is there at the end."""
        if self.seeds.is_dir():
            ingest(self.engine, self.seeds)
            clean = migrated(f"sqlite:///{self.home}/clean.db")
            ingest(clean, self.seeds)
            found = differing(all_rows(self.engine), all_rows(clean))
            clean.dispose()
            assert found == {}
        self.engine.dispose()
        shutil.rmtree(self.home)


TestFolder = Folder.TestCase
TestFolder.settings = settings(
    max_examples=12, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)


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
