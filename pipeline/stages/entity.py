"""The asset `entity`: each article's names, then which of them are the same thing in all articles."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from time import perf_counter

from pipeline.db import derivations, documents, entities, names
from pipeline.db.engine import Connection, Engine, writing
from pipeline.nlp.names import find_names
from pipeline.records import Names
from pipeline.resolve import load_pins, resolve
from pipeline.stages.derived import backlog, batched_articles, guarded, load, settle, store_each
from pipeline.stages.versions import version
from pipeline.stages.work import Outcome, Progress, Scope, digest, rare_collections, silent


@rare_collections()
def run(engine: Engine, pins_file: Path, scope: Scope, progress: Progress = silent) -> Outcome:
    """Find the names of stale articles, and resolve all names anew if any changed."""
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
    with writing(engine) as connection:
        _resolve(connection, pins_file)
        rows = entities.count_entities(connection)
    return Outcome(
        stage="entity",
        rows=rows,
        changed=len(work.stale) - failed,
        unchanged=work.current,
        rejected=failed,
        seconds=perf_counter() - began,
    )


def _resolve(connection: Connection, pins_file: Path) -> None:
    """Resolve all names anew, unless nothing that goes in has changed since the last time."""
    derived = sorted(derivations.derived_keys(connection, "entity").items())
    pinned = pins_file.read_bytes() if pins_file.is_file() else b""
    key = digest(version("entities"), pinned, derived)
    if derivations.state(connection, "entities") == key:
        return
    pins = load_pins(pins_file) if pinned else None
    entities.write_entities(connection, resolve(entities.article_referents(connection), pins))
    derivations.write_state(connection, "entities", key)
