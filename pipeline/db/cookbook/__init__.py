"""The cookbook: questions people ask of the database, each as one SQL statement.

The statements are in `questions.toml`, in the order of docs/queries.md; one statement serves both
databases unless it has a `postgresql` of its own. What does not live here: their output
(`pipeline.docs.queries`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question: a short stable name, the question in words, a note for its reader, and the SQL."""

    name: str
    title: str
    sql: str
    note: str = ""
    postgresql: str | None = None

    def sql_for(self, dialect: str) -> str:
        """Return the statement for "sqlite" or "postgresql"."""
        return self.postgresql if dialect == "postgresql" and self.postgresql else self.sql


@cache
def questions() -> tuple[Question, ...]:
    """Return every question, in the order a reader should meet them."""
    text = resources.files(__package__).joinpath("questions.toml").read_text(encoding="utf-8")
    return tuple(
        Question(**{key: value.strip() for key, value in one.items()})
        for one in tomllib.loads(text)["question"]
    )
