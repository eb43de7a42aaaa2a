"""The asset `annotation`: one stored parse for every English text, the only costly step.

`run` does it all in one go; `plan`, `parse` and `finish` are its parts, for those who parse on several
machines: nothing passes between them but what the database holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from pipeline.articles.dateline import opening_end
from pipeline.db import articles, documents, parses
from pipeline.db.articles import EVERYTHING, Span, StoredText
from pipeline.db.engine import Engine, reading, writing
from pipeline.db.rows import batches
from pipeline.nlp import bounds, model
from pipeline.records import Issue
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, rare_collections, silent

BATCH_TEXTS = 64


def parse_version(model_name: str) -> str:
    """Return what a stored parse is stamped with: model, its version, and the code that runs it.

    Raises:
        pipeline.nlp.model.ModelMissingError: the model is not installed.
    """
    return f"{model.model_version(model_name)} {version('parses')}"


def is_english(article: StoredText) -> bool:
    """Tell whether an article is sent through the English parse."""
    return article.language in (None, "en") and article.word_count > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The texts without a current parse, by digest, one article for each; and how many others there are."""

    stale: tuple[StoredText, ...]
    current: int


def run(
    engine: Engine, model_name: str, scope: Scope, processes: int = 1, progress: Progress = silent
) -> Outcome:
    """Parse the texts that have no current parse, and drop parses that no article needs."""
    began = perf_counter()
    work = plan(engine, model_name, scope)
    failed = parse(engine, model_name, work.stale, processes, progress)
    return finish(
        engine, done=len(work.stale), failed=failed, current=work.current, seconds=perf_counter() - began
    )


def plan(engine: Engine, model_name: str, scope: Scope, span: Span = EVERYTHING) -> Plan:
    """Return what there is to parse, of the texts whose digests lie in `span`."""
    stamp = parse_version(model_name)
    with reading(engine) as connection:
        english = [article for article in articles.stored_texts(connection, span) if is_english(article)]
        stored = parses.stored_models(connection, span)
        paths = documents.paths(connection)
    taken = {article.text_sha256 for article in english if scope.takes(paths[article.document_id])}
    owners = {article.text_sha256: article for article in reversed(english)}
    stale = [
        article
        for digest, article in sorted(owners.items())
        if digest in taken and (scope.full_refresh or stored.get(digest) != stamp)
    ]
    chosen = tuple(stale[: scope.limit])
    return Plan(stale=chosen, current=len(owners) - len(chosen))


@rare_collections()
def parse(
    engine: Engine,
    model_name: str,
    stale: Sequence[StoredText],
    processes: int = 1,
    progress: Progress = silent,
) -> int:
    """Parse and store the texts of `stale` batch by batch; return how many could not be."""
    failed = done = 0
    progress("annotation", done, len(stale))
    texts = (_texts(engine, batch) for batch in batches(stale, BATCH_TEXTS))
    found = model.parse_batches(texts, model_name, opening_end, processes)
    for batch, parsed in zip(batches(stale, BATCH_TEXTS), found, strict=True):
        _store(engine, model_name, batch, parsed)
        failed += len(batch) - len(parsed)
        done += len(batch)
        progress("annotation", done, len(stale))
    return failed


def finish(engine: Engine, *, done: int, failed: int, current: int, seconds: float) -> Outcome:
    """Drop parses that no article needs, and say what was done."""
    with writing(engine) as connection:
        removed = parses.delete_orphans(connection)
        rows = parses.count_parses(connection)
    return Outcome(
        stage="annotation",
        rows=rows,
        changed=done - failed,
        unchanged=current,
        rejected=failed,
        removed=removed,
        seconds=seconds,
    )


def _texts(engine: Engine, batch: list[StoredText]) -> model.Texts:
    """Return the texts of a batch by article."""
    with reading(engine) as connection:
        return list(articles.texts(connection, [article.id for article in batch]).items())


def _store(engine: Engine, model_name: str, batch: list[StoredText], found: model.Parses) -> None:
    """Store the parses of one batch, and which of its texts could not be parsed, in one transaction."""
    with writing(engine) as connection:
        stored = {article.text_sha256: found[article.id] for article in batch if article.id in found}
        parses.write_parses(connection, parse_version(model_name), stored)
        same = articles.ids_by_text(connection, [article.text_sha256 for article in batch])
        failed = [article.id for article in batch if article.id not in found]
        lengths = {one: len(text) for one, text in articles.texts(connection, failed).items()}
        issues = {
            one: [_unparsed(lengths[article.id])] if article.id in lengths else []
            for article in batch
            for one in same[article.text_sha256]
        }
        documents.replace_article_issues(connection, "annotation", issues)


def _unparsed(length: int) -> Issue:
    """Say of an article that it could not be parsed."""
    return Issue(
        stage="annotation",
        severity="error",
        code="not_parsed",
        message=f"The model could not read this article ({length:,} characters; {bounds.MAX_CHARACTERS:,} "
        f"and {bounds.MAX_TOKENS:,} words and marks are the most). It has no names, quotes or events. "
        "If it is several articles in one, part them and ingest again.",
    )
