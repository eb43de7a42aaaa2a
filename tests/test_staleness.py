"""Whatever a row comes from may change: the row is made anew, though a run looks at few articles only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import MODEL, all_rows, differing, ingest, story
from sqlalchemy import event, text

from pipeline.db.engine import Engine, writing
from pipeline.stages import annotation, article, derived, document, quote
from pipeline.stages.work import Outcome, Scope

# Too short to tell its language by itself.
SHORT = "Lena Farouk waits"
DERIVED = ("annotation", "entity", "quote", "event")
AFTER = {"entity": ("entity", "quote", "event"), "quote": ("quote", "event"), "event": ("event",)}


def _changed(done: list[Outcome]) -> dict[str, int]:
    """Return how many files, texts or articles each stage did."""
    return {one.stage: one.changed for one in done if one.changed}


def _as_clean(engine: Engine, clean: Engine, seeds: Path) -> dict[str, object]:
    """Return what a clean run over `seeds` would have otherwise."""
    ingest(clean, seeds)
    return dict(differing(all_rows(engine), all_rows(clean)))


def _do(engine: Engine, *statements: str) -> None:
    """Change the database by hand."""
    with writing(engine) as connection:
        for statement in statements:
            connection.execute(text(statement))


def _as_by_older_code(engine: Engine, stage: str) -> None:
    """Make the rows of `stage` look as if other code had made them."""
    _do(
        engine,
        f"UPDATE derivation SET key = 'old' WHERE stage = '{stage}'",  # noqa: S608
        f"UPDATE state SET key = 'old' WHERE name = '{derived.CHAIN[stage]}'",  # noqa: S608
    )


def _as_by_older_model(engine: Engine) -> None:
    """Make the parses, and what is derived of them, look as if another model had made them."""
    _do(
        engine,
        "UPDATE annotation SET model = 'old', data = 'old'",
        "UPDATE derivation SET key = 'old'",
        "UPDATE state SET key = 'old' WHERE name = 'parses'",
    )


def _line(folder: Path, **words: str) -> None:
    """Write a file of one article."""
    line = {"title": "Ships", "text": story("Accra"), "language": "en"} | words
    (folder / "three.jsonl").write_text(json.dumps(line) + "\n", encoding="utf-8")


def test_after_a_run_nothing_is_left_to_look_at(new_engine: Callable[[], Engine], seeds: Path) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    rows = all_rows(engine)
    assert rows["unchecked_text"] == rows["unchecked_article"] == []
    assert _changed(ingest(engine, seeds)) == {}


def test_an_article_that_is_current_is_not_looked_at(new_engine: Callable[[], Engine], seeds: Path) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *words: asked.append(words[2]))
    assert not annotation.plan(engine, MODEL, Scope()).stale
    assert [derived.backlog(engine, stage, Scope()).current for stage in derived.CHAIN] == [2, 2, 2]
    assert asked
    assert [statement for statement in asked if re.search(r"(FROM|JOIN) article\b", statement)] == []


def test_a_context_that_changes_while_the_text_does_not_makes_the_rows_anew(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    _line(seeds, publisher="Steppe Monitor")
    ingest(engine, seeds)
    _line(seeds, publisher="Harbour Post")
    done = _changed(ingest(engine, seeds))
    assert done == {"document": 1, "article": 1, "entity": 1, "quote": 1, "event": 1}
    assert _as_clean(engine, new_engine(), seeds) == {}


@pytest.mark.parametrize("alone", [False, True])
def test_a_changed_source_toml_has_the_files_below_it_read_again(
    new_engine: Callable[[], Engine], seeds: Path, alone: bool
) -> None:
    engine = new_engine()
    (seeds / "wire").mkdir()
    (seeds / "one.txt").rename(seeds / "wire" / "one.txt")
    ingest(engine, seeds)
    facts = seeds / "wire" / "source.toml"
    for words in ('publisher = "Steppe Monitor"', 'publisher = "Harbour Post"', None):
        facts.unlink() if words is None else facts.write_text(words, encoding="utf-8")
        if alone:
            assert article.run(engine, seeds, Scope()).changed == 1
        done = _changed(ingest(engine, seeds))
        assert done == ({} if alone else {"article": 1}) | {"entity": 1, "quote": 1, "event": 1}
        assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_text_that_becomes_english_is_read_and_one_that_ceases_to_be_is_cleared(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    _line(seeds, text=SHORT, language="fr")
    ingest(engine, seeds)
    for language in ("en", "fr", "en"):
        _line(seeds, text=SHORT, language=language)
        done = {one.stage: one for one in ingest(engine, seeds)}
        assert (done["annotation"].changed, done["entity"].changed) == (
            (1, 1) if language == "en" else (0, 0)
        )
        assert len(all_rows(engine)["annotation"]) == (3 if language == "en" else 2)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_names_that_an_older_version_left_to_a_text_no_longer_english_are_cleared(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    _do(
        engine,
        "UPDATE article SET language = 'fr' WHERE id = (SELECT min(id) FROM article)",
        "DELETE FROM state WHERE name = 'articles'",
    )
    article.run(engine, seeds, Scope())
    rows = all_rows(engine)
    (english,) = (row[0] for row in rows["article"] if "fr" not in row)
    assert {row[0] for row in rows["derivation"]} == {english}
    assert rows["unchecked_article"] == [(english, "entity")]


def test_of_two_articles_with_one_text_the_one_that_stays_english_keeps_the_parse(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    four = {"title": "Four", "text": SHORT, "language": "en"}
    (seeds / "four.jsonl").write_text(json.dumps(four), encoding="utf-8")
    _line(seeds, text=SHORT)
    ingest(engine, seeds)
    _line(seeds, text=SHORT, language="fr")
    assert {one.stage: one.removed for one in ingest(engine, seeds)}["annotation"] == 0
    (seeds / "four.jsonl").unlink()
    assert {one.stage: one.removed for one in ingest(engine, seeds)}["annotation"] == 1
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_file_whose_text_changes_or_can_no_longer_be_read_leaves_no_parse_behind(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    (seeds / "one.txt").write_text(f"Ships leave Accra\n\n{story('Accra')}\n", encoding="utf-8")
    (seeds / "two.txt").write_bytes(b"")
    assert {one.stage: one.removed for one in ingest(engine, seeds)}["annotation"] == 2
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_another_model_parses_every_text_again(new_engine: Callable[[], Engine], seeds: Path) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    _as_by_older_model(engine)
    for asked in ({"limit": 1}, {}):
        assert _changed(ingest(engine, seeds, **asked)) == dict.fromkeys(DERIVED, 1)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_parse_by_another_model_is_enough_to_find_the_names_anew(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    _do(engine, "UPDATE annotation SET model = 'old'", "UPDATE state SET key = 'old' WHERE name = 'parses'")
    assert annotation.run(engine, MODEL, Scope()).changed == 2
    assert _changed(ingest(engine, seeds)) == {}  # the same model again: the rows are as they were
    assert _as_clean(engine, new_engine(), seeds) == {}


@pytest.mark.parametrize("stage", sorted(AFTER))
def test_changed_code_of_one_stage_makes_its_rows_and_those_after_it_anew(
    new_engine: Callable[[], Engine], seeds: Path, stage: str
) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    _as_by_older_code(engine, stage)
    done = _changed(ingest(engine, seeds, paths=("one.txt",)))
    assert done[stage] == 1
    done = _changed(ingest(engine, seeds))
    assert done[stage] == 1
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_stage_that_was_not_run_is_made_up_for(new_engine: Callable[[], Engine], seeds: Path) -> None:
    engine = new_engine()
    document.run(engine, seeds, Scope())
    article.run(engine, seeds, Scope())
    assert derived.backlog(engine, "entity", Scope()).stale == derived.backlog(engine, "quote", Scope()).stale
    annotation.run(engine, MODEL, Scope(limit=1))
    assert len(derived.backlog(engine, "entity", Scope()).stale) == 1
    assert quote.run(engine, Scope()).changed == 0
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_limited_refresh_leaves_the_others_current(new_engine: Callable[[], Engine], seeds: Path) -> None:
    engine = new_engine()
    ingest(engine, seeds)
    done = ingest(engine, seeds, full_refresh=True, limit=1)
    assert {one.changed for one in done if one.stage != "document"} == {1}
    assert {one.unchanged for one in done if one.stage != "document"} == {1}
    assert set(_changed(ingest(engine, seeds)).values()) <= {1}
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_text_that_can_not_be_parsed_is_tried_again_and_keeps_nobody_waiting(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    _line(seeds, text="The mayor met her. " * 30_000)
    for _ in range(2):
        done = {one.stage: one for one in ingest(engine, seeds)}
        assert (done["annotation"].rejected, done["annotation"].unchanged + done["annotation"].changed) == (
            1,
            2,
        )
        assert done["event"].changed + done["event"].unchanged == 2
    _line(seeds)
    ingest(engine, seeds)
    assert _as_clean(engine, new_engine(), seeds) == {}


def test_a_run_asked_for_one_path_leaves_the_others_to_the_next(
    new_engine: Callable[[], Engine], seeds: Path
) -> None:
    engine = new_engine()
    ingest(engine, seeds, paths=("two.*",))
    assert len(all_rows(engine)["article"]) == 1
    document.run(engine, seeds, Scope())
    article.run(engine, seeds, Scope())
    assert annotation.run(engine, MODEL, Scope(paths=("two.*",))).changed == 0
    assert _changed(ingest(engine, seeds)) == {"annotation": 1, "entity": 1, "quote": 1, "event": 1}
    assert _as_clean(engine, new_engine(), seeds) == {}
