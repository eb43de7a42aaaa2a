"""A user's own rulings from `entities.toml`: merge, split, kind, country, Wikidata id.

    [[entity]]
    name = "Ola Nord"              # the name to show
    also = ["O. Nord", "Ole Nord"] # full names that are the same thing
    kind = "person"
    wikidata_id = "Q42"

    [[split]]
    name = "Ola Nord"              # the one whose role says "goalkeeper" is somebody else
    role = "goalkeeper"

What does not live here: what happens without rulings.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from pipeline.records import ArticleReferent, EntityKind, Naming
from pipeline.resolve.keys import Key
from pipeline.spelling import plain

_ENTITY_FIELDS = frozenset({"name", "also", "kind", "country_code", "wikidata_id"})
_SPLIT_FIELDS = frozenset({"name", "role"})
_WIKIDATA = re.compile(r"Q[1-9][0-9]*")
_COUNTRY = re.compile(r"[A-Z]{2}")


class PinsError(ValueError):
    """The file of rulings cannot be used; the message says where and what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What a user says of one entity."""

    name: str
    also: tuple[str, ...] = ()
    kind: EntityKind | None = None
    country_code: str | None = None
    wikidata_id: str | None = None

    @property
    def key(self) -> Key:
        """What the referents of this entity share."""
        return ("pinned", self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A name borne by two: the one whose role holds these words is somebody else."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class Pins:
    """A user's own rulings from `entities.toml`."""

    entities: tuple[Pinned, ...] = ()
    splits: tuple[Split, ...] = ()
    _by_name: dict[str, Pinned] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Look the rulings up by name from here on."""
        for pinned in self.entities:
            for name in (pinned.name, *pinned.also):
                self._by_name[spelled(name)] = pinned

    def entity(self, key: Key) -> Pinned | None:
        """Return what the user says of the entity with this key; one that is split off is not meant."""
        return self._by_name.get(spelled(key[1])) if key[0] == "pinned" and len(key) == 2 else None

    def names(self) -> set[str]:
        """Return the names that rulings merge or describe, as `spelled` writes them."""
        return set(self._by_name)

    def with_kind(self, naming: Naming) -> Naming:
        """Return a naming with the kind the user gives it."""
        pinned = self._by_name.get(spelled(naming.name))
        if pinned is None or pinned.kind is None or pinned.kind == naming.kind:
            return naming
        return replace(naming, kind=pinned.kind)

    def ruling(self, name: str) -> Key | None:
        """Return the key that the user gives to the group of whoever is called `name`."""
        pinned = self._by_name.get(spelled(name))
        return None if pinned is None else pinned.key

    def splits_of(self, referent: ArticleReferent) -> tuple[str, ...]:
        """Return the roles by which rulings take this referent out of its group."""
        return tuple(plain(split.role) for split in self.splits if _is_split(split, referent))


def ruled_key(naming: Naming, ruling: Key | None) -> Key | None:
    """Return the key of a naming's entity by the ruling on its group; None where each referent is one."""
    key = ruling or naming.key
    return None if key is None else split_key(naming, key)


def split_key(naming: Naming, key: Key) -> Key:
    """Return `key` as rulings that take this naming out of its group change it."""
    return (*key, *(part for role in naming.splits for part in ("split", role)))


def spelled(name: str) -> str:
    """Return a name in the form rulings are looked up in."""
    return " ".join(plain(name).split())


def _is_split(split: Split, referent: ArticleReferent) -> bool:
    """Whether a ruling takes this referent out of its group."""
    if spelled(split.name) != spelled(referent.name):
        return False
    return any(plain(split.role) in plain(role) for role in referent.roles)


def load_pins(path: Path) -> Pins:
    """Read a user's rulings.

    Raises:
        PinsError: the file is not what this module's docstring shows.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise PinsError(f"{path}: {error}") from error
    unknown = sorted(raw.keys() - {"entity", "split"})
    if unknown:
        raise PinsError(f"{path}: [[{unknown[0]}]] is unknown; write [[entity]] or [[split]].")
    return Pins(
        tuple(_entity(path, table) for table in _tables(path, raw, "entity")),
        tuple(_split(path, table) for table in _tables(path, raw, "split")),
    )


def _tables(path: Path, raw: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """Return the tables of one name."""
    tables = raw.get(name, [])
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        raise PinsError(f"{path}: write [[{name}]] with two brackets on each side.")
    return tables


def _entity(path: Path, table: Mapping[str, Any]) -> Pinned:
    """Return one [[entity]]."""
    name = _name(path, table, "entity", _ENTITY_FIELDS)
    also, kind = table.get("also", []), table.get("kind")
    if not isinstance(also, list) or not all(isinstance(one, str) and one.strip() for one in also):
        raise PinsError(f'{path}: [[entity]] "{name}": also must be a list of names, as in also = ["A. B."].')
    if kind is not None and kind not in get_args(EntityKind):
        kinds = ", ".join(get_args(EntityKind))
        raise PinsError(f'{path}: [[entity]] "{name}": kind {kind!r} must be one of {kinds}.')
    return Pinned(
        name=name,
        also=tuple(also),
        kind=kind,
        country_code=_matching(path, table, "country_code", _COUNTRY, "two capitals, as in SE"),
        wikidata_id=_matching(path, table, "wikidata_id", _WIKIDATA, "Q and a number, as in Q42"),
    )


def _split(path: Path, table: Mapping[str, Any]) -> Split:
    """Return one [[split]]."""
    name = _name(path, table, "split", _SPLIT_FIELDS)
    role = table.get("role")
    if not isinstance(role, str) or not role.strip():
        raise PinsError(f'{path}: [[split]] "{name}": role is missing; write words of the role to split off.')
    return Split(name=name, role=role)


def _name(path: Path, table: Mapping[str, Any], kind: str, fields: frozenset[str]) -> str:
    """Return a table's name, its fields checked."""
    name = table.get("name")
    if not isinstance(name, str) or not name.strip():
        raise PinsError(f"{path}: a [[{kind}]] has no name.")
    for wrong in sorted(table.keys() - fields):
        known = ", ".join(sorted(fields))
        raise PinsError(f'{path}: [[{kind}]] "{name}": {wrong} is unknown; there are {known}.')
    return name


def _matching(
    path: Path, table: Mapping[str, Any], name: str, pattern: re.Pattern[str], wanted: str
) -> str | None:
    """Return a field's text, checked against `pattern`."""
    value = table.get(name)
    if value is not None and (not isinstance(value, str) or pattern.fullmatch(value) is None):
        raise PinsError(f'{path}: [[entity]] "{table["name"]}": {name} {value!r} must be {wanted}.')
    return value
