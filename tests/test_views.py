"""The plural views and the full-text search: the same in both databases, and standing after any migration."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from alembic.migration import MigrationContext
from alembic.operations import Operations
from conftest import SEEDS, ingest, migrated
from sqlalchemy import inspect, text

from pipeline.db import schema, views
from pipeline.db.engine import Engine, migrating, reading, writing

NAMES = [view.name for view in views.definitions()]
REVISIONS = Path(__file__).parents[1] / "migrations" / "versions"


def _ask(engine: Engine, question: str, **values: Any) -> list[tuple[Any, ...]]:
    with reading(engine) as connection:
        return [tuple(row) for row in connection.execute(text(question), values)]


def _found(engine: Engine, table: str, words: str) -> set[int]:
    question = f"SELECT found.rowid FROM {table}(:words) AS found ORDER BY found.rank"  # noqa: S608
    return {row[0] for row in _ask(engine, question, words=words)}


@pytest.mark.parametrize("view", NAMES)
def test_a_view_gives_the_same_rows_in_both_databases(view: str, both: list[Engine]) -> None:
    columns = [name for name in views.definition(view).columns if name != "published_at"]
    question = f"SELECT {', '.join(columns)} FROM {view}"  # noqa: S608
    rows = [sorted(tuple(map(str, row)) for row in _ask(engine, question)) for engine in both]
    assert rows[0]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("view", NAMES)
def test_every_column_of_a_view_says_what_it_means(view: str, both: list[Engine]) -> None:
    defined = views.definition(view)
    for engine in both:
        found = {column["name"]: column.get("comment") for column in inspect(engine).get_columns(view)}
        assert list(found) == list(defined.columns)
        if engine.dialect.name == "postgresql":
            assert found == defined.columns


def test_copies_of_articles_are_not_counted(both: list[Engine]) -> None:
    engine = both[0]
    (copies,) = _ask(engine, "SELECT count(*) FROM article WHERE duplicate_of IS NOT NULL")[0]
    assert copies
    assert _ask(engine, "SELECT sum(copies) FROM articles") == [(copies,)]
    for view in ("mentions", "quotes", "event_reports", "co_mentions"):
        question = (
            f"SELECT 1 FROM {view} JOIN article AS a ON a.id = article_id WHERE a.duplicate_of IS NOT NULL"  # noqa: S608
        )
        assert _ask(engine, question) == []


COUNTED = """
    SELECT e.id,
        (SELECT count(DISTINCT r.article_id) FROM referent AS r JOIN articles AS a ON a.id = r.article_id
            WHERE r.entity_id = e.id),
        (SELECT count(*) FROM mentions AS m WHERE m.entity_id = e.id),
        (SELECT count(*) FROM quotes AS q JOIN quote_speaker AS s ON s.quote_id = q.id
            WHERE s.entity_id = e.id),
        (SELECT count(DISTINCT v.id) FROM events AS v JOIN event_party AS p ON p.event_id = v.id
            WHERE p.entity_id = e.id)
    FROM entity AS e
