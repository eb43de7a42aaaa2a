"""What DESIGN promises of the rows, on both databases, over the project's seeds and the user's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import SEEDS, SHARED, all_rows, differing, ingest, migrated
from sqlalchemy import func, select, update

from pipeline.db import checks, models
from pipeline.db.engine import Engine, reading, writing

FOLDERS = [
    pytest.param(SEEDS, id="seeds"),
    pytest.param(
        SHARED / "seeds",
        id="shared",
        marks=pytest.mark.skipif(not SHARED.is_dir(), reason="needs ../shared"),
    ),
]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_span_is_the_articles_text_and_nothing_hangs_loose(
    folder: Path, new_engine: Callable[[], Engine]
) -> None:
    engine = new_engine()
    ingest(engine, folder)
    for questions in (checks.offsets(), checks.orphans(), checks.speakers()):
        assert checks.broken(engine, questions) == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_sqlite_and_postgresql_hold_the_same_rows_and_a_second_run_changes_none(
    folder: Path, tmp_path: Path, new_postgres: Callable[[], str]
) -> None:
    engines = [migrated(f"sqlite:///{tmp_path}/one.db"), migrated(new_postgres())]
    for engine in engines:
        ingest(engine, folder)
    first, other = (all_rows(engine) for engine in engines)
    assert differing(first, other) == {}
    for engine in engines:
        outcomes = ingest(engine, folder)
        assert [one.changed + one.removed for one in outcomes] == [0] * 6
        assert differing(all_rows(engine), first) == {}
        engine.dispose()


def test_a_full_refresh_gives_the_rows_there_were(new_engine: Callable[[], Engine], tmp_path: Path) -> None:
    engine = new_engine()
    ingest(engine, SEEDS)
    before = all_rows(engine)
    outcomes = ingest(engine, SEEDS, full_refresh=True)
    assert all(one.changed for one in outcomes[1:])
    assert differing(all_rows(engine), before) == {}


def test_the_offset_check_finds_a_moved_span(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=3)
    mention = models.table_of(models.Mention)
    with writing(engine) as connection:
        chosen = connection.execute(select(func.min(mention.c.id))).scalar_one()
        connection.execute(update(mention).where(mention.c.id == chosen).values(text="nothing of the sort"))
    assert checks.broken(engine, checks.offsets()) == {"mention": [str(chosen)]}


def test_a_document_beyond_the_limit_waits_for_the_next_run(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    ingest(engine, SEEDS, limit=2)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(models.Document)).scalar_one() == 2
