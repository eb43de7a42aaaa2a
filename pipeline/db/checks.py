"""Questions about what must always hold, each answered with the rows that break it."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, func, or_, select

from pipeline.db import models
from pipeline.db.engine import Engine, reading, writing
from pipeline.db.rows import BATCH_KEYS, Rows
from pipeline.db.unchecked import take_spans

Questions = dict[str, Rows]
SHOWN = 20
TURNS = 30
"""Days in which each article's turn comes to be looked at, though nothing of it changed."""
IDS = 1 << 63

ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)
DOCUMENT = models.table_of(models.Document)
ENTITY = models.table_of(models.Entity)
EVENT_PARTICIPANT = models.table_of(models.EventParticipant)
EVENT_REPORT = models.table_of(models.EventReport)
MENTION = models.table_of(models.Mention)
QUOTE = models.table_of(models.Quote)
QUOTE_SPEAKER = models.table_of(models.QuoteSpeaker)
REFERENT = models.table_of(models.Referent)


def _text_at(table: Table, prefix: str = "") -> Any:
    """Return the article's text at a span of `table`, as SQL."""
    start, end = table.c[f"{prefix}start_char"], table.c[f"{prefix}end_char"]
    return func.substr(ARTICLE.c.text, start + 1, end - start)


def broken_spans(engine: Engine, asset: str, day: date) -> dict[str, list[str]]:
    """Return the first spans of `asset` that are misplaced where they were found anew, or whose turn it is.

    What is found in order is not looked at again before its turn; what is not stays to be looked at.
    """
    found = broken(engine, {name: one.where(is_turn(day)) for name, one in offsets(asset).items()})
    is_more = True
    while is_more and not found:
        with writing(engine) as connection, connection.begin_nested() as taken:
            articles = take_spans(connection, asset, BATCH_KEYS)
            here = {name: one.where(ARTICLE.c.id.in_(articles)) for name, one in offsets(asset).items()}
            found = _broken(connection, here if articles else {})
            is_more = len(articles) == BATCH_KEYS
            if found:
                taken.rollback()
    return found


