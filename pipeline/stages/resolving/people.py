"""The keys of people that a change touches: families, then whom bare surnames mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from pipeline.db import namings
from pipeline.records import Naming
from pipeline.resolve.blocks import sound_block
from pipeline.resolve.keys import Key
from pipeline.resolve.people import WELL_KNOWN, bare_key, full_keys, is_full, is_high, sounds
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
    high = {block_of[one.id] for one in bare if is_high(one)}
    bearers = {block: _bearers(change, block, block in high) for block in sorted(set(block_of.values()))}
    all_of = _all_of(change, (one for some in bearers.values() for one in some))
    keys = {block: {one.key for one in some if one.key is not None} for block, some in bearers.items()}
    return {one.id: bare_key(one, {key: all_of[key] for key in keys[block_of[one.id]]}) for one in bare}


def _bearers(change: Change, block: int, is_high: bool) -> list[Naming]:
    """Return namings of all who bear a surname; of some where it means none of so many anyway."""
    some = change.load(namings.in_block(change.connection, block, "bearer", ENOUGH))
    if len(some) == ENOUGH and (is_high or len({one.key for one in some.values()}) == 1):
        found = namings.in_blocks(change.connection, [block], "bearer")
        some = change.load(number for _, _, number in found)
    return list(some.values())


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
