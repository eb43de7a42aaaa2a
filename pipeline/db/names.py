"""Names: each article's referents, mentions and roles; `pipeline.db.entities` joins them to entities."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.derivations import forget
from pipeline.db.naming_counts import withdraw
from pipeline.db.rows import Row, delete_rows, insert_rows, rows_by_article, unique
from pipeline.records import Mention, Names, Referent, Role, content_id

EVENT_REPORT = models.table_of(models.EventReport)
MENTION = models.table_of(models.Mention)
QUOTE = models.table_of(models.Quote)
REFERENT = models.table_of(models.Referent)
ROLE = models.table_of(models.EntityRole)

MENTION_COLUMNS = ("start_char", "end_char", "text", "label", "form", "confidence")


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
    fields = Referent.__dataclass_fields__
    for referent in names.referents:
        yield {"article_id": article} | {name: getattr(referent, name) for name in fields}


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
        row = {name: getattr(role, name) for name in Role.__dataclass_fields__}
        yield {"id": key, "article_id": article} | row


def read_names(connection: Connection, articles: Iterable[int]) -> dict[int, Names]:
    """Return the stored names of `articles`, those without any included."""
    wanted = list(articles)
    parts: dict[type, dict[int, list[Row]]] = {}
    for record, table, order in (
        (Referent, REFERENT, ("number",)),
        (Mention, MENTION, ("start_char", "end_char")),
        (Role, ROLE, ("start_char", "end_char", "id")),
    ):
        columns = [name for name in record.__dataclass_fields__ if name != "others"]
        parts[record] = rows_by_article(connection, table, columns, order, wanted)
    return {
        article: Names(
            referents=tuple(Referent(**row) for row in parts[Referent][article]),
            mentions=_mention_records(parts[Mention][article]),
            roles=tuple(Role(**row) for row in parts[Role][article]),
        )
        for article in wanted
    }


def _mention_records(rows: Sequence[Row]) -> tuple[Mention, ...]:
    """Return one article's rows, which are sorted by their span, as records."""
    together: dict[tuple[int, int], list[Row]] = {}
    for row in rows:
        together.setdefault((row["start_char"], row["end_char"]), []).append(row)
    return tuple(mention for some in together.values() for mention in _at_one_span(some))


def _at_one_span(rows: list[Row]) -> Iterator[Mention]:
    """Yield the mentions of one span, the rows of one that means several put together again.

    They are sorted here: the two databases do not agree on the order of words and NULLs.
    """
    if len(rows) == 1:
        yield Mention(**rows[0])
        return
    labels: dict[str, list[Row]] = {}
    for row in sorted(rows, key=_within_span):
        labels.setdefault(row["label"], []).append(row)
    for some in labels.values():
        yield Mention(**some[0], others=tuple(row["referent"] for row in some[1:]))


def _within_span(row: Row) -> tuple[str, int]:
    """Return what the rows of one span are sorted by."""
    return row["label"], -1 if row["referent"] is None else row["referent"]