def is_turn(day: date) -> ColumnElement[bool]:
    """Say that an article's turn to be looked at is on `day`."""
    turn = day.toordinal() % TURNS
    return ARTICLE.c.id.between(IDS * turn // TURNS, IDS * (turn + 1) // TURNS - 1)


def _misplaced(table: Table, text: str, prefix: str = "") -> Rows:
    """Select the rows of `table` whose stored words are not the article's at their offsets."""
    within = select(table.c.id).join(ARTICLE, ARTICLE.c.id == table.c.article_id)
    return within.where(_text_at(table, prefix) != table.c[text])


def offsets(asset: str | None = None) -> Questions:
    """Select the spans of `asset`, or of all assets, whose words are not the article's."""
    return _asked(
        {
            "entity": {"mention": _misplaced(MENTION, "text")},
            "quote": {
                "quote": _misplaced(QUOTE, "text"),
                "quote speaker": _misplaced(QUOTE, "speaker_text", "speaker_"),
                "quote cue": _misplaced(QUOTE, "cue", "cue_"),
            },
            "event": {
                "event trigger": _misplaced(EVENT_REPORT, "trigger_text", "trigger_"),
                "event place": _misplaced(EVENT_REPORT, "place_text", "place_"),
                "event reporter": _misplaced(EVENT_REPORT, "reported_by_text", "reported_by_"),
                "event participant": _misplaced_participants(),
                "event sentence": _broken_sentences(),
            },
        },
        asset,
    )


def _asked(questions: dict[str, Questions], asset: str | None) -> Questions:
    """Return the questions about one asset, or about all."""
    chosen = questions.values() if asset is None else (questions[asset],)
    return {name: question for some in chosen for name, question in some.items()}


def _misplaced_participants() -> Rows:
    """Select participants of events whose words are not the article's."""
    return (
        select(EVENT_PARTICIPANT.c.id)
        .join(EVENT_REPORT, EVENT_REPORT.c.id == EVENT_PARTICIPANT.c.event_report_id)
        .join(ARTICLE, ARTICLE.c.id == EVENT_REPORT.c.article_id)
        .where(_text_at(EVENT_PARTICIPANT) != EVENT_PARTICIPANT.c.text)
    )


def _broken_sentences() -> Rows:
    """Select reports whose sentence ends after the article or does not hold its trigger."""
    return (
        select(EVENT_REPORT.c.id)
        .join(ARTICLE, ARTICLE.c.id == EVENT_REPORT.c.article_id)
        .where(
            or_(
                EVENT_REPORT.c.sentence_end_char > func.length(ARTICLE.c.text),
                EVENT_REPORT.c.trigger_start_char < EVENT_REPORT.c.sentence_start_char,
                EVENT_REPORT.c.trigger_end_char > EVENT_REPORT.c.sentence_end_char,
            )
        )
    )


def orphans(asset: str | None = None) -> Questions:
    """Select rows made by `asset`, or by any, that hang on nothing, which no key can say."""
    gone = (
        select(ARTICLE.c.id)
        .join(DOCUMENT, DOCUMENT.c.id == ARTICLE.c.document_id)
        .where(DOCUMENT.c.state != "ingested")
    )
    unread = select(ANNOTATION.c.text_sha256).where(
        ~select(ARTICLE.c.id).where(ARTICLE.c.text_sha256 == ANNOTATION.c.text_sha256).exists()
    )
    unnamed = select(ENTITY.c.id).where(
        ~select(REFERENT.c.number).where(REFERENT.c.entity_id == ENTITY.c.id).exists()
    )
    unresolved = select(REFERENT.c.article_id).where(REFERENT.c.entity_id.is_(None))
    unmerged = select(EVENT_REPORT.c.id).where(EVENT_REPORT.c.event_id.is_(None))
    return _asked(
        {
            "document": {"article of a document not ingested": gone},
            "annotation": {"annotation without article": unread},
            "entity": {"entity without referent": unnamed, "referent without entity": unresolved},
            "event": {"report without event": unmerged},
        },
        asset,
    )


def speakers() -> Questions:
    """Select quotes whose speaker is said to be known but leads to no entity."""
    lost = select(QUOTE_SPEAKER.c.quote_id).where(QUOTE_SPEAKER.c.entity_id.is_(None))
    first = select(QUOTE.c.id).join(
        QUOTE_SPEAKER, (QUOTE_SPEAKER.c.quote_id == QUOTE.c.id) & (QUOTE_SPEAKER.c.position == 0)
    )
    differing = first.where(QUOTE.c.speaker_entity_id.is_distinct_from(QUOTE_SPEAKER.c.entity_id))
    return {"speaker without entity": lost, "first speaker not the quote's": differing}


def oddities(today: Any) -> Questions:
    """Select what is allowed but worth a look."""
    return {
        "article without text": select(ARTICLE.c.id).where(ARTICLE.c.word_count == 0),
        "article from the future": select(ARTICLE.c.id).where(ARTICLE.c.published_on > today),
        "document rejected": select(DOCUMENT.c.path).where(DOCUMENT.c.state == "rejected"),
    }


def broken(engine: Engine, questions: Questions) -> dict[str, list[str]]:
    """Return the first keys that break each of `questions`, leaving out those that none breaks."""
    with reading(engine) as connection:
        return _broken(connection, questions)


def _broken(connection: Connection, questions: Questions) -> dict[str, list[str]]:
    """Return what `broken` does, over a connection that is open."""
    found: dict[str, list[str]] = {}
    for name, question in questions.items():
        keys = connection.execute(question.limit(SHOWN)).scalars().all()
        if keys:
            found[name] = [str(key) for key in keys]
    return found


def quote_shares(engine: Engine) -> tuple[int, int]:
    """Return how many quotes there are, and how many of them have no speaker."""
    with reading(engine) as connection:
        total = connection.execute(select(func.count()).select_from(QUOTE)).scalar_one()
        open_ = select(func.count()).select_from(QUOTE).where(QUOTE.c.speaker_entity_id.is_(None))
        return total, connection.execute(open_).scalar_one()
