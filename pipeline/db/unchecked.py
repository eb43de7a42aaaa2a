"""What a step has to look at: texts and articles whose inputs may have changed since they were derived.

Whoever changes a row marks what hangs on it in the same transaction; the step compares keys, does what
differs and takes the mark away. A mark too many costs a comparison, one too few a row: when in doubt, mark.
What does not live here: what the rows were derived from (`pipeline.db.derivations`), and what is asked of
spans (`pipeline.db.checks`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Select, delete, literal, select

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, Row, add_rows, add_selected, batches, delete_rows

ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)
DERIVATION = models.table_of(models.Derivation)
UNCHECKED_ARTICLE = models.table_of(models.UncheckedArticle)
UNCHECKED_SPANS = models.table_of(models.UncheckedSpans)
UNCHECKED_TEXT = models.table_of(models.UncheckedText)

PAGE = 1_000

Key = TypeVar("Key", int, str)

Span = tuple[str, str]
"""The texts whose digests are at or above the one and below the other."""
EVERYTHING: Span = ("", "g")

ENGLISH = (ARTICLE.c.language.is_(None) | (ARTICLE.c.language == "en")) & (ARTICLE.c.word_count > 0)
"""The articles that are sent through the English parse."""


def mark_texts(connection: Connection, digests: Iterable[str]) -> None:
    """Have `annotation` look at the texts `digests`."""
    add_rows(connection, UNCHECKED_TEXT, [{"text_sha256": digest} for digest in sorted(set(digests))])


def mark_texts_of(connection: Connection, column: str, values: Iterable[int]) -> None:
    """Have `annotation` look at the texts of the articles whose `column` is one of `values`."""
    for batch in batches(values, BATCH_KEYS):
        lost = select(ARTICLE.c.text_sha256).where(ARTICLE.c[column].in_(batch)).distinct()
        add_selected(connection, UNCHECKED_TEXT, lost)


def mark_all_texts(connection: Connection, span: Span = EVERYTHING) -> None:
    """Have `annotation` look at all texts in `span`, those that have lost their articles included."""
    for digest in (ARTICLE.c.text_sha256, ANNOTATION.c.text_sha256):
        chosen = select(digest).where(digest >= span[0], digest < span[1]).distinct()
        add_selected(connection, UNCHECKED_TEXT, chosen)


def mark_articles(connection: Connection, stage: str, articles: Iterable[int]) -> None:
    """Have `stage` look at `articles`."""
    rows: list[Row] = [{"article_id": article, "stage": stage} for article in sorted(set(articles))]
    add_rows(connection, UNCHECKED_ARTICLE, rows)


def mark_all_articles(connection: Connection, stage: str, before: str | None) -> None:
    """Have `stage` look at all articles that have a parse, or rows of the stage `before` it."""
    parsed = select(ARTICLE.c.id).join(ANNOTATION, ANNOTATION.c.text_sha256 == ARTICLE.c.text_sha256)
    derived = select(DERIVATION.c.article_id).where(DERIVATION.c.stage == before)
    _mark_selected(connection, stage, parsed.where(ENGLISH) if before is None else derived)


def mark_all_derived(connection: Connection) -> None:
    """Have `entity` look at all articles that have rows of any stage, be they English or no more."""
    derived = select(DERIVATION.c.article_id).where(DERIVATION.c.stage.is_not(None)).distinct()
    _mark_selected(connection, "entity", derived)


def _mark_selected(connection: Connection, stage: str, articles: Select[int]) -> None:
    """Have `stage` look at the articles that `articles` selects."""
    add_selected(connection, UNCHECKED_ARTICLE, articles.add_columns(literal(stage)))


def pages_of_texts(connection: Connection, span: Span = EVERYTHING) -> Iterator[list[str]]:
    """Yield the marked texts in `span` page by page, in order; a page may be settled before the next."""
    digest = UNCHECKED_TEXT.c.text_sha256
    yield from _pages(connection, digest, digest >= span[0], digest < span[1])


def pages_of_articles(connection: Connection, stage: str) -> Iterator[list[int]]:
    """Yield what `stage` has to look at page by page, by id; a page may be settled before the next."""
    yield from _pages(connection, UNCHECKED_ARTICLE.c.article_id, UNCHECKED_ARTICLE.c.stage == stage)


def _pages(
    connection: Connection, key: ColumnElement[Key], *where: ColumnElement[bool]
) -> Iterator[list[Key]]:
    """Yield the values of `key` page by page, each page beginning after the one before."""
    chosen = select(key).where(*where).order_by(key).limit(PAGE)
    page = list(connection.execute(chosen).scalars())
    while page:
        yield page
        page = list(connection.execute(chosen.where(key > page[-1])).scalars())


def unread_articles(connection: Connection) -> list[int]:
    """Return the articles that `entity` is to look at and that are not sent through the English parse."""
    return [
        article
        for page in pages_of_articles(connection, "entity")
        for article in connection.execute(
            select(ARTICLE.c.id).where(ARTICLE.c.id.in_(page), ~ENGLISH).order_by(ARTICLE.c.id)
        ).scalars()
    ]


def settle_texts(connection: Connection, digests: Iterable[str]) -> None:
    """Take the marks of `digests` away."""
    delete_rows(connection, UNCHECKED_TEXT, "text_sha256", digests)


def settle_articles(connection: Connection, articles: Iterable[int], stage: str) -> None:
    """Take the marks of `articles` for `stage` away."""
    for batch in batches(articles, BATCH_KEYS):
        mine = UNCHECKED_ARTICLE.c.article_id.in_(batch)
        connection.execute(delete(UNCHECKED_ARTICLE).where(mine, UNCHECKED_ARTICLE.c.stage == stage))


def forget_articles(connection: Connection, articles: Iterable[int]) -> None:
    """Take all marks of `articles` away: nothing is derived of them any more."""
    for batch in batches(articles, BATCH_KEYS):
        for table in (UNCHECKED_ARTICLE, UNCHECKED_SPANS):
            connection.execute(delete(table).where(table.c.article_id.in_(batch)))


def mark_spans(connection: Connection, stage: str, articles: Iterable[int]) -> None:
    """Have the spans that `stage` found in `articles` checked."""
    rows: list[Row] = [{"article_id": article, "stage": stage} for article in sorted(set(articles))]
    add_rows(connection, UNCHECKED_SPANS, rows)


def take_spans(connection: Connection, stage: str, count: int) -> list[int]:
    """Take the marks of up to `count` articles whose spans of `stage` are to be checked; return these."""
    one = UNCHECKED_SPANS.c
    chosen = select(one.article_id).where(one.stage == stage).order_by(one.article_id).limit(count)
    articles = list(connection.execute(chosen).scalars())
    mine = one.article_id.in_(articles) & (one.stage == stage)
    connection.execute(delete(UNCHECKED_SPANS).where(mine))
    return articles
