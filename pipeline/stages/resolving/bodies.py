"""The keys of organisations that a change touches, along the short names that stand for long ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from pipeline.db import namings
from pipeline.records import Naming
from pipeline.resolve.blocks import body_block
from pipeline.resolve.bodies import Body, body_keys, is_live, is_local, own_key, short_names
from pipeline.resolve.keys import place
from pipeline.stages.resolving.change import Change


def find_keys(change: Change) -> None:
    """Find the keys of the organisations that moved and of all that live short names link with them."""
    walk = _Walk(change)
    layer = change.blocks("own", "short")
    while layer:
        layer = walk.visit(layer)
    change.decide_keys(body_keys(_placed(change, walk.bodies.values())))


def _placed(change: Change, bodies: Iterable[Body]) -> Iterable[Body]:
    """Yield bodies, those that can be told from others in their own articles alone with the first place."""
    for naming, shorts in bodies:
        if shorts and is_local(naming):
            places = map(place, namings.referents_of(change.connection, naming.id))
            yield replace(naming, least=min(places)), shorts
        else:
            yield naming, shorts


_Sides = tuple[dict[int, Naming], dict[int, Naming]]
"""The organisations with a name, and those that it is short for."""


@dataclass(slots=True)
class _Walk:
    """The blocks of names gone through so far, and the bodies found there, with their live short names."""

    change: Change
    bodies: dict[int, Body] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    sides: dict[int, _Sides] = field(default_factory=dict)
    formerly: dict[tuple[int, str], list[int]] = field(init=False)

    def __post_init__(self) -> None:
        """Look up what stood in a block before the change."""
        self.formerly = self.change.formerly()

    def visit(self, layer: set[int]) -> set[int]:
        """Take in the bodies of a layer of blocks; return the blocks that live short names lead on to."""
        self.seen |= layer
        self._look(layer)
        bodies = {number: one for block in layer for number, one in self.sides[block][0].items()}
        shorts = self._shorts(bodies)
        named = {body_block(short) for some in shorts.values() for short in some}
        self._look(named)
        for number, one in bodies.items():
            live = (short for short in shorts[number] if self._lives(body_block(short)))
            self.bodies[number] = (one, frozenset(live))
        ahead = {block for block in layer | named if self._lives(block) or self._lived(block)}
        meant = {body_block(own_key(one)[1]) for block in ahead for one in self._meant(block)}
        return (ahead | meant) - self.seen

    def _look(self, blocks: set[int]) -> None:
        """Load what stands in blocks of names."""
        asked = blocks - self.sides.keys()
        found = namings.in_blocks(self.change.connection, asked, "own", "short")
        there = self.change.load((number for _, _, number in found))
        self.sides |= {block: ({}, {}) for block in asked}
        for block, role, number in found:
            self.sides[block][role == "short"][number] = there[number]

    def _shorts(self, bodies: dict[int, Naming]) -> dict[int, frozenset[str]]:
        """Return the short names of bodies."""
        aliases = namings.aliases(self.change.connection, bodies)
        return {
            number: short_names(own_key(one)[1], aliases.get(number, ())) for number, one in bodies.items()
        }

    def _lives(self, block: int) -> bool:
        """Whether the name of a block stands for one long name."""
        own, meant = self.sides[block]
        return is_live(own.values(), meant.values())

    def _lived(self, block: int) -> bool:
        """Whether it stood for one before the change."""
        own, meant = (self._before(block, role) for role in ("own", "short"))
        return is_live(own, meant)

    def _before(self, block: int, role: str) -> list[Naming]:
        """Return the bodies that had a role in a block before the change."""
        change, now = self.change, self.sides[block][role == "short"]
        kept = [one for number, one in now.items() if number not in change.moved]
        return kept + [change.before[one] for one in self.formerly.get((block, role), ())]

    def _meant(self, block: int) -> list[Naming]:
        """Return the bodies that a name is, or was, short for."""
        return [*self.sides[block][1].values(), *self._before(block, "short")]
