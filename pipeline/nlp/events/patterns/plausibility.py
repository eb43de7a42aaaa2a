"""Whether a pattern that fits its words makes sense of them: no harm without a doer, no deed to oneself.

What does not live here: attacks in words (`quarrels`), the patterns' own conditions (`fitting`), and whether
it happened (`realis`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import Pattern, classed, classes
from pipeline.nlp.events.participants.sides import PERSONAL
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.events.patterns.fitting import SELVES
from pipeline.nlp.events.patterns.idle import (
    NOBODIES,
    is_acquittal,
    is_appealing,
    is_claim_denied,
    is_discharge,
    is_done_to_nobody,
    is_fiction,
    is_of_a_thing,
    is_own_duty,
    is_own_rally,
    is_protest_of_state,
    is_silence,
    is_standing,
    is_strike_launched,
)
from pipeline.nlp.events.patterns.quarrels import VIOLENT_ROOTS, is_figure, is_spat
from pipeline.nlp.parse import Parse

_TO_OTHERS = ("05", "07", "16", "17", "18", "19", "20")
_BACKGROUND = ("in", "by", "during", "from", "of")
# What a report or a letter may do: urge, praise, demand, accuse, reject.
_WRITTEN = ("02", "051", "10", "11", "12")
_MEETING = "04"
_MOVING = "15"
_ATTACKS = frozenset(
    {
        "attack",
        "attacker",
        "bomb",
        "bombing",
        "blast",
        "bomber",
        "gunman",
        "shooting",
        "ambush",
        "militant",
        "rebel",
    }
    | {"airstrike", "shelling", "missile", "grenade", "clash", "gunfire", "gunbattle", "explosion", "raid"}
)
_WHEN = frozenset({"when", "as", "after", "because"})
_FREEING = "084"
_REFUSING = "12"
# Freeing, holding, torturing and killing: done to people.
_TO_PEOPLE = ("084", "173", "181", "182", "185", "186")
_ASKING = ("02", "10")
_COMMANDING = frozenset({"order", "command", "instruct", "direct", "tell"})
_MEN = frozenset({"man", "commander", "officer", "guard", "fighter", "follower", "supporter"})
_BODILY = "182"
_BURSTS = frozenset({"explosion", "blast", "fire"})


def is_plausible(slots: Slots, pattern: Pattern, actors: list[Part], targets: list[Part]) -> bool:
    """Say whether a doer is known, unsaid, or a weapon; not a thing, a thought or the weather."""
    parse = slots.parse
    if pattern.code[:2] in VIOLENT_ROOTS and (_is_accident(parse, slots) or _is_mere_injury(slots, pattern)):
        return False
    if _is_asked_by_press(parse, slots.token) or _is_done_to_oneself(slots, pattern):
        return False
    if pattern.kind == "f" and parse.lemmas[slots.token] == "need" and slots.tokens("passive"):
        return False
    if slots.token + 1 < len(parse) and _is_gerund_denied(parse, slots.token):
        return False
    if is_figure(slots, pattern, actors, targets) or _is_private(slots, pattern, actors):
        return False
    if pattern.code.startswith(_FREEING) and not _are_freed(slots, pattern, targets):
        return False
    if pattern.code.startswith(_ASKING) and _are_own_men(slots):
        return False
    if is_spat(slots, pattern, [*actors, *targets]) or is_protest_of_state(pattern, actors):
        return False
    if is_own_rally(slots, pattern, actors) or (pattern.kind == "v" and _is_expletive(slots)):
        return False
    if _is_idle(slots, pattern, targets):
        return False
    if pattern.kind == "n" or actors or "subj" not in pattern.actor_slots:
        return True
    subjects = slots.tokens("subj")
    if not subjects:
        return True
    doers = classes()["voice" if pattern.code.startswith(_WRITTEN) else "violence"]
    return any(parse.lemmas[token].lower() in doers for token in subjects)


def _is_gerund_denied(parse: Parse, verb: int) -> bool:
    """Say whether it is a deed that is denied ("denied suspending aid", which the parse takes for an aid)."""
    return parse.lemmas[verb].lower() == "deny" and parse.tags[verb + 1] == "VBG"


def _are_own_men(slots: Slots) -> bool:
    """Say whether somebody commands those who serve him ("ordered his men to", "the army was told to")."""
    parse = slots.parse
    whom = (
        [] if slots.is_noun or parse.lemmas[slots.token].lower() not in _COMMANDING else slots.tokens("obj")
    )
    if slots.tokens("passive") and not slots.tokens("subj"):
        return bool(whom)
    forces = [token for token in whom if parse.lemmas[token].lower() in classes()["force"] | _MEN]
    return bool(forces) and all(
        any(parse.tags[below] == "PRP$" for below in parse.children[token]) for token in forces
    )


def _is_idle(slots: Slots, pattern: Pattern, targets: list[Part]) -> bool:
    """Say whether what it is done to, or where it is told, makes it no deed at all."""
    if pattern.code.startswith(_TO_PEOPLE) and is_of_a_thing(slots, targets):
        return True
    if pattern.code.startswith(PERSONAL) and is_done_to_nobody(slots, targets):
        return True
    if pattern.code.startswith(_BODILY) and targets and all(part.kind in NOBODIES for part in targets):
        return True
    if is_silence(slots) or is_appealing(slots) or is_acquittal(slots) or is_fiction(slots):
        return True
    if pattern.code.startswith(_FREEING) and is_discharge(slots):
        return True
    if pattern.code.startswith(_MOVING) and (is_standing(slots) or is_strike_launched(slots)):
        return True
    if pattern.code.startswith(_REFUSING) and is_claim_denied(slots):
        return True
    return pattern.kind == "f" and is_own_duty(slots, pattern, targets)


def _is_accident(parse: Parse, slots: Slots) -> bool:
    """Say whether the harm came of weather, illness or mishap."""
    if _is_mishap(parse, slots.token):
        return True
    accident = classes()["accident"]
    around = [] if slots.is_noun else [token for word in _BACKGROUND for token in slots.tokens(word)]
    subjects = [] if slots.is_noun else slots.tokens("subj") + _what_came(slots)
    mishaps = [token for token in [*around, *subjects] if parse.lemmas[token].lower() in accident]
    return any(not _is_gunfire(parse, token) for token in mishaps)


def _what_came(slots: Slots) -> list[int]:
    """Return what struck when it was done ("killed when a flood struck")."""
    parse, verb = slots.parse, slots.token
    clauses = (child for child in parse.children[verb] if child > verb and parse.deps[child] == "advcl")
    return [
        token
        for clause in clauses
        if _is_when(parse, clause)
        for token in slots.grammar.clause(clause).agents
    ]


def _is_when(parse: Parse, clause: int) -> bool:
    """Say whether a clause tells when or because of what something was."""
    return any(parse.lowers[mark] in _WHEN for mark in parse.children[clause])


def _is_gunfire(parse: Parse, token: int) -> bool:
    """Say whether a fire is one of guns ("Israeli fire", "enemy fire"), not of flames."""
    if parse.lowers[token] != "fire":
        return False
    before = [child for child in parse.children[token] if parse.deps[child] in {"amod", "compound", "nmod"}]
    return any(
        parse.words[child].istitle() or parse.lemmas[child].lower() in classes()["firing"] for child in before
    )


def _is_mere_injury(slots: Slots, pattern: Pattern) -> bool:
    """Say whether nothing in a sentence tells of violence by which somebody "was injured"."""
    parse = slots.parse
    is_bare = not slots.is_noun and parse.lemmas[slots.token].lower() == "injure" and slots.clause.passive
    if not is_bare or {condition.slot for condition in pattern.conditions} != {"obj", "passive"}:
        return False
    told = parse.told(slots.token)
    return told.isdisjoint(_ATTACKS) or not told.isdisjoint(
        classed("accident", "industry") - {"fire", "death"}
    )


def _is_mishap(parse: Parse, token: int) -> bool:
    """Say whether a sentence tells of an explosion of gas or machines ("a blast at a flour mill")."""
    words = parse.told(token)
    if words.isdisjoint(_BURSTS) or words.isdisjoint(classes()["industry"]):
        return False
    return words.isdisjoint(classes()["by-hand"])


def _is_asked_by_press(parse: Parse, verb: int) -> bool:
    """Say whether a participle only tells what a speaker answers ("Asked about the raid, Bo said")."""
    is_bare = parse.tags[verb] == "VBN" and parse.deps[verb] == "advcl"
    return is_bare and parse.lowers[verb] in {"asked", "pressed", "questioned"}


def _is_done_to_oneself(slots: Slots, pattern: Pattern) -> bool:
    """Say whether a deed that is done to others has its doer as object ("surrounded himself with aides")."""
    parse = slots.parse
    if pattern.kind != "v" or not pattern.code.startswith(_TO_OTHERS) or "self" in _worded(pattern):
        return False
    is_self = any(parse.lowers[token] in SELVES for token in slots.tokens("obj"))
    return is_self and parse.lemmas[slots.token].lower() not in classes()["suicide"]


def _worded(pattern: Pattern) -> set[str]:
    """Return the words that the conditions of a pattern ask for."""
    return {word for condition in pattern.conditions for word in condition.words}


def _is_private(slots: Slots, pattern: Pattern, actors: list[Part]) -> bool:
    """Say whether those who met are private people, or whoever travels only goes home."""
    parse, lemma = slots.parse, slots.parse.lemmas[slots.token].lower()
    if not pattern.code.startswith(_MEETING) or slots.is_noun:
        return False
    if lemma == "meet":
        return any(parse.lemmas[part.head].lower() in classes()["private"] for part in actors)
    return not {"back", "home"}.isdisjoint(slots.beside())


def _are_freed(slots: Slots, pattern: Pattern, targets: list[Part]) -> bool:
    """Say whether those who are let go are people, not a firm's wares ("the telephone was released")."""
    if not targets:
        return pattern.kind != "n"
    is_issued = slots.parse.lemmas[slots.token].lower() == "release"
    return not (is_issued and all(part.kind == "organization" for part in targets))


def _is_expletive(slots: Slots) -> bool:
    """Say whether an "it" without meaning is all the subject ("it is critical to", "it is clear that")."""
    parse, verb = slots.parse, slots.token
    if parse.lemmas[verb] != "be" or slots.is_noun:
        return False
    subject = slots.grammar.child(verb, "nsubj", "expl")
    below = [each for child in (verb, *parse.children[verb]) for each in parse.children[child]]
    has_clause = any(parse.deps[each] in {"xcomp", "ccomp"} for each in below)
    return subject is not None and parse.lowers[subject] in {"it", "there"} and has_clause
