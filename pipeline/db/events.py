"""Event reports: storing an article's, and handing those of many to the merge.

What does not live here: the happenings that they are merged into (`pipeline.db.happenings`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, select

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.entities import Meant, entity_of, meant
from pipeline.db.rows import (
    BATCH_KEYS,
    Row,
    batches,
    replace_changed,
    sync_rows,
    unique,
)
from pipeline.ontology import EVENT_TYPES
from pipeline.records import EventReport, StoredReport, content_id

ARTICLE = models.table_of(models.Article)
EVENT_PARTICIPANT = models.table_of(models.EventParticipant)
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
    "reported_by_text",
    "reported_by_start_char",
    "reported_by_end_char",
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
    """Make `found` (article id, its text, its reports) all the event reports of those articles.

    Rows that are so already stay.
    """
    known = meant(connection, [article for article, _, _ in found])
    keys = {article: [report_id(article, report) for report in reports] for article, _, reports in found}
    rows = {
        article: unique(_rows(article, text, reports, keys[article], known))
        for article, text, reports in found
    }
    parties = {
        article: unique(
            row
            for key, report in zip(keys[article], reports, strict=True)
            for row in _participants(article, key, report, known)
        )
        for article, _, reports in found
    }
    unsettle(connection, replace_changed(connection, EVENT_REPORT, rows, EVENT_PARTICIPANT, parties))


def report_id(article: int, report: EventReport) -> int:
    """Return the id of a report: no two of an article have the same trigger, type and participants."""
    parties = [(one.role, one.start_char, one.end_char) for one in report.participants]
    span = (report.trigger_start_char, report.trigger_end_char)
    return content_id("event_report", article, *span, report.type, parties)


def _rows(
    article: int, text: str, reports: tuple[EventReport, ...], keys: Sequence[int], known: Meant
) -> Iterator[Row]:
    """Yield the report rows of one article, whose ids are `keys`."""
    for position, report in enumerate(reports):
        yield {name: getattr(report, name) for name in PLAIN_COLUMNS} | {
            "id": keys[position],
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


def _participants(article: int, key: int, report: EventReport, known: Meant) -> Iterator[Row]:
    """Yield the participant rows of the report with id `key`."""
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


def stored_reports(connection: Connection, articles: Iterable[int]) -> Iterator[StoredReport]:
    """Yield every report of `articles` with its participants as entities."""
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
    joined = select(*columns).join(ARTICLE, ARTICLE.c.id == report.article_id)
    for batch in batches(articles, BATCH_KEYS):
        parties = _parties(connection, batch)
        for row in connection.execute(joined.where(report.article_id.in_(batch))).mappings():
            actors, targets = parties[row["id"], "actor"], parties[row["id"], "target"]
            yield StoredReport(
                **row,
                actors=tuple(entity for entity, _ in actors if entity is not None),
                targets=tuple(entity for entity, _ in targets if entity is not None),
                actor_texts=tuple(text for entity, text in actors if entity is None),
                target_texts=tuple(text for entity, text in targets if entity is None),
            )


def _parties(
    connection: Connection, articles: Sequence[int]
) -> defaultdict[tuple[int, str], list[tuple[int | None, str]]]:
    """Return the participants of every report of `articles`, by report id and role."""
    found: defaultdict[tuple[int, str], list[tuple[int | None, str]]] = defaultdict(list)
    one = EVENT_PARTICIPANT.c
    statement = (
        select(one.event_report_id, one.role, one.entity_id, one.text)
        .join(EVENT_REPORT, EVENT_REPORT.c.id == one.event_report_id)
        .where(EVENT_REPORT.c.article_id.in_(articles))
        .order_by(one.event_report_id, one.position)
    )
    for report, role, entity, text in connection.execute(statement):
        found[report, role].append((entity, text))
    return found
