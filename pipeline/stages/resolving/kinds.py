"""The kinds that changed counts give to namings, and the blocks that follow from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.db import namings
from pipeline.records import Naming
from pipeline.resolve.blocks import blocks, kinds_block, said_blocks, surname_block
from pipeline.resolve.bodies import is_local, own_key, short_names
from pipeline.resolve.keys import plain_key
from pipeline.resolve.kinds import doubtful_surname, settle_kinds
from pipeline.stages.resolving.change import Change


def settle(change: Change) -> None:
    """Settle the kinds of all that are voted on with a stale naming, and say which namings moved."""
    new = {number for number in change.stale - change.gone if change.before[number].kind is None}
    _announce(change, new)
    asked = {kinds_block(change.before[number]) for number in change.stale}
    asked |= {kinds_block(one) for one in _doubted(change, new | change.gone)}
    voters = change.load_by("body", asked)
    settled = [
        change.pins.with_kind(one) for one in settle_kinds(voters.values(), _borne(change, voters.values()))
    ]
    moved = change.decide(_keyless(change, settled))
    _move(change, moved)


def _announce(change: Change, new: set[int]) -> None:
    """Write the blocks of new namings that hang on no kind."""
    said = {number: said_blocks(change.now[number], change.pins) for number in new}
    namings.replace_blocks(change.connection, dict.fromkeys(new, frozenset()), said)
    change.had |= said


def _doubted(change: Change, ids: set[int]) -> Iterable[Naming]:
    """Return the single words that the surnames of new and gone namings make people, or no more."""
    borne = {block for number in ids for block, role in change.had[number] if role == "surname"}
    found = namings.in_blocks(change.connection, borne, "single")
    return change.load((number for _, _, number in found)).values()


def _borne(change: Change, voters: Iterable[Naming]) -> set[str]:
    """Return the single words among the names that are somebody's surname."""
    words = {word for one in voters if (word := doubtful_surname(one)) is not None}
    return {word for word in words if namings.is_there(change.connection, surname_block(word), "surname")}


def _keyless(change: Change, settled: Iterable[Naming]) -> Iterable[Naming]:
    """Yield namings with their new kinds: the key of another kind goes, a plain one's is known at once."""
    for naming in settled:
        if naming.kind == change.now[naming.id].kind:
            yield naming
        elif naming.kind in ("person", "organization"):
            yield replace(naming, key=None)
        else:
            yield replace(naming, key=plain_key(naming))


def _move(change: Change, settled: set[int]) -> None:
    """Write the blocks of namings whose kinds or aliases changed; note which may bear on others."""
    asked = settled | (change.stale - change.gone)
    change.had |= namings.blocks_of(change.connection, asked - change.had.keys())
    bodies = [number for number in asked if change.now[number].kind == "organization"]
    aliases = namings.aliases(change.connection, bodies)
    for number in asked:
        naming = change.now[number]
        shorts = short_names(own_key(naming)[1], aliases.get(number, ())) if number in aliases else ()
        change.has[number] = blocks(naming, shorts, change.pins)
    there = {number: change.had[number] for number in asked}
    namings.replace_blocks(change.connection, there, {number: change.has[number] for number in asked})
    change.moved = settled | change.gone | {number for number in asked if _bears(change, number)}


def _bears(change: Change, number: int) -> bool:
    """Whether others may hang on what changed of a naming, though its kind stays."""
    naming = change.now[number]
    is_first = naming.kind == "organization" and bool(naming.shorts) and is_local(naming)
    return change.had[number] != change.has[number] or is_first or change.is_new_to_others(number)
