"""Quotes: storing those of an article, and reading them back as records."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, func, select

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.entities import Meant, entity_of, meant
from pipeline.db.rows import (
    BATCH_KEYS,
    Row,
    batches,
    replace_changed,
    rows_by_article,
    unique,
)
from pipeline.records import Quote, content_id

QUOTE = models.table_of(models.Quote)
QUOTE_SPEAKER = models.table_of(models.QuoteSpeaker)

PLAIN_COLUMNS = (
    "text",
    "start_char",
    "end_char",
    "kind",
    "speaker_text",
    "speaker_start_char",
    "speaker_end_char",
    "cue",
    "cue_start_char",
    "cue_end_char",
    "confidence",
    "rule",
)


def replace_quotes(connection: Connection, found: Sequence[tuple[int, tuple[Quote, ...]]]) -> None:
    """Make `found` (article id, its quotes) all the quotes of those articles; rows that are so stay."""
    known = meant(connection, [article for article, _ in found])
    keys = {article: [quote_id(article, quote) for quote in quotes] for article, quotes in found}
    rows = {article: unique(_rows(article, quotes, keys[article], known)) for article, quotes in found}
    speakers = {article: _speaker_rows(article, quotes, keys[article], known) for article, quotes in found}
    unsettle(connection, replace_changed(connection, QUOTE, rows, QUOTE_SPEAKER, speakers))


def _speaker_rows(article: int, quotes: tuple[Quote, ...], keys: Sequence[int], known: Meant) -> list[Row]:
    """Return the speaker rows of one article's quotes, whose ids are `keys`."""
    speakers: dict[int, tuple[int, ...]] = {}
    for key, quote in zip(keys, quotes, strict=True):
        speakers.setdefault(key, quote.speakers)
    return [
        {
            "quote_id": key,
            "position": position,
            "referent": referent,
            "entity_id": entity_of(known, article, referent),
        }
        for key, some in speakers.items()
        for position, referent in enumerate(dict.fromkeys(some))
    ]


def quote_id(article: int, quote: Quote) -> int:
    """Return the id of a quote: no two of an article have the same span and kind."""
    return content_id("quote", article, quote.start_char, quote.end_char, quote.kind)


def _rows(article: int, quotes: tuple[Quote, ...], keys: Sequence[int], known: Meant) -> Iterator[Row]:
    """Yield the quote rows of one article, whose ids are `keys`, parents before their children."""
    order = sorted(range(len(quotes)), key=lambda number: (quotes[number].parent is not None, number))
    for number in order:
        quote = quotes[number]
        yield {name: getattr(quote, name) for name in PLAIN_COLUMNS} | {
            "id": keys[number],
            "article_id": article,
            "position": number,
            "speaker_entity_id": entity_of(known, article, next(iter(quote.speakers), None)),
            "reported_by_referent": quote.reported_by,
            "reported_by_entity_id": entity_of(known, article, quote.reported_by),
            "utterance_id": content_id("utterance", article, quote.utterance),
            "parent_quote_id": None if quote.parent is None else keys[quote.parent],
        }


def read_quotes(connection: Connection, articles: Iterable[int]) -> dict[int, tuple[Quote, ...]]:
    """Return the stored quotes of `articles`, those without any included."""
    wanted = list(articles)
    columns = ("id", "reported_by_referent", "utterance_id", "parent_quote_id", *PLAIN_COLUMNS)
    rows = rows_by_article(connection, QUOTE, columns, ("position",), wanted)
    speakers = _speakers(connection, wanted)
    return {article: _records(rows[article], speakers) for article in wanted}


def _speakers(connection: Connection, articles: Sequence[int]) -> dict[int, list[int]]:
    """Return the speakers' referent numbers of every quote of `articles`, by quote id."""
    found: dict[int, list[int]] = {}
    for batch in batches(articles, BATCH_KEYS):
        statement = (
            select(QUOTE_SPEAKER.c.quote_id, QUOTE_SPEAKER.c.referent)
            .join(QUOTE, QUOTE.c.id == QUOTE_SPEAKER.c.quote_id)
            .where(QUOTE.c.article_id.in_(batch))
            .order_by(QUOTE_SPEAKER.c.quote_id, QUOTE_SPEAKER.c.position)
        )
        for quote, referent in connection.execute(statement):
            found.setdefault(quote, []).append(referent)
    return found


def _records(rows: Sequence[Row], speakers: dict[int, list[int]]) -> tuple[Quote, ...]:
    """Return one article's rows as records, numbering utterances anew from 0."""
    index = {row["id"]: number for number, row in enumerate(rows)}
    utterances: dict[int, int] = {}
    return tuple(
        Quote(
            **{name: row[name] for name in PLAIN_COLUMNS},
            speakers=tuple(speakers.get(row["id"], ())),
            reported_by=row["reported_by_referent"],
            utterance=utterances.setdefault(row["utterance_id"], len(utterances)),
            parent=index.get(row["parent_quote_id"]),
        )
        for row in rows
    )


def count_quotes(connection: Connection) -> int:
    """Return how many quotes are stored."""
    return connection.execute(select(func.count()).select_from(QUOTE)).scalar_one()
