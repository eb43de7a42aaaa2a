"""Which referents of all articles are the same real-world thing: a pure function of plain records.

What does not live here: finding names in a text (`pipeline.nlp.names`) and storing entities
(`pipeline.db`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import ArticleReferent, Entity


@dataclass(frozen=True, slots=True)
class Pins:
    """A user's own rulings from `entities.toml`."""


def resolve(referents: Iterable[ArticleReferent], pins: Pins | None = None) -> tuple[Entity, ...]:
    """Return the entities the referents stand for, whatever their order, each referent in exactly one."""
    raise NotImplementedError
