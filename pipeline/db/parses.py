"""Annotations: the stored parses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, func, select

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, batches, upsert_rows
from pipeline.db.unchecked import ENGLISH, mark_articles, pages_of_texts, settle_texts

ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)


def stored_models(connection: Connection, digests: Iterable[str]) -> dict[str, str]:
    """Return the model of each stored parse of the texts `digests`."""
    found: dict[str, str] = {}
    for batch in batches(digests, BATCH_KEYS):
        rows = select(ANNOTATION.c.text_sha256, ANNOTATION.c.model).where(ANNOTATION.c.text_sha256.in_(batch))
        found |= dict(connection.execute(rows).all())
    return found


def write_parses(connection: Connection, model: str, parses: Mapping[str, tuple[int, bytes]]) -> None:
    """Store parses made with `model`: text_sha256 to (tokens, data); mark their articles for `entity`."""
    rows = [
        {"text_sha256": digest, "model": model, "token_count": tokens, "data": data}
        for digest, (tokens, data) in parses.items()
    ]
    upsert_rows(connection, ANNOTATION, rows)
    for batch in batches(parses, BATCH_KEYS):
        having = select(ARTICLE.c.id).where(ARTICLE.c.text_sha256.in_(batch), ENGLISH)
        mark_articles(connection, "entity", connection.execute(having).scalars())


def read_parses(connection: Connection, digests: Iterable[str]) -> dict[str, bytes]:
    """Return the stored parses of the texts `digests`."""
    found: dict[str, bytes] = {}
    for batch in batches(digests, BATCH_KEYS):
        rows = select(ANNOTATION.c.text_sha256, ANNOTATION.c.data).where(ANNOTATION.c.text_sha256.in_(batch))
        found |= dict(connection.execute(rows).all())
    return found


def delete_orphans(connection: Connection) -> int:
    """Delete parses of marked texts that no English article has any more, marks included; return how many."""
    deleted = 0
    for page in pages_of_texts(connection):
        needed = select(ARTICLE.c.text_sha256).where(ARTICLE.c.text_sha256.in_(page), ENGLISH).distinct()
        lost = set(page).difference(connection.execute(needed).scalars())
        for batch in batches(sorted(lost), BATCH_KEYS):
            orphans = delete(ANNOTATION).where(ANNOTATION.c.text_sha256.in_(batch))
            deleted += connection.execute(orphans).rowcount
        settle_texts(connection, lost)
    return deleted


def count_parses(connection: Connection) -> int:
    """Return how many parses are stored."""
    return connection.execute(select(func.count()).select_from(ANNOTATION)).scalar_one()
