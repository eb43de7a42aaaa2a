"""Which articles' names, quotes and events are stale, and going through them in batches.

The three stages share it: each reads stored parses and writes rows of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from pipeline.db import articles, derivations, documents, parses
from pipeline.db.articles import StoredText
from pipeline.db.engine import Connection, Engine, reading
from pipeline.db.refusal import write_each
from pipeline.db.rows import batches
from pipeline.nlp.parse import Parse
from pipeline.nlp.stored import read
from pipeline.records import Issue
from pipeline.stages.annotation import is_english
from pipeline.stages.versions import version
from pipeline.stages.work import Progress, Scope, digest

BATCH_ARTICLES = 50
CHAIN = {"entity": "names", "quote": "quotes", "event": "reports"}

Found = TypeVar("Found")
Rows = TypeVar("Rows", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """The articles a stage has to do, the key each will have then, and how many are current."""

    stale: tuple[StoredText, ...]
    keys: dict[int, str]
    current: int


def backlog(engine: Engine, stage: str, scope: Scope) -> Backlog:
    """Return what `stage` (entity, quote or event) has to do.

    An article is stale when its text, context, parse, the code of this stage or of one before it is
    no longer what its rows were derived from. It waits until the stage before it is current.
    """
    with reading(engine) as connection:
        parsed = parses.stored_models(connection)
        known = [article for article in articles.stored_texts(connection) if is_english(article)]
        stored = derivations.derived_keys(connection, stage)
        before = None if stage == "entity" else derivations.derived_keys(connection, _before(stage))
        paths = documents.paths(connection)
    keys: dict[int, str] = {}
    for article in known:
        parse = parsed.get(article.text_sha256)
        base = (
            digest(article.text_sha256, parse, article.context) if before is None else before.get(article.id)
        )
        if parse is not None and base is not None:
            keys[article.id] = digest(base, version(CHAIN[stage]))
    due = [article for article in known if article.id in keys]
    stale = [
        article
        for article in due
        if (scope.full_refresh or stored.get(article.id) != keys[article.id])
        and scope.takes(paths[article.document_id])
    ]
    chosen = tuple(stale[: scope.limit])
    return Backlog(stale=chosen, keys=keys, current=len(due) - len(chosen))


def _before(stage: str) -> str:
    """Return the stage whose rows `stage` builds on."""
    order = list(CHAIN)
    return order[order.index(stage) - 1]


def load(engine: Engine, stale: Sequence[StoredText]) -> list[tuple[StoredText, str, Parse]]:
    """Return a batch of articles with their texts and parses."""
    with reading(engine) as connection:
        texts = articles.texts(connection, [article.id for article in stale])
        stored = parses.read_parses(connection, [article.text_sha256 for article in stale])
    return [
        (article, texts[article.id], read(stored[article.text_sha256], texts[article.id]))
        for article in stale
        if article.id in texts and article.text_sha256 in stored
    ]


def batched_articles(work: Backlog, stage: str, progress: Progress) -> Iterator[list[StoredText]]:
    """Yield the stale articles batch by batch, telling of the progress after each."""
    done = 0
    progress(stage, done, len(work.stale))
    for batch in batches(work.stale, BATCH_ARTICLES):
        yield batch
        done += len(batch)
        progress(stage, done, len(work.stale))


def guarded(stage: str, find: Callable[[], Found], otherwise: Found) -> tuple[Found, list[Issue]]:
    """Run the extraction of one article; if it fails, say so and go on without its rows.

    One article that trips over a fault of ours must not cost the other ten thousand.
    """
    try:
        return find(), []
    except Exception as error:  # noqa: BLE001
        message = (
            f"Dateline failed on this article ({type(error).__name__}: {error}). It has no {stage} rows. "
            "Please report it with the file; the other articles are not touched."
        )
        return otherwise, [Issue(stage=stage, severity="error", code="extraction_failed", message=message)]


def store_each(
    connection: Connection,
    stage: str,
    found: Sequence[Rows],
    write: Callable[[Sequence[Rows]], None],
    nothing: object,
) -> int:
    """Store what was found, article by article where the database refuses it; return how many it refused.

    `found` are tuples of which the first is an article's id and the last what was found there, the
    first argument of `write`. An article refused is stored with `nothing`, and an issue says why.
    """
    refused = write_each(connection, found, write)
    for item, reason in refused:
        write([cast("Rows", (*item[:-1], nothing))])
        message = (
            f"The database refused what Dateline found in this article ({reason}). It has no {stage} rows. "
            "Please report it with the file; the other articles are not touched."
        )
        issue = Issue(stage=stage, severity="error", code="not_stored", message=message)
        documents.replace_article_issues(connection, stage, {item[0]: [issue]})
    return len(refused)
