"""What each article has put into happenings and counts, and which articles are to be taken in anew.

An article is settled while it has a derivation of stage `happenings`. Whoever deletes that, or the
article itself, unsettles it: the foreign key of its contribution does so, in the same transaction.
What does not live here: the happenings (`pipeline.db.events`) and the counts (`pipeline.db.counts`).
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Column, Connection, delete, insert, literal, select, union

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, batches, delete_rows, upsert_rows

ARTICLE = models.table_of(models.Article)
CONTRIBUTION = models.table_of(models.Contribution)
DERIVATION = models.table_of(models.Derivation)
EVENT = models.table_of(models.Event)
EVENT_REPORT = models.table_of(models.EventReport)
REFERENT = models.table_of(models.Referent)

STAGE = "happenings"
_COUNTS = struct.Struct("<qIII")

Counts = dict[int, list[int]]
"""Articles, mentions and quotes to count, by entity."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What one article has put in: the blocks of its reports, and what it counts for entities."""

    duplicate_of: int | None = None
    blocks: frozenset[int] = frozenset()
    counts: Counts = field(default_factory=dict)


def unsettle(connection: Connection, articles: Collection[int]) -> None:
    """Have `articles` taken in anew by the next merge."""
    _add(connection, articles)
    for batch in batches(articles, BATCH_KEYS):
        mine = DERIVATION.c.stage == STAGE, DERIVATION.c.article_id.in_(batch)
        connection.execute(delete(DERIVATION).where(*mine))


def _add(connection: Connection, articles: Iterable[int]) -> None:
    """Add an empty contribution for those of `articles` that have none."""
    for batch in batches(articles, BATCH_KEYS):
        known = select(CONTRIBUTION.c.article_id).where(CONTRIBUTION.c.article_id.in_(batch))
        missing = sorted(set(batch) - set(connection.execute(known).scalars()))
        if missing:
            rows = [{"article_id": article, "blocks": b"", "counts": b""} for article in missing]
            connection.execute(insert(CONTRIBUTION), rows)


def start_over(connection: Connection) -> None:
    """Drop all happenings and contributions, so that the next merge takes in every article."""
    connection.execute(delete(EVENT))
    connection.execute(delete(CONTRIBUTION))
    connection.execute(delete(DERIVATION).where(DERIVATION.c.stage == STAGE))
    told = union(select(REFERENT.c.article_id), select(EVENT_REPORT.c.article_id)).subquery()
    nothing = literal(b"", CONTRIBUTION.c.blocks.type)
    rows = select(told.c.article_id, nothing, nothing)
    connection.execute(insert(CONTRIBUTION).from_select(["article_id", "blocks", "counts"], rows))


def unsettled(connection: Connection) -> array[int]:
    """Return the articles to take in, by day: what happened on one is mostly told on the next few."""
    day = select(ARTICLE.c.published_on).where(ARTICLE.c.id == CONTRIBUTION.c.article_id).scalar_subquery()
    open_ = select(CONTRIBUTION.c.article_id).where(CONTRIBUTION.c.current_id.is_(None))
    return array("q", connection.execute(open_.order_by(day, CONTRIBUTION.c.article_id)).scalars())


def still_unsettled(connection: Connection, articles: Collection[int]) -> set[int]:
    """Return those of `articles` that have not been taken in."""
    one = CONTRIBUTION.c
    statement = select(one.article_id).where(one.article_id.in_(articles), one.current_id.is_(None))
    return set(connection.execute(statement).scalars())


def families(connection: Connection, articles: Iterable[int]) -> set[int]:
    """Return `articles` with all that they repeat or that repeats them, now or when they were taken in."""
    found: set[int] = set()
    new = set(articles)
    relations = (
        (ARTICLE.c.id, ARTICLE.c.duplicate_of),
        (CONTRIBUTION.c.article_id, CONTRIBUTION.c.duplicate_of),
    )
    while new:
        found |= new
        heads = new.union(*(_related(connection, original, one, new) for one, original in relations))
        new = heads.union(*(_related(connection, one, original, heads) for one, original in relations))
        new -= found
    return found


def _related(connection: Connection, wanted: Column[Any], given: Column[Any], ids: Iterable[int]) -> set[int]:
    """Return the `wanted` of the rows whose `given` is one of `ids`, where there is one."""
    found: set[int] = set()
    for batch in batches(ids, BATCH_KEYS):
        rows = select(wanted).where(given.in_(batch), wanted.is_not(None))
        found.update(connection.execute(rows).scalars())
    return found


def originals(connection: Connection, articles: Iterable[int]) -> dict[int, int]:
    """Return what those of `articles` that repeat another repeat now."""
    found: dict[int, int] = {}
    for batch in batches(articles, BATCH_KEYS):
        copies = ARTICLE.c.id.in_(batch), ARTICLE.c.duplicate_of.is_not(None)
        found |= dict(connection.execute(select(ARTICLE.c.id, ARTICLE.c.duplicate_of).where(*copies)).all())
    return found


def read(connection: Connection, articles: Iterable[int]) -> dict[int, Contribution]:
    """Return what each of `articles` has put in; none for those never taken in."""
    found: dict[int, Contribution] = {}
    one = CONTRIBUTION.c
    for batch in batches(articles, BATCH_KEYS):
        rows = select(one.article_id, one.duplicate_of, one.blocks, one.counts)
        for article, original, blocks, counts in connection.execute(rows.where(one.article_id.in_(batch))):
            found[article] = Contribution(
                duplicate_of=original, blocks=frozenset(array("q", blocks)), counts=_unpacked(counts)
            )
    return found


def write(connection: Connection, articles: Collection[int], put_in: Mapping[int, Contribution]) -> None:
    """Make `put_in` what `articles` have put in, and settle them; those without an entry have nothing."""
    delete_rows(connection, CONTRIBUTION, "article_id", sorted(set(articles) - put_in.keys()))
    # The key tells nothing here: the row itself, once deleted, says that the article is to be taken in again.
    settled = [{"article_id": article, "stage": STAGE, "key": ""} for article in put_in]
    upsert_rows(connection, DERIVATION, settled)
    rows = [
        {
            "article_id": article,
            "current_id": article,
            "current_stage": STAGE,
            "duplicate_of": one.duplicate_of,
            "blocks": array("q", sorted(one.blocks)).tobytes(),
            "counts": _packed(one.counts),
        }
        for article, one in put_in.items()
    ]
    upsert_rows(connection, CONTRIBUTION, rows)


def _packed(counts: Counts) -> bytes:
    """Return `counts` as bytes, by entity."""
    return b"".join(_COUNTS.pack(entity, *numbers) for entity, numbers in sorted(counts.items()))


def _unpacked(stored: bytes) -> Counts:
    """Return what `_packed` made into bytes."""
    return {entity: numbers for entity, *numbers in _COUNTS.iter_unpack(stored)}
