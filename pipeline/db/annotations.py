"""Annotations: stored parses, and what each article's other rows were derived from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, exists, func, select

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, batches, upsert_rows

ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)
DERIVATION = models.table_of(models.Derivation)
STATE = models.table_of(models.State)


def annotated(connection: Connection) -> dict[str, str]:
    """Return the model of every stored parse, by text_sha256."""
    rows = connection.execute(select(ANNOTATION.c.text_sha256, ANNOTATION.c.model))
    return dict(rows.tuples().all())


def write_annotations(connection: Connection, model: str, parses: Mapping[str, tuple[int, bytes]]) -> None:
    """Store parses made with `model`: text_sha256 to (tokens, data)."""
    rows = [
        {"text_sha256": digest, "model": model, "token_count": tokens, "data": data}
        for digest, (tokens, data) in parses.items()
    ]
    upsert_rows(connection, ANNOTATION, rows)


def read_annotations(connection: Connection, digests: Iterable[str]) -> dict[str, bytes]:
    """Return the stored parses of the texts `digests`."""
    found: dict[str, bytes] = {}
    for batch in batches(digests, BATCH_KEYS):
        rows = select(ANNOTATION.c.text_sha256, ANNOTATION.c.data).where(ANNOTATION.c.text_sha256.in_(batch))
        found |= dict(connection.execute(rows).tuples().all())
    return found


def delete_orphans(connection: Connection) -> int:
    """Delete parses of texts that no article has any more; return how many."""
    needed = exists().where(ARTICLE.c.text_sha256 == ANNOTATION.c.text_sha256)
    return connection.execute(delete(ANNOTATION).where(~needed)).rowcount


def count_annotations(connection: Connection) -> int:
    """Return how many parses are stored."""
    return connection.execute(select(func.count()).select_from(ANNOTATION)).scalar_one()


def derivations(connection: Connection, stage: str) -> dict[int, str]:
    """Return what each article's `stage` rows were derived from, by article id."""
    rows = select(DERIVATION.c.article_id, DERIVATION.c.key).where(DERIVATION.c.stage == stage)
    return dict(connection.execute(rows).tuples().all())


def write_derivations(connection: Connection, stage: str, keys: Mapping[int, str]) -> None:
    """Remember what each article's `stage` rows are derived from now."""
    rows = [{"article_id": article, "stage": stage, "key": key} for article, key in keys.items()]
    upsert_rows(connection, DERIVATION, rows)


def delete_derivations(connection: Connection, articles: Iterable[int]) -> None:
    """Forget what was derived of `articles`, in every stage."""
    for batch in batches(articles, BATCH_KEYS):
        connection.execute(delete(DERIVATION).where(DERIVATION.c.article_id.in_(batch)))


def state(connection: Connection, name: str) -> str | None:
    """Return what the step `name` over all articles was last computed from."""
    return connection.execute(select(STATE.c.key).where(STATE.c.name == name)).scalar_one_or_none()


def write_state(connection: Connection, name: str, key: str) -> None:
    """Remember what the step `name` over all articles is computed from now."""
    upsert_rows(connection, STATE, [{"name": name, "key": key}])
