"""How long the views and the cookbook take on an invented archive: `python -m bench.views`.

Give the URL of an empty PostgreSQL database to measure that instead of a passing SQLite file.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator

from bench.corpus import fill
from pipeline.db import schema
from pipeline.db.cookbook import questions
from pipeline.db.engine import Engine, open_engine, writing
from pipeline.db.query import run_query

ARTICLES = 10_000
BAR_SECONDS = 0.1
MOST_ROWS = 10**9
REPEATS = 3
FILTERS = {
    "articles by day": "SELECT * FROM articles WHERE date = '2026-03-04'",
    "articles, newest": "SELECT * FROM articles ORDER BY published_at DESC LIMIT 20",
    "articles, most quotes": "SELECT * FROM articles ORDER BY quotes DESC LIMIT 20",
    "entities, most articles": "SELECT * FROM entities ORDER BY articles DESC LIMIT 50",
    "entities, most quotes": "SELECT name, quotes FROM entities ORDER BY quotes DESC LIMIT 50",
    "entities by name": "SELECT * FROM entities WHERE name = 'Kazakhstan'",
    "entities by kind": "SELECT name, aliases FROM entities WHERE kind = 'country' ORDER BY name LIMIT 50",
    "mentions by entity": "SELECT * FROM mentions WHERE entity = 'Tomas Verbinskis'",
    "mentions, newest": "SELECT * FROM mentions ORDER BY date DESC LIMIT 50",
    "quotes, newest": "SELECT * FROM quotes ORDER BY date DESC LIMIT 50",
    "quotes by speaker": "SELECT * FROM quotes WHERE speaker = 'Tomas Verbinskis' AND date >= '2026-06-01'",
    "quotes by day": "SELECT * FROM quotes WHERE date = '2026-03-04'",
    "events, newest": "SELECT * FROM events ORDER BY date DESC LIMIT 50",
    "events by actor": "SELECT * FROM events WHERE actor = 'Helena Brandkvist' AND date >= '2026-06-01'",
    "events by pair": "SELECT * FROM events WHERE actor = 'Kazakhstan' AND target = 'Kyrgyzstan'",
    "events by day": "SELECT * FROM events WHERE date = '2026-03-04'",
    "event_reports by day": "SELECT * FROM event_reports WHERE published_on = '2026-03-04'",
    "event_reports, newest": "SELECT * FROM event_reports ORDER BY published_on DESC LIMIT 50",
    "co_mentions, newest": "SELECT * FROM co_mentions ORDER BY date DESC LIMIT 50",
    "co_mentions by pair": "SELECT * FROM co_mentions WHERE entity = 'Kazakhstan' AND other = 'Kyrgyzstan'",
    "ingest_status by path": "SELECT * FROM ingest_status WHERE path = 'wire/77.txt'",
    "ingest_status, rejected": "SELECT * FROM ingest_status WHERE state = 'rejected'",
}


def figures(engine: Engine) -> Iterator[tuple[str, float, int]]:
    """Yield each question's name, its best time in seconds, and its rows."""
    cookbook = {f"cookbook: {one.name}": one.sql_for(engine.dialect.name) for one in questions()}
    for name, sql in (FILTERS | cookbook).items():
        times = []
        for _ in range(REPEATS):
            start = time.perf_counter()
            rows = run_query(engine, sql, MOST_ROWS)[1]
            times.append(time.perf_counter() - start)
        yield name, min(times), len(rows)


def measure(url: str) -> None:
    """Fill the database at `url` and write a line a question."""
    engine = open_engine(url)
    schema.upgrade(engine)
    fill(engine, ARTICLES)
    if engine.dialect.name == "postgresql":
        with writing(engine) as connection:  # autovacuum would, a minute later
            connection.exec_driver_sql("ANALYZE")
    engine.dispose()  # SQLite moves its write-ahead log into the file when the last connection goes
    for name, seconds, rows in figures(engine):
        late = "  over 100 ms" if seconds > BAR_SECONDS else ""
        sys.stdout.write(f"{name:<28}{1000 * seconds:>8.1f} ms{rows:>8,} rows{late}\n")
    engine.dispose()


def main() -> None:
    """Measure the database named on the command line, or a passing SQLite file."""
    if len(sys.argv) > 1:
        measure(sys.argv[1])
        return
    with tempfile.TemporaryDirectory() as folder:
        measure(f"sqlite:///{folder}/bench.db")


if __name__ == "__main__":
    main()
