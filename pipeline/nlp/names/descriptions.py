"""Who "the president", "the Russian leader" and "the company" are, when the article lets a reader know.

What does not live here: roles written beside a name (`roles`) and pronouns (`pronouns`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.nlp.names.discourse import Discourse
from pipeline.nlp.names.lexicon import Titles, heads, titles
from pipeline.nlp.names.roles import office_ending
from pipeline.nlp.names.things import Found, RoleSpan, Thing
from pipeline.nlp.parse import Parse

_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "every", "each", "another", "some"})
_INSIDE = frozenset(
    {"amod", "compound", "nmod", "nummod", "poss", "case", "punct", "det", "npadvmod", "advmod"}
)
_LONGEST = 8
_BODY_REACH = 3
_BODY_MARGIN = 0.3


@dataclass(slots=True)
class Description:
    """A definite noun phrase: tokens `first` up to `end`, its head, its office, and who it speaks of.

    `may_be_new` says that it can describe somebody in words not used of them before.
    """

    first: int
    end: int
    head: int
    office: str
    owners: frozenset[str]
    is_rich: bool
    may_be_new: bool
    tells_age: bool


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Return the last words of all descriptions that the lists know."""
    listed = titles()
    return frozenset({*listed.longest, *listed.people, *listed.bodies, *listed.businesses})


def is_listed(noun: str) -> bool:
    """Whether the lists know a noun as a description of a person or body."""
    return noun in _nouns()


def find_description(discourse: Discourse, token: int, at: dict[int, Found]) -> Description | None:
    """Return the definite description that `token` heads, if it heads one."""
    parse, listed = discourse.parse, titles()
    if token in at or parse.tags[token] in {"NNS", "NNPS"} or _qualifies_next(parse, token, at):
        return None
    office_first = office_ending(parse, token, listed)
    if office_first is None:
        office_first = token
    first = _phrase_start(parse, office_first)
    owner_end = _possessor(parse, first, at)
    if owner_end is not None:
        first = at[first - 2].first if first - 2 in at else first
    office = " ".join(parse.lowers[office_first : token + 1]).replace(" - ", "-")
    end, owners = token + 1, set(_names(parse, first, token, at))
    if token + 2 < len(parse) and parse.lowers[token + 1] == "of":
        after = token + 3 if parse.lowers[token + 2] == "the" else token + 2
        if after in at and at[after].first == after:
            if at[after].end < len(parse) and parse.lowers[at[after].end] in {"'s", "'"}:
                return None
            end = at[after].end
            owners.update(_names(parse, after, end, at))
    definite = parse.lowers[first] in _DEFINITE or owner_end is not None
    if not definite and not (owners and office in listed.single and not _is_counted(parse, first)):
        return None
    rich = (definite and office_first - first > 1) or parse.lowers[token] != office
    aged = "old" in parse.lowers[first:token]
    if not (aged or is_listed(parse.lowers[token])):
        return None
    new = (aged or _is_person_noun(parse.lowers[token], rich)) and owner_end is None
    return Description(first, end, token, office, frozenset(owners), rich, new, aged)


def _is_person_noun(noun: str, is_rich: bool) -> bool:
    """Whether a noun can describe a person anew: kin words, and offices with a word before them."""
    listed = titles()
    if noun in listed.bodies or noun in listed.businesses:
        return False
    return noun in listed.people or (is_rich and noun in listed.offices)


def _is_counted(parse: Parse, first: int) -> bool:
    """Whether "a" or another word that makes a phrase indefinite stands before it."""
    return parse.lowers[max(0, first - 1)] in _INDEFINITE


def _qualifies_next(parse: Parse, token: int, at: dict[int, Found]) -> bool:
    """Whether the noun stands before a name or a further noun, and so is no phrase of its own."""
    after = token + 1
    if after >= len(parse):
        return False
    if parse.words[after] == "-" or (parse.tags[after] == "POS" and _is_body_head(parse, after + 1)):
        return True
    if after in at and at[after].label == "PERSON":
        return True
    return parse.deps[token] in {"compound", "nmod", "amod"} and parse.heads[token] > token


def _phrase_start(parse: Parse, first: int) -> int:
    """Return where the noun phrase begins whose office begins at `first`."""
    start = first
    while start > 0 and first - start < _LONGEST:
        before = start - 1
        lower = parse.lowers[before]
        if lower in _DEFINITE and parse.tags[before] == "DT":
            return before
        if parse.deps[before] not in _INSIDE or lower in {",", "(", '"', "“", "”", "'s", "’s"}:
            break
        start = before
    return start


def _possessor(parse: Parse, first: int, at: dict[int, Found]) -> int | None:
    """Return the token after the name that owns the phrase ("Russia's" president)."""
    if first >= 2 and parse.lowers[first - 1] in {"'s", "'"} and first - 2 in at:
        return first
    return None


def _names(parse: Parse, first: int, end: int, at: dict[int, Found]) -> Iterator[str]:
    """Yield the names of the things mentioned between two tokens."""
    for token in range(first, end):
        found = at.get(token)
        if found is not None and found.thing is not None:
            yield found.thing.name


def _is_body_head(parse: Parse, token: int) -> bool:
    """Whether a capitalised word makes a body of the owner before it ("Prime Minister's Office")."""
    return token < len(parse) and parse.words[token][0].isupper() and parse.lowers[token] in heads()


def read_member(discourse: Discourse, found: Found) -> Found | None:
    """Return whom "the Lund Liberal" means, the one person in focus who is said to speak."""
    parse, head = discourse.parse, found.end - 1
    if found.label != "NORP" or parse.tags[head] not in {"NN", "NNP"} or not discourse.speaks(head):
        return None
    first = _phrase_start(parse, found.first)
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
