"""Which referents of all articles are the same real-world thing: a pure function of plain records.

What does not live here: finding names in a text (`pipeline.nlp.names`) and storing entities
(`pipeline.db`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.records import ArticleReferent, Entity, content_id


@dataclass(frozen=True, slots=True)
class Pins:
    """A user's own rulings from `entities.toml`."""


def load_pins(path: Path) -> Pins:
    """Read a user's rulings."""
    return Pins()


def resolve(referents: Iterable[ArticleReferent], pins: Pins | None = None) -> tuple[Entity, ...]:
    """Return the entities the referents stand for, whatever their order, each referent in exactly one."""
    groups: dict[tuple[str, ...], list[ArticleReferent]] = {}
    ordered = sorted(referents, key=lambda referent: (referent.key.article_id, referent.key.number))
    for referent in ordered:
        groups.setdefault(_key(referent), []).append(referent)
    return tuple(_entity(key, members) for key, members in sorted(groups.items()))


def _key(referent: ArticleReferent) -> tuple[str, ...]:
    """Return what referents of one entity share."""
    if referent.kind == "country":
        return ("country", referent.country_code or referent.name)
    name = " ".join(referent.name.lower().split())
    if referent.kind == "person" and " " not in name:
        return (referent.kind, name, str(referent.key.article_id))
    return (referent.kind, name)


def _entity(key: tuple[str, ...], members: list[ArticleReferent]) -> Entity:
    """Return the entity of these members."""
    aliases: Counter[str] = Counter()
    for member in members:
        aliases.update(dict(member.aliases))
    codes = [member.country_code for member in members if member.country_code]
    genders = [member.gender for member in members if member.gender]
    return Entity(
        id=content_id("entity", *key),
        kind=members[0].kind,
        name=members[0].name,
        country_code=codes[0] if codes else None,
        gender=genders[0] if genders else None,
        aliases=tuple(sorted(aliases.items(), key=lambda alias: (-alias[1], alias[0]))),
        members=tuple(member.key for member in members),
    )
