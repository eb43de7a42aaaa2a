"""From groups of referents to entities: the name shown, the aliases, the id.

What does not live here: which referents belong together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from pipeline.records import ArticleReferent, Entity, content_id
from pipeline.resolve.keys import Key
from pipeline.resolve.pins import Pins

_Text = TypeVar("_Text", bound=str)


def make_entities(groups: Mapping[Key, Sequence[ArticleReferent]], pins: Pins) -> tuple[Entity, ...]:
    """Return one entity a group, in order of id."""
    entities = [_entity(key, members, pins) for key, members in groups.items()]
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _entity(key: Key, members: Sequence[ArticleReferent], pins: Pins) -> Entity:
    """Return the entity that these members are."""
    aliases: Counter[str] = Counter()
    for member in members:
        aliases.update(dict(member.aliases))
    pinned = pins.entity(key)
    code = _most([one.country_code for one in members])
    return Entity(
        id=content_id("entity", *key),
        kind=members[0].kind,
        name=pinned.name if pinned else _name(members),
        country_code=(pinned.country_code if pinned else None) or code,
        gender=_most([one.gender for one in members]),
        wikidata_id=pinned.wikidata_id if pinned else None,
        aliases=tuple(sorted(aliases.items(), key=lambda alias: (-alias[1], alias[0]))),
        members=tuple(member.key for member in members),
    )


def _name(members: Sequence[ArticleReferent]) -> str:
    """Return a person's fullest name, anything else's most used one."""
    names = Counter(member.name for member in members)
    if members[0].kind == "person":
        return min(names, key=lambda name: (-len(name.split()), -names[name], -len(name), name))
    return min(names, key=lambda name: (-names[name], -len(name), name))


def _most(values: Sequence[_Text | None]) -> _Text | None:
    """Return the value most members have, None when none has any."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value)) if counts else None
