"""Articles: storing those of a document, and handing their texts to the stages that read them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, func, select, update

from pipeline.db import fingerprints, models
from pipeline.db.documents import delete_articles, document_id, replace_issues
from pipeline.db.refusal import write_each
from pipeline.db.rows import BATCH_KEYS, Row, batches, upsert_rows
from pipeline.db.unchecked import ENGLISH, mark_articles, mark_texts, mark_texts_of
from pipeline.records import Article, Context, Issue, content_id, text_sha256

ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)
DERIVATION = models.table_of(models.Derivation)
DOCUMENT = models.table_of(models.Document)
CONTEXT_COLUMNS = ("title", "publisher", "agency", "byline", "dateline_place", "published_on")
COPIED_COLUMNS = tuple(name for name in Article.__dataclass_fields__)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredText:
    """An English article's identity and context, where its file lies, and the model of its parse.

    `base` is the key of the stage before the one asked for, `stored` that one's own; None where it has none.
    """

    id: int
    text_sha256: str
    context: Context
    path: str
    model: str
    base: str | None
    stored: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedText:
    """A text of English articles: the first of them, and where all their files lie."""

    text_sha256: str
    article: int
    paths: tuple[str, ...]


def put_articles(
    connection: Connection,
    path: str,
    start: int,
    found: Sequence[tuple[Article, bytes]],
    seen: set[int],
    repeats: Counter[tuple[str | None, str]],
) -> list[tuple[str | None, str]]:
    """Store `found` (article, fingerprint), from position `start` of the document at `path` on.

    Their ids join `seen`, their titles and texts `repeats`. An article found again keeps its row, with
    all that hangs on it. The document is unfinished until `finish_articles`. Returns title and reason of
    those that the database refuses.
    """
    _set_key(connection, path, None)
    rows = [_row(path, position, article, repeats) for position, (article, _) in enumerate(found, start)]
    refused = write_each(connection, rows, partial(upsert_rows, connection, ARTICLE))
    stored = {row["id"] for row in rows} - {row["id"] for row, _ in refused}
    prints = {row["id"]: print_ for row, (_, print_) in zip(rows, found, strict=True)}
    fingerprints.put(connection, {one: print_ for one, print_ in prints.items() if one in stored})
    mark_texts(connection, [row["text_sha256"] for row in rows if row["id"] in stored])
    mark_articles(connection, "entity", stored)
    seen.update(stored)
    return [(row["title"], reason) for row, reason in refused]


def finish_articles(
    connection: Connection, path: str, seen: set[int], issues: Iterable[Issue], key: str
) -> None:
    """Delete the articles of the document at `path` that are not in `seen`; remember what it came from."""
    document = document_id(path)
    stored = connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.document_id == document)).scalars()
    gone = sorted(set(stored) - seen)
    mark_texts_of(connection, "id", gone)
    delete_articles(connection, gone)
    _set_key(connection, path, key)
    replace_issues(connection, document, "article", issues)


def leave_unfinished(connection: Connection, path: str, issues: Iterable[Issue]) -> None:
    """Say what is wrong with the document at `path`, delete none of its articles, and have it read again."""
    _set_key(connection, path, None)
    replace_issues(connection, document_id(path), "article", issues)


def _set_key(connection: Connection, path: str, key: str | None) -> None:
    """Remember what the articles of the document at `path` came from, None while that is open."""
    document = document_id(path)
    connection.execute(update(DOCUMENT).where(DOCUMENT.c.id == document).values(derived_key=key))


def _row(path: str, position: int, article: Article, repeats: Counter[tuple[str | None, str]]) -> Row:
    """Return an article's row; the same article twice in a document gets two ids."""
    digest = text_sha256(article.text)
    key = content_id("article", path, article.title, digest, repeats[article.title, digest])
    repeats[article.title, digest] += 1
    row: Row = {name: getattr(article, name) for name in COPIED_COLUMNS}
    row |= {"id": key, "document_id": document_id(path), "position": position, "text_sha256": digest}
    row |= {"word_count": len(article.text.split())}
    return row | {"published_utc_offset": _utc_offset(article)}


