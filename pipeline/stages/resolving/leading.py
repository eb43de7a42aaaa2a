"""The entities that namings are, their rows, and leading referents and all that hangs on them there."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pipeline.db import contributions, entities, namings
from pipeline.db.rows import batches
from pipeline.records import ArticleReferent, Entity, EntityKind, Naming, ReferentKey
from pipeline.resolve.blocks import pinned_blocks
from pipeline.resolve.entities import entity_id, make_entity
from pipeline.resolve.keys import Key, local_key
from pipeline.resolve.pins import ruled_key, split_key
from pipeline.stages.resolving.change import Change

ARTICLES_AT_ONCE = 500

Fresh = Mapping[int, Sequence[ArticleReferent]]
"""Referents that have just been counted, by naming."""


def lead(change: Change, fresh: Fresh, left: set[int]) -> None:
    """Lead the referents of all namings that changed to their entities; `left` are some they had before."""
    touched = {one for one in change.before if one in change.stale or _is_changed(change, one)}
    rulings = _rulings(change)
    if rulings or change.pins.names():
        touched |= _groups(change, touched)
    owners = {
        one: ruled_key(change.now[one], _ruling(change, rulings, one)) for one in touched & change.now.keys()
    }
    change.decide(
        replace(change.now[one], entity_id=owner)
        for one, key in owners.items()
        if (owner := None if key is None else entity_id(key)) != change.now[one].entity_id
    )
    before = {change.before[one].entity_id for one in touched} - {None}
    _write_entities(change, rulings, owners, {one for one in before if one is not None})
    articles, gone = _lead(change, owners, fresh)
    _follow(change, articles)
    entities.delete_unled(change.connection, left | gone | {one for one in before if one is not None})


def _is_changed(change: Change, number: int) -> bool:
    """Whether anything was decided anew of a naming."""
    return change.before[number] is not change.now.get(number)


def _groups(change: Change, ids: Iterable[int]) -> set[int]:
    """Return the namings of all groups that these are or were in: a ruling holds for a whole group."""
    some = list(ids)
    keys = {change.before[one].key for one in some} | {
        change.now[one].key for one in some if one in change.now
    }
    groups = {namings.group_id(key) for key in keys if key is not None}
    return set(change.load_by("group_id", groups))


def _rulings(change: Change) -> dict[Key, Key]:
    """Return the user's ruling on each group; of two, that on the name of the last referent."""
    found = namings.in_blocks(change.connection, pinned_blocks(change.pins), "pinned")
    ruled: defaultdict[Key, list[Naming]] = defaultdict(list)
    for one in change.load((number for _, _, number in found)).values():
        if one.key is not None and one.referents > 0:
            ruled[one.key].append(one)
    return {key: ruling for key, some in ruled.items() if (ruling := _last_ruling(change, some)) is not None}


def _last_ruling(change: Change, some: Sequence[Naming]) -> Key | None:
    """Return the ruling on one of some namings, on that of the last referent if they differ."""
    rulings = {one.id: change.pins.ruling(one.name) for one in some}
    if len(set(rulings.values())) == 1:
        return rulings[some[0].id]
    return rulings[max(rulings, key=lambda one: namings.end_of(change.connection, one, last=True))]


def _ruling(change: Change, rulings: Mapping[Key, Key], number: int) -> Key | None:
    """Return the user's ruling on the group of a naming, or on the naming if it has none."""
    naming = change.now[number]
    return change.pins.ruling(naming.name) if naming.key is None else rulings.get(naming.key)


