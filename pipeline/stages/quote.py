"""The asset `quote`: who said what, from stored parses and names."""

from __future__ import annotations

from functools import partial
from time import perf_counter

from pipeline.db import documents, names, quotes
from pipeline.db.engine import Engine, reading, writing
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Quote
from pipeline.stages.derived import backlog, batched_articles, guarded, load, settle, store_each
from pipeline.stages.work import Outcome, Progress, Scope, rare_collections, silent


@rare_collections()
def run(engine: Engine, scope: Scope, progress: Progress = silent) -> Outcome:
    """Find the quotes of stale articles."""
    began = perf_counter()
    work = backlog(engine, "quote", scope)
    failed = 0
    none: tuple[Quote, ...] = ()
    for batch in batched_articles(work, "quote", progress):
        loaded = load(engine, "quote", batch)
        with reading(engine) as connection:
            known = names.read_names(connection, [article.id for article in loaded])
        with writing(engine) as connection:
            found, wrong = [], {}
            for article in loaded:
                find = partial(find_quotes, article.parse(), known[article.id], article.context)
                result, issues = guarded("quote", find, none)
                failed += bool(issues)
                wrong[article.id] = issues
                found.append((article.id, result))
            documents.replace_article_issues(connection, "quote", wrong)
            failed += store_each(connection, "quote", found, partial(quotes.replace_quotes, connection), none)
            settle(connection, "quote", loaded)
    with reading(engine) as connection:
        rows = quotes.count_quotes(connection)
    return Outcome(
        stage="quote",
        rows=rows,
        changed=len(work.stale) - failed,
        unchanged=work.current,
        rejected=failed,
        seconds=perf_counter() - began,
    )
