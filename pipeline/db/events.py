"""Events: storing an article's reports, handing all reports to the merge, and storing the happenings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection, bindparam, func, select, update

from pipeline.db import models
from pipeline.db.derivations import forget_state
from pipeline.db.entities import Meant, entity_of, meant
from pipeline.db.rows import Row, delete_rows, insert_rows, sync_rows, unique
from pipeline.ontology import EVENT_TYPES
from pipeline.records import Event, EventReport, StoredReport, content_id

ARTICLE = models.table_of(models.Article)
EVENT = models.table_of(models.Event)
EVENT_PARTICIPANT = models.table_of(models.EventParticipant)
EVENT_PARTY = models.table_of(models.EventParty)
EVENT_REPORT = models.table_of(models.EventReport)
EVENT_TYPE = models.table_of(models.EventType)

PLAIN_COLUMNS = (
    "type",
    "cameo_root",
    "mode",
    "realis",
    "trigger_start_char",
    "trigger_end_char",
    "sentence_start_char",
    "sentence_end_char",
    "date_basis",
    "place_referent",
    "place_text",
    "place_start_char",
    "place_end_char",
    "killed",
    "wounded",
    "arrested",
    "confidence",
    "rule",
)


def write_event_types(connection: Connection) -> None:
    """Make the reference table what `pipeline.ontology` says."""
    columns = ("name", "cameo_root", "quad_class", "intensity", "definition")
    sync_rows(
        connection, EVENT_TYPE, [{name: getattr(type_, name) for name in columns} for type_ in EVENT_TYPES]
    )


def replace_reports(
    connection: Connection, found: Sequence[tuple[int, str, tuple[EventReport, ...]]]
) -> None:
    """Make `found` (article id, its text, its reports) all the event reports of those articles."""
    articles = [article for article, _, _ in found]
    delete_rows(connection, EVENT_REPORT, "article_id", articles)
    forget_state(connection, "happenings")
    known = meant(connection, articles)
    insert_rows(
        connection,
        EVENT_REPORT,
        unique(row for article, text, reports in found for row in _rows(article, text, reports, known)),
    )
    insert_rows(
        connection,
        EVENT_PARTICIPANT,
        unique(
            row
            for article, _, reports in found
            for report in reports
            for row in _participants(article, report, known)
        ),
    )


def report_id(article: int, report: EventReport) -> int:
    """Return the id of a report: no two of an article have the same trigger, type and participants."""
    parties = [(one.role, one.start_char, one.end_char) for one in report.participants]
    span = (report.trigger_start_char, report.trigger_end_char)
    return content_id("event_report", article, *span, report.type, parties)


def _rows(article: int, text: str, reports: tuple[EventReport, ...], known: Meant) -> Iterator[Row]:
    """Yield the report rows of one article."""
    for position, report in enumerate(reports):
        yield {name: getattr(report, name) for name in PLAIN_COLUMNS} | {
            "id": report_id(article, report),
            "article_id": article,
            "position": position,
            "reported_by_referent": report.reported_by,
            "reported_by_entity_id": entity_of(known, article, report.reported_by),
            "place_entity_id": entity_of(known, article, report.place_referent),
            "trigger_text": text[report.trigger_start_char : report.trigger_end_char],
            "event_date": report.event_start,
            "event_date_end": report.event_end,
            "event_date_precision": report.event_precision,
        }


def _participants(article: int, report: EventReport, known: Meant) -> Iterator[Row]:
    """Yield the participant rows of one report."""
    key = report_id(article, report)
    alike: Counter[tuple[str, int, int]] = Counter()
    for position, one in enumerate(report.participants):
        worded = (one.role, one.start_char, one.end_char)
        further = (alike[worded],) if alike[worded] else ()
        alike[worded] += 1
        yield {
            "id": content_id("participant", key, *worded, *further),
            "event_report_id": key,
            "position": position,
            "role": one.role,
            "referent": one.referent,
            "entity_id": entity_of(known, article, one.referent),
            "text": one.text,
            "start_char": one.start_char,
            "end_char": one.end_char,
        }


def stored_reports(connection: Connection) -> Iterator[StoredReport]:
    """Yield every report with its participants as entities, by id."""
    parties = _parties(connection)
    report = EVENT_REPORT.c
    columns = (
        report.id,
        report.article_id,
        ARTICLE.c.document_id,
        ARTICLE.c.publisher,
        ARTICLE.c.duplicate_of,
        report.type,
        report.cameo_root,
        report.realis,
        report.place_entity_id,
        report.event_date.label("event_start"),
        report.event_date_end.label("event_end"),
        report.event_date_precision.label("event_precision"),
        report.killed,
        report.wounded,
        report.arrested,
    )
    joined = select(*columns).join(ARTICLE, ARTICLE.c.id == report.article_id).order_by(report.id)
    for row in connection.execute(joined).mappings():
        actors, targets = parties[row["id"], "actor"], parties[row["id"], "target"]
        yield StoredReport(
            **row,
            actors=tuple(entity for entity, _ in actors if entity is not None),
            targets=tuple(entity for entity, _ in targets if entity is not None),
            actor_texts=tuple(text for entity, text in actors if entity is None),
            target_texts=tuple(text for entity, text in targets if entity is None),
        )


def _parties(connection: Connection) -> defaultdict[tuple[int, str], list[tuple[int | None, str]]]:
    """Return the participants of every report, by report id and role."""
    found: defaultdict[tuple[int, str], list[tuple[int | None, str]]] = defaultdict(list)
    one = EVENT_PARTICIPANT.c
    statement = select(one.event_report_id, one.role, one.entity_id, one.text)
    for report, role, entity, text in connection.execute(
        statement.order_by(one.event_report_id, one.position)
    ):
        found[report, role].append((entity, text))
    return found


def write_events(connection: Connection, events: Sequence[Event]) -> int:
    """Make `events` all the happenings and lead every report to its own; return how many rows changed."""
    types = {type_.name: type_ for type_ in EVENT_TYPES}
    rows = [
        {
            "id": event.id,
            "type": event.type,
            "cameo_root": event.cameo_root,
            "quad_class": types[event.type].quad_class,
            "intensity": types[event.type].intensity,
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
        }
        for event in events
    ]
    changed = sync_rows(connection, EVENT, rows)
    changed += sync_rows(connection, EVENT_PARTY, [row for event in events for row in _event_parties(event)])
    return changed + _assign(
        connection, {report: event.id for event in events for report in event.report_ids}
    )


def _event_parties(event: Event) -> Iterator[Row]:
    """Yield the actor and target rows of one happening."""
    for role, entities in (("actor", event.actors), ("target", event.targets)):
        for position, entity in enumerate(entities):
            yield {"event_id": event.id, "role": role, "position": position, "entity_id": entity}


def _assign(connection: Connection, event_of: Mapping[int, int]) -> int:
    """Lead every report to its happening; return how many were led elsewhere before."""
    stored = connection.execute(select(EVENT_REPORT.c.id, EVENT_REPORT.c.event_id))
    changed = [
        {"report": report, "event": event_of.get(report)}
        for report, event in stored
        if event_of.get(report) != event
    ]
    if changed:
        statement = update(EVENT_REPORT).where(EVENT_REPORT.c.id == bindparam("report"))
        connection.execute(statement.values(event_id=bindparam("event")), changed)
    return len(changed)


def count_events(connection: Connection) -> int:
    """Return how many events are stored."""
    return connection.execute(select(func.count()).select_from(EVENT)).scalar_one()
