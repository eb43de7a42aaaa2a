"""Names come, change and go: after each change the entities are those of resolving all names from nothing."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from conftest import all_rows, differing
from sqlalchemy import select

from pipeline.db import models
from pipeline.db.documents import StoredDocument, delete_articles, document_id, write_documents
from pipeline.db.engine import Connection, Engine, reading, writing
from pipeline.db.entities import article_referents
from pipeline.db.names import clear_names, replace_names
from pipeline.db.rows import insert_rows
from pipeline.records import Mention, Names, Referent, Role, content_id
from pipeline.resolve import Pins, load_pins, resolve
from pipeline.stages.entity import resolve_names
from pipeline.stages.merging import merge

TABLES = {
    name: models.table_of(getattr(models, name)) for name in ("Article", "Entity", "EntityAlias", "Referent")
}

FIRST = "Olaf Ada Pavel Sergei Sergey Lee Wang Kim Al".split()
MIDDLE = "K. T. Karl".split()
LAST = "Berg Okoro Orlovsky Orlovskiy Lee Xiaoming Li al-Tariq".split()
BODIES = (
    "Lund Water Board;Lund Waters Board;Lund Water;Lagos Wool Bank;Lagos Wool;LWB;LW;The LWB;Supreme Court;"
    "SC;National Security Council;NSC;Norse Sea Council;Berg;Okoro;Okoro Inc.;Foreign Ministry;"
    "Ministry of Foreign Affairs;Norwegian Foreign Ministry;Peruvian Foreign Ministry;Navy;Peruvian Navy"
).split(";")
ROLES = ["President", "mayor of Lund", "goalkeeper", "Kenyan President", "spokesman"]
KINDS = ["person"] * 5 + ["organization"] * 5 + ["place", "group", "facility", "country"]
RULINGS = [
    "",
    '[[entity]]\nname = "Olaf Berg"\nalso = ["Okoro", "Lagos Wool Bank"]\n'
    '[[entity]]\nname = "Olaf K. Berg"\nkind = "person"\n'
    '[[entity]]\nname = "LWB"\nkind = "organization"\nwikidata_id = "Q3"\n',
    '[[split]]\nname = "Olaf Berg"\nrole = "goalkeeper"\n[[split]]\nname = "NSC"\nrole = "mayor"\n'
    '[[split]]\nname = "Berg"\nrole = "president"\n[[entity]]\nname = "Ada Okoro"\nalso = ["Navy"]\n',
]


def _name(chance: random.Random, kind: str) -> str:
    """Return an invented name; now and then one of another kind's."""
    if (kind == "person") == (chance.random() < 0.85):
        middle = [chance.choice(MIDDLE)] if chance.random() < 0.3 else []
        words = [chance.choice(FIRST), *middle, chance.choice(LAST)]
        return words[-1] if chance.random() < 0.4 else " ".join(words)
    return chance.choice(BODIES)


def _names(chance: random.Random) -> Names:
    """Return the names of an invented article."""
    referents, mentions, roles = [], [], []
    for number in range(chance.randint(1, 5)):
        kind = chance.choice(KINDS)
        name = _name(chance, kind)
        gender = chance.choice([None, "male", "female"]) if kind == "person" else None
        code = chance.choice([None, None, "NO", "PE"])
        referents.append(Referent(number=number, kind=kind, name=name, country_code=code, gender=gender))
        short = "".join(word[0] for word in name.split() if word[0].isupper())
        called = [name, *chance.choices([name, short, name.rpartition(" ")[0]], k=chance.randint(0, 2))]
        for text in filter(None, called[chance.random() < 0.05 :]):
            start = 20 * len(mentions)
            span = {"start_char": start, "end_char": start + len(text), "text": text}
            mentions.append(Mention(**span, label="X", form="name", referent=number))
        for role in {chance.choice(ROLES) for _ in range(chance.choice([0, 0, 1, 2]))}:
            roles.append(
                Role(referent=number, role=role, start_char=20 * len(roles), end_char=20 * len(roles) + 9)
            )
    return Names(referents=tuple(referents), mentions=tuple(mentions), roles=tuple(roles))


def _put(connection: Connection, articles: dict[int, Names]) -> None:
    """Store articles with these names."""
    path = "all.txt"
    document = StoredDocument(
        **dict.fromkeys(StoredDocument.__dataclass_fields__) | {"path": path, "state": "ingested"}
    )
    there = set(connection.execute(select(TABLES["Article"].c.id)).scalars())
    if not there:
        write_documents(connection, [(document, [])])
    numbers = {"position": 0, "word_count": 0, "source_start": 0, "source_end": 0}
    row = {"document_id": document_id(path), "text": "", "text_sha256": "", "is_excerpt": False, **numbers}
    insert_rows(connection, TABLES["Article"], [row | {"id": one} for one in articles if one not in there])
    replace_names(connection, list(articles.items()))


