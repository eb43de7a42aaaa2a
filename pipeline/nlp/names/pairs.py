"""Descriptions of two at once: "the two leaders", "both countries".

What does not live here: descriptions of one (`descriptions`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.nlp.names.discourse import Discourse
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.things import Found, Thing

_COUNTRIES = frozenset({"countries", "nations", "states", "neighbours", "neighbors", "powers"})
_PEOPLE = frozenset({"men", "women"})
_REACH = 1


@lru_cache(maxsize=1)
def pair_nouns() -> frozenset[str]:
    """Return the plural nouns that can mean two things named before."""
    return frozenset({*_COUNTRIES, *_PEOPLE, *(f"{office}s" for office in titles().longest)})


def read_pair(discourse: Discourse, token: int) -> Found | None:
    """Return the two that "the two ..." or "both ..." before `token` means, if exactly two fit."""
    parse, first = discourse.parse, token - 1
    if first >= 1 and parse.lowers[first] == "two" and parse.lowers[first - 1] == "the":
        first -= 1
    elif first < 0 or parse.lowers[first] != "both":
        return None
    ranked = _candidates(discourse, token)
    if len(ranked) != 2:
        return None
    return Found(first, token + 1, "ROLE", "nominal", ranked[0][1], 0.7, (ranked[1][1],))


def _candidates(discourse: Discourse, token: int) -> list[tuple[float, Thing]]:
    """Return the things of the kind meant, the likeliest first."""
    lower = discourse.parse.lowers[token]
    if lower in _COUNTRIES:
        near = discourse.rank_kind(token, "country", _REACH, as_places=False)
        return near if len(near) > 1 else discourse.rank_kind(token, "country", _REACH + 1, as_places=False)
    people = discourse.rank_kind(token, "person", _REACH)
    if lower in _PEOPLE:
        return people
    meant = {lower[:-1], *titles().meanings.get(lower[:-1], ())}
    return [(score, thing) for score, thing in people if any(_holds(thing, office) for office in meant)]


def _holds(thing: Thing, office: str) -> bool:
    """Whether a person is called by this office anywhere in the article."""
    if office in thing.called:
        return True
    return any(role.office == office or role.office.endswith(" " + office) for role in thing.roles)
