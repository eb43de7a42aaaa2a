"""Annotations: the stored parses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, exists, func, select

from pipeline.db import models
from pipeline.db.articles import EVERYTHING, Span, within
from pipeline.db.rows import BATCH_KEYS, batches, upsert_rows

ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)


def stored_models(connection: Connection, span: Span = EVERYTHING) -> dict[str, str]:
    """Return the model of every stored parse of the texts in `span`, by text_sha256."""
    digest = ANNOTATION.c.text_sha256
    rows = connection.execute(select(digest, ANNOTATION.c.model).where(*within(digest, span)))
    return dict(rows.all())


def write_parses(connection: Connection, model: str, parses: Mapping[str, tuple[int, bytes]]) -> None:
    """Store parses made with `model`: text_sha256 to (tokens, data)."""
    rows = [
        {"text_sha256": digest, "model": model, "token_count": tokens, "data": data}
        for digest, (tokens, data) in parses.items()
    ]
    upsert_rows(connection, ANNOTATION, rows)


def read_parses(connection: Connection, digests: Iterable[str]) -> dict[str, bytes]:
    """Return the stored parses of the texts `digests`."""
    found: dict[str, bytes] = {}
    for batch in batches(digests, BATCH_KEYS):
        rows = select(ANNOTATION.c.text_sha256, ANNOTATION.c.data).where(ANNOTATION.c.text_sha256.in_(batch))
        found |= dict(connection.execute(rows).all())
    return found


def delete_orphans(connection: Connection) -> int:
    """Delete parses of texts that no English article has any more; return how many."""
    english = ARTICLE.c.language.is_(None) | (ARTICLE.c.language == "en")
    needed = exists().where(ARTICLE.c.text_sha256 == ANNOTATION.c.text_sha256, english)
    return connection.execute(delete(ANNOTATION).where(~needed)).rowcount


def count_parses(connection: Connection) -> int:
    """Return how many parses are stored."""
    return connection.execute(select(func.count()).select_from(ANNOTATION)).scalar_one()
