"""Write the pages into the folder docs/: `python -m pipeline.docs`."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.db import catalog, schema
from pipeline.db.engine import Engine, open_engine
from pipeline.db.query import run_query
from pipeline.docs import licences, queries
from pipeline.docs import schema as schema_page
from pipeline.settings import Settings
from pipeline.stages.chain import run_chain

MOST_ROWS = 50
SEEDS = Path("seeds")


def pages(engine: Engine) -> dict[str, str]:
    """Return every written page by file name, its examples from the database of `engine`."""

    def example(relation: str, columns: list[str]) -> Mapping[str, Any]:
        return catalog.fullest_row(engine, relation, columns)

    return {
        "schema.md": schema_page.page(example),
        "licences.md": licences.page(licences.LOCK.read_text(encoding="utf-8")),
        "queries.md": queries.page(lambda sql: run_query(engine, sql, MOST_ROWS)),
    }


def main() -> None:
    """Fill a passing SQLite database from seeds/ and write the pages."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/seeds.db")
        schema.upgrade(engine)
        run_chain(engine, Settings(seeds=SEEDS, entities=SEEDS / "entities.toml", _env_file=None))
        for name, text in pages(engine).items():
            Path("docs", name).write_text(text, encoding="utf-8")
            sys.stdout.write(f"docs/{name}\n")
        engine.dispose()


if __name__ == "__main__":
    main()
