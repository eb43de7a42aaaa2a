"""The few rows of each table that make a person look, for the UI and the command's last words."""

from __future__ import annotations

from sqlalchemy import Connection, Text, case, cast, func, literal, select

from pipeline.db import models
from pipeline.db.engine import Engine, reading
from pipeline.db.rows import Row, Rows, found

LINES = 8
MONTH = len("2026-07")
TELLING_LENGTH = 100
LAST_COOPERATIVE = 2
ISSUE_OWNER = models.table_of(models.Document).alias("owner")


def latest_issues() -> Rows:
    """Select documents by state, and what is wrong with the rejected ones."""
    document = models.Document
    return (
        select(document.path, document.media_type, document.size_bytes, document.state, document.reason)
        .order_by(case((document.state == "rejected", 0), else_=1), document.path)
        .limit(LINES)
    )


def newest_articles() -> Rows:
    """Select the newest articles."""
    article = models.Article
    return (
        select(article.published_on, article.publisher, article.title, article.word_count)
        .where(article.duplicate_of.is_(None))
        .order_by(article.published_at.is_(None), article.published_at.desc(), article.id)
        .limit(LINES)
    )


def parses() -> Rows:
    """Select what is parsed, by model."""
    annotation = models.Annotation
    return select(
        annotation.model,
        func.count().label("texts"),
        func.sum(annotation.token_count).label("tokens"),
        func.sum(func.length(annotation.data)).label("bytes"),
    ).group_by(annotation.model)


def most_mentioned() -> Rows:
    """Select the entities that most articles mention."""
    entity, mention = models.Entity, models.Mention
    articles = func.count(mention.article_id.distinct())
    return (
        select(entity.name, entity.kind, articles.label("articles"), func.count().label("mentions"))
        .join(mention, mention.entity_id == entity.id)
        .group_by(entity.id, entity.name, entity.kind)
        .order_by(articles.desc(), func.count().desc(), entity.name)
        .limit(LINES)
    )


def most_quoted() -> Rows:
    """Select the most-quoted speakers, each with a telling sentence of theirs."""
    entity, quote = models.Entity, models.Quote
    speaker = quote.speaker_entity_id
    # Chosen before their sentences are compared: most speakers need not be.
    most = (
        select(entity.id, entity.name, func.count().label("quotes"))
        .join(quote, speaker == entity.id)
        .group_by(entity.id, entity.name)
        .order_by(func.count().desc(), entity.name, entity.id)
        .limit(LINES)
        .subquery()
    )
    telling = (
        case((quote.kind == "direct", 0), else_=1),
        func.abs(func.length(quote.text) - TELLING_LENGTH),
        quote.id,
    )
    place = func.row_number().over(partition_by=speaker, order_by=telling).label("place")
    said = (
        select(speaker.label("speaker_id"), quote.text, place)
        .where(speaker.in_(select(most.c.id)))
        .subquery()
    )
    return (
        select(most.c.name.label("speaker"), most.c.quotes, said.c.text.label("one_of_them"))
        .join(said, said.c.speaker_id == most.c.id)
        .where(said.c.place == 1)
        .order_by(most.c.quotes.desc(), most.c.name, most.c.id)
    )


def most_reported() -> Rows:
    """Select the events with the most reports, newest first among equals."""
    event, actor, target = (
        models.Event,
        models.Entity.__table__.alias("actor"),
        models.Entity.__table__.alias("target"),
    )
    return (
        select(
            event.event_date,
            actor.c.name.label("actor"),
            event.type,
            target.c.name.label("target"),
            event.realis,
            event.report_count.label("reports"),
        )
        .outerjoin(actor, actor.c.id == event.actor_entity_id)
        .outerjoin(target, target.c.id == event.target_entity_id)
        .where(event.actor_entity_id.is_not(None), event.target_entity_id.is_not(None))
        .order_by(event.report_count.desc(), event.event_date.is_(None), event.event_date.desc(), event.id)
        .limit(LINES)
    )


PREVIEWS = {
    "document": latest_issues,
    "article": newest_articles,
    "annotation": parses,
    "entity": most_mentioned,
    "quote": most_quoted,
    "event": most_reported,
}


def preview_rows(engine: Engine, table: str) -> list[Row]:
    """Return the rows worth a look of one of the six tables."""
    with reading(engine) as connection:
        return found(connection, PREVIEWS[table]())


def articles_by_month() -> Rows:
    """Select how many articles each month has, by the day of publication."""
    article = models.Article
    month = func.substr(cast(article.published_on, Text), 1, MONTH)
    return (
        select(month, literal("articles"), func.count())
        .where(article.published_on.is_not(None))
        .group_by(month)
        .order_by(month)
    )


def quotes_by_kind() -> Rows:
    """Select how many quotes of each kind there are, those of known speakers apart."""
    quote = models.Quote
    speaker = case((quote.speaker_entity_id.is_(None), "no speaker known"), else_="speaker known")
    return (
        select(quote.kind, speaker, func.count()).group_by(quote.kind, speaker).order_by(quote.kind, speaker)
    )


def events_by_month() -> Rows:
    """Select how many events each month has, conflict and cooperation apart."""
    event = models.Event
    month = func.substr(cast(event.event_date, Text), 1, MONTH)
    side = case((event.quad_class <= LAST_COOPERATIVE, "cooperation"), else_="conflict")
    return (
        select(month, side, func.count())
        .where(event.event_date.is_not(None))
        .group_by(month, side)
        .order_by(month, side)
    )


CHARTS = {"article": articles_by_month, "quote": quotes_by_kind, "event": events_by_month}


def chart_counts(engine: Engine, table: str) -> list[tuple[str, str, int]]:
    """Return (bar, part of it, count) of the chart of one of the six tables, none where it has no chart."""
    if table not in CHARTS:
        return []
    with reading(engine) as connection:
        return [(str(bar), str(part), number) for bar, part, number in connection.execute(CHARTS[table]())]


def counts(connection: Connection) -> dict[str, int]:
    """Return how many rows each of the main tables has."""
    tables = (*PREVIEWS, "mention", "event_report", "issue")
    metadata = models.Base.metadata.tables
    return {
        name: connection.execute(select(func.count()).select_from(metadata[name])).scalar_one()
        for name in tables
    }


def issues(engine: Engine) -> list[Row]:
    """Return the first things that are wrong with the input, the worst first."""
    issue, document, article = models.Issue, models.Document, models.Article
    rank = case((issue.severity == "error", 0), (issue.severity == "warning", 1), else_=2)
    statement = (
        select(issue.severity, func.coalesce(document.path, ISSUE_OWNER.c.path).label("path"), issue.message)
        .outerjoin(document, document.id == issue.document_id)
        .outerjoin(article, article.id == issue.article_id)
        .outerjoin(ISSUE_OWNER, ISSUE_OWNER.c.id == article.document_id)
        .where(issue.severity != "info")
        .order_by(rank, document.path, issue.id)
        .limit(2 * LINES)
    )
    with reading(engine) as connection:
        return found(connection, statement)
