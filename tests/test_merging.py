"""Happenings, counts and duplicates after any changes are those made from nothing."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Rows, differing
from sqlalchemy import Connection, select

from pipeline.articles import duplicates
from pipeline.articles.duplicates import find_duplicates, fingerprint
from pipeline.db import (
    articles,
    derivations,
    documents,
    events,
    fingerprints,
    happenings,
    models,
    names,
    quotes,
)
from pipeline.db.documents import StoredDocument
from pipeline.db.engine import Engine, writing
from pipeline.happenings import merge_reports
from pipeline.records import Article, EventReport, Mention, Names, Participant, Quote, Referent
from pipeline.stages import entity
from pipeline.stages.copies import mark_duplicates
from pipeline.stages.merging import merge
from pipeline.stages.work import Scope

PLACES = ["Vilnius", "Lagos"]
PEOPLE = ["Marta Lindqvist", "Tomas Okonjo", "Ilse Brandt"]
SLOTS = [f"wire/{number}.txt" for number in range(9)]
DAYS = [date(2021, 6, 8), date(2021, 6, 9), None]
WORDS = [f"word{number}" for number in range(400)]
BASES = [" ".join(random.Random(seed).choices(WORDS, k=60)) for seed in range(3)]


class Folder:
    """An invented folder whose articles change at random, with what would be extracted from them."""

    def __init__(self, engine: Engine, seed: int) -> None:
        self.engine = engine
        self.random = random.Random(seed)

    def step(self, pins: Path) -> None:
        """Change a few articles and run some of the stages."""
        for _ in range(self.random.randint(1, 3)):
            path = self.random.choice(SLOTS)
            with writing(self.engine) as connection:
                if self.random.random() < 0.2:
                    documents.remove_documents(connection, [path])
                else:
                    self._write(connection, path)
        if self.random.random() < 0.4:
            entity.run(self.engine, pins, Scope())
        if self.random.random() < 0.3:
            self._derive_again()

    def tell(self, connection: Connection, path: str, *reports: EventReport) -> None:
        """Store an article of its own words that names all there are, and what it reports."""
        text = " ".join(self.random.choices(WORDS, k=60))
        article = self._store(connection, path, text)
        known = PEOPLE + PLACES
        found = Names(referents=tuple(_referents(known)), mentions=())
        names.replace_names(connection, [(article, found)])
        events.replace_reports(connection, [(article, text, reports)])
        for stage in ("entity", "quote", "event"):
            derivations.remember(connection, stage, {article: path})

    def _write(self, connection: Connection, path: str) -> None:
        """Store an article and all that is found in it, as the stages do."""
        text = self._text()
        article = self._store(connection, path, text)
        if self.random.random() < 0.9:
            self._extract(connection, article, text)

    def _store(self, connection: Connection, path: str, text: str) -> int:
        """Store a file with an article of these words; return the article's id."""
        ingested = StoredDocument(
            path=path, state="ingested", sha256="", size_bytes=0, mtime_ns=0, media_type=None, encoding=None,
            derived_key="",
        )  # fmt: skip
        documents.write_documents(connection, [(ingested, [])])
        seen = set[int]()
        article = Article(
            title="A title", text=text, source_start=0, source_end=len(text), language="en",
            publisher=self.random.choice(["The Daily Kite", "Evening Owl"]),
            published_on=self.random.choice(DAYS),
        )  # fmt: skip
        articles.put_articles(connection, path, 0, [(article, fingerprint(text))], seen, Counter())
        articles.finish_articles(connection, path, seen, [], "")
        return seen.pop()

    def _text(self) -> str:
        """Return a text, often a near copy or an excerpt of another."""
        words = self.random.choice(BASES).split()
        for _ in range(self.random.choice((0, 0, 1, 30))):
            words[self.random.randrange(len(words))] = self.random.choice(WORDS)
        return " ".join(words[: self.random.choice((60, 60, 59, 30))])

    def _derive_again(self) -> None:
        """Find other names, quotes and reports in some article that is there."""
        with writing(self.engine) as connection:
            rows = connection.execute(select(articles.ARTICLE.c.id, articles.ARTICLE.c.text)).all()
            if rows:
                self._extract(connection, *self.random.choice(sorted(map(tuple, rows))))

    def _extract(self, connection: Connection, article: int, text: str) -> None:
        known = self.random.sample(PEOPLE + PLACES, k=4)
        mentions = tuple(
            Mention(start_char=n, end_char=n + 1, text=text[n], label="PERSON", form="name", referent=n)
            for n in range(len(known))
        )
        found = Names(referents=tuple(_referents(known)), mentions=mentions)
        names.replace_names(connection, [(article, found)])
        quotes.replace_quotes(connection, [(article, tuple(self._quotes(text)))])
        reports = {report.trigger_start_char: report for report in self._reports(known)}
        events.replace_reports(connection, [(article, text, tuple(reports.values()))])
        for stage in ("entity", "quote", "event"):
            derivations.remember(connection, stage, {article: str(self.random.random())})

    def _quotes(self, text: str) -> Iterator[Quote]:
        for start in self.random.sample(range(20), k=2):
            speakers = tuple(self.random.sample(range(4), k=self.random.randint(0, 2)))
            yield Quote(
                text=text[start : start + 4], start_char=start, end_char=start + 4, kind="direct",
                speakers=speakers,
            )  # fmt: skip

    def _reports(self, known: list[str]) -> Iterator[EventReport]:
        pick = self.random.choice
        places = [number for number, name in enumerate(known) if name in PLACES]
        people = [number for number, name in enumerate(known) if name in PEOPLE[:2]]
        for start in self.random.sample(range(20), k=self.random.randint(0, 6)):
            day = pick([DAYS[0], *DAYS])
            actor, target = pick([*people, None]), pick([*people, *[None] * 6])
            parties = [
                Participant(role=role, text="x", start_char=1, end_char=2, referent=number)
                for role, number in (("actor", actor), ("target", target))
                if number is not None
            ]
            if target is None and pick([True, False, False]):
                words = pick(["gunmen", "two gunmen"])
                parties.append(Participant(role="target", text=words, start_char=2, end_char=3))
            yield EventReport(
                type=pick(["ASSAULT", "CONSULT"]), cameo_root="19", realis=pick(["actual", "historical"]),
                trigger_start_char=start, trigger_end_char=start + 2, sentence_start_char=0,
                sentence_end_char=25, participants=tuple(parties), event_start=day, event_end=day,
                event_precision=None if day is None else "day", killed=pick([None, 1, 2]),
                place_referent=pick([*places, None]), place_text="x", place_start_char=0, place_end_char=1,
            )  # fmt: skip


