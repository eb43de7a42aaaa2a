"""The command `dateline`: reads options, calls the rooms, and speaks to a person.

Imports stay inside the commands, so that `dateline --help` answers at once. What does not live here:
the tables and progress bars themselves (`pipeline.console`).
"""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Any

import click

SEEDS = click.option("--seeds", type=click.Path(), help="Folder of raw files (DATELINE_SEEDS).")
DATABASE = click.option("--database-url", help="SQLite or PostgreSQL database (DATELINE_DATABASE_URL).")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="dateline")
def main() -> None:
    """Raw news files in, a SQL database of articles, names, quotes and events out."""
    os.environ.setdefault("DAGSTER_DISABLE_TELEMETRY", "yes")


def _set(**options: Any) -> None:
    """Let options of the command stand before the environment, for this process and its children."""
    for name, value in options.items():
        if value is not None:
            os.environ[f"DATELINE_{name.upper()}"] = str(value)


@main.command()
@SEEDS
@DATABASE
@click.option("--full-refresh", is_flag=True, help="Derive everything anew, even what is current.")
@click.option("--allow-empty", is_flag=True, help="Let an empty seeds folder remove every row.")
@click.option("--path", "paths", multiple=True, help='Only these documents ("wire/*.txt"); may be repeated.')
@click.option("--limit", type=click.IntRange(min=1), help="The most files or articles each asset takes on.")
def ingest(
    seeds: str | None,
    database_url: str | None,
    full_refresh: bool,
    allow_empty: bool,
    paths: tuple[str, ...],
    limit: int | None,
) -> None:
    """Bring every table up to the files in the seeds folder."""
    _set(seeds=seeds, database_url=database_url)
    from pipeline import console
    from pipeline.defs.running import run_ingest
    from pipeline.stages.work import Scope

    scope = Scope(full_refresh=full_refresh, allow_empty=allow_empty, paths=paths, limit=limit)
    with console.complaints():
        engine = console.prepared()
        with console.progress_bars() as tell:
            run = run_ingest(scope, tell)
        console.show_run(engine, run)
    sys.exit(0 if run.success else 1)


@main.command()
@DATABASE
def migrate(database_url: str | None) -> None:
    """Make the database's tables, or bring them to this version, keeping the rows."""
    _set(database_url=database_url)
    from pipeline import console

    with console.complaints():
        console.migrated()


@main.command()
@SEEDS
@DATABASE
@click.option("--port", default=3000, show_default=True, help="Port of the UI, on 127.0.0.1.")
def ui(seeds: str | None, database_url: str | None, port: int) -> None:
    """Open the Dagster UI with its daemon, so that schedules and sensors fire."""
    _set(seeds=seeds, database_url=database_url)
    from pipeline import console

    with console.complaints():
        _require_free(port)
        console.migrated()
    click.echo(f"The UI will be at http://127.0.0.1:{port} in a few seconds; stop it with Ctrl-C.", err=True)
    if Path("dagster.yaml").is_file():
        os.environ.setdefault("DAGSTER_HOME", str(Path.cwd()))
    workspace = str(Path(__file__).parent / "defs" / "workspace.yaml")
    command = [sys.executable, "-m", "dagster", "dev", "-w", workspace, "-h", "127.0.0.1", "-p", str(port)]
    os.execv(sys.executable, command)


def _require_free(port: int) -> None:
    """Refuse a port that is taken: a second UI over one history would start its schedules twice."""
    with socket.socket() as trial:
        # As servers do: a port whose last user has just gone counts as free.
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            raise click.UsageError(
                f"Port {port} is taken, perhaps by another `dateline ui`: stop that one, "
                f"or name another port: dateline ui --port {port + 1}"
            ) from error


@main.command()
@DATABASE
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve at.")
@click.option("--port", default=8001, show_default=True, help="Port to serve at.")
@click.option("--open/--no-open", "opens", help="Open the web browser too.")
def browse(database_url: str | None, host: str, port: int, opens: bool) -> None:
    """Read the database in the web browser: articles, quotes, events, search, SQL (SQLite only)."""
    _set(database_url=database_url)
    from pipeline import console

    with console.complaints():
        console.browse(host, port, opens)


@main.command()
@DATABASE
@click.option("--processes", type=click.IntRange(min=1), help="Steps done at the same time.")
@click.option("--parse-only", is_flag=True, help="Parse, and take no step that reads the seeds folder.")
def worker(database_url: str | None, processes: int | None, parse_only: bool) -> None:
    """Take steps of runs from Celery's broker (DATELINE_EXECUTOR=celery, DATELINE_BROKER)."""
    _set(database_url=database_url, processes=processes, executor="celery")
    from pipeline import console
    from pipeline.settings import Settings

    with console.complaints():
        console.prepared()
        from pipeline.defs.executors import executor

        settings = Settings()
        executor(settings)
        from pipeline.defs.worker import work

        work(settings, settings.processes, parse_only)


@main.command()
@DATABASE
def status(database_url: str | None) -> None:
    """Show what the database holds, and what was wrong with the input."""
    _set(database_url=database_url)
    from pipeline import console

    with console.complaints():
        console.show_status()


@main.command()
@DATABASE
@click.option(
    "--limit", type=click.IntRange(min=1), default=50, show_default=True, help="The most rows to show."
)
@click.argument("sql")
def query(database_url: str | None, limit: int, sql: str) -> None:
    """Run one statement of SQL against the database and show the rows, as CSV in a pipe or file."""
    _set(database_url=database_url)
    from pipeline import console

    with console.complaints():
        console.show_query(sql, limit)


@main.command()
@DATABASE
@click.option(
    "--format", "kind", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", show_default=True
)
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write to.",
)
def export(database_url: str | None, kind: str, folder: Path) -> None:
    """Write the database's views to files, described in docs/export.md."""
    _set(database_url=database_url)
    from pipeline import console
    from pipeline.export.layout import export_database
    from pipeline.settings import Settings

    with console.complaints():
        for name, rows in export_database(Settings().database_url, kind, folder):
            click.echo(f"{folder / name}: {rows:,} rows")


@main.command()
@DATABASE
@click.option(
    "--output", "briefing", type=click.Path(dir_okay=False), help="File to write (DATELINE_BRIEFING)."
)
def report(database_url: str | None, briefing: str | None) -> None:
    """Write the briefing: one page on what the database holds, described in docs/briefing.md."""
    _set(database_url=database_url, briefing=briefing)
    from pipeline import console
    from pipeline.briefing.report import write_briefing
    from pipeline.db.engine import open_engine
    from pipeline.settings import Settings

    with console.complaints():
        engine = open_engine(Settings().database_url)
        written = write_briefing(engine, Settings().briefing)
        engine.dispose()
        click.echo(f"{written.path}: {written.size_bytes / 1000:,.0f} kB")


@main.command()
@click.argument("task", type=click.Choice(["articles", "entities", "quotes", "events"]))
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--predictions", type=click.Path(dir_okay=False, path_type=Path), help="Write them here, as JSON lines."
)
@click.option("--model", help="spaCy model (DATELINE_MODEL).")
def evaluate(task: str, gold: Path, predictions: Path | None, model: str | None) -> None:
    """Run the extraction over the text of each line of GOLD, and show how well it did."""
    _set(model=model)
    from pipeline import console

    with console.complaints():
        console.show_evaluation(task, gold, predictions)


if __name__ == "__main__":
    main()
