"""The word lists of this room, read once: countries, places, organisations, titles, given names.

The lists themselves are data files in `pipeline/nlp/lexicons`. What does not live here: any rule
about how the words are used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import resources
from typing import Literal

import spacy

from pipeline.nlp.tables import table
from pipeline.records import EntityKind, Gender
from pipeline.spelling import plain

Sense = Literal["name", "adjective", "people", "capital"]


@dataclass(frozen=True, slots=True)
class Known:
    """One way of writing a thing that the lists know; `key` is the same for all its spellings.

    An `exact` one is matched with its capitals; one that `needs_company` only where the article also
    uses another spelling.
    """

    key: str
    name: str
    kind: EntityKind
    label: str
    sense: Sense = "name"
    country_code: str | None = None
    country_name: str | None = None
    exact: bool = False
    needs_company: bool = False
    people: str = ""


@dataclass(frozen=True, slots=True)
class Titles:
    """Words before and after a person's name, in lower case, each with what it tells."""

    honorifics: dict[str, Gender | None]
    addresses: frozenset[str]
    single: frozenset[str]
    offices: frozenset[str]
    modifiers: frozenset[str]
    people: dict[str, Gender | None]
    longest: dict[str, tuple[tuple[str, ...], ...]] = field(repr=False)
    meanings: dict[str, frozenset[str]] = field(repr=False)
    businesses: frozenset[str] = field(repr=False)
    bodies: frozenset[str] = field(repr=False)
    body_words: dict[str, frozenset[str]] = field(repr=False)
    lands: dict[str, frozenset[str]] = field(repr=False)
    speech: frozenset[str] = field(repr=False)


Gazetteer = dict[str, list[tuple[tuple[str, ...], Known]]]


def read_text(name: str) -> str:
    """Return the lexicon file `name` as text."""
    return resources.files("pipeline.nlp").joinpath("lexicons", name).read_text(encoding="utf-8")


