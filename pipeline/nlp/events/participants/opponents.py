"""Against whom people march or strike, where only their demand or their work tells.

What does not live here: those whom the march itself names ("protested against the mayor": `sides`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import VERBS

_DEMANDING = frozenset({"demand", "call", "press", "shout", "chant"})
_URGING = frozenset({"urge", "ask", "accuse", "denounce", "condemn", "oppose", "press", "blame", "criticise"})
_PLURAL = frozenset({"NNS", "NNPS"})
_BODIES = frozenset({"organization"})
_AT_WORK = ("at", "of", "from")


def opponents(cast: Cast, slots: Slots, actors: list[Part]) -> list[Part]:
    """Return whom the demand of those who protest is addressed to, or who employs those who strike."""
    keys = {part.key for part in actors}
    for verb in _demands(slots):
        found = [part for part in _addressed(cast, slots, verb) if part.key not in keys]
        if found:
            return found
    return []


def employers(cast: Cast, slots: Slots, actors: list[Part]) -> list[Part]:
    """Return the firm whose people strike ("drivers at Roe Buses walked out")."""
    found: list[Part] = []
    for part in actors:
        if part.kind == "people" and part.referent is None:
            preps = slots.grammar.noun_preps(part.head)
            near = [cast.name_at(each) for word in _AT_WORK for each in preps.get(word, [])]
            before = [cast.name_at(each) for each in slots.parse.children[part.head] if each < part.head]
            found += [name for name in (*near, *before) if name is not None and name.kind in _BODIES]
    return found[:1]


def _demands(slots: Slots) -> list[int]:
    """Return the verbs of demand below the trigger, or below the verb that a march is the object of."""
    parse = slots.parse
    tops = [slots.token]
    if slots.is_noun and parse.pos[parse.heads[slots.token]] in VERBS:
        tops.append(parse.heads[slots.token])
    below = [each for top in tops for each in parse.children[top]]
    verbs = [each for each in below if parse.deps[each] in {"advcl", "xcomp", "acl", "conj"}]
    wanted = _DEMANDING | _URGING
    return [each for each in verbs if parse.tags[each] != "VBD" and parse.lemmas[each].lower() in wanted]


def _addressed(cast: Cast, slots: Slots, verb: int) -> list[Part]:
    """Return of whom something is demanded: who is to go, to do it, or is urged or blamed."""
    parse, clause = slots.parse, slots.grammar.clause(verb)
    if parse.lemmas[verb].lower() in _URGING:
        return [part for each in clause.patients for part in cast.direct(each)]
    for wanted in (*clause.patients, *clause.preps.get("for", [])):
        if parse.lemmas[wanted].lower() in classes()["removal"]:
            owner = slots.grammar.child(wanted, "poss")
            gone = [owner] if owner is not None else slots.grammar.noun_preps(wanted).get("of", [])
            return [part for each in gone for part in cast.direct(each)]
    for below in (*clause.finites, *clause.infinitives):
        told = slots.grammar.clause(below)
        doers = [each for each in told.agents if not told.passive and parse.tags[each] not in _PLURAL]
        if doers:
            return [part for each in doers for part in cast.direct(each)]
    return [part for each in clause.preps.get("on", []) for part in cast.direct(each)]
