"""What was ingested: files and what was wrong with them, articles by outlet and by day."""

from __future__ import annotations

from sqlalchemy import case, func, select

from pipeline.db import models
from pipeline.db.briefing.rows import original
from pipeline.db.rows import Rows

ARTICLE, DOCUMENT, ENTITY = models.Article, models.Document, models.Entity
EVENT, REPORT = models.Event, models.EventReport


def files() -> Rows:
    """Select how many files there are in each state."""
    return select(DOCUMENT.state, func.count().label("files")).group_by(DOCUMENT.state)


def rejected(limit: int) -> Rows:
    """Select the first rejected files and why they were."""
    return (
        select(DOCUMENT.path, DOCUMENT.reason)
        .where(DOCUMENT.state == "rejected")
        .order_by(DOCUMENT.id)
        .limit(limit)
    )


def articles() -> Rows:
    """Select how many articles there are, from how many outlets, of which days; one row."""
    is_original = ARTICLE.duplicate_of.is_(None)
    counted = {
        "articles": func.count(case((is_original, 1))),
        "copies": func.count(case((~is_original, 1))),
        "excerpts": func.count(case((is_original & ARTICLE.is_excerpt, 1))),
        "dated": func.count(case((is_original, ARTICLE.published_on))),
        "words": func.coalesce(func.sum(case((is_original, ARTICLE.word_count))), 0),
        "publishers": func.count(case((is_original, ARTICLE.publisher)).distinct()),
        "first_day": func.min(case((is_original, ARTICLE.published_on))),
        "last_day": func.max(case((is_original, ARTICLE.published_on))),
    }
    return select(*(value.label(name) for name, value in counted.items()))


def entities() -> Rows:
    """Select how many entities of each kind there are."""
    return select(ENTITY.kind, func.count().label("entities")).group_by(ENTITY.kind)


def quotes() -> Rows:
    """Select how many quotes there are, and how many with a named speaker; one row."""
    quote = models.Quote
    return original(
        select(func.count().label("quotes"), func.count(quote.speaker_entity_id).label("named")).join(
            ARTICLE, ARTICLE.id == quote.article_id
        )
    )


def events() -> Rows:
    """Select how many happenings there are, how many did happen, and how many reports of them; one row."""
    return select(
        func.count().label("events"),
        func.count(case((EVENT.realis == "actual", 1))).label("actual"),
        func.coalesce(func.sum(EVENT.report_count), 0).label("reports"),
    ).where(EVENT.report_count > 0)


def publishers(limit: int) -> Rows:
    """Select the outlets with the most articles, and the days they cover."""
    number = func.count()
    chosen = select(
        ARTICLE.publisher,
        number.label("articles"),
        func.min(ARTICLE.published_on).label("first_day"),
        func.max(ARTICLE.published_on).label("last_day"),
    )
    return (
        original(chosen)
        .where(ARTICLE.publisher.is_not(None))
        .group_by(ARTICLE.publisher)
        .order_by(number.desc(), func.min(ARTICLE.id))
        .limit(limit)
    )


def articles_by_day() -> Rows:
    """Select how many articles were published on each day."""
    return (
        original(select(ARTICLE.published_on.label("day"), func.count().label("articles")))
        .where(ARTICLE.published_on.is_not(None))
        .group_by(ARTICLE.published_on)
        .order_by(ARTICLE.published_on)
    )


def events_by_day() -> Rows:
    """Select how many happenings of each quad class each day saw, of those whose day is known."""
    return (
        select(EVENT.event_date.label("day"), EVENT.quad_class, func.count().label("events"))
        .where(EVENT.report_count > 0, EVENT.realis == "actual", EVENT.event_date_precision == "day")
        .group_by(EVENT.event_date, EVENT.quad_class)
        .order_by(EVENT.event_date, EVENT.quad_class)
    )
