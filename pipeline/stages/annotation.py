"""The asset `annotation`: one stored parse for every English text, the only costly step."""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter

from pipeline.db import articles, documents, parses
from pipeline.db.articles import StoredText
from pipeline.db.engine import Engine, reading, writing
from pipeline.db.rows import batches
from pipeline.nlp import model
from pipeline.records import Issue
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, silent

BATCH_TEXTS = 64
BATCH_TEXTS_OF_SEVERAL = 1_000


def parse_version(model_name: str) -> str:
    """Return what a stored parse is stamped with: model, its version, and the code that runs it.

    Raises:
        pipeline.nlp.model.ModelMissingError: the model is not installed.
    """
    return f"{model.model_version(model_name)} {version('parses')}"


def is_english(article: StoredText) -> bool:
    """Tell whether an article is sent through the English parse."""
    return article.language in (None, "en") and article.word_count > 0


def run(
    engine: Engine, model_name: str, scope: Scope, processes: int = 1, progress: Progress = silent
) -> Outcome:
    """Parse the texts that have no current parse, and drop parses that no article needs."""
    began = perf_counter()
    stamp = parse_version(model_name)
    with reading(engine) as connection:
        english = [article for article in articles.stored_texts(connection) if is_english(article)]
        stored = parses.stored_models(connection)
    owners = {article.text_sha256: article for article in reversed(english)}
    stale = [
        article
        for digest, article in sorted(owners.items())
        if scope.full_refresh or stored.get(digest) != stamp
    ][: scope.limit]
    failed = sum(_parse(engine, model_name, stamp, stale, processes, progress))
    with writing(engine) as connection:
        removed = parses.delete_orphans(connection)
        rows = parses.count_parses(connection)
    return Outcome(
        stage="annotation",
        rows=rows,
        changed=len(stale) - failed,
        unchanged=len(owners) - len(stale),
        rejected=failed,
        removed=removed,
        seconds=perf_counter() - began,
    )


def _parse(
    engine: Engine, model_name: str, stamp: str, stale: list[StoredText], processes: int, progress: Progress
) -> Iterator[int]:
    """Parse and store the texts of `stale` batch by batch; yield how many of each could not be."""
    done = 0
    progress("annotation", done, len(stale))
    # Several processes are started anew for every batch, which takes seconds.
    for batch in batches(stale, BATCH_TEXTS if processes == 1 else BATCH_TEXTS_OF_SEVERAL):
        with reading(engine) as connection:
            texts = articles.texts(connection, [article.id for article in batch])
        found = dict(model.parse_each(list(texts.items()), model_name, processes))
        with writing(engine) as connection:
            stored = {article.text_sha256: found[article.id] for article in batch if article.id in found}
            parses.write_parses(connection, stamp, stored)
            for article in batch:
                issues = [] if article.id in found else [_unparsed(len(texts[article.id]))]
                documents.replace_issues(connection, None, "annotation", issues, article.id)
        done += len(batch)
        progress("annotation", done, len(stale))
        yield len(batch) - len(found)


def _unparsed(length: int) -> Issue:
    """Say of an article that it could not be parsed."""
    return Issue(
        stage="annotation",
        severity="error",
        code="not_parsed",
        message=f"The model could not read this article ({length:,} characters; "
        f"{model.MAX_CHARACTERS:,} is the most). It has no names, quotes or events. "
        "If it is several articles in one, part them and ingest again.",
    )
