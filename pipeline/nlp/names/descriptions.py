"""Who "the president", "the Russian leader" and "the company" are, when the article lets a reader know.

What does not live here: where such phrases reach (`phrases`), roles beside a name (`roles`), pronouns.
"""

from __future__ import annotations

from pipeline.nlp.names.discourse import Discourse
from pipeline.nlp.names.lexicon import Titles, titles
from pipeline.nlp.names.phrases import Description, phrase_start
from pipeline.nlp.names.things import Found, RoleSpan, Thing

_BODY_REACH = 3
_BODY_MARGIN = 0.3


def read_member(discourse: Discourse, found: Found) -> Found | None:
    """Return whom "the Lund Liberal" means, the one person in focus who is said to speak."""
    parse, head = discourse.parse, found.end - 1
    if found.label != "NORP" or parse.tags[head] not in {"NN", "NNP"} or not discourse.speaks(head):
        return None
    first = phrase_start(parse, found.first)
    if parse.lowers[first] != "the":
        return None
    thing, confidence = _in_focus(discourse, head, discourse.rank(head, None))
    return None if thing is None else Found(first, found.end, "ROLE", "nominal", thing, confidence)


def read_description(discourse: Discourse, description: Description) -> Found | None:
    """Return who a description means; None when the article does not say."""
    thing, confidence = _person(discourse, description)
    if thing is None:
        thing, confidence = _body(discourse, description)
    if thing is None:
        return None
    return Found(description.first, description.end, "ROLE", "nominal", thing, confidence)


def _person(discourse: Discourse, description: Description) -> tuple[Thing | None, float]:
    """Return the person a description means and how sure that is."""
    listed = titles()
    gender = listed.people.get(discourse.parse.lowers[description.head])
    ranked = discourse.rank(description.head, gender)
    for meant, most in _meanings(description):
        fitting = [pair for pair in ranked if any(_fits(role, description, meant) for role in pair[1].roles)]
        if fitting:
            margin = fitting[0][0] - fitting[1][0] if len(fitting) > 1 else 0.8
            return fitting[0][1], round(min(most, 0.6 + margin / 2), 2)
    if description.may_be_new:
        return _in_focus(discourse, description.head, ranked)
    return None, 0.0


def _meanings(description: Description) -> list[tuple[frozenset[str], float]]:
    """Return the offices a description can mean, its own first, with how sure each can make it."""
    if description.tells_age:
        return []
    others = titles().meanings.get(description.office, frozenset())
    return [(frozenset({description.office}), 0.95), (others, 0.95 if description.owners else 0.8)]


def _fits(role: RoleSpan, description: Description, meant: frozenset[str]) -> bool:
    """Whether a role known of a person is one of the offices meant, of those the description speaks of."""
    if description.owners and description.owners.isdisjoint(role.within):
        return False
    return role.office in meant or any(role.office.endswith(" " + office) for office in meant)


def _in_focus(
    discourse: Discourse, head: int, ranked: list[tuple[float, Thing]]
) -> tuple[Thing | None, float]:
    """Return the one person in focus whom a newly worded description ("the 32-year-old") means."""
    if not ranked or not discourse.speaks(head):
        return None, 0.0
    score, thing = ranked[0]
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if score < 0.9 or score - second < 0.3:
        return None, 0.0
    return thing, 0.55


def _body(discourse: Discourse, description: Description) -> tuple[Thing | None, float]:
    """Return the organisation a description means, by a word of its name or as the business in focus."""
    listed, word = titles(), discourse.parse.lowers[description.head]
    if description.owners or not (word in listed.bodies or word in listed.businesses):
        return None, 0.0
    ranked = discourse.rank_kind(description.head, "organization", _BODY_REACH)
    called = [thing for _, thing in ranked if word in thing.name.lower().split()]
    if called:
        return called[0], 0.85
    if word not in listed.businesses or description.is_rich:
        return None, 0.0
    private = [(score, thing) for score, thing in ranked if not _is_public(thing, listed)]
    if not private or (len(private) > 1 and private[0][0] - private[1][0] < _BODY_MARGIN):
        return None, 0.0
    return private[0][1], 0.6


def _is_public(thing: Thing, listed: Titles) -> bool:
    """Whether an organisation's name says that it is no business ("Ministry of Works")."""
    return not listed.bodies.isdisjoint(thing.name.lower().split())