def _write_entities(
    change: Change, rulings: Mapping[Key, Key], owners: Mapping[int, Key | None], before: set[int]
) -> None:
    """Make the rows of all entities that namings are, or were."""
    ids = {entity_id(key) for key in owners.values() if key is not None}
    members: defaultdict[int, list[Naming]] = defaultdict(list)
    for one in change.load_by("entity_id", ids | before).values():
        if one.entity_id is not None and one.referents > 0:
            members[one.entity_id].append(one)
    aliases = namings.aliases(change.connection, (one.id for some in members.values() for one in some))
    made: list[Entity] = []
    for number, some in members.items():
        key = ruled_key(some[0], _ruling(change, rulings, some[0].id))
        # Another ruling is due where a pinned name is gone; the entity is made when that is looked at.
        if key is not None and entity_id(key) == number:
            called = sum((aliases.get(one.id, Counter()) for one in some), Counter[str]())
            made.append(make_entity(key, _kind(change, some), some, called, change.pins))
    entities.put_entities(change.connection, made)


def _kind(change: Change, some: Sequence[Naming]) -> EntityKind:
    """Return the kind of an entity's first referent."""
    kinds = {one.kind for one in some}
    first = some[0]
    if len(kinds) > 1:
        first = min(some, key=lambda one: namings.end_of(change.connection, one.id))
    return first.kind or first.said_kind


def _lead(change: Change, owners: Mapping[int, Key | None], fresh: Fresh) -> tuple[set[int], set[int]]:
    """Lead referents to their entities; return the articles and the entities that were led elsewhere."""
    new = {one for one in owners if change.before[one].kind is None}
    led = {
        one: found
        for one in owners.keys() - new
        if (found := change.now[one].entity_id) is not None and found != change.before[one].entity_id
    }
    articles, gone = entities.lead_namings(change.connection, led)
    singles: list[tuple[ReferentKey, int]] = []
    alone: list[tuple[int, ArticleReferent]] = []
    for one, members in fresh.items():
        articles.update(member.key.article_id for member in members)
        owner = change.now[one].entity_id
        if owner is None:
            alone += [(one, member) for member in members]
        elif one not in led:
            singles += [(member.key, owner) for member in members]
    entities.lead_referents(change.connection, singles + _stand_alone(change, alone))
    for one in owners.keys() - new:
        if change.now[one].entity_id is None and _stood_otherwise(change, one):
            gone |= _part(change, one, articles)
    return articles, gone


def _stood_otherwise(change: Change, number: int) -> bool:
    """Whether the referents of a naming, now each a thing of its own, were something else before."""
    before, now = change.before[number], change.now[number]
    return before.entity_id is not None or (before.kind, before.gender) != (now.kind, now.gender)


def _part(change: Change, number: int, articles: set[int]) -> set[int]:
    """Make each referent of a naming an entity of its own; add to `articles`; return what they were."""
    gone: set[int] = set()
    places = namings.referents_of(change.connection, number)
    for some in batches(list(places), ARTICLES_AT_ONCE):
        wanted, here = set(some), sorted({key.article_id for key in some})
        members = [one for one in entities.article_referents(change.connection, here) if one.key in wanted]
        known = entities.meant(change.connection, here)
        owners = (known.get((key.article_id, key.number)) for key in some)
        gone |= {owner for owner in owners if owner is not None}
        entities.lead_referents(change.connection, _stand_alone(change, [(number, one) for one in members]))
        articles.update(here)
    return gone


def _stand_alone(
    change: Change, members: Iterable[tuple[int, ArticleReferent]]
) -> list[tuple[ReferentKey, int]]:
    """Make an entity of each of these referents of namings; return which is which."""
    made = [(member.key, _alone(change, change.now[number], member)) for number, member in members]
    entities.put_entities(change.connection, [entity for _, entity in made])
    return [(key, entity.id) for key, entity in made]


def _alone(change: Change, naming: Naming, member: ArticleReferent) -> Entity:
    """Return the entity that one referent is."""
    key, one = split_key(naming, local_key(naming, member.key)), replace(naming, referents=1)
    return make_entity(key, naming.kind or naming.said_kind, [one], dict(member.aliases), change.pins)


def _follow(change: Change, articles: Iterable[int]) -> None:
    """Lead all that hangs on the referents of `articles`, and have their reports merged and counted anew."""
    led = sorted(articles)
    entities.follow(change.connection, led)
    contributions.unsettle(change.connection, led)
