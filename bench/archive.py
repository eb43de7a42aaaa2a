"""Writing rows, and ingesting beside an archive: how fast the tables are filled, and what their size costs.

The archive is `bench.corpus` filled once and copied inside the database under other ids, so that its
making is not what takes the time. Every article of it is English and has all that a stage looks for: a text
of its own, a parse by today's model (of a few bytes, which nothing reads) and today's keys. Its files are not
there: a run over other paths passes them by.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from sqlalchemy import BigInteger, Column, Connection, LargeBinary, func, insert, literal, select, update

from bench.corpus import PRINT_BYTES, Corpus
from bench.work import MODEL, cpu_seconds
from pipeline.db import derivations, models, schema
from pipeline.db.articles import stored_texts
from pipeline.db.engine import Engine, open_engine, writing
from pipeline.db.events import write_event_types
from pipeline.db.rows import batches, insert_rows
from pipeline.records import Seed
from pipeline.settings import Settings
from pipeline.stages import article, chain, derived, entity, event
from pipeline.stages.annotation import parse_version
from pipeline.stages.versions import version
from pipeline.stages.work import Scope

BLOCK = 1_000
PARSE_BYTES = 64
ANNOTATION = models.table_of(models.Annotation)
ARTICLE = models.table_of(models.Article)
DOCUMENT = models.table_of(models.Document)


def load(url: str, articles: int = BLOCK) -> dict[str, Any]:
    """Write the rows of a corpus to an empty database; return rows and seconds of CPU and wall."""
    engine = open_engine(url)
    schema.upgrade(engine)
    tables = models.Base.metadata.sorted_tables
    corpus = Corpus(articles)
    with writing(engine) as connection:
        write_event_types(connection)
    cpu, wall = cpu_seconds(), time.perf_counter()
    with writing(engine) as connection:
        for table in tables:
            insert_rows(connection, table, corpus.rows.get(table.name, []))
    cost = {"cpu_seconds": cpu_seconds() - cpu, "wall_seconds": time.perf_counter() - wall}
    engine.dispose()
    return cost | {"rows": sum(map(len, corpus.rows.values()))}


def make_archive(url: str, articles: int) -> Engine:
    """Fill an empty SQLite database with `articles`, rounded up to a block doubled; return its engine."""
    load(url)
    engine = open_engine(url)
    size = BLOCK
    while size < articles:
        with writing(engine) as connection:
            for table in models.Base.metadata.sorted_tables:
                if table.name not in ("event_type", "state"):
                    moved = [_moved(column, size // BLOCK) for column in table.c]
                    connection.execute(insert(table).from_select(list(table.c), select(*moved)))
        size *= 2
    with writing(engine) as connection:
        _derive(connection)
    return engine


def _derive(connection: Connection) -> None:
    """Give every article a text and a parse of its own and the keys that today's code would give it."""
    stamp = parse_version(MODEL)
    connection.execute(update(ARTICLE).values(text_sha256=func.printf("%064x", ARTICLE.c.id)))
    parse = (ARTICLE.c.text_sha256, literal(stamp), literal(1), func.zeroblob(PARSE_BYTES))
    connection.execute(insert(ANNOTATION).from_select(list(ANNOTATION.c), select(*parse)))
    for ids in batches(list(connection.execute(select(ARTICLE.c.id)).scalars()), BLOCK):
        for before, stage in ((None, "entity"), ("entity", "quote"), ("quote", "event")):
            known = stored_texts(connection, stage, before, ids)
            derivations.remember(connection, stage, {one.id: derived.key_of(stage, one) for one in known})
    nothing = Seed(path="", file=Path(), media_type="", encoding=None, sha256="", size_bytes=0)
    connection.execute(update(DOCUMENT).values(derived_key=article.key_of(nothing)))
    for step in derived.CHAIN.values():
        derivations.write_state(connection, step, version(step))
    derivations.write_state(connection, "parses", stamp)


def _moved(column: Column[Any], step: int) -> Any:
    """Return a column as the copy of a row has it: under another id, at another path."""
    is_id = isinstance(column.type, BigInteger) and (column.primary_key or bool(column.foreign_keys))
    if is_id or column.name == "utterance_id":
        return column + step
    if column.name == "path":
        return column + f"+{step}"
    return func.randomblob(PRINT_BYTES) if isinstance(column.type, LargeBinary) else column


def beside(url: str, articles: int, folder: Path) -> dict[str, Any]:
    """Ingest `folder` beside an archive of `articles` articles (0 for none).

    Returns the CPU seconds of the ingest, and those of the stages that look across articles when they have
    nothing new to look at. The archive is looked at once before, as an archive that grew would have been.
    """
    engine = make_archive(url, articles) if articles else open_engine(url)
    schema.upgrade(engine)
    settings, scope = Settings(seeds=folder, model=MODEL, _env_file=None), Scope(paths=("0*",))
    if articles:
        _across(engine, settings, scope)
    began = cpu_seconds()
    chain.run_chain(engine, settings, scope)
    whole = cpu_seconds() - began
    return {"cpu_seconds": whole, "over_all_seconds": _across(engine, settings, scope)}


def _across(engine: Engine, settings: Settings, scope: Scope) -> float:
    """Run the stages with steps across articles; return what CPU they take."""
    began = cpu_seconds()
    article.run(engine, settings.seeds, scope)
    entity.run(engine, settings.entities, scope)
    event.run(engine, scope)
    return cpu_seconds() - began
