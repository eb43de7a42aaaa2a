"""What it costs to find that there is nothing to do: `python -m bench.staleness --archive 64000`.

The CPU seconds that each stage takes to see which files, texts and articles it has to do beside an archive in
which all is current, and at the first look, when it does not know whether its code is still the same.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.archive import make_archive
from bench.articles import write_articles
from bench.work import MODEL, cpu_seconds
from pipeline.db.derivations import forget_state
from pipeline.db.engine import Engine, writing
from pipeline.stages import annotation, article, derived, document
from pipeline.stages.work import Scope

NEW = Scope(paths=("0*",))
"""The archive's own files are not there."""
STEPS = ("articles", "parses", *derived.CHAIN.values())


def looks(engine: Engine, folder: Path) -> dict[str, Callable[[], object]]:
    """Return what each stage does to find its work, by stage; `document` and `article` do it too."""
    found: dict[str, Callable[[], object]] = {
        "document": partial(document.run, engine, folder, NEW),
        "article": partial(article.run, engine, folder, NEW),
        "annotation": partial(annotation.plan, engine, MODEL, NEW),
    }
    return found | {stage: partial(derived.backlog, engine, stage, NEW) for stage in derived.CHAIN}


def costs(engine: Engine, folder: Path) -> dict[str, float]:
    """Return the CPU seconds that each stage's look takes."""
    found = {}
    for stage, look in looks(engine, folder).items():
        began = cpu_seconds()
        look()
        found[stage] = round(cpu_seconds() - began, 3)
    return found | {"all": round(sum(found.values()), 3)}


def main() -> None:
    """Read the command line, make the archive, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--archive", type=int, default=16_000, help="articles of the archive")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        write_articles(home / "new", 1)
        engine = make_archive(f"sqlite:///{home}/archive.db", asked.archive)
        costs(engine, home / "new")  # takes the one file in, and looks for duplicates
        found = {"current": costs(engine, home / "new")}
        with writing(engine) as connection:
            forget_state(connection, *STEPS)
        found["first look"] = costs(engine, home / "new")
        engine.dispose()
    sys.stdout.write(json.dumps({"archive": asked.archive} | found) + "\n")


if __name__ == "__main__":
    main()
