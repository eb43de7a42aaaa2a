"""What the SELECTs of a briefing share."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, Row, Rows, batches, found


def original(statement: Rows) -> Rows:
    """Leave out of `statement` the articles that repeat another."""
    return statement.where(models.Article.duplicate_of.is_(None))


def names(connection: Connection, entities: Sequence[int]) -> dict[int, str]:
    """Return the names of `entities`, by id."""
    entity = models.Entity
    rows: dict[int, str] = {}
    for batch in batches(entities, BATCH_KEYS):
        statement = select(entity.id, entity.name).where(entity.id.in_(batch))
        rows |= {row[0]: row[1] for row in connection.execute(statement)}
    return rows


def texts(connection: Connection, articles: Sequence[int]) -> dict[int, Row]:
    """Return text, headline, outlet, day, address and file of `articles`, by id."""
    article, document = models.Article, models.Document
    wanted = ("id", "title", "publisher", "byline", "published_on", "published_at", "url", "text")
    columns = [getattr(article, name) for name in wanted]
    rows: dict[int, Row] = {}
    for batch in batches(articles, BATCH_KEYS):
        chosen = select(*columns, document.path).join(document, document.id == article.document_id)
        rows |= {row["id"]: row for row in found(connection, chosen.where(article.id.in_(batch)))}
    return rows
