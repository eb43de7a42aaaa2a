"""Who "the president", "the Russian leader" and "the company" are, when the article lets a reader know.

What does not live here: where such phrases reach (`phrases`), roles beside a name (`roles`), pronouns.
"""

from __future__ import annotations

from pipeline.nlp.names.coreference.collectives import read_body
from pipeline.nlp.names.coreference.discourse import Discourse
from pipeline.nlp.names.coreference.phrases import Description, bracketed, phrase_start
from pipeline.nlp.names.coreference.scope import subject_before, subjects_above
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.things import Found, RoleSpan, Thing
from pipeline.nlp.parse import Parse

_CLEAR, _SURE = 0.15, 0.9
_AHEAD, _FAR_AHEAD = 0.3, 0.6
_TOPIC = 3
# What holders of any high office are also called.
_VAGUE = frozenset({"leader", "ruler", "dictator", "minister"})

Answer = tuple[Thing | None, float]
_NOBODY: Answer = (None, 0.0)


def read_member(discourse: Discourse, found: Found) -> Found | None:
    """Return whom "the Lund Liberal" or "the Dane" means: of that country, or in focus and said to speak."""
    parse, head = discourse.parse, found.end - 1
    if found.label != "NORP" or parse.tags[head] not in {"NN", "NNP", "JJ"} or _leads_on(parse, head):
        return None
    first = phrase_start(parse, found.first)
    if parse.lowers[first] != "the":
        return None
    ranked = discourse.rank(head, None)
    code = found.thing.country_code if found.thing is not None else None
    kin = [pair for pair in ranked if code is not None and code in _ties(pair[1])]
    if kin and first == found.first - 1 and _is_clear(kin):
        return Found(first, found.end, "ROLE", "nominal", kin[0][1], 0.8)
    if not discourse.speaks(head):
        return None
    thing, confidence = _focus(discourse, ranked, _AHEAD)
    return None if thing is None else Found(first, found.end, "ROLE", "nominal", thing, confidence)


def _leads_on(parse: Parse, head: int) -> bool:
    """Whether a nationality stands before the noun that it qualifies."""
    return parse.heads[head] > head and parse.deps[head] in {"amod", "compound", "nmod", "npadvmod"}


def _ties(thing: Thing) -> set[str]:
    """Return the names and codes of what a person is said to belong to."""
    return thing.ties.union(*(role.within for role in thing.roles))


def _is_clear(ranked: list[tuple[float, Thing]]) -> bool:
    """Whether the likeliest is clearly before the next."""
    return len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _CLEAR


def read_description(discourse: Discourse, description: Description) -> Found | None:
    """Return who a description means; None when the article does not say."""
    thing, confidence = _beside(discourse, description.head), 0.95
    if thing is None:
        thing, confidence = _person(discourse, description)
    if thing is None:
        thing, confidence = read_body(discourse, description)
    if thing is None:
        return None
    return Found(description.first, description.end, "ROLE", "nominal", thing, confidence)


def _beside(discourse: Discourse, head: int) -> Thing | None:
    """Return the person whose name stands in apposition to a description ("the rebels' leader, Ada Roe,")."""
    parse = discourse.parse
    beside = [child for child in parse.children[head] if child > head and parse.deps[child] == "appos"]
    for named in (bracketed(parse, head, discourse.at), *map(discourse.at.get, beside)):
        if named is not None and named.thing is not None and named.thing.kind == "person":
            return named.thing
    return None


def _person(discourse: Discourse, description: Description) -> Answer:
    """Return the person a description means and how sure that is."""
    gender = titles().people.get(discourse.parse.lowers[description.head])
    above = _subjects(discourse, description.head)
    ranked = [pair for pair in discourse.rank(description.head, gender) if pair[1] not in above]
    if description.tells_age:
        aged = _of_age(discourse, description)
        if aged is not None:
            return aged, 0.9
        ranked = [pair for pair in ranked if not pair[1].age]
    else:
        answer = _holder(discourse, description, ranked, above)
        if answer is not None:
            return answer
    if not description.may_be_new:
        return _NOBODY
    famous = _unintroduced(discourse, description)
    here = [pair for pair in ranked if pair[1] is famous or not _is_elsewhere(pair[1], description)]
    if "former" not in discourse.parse.lowers[description.first : description.head]:
        here = [pair for pair in here if not _holds_another(pair[1], description.office)]
    return _in_focus(discourse, description, here)


