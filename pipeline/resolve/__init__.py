"""Which referents of all articles are the same real-world thing: a pure function of plain records.

What does not live here: finding names in a text (`pipeline.nlp.names`) and storing entities
(`pipeline.db`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.records import ArticleReferent, Entity
from pipeline.resolve.bodies import body_keys
from pipeline.resolve.entities import make_entities
from pipeline.resolve.keys import Key, plain_keys
from pipeline.resolve.kinds import settle_kinds
from pipeline.resolve.people import people_keys
from pipeline.resolve.pins import Pins, PinsError, load_pins

__all__ = ["Pins", "PinsError", "load_pins", "resolve"]


def resolve(referents: Iterable[ArticleReferent], pins: Pins | None = None) -> tuple[Entity, ...]:
    """Return the entities the referents stand for, whatever their order, each referent in exactly one."""
    rulings = pins or Pins()
    ordered = sorted(referents, key=lambda one: (one.key.article_id, one.key.number))
    settled = rulings.with_kinds(settle_kinds(ordered))
    keys: dict[int, Key] = {}
    keys.update(plain_keys(settled))
    keys.update(people_keys(settled))
    keys.update(body_keys(settled))
    groups: dict[Key, list[ArticleReferent]] = {}
    for place, key in sorted(rulings.applied(settled, keys).items()):
        groups.setdefault(key, []).append(settled[place])
    return make_entities(groups, rulings)
