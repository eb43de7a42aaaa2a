"""Sequences that once left rows a clean run would not have."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MODEL, all_rows, differing, ingest

from pipeline.db import articles
from pipeline.db.engine import Engine, database_url, shown, writing
from pipeline.records import Article
from pipeline.stages import annotation, document
from pipeline.stages.pending import pending
from pipeline.stages.work import Scope

LONG = (
    "The harbour chief, Lena Farouk, met the governor of the state, Paul Adeyemi, on Monday. “We have agreed "
    "that the ships will be let in,” Farouk told reporters after the meeting in Lagos. Adeyemi praised her."
)


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A seeds folder of three stories."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, place in (("a", "Lagos"), ("b", "Vilnius"), ("c", "Oslo")):
        text = LONG.replace("Lagos", place).replace("ships", f"ships of {place}")
        (folder / f"{name}.txt").write_text(f"Ships wait off {place}\n\n{text}\n", encoding="utf-8")
    return folder


def _as_clean(engine: Engine, clean: Engine, seeds: Path) -> dict[str, object]:
    """Return what a clean run over `seeds` would have otherwise."""
    ingest(clean, seeds)
    return dict(differing(all_rows(engine), all_rows(clean)))


def test_a_broken_link_does_not_make_the_folder_look_changed_for_ever(
    seeds: Path, new_engine: Callable[[], Engine]
) -> None:
    (seeds / "gone.txt").symlink_to(seeds / "nowhere.txt")
    engine = new_engine()
    ingest(engine, seeds)
    assert not pending(engine, seeds).is_due


def test_an_article_that_is_no_longer_english_loses_its_names(
    seeds: Path, new_engine: Callable[[], Engine]
) -> None:
    line = {"title": "Ships", "text": "Lena Farouk waits"}  # too short to tell its language by itself
    engine = new_engine()
    for language in ("en", "fr"):
        words = json.dumps(line | {"language": language})
        (seeds / "d.jsonl").write_text(words + "\n", encoding="utf-8")
        ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_copy_that_went_and_came_back_is_known_as_a_copy(
    seeds: Path, new_engine: Callable[[], Engine]
) -> None:
    copy = (seeds / "a.txt").read_text(encoding="utf-8")
    (seeds / "z.txt").write_text(copy, encoding="utf-8")
    engine = new_engine()
    ingest(engine, seeds)
    (seeds / "a.txt").unlink()
    document.run(engine, seeds, Scope())
    (seeds / "a.txt").write_text(copy, encoding="utf-8")
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_document_left_half_read_is_read_again(seeds: Path, new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    other = Article(title="Half", text="Half of another version.", source_start=0, source_end=9)
    with writing(engine) as connection:
        articles.put_articles(connection, "a.txt", 0, [(other, b"")], set(), Counter())
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_limit_gets_on_with_every_run(seeds: Path, new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    rows = [ingest(engine, seeds, limit=1)[0].rows for _ in range(3)]
    assert rows == [1, 2, 3]


def test_a_refresh_of_one_path_parses_one_text(seeds: Path, new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    assert annotation.run(engine, MODEL, Scope(full_refresh=True, paths=("a.txt",))).changed == 1


@pytest.mark.parametrize(
    "url", ["postgresql://me:s3cret@host/x", "postgresql://host/x?user=me&password=s3cret"]
)
def test_a_password_is_left_out_wherever_it_stands(url: str) -> None:
    assert "s3cret" not in shown(database_url(url))


@pytest.mark.parametrize("url", ["postgresql://me:s3@cret@host/x", "postgresql://host:port/x", "sqlite://"])
def test_a_url_that_cannot_be_meant_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="Use sqlite"):
        database_url(url)
