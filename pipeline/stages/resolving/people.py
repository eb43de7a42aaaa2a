"""The keys of people that a change touches: families, then whom bare surnames mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.db import namings
from pipeline.records import Naming
from pipeline.resolve.blocks import sound_block
from pipeline.resolve.keys import Key
from pipeline.resolve.people import WELL_KNOWN, bare_key, full_keys, is_full, sounds
from pipeline.stages.resolving.change import Change


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


def _bare_keys(change: Change, bare: Iterable[Naming]) -> dict[int, Key | None]:
    """Return whom bare surnames mean."""
    block_of = {one.id: sound_block(sound) for one in bare for sound in sounds(one)}
    borne: defaultdict[int, set[Key]] = defaultdict(set)
    found = namings.in_blocks(change.connection, block_of.values(), "bearer")
    bearers = change.load((number for _, _, number in found))
    for block, _, number in found:
        key = bearers[number].key
        if key is not None:
            borne[block].add(key)
    all_of = _all_of(change, bearers.values())
    return {one.id: bare_key(one, {key: all_of[key] for key in borne[block_of[one.id]]}) for one in bare}


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