def _rows(name: str) -> Iterator[list[str]]:
    """Yield the cells of each row of a tab-separated lexicon file."""
    for line in read_text(name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _split(cell: str) -> list[str]:
    """Return the names in one cell."""
    return [name for name in cell.split(";") if name]


def _countries() -> Iterator[tuple[str, Known]]:
    """Yield each spelling of a country, its adjective, its people and its capital."""
    for code, names, adjectives, peoples, capitals in _rows("countries.tsv"):
        country = _split(names)[0]
        iso = None if code == "-" else code
        key = f"country:{iso or country}"
        for name in _split(names):
            yield name, Known(key, country, "country", "GPE", "name", iso, country, _is_short(name))
        for name in _split(adjectives):
            people = (_split(peoples) or [name])[0]
            yield name, Known(key, country, "country", "NORP", "adjective", iso, country, people=people)
        for name in _split(peoples):
            people = _split(peoples)[0]
            yield name, Known(f"group:{country}", people, "group", "NORP", "people", iso, country)
        for spellings in _split(capitals):
            for name in spellings.split("/"):
                city = spellings.split("/")[0]
                yield name, Known(f"place:{city}", city, "place", "GPE", "capital", iso, country)


def _places() -> Iterator[tuple[str, Known]]:
    """Yield each spelling of a place that is not a country."""
    for code, names in _rows("places.tsv"):
        iso, label = (None, "LOC") if code == "-" else (code, "GPE")
        for spellings in _split(names):
            place = spellings.split("/")[0]
            for name in spellings.split("/"):
                yield name, Known(f"place:{place}", place, "place", label, "name", iso)


def _organizations() -> Iterator[tuple[str, Known]]:
    """Yield each spelling of a well-known organisation or facility."""
    for kind, code, names in _rows("organizations.tsv"):
        first, iso = _split(names)[0], None if code == "-" else code
        label = "FAC" if kind == "facility" else "ORG"
        for written in _split(names):
            name = written.removeprefix("?")
            exact, needy = _is_short(name), written != name
            yield name, Known(f"{kind}:{first}", first, _kind(kind), label, "name", iso, None, exact, needy)


def _kind(kind: str) -> EntityKind:
    """Return the kind that a row of organisations names."""
    return "facility" if kind == "facility" else "organization"


def _groups() -> Iterator[tuple[str, Known]]:
    """Yield each people, faith and political family, in singular and plural."""
    for (name,) in _rows("groups.txt"):
        known = Known(f"group:{name}", name, "group", "NORP", "adjective")
        yield name, known
        if not name.endswith(("s", "sh", "men", "ies")):
            yield name + "s", Known(f"group:{name}", name + "s", "group", "NORP", "people")


def _is_short(name: str) -> bool:
    """Whether `name` is an abbreviation, which must be matched with its capitals."""
    return name.isupper() and len(name) <= 5


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Known names by their first word in lower case: the other words and the entry, longest first.

    "The Gambia" is left out where "Gambia" is the same, as the model's names have no article.
    """
    tokenizer = spacy.blank("en").tokenizer
    table: dict[tuple[str, ...], Known] = {}
    for source in (_countries(), _organizations(), _places(), _groups()):
        for name, known in source:
            table.setdefault(tuple(token.lower_ for token in tokenizer(name)), known)
    found: Gazetteer = {}
    for words, known in table.items():
        bare = table.get(words[1:])
        if words[0] == "the" and bare is not None and bare.key == known.key:
            continue
        found.setdefault(words[0], []).append((words[1:], known))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found


@lru_cache(maxsize=1)
def titles() -> Titles:
    """Read the words that stand beside people's names."""
    raw = table("titles.toml")
    single, shared = raw["offices"]["single"], raw["offices"]["shared"]
    longest: dict[str, list[tuple[str, ...]]] = {}
    for office in {*single, *shared}:
        words = tuple(office.replace("-", " - ").split())
        longest.setdefault(words[-1], []).append(words)
    return Titles(
        honorifics=_gendered(raw["honorifics"]),
        addresses=frozenset(raw["addresses"]["words"]),
        single=frozenset(single),
        offices=frozenset({*single, *shared}),
        modifiers=frozenset(raw["modifiers"]["words"]),
        people=_gendered(raw["people"]),
        meanings=_sets(raw["meanings"]),
        businesses=frozenset(raw["bodies"]["business"]),
        bodies=frozenset(raw["bodies"]["named"]) | raw["bodies"]["meanings"].keys(),
        body_words=_sets(raw["bodies"]["meanings"]),
        lands=_sets(raw["lands"]),
        speech=frozenset(raw["verbs"]["speech"]),
        longest={last: tuple(sorted(found, key=len, reverse=True)) for last, found in longest.items()},
    )


def _sets(table: dict[str, list[str]]) -> dict[str, frozenset[str]]:
    """Return each word of `table` with the words that go with it."""
    return {word: frozenset(others) for word, others in table.items()}


def _gendered(table: dict[str, list[str]]) -> dict[str, Gender | None]:
    """Return each word of `table` with the gender its key names."""
    genders: dict[str, Gender | None] = {"male": "male", "female": "female", "either": None}
    return {word: genders[key] for key, words in table.items() for word in words}


@lru_cache(maxsize=1)
def given_names() -> dict[str, Gender]:
    """Given names in lower case with the gender most of their bearers have."""
    raw = table("given_names.toml")
    genders: tuple[Gender, ...] = ("male", "female")
    return {name: gender for gender in genders for name in raw[gender].split()}


@lru_cache(maxsize=1)
def not_names() -> frozenset[str]:
    """Return capitalised words that are no name when they stand alone."""
    return frozenset(line for line in read_text("not_names.txt").splitlines() if not line.startswith("#"))


@lru_cache(maxsize=1)
def news_agencies() -> frozenset[str]:
    """Return the names of news agencies in lower case."""
    lines = read_text("news_agencies.txt").splitlines()
    return frozenset(line.lower() for line in lines if not line.startswith("#"))


@lru_cache(maxsize=1)
def heads() -> dict[str, str]:
    """Return last words that tell a name's kind, in lower case, each with its label."""
    raw = table("heads.toml")
    labels = {"organization": "ORG", "facility": "FAC", "place": "LOC"}
    return {word: label for key, label in labels.items() for word in raw[key].split()}


@lru_cache(maxsize=1)
def first_of_bodies() -> frozenset[str]:
    """Return first words of bodies' names in languages that put the noun first ("Banco Roe")."""
    return frozenset(table("heads.toml")["first"].split())


@lru_cache(maxsize=1)
def surname_heads() -> frozenset[str]:
    """Return the heads that are also surnames ("Hill")."""
    return frozenset(table("heads.toml")["surnames"].split())


@lru_cache(maxsize=1)
def tails() -> frozenset[str]:
    """Return last words that a second mention of an organisation leaves out ("Acme Motors": "Acme")."""
    return frozenset(table("heads.toml")["tails"].split())


@lru_cache(maxsize=1)
def other_heads() -> frozenset[str]:
    """Return last words of names of events, prizes and laws."""
    return frozenset(table("heads.toml")["others"].split())


def is_given_name(word: str) -> bool:
    """Whether a word, in any case and with or without accents, is a given name."""
    return plain(word) in given_names()
