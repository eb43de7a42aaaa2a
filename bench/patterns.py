"""Regular expressions whose time grows faster than the text: `python -m bench.patterns`.

Every pattern of the package is met as it is compiled, by importing all modules and running the whole way
of a row over `seeds/`. Each is then searched for in texts made of its own characters and words, repeated
and cut off before the end, of one, two and four lengths. A pattern is named when four times the text took
more than `STEEP` times as long, and long enough to tell. Those that remain meet short texts only: `REACH`.
"""

from __future__ import annotations

import importlib
import itertools
import json
import pkgutil
import re
import re._constants as codes
import re._parser as parser
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SEEDS = Path(__file__).parents[1] / "seeds"
LENGTH = 800
REACH = {
    "articles/facts/bylines.py": "author fields and lines of at most 300 characters",
    "articles/formats/headlines.py": "titles and headings, whose blanks are single",
    "articles/formats/metadata.py": "author fields of at most 300 characters",
    "articles/line/looks.py": "the beginning of a line; at most 400 marks",
    "nlp/events/parts.py": "the beginning of a text",
}
STEEP = 7.0
LEAST_SECONDS = 0.002
TOO_LONG = 0.2
GIVEN_UP = 2.0
BUDGET_SECONDS = 1.5
MOST_PUMPS = 40
CLASSES = {
    codes.CATEGORY_DIGIT: "1",
    codes.CATEGORY_SPACE: " ",
    codes.CATEGORY_WORD: "a",
    codes.CATEGORY_NOT_DIGIT: "a",
    codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_WORD: "-",
}


def met_patterns(act: Callable[[], object]) -> dict[tuple[str, int], str]:
    """Return pattern and flags of every expression that the package compiles while `act` runs, and where."""
    found: dict[tuple[str, int], str] = {}
    compile_one = re._compile  # type: ignore[attr-defined]

    def watching(pattern: Any, flags: Any) -> Any:
        made = compile_one(pattern, flags)
        frame = sys._getframe(2)
        file = frame.f_code.co_filename
        if "/pipeline/" in file and isinstance(made.pattern, str):
            found.setdefault(
                (made.pattern, made.flags), f"{file.rpartition('/pipeline/')[2]}:{frame.f_lineno}"
            )
        return made

    re._compile = watching  # type: ignore[attr-defined]
    try:
        act()
    finally:
        re._compile = compile_one  # type: ignore[attr-defined]
    return found


def whole_way() -> None:
    """Import every module of the package, and run every stage over the project's seeds."""
    import pipeline

    for module in pkgutil.walk_packages(pipeline.__path__, "pipeline."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from pipeline.db import schema
    from pipeline.db.engine import open_engine
    from pipeline.settings import Settings
    from pipeline.stages.chain import run_chain

    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{folder}/a.db")
        schema.upgrade(engine)
        run_chain(engine, Settings(seeds=SEEDS, _env_file=None))


def samples(tree: Any) -> Iterator[str]:
    """Yield texts that parts of a parsed pattern match: characters, and the words of its branches."""
    for operation, argument in tree:
        if operation is codes.LITERAL:
            yield chr(argument)
        elif operation is codes.IN:
            yield from _of_class(argument)
        elif operation is codes.ANY or operation is codes.NOT_LITERAL:
            yield "a"
        elif operation in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            yield from _of_part(argument[2])
        elif operation is codes.SUBPATTERN:
            yield from _of_part(argument[3])
        elif operation is codes.BRANCH:
            for branch in argument[1]:
                yield from _of_part(branch)
        elif operation in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _of_part(argument[1])


def _of_part(part: Any) -> Iterator[str]:
    """Yield one text that all of `part` might match, and those of its parts."""
    pieces = list(samples(part))
    if 1 < len(pieces) <= 12:
        yield "".join(pieces)
    yield from pieces


def _of_class(members: Any) -> Iterator[str]:
    for operation, argument in members:
        if operation is codes.LITERAL:
            yield chr(argument)
        elif operation is codes.RANGE:
            yield chr(argument[0])
        elif operation is codes.CATEGORY:
            yield CLASSES.get(argument, "a")


def hostile(pattern: str, flags: int, length: int) -> Iterator[str]:
    """Yield texts of `length` made of what the pattern matches, over and over, ending in what it does not."""
    pieces = list(dict.fromkeys(_of_part(parser.parse(pattern, flags & ~re.UNICODE))))[:12]
    pairs = itertools.product([*pieces, " ", "a"], [*pieces, " ", "a", ""])
    pumps = list(dict.fromkeys(one + other for one, other in pairs))
    for pump in pumps[:: max(1, len(pumps) // MOST_PUMPS)]:
        yield (pump * length)[:length] + "\x00"


def steepest(pattern: str, flags: int) -> tuple[float, float, str]:
    """Return growth (time of four lengths over that of one), seconds and pump of the worst hostile text."""
    compiled = re.compile(pattern, flags)
    worst = (0.0, 0.0, "")
    until = time.process_time() + BUDGET_SECONDS
    for text in hostile(pattern, flags, LENGTH):
        if time.process_time() > until:
            break
        first = _seconds(compiled, text)
        if first > TOO_LONG:
            return (float("inf"), first, text[:20])
        last = _seconds(compiled, text[:-1] * 4 + "\x00")
        growth = last / max(first, LEAST_SECONDS / 8)
        if last > LEAST_SECONDS and growth > STEEP:
            worst = max(worst, (growth, last, text[:20]))
    return worst


def _seconds(compiled: re.Pattern[str], text: str) -> float:
    """Return the CPU time of a search for all matches; of the faster of two where it is short."""
    taken = [_once(compiled, text)]
    if taken[0] < TOO_LONG:
        taken.append(_once(compiled, text))
    return min(taken)


def _once(compiled: re.Pattern[str], text: str) -> float:
    began = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, GIVEN_UP)
    try:
        for _match in compiled.finditer(text):
            pass
    except TimeoutError:
        return GIVEN_UP
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - began


def _give_up(*_: object) -> None:
    raise TimeoutError


def main() -> None:
    """Print the steep patterns, worst first, as JSON lines."""
    found = met_patterns(whole_way)
    signal.signal(signal.SIGVTALRM, _give_up)
    steep = 0
    for (pattern, flags), place in found.items():
        growth, seconds, pump = steepest(pattern, flags)
        if growth:
            steep += 1
            reach = REACH.get(place.partition(":")[0], "any text")
            line = {"growth": round(growth, 1), "seconds": round(seconds, 3), "text": pump, "place": place}
            sys.stdout.write(json.dumps(line | {"reach": reach, "pattern": pattern[:120]}) + "\n")
            sys.stdout.flush()
    sys.stdout.write(json.dumps({"patterns": len(found), "steep": steep}) + "\n")


if __name__ == "__main__":
    main()
