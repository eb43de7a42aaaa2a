"""Documents and their issues: what is stored of the seeds folder, and changing it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from pipeline.db import models
from pipeline.db.models.document import UNREAD
from pipeline.db.naming_counts import withdraw
from pipeline.db.rows import BATCH_KEYS, Row, batches, delete_rows, insert_rows, upsert_rows
from pipeline.db.unchecked import mark_texts_of
from pipeline.records import Issue, content_id

DOCUMENT = models.table_of(models.Document)
ISSUE = models.table_of(models.Issue)
ARTICLE = models.table_of(models.Article)

PAGE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDocument:
    """A document row, as far as deciding what to do with its file goes."""

    path: str
    state: str
    sha256: str | None
    size_bytes: int | None
    mtime_ns: int | None
    media_type: str | None
    encoding: str | None
    derived_key: str | None


def document_id(path: str) -> int:
    """Return the id of the document at `path`."""
    return content_id("document", path)


def listed(
    connection: Connection, begins: Collection[str] = ()
) -> Iterator[tuple[str, str, int | None, int | None]]:
    """Yield path, state, size and modification time of every file ever seen, or of those below `begins`.

    A path is below one of `begins` if it begins with it; SQLite does not tell letter cases apart there.
    """
    chosen = select(DOCUMENT.c.path, DOCUMENT.c.state, DOCUMENT.c.size_bytes, DOCUMENT.c.mtime_ns)
    if begins:
        chosen = chosen.where(or_(*(DOCUMENT.c.path.startswith(begin, autoescape=True) for begin in begins)))
    for row in connection.execute(chosen, execution_options={"yield_per": BATCH_KEYS}):
        yield tuple(row)


def stored_documents(connection: Connection, ids: Iterable[int]) -> dict[str, StoredDocument]:
    """Return what is stored of the documents `ids`, by path."""
    names = list(StoredDocument.__dataclass_fields__)
    found: dict[str, StoredDocument] = {}
    for batch in batches(ids, BATCH_KEYS):
        statement = select(*(DOCUMENT.c[name] for name in names)).where(DOCUMENT.c.id.in_(batch))
        rows = connection.execute(statement.order_by(DOCUMENT.c.path))
        found |= {row.path: StoredDocument(**row._mapping) for row in rows}
    return found


def ingested(connection: Connection, *, is_unread: bool = False) -> Iterator[list[tuple[int, str]]]:
    """Yield id and path of the ingested documents page by page, by path, or of those still to be read."""
    part = UNREAD if is_unread else DOCUMENT.c.state == "ingested"
    chosen = select(DOCUMENT.c.id, DOCUMENT.c.path).where(part).order_by(DOCUMENT.c.path).limit(PAGE)
    page = connection.execute(chosen).all()
    while page:
        yield [(row.id, row.path) for row in page]
        page = connection.execute(chosen.where(DOCUMENT.c.path > page[-1].path)).all()


def folders(connection: Connection) -> list[str]:
    """Return the folders of the ingested documents, each with its closing slash, "" for the seeds folder."""
    # What ends in any character of the path but a slash, taken off.
    folder = func.rtrim(DOCUMENT.c.path, func.replace(DOCUMENT.c.path, "/", ""))
    chosen = select(folder).where(DOCUMENT.c.state == "ingested").distinct()
    return sorted(connection.execute(chosen).scalars())


def reopen(connection: Connection, paths: Iterable[str]) -> None:
    """Have the articles of the documents at `paths` read again."""
    for batch in batches(paths, BATCH_KEYS):
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.path.in_(batch)).values(derived_key=None))


def count_ingested(connection: Connection) -> int:
    """Return how many documents are ingested."""
    counted = select(func.count()).select_from(DOCUMENT).where(DOCUMENT.c.state == "ingested")
    return connection.execute(counted).scalar_one()


def write_documents(connection: Connection, found: Sequence[tuple[StoredDocument, Sequence[Issue]]]) -> None:
    """Store documents and the `document` issues each has now; a rejected one loses its articles."""
    upsert_rows(connection, DOCUMENT, [_document_row(document, issues) for document, issues in found])
    lost = [document_id(document.path) for document, _ in found if document.state != "ingested"]
    if lost:
        mark_texts_of(connection, "document_id", lost)
        _delete_articles_of(connection, lost)
        _delete_issues(connection, ISSUE.c.document_id, lost, "article")
    _delete_issues(connection, ISSUE.c.document_id, [document_id(one.path) for one, _ in found], "document")
    rows = (_rows(document_id(one.path), "document", issues, None) for one, issues in found)
    insert_rows(connection, ISSUE, list(chain.from_iterable(rows)))


def _document_row(document: StoredDocument, issues: Iterable[Issue]) -> Row:
    """Return the row of a document."""
    row: Row = {name: getattr(document, name) for name in StoredDocument.__dataclass_fields__}
    reason = next((issue.message for issue in issues if issue.severity == "error"), None)
    return row | {"id": document_id(document.path), "reason": reason}


def _delete_issues(connection: Connection, owner: ColumnElement[Any], ids: Iterable[int], stage: str) -> None:
    """Delete what `stage` has to say of these documents or articles."""
    for batch in batches(ids, BATCH_KEYS):
        connection.execute(delete(ISSUE).where(owner.in_(batch), ISSUE.c.stage == stage))


def count_documents(connection: Connection) -> int:
    """Return how many documents are there, removed ones left out."""
    there = select(func.count()).select_from(DOCUMENT).where(DOCUMENT.c.state != "removed")
    return connection.execute(there).scalar_one()


def remove_documents(connection: Connection, paths: Iterable[str]) -> None:
    """Mark files that are gone as removed; their articles and all that hangs on them go."""
    for batch in batches(paths, BATCH_KEYS):
        ids = [document_id(path) for path in batch]
        gone = {"state": "removed", "reason": None, "derived_key": None, "mtime_ns": None}
        connection.execute(update(DOCUMENT).where(DOCUMENT.c.id.in_(ids)).values(gone))
        mark_texts_of(connection, "document_id", ids)
        _delete_articles_of(connection, ids)
        connection.execute(delete(ISSUE).where(ISSUE.c.document_id.in_(ids)))


def delete_articles(connection: Connection, ids: Sequence[int]) -> None:
    """Delete articles with all that hangs on them, and count their names no more."""
    withdraw(connection, ids)
    delete_rows(connection, ARTICLE, "id", ids)


def _delete_articles_of(connection: Connection, documents: Sequence[int]) -> None:
    """Delete the articles of `documents`."""
    for batch in batches(documents, BATCH_KEYS):
        ids = connection.execute(select(ARTICLE.c.id).where(ARTICLE.c.document_id.in_(batch))).scalars().all()
        delete_articles(connection, ids)


def replace_article_issues(connection: Connection, stage: str, issues: Mapping[int, Sequence[Issue]]) -> None:
    """Make `issues` all that `stage` has to say of each of these articles."""
    _delete_issues(connection, ISSUE.c.article_id, issues, stage)
    insert_rows(
        connection,
        ISSUE,
        [row for article, some in issues.items() for row in _rows(None, stage, some, article)],
    )


def replace_issues(connection: Connection, document: int | None, stage: str, issues: Iterable[Issue]) -> None:
    """Make `issues` all that `stage` has to say of the document or (None) of the folder."""
    about = ISSUE.c.document_id.is_not_distinct_from(document), ISSUE.c.article_id.is_(None)
    connection.execute(delete(ISSUE).where(*about, ISSUE.c.stage == stage))
    insert_rows(connection, ISSUE, _rows(document, stage, issues, None))


def _rows(document: int | None, stage: str, issues: Iterable[Issue], article: int | None) -> list[Row]:
    """Return the rows of the issues that `stage` has with a document, an article or the folder."""
    rows = {
        content_id("issue", document, article, stage, issue.code, issue.message): issue for issue in issues
    }
    return [
        {
            "id": key,
            "document_id": document,
            "article_id": article,
            "stage": stage,
            "severity": issue.severity,
            "code": issue.code,
            "message": issue.message,
        }
        for key, issue in rows.items()
    ]
