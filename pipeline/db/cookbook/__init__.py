"""The cookbook: questions people ask of the database, each as one SQL statement.

The statements are in `questions.toml`, in the order of docs/queries.md; one statement serves both
databases unless it has a `postgresql` of its own. What does not live here: their output
(`pipeline.docs.queries`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: a short stable name, the question in words, a note for its reader, and the SQL.

    `fields` are the parts of the SQL that a reader will want to change: a name, and the text that
    stands in the SQL between quotes.
    """

    name: str
    title: str
    sql: str
    note: str = ""
    postgresql: str | None = None
    fields: dict[str, str] = field(default_factory=dict)

    def sql_for(self, dialect: str) -> str:
        """Return the statement for "sqlite" or "postgresql"."""
        return self.postgresql if dialect == "postgresql" and self.postgresql else self.sql

    def with_parameters(self) -> str:
        """Return SQLite's statement with `:name` for the text of each field."""
        sql = self.sql
        for name, text in self.fields.items():
            sql = sql.replace(f"'{text}'", f":{name}")
        return sql


@cache
def questions() -> tuple[Question, ...]:
    """Return every question, in the order a reader should meet them."""
    text = resources.files(__package__).joinpath("questions.toml").read_text(encoding="utf-8")
    return tuple(_question(one) for one in tomllib.loads(text)["question"])


def _question(read: dict[str, Any]) -> Question:
    """Return a question as the file has it, without the line ends around its texts."""
    stripped: dict[str, Any] = {
        name: one.strip() if isinstance(one, str) else one for name, one in read.items()
    }
    return Question(**stripped)