@dataclass
class _Archive:
    """A database, what its articles name, the file of rulings, and how many articles are resolved at once."""

    engine: Engine
    pins: Path
    articles: dict[int, Names] = field(default_factory=dict)

    def change(self, chance: random.Random) -> None:
        """Add, change and remove a few articles, and now and then the rulings."""
        known = sorted(self.articles)
        gone = [one for one in known if chance.random() < 0.1]
        emptied = [one for one in known if chance.random() < 0.05]
        put = [one for one in known if chance.random() < 0.1] + [
            content_id(chance.random()) // 10 ** chance.randint(0, 16) for _ in range(chance.randint(0, 5))
        ]
        written = {one: _names(chance) for one in put}
        with writing(self.engine) as connection:
            delete_articles(connection, gone)
            clear_names(connection, emptied)
            _put(connection, {one: names for one, names in written.items() if one not in gone})
        self.articles |= dict.fromkeys(emptied, Names()) | written
        self.articles = {one: names for one, names in self.articles.items() if one not in gone}
        if chance.random() < 0.15:
            self.pins.write_text(chance.choice(RULINGS), encoding="utf-8")

    def rulings(self) -> Pins:
        """Return the user's rulings."""
        return load_pins(self.pins) if self.pins.stat().st_size else Pins()

    def expected(self) -> dict[str, set[tuple[object, ...]]]:
        """Return the rows that resolving all names at once gives."""
        with reading(self.engine) as connection:
            found = resolve(article_referents(connection, sorted(self.articles)), self.rulings())
        shown = ("id", "kind", "name", "country_code", "gender", "wikidata_id")
        return {
            "Entity": {tuple(getattr(one, name) for name in shown) for one in found},
            "EntityAlias": {(one.id, alias, uses) for one in found for alias, uses in one.aliases},
            "Referent": {(key.article_id, key.number, one.id) for one in found for key in one.members},
        }

    def rows(self) -> dict[str, set[tuple[object, ...]]]:
        """Return the rows there are."""
        columns = {
            "Entity": ("id", "kind", "name", "country_code", "gender", "wikidata_id"),
            "EntityAlias": ("entity_id", "alias", "uses"),
            "Referent": ("article_id", "number", "entity_id"),
        }
        with reading(self.engine) as connection:
            return {
                name: {
                    tuple(row) for row in connection.execute(select(*(TABLES[name].c[one] for one in wanted)))
                }
                for name, wanted in columns.items()
            }


def _live(archive: _Archive, chance: random.Random, steps: int) -> None:
    """Change an archive again and again, resolving now some articles at once and now others."""
    for _ in range(steps):
        archive.change(chance)
        if chance.random() < 0.8:
            at_once = chance.choice([1, 2, 500])
            resolve_names(archive.engine, archive.pins, at_once, chance.choice([1, 3, 5_000]))
            assert archive.rows() == archive.expected()
        if chance.random() < 0.5:
            _count(archive.engine)


def _count(engine: Engine) -> None:
    """Count each entity's articles and mentions as the last stage does."""
    with writing(engine) as connection:
        merge(connection)


def _same_from_nothing(archive: _Archive, clean: Engine) -> None:
    """Assert that an archive's rows are those of its articles put into an empty database."""
    resolve_names(archive.engine, archive.pins)
    with writing(clean) as connection:
        _put(connection, archive.articles)
    resolve_names(clean, archive.pins)
    for engine in (archive.engine, clean):
        _count(engine)
    assert differing(all_rows(archive.engine), all_rows(clean)) == {}


@pytest.mark.parametrize("seed", range(4))
def test_after_any_changes_of_names_the_rows_are_those_of_resolving_all_from_nothing(
    new_engine: Callable[[], Engine], tmp_path: Path, seed: int
) -> None:
    pins = tmp_path / "entities.toml"
    pins.write_text("", encoding="utf-8")
    archive = _Archive(new_engine(), pins)
    _live(archive, random.Random(seed), 12 if archive.engine.dialect.name == "sqlite" else 5)
    _same_from_nothing(archive, new_engine())


def _called(name: str, kind: str, *aliases: str, role: str = "") -> Names:
    """Return the names of an article about one thing."""
    mentions = [
        Mention(start_char=9 * at, end_char=9 * at + 9, text=text, label="X", form="name", referent=0)
        for at, text in enumerate((name, *aliases))
    ]
    told = (Role(referent=0, role=role, start_char=0, end_char=9),) if role else ()
    return Names(referents=(Referent(number=0, kind=kind, name=name),), mentions=tuple(mentions), roles=told)


BOARDS = {
    1: _called("Lund Water Board", "organization", "LWB"),
    2: _called("Lund Waters Board", "organization", "LWB"),
    3: _called("LWB", "organization"),
}
COURT = _called("Supreme Court", "organization", "SC")
PERSON = _called("Ada Okoro", "person")
BERGS = [
    f"{one}{other} Berg" for one in "Bo Da Fe Gu Lo Mi".split() for other in "ran pel tos vid mek".split()
]
MANY = {number: _called(name, "person") for number, name in enumerate(BERGS)} | {
    70: _called("Ada Berg", "person", role="President"),
    80: _called("Berg", "person", role="President"),
}


@pytest.mark.parametrize(
    ("first", "then"),
    [
        pytest.param(BOARDS, {4: _called("Lagos Wool Bank", "organization", "LWB")}, id="two called LWB"),
        pytest.param({1: PERSON, 2: PERSON, 3: _called("Okoro", "person")}, {4: PERSON}, id="now well known"),
        pytest.param(
            MANY, {75: _called("Olaf Berg", "person", role="President")}, id="two presidents of many"
        ),
        pytest.param({50: COURT, 60: _called("SC", "organization")}, {10: COURT}, id="earlier place"),
    ],
)
def test_what_was_resolved_before_is_resolved_anew_when_a_name_that_it_hangs_on_comes_and_goes(
    new_engine: Callable[[], Engine], tmp_path: Path, first: dict[int, Names], then: dict[int, Names]
) -> None:
    pins = tmp_path / "entities.toml"
    pins.write_text("", encoding="utf-8")
    archive = _Archive(new_engine(), pins, first | then)
    seen = []
    for articles in (first, then):
        with writing(archive.engine) as connection:
            _put(connection, articles)
        resolve_names(archive.engine, pins)
        seen.append(archive.rows())
    assert seen[1] == archive.expected()
    assert seen[0]["Referent"] - seen[1]["Referent"]
    with writing(archive.engine) as connection:
        delete_articles(connection, sorted(then))
    resolve_names(archive.engine, pins)
    assert archive.rows() == seen[0]