def _utc_offset(article: Article) -> int | None:
    """Return the minutes east of UTC of a publication time, None where only a day is known."""
    offset = article.published_at.utcoffset() if article.published_at else None
    known = article.published_precision in ("second", "minute")
    return int(offset.total_seconds() // 60) if known and offset is not None else None


def stored_texts(
    connection: Connection, stage: str, before: str | None, ids: Sequence[int]
) -> list[StoredText]:
    """Return those of the articles `ids` whose rows `stage` can derive, by id.

    They are English, have a parse, and have rows of the stage `before` where there is one.
    """
    own, base = DERIVATION.alias("own"), DERIVATION.alias("base")
    context = [ARTICLE.c[name] for name in CONTEXT_COLUMNS]
    statement = (
        select(ARTICLE.c.id, ARTICLE.c.text_sha256, DOCUMENT.c.path, ANNOTATION.c.model)
        .add_columns(base.c.key.label("base"), own.c.key.label("stored"), *context)
        .join(DOCUMENT, DOCUMENT.c.id == ARTICLE.c.document_id)
        .join(ANNOTATION, ANNOTATION.c.text_sha256 == ARTICLE.c.text_sha256)
        .outerjoin(own, (own.c.article_id == ARTICLE.c.id) & (own.c.stage == stage))
        .outerjoin(base, (base.c.article_id == ARTICLE.c.id) & (base.c.stage == before))
        .where(ARTICLE.c.id.in_(ids), ENGLISH)
        .order_by(ARTICLE.c.id)
    )
    if before is not None:
        statement = statement.where(base.c.key.is_not(None))
    return [_stored_text(*row) for row in connection.execute(statement)]


def _stored_text(
    number: int, digest: str, path: str, model: str, base: str | None, stored: str | None, *context: Any
) -> StoredText:
    """Return a row as a record."""
    known = Context(**dict(zip(CONTEXT_COLUMNS, context, strict=True)))
    return StoredText(
        id=number, text_sha256=digest, context=known, path=path, model=model, base=base, stored=stored
    )


def owned_texts(connection: Connection, digests: Sequence[str]) -> list[OwnedText]:
    """Return those of the texts `digests` that English articles have, by digest."""
    statement = (
        select(ARTICLE.c.text_sha256, ARTICLE.c.id, DOCUMENT.c.path)
        .join(DOCUMENT, DOCUMENT.c.id == ARTICLE.c.document_id)
        .where(ARTICLE.c.text_sha256.in_(digests), ENGLISH)
        .order_by(ARTICLE.c.text_sha256, ARTICLE.c.id)
    )
    together = groupby(connection.execute(statement).all(), key=lambda row: row.text_sha256)
    return [
        OwnedText(text_sha256=digest, article=rows[0].id, paths=tuple(row.path for row in rows))
        for digest, rows in ((digest, list(some)) for digest, some in together)
    ]


def digests(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the digests of the texts of the articles `ids`."""
    found: dict[int, str] = {}
    for batch in batches(ids, BATCH_KEYS):
        rows = connection.execute(select(ARTICLE.c.id, ARTICLE.c.text_sha256).where(ARTICLE.c.id.in_(batch)))
        found |= {row.id: row.text_sha256 for row in rows}
    return found


def texts(connection: Connection, ids: Iterable[int]) -> dict[int, str]:
    """Return the texts of the articles `ids`."""
    found: dict[int, str] = {}
    for batch in batches(ids, BATCH_KEYS):
        rows = connection.execute(select(ARTICLE.c.id, ARTICLE.c.text).where(ARTICLE.c.id.in_(batch)))
        found |= {row.id: row.text for row in rows}
    return found


def ids_by_text(connection: Connection, digests: Iterable[str]) -> dict[str, list[int]]:
    """Return the English articles with each of the texts `digests`."""
    found: dict[str, list[int]] = {}
    for batch in batches(digests, BATCH_KEYS):
        statement = select(ARTICLE.c.text_sha256, ARTICLE.c.id).where(
            ARTICLE.c.text_sha256.in_(batch), ENGLISH
        )
        for digest, article in connection.execute(statement.order_by(ARTICLE.c.id)):
            found.setdefault(digest, []).append(article)
    return found


def count_articles(connection: Connection) -> int:
    """Return how many articles are stored."""
    return connection.execute(select(func.count()).select_from(ARTICLE)).scalar_one()
