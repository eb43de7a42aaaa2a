"""A candidate: one trigger with its participants, on its way to an event report."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.nlp.events.lexicon import Pattern
from pipeline.nlp.events.parts import Part
from pipeline.records import Realis


@dataclass(slots=True)
class Candidate:
    """One trigger that fits a pattern, with its participants.

    `code` is the pattern's, unless what stands around it says otherwise. `used` are tokens the pattern
    spoke for, which are no triggers of their own; `absorbed` are token ranges that tell what was asked,
    promised or refused, and so did not happen.
    """

    token: int
    first: int
    end: int
    pattern: Pattern
    actors: list[Part]
    targets: list[Part]
    used: set[int] = field(default_factory=set)
    absorbed: list[tuple[int, int]] = field(default_factory=list)
    realis: Realis = "actual"
    code: str = ""
