"""One kind for one name in all articles: what most articles call an organisation is one.

What does not live here: the same judgement within one article (`names.votes`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import replace

from pipeline.records import EntityKind, Naming
from pipeline.spelling import body_key, person_words

_VOTING: frozenset[EntityKind] = frozenset({"organization", "place", "facility", "person", "group"})
_TOLD = 2
_MAJORITY = 2 / 3


def settle_kinds(namings: Iterable[Naming], borne: Set[str]) -> list[Naming]:
    """Return the namings with the kind that two thirds of the mentions of their name have.

    `namings` are all there are of each `body_key` among them; `borne` holds those of their last words
    that somebody bears as a surname (`borne_surname`).
    """
    asked = list(namings)
    votes: dict[str, Counter[EntityKind]] = {}
    for naming in asked:
        if _votes(naming):
            votes.setdefault(body_key(naming.name), Counter())[naming.said_kind] += _weight(naming)
    return [
        _settled(one, votes.get(body_key(one.name)) if _votes(one) or _is_doubtful(one, borne) else None)
        for one in asked
    ]


def borne_surname(naming: Naming) -> str | None:
    """Return the surname of somebody named in full."""
    if naming.said_kind == "person" and " " in naming.name:
        return person_words(naming.name)[-1]
    return None


def doubtful_surname(naming: Naming) -> str | None:
    """Return the one word of a person who is none if nobody bears it as a surname: no role is told."""
    if naming.said_kind == "person" and " " not in naming.name and not naming.is_told:
        return person_words(naming.name)[-1]
    return None


def _weight(naming: Naming) -> int:
    """Return how many votes a naming has: its mentions, and more where an office is told."""
    return naming.uses + (_TOLD * naming.referents if naming.is_told else 0)


def _is_doubtful(naming: Naming, borne: Set[str]) -> bool:
    """Whether a person of one name may be none."""
    surname = doubtful_surname(naming)
    return surname is not None and surname not in borne


def _votes(naming: Naming) -> bool:
    """Whether a kind may be wrong: not a listed place's; a person's single name may be anything's."""
    if naming.said_kind == "place" and naming.country_code is not None:
        return False
    return naming.said_kind in _VOTING and (naming.said_kind != "person" or " " in naming.name)


def _settled(naming: Naming, votes: Counter[EntityKind] | None) -> Naming:
    """Return the naming with the kind its name mostly has, its own where nobody votes."""
    said = naming.said_kind
    counts = votes or Counter({said: 1})
    kind, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if kind == said or count < _MAJORITY * counts.total():
        kind, gender = said, naming.said_gender
    else:
        gender = naming.said_gender if kind == "person" else None
    same = (naming.kind, naming.gender) == (kind, gender)
    return naming if same else replace(naming, kind=kind, gender=gender)