def _holder(
    discourse: Discourse, description: Description, ranked: list[tuple[float, Thing]], above: set[Thing]
) -> Answer | None:
    """Return who holds the office described: the one in mind, else the one of all; None where nobody does."""
    says_former = "former" in discourse.parse.lowers[description.first : description.head]
    for meant, most in _meanings(description):
        fitting = [pair for pair in ranked if _is_meant(pair[1], description, meant)]
        fitting = [pair for pair in fitting if says_former or not _is_past(pair[1], description, meant)]
        if fitting:
            if most < _SURE and not _is_clear(fitting):
                return _NOBODY
            margin = fitting[0][0] - fitting[1][0] if len(fitting) > 1 else 0.8
            return fitting[0][1], round(min(most, 0.6 + margin / 2), 2)
    office = frozenset({description.office})
    people = [thing for thing in discourse.known("person") if thing not in above]
    holders = [thing for thing in people if _is_meant(thing, description, office)]
    holders = [thing for thing in holders if says_former or not _is_past(thing, description, office)]
    if not holders:
        return _announced(discourse, description, above)
    return (holders[0], 0.8) if len(holders) == 1 else _NOBODY


def _announced(discourse: Discourse, description: Description, above: set[Thing]) -> Answer | None:
    """Return the one holder of "the Kenyan president"'s post whom the article names only further on."""
    if not description.owners or description.office not in titles().single:
        return None
    office = frozenset({description.office})
    people = [thing for thing in discourse.people if thing not in above]
    holders = [thing for thing in people if any(_fits(role, description, office) for role in thing.roles)]
    holders = [thing for thing in holders if not _is_past(thing, description, office)]
    return (holders[0], 0.75) if len(holders) == 1 else None


def _subjects(discourse: Discourse, head: int) -> set[Thing]:
    """Return the subjects of the clauses around a description, who are "he" there and nothing longer."""
    found = (discourse.meant.get(subject) for subject in subjects_above(discourse.parse, head))
    return {mention.thing for mention in found if mention is not None and mention.thing is not None}


def _is_elsewhere(thing: Thing, description: Description) -> bool:
    """Whether a person is not known to hold "the Kenyan president"'s post, or known to belong elsewhere."""
    ties = _ties(thing)
    if not description.owners or not description.owners.isdisjoint(ties):
        return False
    return bool(ties) or description.office in titles().single


def _unintroduced(discourse: Discourse, description: Description) -> Thing | None:
    """Return whom the article is about, the subject of the sentence before, if it tells no office of him.

    Who is named first and most, and never introduced, needs no introduction.
    """
    subject = subject_before(discourse.parse, description.head)
    found = None if subject is None else discourse.at.get(subject)
    thing = None if found is None else found.thing
    people = discourse.people
    if thing is None or thing not in people or people[thing] < _TOPIC or people[thing] < max(people.values()):
        return None
    if thing is not next(iter(people)):
        return None
    return None if thing.roles or thing.called or thing.ties or thing.age else thing


def _holds_another(thing: Thing, office: str) -> bool:
    """Whether a person is only known by offices that one holds at a time, none of them like `office`."""
    if office in _VAGUE or office not in titles().single:
        return False
    known = {role.office for role in thing.roles} & titles().single
    like = {office, *titles().meanings.get(office, ())} | _VAGUE
    return bool(known) and not any(one in like or one.endswith(" " + office) for one in known)


def _of_age(discourse: Discourse, description: Description) -> Thing | None:
    """Return the one person of the age that a description tells."""
    told = discourse.parse.words[description.first : description.head]
    aged = [thing for thing in discourse.known("person") if thing.age and thing.age in told]
    return aged[0] if len(aged) == 1 else None


def _is_meant(thing: Thing, description: Description, meant: frozenset[str]) -> bool:
    """Whether a person holds one of the offices meant, or is called so by the article."""
    if any(_fits(role, description, meant) for role in thing.roles):
        return True
    if thing.called.isdisjoint(meant):
        return False
    return not description.owners or not description.owners.isdisjoint(_ties(thing))


def _is_past(thing: Thing, description: Description, meant: frozenset[str]) -> bool:
    """Whether a person is only told to have held an office that one holds at a time ("former president")."""
    if description.office not in titles().single:
        return False
    told = [role for role in thing.roles if _fits(role, description, meant)]
    return bool(told) and all(role.text.lower().startswith(("former ", "ex-")) for role in told)


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


def _in_focus(discourse: Discourse, description: Description, ranked: list[tuple[float, Thing]]) -> Answer:
    """Return the one person in focus whom a newly worded description ("the 32-year-old") means."""
    parse, head = discourse.parse, description.head
    if discourse.speaks(head):
        return _focus(discourse, ranked, _AHEAD)
    if description.is_rich and parse.deps[head] == "nsubj" and parse.lowers[description.first] == "the":
        return _focus(discourse, ranked, _FAR_AHEAD)
    return _NOBODY


def _focus(discourse: Discourse, ranked: list[tuple[float, Thing]], margin: float) -> Answer:
    """Return the one person who is clearly before all others."""
    if not ranked:
        return _NOBODY
    score, thing = ranked[0]
    if discourse.is_stranger(thing):
        return _NOBODY
    second = ranked[1][0] if len(ranked) > 1 else 0.0
    if score < 0.9 or score - second < margin:
        return _NOBODY
    return thing, 0.55
