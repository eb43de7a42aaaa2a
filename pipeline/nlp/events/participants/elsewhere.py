"""Sides that stand outside the trigger's own slots: at the verb before, above an event noun, behind "who".

What does not live here: the first participant named below a verb (`beneath`), and the slots (`slots`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import VERBS

_CLIMB = 8
_NEVER_WHO = frozenset({"organization", "country", "place", "facility"})
_PLURALS = frozenset({"NNS", "NNPS"})
_BODIES = frozenset(
    {"legislature", "parliament", "congress", "senate", "court", "council", "ministry", "department"}
)


def people_meant(cast: Cast, slots: Slots) -> list[Part]:
    """Return those whom "who" means, where the parse took it for a thing ("nurses in town clinics, who")."""
    parse, verb = slots.parse, slots.token
    who, noun = slots.grammar.child(verb, "nsubj"), parse.heads[verb]
    if parse.deps[verb] != "relcl" or who is None or parse.lowers[who] != "who":
        return []
    if _is_told_of_between(slots, noun, who - 1):
        return [part for part in cast.direct(who - 1) if part.kind not in _NEVER_WHO]
    if cast.direct(noun):
        return []
    prep = parse.heads[noun]
    return cast.direct(parse.heads[prep]) if parse.pos[prep] == "ADP" else []


def _is_told_of_between(slots: Slots, noun: int, nearest: int) -> bool:
    """Say whether a clause stands between a noun and a "who" ("troops charged in after gunmen who fled")."""
    parse, token, is_told = slots.parse, nearest, False
    if parse.tags[nearest] not in _PLURALS:
        return False
    for _ in range(_CLIMB):
        if token == noun or parse.heads[token] == token:
            break
        token = parse.heads[token]
        is_told = is_told or parse.pos[token] in VERBS
    return is_told and token == noun


def is_no_who(slots: Slots, part: Part) -> bool:
    """Say whether the parse took a body or a place for whom "who" means ("aide to the court who quit")."""
    parse, verb = slots.parse, slots.token
    if slots.is_noun or parse.deps[verb] != "relcl" or part.head != parse.heads[verb]:
        return False
    lemma = parse.lemmas[part.head].lower()
    if parse.tags[part.head] in _PLURALS or lemma in classes()["force"]:
        return False
    if part.kind not in _NEVER_WHO and lemma not in _BODIES:
        return False
    return any(parse.lowers[below] in {"who", "whom"} for below in parse.children[verb])


def met_before(slots: Slots) -> list[int]:
    """Return those whom the same subject met or rang just before ("rang the minister and promised help")."""
    parse, verb = slots.parse, slots.token
    before = parse.heads[verb]
    if parse.deps[verb] != "conj" or slots.grammar.child(verb, "nsubj", "nsubjpass") is not None:
        return []
    if parse.lemmas[before].lower() not in classes()["contact"]:
        return []
    clause = slots.grammar.clause(before)
    return [] if clause.passive else clause.patients or clause.preps.get("with", [])


def other_side(cast: Cast, slots: Slots, known: list[Part]) -> list[Part]:
    """Return who it was with whom, from the verb over a noun ("retook it after fighting with rebels")."""
    verb = slots.grammar.governor(slots.token)
    if verb is None:
        return []
    clause = slots.grammar.clause(verb)
    subjects = clause.patients if clause.passive else clause.agents
    keys = {part.key for part in known}
    found = [part for token in subjects for part in cast.direct(token)]
    return [part for part in found if part.key not in keys]
