"""The asset `annotation`: one stored parse for every English text, the only costly step.

`run` does it all in one go; `plan`, `parse` and `finish` are its parts, for those who parse on several
machines: nothing passes between them but what the database holds.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from time import perf_counter

from pipeline.articles.facts.dateline import opening_end
from pipeline.db import articles, derivations, documents, parses, unchecked
from pipeline.db.engine import Connection, Engine, reading, writing
from pipeline.db.rows import batches
from pipeline.db.unchecked import EVERYTHING, Span
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The texts to parse, one article for each in the order of their digests; how many others there are."""

    stale: Sequence[int]
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
    stale = array("q")
    with writing(engine) as connection:
        _mark(connection, stamp, scope, span)
        due = parses.count_parses(connection)
        for page in unchecked.pages_of_texts(connection, span):
            models = parses.stored_models(connection, page)
            owned = articles.owned_texts(connection, page)
            due += len(owned) - len(models)
            current = {text.text_sha256 for text in owned if models.get(text.text_sha256) == stamp}
            if not scope.full_refresh:
                owned = [text for text in owned if text.text_sha256 not in current]
            taken = [text for text in owned if any(map(scope.takes, text.paths))][: scope.room(len(stale))]
            stale.extend(text.article for text in taken)
            unchecked.settle_texts(connection, current.difference(text.text_sha256 for text in taken))
    return Plan(stale=stale, current=due - len(stale))


def _mark(connection: Connection, stamp: str, scope: Scope, span: Span) -> None:
    """Have every text looked at if the model or the code that runs it is another now, or all is asked for."""
    is_same_model = derivations.state(connection, "parses") == stamp
    if scope.full_refresh or not is_same_model:
        unchecked.mark_all_texts(connection, span)
    if not is_same_model:
        derivations.write_state(connection, "parses", stamp)


def ends(engine: Engine, texts: Sequence[int]) -> tuple[str, str]:
    """Return the lowest and the highest digest of the texts of articles `texts`, which are not none."""
    with reading(engine) as connection:
        digests = articles.digests(connection, texts).values()
    return min(digests), max(digests)


@rare_collections()
def parse(
    engine: Engine,
    model_name: str,
    stale: Sequence[int],
    processes: int = 1,
    progress: Progress = silent,
) -> int:
    """Parse and store the texts of the articles `stale` batch by batch; return how many could not be."""
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


def _texts(engine: Engine, batch: Sequence[int]) -> model.Texts:
    """Return the texts of a batch by article."""
    with reading(engine) as connection:
        return list(articles.texts(connection, batch).items())


def _store(engine: Engine, model_name: str, batch: Sequence[int], found: model.Parses) -> None:
    """Store the parses of one batch, and which of its texts could not be parsed, in one transaction."""
    with writing(engine) as connection:
        digests = articles.digests(connection, batch)
        stored = {digest: found[article] for article, digest in digests.items() if article in found}
        parses.write_parses(connection, parse_version(model_name), stored)
        unchecked.settle_texts(connection, stored)
        same = articles.ids_by_text(connection, digests.values())
        lengths = {
            one: len(text) for one, text in articles.texts(connection, digests.keys() - found.keys()).items()
        }
        issues = {
            one: [_unparsed(lengths[article])] if article in lengths else []
            for article, digest in digests.items()
            for one in same.get(digest, [])
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
