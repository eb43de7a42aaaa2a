"""What each article's rows, and each step over all articles, were derived from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, func, select

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, batches, upsert_rows

DERIVATION = models.table_of(models.Derivation)
STATE = models.table_of(models.State)


def count_derived(connection: Connection, stage: str) -> int:
    """Return how many articles have rows of `stage`, be they none."""
    counted = select(func.count()).select_from(DERIVATION).where(DERIVATION.c.stage == stage)
    return connection.execute(counted).scalar_one()


def derived(connection: Connection, articles: Iterable[int]) -> list[int]:
    """Return those of `articles` that have rows of any stage, by id."""
    found: set[int] = set()
    for batch in batches(articles, BATCH_KEYS):
        rows = select(DERIVATION.c.article_id).where(DERIVATION.c.article_id.in_(batch)).distinct()
        found.update(connection.execute(rows).scalars())
    return sorted(found)


def remember(connection: Connection, stage: str, keys: Mapping[int, str]) -> None:
    """Remember what each article's `stage` rows are derived from now."""
    rows = [{"article_id": article, "stage": stage, "key": key} for article, key in keys.items()]
    upsert_rows(connection, DERIVATION, rows)


def forget(connection: Connection, articles: Iterable[int]) -> None:
    """Forget what was derived of `articles`, in every stage."""
    for batch in batches(articles, BATCH_KEYS):
        connection.execute(delete(DERIVATION).where(DERIVATION.c.article_id.in_(batch)))


def state(connection: Connection, name: str) -> str | None:
    """Return what the step `name` over all articles was last computed from."""
    return connection.execute(select(STATE.c.key).where(STATE.c.name == name)).scalar_one_or_none()


def write_state(connection: Connection, name: str, key: str) -> None:
    """Remember what the step `name` over all articles is computed from now."""
    upsert_rows(connection, STATE, [{"name": name, "key": key}])


def forget_state(connection: Connection, *names: str) -> None:
    """Make the steps `names` over all articles run again, since rows they led elsewhere are new."""
    connection.execute(delete(STATE).where(STATE.c.name.in_(names)))
