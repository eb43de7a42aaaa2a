"""What is counted over all articles and kept, and what SQLite knows of its tables' sizes.

Counting anew for every question would cost a second at ten thousand articles; the last stage keeps the
counts of each entity beside it. What an article counts for is taken out and put in again as it changes,
since a country stands in every second article. What does not live here: the counts of an event, which
its merge gives, and what each article has put in (`pipeline.db.contributions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from pipeline.db import models
from pipeline.db.contributions import Counts
from pipeline.db.derivations import state, write_state
from pipeline.db.rows import BATCH_KEYS, Row, Rows, batches, update_rows

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
NAMES = ("article_count", "mention_count", "quote_count", "event_count")


class Change:
    """By how much the counts of entities are to change; those named with 0 are looked at too."""

    def __init__(self) -> None:
        self._by_entity: dict[int, list[int]] = {}

    def articles(self, counts: Counts, sign: int) -> None:
        """Put in (1) or take out (-1) what an article counts for."""
        for entity, numbers in counts.items():
            change = self._by_entity.setdefault(entity, [0] * len(NAMES))
            for place, number in enumerate(numbers):
                change[place] += sign * number

    def events(self, parties: Iterable[int], sign: int) -> None:
        """Put in or take out one happening for each of `parties`."""
        for entity in parties:
            self._by_entity.setdefault(entity, [0] * len(NAMES))[3] += sign

    def items(self) -> Iterator[tuple[int, list[int]]]:
        """Yield entities in order of id with what their four counts change by."""
        yield from sorted(self._by_entity.items())


def of_articles(connection: Connection, articles: Iterable[int]) -> dict[int, Counts]:
    """Return what each of `articles` counts for if it repeats none; none for those without names."""
    found: dict[int, Counts] = {}
    for batch in batches(articles, BATCH_KEYS):
        for place, statement in enumerate(_parts()):
            article_id, entity_id, _ = statement.selected_columns
            rows = statement.where(article_id.in_(batch), entity_id.is_not(None))
            for article, entity, count in connection.execute(rows):
                found.setdefault(article, {}).setdefault(entity, [0, 0, 0])[place] = count
    return found


def _parts() -> list[Rows]:
    """Return a statement for each count that articles put in: article, entity and how many."""
    of_speaker = QUOTE.c.id == QUOTE_SPEAKER.c.quote_id
    articles = select(
        REFERENT.c.article_id, REFERENT.c.entity_id, func.count(distinct(REFERENT.c.article_id))
    )
    mentions = select(MENTION.c.article_id, MENTION.c.entity_id, func.count())
    quotes = select(QUOTE.c.article_id, QUOTE_SPEAKER.c.entity_id, func.count())
    return [
        articles.group_by(REFERENT.c.article_id, REFERENT.c.entity_id),
        mentions.group_by(MENTION.c.article_id, MENTION.c.entity_id),
        quotes.join_from(QUOTE, QUOTE_SPEAKER, of_speaker).group_by(
            QUOTE.c.article_id, QUOTE_SPEAKER.c.entity_id
        ),
    ]


def change_counts(connection: Connection, change: Change) -> None:
    """Add `change` to the counts of entities.

    An entity whose counts are all 0 may be a new row under an old id: it is counted anew.
    """
    for batch in batches(change.items(), BATCH_KEYS):
        stored = _stored(connection, [entity for entity, _ in batch])
        fresh = [entity for entity, counts in stored.items() if not any(counts)]
        count_anew(connection, fresh)
        rows = [
            dict(zip(("id", *NAMES), (entity, *map(sum, zip(stored[entity], by, strict=True))), strict=True))
            for entity, by in batch
            if any(by) and any(stored.get(entity, ()))
        ]
        update_rows(connection, ENTITY, ["id"], rows)


def _stored(connection: Connection, entities: Sequence[int]) -> dict[int, tuple[int, ...]]:
    """Return the counts as stored of those of `entities` that are there."""
    rows = select(ENTITY.c.id, *(ENTITY.c[name] for name in NAMES)).where(ENTITY.c.id.in_(entities))
    return {entity: tuple(counts) for entity, *counts in connection.execute(rows)}


def count_all(connection: Connection) -> None:
    """Count every entity anew, some thousand at a time."""
    last = -1
    while batch := _next(connection, last):
        count_anew(connection, batch)
        last = batch[-1]


def _next(connection: Connection, last: int) -> list[int]:
    """Return the entities after `last`, at most a batch of them."""
    rows = select(ENTITY.c.id).where(ENTITY.c.id > last).order_by(ENTITY.c.id).limit(BATCH_KEYS)
    return list(connection.execute(rows).scalars())


def count_anew(connection: Connection, entities: Sequence[int]) -> None:
    """Make the counts of `entities` (a batch) what the tables hold, writing those that differ."""
    if not entities:
        return
    found: dict[int, Row] = {entity: {"id": entity} | dict.fromkeys(NAMES, 0) for entity in entities}
    for name, statement in _counted().items():
        for entity, count in connection.execute(statement.where(statement.selected_columns[0].in_(entities))):
            found[entity][name] = count
    stored = _stored(connection, entities)
    differing = [row for row in found.values() if tuple(row[name] for name in NAMES) != stored[row["id"]]]
    update_rows(connection, ENTITY, ["id"], differing)


def _counted() -> dict[str, Rows]:
    """Return a statement for each kept count: entities and how many, without what stands in copies."""
    articles = select(REFERENT.c.entity_id, func.count(distinct(REFERENT.c.article_id)))
    mentions = select(MENTION.c.entity_id, func.count())
    quotes = select(QUOTE_SPEAKER.c.entity_id, func.count())
    events = select(EVENT_PARTY.c.entity_id, func.count(distinct(EVENT_PARTY.c.event_id)))
    of_speaker = QUOTE.c.id == QUOTE_SPEAKER.c.quote_id
    return {
        "article_count": articles.where(_original(REFERENT.c.article_id)).group_by(REFERENT.c.entity_id),
        "mention_count": mentions.where(_original(MENTION.c.article_id)).group_by(MENTION.c.entity_id),
        "quote_count": quotes.join(QUOTE, of_speaker)
        .where(_original(QUOTE.c.article_id))
        .group_by(QUOTE_SPEAKER.c.entity_id),
        "event_count": events.join(EVENT, EVENT.c.id == EVENT_PARTY.c.event_id)
        .where(EVENT.c.report_count > 0)
        .group_by(EVENT_PARTY.c.entity_id),
    }


def _original(article: ColumnElement[int]) -> ColumnElement[bool]:
    """Say that an article repeats none; looking up each article's row would read past its text."""
    return article.not_in(select(ARTICLE.c.id).where(ARTICLE.c.duplicate_of.is_not(None)))


def learn_sizes(connection: Connection) -> None:
    """Let SQLite look at its tables, so that it starts from the shorter list; PostgreSQL does so itself.

    It does so again when there are twice or half as many articles.
    """
    articles = connection.execute(select(func.count()).select_from(ARTICLE)).scalar_one()
    size = f"below {2 ** articles.bit_length()} articles"
    if state(connection, "sizes") == size:
        return
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA analysis_limit={ANALYSIS_LIMIT}")
        connection.exec_driver_sql("ANALYZE")
    write_state(connection, "sizes", size)
