"""What is counted over all articles and kept, and what SQLite knows of its tables' sizes.

Counting anew for every question would cost a second at ten thousand articles; the last stage keeps the
counts of each entity beside it. What does not live here: the counts of an event, which its merge gives.
"""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, Select, distinct, func, select

from pipeline.db import models
from pipeline.db.rows import Row, sync_columns

ARTICLE = models.table_of(models.Article)
ENTITY = models.table_of(models.Entity)
EVENT = models.table_of(models.Event)
EVENT_PARTY = models.table_of(models.EventParty)
MENTION = models.table_of(models.Mention)
QUOTE = models.table_of(models.Quote)
QUOTE_SPEAKER = models.table_of(models.QuoteSpeaker)
REFERENT = models.table_of(models.Referent)

# Rows that SQLite looks at for each index: enough to tell a long list from a short one.
ANALYSIS_LIMIT = 1_000


def _counted() -> dict[str, Select[int | None, int]]:
    """Return a statement for each kept count: entities and how many, without what stands in copies."""
    original = ARTICLE.c.duplicate_of.is_(None)
    articles = select(REFERENT.c.entity_id, func.count(distinct(REFERENT.c.article_id)))
    mentions = select(MENTION.c.entity_id, func.count())
    quotes = select(QUOTE_SPEAKER.c.entity_id, func.count())
    events = select(EVENT_PARTY.c.entity_id, func.count(distinct(EVENT_PARTY.c.event_id)))
    of_speaker = QUOTE.c.id == QUOTE_SPEAKER.c.quote_id
    return {
        "article_count": articles.join(ARTICLE, ARTICLE.c.id == REFERENT.c.article_id)
        .where(original)
        .group_by(REFERENT.c.entity_id),
        "mention_count": mentions.join(ARTICLE, ARTICLE.c.id == MENTION.c.article_id)
        .where(original)
        .group_by(MENTION.c.entity_id),
        "quote_count": quotes.join(QUOTE, of_speaker)
        .join(ARTICLE, ARTICLE.c.id == QUOTE.c.article_id)
        .where(original)
        .group_by(QUOTE_SPEAKER.c.entity_id),
        "event_count": events.join(EVENT, EVENT.c.id == EVENT_PARTY.c.event_id)
        .where(EVENT.c.report_count > 0)
        .group_by(EVENT_PARTY.c.entity_id),
    }


def write_counts(connection: Connection) -> None:
    """Make the counts of every entity what the tables hold, writing those that differ."""
    counted = _counted()
    found: defaultdict[int, Row] = defaultdict(lambda: dict.fromkeys(counted, 0))
    for (entity,) in connection.execute(select(ENTITY.c.id)):
        found[entity]["id"] = entity
    for name, statement in counted.items():
        for entity, count in connection.execute(statement):
            if entity is not None:
                found[entity][name] = count
    sync_columns(connection, ENTITY, list(found.values()))


def learn_sizes(connection: Connection) -> None:
    """Let SQLite look at its tables, so that it starts from the shorter list; PostgreSQL does so itself."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit={ANALYSIS_LIMIT}")
        connection.exec_driver_sql("ANALYZE")
