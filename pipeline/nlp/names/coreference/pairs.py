"""Descriptions of two at once: "the two leaders", "both sides", "the two".

What does not live here: descriptions of one (`descriptions`).
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.nlp.names.coreference.discourse import Discourse, may_be
from pipeline.nlp.names.coreference.scope import subjects_above
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.things import Found, Thing
from pipeline.records import EntityKind, Gender

_COUNTRIES = frozenset(
    {"countries", "nations", "states", "neighbours", "neighbors", "powers", "governments", "capitals"}
)
_SIDES = frozenset({"sides", "parties", "camps"})
_PEOPLE: dict[str, Gender] = {"men": "male", "women": "female"}
ALONE = frozenset({"two", "both"})
_PLACES = frozenset({"nsubj", "nsubjpass", "dobj", "pobj"})
_WIDER = frozenset({"prep", "cc", "conj"})
_WITHIN = frozenset({"in", "of", "from", "under"})
_BODIES: tuple[EntityKind, ...] = ("country", "organization", "group")
_REACH = 1
_FURTHEST = 3
_MEMORY = 2
_PAIR, _OFTEN = 2, 2

Ranked = list[tuple[float, Thing]]


@lru_cache(maxsize=1)
def pair_nouns() -> frozenset[str]:
    """Return the plural nouns that can mean two things named before."""
    return frozenset({*_COUNTRIES, *_SIDES, *_PEOPLE, *(f"{office}s" for office in titles().longest)})


def read_pair(discourse: Discourse, token: int) -> Found | None:
    """Return the two that "the two ..." or "both ..." before `token` means, if exactly two fit."""
    parse, first = discourse.parse, token - 1
    if parse.lowers[token] in ALONE:
        return _read_alone(discourse, token)
    if first >= 1 and parse.lowers[first] == "two" and parse.lowers[first - 1] == "the":
        first -= 1
    elif first < 0 or parse.lowers[first] != "both":
        return None
    pair = _pair(discourse, token)
    return None if pair is None else _both(first, token, pair)


def _both(first: int, token: int, pair: tuple[Thing, ...]) -> Found:
    """Return the mention of two."""
    return Found(first, token + 1, "ROLE", "nominal", pair[0], 0.7, pair[1:])


def _read_alone(discourse: Discourse, token: int) -> Found | None:
    """Return the two people that "the two" or "both" without a noun means."""
    parse, first = discourse.parse, token
    if parse.lowers[token] == "two":
        first = token - 1
    if first < 0 or (first < token and parse.lowers[first] != "the") or parse.deps[token] not in _PLACES:
        return None
    if any(parse.deps[below] in _WIDER for below in parse.children[token]):
        return None
    pair = _two(_enough(discourse, token, _REACH))
    return None if pair is None else _both(first, token, pair)


def _enough(discourse: Discourse, token: int, furthest: int) -> Ranked:
    """Return the people of this sentence, with those of the sentences before until they are two or more."""
    gender = _PEOPLE.get(discourse.parse.lowers[token])
    people: Ranked = []
    for reach in range(furthest + 1):
        ranked = discourse.rank_kind(token, "person", reach)
        people = [pair for pair in ranked if may_be(pair[1], gender)]
        if len(people) >= _PAIR:
            break
    return people


def _pair(discourse: Discourse, token: int) -> tuple[Thing, ...] | None:
    """Return the two things of the kind meant, the likelier first; None where not exactly two fit."""
    lower = discourse.parse.lowers[token]
    if lower in _SIDES:
        return _sides(discourse, token)
    if lower in _COUNTRIES:
        return _countries(discourse, token)
    if lower in _PEOPLE:
        return _two(_enough(discourse, token, _FURTHEST))
    meant = {lower[:-1], *titles().meanings.get(lower[:-1], ())}
    people = discourse.rank_kind(token, "person", _REACH)
    return _two([pair for pair in people if any(_holds(pair[1], office) for office in meant)])


def _two(ranked: Ranked) -> tuple[Thing, ...] | None:
    """Return the things of a ranking if they are two."""
    return tuple(thing for _, thing in ranked) if len(ranked) == _PAIR else None


def _countries(discourse: Discourse, token: int) -> tuple[Thing, ...] | None:
    """Return the two countries named near, else the only two that the article often names."""
    near = _others(discourse, token, discourse.rank_kind(token, "country", _REACH, as_places=False))
    if len(near) < _PAIR:
        wider = discourse.rank_kind(token, "country", _REACH + 1, as_places=False)
        near = _others(discourse, token, wider)
    if len(near) >= _PAIR:
        return _two(near)
    known = discourse.known("country")
    if len(known) == _PAIR:
        return tuple(known)
    often = [thing for thing in known if discourse.uses[thing] >= _OFTEN]
    rest = [thing for thing in known if discourse.uses[thing] < _OFTEN]
    is_plain = len(often) == _PAIR and len(rest) < _PAIR and all(thing in often for _, thing in near)
    return tuple(often) if is_plain else None


def _sides(discourse: Discourse, token: int) -> tuple[Thing, ...] | None:
    """Return the two bodies named near that are not those who speak of "both sides"."""
    parse, after = discourse.parse, token + 1
    if after < len(parse) and parse.lowers[after] == "of":
        return None
    if parse.lowers[token] == "parties" and parse.lowers[parse.heads[token]] in _WITHIN:
        return None
    start = parse.sentence_of[token] - _MEMORY
    before = next((each for each in reversed(discourse.seen) if each.others), None)
    if before is not None and before.thing is not None and parse.sentence_of[before.first] >= start:
        return (before.thing, *before.others) if len(before.others) == 1 else None
    ranked = [pair for kind in _BODIES for pair in discourse.rank_kind(token, kind, _REACH, as_places=False)]
    pair = _two(_others(discourse, token, ranked))
    return pair if pair is not None and pair[0].kind == pair[1].kind else None


def _others(discourse: Discourse, token: int, ranked: Ranked) -> Ranked:
    """Return a ranking without the subjects of the clauses around `token`, who are not in the pair."""
    above = (discourse.meant.get(subject) for subject in subjects_above(discourse.parse, token))
    speakers = {mention.thing for mention in above if mention is not None}
    return [pair for pair in ranked if pair[1] not in speakers]


def _holds(thing: Thing, office: str) -> bool:
    """Whether a person is called by this office anywhere in the article."""
    if office in thing.called:
        return True
    return any(role.office == office or role.office.endswith(" " + office) for role in thing.roles)
