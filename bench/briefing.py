"""What `dateline report` costs on an invented archive: `python -m bench.briefing`.

Seconds of CPU and peak memory are those of the command as a process of its own.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.corpus import fill
from pipeline.db import schema
from pipeline.db.engine import open_engine

SIZES = (100, 1_000, 10_000)


def cost(url: str, path: Path) -> tuple[float, int]:
    """Return the seconds of CPU and the peak megabytes of writing the page on the database at `url`."""
    command = [sys.executable, "-m", "pipeline.cli", "report", "--database-url", url, "--output", str(path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, state, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(state)
    if process.returncode:
        raise SystemExit(process.returncode)
    return used.ru_utime + used.ru_stime, used.ru_maxrss // 1024


def make(url: str, articles: int) -> None:
    """Fill a new database at `url`."""
    engine = open_engine(url)
    schema.upgrade(engine)
    fill(engine, articles)
    engine.dispose()


def main() -> None:
    """Measure each size and write a line; given a URL and a size, only fill that database.

    Filling is a process of its own: a command's peak memory is never less than that of who starts it.
    """
    if len(sys.argv) > 1:
        make(sys.argv[1], int(sys.argv[2]))
        return
    with tempfile.TemporaryDirectory() as folder:
        for articles in SIZES:
            url, path = f"sqlite:///{folder}/{articles}.db", Path(folder) / f"{articles}.html"
            subprocess.run([sys.executable, "-m", "bench.briefing", url, str(articles)], check=True)
            seconds, megabytes = cost(url, path)
            size = path.stat().st_size // 1000
            sys.stdout.write(f"{articles:>7,} articles{seconds:>7.1f} s{megabytes:>6} MB{size:>6} kB\n")


if __name__ == "__main__":
    main()
