"""From namings to entities: the name shown, the aliases, the id.

What does not live here: which namings belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from pipeline.records import Entity, EntityKind, Naming, ReferentKey, content_id
from pipeline.resolve.keys import Key
from pipeline.resolve.pins import Pins

_Text = TypeVar("_Text", bound=str)


@lru_cache(maxsize=10_000)
def entity_id(key: Key) -> int:
    """Return the id of the entity with this key."""
    return content_id("entity", *key)


def make_entity(
    key: Key,
    kind: EntityKind,
    namings: Sequence[Naming],
    aliases: Mapping[str, int],
    pins: Pins,
    members: Iterable[ReferentKey] = (),
) -> Entity:
    """Return the entity that these namings are; `kind` is that of its first referent."""
    pinned = pins.entity(key)
    code = _most(namings, [one.country_code for one in namings])
    return Entity(
        id=entity_id(key),
        kind=kind,
        name=pinned.name if pinned else _name(kind, namings),
        country_code=(pinned.country_code if pinned else None) or code,
        gender=_most(namings, [one.gender for one in namings]),
        wikidata_id=pinned.wikidata_id if pinned else None,
        aliases=tuple(sorted(aliases.items(), key=lambda alias: (-alias[1], alias[0]))),
        members=tuple(members),
    )


def _name(kind: EntityKind, namings: Sequence[Naming]) -> str:
    """Return a person's fullest name, anything else's most used one."""
    names: Counter[str] = Counter()
    for naming in namings:
        names[naming.name] += naming.referents
    if kind == "person":
        return min(names, key=lambda name: (-len(name.split()), -names[name], -len(name), name))
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _most(namings: Sequence[Naming], values: Sequence[_Text | None]) -> _Text | None:
    """Return the value most referents have, None when none has any."""
    counts: Counter[_Text] = Counter()
    for naming, value in zip(namings, values, strict=True):
        if value is not None:
            counts[value] += naming.referents
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
