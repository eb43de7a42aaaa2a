"""Deeds that are none by what they are done to or told in: a film's story, silence, a thing nobody kills.

What does not live here: attacks in words and harm without a doer (`plausibility`), and the patterns' own
conditions (`fitting`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import Pattern, classed, classes
from pipeline.nlp.events.participants.displaced import is_split_object
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import VERBS
from pipeline.nlp.parse import Parse

NOBODIES = frozenset({"country", "place", "facility", "organization"})
"""The kinds of participants that nobody can beat, hold or kill."""
_ASKED = ("02", "10")
_CLIMB = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_THOUGHTS = frozenset(
    {"idea", "notion", "suggestion", "view", "perception", "impression", "claim", "premise", "theory"}
)
_PROTEST = "14"
_ATTRACTING = frozenset({"have", "hold", "lose", "retain", "broaden", "gain"})


def is_of_a_thing(slots: Slots, targets: list[Part]) -> bool:
    """Say whether what is freed, held or killed is no person ("the film was shot before it was released")."""
    parse, objects = slots.parse, [] if slots.is_noun else slots.tokens("obj")
    if objects and all(parse.lowers[token] in {"it", "itself"} for token in objects):
        return True
    things = classed("work", "thing", "idea", "image")
    return bool(objects) and not targets and all(parse.lemmas[token].lower() in things for token in objects)


def is_done_to_nobody(slots: Slots, targets: list[Part]) -> bool:
    """Say whether all that a killing has for a victim is the place ("who killed and ate a hare in Peru")."""
    if slots.is_noun or not targets or slots.tokens("obj"):
        return False
    return all(part.kind in NOBODIES and slots.parse.deps[part.head] == "pobj" for part in targets)


def is_fiction(slots: Slots) -> bool:
    """Say whether a film, a book or a play tells of the deed ("the series follows a spy who kills")."""
    parse, works = slots.parse, classes()["work"]
    verb = slots.token if parse.pos[slots.token] in VERBS else slots.grammar.governor(slots.token)
    for _ in range(_CLIMB):
        if verb is None or parse.tags[verb] in {"VBD", "VBN"}:
            return False
        clause = slots.grammar.clause(verb)
        tellers = [*clause.agents, *clause.preps.get("in", [])]
        if any(parse.lemmas[token].lower() in works for token in tellers):
            return True
        verb = slots.grammar.governor(verb)
    return False


def is_silence(slots: Slots) -> bool:
    """Say whether a refusal is only one to answer ("his refusal to say")."""
    parse, token = slots.parse, slots.token
    below = parse.children[token] if slots.is_noun and parse.lemmas[token] == "refusal" else []
    return any(parse.lemmas[each].lower() in classes()["silence"] for each in below)


def is_discharge(slots: Slots) -> bool:
    """Say whether those who are let go were only under a doctor's care ("was treated and released")."""
    parse, verb = slots.parse, slots.token
    is_freed = parse.lemmas[verb] in {"release", "discharge"} and parse.deps[verb] == "conj"
    return is_freed and parse.lemmas[parse.heads[verb]] in {"treat", "hospitalize", "hospitalise"}


def is_standing(slots: Slots) -> bool:
    """Say whether a participle only tells where forces stand ("guards deployed along the border")."""
    parse, verb = slots.parse, slots.token
    return parse.deps[verb] == "acl" and parse.tags[verb] == "VBN" and not slots.tokens("by")


def is_strike_launched(slots: Slots) -> bool:
    """Say whether it is strikes that are launched, not missiles ("missile and drone strikes")."""
    parse = slots.parse
    sorts = (child for child in parse.children[slots.token] if parse.deps[child] == "conj")
    return any(
        is_split_object(parse, below) and parse.lemmas[below].lower() in classes()["attackn"]
        for sort in sorts
        for below in parse.children[sort]
    )


def is_claim_denied(slots: Slots) -> bool:
    """Say whether what is rejected is that something is so ("rejected the idea that they were alike").

    And what a speaker answers of himself ("I reject that").
    """
    parse = slots.parse
    objects, subjects = (slots.tokens("obj"), slots.tokens("subj")) if not slots.is_noun else ([], [])
    if any(_is_so(parse, token) for token in objects):
        return True
    is_answer = bool(objects) and all(parse.lowers[token] in {"that", "this", "it"} for token in objects)
    return is_answer and any(parse.lowers[token] == "i" for token in subjects)


def _is_so(parse: Parse, noun: int) -> bool:
    """Say whether a word for a thought has a clause that tells what is so, without a modal verb."""
    clauses = (child for child in parse.children[noun] if parse.deps[child] in {"acl", "ccomp"})
    is_told = any(
        parse.tags[clause] in _FINITE
        and not any(parse.tags[below] == "MD" for below in parse.children[clause])
        for clause in clauses
    )
    return is_told and parse.lemmas[noun].lower() in _THOUGHTS


def is_acquittal(slots: Slots) -> bool:
    """Say whether somebody is found "not guilty", which is no sentence."""
    parse, token = slots.parse, slots.token
    told = parse.lowers[token : token + 4]
    return parse.lemmas[token] == "find" and "guilty" in told and "not" in told[: told.index("guilty")]


def is_appealing(slots: Slots) -> bool:
    """Say whether an appeal is what attracts ("a stance that holds appeal to voters")."""
    parse, token = slots.parse, slots.token
    if not slots.is_noun or parse.lemmas[token] != "appeal" or parse.deps[token] != "dobj":
        return False
    return parse.lemmas[parse.heads[token]].lower() in _ATTRACTING


def is_own_duty(slots: Slots, pattern: Pattern, targets: list[Part]) -> bool:
    """Say whether one says what one must do oneself ("the suspect said he had to dress")."""
    if targets or "compsubj" not in pattern.target_slots or not pattern.code.startswith(_ASKED):
        return False
    whose = slots.tokens("compsubj")
    return bool(whose) and all(slots.parse.pos[token] == "PRON" for token in whose)


def is_protest_of_state(pattern: Pattern, actors: list[Part]) -> bool:
    """Say whether a state is all that a protest is by, which objects in words ("in protest, Peru")."""
    is_noun = pattern.kind == "n" and pattern.code.startswith(_PROTEST)
    return is_noun and bool(actors) and all(part.kind == "country" for part in actors)


def is_own_rally(slots: Slots, pattern: Pattern, actors: list[Part]) -> bool:
    """Say whether a rally is that of one person or of candidates, who are no protesters."""
    if not pattern.code.startswith(_PROTEST) or slots.tokens("against"):
        return False
    parse, hopefuls = slots.parse, classes()["hopeful"]
    told = [slots.token] if slots.is_noun else slots.tokens("obj")
    if not any(parse.lemmas[token].lower() == "rally" for token in told):
        return False
    theirs = [below for token in told for below in slots.grammar.noun_preps(token).get("for", [])]
    theirs += [part.head for part in actors] + slots.light_subject()
    if any(parse.lemmas[token].lower() in hopefuls for token in theirs):
        return True
    return bool(actors) and all(part.kind == "person" for part in actors)
