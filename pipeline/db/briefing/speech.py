"""Who says most, with one sentence each, and the latest quotes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Label, case, func, or_, select

from pipeline.db import models
from pipeline.db.briefing.rows import original
from pipeline.db.rows import Rows

ARTICLE, ENTITY, QUOTE, ROLE = models.Article, models.Entity, models.Quote, models.EntityRole

SURE = 0.5
READABLE = (40, 220)
"""Characters of a quote that can stand alone: shorter ones lack the sense, longer ones are a paragraph."""


def most_quoted(limit: int) -> Rows:
    """Select the speakers of the most utterances; the parts of a split quote are one utterance."""
    utterances = func.count(QUOTE.utterance_id.distinct())
    verbatim = func.count(case((QUOTE.kind != "indirect", QUOTE.utterance_id)).distinct())
    chosen = select(
        ENTITY.id.label("speaker_id"),
        ENTITY.name.label("speaker"),
        ENTITY.kind,
        utterances.label("quotes"),
        verbatim.label("verbatim"),
        func.count(QUOTE.article_id.distinct()).label("articles"),
        func.count(ARTICLE.publisher.distinct()).label("publishers"),
    )
    return (
        original(chosen.join(QUOTE, QUOTE.speaker_entity_id == ENTITY.id))
        .join(ARTICLE, ARTICLE.id == QUOTE.article_id)
        .group_by(ENTITY.id, ENTITY.name, ENTITY.kind)
        .order_by(utterances.desc(), verbatim.desc(), ENTITY.id)
        .limit(limit)
    )


def roles(speakers: Sequence[int]) -> Rows:
    """Select the office or description that articles give each of `speakers` most often."""
    uses = func.row_number().over(
        partition_by=ROLE.entity_id, order_by=(func.count().desc(), func.min(ROLE.id))
    )
    counted = (
        select(ROLE.entity_id, ROLE.role, uses.label("place"))
        .where(ROLE.entity_id.in_(speakers))
        .group_by(ROLE.entity_id, ROLE.role)
        .subquery()
    )
    return select(counted.c.entity_id, counted.c.role).where(counted.c.place == 1)


def roles_in(articles: Sequence[int]) -> Rows:
    """Select every office or description that `articles` give, in the order of each text."""
    return (
        select(ROLE.article_id, ROLE.entity_id, ROLE.role)
        .where(ROLE.article_id.in_(articles), ROLE.entity_id.is_not(None))
        .order_by(ROLE.article_id, ROLE.start_char, ROLE.id)
    )


def one_each(speakers: Sequence[int]) -> Rows:
    """Select a quote of each of `speakers`: in their own words, of readable length, sure, and late."""
    best = (
        case((QUOTE.kind == "direct", 0), (QUOTE.kind == "mixed", 1), else_=2),
        case((func.length(QUOTE.text).between(*READABLE), 0), else_=1),
        QUOTE.confidence.desc(),
        ARTICLE.published_on.desc().nulls_last(),
        QUOTE.id,
    )
    place = func.row_number().over(partition_by=QUOTE.speaker_entity_id, order_by=best).label("place")
    ranked = (
        original(select(*_columns(), place).join(ARTICLE, ARTICLE.id == QUOTE.article_id))
        .where(QUOTE.speaker_entity_id.in_(speakers), QUOTE.parent_quote_id.is_(None))
        .subquery()
    )
    return select(*(column for column in ranked.c if column.name != "place")).where(ranked.c.place == 1)


def latest(limit: int, of_one_article: int) -> Rows:
    """Select the latest quotes of named speakers in their own words, a few an article.

    The first look is at the newest articles alone: many more of them than quotes are asked for.
    """
    newest = (
        original(select(ARTICLE.id))
        .order_by(ARTICLE.published_at.desc().nulls_last(), ARTICLE.id)
        .limit(20 * limit)
        .subquery()
    )
    order = (case((QUOTE.kind == "direct", 0), else_=1), QUOTE.confidence.desc(), QUOTE.start_char)
    place = func.row_number().over(partition_by=QUOTE.article_id, order_by=order).label("place")
    ranked = (
        select(*_columns(), ARTICLE.published_at, place)
        .join(ARTICLE, ARTICLE.id == QUOTE.article_id)
        .where(
            QUOTE.article_id.in_(select(newest.c.id)),
            QUOTE.speaker_entity_id.is_not(None),
            QUOTE.kind != "indirect",
            QUOTE.confidence >= SURE,
            QUOTE.parent_quote_id.is_(None),
            or_(QUOTE.kind == "direct", func.length(QUOTE.text).between(*READABLE)),
        )
        .subquery()
    )
    return (
        select(ranked, ENTITY.name.label("speaker"))
        .join(ENTITY, ENTITY.id == ranked.c.speaker_id)
        .where(ranked.c.place <= of_one_article)
        .order_by(ranked.c.published_at.desc().nulls_last(), ranked.c.article_id, ranked.c.start_char)
        .limit(limit)
    )


def _columns() -> list[Label[Any]]:
    """Return what every quote of a briefing is shown with."""
    return [
        QUOTE.id.label("id"),
        QUOTE.speaker_entity_id.label("speaker_id"),
        QUOTE.text.label("text"),
        QUOTE.kind.label("kind"),
        QUOTE.article_id.label("article_id"),
        QUOTE.start_char.label("start_char"),
        QUOTE.end_char.label("end_char"),
    ]