"""


def test_the_counts_of_an_entity_are_what_the_tables_hold(both: list[Engine]) -> None:
    for engine in both:
        kept = _ask(engine, "SELECT id, articles, mentions, quotes, events FROM entities")
        assert sorted(kept) == sorted(_ask(engine, COUNTED))


def test_migrating_counts_what_was_there_before(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=4)
    kept = _ask(engine, "SELECT id, articles, mentions, quotes, events FROM entities ORDER BY id")
    assert any(row[3] for row in kept)
    schema.downgrade(engine, "202611220430")
    schema.upgrade(engine)
    assert _ask(engine, "SELECT id, articles, mentions, quotes, events FROM entities ORDER BY id") == kept


def test_a_quotes_context_is_its_own_paragraph(both: list[Engine]) -> None:
    for body, context in _ask(
        both[0], "SELECT text, context FROM quotes WHERE text NOT LIKE '%' || char(10) || '%'"
    ):
        assert body in context
        assert "\n" not in context


@pytest.mark.parametrize("words", ["dockers", "strikes", '"night shift" OR accordion', "Klaipeda police"])
def test_both_databases_find_articles_by_their_words(words: str, both: list[Engine]) -> None:
    one, other = (_found(engine, "article_search", words) for engine in both)
    assert one
    assert one == other


def test_search_follows_what_is_ingested_and_removed(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    engine = new_engine()
    file = tmp_path / "note.txt"
    file.write_text("Mill opens\n\n“We mill at dawn,” said Odile Brancusot, the miller.\n", encoding="utf-8")
    ingest(engine, tmp_path)
    (key,) = _ask(engine, "SELECT id FROM article")[0]
    assert _found(engine, "article_search", "millers") == {key}
    assert len(_found(engine, "quote_search", "dawn")) == 1
    file.write_text("Mill closes\n\n“We mill no more,” said Odile Brancusot, who is sad.\n", encoding="utf-8")
    ingest(engine, tmp_path)
    assert _found(engine, "article_search", "dawn") == set()
    assert len(_found(engine, "article_search", "sad")) == 1
    assert _found(engine, "quote_search", "dawn") == set()
    file.unlink()
    ingest(engine, tmp_path, allow_empty=True)
    assert _found(engine, "article_search", "mill") == set()
    assert _found(engine, "quote_search", "mill") == set()


def test_sqlites_index_holds_what_the_tables_hold(both: list[Engine]) -> None:
    with writing(both[0]) as connection:
        for table in ("article_search", "quote_search"):
            check = f"INSERT INTO {table} ({table}, rank) VALUES ('integrity-check', 1)"  # noqa: S608
            connection.execute(text(check))


def test_a_view_of_the_users_own_is_not_dropped_unasked(new_postgres: Callable[[], str]) -> None:
    engine = migrated(new_postgres())
    with writing(engine) as connection:
        connection.execute(text("CREATE VIEW my_quotes AS SELECT speaker, text FROM quotes"))
    with pytest.raises(views.ViewInUseError, match="my_quotes"):
        schema.downgrade(engine, "202611220300")
    assert _ask(engine, "SELECT count(*) FROM my_quotes") == [(0,)]
    engine.dispose()


def test_search_takes_off_accents(new_engine: Callable[[], Engine], tmp_path: Path) -> None:
    engine = new_engine()
    (tmp_path / "note.txt").write_text(
        "Regatta won\n\nThe regatta was won by Ona Žalčiūnė, the miller of the town.\n", encoding="utf-8"
    )
    ingest(engine, tmp_path)
    assert (
        _found(engine, "article_search", "zalciune") == _found(engine, "article_search", "ŽALČIŪNĖ") != set()
    )


def test_an_article_of_many_different_words_can_be_searched_by_its_first(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    engine = new_engine()
    syllables = " ".join(f"{chr(0xAC00 + number)}{chr(0xD7A0 - number)}-둘셋" for number in range(11_000))
    words = syllables + " ".join(f"word{number}y-{number}x" for number in range(40_000))
    (tmp_path / "note.txt").write_text(f"Heap of words\n\nA heap: {words}\n", encoding="utf-8")
    ingest(engine, tmp_path)
    assert len(_found(engine, "article_search", "heap")) == 1


def test_a_table_below_the_views_can_be_altered(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=4)
    before = _ask(engine, "SELECT id, quotes, events FROM articles ORDER BY id")
    recreate = "always" if engine.dialect.name == "sqlite" else "auto"
    with migrating(engine) as connection, connection.begin():
        operations = Operations(MigrationContext.configure(connection))
        for table in ("article", "quote", "mention", "event_report", "entity"):
            with operations.batch_alter_table(table, recreate=recreate) as batch:
                batch.alter_column("id", comment="Changed")
    schema.upgrade(engine)
    assert _ask(engine, "SELECT id, quotes, events FROM articles ORDER BY id") == before
    with writing(engine) as connection:
        connection.execute(text("UPDATE article SET title = 'Zeppelin lands'"))
    assert len(_found(engine, "article_search", "zeppelins")) == 4


def test_a_downgrade_drops_views_and_search(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=2)
    schema.downgrade(engine, "202611220300")
    assert inspect(engine).get_view_names() == []
    assert not [name for name in inspect(engine).get_table_names() if "search" in name]
    schema.upgrade(engine)
    schema.check(engine)
    assert sorted(inspect(engine).get_view_names()) == sorted(NAMES)
    kept = _ask(engine, "SELECT min(title) FROM article")[0][0]
    assert _found(engine, "article_search", f'"{kept}"')


def test_a_changed_view_takes_a_new_revision() -> None:
    named = []
    for file in sorted(REVISIONS.glob("*.py")):
        spec = importlib.util.spec_from_file_location(file.stem, file)
        assert spec and spec.loader
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        named += [module.views] if hasattr(module, "views") else []
    assert named[-1] == views.digest(), "write a revision that names `views` with this digest"