def _referents(known: list[str]) -> Iterator[Referent]:
    """Yield what stands for each of the names `known`."""
    for number, name in enumerate(known):
        yield Referent(number=number, kind="place" if name in PLACES else "person", name=name)


def _attack(start: int, by: str, place: str | None) -> EventReport:
    """Return the report of an attack of the one day by somebody named, or by others as worded."""
    known = PEOPLE + PLACES
    actor = known.index(by) if by in known else None
    return EventReport(
        type="ASSAULT", cameo_root="19", realis="actual", trigger_start_char=start,
        trigger_end_char=start + 2, sentence_start_char=0, sentence_end_char=25, event_start=DAYS[0],
        event_end=DAYS[0], event_precision="day", place_text="x", place_start_char=0, place_end_char=1,
        place_referent=None if place is None else known.index(place),
        participants=(Participant(role="actor", text=by, start_char=1, end_char=2, referent=actor),),
    )  # fmt: skip


def test_an_attack_told_of_two_places_stands_at_one_only_when_the_other_is_told_no_more(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    engine = new_engine()
    folder = Folder(engine, 0)
    (vilnius, lagos), marta = PLACES, PEOPLE[0]
    with writing(engine) as connection:
        events.write_event_types(connection)
        folder.tell(connection, SLOTS[0], _attack(2, marta, vilnius))
        folder.tell(connection, SLOTS[1], _attack(2, marta, None), _attack(6, "bandits", vilnius))
        folder.tell(connection, SLOTS[2], _attack(2, marta, lagos))
    placeless = [_placeless(engine, tmp_path)]
    with writing(engine) as connection:
        folder.tell(connection, SLOTS[3], _attack(2, "police", vilnius))
    placeless.append(_placeless(engine, tmp_path))
    with writing(engine) as connection:
        documents.remove_documents(connection, [SLOTS[2]])
    assert [*placeless, _placeless(engine, tmp_path)] == [1, 1, 0]


def _bring_up(engine: Engine, tmp_path: Path) -> None:
    """Bring duplicates, entities and happenings up to all rows, and compare with those from nothing."""
    with writing(engine) as connection:
        mark_duplicates(connection)
    entity.run(engine, tmp_path / "entities.toml", Scope())
    with writing(engine) as connection:
        merge(connection)
    lived, clean = from_nothing(engine)
    assert differing(lived, clean) == {}


def _placeless(engine: Engine, tmp_path: Path) -> int:
    """Bring all up; return how many happenings have no place."""
    _bring_up(engine, tmp_path)
    with engine.connect() as connection:
        chosen = select(happenings.EVENT.c.id).where(happenings.EVENT.c.place_entity_id.is_(None))
        return len(connection.execute(chosen).all())


def rows_of(connection: Connection) -> Rows:
    """Return every row of every table, sorted, new keys of fingerprints among the others."""
    found = {
        table.name: sorted(map(tuple, connection.execute(select(table)).all()), key=repr)
        for table in models.Base.metadata.sorted_tables
    }
    found["fingerprint_key"] = sorted(found["fingerprint_key"] + found.pop("new_fingerprint_key"), key=repr)
    return found


def from_nothing(engine: Engine) -> tuple[Rows, Rows]:
    """Return the rows as they are, and as they are if duplicates, happenings and counts are made anew."""
    with engine.connect() as connection, connection.begin() as transaction:
        lived = rows_of(connection)
        derivations.forget_state(connection, "duplicates", "happenings")
        mark_duplicates(connection)
        merge(connection)
        clean = rows_of(connection)
        transaction.rollback()
    return lived, clean


@pytest.mark.parametrize("seed", range(6))
def test_after_any_changes_the_rows_are_those_made_from_nothing(
    new_engine: Callable[[], Engine], tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duplicates, "COMMON", 3)
    monkeypatch.setattr(fingerprints, "NEW_AT_MOST", 120 if seed % 2 else 10_000)
    engine = new_engine()
    if engine.dialect.name == "postgresql" and seed > 1:
        pytest.skip("two sequences are enough here")
    folder = Folder(engine, seed)
    with writing(engine) as connection:
        events.write_event_types(connection)
    seen: Counter[str] = Counter()
    for _ in range(20):
        folder.step(tmp_path / "entities.toml")
        _bring_up(engine, tmp_path)
        with engine.connect() as connection:
            seen.update(_check(connection))
    assert min(seen[name] for name in ("events", "shared", "copies", "counted")) > 0, seen


def _check(connection: Connection) -> dict[str, int]:
    """Compare with what the pure functions and plain SQL say of all rows; return what there was to see."""
    one = articles.ARTICLE.c
    ids = connection.execute(select(one.id)).scalars().all()
    copies = connection.execute(select(one.id, one.duplicate_of).where(one.duplicate_of.is_not(None))).all()
    prints = fingerprints.stored_prints(connection, ids)
    texts = articles.texts(connection, ids)
    assert dict(map(tuple, copies)) == find_duplicates(prints, texts.__getitem__)
    merged = merge_reports(events.stored_reports(connection, ids))
    stored = connection.execute(select(happenings.EVENT.c.id).order_by(happenings.EVENT.c.id)).scalars().all()
    assert stored == [event.id for event in merged]
    links = connection.execute(select(events.EVENT_REPORT.c.id, events.EVENT_REPORT.c.event_id)).all()
    assert dict(map(tuple, links)) == {report: event.id for event in merged for report in event.report_ids}
    counted = _counts(connection)
    return {
        "events": len(merged),
        "shared": sum(event.article_count > 1 for event in merged),
        "copies": len(copies),
        "counted": sum(counted.values()),
    }


def _counts(connection: Connection) -> Counter[Any]:
    """Count in Python what stands beside each entity, and compare."""
    originals = _originals(connection)
    found: Counter[Any] = Counter()
    tables = {name: models.Base.metadata.tables[name] for name in ("referent", "mention", "entity")}
    for name, count in (("referent", "article_count"), ("mention", "mention_count")):
        rows = connection.execute(select(tables[name].c.article_id, tables[name].c.entity_id)).all()
        pairs = {tuple(row) for row in rows} if name == "referent" else [tuple(row) for row in rows]
        found.update((count, entity_id) for article, entity_id in pairs if article in originals)
    for row in connection.execute(select(tables["entity"])).mappings():
        for count in ("article_count", "mention_count"):
            assert row[count] == found[count, row["id"]]
    return found


def _originals(connection: Connection) -> set[int]:
    """Return the articles that repeat none."""
    one = articles.ARTICLE.c
    return set(connection.execute(select(one.id).where(one.duplicate_of.is_(None))).scalars())
