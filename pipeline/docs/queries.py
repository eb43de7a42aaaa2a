"""The page docs/queries.md: the cookbook's questions with their SQL and its output on seeds/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pipeline.db.cookbook import Question, questions
from pipeline.docs.markdown import table

Ask = Callable[[str], tuple[list[str], Sequence[Sequence[Any]]]]

HEAD = """\
# Questions

Written by `make docs` from `pipeline/db/cookbook/questions.toml`. Each statement runs as it stands in
SQLite and in PostgreSQL, where one is given (`dateline query "..."`, `sqlite3 dateline.db`, `psql`), and
is followed by its rows on the project's own `seeds/`, long cells shortened. [schema.md](schema.md) says
what every column means. Views leave copies of articles out; join on `id` columns, not on names.
[`dateline browse`](browse.md) has each question as a page, with fields for its names, words and days.
"""


def page(ask: Ask) -> str:
    """Return the page, with `ask(sql)` the columns and rows of a statement in SQLite."""
    contents = "\n".join(f"{number}. {_link(one)}" for number, one in enumerate(questions(), 1))
    return "\n".join([HEAD, contents, "", *(_section(one, ask) for one in questions())])


def structure(text: str) -> list[str]:
    """Return the lines of a page without the rows, which change whenever extraction gets better."""
    return [line for line in text.splitlines() if not line.startswith("| ")]


def _link(question: Question) -> str:
    """Return a link to a question's section, whose anchor is its title as web pages make one."""
    kept = [letter for letter in question.title.lower() if letter.isalnum() or letter in " -"]
    return f"[{question.title}](#{''.join(kept).replace(' ', '-')})"


def _section(question: Question, ask: Ask) -> str:
    """Return the section of one question."""
    return "\n".join(_lines(question, ask))


def _lines(question: Question, ask: Ask) -> Iterator[str]:
    """Yield the parts of a section."""
    yield f"## {question.title}\n"
    if question.note:
        yield f"{question.note}\n"
    yield f"```sql\n{question.sql};\n```\n"
    if question.postgresql:
        yield f"In PostgreSQL:\n\n```sql\n{question.postgresql};\n```\n"
    columns, rows = ask(question.sql)
    yield f"{table(columns, rows)}\n"
