"""The asset `event`: each article's reports, then which of them tell of the same happening."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from pipeline.db import documents, events, happenings, names, quotes
from pipeline.db.engine import Engine, reading, writing
from pipeline.nlp.events import find_events
from pipeline.records import EventReport
from pipeline.stages.derived import backlog, batched_articles, guarded, load, settle, store_each
from pipeline.stages.merging import merge
from pipeline.stages.work import Outcome, Progress, Scope, rare_collections, silent


@rare_collections()
def run(engine: Engine, scope: Scope, progress: Progress = silent) -> Outcome:
    """Find the event reports of stale articles, and merge those that changed into happenings."""
    began = perf_counter()
    work = backlog(engine, "event", scope)
    failed = 0
    none: tuple[EventReport, ...] = ()
    with writing(engine) as connection:
        events.write_event_types(connection)
    for batch in batched_articles(work, "event", progress):
        loaded = load(engine, "event", batch)
        with reading(engine) as connection:
            ids = [article.id for article in loaded]
            known, said = names.read_names(connection, ids), quotes.read_quotes(connection, ids)
        with writing(engine) as connection:
            found, wrong = [], {}
            for article in loaded:
                find = partial(
                    find_events, article.parse(), known[article.id], said[article.id], article.context
                )
                result, issues = guarded("event", find, none)
                failed += bool(issues)
                wrong[article.id] = issues
                found.append((article.id, article.text, result))
            documents.replace_article_issues(connection, "event", wrong)
            failed += store_each(
                connection, "event", found, partial(events.replace_reports, connection), none
            )
            settle(connection, "event", loaded)
    with writing(engine) as connection:
        merge(connection)
        rows = happenings.count_events(connection)
    return Outcome(
        stage="event",
        rows=rows,
        changed=len(work.stale) - failed,
        unchanged=work.current,
        rejected=failed,
        seconds=perf_counter() - began,
    )
