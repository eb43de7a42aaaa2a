"""What Datasette is told of the database: titles, meanings of columns, facets, search, questions.

The choices are in `layout.toml`; the meanings come from the models and views, the questions from the
cookbook. What does not live here: how a page looks (`templates`, `static`).
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from pipeline.db import catalog, views
from pipeline.db.cookbook import Question, questions

DATABASE = "dateline"
# Of use to the stages alone.
HIDDEN = (
    "alembic_version",
    "annotation",
    "common_key",
    "contribution",
    "derivation",
    "fingerprint",
    "fingerprint_key",
    "state",
)

# Where a column of a query's result leads, whose rows have no ids: to the rows of that name.
NAMED = {
    "title": ("article", "title"),
    "path": ("ingest_status", "path"),
    **dict.fromkeys(("speaker", "entity", "other", "place", "name"), ("entities", "name")),
}

Link = tuple[str, ...]
"""A table, the column with the id of its row, and for an article perhaps the column with an offset."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """How one view or table is shown; `layout.toml` says what each field means."""

    title: str | None = None
    label: str | None = None
    shown: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    sort_desc: str | None = None
    search: str | None = None
    links: dict[str, Link] = field(default_factory=dict)


@cache
def layout() -> dict[str, Shown]:
    """Return how each view and table is shown, by name."""
    text = resources.files(__package__).joinpath("layout.toml").read_text(encoding="utf-8")
    return {
        name: Shown(**{key: _frozen(value) for key, value in chosen.items()})
        for name, chosen in tomllib.loads(text).items()
    }


def _frozen(value: Any) -> Any:
    """Return lists as tuples, also those in a table."""
    if isinstance(value, dict):
        return {key: tuple(one) for key, one in value.items()}
    return tuple(value) if isinstance(value, list) else value


def metadata() -> dict[str, Any]:
    """Return Datasette's metadata for our database."""
    told = {view.name: _told(view.name, view.comment, view.columns) for view in views.definitions()}
    for name, comment in catalog.tables().items():
        told[name] = _told(name, comment, {one.name: one.comment for one in catalog.columns(name)})
    for name in HIDDEN:
        told.setdefault(name, {})["hidden"] = True
    canned = {question.name: _canned(question) for question in questions()}
    ours = {"title": "Ask in SQL", "tables": told, "queries": canned}
    return {"title": "Dateline", "databases": {DATABASE: ours}}


def _told(name: str, comment: str, columns: dict[str, str]) -> dict[str, Any]:
    """Return what Datasette is told of one view or table."""
    chosen = layout().get(name, Shown())
    told = {
        "title": chosen.title,
        "description": f"{comment}.",
        "columns": columns,
        "facets": list(chosen.facets),
        "label_column": chosen.label,
        "sort_desc": chosen.sort_desc,
        "fts_table": chosen.search,
        "fts_pk": "id" if chosen.search else None,
    }
    return {key: value for key, value in told.items() if value}


def _canned(question: Question) -> dict[str, Any]:
    """Return a question of the cookbook as Datasette's canned query."""
    return {
        "title": question.title,
        "description": question.note.replace("`", ""),
        "sql": question.with_parameters(),
        "params": list(question.fields),
        "hide_sql": True,
    }
