"""Names: each article's referents, mentions and roles; `pipeline.db.entities` joins them to entities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.derivations import forget
from pipeline.db.naming_counts import withdraw
from pipeline.db.rows import Row, delete_rows, insert_rows, rows_by_article, rows_of_articles, unique
from pipeline.records import Mention, Names, Referent, Role, content_id

EVENT_REPORT = models.table_of(models.EventReport)
MENTION = models.table_of(models.Mention)
QUOTE = models.table_of(models.Quote)
REFERENT = models.table_of(models.Referent)
ROLE = models.table_of(models.EntityRole)

REFERENT_COLUMNS = tuple(Referent.__dataclass_fields__)
ROLE_COLUMNS = tuple(Role.__dataclass_fields__)
MENTION_COLUMNS = ("start_char", "end_char", "text", "label", "form", "confidence")

MentionRow = Sequence[Any]
"""`MENTION_COLUMNS`, the referent and the article."""


def replace_names(connection: Connection, found: Sequence[tuple[int, Names]]) -> None:
    """Make `found` (article id, its names) all there is of those articles.

    Their quotes and event reports go: they count on referents that are no more.
    """
    clear_names(connection, [article for article, _ in found])
    unsettle(connection, [article for article, _ in found])
    insert_rows(connection, REFERENT, [row for article, names in found for row in _referents(article, names)])
    insert_rows(
        connection, MENTION, unique(row for article, names in found for row in _mentions(article, names))
    )
    insert_rows(connection, ROLE, unique(row for article, names in found for row in _roles(article, names)))


def clear_names(connection: Connection, articles: Sequence[int]) -> None:
    """Delete the names of `articles`, and the quotes and event reports that count on them."""
    if not articles:
        return
    withdraw(connection, articles)
    for table in (QUOTE, EVENT_REPORT, MENTION, ROLE, REFERENT):
        delete_rows(connection, table, "article_id", articles)
    forget(connection, articles)


def _referents(article: int, names: Names) -> Iterator[Row]:
    """Yield the referent rows of one article."""
    for referent in names.referents:
        yield {"article_id": article} | {name: getattr(referent, name) for name in REFERENT_COLUMNS}


def _mentions(article: int, names: Names) -> Iterator[Row]:
    """Yield the mention rows of one article; "the two leaders" is a row for each of them."""
    for mention in names.mentions:
        row = {name: getattr(mention, name) for name in MENTION_COLUMNS}
        for referent in (mention.referent, *mention.others):
            key = content_id(
                "mention", article, mention.start_char, mention.end_char, mention.label, referent
            )
            yield row | {"id": key, "article_id": article, "referent": referent}


def _roles(article: int, names: Names) -> Iterator[Row]:
    """Yield the role rows of one article."""
    for role in names.roles:
        key = content_id("role", article, role.referent, role.start_char, role.end_char, role.role)
        row = {name: getattr(role, name) for name in ROLE_COLUMNS}
        yield {"id": key, "article_id": article} | row


def read_names(connection: Connection, articles: Iterable[int]) -> dict[int, Names]:
    """Return the stored names of `articles`, those without any included."""
    wanted = list(articles)
    referents = rows_by_article(connection, REFERENT, REFERENT_COLUMNS, ("number",), wanted)
    mentions = _read_mentions(connection, wanted)
    roles = rows_by_article(connection, ROLE, ROLE_COLUMNS, ("start_char", "end_char", "id"), wanted)
    return {
        article: Names(
            referents=tuple(Referent(**row) for row in referents[article]),
            mentions=mentions[article],
            roles=tuple(Role(**row) for row in roles[article]),
        )
        for article in wanted
    }


def _read_mentions(connection: Connection, articles: Sequence[int]) -> dict[int, tuple[Mention, ...]]:
    """Return the stored mentions of `articles` in text order."""
    spans: dict[int, dict[tuple[int, int], list[MentionRow]]] = {article: {} for article in articles}
    columns = (*MENTION_COLUMNS, "referent")
    for row in rows_of_articles(connection, MENTION, columns, ("start_char", "end_char"), articles):
        spans[row[-1]].setdefault((row[0], row[1]), []).append(row)
    return {
        article: tuple(mention for some in found.values() for mention in _at_one_span(some))
        for article, found in spans.items()
    }


def _at_one_span(rows: list[MentionRow]) -> list[Mention]:
    """Return the mentions of one span, the rows of one that means several put together again.

    They are sorted here: the two databases do not agree on the order of words and NULLs.
    """
    if len(rows) == 1:
        return [_mention(rows[0], ())]
    labels: defaultdict[str, list[MentionRow]] = defaultdict(list)
    for row in sorted(rows, key=_within_span):
        labels[row[3]].append(row)
    return [_mention(some[0], tuple(row[6] for row in some[1:])) for some in labels.values()]


def _within_span(row: MentionRow) -> tuple[str, int]:
    """Return what the rows of one span are sorted by."""
    return row[3], -1 if row[6] is None else row[6]


def _mention(row: MentionRow, others: tuple[int, ...]) -> Mention:
    """Return the record of one row; an article has so many that filling a dictionary for each is felt."""
    start, end, text, label, form, confidence, referent, _article = row
    return Mention(
        start_char=start,
        end_char=end,
        text=text,
        label=label,
        form=form,
        confidence=confidence,
        referent=referent,
        others=others,
    )
