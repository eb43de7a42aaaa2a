"""The keys of people that a change touches: families, then whom bare surnames mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from pipeline.db import namings
from pipeline.records import Naming
from pipeline.resolve.blocks import sound_block
from pipeline.resolve.keys import Key
from pipeline.resolve.people import WELL_KNOWN, bare_key, full_keys, highest, is_full, sounds
from pipeline.stages.resolving.change import Change

ENOUGH = 8
"""Namings among which two people are found where many bear one surname."""


def find_keys(change: Change) -> None:
    """Find the keys of people in the families that moved, and of the surnames they bear."""
    related = namings.in_blocks(change.connection, change.blocks("family"), "family")
    people = change.load((number for _, _, number in related))
    change.decide_keys({**full_keys(people.values())})
    heard = change.blocks("bearer")
    heard |= {sound_block(sound) for person in people.values() for sound in sounds(person)}
    called = namings.in_blocks(change.connection, heard, "bare")
    bare = {one.id: one for one in change.load((number for _, _, number in called)).values()}
    bare |= {one.id: one for one in change.moved_now("person") if not is_full(one)}
    change.decide_keys(_bare_keys(change, bare.values()))


def _bare_keys(change: Change, bare: Collection[Naming]) -> dict[int, Key | None]:
    """Return whom bare surnames mean."""
    block_of = {one.id: sound_block(sound) for one in bare for sound in sounds(one)}
    asked: defaultdict[int, set[str]] = defaultdict(set)
    for one in bare:
        asked[block_of[one.id]] |= highest(one)
    bearers = {block: _bearers(change, block, asked[block]) for block in sorted(asked)}
    all_of = _all_of(change, (one for some in bearers.values() for one in some))
    keys = {
        block: {key for key in _keys(some) if any(_bears(one, block) for one in all_of[key])}
        for block, some in bearers.items()
    }
    return {one.id: bare_key(one, {key: all_of[key] for key in keys[block_of[one.id]]}) for one in bare}


def _bearers(change: Change, block: int, offices: Iterable[str]) -> list[Naming]:
    """Return namings of all who bear a surname; where so many do, of some and of who holds the `offices`.

    A bare surname means none of several people, or the one of them who holds a highest office.
    """
    some = _enough(change, block, "bearer")
    if len(some) < ENOUGH or len(_keys(some)) == 1:
        return some
    return some + [one for office in sorted(offices) for one in _enough(change, block, office)]


def _enough(change: Change, block: int, role: str) -> list[Naming]:
    """Return the namings with a role in a block of sounds: all of them, or enough to find two people."""
    some = change.load(namings.in_block(change.connection, block, role, ENOUGH))
    if len(some) == ENOUGH and len(_keys(one for one in some.values() if _bears(one, block))) < 2:
        found = namings.in_blocks(change.connection, [block], role)
        some = change.load(number for _, _, number in found)
    return list(some.values())


def _bears(naming: Naming, block: int) -> bool:
    """Whether a person bears the surname of a block."""
    return any(sound_block(sound) == block for sound in sounds(naming))


def _keys(some: Iterable[Naming]) -> set[Key]:
    """Return the keys of people."""
    return {one.key for one in some if one.key is not None}


def _all_of(change: Change, bearers: Iterable[Naming]) -> dict[Key, list[Naming]]:
    """Return all full names of the people some of whose names are `bearers`, by key."""
    groups = {namings.group_id(one.key) for one in bearers if one.key is not None}
    full = [
        one for one in change.load_by("group_id", groups).values() if one.kind == "person" and is_full(one)
    ]
    few = (one.id for one in full if one.article_count < WELL_KNOWN)
    articles = namings.articles_of(change.connection, few)
    found: defaultdict[Key, list[Naming]] = defaultdict(list)
    for one in full:
        if one.key is not None:
            found[one.key].append(replace(one, articles=articles.get(one.id, frozenset())))
    return found
