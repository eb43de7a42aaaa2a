"""Which articles' names, quotes and events are stale, and going through them in batches.

The three stages share it: each reads stored parses and writes rows of its own.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from pipeline.db import articles, derivations, documents, parses, unchecked
from pipeline.db.articles import StoredText
from pipeline.db.engine import Connection, Engine, reading, writing
from pipeline.db.refusal import write_each
from pipeline.db.rows import batches
from pipeline.nlp.parse import Parse
from pipeline.nlp.stored import read
from pipeline.records import Context, Issue
from pipeline.stages.versions import version
from pipeline.stages.work import Progress, Scope, digest

BATCH_ARTICLES = 50
CHAIN = {"entity": "names", "quote": "quotes", "event": "reports"}
AFTER = {"entity": "quote", "quote": "event"}

Found = TypeVar("Found")
Rows = TypeVar("Rows", bound=tuple[Any, ...])


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """The articles a stage has to do, by id, and how many others are there that it could do."""

    stale: Sequence[int]
    current: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """An article with all that a stage reads of it, and the key that its rows will have."""

    id: int
    key: str
    context: Context
    text: str
    stored: bytes

    def parse(self) -> Parse:
        """Read the stored parse, when its turn comes.

        A batch of parses held at once falls out of the processor's cache before the rules get to it, and
        its many lists make Python look for garbage: together a quarter of the rules' own time.
        """
        return read(self.stored, self.text)


def backlog(engine: Engine, stage: str, scope: Scope) -> Backlog:
    """Return what `stage` (entity, quote or event) has to do.

    An article is stale when its text, context, parse, the code of this stage or of one before it is
    no longer what its rows were derived from. It waits until the stage before it has derived it. Only
    marked articles are looked at, and their marks are taken away where they are current.
    """
    stale = array("q")
    with writing(engine) as connection:
        _mark(connection, stage, scope)
        due = derivations.count_derived(connection, stage)
        for page in unchecked.pages_of_articles(connection, stage):
            marked = articles.stored_texts(connection, stage, _before(stage), page)
            due += sum(article.stored is None for article in marked)
            current = {article.id for article in marked if article.stored == key_of(stage, article)}
            if not scope.full_refresh:
                marked = [article for article in marked if article.id not in current]
            taken = [article.id for article in marked if scope.takes(article.path)][: scope.room(len(stale))]
            stale.extend(taken)
            unchecked.settle_articles(connection, current.difference(taken), stage)
    return Backlog(stale=stale, current=due - len(stale))


def _mark(connection: Connection, stage: str, scope: Scope) -> None:
    """Have every article looked at if the code of `stage` is another now, or all is asked for."""
    step, now = CHAIN[stage], version(CHAIN[stage])
    is_same_code = derivations.state(connection, step) == now
    if scope.full_refresh or not is_same_code:
        unchecked.mark_all_articles(connection, stage, _before(stage))
    if not is_same_code:
        derivations.write_state(connection, step, now)


def key_of(stage: str, article: StoredText) -> str:
    """Return the key of the rows that `stage` derives of `article` as it is now."""
    base = article.base or digest(article.text_sha256, article.model, article.context)
    return digest(base, version(CHAIN[stage]))


def _before(stage: str) -> str | None:
    """Return the stage whose rows `stage` builds on, None for the first."""
    return next((before for before, after in AFTER.items() if after == stage), None)


def load(engine: Engine, stage: str, stale: Sequence[int]) -> list[Loaded]:
    """Return those of the articles `stale` that `stage` can do, with their texts and parses, by id."""
    with reading(engine) as connection:
        known = articles.stored_texts(connection, stage, _before(stage), stale)
        texts = articles.texts(connection, [article.id for article in known])
        stored = parses.read_parses(connection, [article.text_sha256 for article in known])
    return [
        Loaded(
            id=article.id,
            key=key_of(stage, article),
            context=article.context,
            text=texts[article.id],
            stored=stored[article.text_sha256],
        )
        for article in known
    ]


def settle(connection: Connection, stage: str, done: Sequence[Loaded]) -> None:
    """Remember what the rows of `done` come from; the next stage and the checks are to look at them."""
    derivations.remember(connection, stage, {article.id: article.key for article in done})
    ids = [article.id for article in done]
    unchecked.settle_articles(connection, ids, stage)
    unchecked.mark_spans(connection, stage, ids)
    after = AFTER.get(stage)
    if after is not None:
        unchecked.mark_articles(connection, after, ids)


def batched_articles(work: Backlog, stage: str, progress: Progress) -> Iterator[list[int]]:
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
