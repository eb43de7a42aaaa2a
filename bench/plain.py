"""How fast plain text is read, in megabytes a second of CPU: `python -m bench.plain --megabytes 3`.

Each text is a file, read in a process of its own that has read a short one before, so that models and lists
are loaded and the words of the text are not yet known. `plain` is the cutting of the decoded text into
articles alone; `whole` is what an ingest does: look into the file, decode it, and read its articles. The best
of some processes counts. The texts are made up, but for the pages: the development set of flattened web pages
one behind the other, where that is there.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bench.articles import Story
from pipeline.articles import read_articles
from pipeline.articles.facts.language import language_of
from pipeline.articles.formats.plain_text import read_plain
from pipeline.records import Article, Seed
from pipeline.seeds import read_seed, read_text
from pipeline.stages.work import rare_collections

PAGES = Path(__file__).parents[2] / "shared" / "eval" / "articles" / "plain_aeb.dev.jsonl.gz"
WARMING = "warming"
FOREIGN = "Rada portu zgodziła się w poniedziałek na nową umowę z armatorami, podało biuro prasowe."
WAYS = ("plain", "whole")
KINDS = ("quotes", "events", "plain")
WIDTH = 70
SENTENCES = 6


def sentences(chance: random.Random) -> Iterator[str]:
    """Yield sentences without end; their people and places change every so often."""
    while True:
        story = Story(chance)
        for _ in range(chance.randint(10, 40)):
            text = story.sentence(chance.choice(KINDS))
            yield text[:1].upper() + text[1:]


def paragraphs(chance: random.Random) -> Iterator[str]:
    """Yield paragraphs of some sentences, an empty line behind each."""
    some = sentences(chance)
    while True:
        yield " ".join(next(some) for _ in range(SENTENCES)) + "\n"


def wrapped(chance: random.Random) -> Iterator[str]:
    """Yield such paragraphs broken at a width."""
    return (textwrap.fill(one, WIDTH) + "\n" for one in paragraphs(chance))


def short(chance: random.Random) -> Iterator[str]:
    """Yield lines of three to nine words, as of menus and titles."""
    for sentence in sentences(chance):
        words = sentence.rstrip(".").split()
        while len(words) > 2:
            count = chance.randint(3, 9)
            line = " ".join(words[:count])
            yield line[:1].upper() + line[1:]
            del words[:count]


def archive(chance: random.Random) -> Iterator[str]:
    """Yield the lines of a tag archive: title, date, one to three paragraphs and a link, again and again."""
    yield "Harbour Courier\nTag Archives: Harbour\n"
    some = paragraphs(chance)
    while True:
        story = Story(chance)
        title, day = story.sentence("titles"), chance.randint(1, 28)
        yield title[:1].upper() + title[1:]
        yield f"Posted on March {day}, {chance.randint(2012, 2024)} by {story.people[0]}"
        yield from (next(some).rstrip("\n") for _ in range(chance.randint(1, 3)))
        yield "Read More »\n"


def pages(chance: random.Random) -> Iterator[str]:
    """Yield each page of the development set, in some order; nothing where it is not there."""
    if PAGES.exists():
        with gzip.open(PAGES, "rt", encoding="utf-8") as lines:
            found = [json.loads(line)["raw"] for line in lines]
        yield from chance.sample(found, len(found))


TEXTS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "paragraphs": paragraphs,
    "wrapped": wrapped,
    "sentences": sentences,
    "short": short,
    "pages": pages,
    "archive": archive,
    "line": sentences,
}


def write(path: Path, name: str, size: float, seed: int = 7) -> int:
    """Write the text called `name`, of `size` characters or as long as it is; return what was written."""
    written = 0
    with path.open("w", encoding="utf-8") as file:
        for piece in TEXTS[name](random.Random(seed)):
            written += file.write(piece + (" " if name == "line" else "\n"))
            if written >= size:
                break
    return written


def count_articles(folder: Path, name: str, way: str) -> tuple[int, float]:
    """Read a file in one of the `WAYS`; return its articles and the CPU seconds."""
    began = time.process_time()
    seed = read_seed(folder, f"{name}.txt")
    if not isinstance(seed, Seed):
        raise SystemExit(str(seed))
    if way == "whole":
        found = sum(isinstance(one, Article) for one in read_articles(seed))
    else:
        text, began = read_text(seed), time.process_time()
        found = sum(1 for _ in read_plain(text, seed.facts))
    return found, time.process_time() - began


def measured(folder: Path, name: str, way: str) -> dict[str, Any]:
    """Read a file in a process of its own; return articles, CPU seconds and peak memory in megabytes."""
    command = [sys.executable, "-m", "bench.plain", "--file", str(folder), name, way]
    return dict(json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout))


def everything(size: float, runs: int) -> dict[str, Any]:
    """Measure every text in both ways."""
    found: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home)
        write(folder / f"{WARMING}.txt", "wrapped", 20_000, seed=8)
        for name in TEXTS:
            written = write(folder / f"{name}.txt", name, size)
            for way in WAYS if written else ():
                best = min((measured(folder, name, way) for _ in range(runs)), key=lambda one: one["seconds"])
                rate = round(written / 1e6 / best["seconds"], 1)
                found.setdefault(name, {"megabytes": round(written / 1e6, 1)})[way] = best | {"MB/s": rate}
                sys.stderr.write(f"{name}, {way}: {rate} MB/s\n")
    return found


def main() -> None:
    """Read the command line and measure; with `--file`, read that file and tell what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=3, help="length of each text")
    parser.add_argument("--runs", type=int, default=3, help="processes for each, of which the best counts")
    parser.add_argument("--file", nargs=3, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.file is None:
        sys.stdout.write(json.dumps(everything(asked.megabytes * 1e6, asked.runs), indent=2) + "\n")
        return
    folder, name, way = asked.file
    with rare_collections():
        language_of(FOREIGN)
        count_articles(Path(folder), WARMING, way)
        articles, seconds = count_articles(Path(folder), name, way)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    cost = {"articles": articles, "seconds": round(seconds, 4), "peak_megabytes": peak}
    sys.stdout.write(json.dumps(cost) + "\n")


if __name__ == "__main__":
    main()
