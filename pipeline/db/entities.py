"""Entities: what resolving reads, and storing what it found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, bindparam, func, select, update

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.rows import BATCH_KEYS, batches, sync_rows
from pipeline.records import ArticleReferent, Entity, ReferentKey

ALIAS = models.table_of(models.EntityAlias)
ENTITY = models.table_of(models.Entity)
EVENT_PARTICIPANT = models.table_of(models.EventParticipant)
EVENT_REPORT = models.table_of(models.EventReport)
MENTION = models.table_of(models.Mention)
QUOTE = models.table_of(models.Quote)
QUOTE_SPEAKER = models.table_of(models.QuoteSpeaker)
REFERENT = models.table_of(models.Referent)
ROLE = models.table_of(models.EntityRole)

Meant = dict[tuple[int, int], int | None]
"""The entity of each referent, by article and number."""

ENTITY_COLUMNS = ("id", "kind", "name", "country_code", "gender", "wikidata_id")


def article_referents(connection: Connection) -> Iterator[ArticleReferent]:
    """Yield every article's referents with all they are called there."""
    aliases: dict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    names = (
        select(MENTION.c.article_id, MENTION.c.referent, MENTION.c.text, func.count())
        .where(MENTION.c.form == "name", MENTION.c.referent.is_not(None))
        .group_by(MENTION.c.article_id, MENTION.c.referent, MENTION.c.text)
    )
    for article, number, text, uses in connection.execute(names):
        aliases[article, number].append((text, uses))
    roles: dict[tuple[int, int], set[str]] = defaultdict(set)
    for article, number, role in connection.execute(select(ROLE.c.article_id, ROLE.c.referent, ROLE.c.role)):
        roles[article, number].add(role)
    columns = ("article_id", "number", "kind", "name", "country_code", "gender")
    rows = select(*(REFERENT.c[name] for name in columns)).order_by(REFERENT.c.article_id, REFERENT.c.number)
    for article, number, kind, name, code, gender in connection.execute(rows):
        key = (article, number)
        yield ArticleReferent(
            key=ReferentKey(article_id=article, number=number),
            kind=kind,
            name=name,
            country_code=code,
            gender=gender,
            aliases=tuple(sorted(aliases.pop(key, ()), key=lambda alias: (-alias[1], alias[0]))),
            roles=tuple(sorted(roles.pop(key, ()))),
        )


def write_entities(connection: Connection, entities: Sequence[Entity]) -> int:
    """Make `entities` all there are and lead every row to its own; return how many rows changed."""
    rows = [{name: getattr(entity, name) for name in ENTITY_COLUMNS} for entity in entities]
    aliases = [
        {"entity_id": entity.id, "alias": alias, "uses": uses}
        for entity in entities
        for alias, uses in entity.aliases
    ]
    changed = sync_rows(connection, ENTITY, rows)
    changed += sync_rows(connection, ALIAS, aliases)
    return changed + _assign(connection, entities)


def _assign(connection: Connection, entities: Sequence[Entity]) -> int:
    """Set the entity of every referent that has another, and of all rows that count on it."""
    stored = {
        (row.article_id, row.number): row.entity_id
        for row in connection.execute(select(REFERENT.c.article_id, REFERENT.c.number, REFERENT.c.entity_id))
    }
    changed = [
        {"article": member.article_id, "referent": member.number, "entity": entity.id}
        for entity in entities
        for member in entity.members
        if stored.get((member.article_id, member.number)) != entity.id
    ]
    if changed:
        here = (REFERENT.c.article_id == bindparam("article")) & (REFERENT.c.number == bindparam("referent"))
        connection.execute(update(REFERENT).where(here).values(entity_id=bindparam("entity")), changed)
    follow(connection, sorted({row["article"] for row in changed}))
    return len(changed)


def meant(connection: Connection, articles: Sequence[int]) -> Meant:
    """Return the entity of every referent of `articles`, by article and number."""
    found: Meant = {}
    columns = (REFERENT.c.article_id, REFERENT.c.number, REFERENT.c.entity_id)
    for batch in batches(articles, BATCH_KEYS):
        rows = connection.execute(select(*columns).where(REFERENT.c.article_id.in_(batch)))
        found |= {(article, number): entity for article, number, entity in rows}
    return found


def entity_of(known: Meant, article: int, referent: int | None) -> int | None:
    """Return the entity of an article's referent, None where there is none."""
    return None if referent is None else known.get((article, referent))


def follow(connection: Connection, articles: Sequence[int]) -> None:
    """Lead the rows of `articles` to the entities of their referents, and have them taken in anew."""
    unsettle(connection, articles)
    owners: tuple[tuple[Table, str, str], ...] = (
        (MENTION, "referent", "entity_id"),
        (ROLE, "referent", "entity_id"),
        (QUOTE, "reported_by_referent", "reported_by_entity_id"),
        (EVENT_REPORT, "reported_by_referent", "reported_by_entity_id"),
        (EVENT_REPORT, "place_referent", "place_entity_id"),
    )
    for batch in batches(articles, BATCH_KEYS):
        for table, number, entity in owners:
            meant = _meant(table.c.article_id, table.c[number])
            connection.execute(update(table).where(table.c.article_id.in_(batch)).values({entity: meant}))
        _follow_parts(connection, QUOTE_SPEAKER, QUOTE, "quote_id", batch)
        _follow_parts(connection, EVENT_PARTICIPANT, EVENT_REPORT, "event_report_id", batch)
        first = (
            select(QUOTE_SPEAKER.c.entity_id)
            .where(QUOTE_SPEAKER.c.quote_id == QUOTE.c.id, QUOTE_SPEAKER.c.position == 0)
            .scalar_subquery()
        )
        connection.execute(update(QUOTE).where(QUOTE.c.article_id.in_(batch)).values(speaker_entity_id=first))


def _follow_parts(connection: Connection, part: Table, whole: Table, link: str, articles: list[int]) -> None:
    """Lead the parts of quotes or reports in `articles` to the entities of their referents."""
    of_article = (
        select(whole.c.article_id).where(whole.c.id == part.c[link]).correlate(part).scalar_subquery()
    )
    within = part.c[link].in_(select(whole.c.id).where(whole.c.article_id.in_(articles)))
    connection.execute(update(part).where(within).values(entity_id=_meant(of_article, part.c.referent)))


def _meant(article: object, number: object) -> object:
    """Return the entity of an article's referent, as a subquery."""
    return (
        select(REFERENT.c.entity_id)
        .where(REFERENT.c.article_id == article, REFERENT.c.number == number)
        .scalar_subquery()
    )


def count_entities(connection: Connection) -> int:
    """Return how many entities are stored."""
    return connection.execute(select(func.count()).select_from(ENTITY)).scalar_one()
