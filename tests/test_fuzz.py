"""Hostile input: a moment of what `make fuzz` does for hours, and the inputs that once raised."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import all_rows
from sqlalchemy import update

from bench.fuzz_targets import TARGETS, as_test, readers
from pipeline.db import models
from pipeline.db.engine import Engine, writing
from pipeline.spelling import is_public
from pipeline.stages import article, document
from pipeline.stages.work import Scope

ITEM = "<rss><channel><item><title>Ships</title><description>{} wait off Oslo</description></item>"
STORY = (
    "Lena Farouk met Paul Adeyemi in Lagos\n\nThe harbour chief, Lena Farouk, met Paul Adeyemi on Monday.\n"
)
ONCE_RAISED = {
    "a reference beyond the last character": ("a.xml", ITEM.format("&#1114112;")),
    "a reference to half a character": ("a.xml", ITEM.format("&#xD800;")),
    "an address that is none": (
        "a.html",
        '<html><meta property="og:url" content="http://[x"><h1>Ships</h1><h1>b',
    ),
}


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_breaks_a_promise(name: str) -> None:
    as_test(name, examples=30)()


@pytest.mark.parametrize(("name", "text"), ONCE_RAISED.values(), ids=ONCE_RAISED)
def test_what_once_raised_is_read(name: str, text: str) -> None:
    readers((f".{name.partition('.')[2]}", text.encode()))


def test_a_file_that_a_reader_fails_on_costs_only_itself(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("a", "b", "c"):
        (seeds / f"{name}.txt").write_text(STORY, encoding="utf-8")
    engine = new_engine()
    document.run(engine, seeds, Scope())
    table = models.table_of(models.Document)
    with writing(engine) as connection:
        connection.execute(update(table).where(table.c.path == "b.txt").values(encoding="no such encoding"))
    assert article.run(engine, seeds, Scope()).rows == 2
    (issue,) = all_rows(engine)["issue"]
    assert "reading_failed" in issue
    assert article.run(engine, seeds, Scope()).changed == 0


def test_a_name_of_marks_alone_is_no_body_of_any_country() -> None:
    assert not is_public("")
