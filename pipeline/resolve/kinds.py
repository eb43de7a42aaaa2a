"""One kind for one name in all articles: what most articles call an organisation is one.

What does not live here: the same judgement within one article (`pipeline.nlp.names.votes`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.records import ArticleReferent, EntityKind
from pipeline.spelling import body_key

_VOTING: frozenset[EntityKind] = frozenset({"organization", "place", "facility", "person"})
_MAJORITY = 2 / 3


def settle_kinds(referents: Sequence[ArticleReferent]) -> list[ArticleReferent]:
    """Return the referents with the kind that two thirds of the mentions of their name have."""
    votes: dict[str, Counter[EntityKind]] = {}
    for referent in referents:
        if _votes(referent):
            uses = sum(count for _, count in referent.aliases)
            votes.setdefault(body_key(referent.name), Counter())[referent.kind] += max(1, uses)
    return [_settled(referent, votes) if _votes(referent) else referent for referent in referents]


def _votes(referent: ArticleReferent) -> bool:
    """Whether a referent's kind may be wrong; a person's single name may be anything's."""
    return referent.kind in _VOTING and (referent.kind != "person" or " " in referent.name)


def _settled(referent: ArticleReferent, votes: dict[str, Counter[EntityKind]]) -> ArticleReferent:
    """Return the referent with the kind its name mostly has."""
    counts = votes[body_key(referent.name)]
    kind, count = min(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    if kind == referent.kind or count < _MAJORITY * counts.total():
        return referent
    return replace(referent, kind=kind)
