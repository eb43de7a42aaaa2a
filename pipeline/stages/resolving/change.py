"""What one step of resolving changes: namings as they were stored, as they are now, and their blocks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from pipeline.db import namings
from pipeline.db.engine import Connection
from pipeline.records import Naming
from pipeline.resolve import Pins
from pipeline.resolve.blocks import Blocks
from pipeline.resolve.people import WELL_KNOWN, is_full


@dataclass(slots=True)
class Change:
    """The namings that one step looks at.

    `stale` are those whose counts changed, `before` what was stored of all that were looked at, `now`
    what is decided of them so far, the gone ones left out. `moved` are those that others may hang on,
    with the blocks they had (`had`) and have (`has`).
    """

    connection: Connection
    pins: Pins
    stale: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    decided: set[int] = field(default_factory=set)
    before: dict[int, Naming] = field(default_factory=dict)
    now: dict[int, Naming] = field(default_factory=dict)
    moved: set[int] = field(default_factory=set)
    had: dict[int, Blocks] = field(default_factory=dict)
    has: dict[int, Blocks] = field(default_factory=dict)

    def begin(self, stale: Iterable[int]) -> None:
        """Look at the namings whose counts changed, and take away those that nobody uses any more."""
        there = self.load(stale)
        self.stale = set(there)
        self.gone = {number for number, naming in there.items() if naming.referents <= 0}
        self.had = namings.blocks_of(self.connection, self.stale)
        namings.delete_namings(self.connection, self.gone)
        for number in self.gone:
            del self.now[number]
            self.has[number] = frozenset()

    def load(self, ids: Iterable[int]) -> dict[int, Naming]:
        """Return the namings `ids`, as they are now, those that are gone left out."""
        asked = set(ids)
        found = namings.load(self.connection, asked - self.before.keys())
        self.before |= found
        self.now |= found
        return {number: self.now[number] for number in sorted(asked & self.now.keys())}

    def load_by(self, column: str, values: Iterable[int]) -> dict[int, Naming]:
        """Return the namings whose `column` (body, group_id or entity_id) is one of `values`.

        What was decided meanwhile is not stored yet, and counts.
        """
        wanted = set(values)
        found = self.load(namings.ids_of(self.connection, column, wanted))
        if column == "body":
            return found
        decided = {one: self.now[one] for one in self.decided if one in self.now}
        return {one: naming for one, naming in (found | decided).items() if _value(naming, column) in wanted}

    def decide(self, decided: Iterable[Naming]) -> set[int]:
        """Take what is decided of namings where it differs; return the ids of those."""
        differing = {one.id: one for one in decided if _decision(one) != _decision(self.now[one.id])}
        self.now |= differing
        self.decided |= differing.keys()
        return set(differing)

    def decide_keys(self, keys: Mapping[int, tuple[str, ...] | None]) -> set[int]:
        """Take the keys of namings where they differ; return the ids of those."""
        return self.decide(
            replace(self.now[number], key=key) for number, key in keys.items() if self.now[number].key != key
        )

    def formerly(self) -> dict[tuple[int, str], list[int]]:
        """Return the moved namings that had each block in each role."""
        found: dict[tuple[int, str], list[int]] = {}
        for number in self.moved:
            for block in self.had[number]:
                found.setdefault(block, []).append(number)
        return found

    def blocks(self, *roles: str) -> set[int]:
        """Return the blocks in which moved namings have, or had, one of `roles`."""
        return {block for number in self.moved for block, role in self._both(number) if role in roles}

    def _both(self, number: int) -> Blocks:
        """Return the blocks that a naming had and has."""
        return self.had[number] | self.has[number]

    def moved_now(self, kind: str) -> Iterator[Naming]:
        """Yield the moved namings that are of `kind` now."""
        return (self.now[one] for one in self.moved if one in self.now and self.now[one].kind == kind)

    def is_new_to_others(self, number: int) -> bool:
        """Whether the counts of a stale naming alone may bear on others: of people not well known yet."""
        naming = self.now[number]
        known = naming.was_known and naming.article_count >= WELL_KNOWN
        return naming.kind == "person" and is_full(naming) and not known

    def end(self) -> None:
        """Write what was decided, and take the stale marks off."""
        known = {one for one in self.stale - self.gone if self._is_known(one) != self.now[one].was_known}
        written = [self.now[one] for one in sorted(self.decided | known) if one in self.now]
        namings.write_decided(self.connection, written, WELL_KNOWN)
        namings.mark_resolved(self.connection, self.stale - self.gone)

    def _is_known(self, number: int) -> bool:
        """Whether many articles use a naming."""
        return self.now[number].article_count >= WELL_KNOWN


def _value(naming: Naming, column: str) -> int | None:
    """Return what a naming has in a column (group_id or entity_id)."""
    if column == "entity_id":
        return naming.entity_id
    return None if naming.key is None else namings.group_id(naming.key)


def _decision(naming: Naming) -> tuple[object, ...]:
    """Return all that is decided of a naming."""
    return naming.kind, naming.gender, naming.key, naming.entity_id
