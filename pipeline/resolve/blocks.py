"""The forms of a naming by which others bear on what it is, as digests: what a change touches.

Whatever is decided about a naming hangs on itself and on namings that share a block with it: in `kinds`
all of one body, in `people` a family, and for a bare surname everybody who bears it, in `bodies` a body's
own name and the short names that stand for it. A new rule that looks at other namings needs a block here.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache

from pipeline.records import Naming, content_id
from pipeline.resolve.bodies import own_key
from pipeline.resolve.kinds import borne_surname, doubtful_surname
from pipeline.resolve.people import family, highest, is_full, outer_sounds, sounds
from pipeline.resolve.pins import Pins, spelled
from pipeline.spelling import body_key

Blocks = frozenset[tuple[int, str]]
"""Blocks with what each is to the naming: surname, single, family, bearer, bare, own, short or pinned.

To one who holds a highest office, the blocks of surnames that may be the person's are that office too.
"""


@lru_cache(maxsize=10_000)
def _digest(*form: str) -> int:
    """Return the digest of a form."""
    return content_id(*form)


def kinds_block(naming: Naming) -> int:
    """Return the block of all namings that are voted on together."""
    return _digest("kinds", body_key(naming.name))


def surname_block(surname: str) -> int:
    """Return the block of those who bear a surname, and of single words that may be it."""
    return _digest("surname", surname)


def body_block(name: str) -> int:
    """Return the block of organisations with this name, and of those that it is short for."""
    return _digest("body", name)


def sound_block(sound: str) -> int:
    """Return the block of people whose surnames sound so."""
    return _digest("sound", sound)


def pinned_blocks(pins: Pins) -> list[int]:
    """Return the blocks of the names a user rules on."""
    return [content_id("pinned", name) for name in sorted(pins.names())]


def blocks(naming: Naming, shorts: Iterable[str], pins: Pins) -> Blocks:
    """Return the blocks of a naming whose kind is settled; `shorts` are the short names of a body."""
    return frozenset([*said_blocks(naming, pins), *_kind_blocks(naming, shorts)])


def said_blocks(naming: Naming, pins: Pins) -> Blocks:
    """Return the blocks of a naming, its kind aside."""
    found = set()
    borne, single = borne_surname(naming), doubtful_surname(naming)
    if borne is not None:
        found.add((surname_block(borne), "surname"))
    if single is not None:
        found.add((surname_block(single), "single"))
    if spelled(naming.name) in pins.names():
        found.add((_digest("pinned", spelled(naming.name)), "pinned"))
    return frozenset(found)


def _kind_blocks(naming: Naming, shorts: Iterable[str]) -> Collection[tuple[int, str]]:
    """Return the blocks of a naming by its kind."""
    if naming.kind == "person" and is_full(naming):
        bearer = [(sound_block(sound), "bearer") for sound in sounds(naming)]
        held = [(sound_block(sound), one) for one in highest(naming) for sound in outer_sounds(naming)]
        return [(_digest("family", *family(naming)), "family"), *bearer, *held]
    if naming.kind == "person":
        return [(sound_block(sound), "bare") for sound in sounds(naming)]
    if naming.kind == "organization":
        return [(body_block(own_key(naming)[1]), "own"), *((body_block(short), "short") for short in shorts)]
    return []
