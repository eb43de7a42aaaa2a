"""Happenings: storing what reports were merged into, and finding what a changed report leads to.

What does not live here: which reports tell of one happening (`pipeline.happenings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

from sqlalchemy import Connection, bindparam, func, select, update

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, Row, batches, sync_rows
from pipeline.ontology import EVENT_TYPES
from pipeline.records import Event

EVENT = models.table_of(models.Event)
EVENT_PARTY = models.table_of(models.EventParty)
EVENT_REPORT = models.table_of(models.EventReport)

BATCH_BLOCKS = 1_000
TYPES = {type_.name: type_ for type_ in EVENT_TYPES}


def blocks_of_deeds(connection: Connection, deeds: Collection[int]) -> set[int]:
    """Return the blocks in which the reports of `deeds` stand now."""
    found: set[int] = set()
    for batch in batches(deeds, BATCH_KEYS):
        led = select(EVENT.c.block).join(EVENT_REPORT, EVENT_REPORT.c.event_id == EVENT.c.id)
        found.update(connection.execute(led.where(EVENT_REPORT.c.deed.in_(batch)).distinct()).scalars())
    return found


def places(connection: Connection, reports: Iterable[int]) -> dict[int, int | None]:
    """Return the places of the happenings that `reports` were led to; none for a report led nowhere yet."""
    found: dict[int, int | None] = {}
    led = select(EVENT_REPORT.c.id, EVENT.c.place_entity_id).join(
        EVENT, EVENT.c.id == EVENT_REPORT.c.event_id
    )
    for batch in batches(reports, BATCH_KEYS):
        found |= dict(connection.execute(led.where(EVENT_REPORT.c.id.in_(batch))).all())
    return found


def tellers(connection: Connection, blocks: Iterable[int]) -> set[int]:
    """Return the articles whose reports led to a happening of `blocks` when they were merged."""
    found: set[int] = set()
    for batch in batches(blocks, BATCH_KEYS):
        led = select(EVENT_REPORT.c.article_id).join(EVENT, EVENT.c.id == EVENT_REPORT.c.event_id)
        found.update(connection.execute(led.where(EVENT.c.block.in_(batch))).scalars())
    return found


def counted_parties(connection: Connection, blocks: Iterable[int]) -> Iterator[int]:
    """Yield the parties of each happening of `blocks` that counts, nobody twice for one happening."""
    one = EVENT_PARTY.c
    pairs = select(one.event_id, one.entity_id).join(EVENT, EVENT.c.id == one.event_id)
    counts = EVENT.c.report_count > 0, one.entity_id.is_not(None)
    for batch in batches(blocks, BATCH_KEYS):
        for _, entity in connection.execute(pairs.where(EVENT.c.block.in_(batch), *counts).distinct()):
            yield entity


def write_events(
    connection: Connection, blocks: Iterable[int], events: Iterable[Event], deeds: Mapping[int, int | None]
) -> None:
    """Make `events` all the happenings of `blocks` and lead their reports to them.

    `deeds` is what each of those reports tells of, if it may stand in several blocks (`happenings.deed`).
    """
    told: defaultdict[int, list[Event]] = defaultdict(list)
    for event in events:
        told[event.block].append(event)
    for batch in batches(sorted(blocks), BATCH_BLOCKS):
        some = [event for block in batch for event in told[block]]
        mine = EVENT.c.block.in_(batch)
        sync_rows(connection, EVENT, [_event_row(event) for event in some], mine)
        parties = [row for event in some for row in _event_parties(event)]
        theirs = EVENT_PARTY.c.event_id.in_(select(EVENT.c.id).where(mine))
        sync_rows(connection, EVENT_PARTY, parties, theirs)
        led = {one: (event.id, deeds[one]) for event in some for one in event.report_ids}
        _assign(connection, led)


def _event_row(event: Event) -> Row:
    """Return the row of one happening."""
    type_ = TYPES[event.type]
    return {
        "id": event.id,
        "type": event.type,
        "cameo_root": event.cameo_root,
        "quad_class": type_.quad_class,
        "intensity": type_.intensity,
        "realis": event.realis,
        "actor_entity_id": next(iter(event.actors), None),
        "target_entity_id": next(iter(event.targets), None),
        "event_date": event.event_date,
        "event_date_end": event.event_date_end,
        "event_date_precision": event.event_precision,
        "place_entity_id": event.place_entity_id,
        "killed": event.killed,
        "wounded": event.wounded,
        "arrested": event.arrested,
        "report_count": event.report_count,
        "article_count": event.article_count,
        "source_count": event.source_count,
        "block": event.block,
    }


def _event_parties(event: Event) -> Iterator[Row]:
    """Yield the actor and target rows of one happening."""
    for role, entities in (("actor", event.actors), ("target", event.targets)):
        for position, entity in enumerate(entities):
            yield {"event_id": event.id, "role": role, "position": position, "entity_id": entity}


def _assign(connection: Connection, led: Mapping[int, tuple[int, int | None]]) -> None:
    """Lead reports to their happenings and note their deeds, where that is not so already."""
    one = EVENT_REPORT.c
    changed = []
    for batch in batches(led, BATCH_KEYS):
        stored = select(one.id, one.event_id, one.deed).where(one.id.in_(batch))
        changed += [
            {"report": report, "event": led[report][0], "told": led[report][1]}
            for report, *before in connection.execute(stored)
            if led[report] != tuple(before)
        ]
    if changed:
        statement = update(EVENT_REPORT).where(one.id == bindparam("report"))
        connection.execute(statement.values(event_id=bindparam("event"), deed=bindparam("told")), changed)


def count_events(connection: Connection) -> int:
    """Return how many events are stored."""
    return connection.execute(select(func.count()).select_from(EVENT)).scalar_one()
