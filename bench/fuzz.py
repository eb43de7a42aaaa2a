"""Hostile input made up without end: `python -m bench.fuzz TARGET --seconds N`, or `make fuzz` for all.

With atheris installed (`pip install atheris`) the search follows the code that an input reaches; without
it the inputs are random. What was met, and an input for each place that raised, are kept below `.fuzz/`.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import os
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from bench.fuzz_targets import TARGETS, as_test

FIRST, LONGEST = 100, 2**12


class Search:
    """The search for one target: how many inputs it met, and an input for each place that raised."""

    def __init__(self, name: str) -> None:
        self.name, self.folder = name, Path(".fuzz") / name
        corpus = self.folder / "corpus"
        corpus.mkdir(parents=True, exist_ok=True)
        if not any(corpus.iterdir()):
            for number in range(FIRST):
                (corpus / f"random{number}").write_bytes(os.urandom(LONGEST))
        self.test: Any = as_test(name)
        self.met, self.slowest, self.places = 0, 0.0, set[str]()

    def __call__(self, data: bytes) -> None:
        """Try one input."""
        began = time.process_time()
        try:
            self.test.hypothesis.fuzz_one_input(data)
        except Exception as error:  # noqa: BLE001
            self._keep(error, data)
        took, self.met = time.process_time() - began, self.met + 1
        if took > self.slowest:
            self.slowest = took
            (self.folder / "slowest").write_bytes(data)
        if self.met % 100 == 0:
            self.tell()

    def _keep(self, error: Exception, data: bytes) -> None:
        frame = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{type(error).__name__}-{Path(frame.filename).stem}-{frame.lineno}"
        if place not in self.places:
            self.places.add(place)
            (self.folder / place).write_bytes(data)
            sys.stderr.write(f"{self.name}: {place}: {str(error)[:300]}\n")

    def tell(self) -> None:
        """Write what came of it, as JSON: atheris ends the process without a last word."""
        found = {"target": self.name, "inputs": self.met, "slowest_seconds": round(self.slowest, 2)}
        told = json.dumps(found | {"failed": sorted(self.places)})
        (self.folder / "told.json").write_text(told, encoding="utf-8")


def main() -> None:
    """Search one target for so many seconds, and say how many inputs it met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("name", choices=TARGETS)
    parser.add_argument("--seconds", type=int, default=60)
    asked = parser.parse_args()
    if importlib.util.find_spec("atheris") is None:
        search = Search(asked.name)
        until = time.monotonic() + asked.seconds
        while time.monotonic() < until:
            search(os.urandom(LONGEST))
        search.tell()
        sys.exit(1 if search.places else 0)
    else:
        _guided(asked.name, asked.seconds)


def _guided(name: str, seconds: int) -> None:
    """Let atheris choose the inputs; it ends the process itself."""
    import atheris

    with atheris.instrument_imports(include=["pipeline"]):
        for module in ("articles", "nlp.quotes", "nlp.names", "nlp.events", "seeds"):
            importlib.import_module(f"pipeline.{module}")
    search = Search(name)
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-len_control=0",
        "-timeout=60",
        "-rss_limit_mb=6000",
    ]
    atheris.Setup(
        [sys.argv[0], *options, f"-artifact_prefix={search.folder}/", f"{search.folder}/corpus"], search
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
