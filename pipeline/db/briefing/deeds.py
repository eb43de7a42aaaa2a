"""Who acts on whom, what is reported most, what was announced and not reported done, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select
from sqlalchemy.orm import aliased

from pipeline.db import models
from pipeline.db.briefing.rows import original
from pipeline.db.rows import Rows

ARTICLE, ENTITY, EVENT, REPORT = models.Article, models.Entity, models.Event, models.EventReport
HAPPENED = and_(EVENT.realis == "actual", EVENT.report_count > 0)
IN_DOUBT = case((REPORT.realis == EVENT.realis, 0), else_=1)
"""Whether a report is less sure than the surest of its happening. Sorted by and not asked for: SQLite would
take the index on `realis` and read most reports."""


def pairs() -> Rows:
    """Select how often each acted on each other, and the mean intensity of it; the most frequent first."""
    actor, target = aliased(models.EventParty), aliased(models.EventParty)
    number = func.count()
    return (
        select(
            actor.entity_id.label("actor_id"),
            target.entity_id.label("target_id"),
            number.label("events"),
            (func.sum(EVENT.intensity) / number).label("intensity"),
        )
        .join(actor, and_(actor.event_id == EVENT.id, actor.role == "actor"))
        .join(target, and_(target.event_id == EVENT.id, target.role == "target"))
        .where(HAPPENED, actor.entity_id != target.entity_id)
        .group_by(actor.entity_id, target.entity_id)
        .order_by(number.desc(), actor.entity_id, target.entity_id)
    )


def latest_of_pair(actor: int, target: int) -> Rows:
    """Select the latest report of what `actor` did to `target`."""
    does, bears = aliased(models.EventParty), aliased(models.EventParty)
    return (
        original(select(*_evidence()))
        .join(EVENT, EVENT.id == REPORT.event_id)
        .join(ARTICLE, ARTICLE.id == REPORT.article_id)
        .join(does, and_(does.event_id == EVENT.id, does.role == "actor", does.entity_id == actor))
        .join(bears, and_(bears.event_id == EVENT.id, bears.role == "target", bears.entity_id == target))
        .where(HAPPENED)
        .order_by(EVENT.event_date.desc().nulls_last(), IN_DOUBT, REPORT.confidence.desc(), REPORT.id)
        .limit(1)
    )


def most_reported(limit: int) -> Rows:
    """Select what happened in the word of the most outlets and reports, the latest first among equals."""
    return (
        _described()
        .where(HAPPENED, EVENT.actor_entity_id.is_not(None))
        .order_by(
            EVENT.source_count.desc(),
            EVENT.report_count.desc(),
            EVENT.event_date.desc().nulls_last(),
            EVENT.id,
        )
        .limit(limit)
    )


def announced(limit: int) -> Rows:
    """Select what was announced and never reported done, the latest first; `open` counts all of it.

    Done means: the same actor, the same type, on that day or after it, in anybody's word.
    """
    done = aliased(models.Event)
    is_done = exists().where(
        done.actor_entity_id == EVENT.actor_entity_id,
        done.type == EVENT.type,
        done.realis == "actual",
        or_(EVENT.event_date.is_(None), done.event_date >= EVENT.event_date),
    )
    return (
        _described()
        .add_columns(func.count().over().label("open"))
        .where(
            EVENT.report_count > 0, EVENT.realis == "planned", EVENT.actor_entity_id.is_not(None), ~is_done
        )
        .order_by(EVENT.event_date.desc().nulls_last(), EVENT.report_count.desc(), EVENT.id)
        .limit(limit)
    )


def reports(events: Sequence[int], of_one_event: int) -> Rows:
    """Select the surest reports of `events`, one an outlet before a second of any."""
    in_outlet = func.row_number().over(
        partition_by=(REPORT.event_id, ARTICLE.publisher),
        order_by=(IN_DOUBT, REPORT.confidence.desc(), REPORT.id),
    )
    told = (
        original(select(*_evidence(), in_outlet.label("in_outlet"), IN_DOUBT.label("in_doubt")))
        .join(EVENT, EVENT.id == REPORT.event_id)
        .join(ARTICLE, ARTICLE.id == REPORT.article_id)
        .where(REPORT.event_id.in_(events))
        .subquery()
    )
    order = (told.c.in_outlet, told.c.in_doubt, told.c.confidence.desc(), told.c.id)
    place = func.row_number().over(partition_by=told.c.event_id, order_by=order).label("place")
    ranked = select(told, place).subquery()
    return select(ranked).where(ranked.c.place <= of_one_event).order_by(ranked.c.event_id, ranked.c.place)


def places() -> Rows:
    """Select how many happenings of each quad class each named place in a country saw."""
    return (
        select(ENTITY.country_code, ENTITY.name, ENTITY.kind, EVENT.quad_class, func.count().label("events"))
        .join(ENTITY, ENTITY.id == EVENT.place_entity_id)
        .where(HAPPENED, ENTITY.country_code.is_not(None))
        .group_by(ENTITY.country_code, ENTITY.id, ENTITY.name, ENTITY.kind, EVENT.quad_class)
        .order_by(ENTITY.country_code, ENTITY.id, EVENT.quad_class)
    )


def articles_by_country() -> Rows:
    """Select how many articles speak of each country or of a place in it."""
    referent = models.Referent
    number = func.count(referent.article_id.distinct())
    return (
        original(select(ENTITY.country_code, number.label("articles")))
        .join(referent, referent.entity_id == ENTITY.id)
        .join(ARTICLE, ARTICLE.id == referent.article_id)
        .where(ENTITY.country_code.is_not(None), ENTITY.kind.in_(("country", "place")))
        .group_by(ENTITY.country_code)
        .order_by(number.desc(), ENTITY.country_code)
    )


def _described() -> Rows:
    """Select happenings with the names of those who take part."""
    target, place = aliased(models.Entity), aliased(models.Entity)
    named = (ENTITY.name.label("actor"), target.name.label("target"), place.name.label("place"))
    own = ("type", "quad_class", "event_date", "event_date_precision", "killed", "wounded", "arrested")
    counts = ("report_count", "article_count", "source_count")
    return (
        select(EVENT.id.label("event_id"), *named, *(getattr(EVENT, name) for name in (*own, *counts)))
        .outerjoin(ENTITY, ENTITY.id == EVENT.actor_entity_id)
        .outerjoin(target, target.id == EVENT.target_entity_id)
        .outerjoin(place, place.id == EVENT.place_entity_id)
    )


def _evidence() -> list[ColumnElement[Any]]:
    """Return what every report of a briefing is shown with."""
    own = ("id", "event_id", "article_id", "type", "event_date", "event_date_precision", "confidence")
    spans = ("sentence_start_char", "sentence_end_char", "trigger_start_char", "trigger_end_char")
    return [getattr(REPORT, name).label(name) for name in (*own, *spans)]
