"""The asset `entity`: each article's names, then which of them are the same thing in all articles."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter

from pipeline.db import derivations, documents, entities, names, naming_counts
from pipeline.db.engine import Engine, reading, writing
from pipeline.nlp.names import find_names
from pipeline.records import Names
from pipeline.resolve import Pins, load_pins
from pipeline.stages.derived import backlog, batched_articles, guarded, load, settle, store_each
from pipeline.stages.resolving import ARTICLES_AT_ONCE, NAMINGS_AT_ONCE, resolve_changes
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, digest, rare_collections, silent


@rare_collections()
def run(engine: Engine, pins_file: Path, scope: Scope, progress: Progress = silent) -> Outcome:
    """Find the names of stale articles, and resolve what they change."""
    began = perf_counter()
    work = backlog(engine, "entity", scope)
    failed = 0
    for batch in batched_articles(work, "entity", progress):
        loaded = load(engine, "entity", batch)
        with writing(engine) as connection:
            found, wrong = [], {}
            for article in loaded:
                find = partial(find_names, article.parse(), article.context)
                result, issues = guarded("entity", find, Names())
                failed += bool(issues)
                wrong[article.id] = issues
                found.append((article.id, result))
            documents.replace_article_issues(connection, "entity", wrong)
            failed += store_each(
                connection, "entity", found, partial(names.replace_names, connection), Names()
            )
            settle(connection, "entity", loaded)
    resolve_names(engine, pins_file)
    with reading(engine) as connection:
        rows = entities.count_entities(connection)
    return Outcome(
        stage="entity",
        rows=rows,
        changed=len(work.stale) - failed,
        unchanged=work.current,
        rejected=failed,
        seconds=perf_counter() - began,
    )


def resolve_names(
    engine: Engine,
    pins_file: Path,
    articles_at_once: int = ARTICLES_AT_ONCE,
    namings_at_once: int = NAMINGS_AT_ONCE,
) -> None:
    """Resolve the names that changed; all of them if the rules, the user's own among them, did."""
    pinned = pins_file.read_bytes() if pins_file.is_file() else b""
    key = digest(version("entities"), pinned)
    pins = load_pins(pins_file) if pinned else Pins()
    with writing(engine) as connection:
        if derivations.state(connection, "entities") != key:
            naming_counts.forget_namings(connection)
            derivations.write_state(connection, "entities", key)
    resolve_changes(engine, pins, articles_at_once, namings_at_once)
