"""The cookbook runs in both databases and gives the same rows; the written pages are current."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from pipeline.db.cookbook import Question, questions
from pipeline.db.engine import Engine
from pipeline.db.query import run_query
from pipeline.docs import queries, schema

DOCS = Path(__file__).parents[1] / "docs"
MANY = 10_000


def _plain(value: Any) -> str:
    """Return a value as both databases give it: averages and sums come as different kinds of number."""
    return f"{float(value):.6f}" if not isinstance(value, str) and hasattr(value, "__float__") else str(value)


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_question_gives_the_same_rows_in_both_databases(question: Question, both: list[Engine]) -> None:
    answers = [run_query(engine, question.sql_for(engine.dialect.name), MANY) for engine in both]
    columns = [names for names, _ in answers]
    rows = [sorted(tuple(map(_plain, row)) for row in found) for _, found in answers]
    assert rows[0]
    assert columns[0] == columns[1]
    assert rows[0] == rows[1]


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.name)
def test_a_question_reads_no_large_table_from_end_to_end(question: Question, both: list[Engine]) -> None:
    """The views call mention, quote and event_report m, q and r. PostgreSQL plans by its statistics."""
    _, plan = run_query(both[0], f"EXPLAIN QUERY PLAN {question.sql}", MANY)
    steps = [str(step[-1]) for step in plan]
    assert [step for step in steps if re.match(r"SCAN (m|q|r|mention|quote|event_report)\b", step)] == []


def test_questions_have_names_of_their_own() -> None:
    names = [question.name for question in questions()]
    assert len(set(names)) == len(names) >= 15


def test_the_page_of_questions_is_current() -> None:
    written = (DOCS / "queries.md").read_text(encoding="utf-8")
    made = queries.page(lambda _sql: ([], []))
    assert queries.structure(written) == queries.structure(made), "type: make docs"


def test_the_page_of_the_schema_is_current() -> None:
    written = (DOCS / "schema.md").read_text(encoding="utf-8")
    made = schema.page(lambda _relation, _columns: {})
    assert schema.structure(written) == schema.structure(made), "type: make docs"
