"""One kind for one name in all articles: what most articles call an organisation is one.

What does not live here: the same judgement within one article (`pipeline.nlp.names.votes`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import ArticleReferent, EntityKind
from pipeline.spelling import body_key, person_words

_VOTING: frozenset[EntityKind] = frozenset({"organization", "place", "facility", "person", "group"})
_TOLD = 2
_MAJORITY = 2 / 3


def settle_kinds(referents: Sequence[ArticleReferent]) -> list[ArticleReferent]:
    """Return the referents with the kind that two thirds of the mentions of their name have."""
    votes: dict[str, Counter[EntityKind]] = {}
    for referent in referents:
        if _votes(referent):
            votes.setdefault(body_key(referent.name), Counter())[referent.kind] += _weight(referent)
    surnames = {person_words(one.name)[-1] for one in referents if one.kind == "person" and " " in one.name}
    return [_settled(one, votes) if _votes(one) or _is_doubtful(one, surnames) else one for one in referents]


def _weight(referent: ArticleReferent) -> int:
    """Return how many votes a referent has: its mentions, and more where an office is told."""
    uses = max(1, sum(count for _, count in referent.aliases))
    return uses + _TOLD if referent.roles else uses


def _is_doubtful(referent: ArticleReferent, surnames: set[str]) -> bool:
    """Whether a person of one name may be none: nobody bears it as a surname, and no role is told."""
    return (
        referent.kind == "person"
        and " " not in referent.name
        and not referent.roles
        and person_words(referent.name)[-1] not in surnames
    )


def _votes(referent: ArticleReferent) -> bool:
    """Whether a kind may be wrong: not a listed place's; a person's single name may be anything's."""
    if referent.kind == "place" and referent.country_code is not None:
        return False
    return referent.kind in _VOTING and (referent.kind != "person" or " " in referent.name)


def _settled(referent: ArticleReferent, votes: dict[str, Counter[EntityKind]]) -> ArticleReferent:
    """Return the referent with the kind its name mostly has."""
    counts = votes.get(body_key(referent.name)) or Counter({referent.kind: 1})
    kind, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if kind == referent.kind or count < _MAJORITY * counts.total():
        return referent
    return replace(referent, kind=kind, gender=referent.gender if kind == "person" else None)
