"""What the command shows a person: progress, tables, and errors that say what to type next."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click
from pydantic import ValidationError
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from pipeline.settings import Settings

if TYPE_CHECKING:
    from pipeline.db.engine import Engine
    from pipeline.defs.running import Run
    from pipeline.evaluate import Line, Task
    from pipeline.stages.work import Progress as Tell

OUT = Console()
ERR = Console(stderr=True)


@contextmanager
def complaints() -> Iterator[None]:
    """Turn errors that a person can mend into their message alone, and exit status 2."""
    try:
        yield
    except ValidationError as error:
        wrong = "; ".join(f"DATELINE_{str(e['loc'][0]).upper()}: {e['msg']}" for e in error.errors())
        raise click.UsageError(f"A setting can't be used: {wrong}.") from error
    except (RuntimeError, ValueError) as error:
        if not type(error).__module__.startswith("pipeline."):
            raise
        ERR.print(str(error), style="red", markup=False, highlight=False, soft_wrap=True)
        raise SystemExit(2) from error


def prepared() -> Engine:
    """Return an engine on the database, which is made if it is new and has to have today's schema."""
    from pipeline.db import schema
    from pipeline.db.engine import open_engine
    from pipeline.db.lock import only_writer
    from pipeline.nlp.model import model_version

    settings = Settings()
    model_version(settings.model)
    engine = open_engine(settings.database_url)
    with only_writer(engine):
        if schema.is_empty(engine):
            schema.upgrade(engine)
    schema.require_current(engine)
    return engine


def migrated() -> None:
    """Bring the database to this version's schema, and say so."""
    from pipeline.db import schema
    from pipeline.db.engine import open_engine, shown
    from pipeline.db.lock import only_writer

    engine = open_engine(Settings().database_url)
    with only_writer(engine):
        schema.require_known(engine)
        if schema.revision(engine) != schema.head():
            schema.upgrade(engine)
    where = shown(engine.url)
    OUT.print(f"{where} is at revision {schema.head()}.", highlight=False, soft_wrap=True)


@contextmanager
def progress_bars() -> Iterator[Tell]:
    """Show one bar an asset while a run goes on; yield what to tell the progress to."""
    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=ERR) as bars:
        known: dict[str, Any] = {}

        def tell(stage: str, done: int, total: int) -> None:
            """Move the bar of `stage`."""
            if stage not in known:
                known[stage] = bars.add_task(stage, total=total)
            bars.update(known[stage], completed=done, total=total)

        yield tell


def show_run(engine: Engine, run: Run) -> None:
    """Show what a run made of each table, what failed, and how to look at the rows."""
    table = Table("table", "rows", "new or changed", "unchanged", "removed", "rejected", "seconds")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, found in run.assets.items():
        counts = [found["dagster/row_count"], found["changed"], found["unchanged"]]
        counts += [found["removed"], found["rejected"]]
        table.add_row(name, *(f"{count:,}" for count in counts), f"{found['seconds']:.1f}")
    OUT.print(table)
    for failure in run.failures:
        ERR.print(failure, style="red", markup=False, highlight=False, soft_wrap=True)
    if run.success:
        _show_issues(engine)
        _show_ways_in(run.briefing)


def _show_issues(engine: Engine) -> None:
    """Show the first things that are wrong with the input."""
    from pipeline.db.previews import issues

    rows = issues(engine)
    for row in rows:
        where = row["path"] or "the seeds folder"
        OUT.print(
            f"{row['severity']}: {where}: {row['message']}", markup=False, highlight=False, soft_wrap=True
        )


def _show_ways_in(briefing: str | None) -> None:
    """Say how to look at the rows."""
    query = "SELECT speaker, text, title FROM quotes LIMIT 5"
    OUT.print(
        f"Read what is in them: {briefing}\n"
        f'Look at the rows: dateline query "{query}"\n'
        "See the runs and tables in the browser: dateline ui (from a checkout: make ui)",
        markup=False,
        highlight=False,
        soft_wrap=True,
    )


def show_query(sql: str, limit: int) -> None:
    """Run one statement of SQL in a transaction that is rolled back, and show its rows.

    A terminal gets a table, whose width would break the words in a pipe or file: that gets CSV.
    """
    from pipeline.db import schema
    from pipeline.db.engine import open_engine
    from pipeline.db.query import run_query

    engine = open_engine(Settings().database_url)
    schema.require_there(engine)
    names, rows = run_query(engine, sql, limit + 1)
    if len(rows) > limit:
        ERR.print(f"Only the first {limit:,} rows: more with --limit.", highlight=False)
    rows = rows[:limit]
    if not OUT.is_terminal:
        csv.writer(sys.stdout, lineterminator="\n").writerows([names, *rows])
        return
    table = Table(*names)
    for row in rows:
        table.add_row(*(escape("" if value is None else str(value)) for value in row))
    OUT.print(table)


def browse(host: str, port: int, opens: bool) -> None:
    """Serve the database to the web browser until somebody stops it.

    Raises:
        pipeline.browse.BrowseError: it can't be browsed, or not there.
    """
    from pipeline.browse import BrowseError

    try:
        from pipeline.browse import site
    except ModuleNotFoundError as error:
        raise BrowseError(
            f"dateline browse needs Datasette ({error.name} is not installed). "
            "Type: pip install datasette (from a checkout: make browse)"
        ) from error
    path = site.database_file(Settings().database_url)
    site.require_free(host, port)
    address = f"http://{f'[{host}]' if ':' in host else host}:{port}"
    ERR.print(f"{path} is at {address}; stop it with Ctrl-C.", highlight=False, soft_wrap=True)
    if opens:
        click.launch(address)
    site.serve(path, host, port)


def show_status() -> None:
    """Show how many rows each table has, and what was wrong with the input."""
    from pipeline.db import schema
    from pipeline.db.engine import open_engine, reading, shown
    from pipeline.db.previews import counts

    engine = open_engine(Settings().database_url)
    schema.require_current(engine)
    with reading(engine) as connection:
        found = counts(connection)
    table = Table("table", "rows", title=shown(engine.url))
    table.columns[1].justify = "right"
    for name, rows in found.items():
        table.add_row(name, f"{rows:,}")
    OUT.print(table)
    _show_issues(engine)


def show_evaluation(task: str, gold: Path, predictions: Path | None) -> None:
    """Run one task over `gold`, write the predictions if asked, and show precision, recall and F."""
    lines = _lines(gold)
    module = cast("Task", import_module(f"pipeline.evaluate.{task}"))
    found = module.predict(lines, Settings().model)
    if predictions is not None:
        with predictions.open("w", encoding="utf-8") as stream:
            stream.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in found)
    table = Table(
        "figure", "P", "R", "F", "gold", "predicted", title=f"{task}: {gold.name}, {len(lines)} lines"
    )
    for figure in module.score(lines, found):
        shares = (figure.precision, figure.recall, figure.f)
        table.add_row(
            figure.name, *(f"{share:.3f}" for share in shares), f"{figure.gold:,}", f"{figure.predicted:,}"
        )
    OUT.print(table)


def _lines(path: Path) -> list[Line]:
    """Return the JSON lines of `path`, unpacked if its name ends in .gz."""
    packed = path.read_bytes()
    try:
        text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode("utf-8")
        return [json.loads(line) for line in text.split("\n") if line.strip()]
    except (OSError, EOFError, ValueError) as error:
        raise click.UsageError(f"{path} is not a file of JSON lines: {error}") from error
