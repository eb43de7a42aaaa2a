"""What the modules of this room hand each other while one article is read.

What does not live here: the records that leave the room (`pipeline.records`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from pipeline.nlp.names.lexicon import Known
from pipeline.records import EntityKind, Form, Gender


@dataclass(slots=True)
class Span:
    """Tokens `first` up to `end` that name something; `known` is its entry in the lists, if any.

    `is_sure` says that words in or around it told the label, `is_guess` that only its verb did.
    """

    first: int
    end: int
    label: str
    known: Known | None = None
    is_sure: bool = False
    is_guess: bool = False


@dataclass(slots=True)
class RoleSpan:
    """An office as worded before or after its holder, in tokens; `within` names the things it speaks of."""

    first: int
    end: int
    text: str
    office: str
    within: frozenset[str] = frozenset()


@dataclass(slots=True, eq=False)
class Thing:
    """One referent in the making.

    `called` holds the common nouns that the article uses of it ("brewer"), `ties` the names of what it
    belongs to ("Denmark"), `age` a person's years as written.
    """

    kind: EntityKind
    name: str
    country_code: str | None = None
    gender: Gender | None = None
    roles: list[RoleSpan] = field(default_factory=list)
    words: tuple[str, ...] = ()
    heard: Counter[Gender] = field(default_factory=Counter)
    called: set[str] = field(default_factory=set)
    ties: set[str] = field(default_factory=set)
    age: str = ""


@dataclass(slots=True, eq=False)
class Found:
    """One mention in the making: tokens `first` up to `end`, and what is meant, if known."""

    first: int
    end: int
    label: str
    form: Form
    thing: Thing | None
    confidence: float = 1.0
    others: tuple[Thing, ...] = ()
