"""Counting referents into namings and out of them, as articles come and go.

The counts change in the transaction that writes or deletes the referents, and mark the naming as stale;
a referent waits to be counted while its `naming_id` is NULL. So a killed run leaves nothing that the next
one does not see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sqlalchemy import (
    Connection,
    Executable,
    Table,
    bindparam,
    case,
    delete,
    func,
    literal_column,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from pipeline.db import models
from pipeline.db.namings import NAMING, NAMING_ALIAS, NAMING_BLOCK, REFERENT, new_row
from pipeline.db.rows import BATCH_KEYS, BATCH_ROWS, Row, batches, delete_rows
from pipeline.records import Naming, ReferentKey

ENTITY = models.table_of(models.Entity)
MENTION = models.table_of(models.Mention)

Counted = tuple[Naming, int, Mapping[str, int], Sequence[ReferentKey]]
"""A naming with the counts to add, its block of kinds, its aliases and its referents."""

_COUNTS = ("referents", "uses", "article_count")
# The bare column, or a look for NULL in it, has SQLite read the index of all namings for a few articles.
_NAMING_ID = REFERENT.c.naming_id + literal_column("0")


def waiting_articles(connection: Connection, limit: int) -> list[int]:
    """Return up to `limit` articles with referents that are not counted yet."""
    statement = select(REFERENT.c.article_id).where(REFERENT.c.naming_id.is_(None)).distinct()
    return list(connection.execute(statement.order_by(REFERENT.c.article_id).limit(limit)).scalars())


def stale_namings(connection: Connection, limit: int) -> list[int]:
    """Return up to `limit` namings whose counts changed since they were resolved."""
    return list(connection.execute(select(NAMING.c.id).where(NAMING.c.is_stale).limit(limit)).scalars())


def forget_namings(connection: Connection) -> None:
    """Make every referent wait to be counted again; entities stay until nothing leads to them."""
    emptied = select(NAMING.c.entity_id).where(NAMING.c.is_stale)
    led = select(REFERENT.c.number).where(REFERENT.c.entity_id == ENTITY.c.id).exists()
    connection.execute(delete(ENTITY).where(ENTITY.c.id.in_(emptied), ~led))
    connection.execute(update(REFERENT).where(REFERENT.c.naming_id.is_not(None)).values(naming_id=None))
    for table in (NAMING_BLOCK, NAMING_ALIAS, NAMING):
        connection.execute(delete(table))


def count_in(connection: Connection, found: Sequence[Counted]) -> None:
    """Count referents that wait for it; who does so resolves them in the same transaction."""
    _add(connection, NAMING, _COUNTS, [new_row(naming, body) for naming, body, _, _ in found])
    aliases = [
        {"naming_id": naming.id, "alias": alias, "uses": uses}
        for naming, _, names, _ in found
        for alias, uses in names.items()
    ]
    _add(connection, NAMING_ALIAS, ("uses",), aliases)
    places = [
        {"naming": naming.id, "article": one.article_id, "referent": one.number}
        for naming, _, _, members in found
        for one in members
    ]
    here = (REFERENT.c.article_id == bindparam("article")) & (REFERENT.c.number == bindparam("referent"))
    statement = update(REFERENT).where(here).values(naming_id=bindparam("naming"))
    for batch in batches(places, BATCH_ROWS):
        connection.execute(statement, batch)


def _add(connection: Connection, table: Table, counts: Sequence[str], rows: Sequence[Row]) -> None:
    """Insert rows, adding the counts to those that are there."""
    keys = [column.name for column in table.primary_key]
    statement = sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)
    added: Row = {name: table.c[name] + statement.excluded[name] for name in counts}
    upsert: Executable = statement.on_conflict_do_update(index_elements=keys, set_=added)
    for batch in batches(rows, BATCH_ROWS):
        connection.execute(upsert, batch)


def withdraw(connection: Connection, articles: Iterable[int]) -> None:
    """Take the referents of `articles`, which are about to go, out of their namings' counts.

    Entities that only they lead to go now, since nothing will tell of them later.
    """
    for batch in batches(articles, BATCH_KEYS):
        _withdraw_counts(connection, batch)
        _withdraw_aliases(connection, batch)
        _delete_lone_entities(connection, batch)


def _withdraw_counts(connection: Connection, articles: Sequence[int]) -> None:
    """Subtract what `count_in` added for the referents of `articles`."""
    named = (
        select(MENTION.c.article_id, MENTION.c.referent, func.count().label("uses"))
        .where(MENTION.c.article_id.in_(articles), MENTION.c.form == "name", MENTION.c.referent.is_not(None))
        .group_by(MENTION.c.article_id, MENTION.c.referent)
        .subquery()
    )
    here = (named.c.article_id == REFERENT.c.article_id) & (named.c.referent == REFERENT.c.number)
    uses = func.sum(case((named.c.uses > 1, named.c.uses), else_=1))
    counted = (
        select(_NAMING_ID, func.count(), uses, func.count(REFERENT.c.article_id.distinct()))
        .outerjoin_from(REFERENT, named, here)
        .where(REFERENT.c.article_id.in_(articles))
        .group_by(_NAMING_ID)
    )
    rows = [
        {"one": naming} | {f"less_{name}": int(count) for name, count in zip(_COUNTS, counts, strict=True)}
        for naming, *counts in connection.execute(counted)
        if naming is not None
    ]
    fewer: Row = {name: NAMING.c[name] - bindparam(f"less_{name}") for name in _COUNTS}
    statement = update(NAMING).where(NAMING.c.id == bindparam("one")).values(fewer | {"is_stale": True})
    for some in batches(rows, BATCH_ROWS):
        connection.execute(statement, some)


def _withdraw_aliases(connection: Connection, articles: Sequence[int]) -> None:
    """Subtract what `count_in` added for the ways in which the referents of `articles` are written."""
    here = (MENTION.c.article_id == REFERENT.c.article_id) & (MENTION.c.referent == REFERENT.c.number)
    counted = (
        select(_NAMING_ID, MENTION.c.text, func.count())
        .join_from(REFERENT, MENTION, here)
        .where(REFERENT.c.article_id.in_(articles), MENTION.c.form == "name")
        .group_by(_NAMING_ID, MENTION.c.text)
    )
    found = connection.execute(counted)
    rows = [{"one": one, "text": text, "less": less} for one, text, less in found if one is not None]
    this = (NAMING_ALIAS.c.naming_id == bindparam("one")) & (NAMING_ALIAS.c.alias == bindparam("text"))
    statement = update(NAMING_ALIAS).where(this).values(uses=NAMING_ALIAS.c.uses - bindparam("less"))
    for some in batches(rows, BATCH_ROWS):
        connection.execute(statement, some)


def _delete_lone_entities(connection: Connection, articles: Sequence[int]) -> None:
    """Delete the entities of `articles` that no naming is, unless other articles lead to them."""
    other = REFERENT.alias()
    elsewhere = (other.c.entity_id == REFERENT.c.entity_id) & other.c.article_id.not_in(articles)
    lone = (
        select(REFERENT.c.entity_id)
        .outerjoin_from(REFERENT, NAMING, NAMING.c.id == REFERENT.c.naming_id)
        .where(REFERENT.c.article_id.in_(articles), NAMING.c.entity_id.is_(None))
        .where(~select(other.c.number).where(elsewhere).exists())
    )
    ids = set(connection.execute(lone).scalars()) - {None}
    delete_rows(connection, ENTITY, "id", sorted(ids))
