"""Entities: what resolving reads, and storing what it found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, func, select, update

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.rows import BATCH_KEYS, BATCH_ROWS, batches, sync_rows
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


def article_referents(connection: Connection, articles: Sequence[int]) -> Iterator[ArticleReferent]:
    """Yield the referents of `articles` with all they are called there."""
    aliases = _aliases(connection, articles)
    roles: dict[tuple[int, int], set[str]] = defaultdict(set)
    told = select(ROLE.c.article_id, ROLE.c.referent, ROLE.c.role).where(ROLE.c.article_id.in_(articles))
    for article, number, role in connection.execute(told):
        roles[article, number].add(role)
    columns = ("article_id", "number", "kind", "name", "country_code", "gender")
    rows = select(*(REFERENT.c[name] for name in columns)).where(REFERENT.c.article_id.in_(articles))
    ordered = rows.order_by(REFERENT.c.article_id, REFERENT.c.number)
    for article, number, kind, name, code, gender in connection.execute(ordered):
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


def _aliases(
    connection: Connection, articles: Sequence[int]
) -> defaultdict[tuple[int, int], list[tuple[str, int]]]:
    """Return what the referents of `articles` are called, and how often, by article and number."""
    found: defaultdict[tuple[int, int], list[tuple[str, int]]] = defaultdict(list)
    names = (
        select(MENTION.c.article_id, MENTION.c.referent, MENTION.c.text, func.count())
        .where(MENTION.c.form == "name", MENTION.c.referent.is_not(None))
        .where(MENTION.c.article_id.in_(articles))
        .group_by(MENTION.c.article_id, MENTION.c.referent, MENTION.c.text)
    )
    for article, number, text, uses in connection.execute(names):
        found[article, number].append((text, uses))
    return found


def put_entities(connection: Connection, entities: Iterable[Entity]) -> None:
    """Store entities, new or changed, with all their aliases; other entities stay as they are."""
    for some in batches(entities, BATCH_ROWS):
        ids = [entity.id for entity in some]
        rows = [{name: getattr(entity, name) for name in ENTITY_COLUMNS} for entity in some]
        sync_rows(connection, ENTITY, rows, ENTITY.c.id.in_(ids))
        aliases = [
            {"entity_id": entity.id, "alias": alias, "uses": uses}
            for entity in some
            for alias, uses in entity.aliases
        ]
        sync_rows(connection, ALIAS, aliases, ALIAS.c.entity_id.in_(ids))


def lead_namings(connection: Connection, entities: Mapping[int, int]) -> tuple[set[int], set[int]]:
    """Lead every referent of these namings to the naming's entity.

    Returns the articles and the entities whose referents were led elsewhere.
    """
    articles: set[int] = set()
    left: set[int] = set()
    for naming, entity in entities.items():
        here = (REFERENT.c.naming_id == naming) & REFERENT.c.entity_id.is_distinct_from(entity)
        led = connection.execute(select(REFERENT.c.article_id, REFERENT.c.entity_id).where(here)).all()
        if led:
            connection.execute(update(REFERENT).where(here).values(entity_id=entity))
        articles.update(article for article, _ in led)
        left.update(before for _, before in led if before is not None)
    return articles, left


def lead_referents(connection: Connection, entities: Sequence[tuple[ReferentKey, int]]) -> None:
    """Lead single referents to entities."""
    here = (REFERENT.c.article_id == bindparam("article")) & (REFERENT.c.number == bindparam("referent"))
    statement = update(REFERENT).where(here).values(entity_id=bindparam("entity"))
    for batch in batches(entities, BATCH_ROWS):
        rows = [{"article": one.article_id, "referent": one.number, "entity": led} for one, led in batch]
        connection.execute(statement, rows)


def delete_unled(connection: Connection, ids: Iterable[int]) -> None:
    """Delete those of the entities `ids` that no referent leads to."""
    led = select(REFERENT.c.number).where(REFERENT.c.entity_id == ENTITY.c.id).exists()
    for batch in batches(sorted(ids), BATCH_KEYS):
        connection.execute(delete(ENTITY).where(ENTITY.c.id.in_(batch), ~led))


def entities_of(connection: Connection, articles: Sequence[int]) -> set[int]:
    """Return the entities that the referents of `articles` lead to."""
    owners = select(REFERENT.c.entity_id).where(REFERENT.c.article_id.in_(articles))
    return set(connection.execute(owners.where(REFERENT.c.entity_id.is_not(None)).distinct()).scalars())


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
