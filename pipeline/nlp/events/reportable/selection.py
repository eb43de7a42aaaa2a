"""Which candidates are reported: nothing twice, and nothing that is only asked, promised or refused.

What does not live here: how a candidate is found (`matching`) and worded as a record (`report`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import Grammar
from pipeline.ontology import type_of

_TOLL = frozenset({"kill", "wound", "injure", "hurt"})
_CLIMB = 8
_ADDED = frozenset({"acl", "advcl", "amod"})
_PERFECT = frozenset({"has", "have", "had"})
_TALKS_END = "164"
_LIVING = frozenset({"person", "people", "official", "pronoun", "group"})
_DESCRIBING = frozenset({"ACCUSE", "SANCTION"})
_CAUSES = ("in", "by", "during")


def select(grammar: Grammar, candidates: Iterable[Candidate]) -> list[Candidate]:
    """Return the candidates to report, in text order."""
    kept: list[Candidate] = []
    sentence: list[Candidate] = []
    number = -1
    for candidate in candidates:
        if grammar.parse.sentence_of[candidate.token] != number:
            kept += _settle(grammar, sentence)
            sentence, number = [], grammar.parse.sentence_of[candidate.token]
        sentence.append(candidate)
    return kept + _settle(grammar, sentence)


def _settle(grammar: Grammar, sentence: list[Candidate]) -> list[Candidate]:
    """Drop the candidates of one sentence that another one speaks for."""
    _join_harm(grammar, sentence)
    free = [
        one
        for one in sentence
        if not any(_covers(grammar, other, one) for other in sentence if other is not one)
    ]
    kept: list[Candidate] = []
    for one in free:
        twin = next((other for other in kept if _same(grammar, other, one)), None)
        if twin is None:
            kept.append(one)
        else:
            _merge(twin, one)
    return kept


def _join_harm(grammar: Grammar, sentence: list[Candidate]) -> None:
    """Take "killed in an explosion" and "the blast killed" as one event, the verb's."""
    nouns = {one.token: one for one in sentence if one.pattern.kind == "n" and _is_harm(one)}
    for verb in sentence:
        if verb.pattern.kind != "v" or not _is_harm(verb):
            continue
        _join_effect(grammar, sentence, verb)
        clause = grammar.clause(verb.token)
        around = [*clause.agents, *(token for word in _CAUSES for token in clause.preps.get(word, []))]
        for noun in (nouns[token] for token in around if token in nouns):
            verb.used.add(noun.token)
            fallen = {part.head for part in verb.targets}  # "killed in fighting with the army"
            verb.actors = verb.actors or [part for part in noun.actors if part.head not in fallen]


def _join_effect(grammar: Grammar, sentence: list[Candidate], effect: Candidate) -> None:
    """Add whom "killing ten" tells of to the attack it is the effect of."""
    parse = grammar.parse
    is_effect = parse.deps[effect.token] == "advcl" and parse.tags[effect.token] == "VBG"
    if not is_effect and not _is_toll(grammar, effect.token):
        return
    for cause in sentence:
        if cause.token == parse.heads[effect.token] and _is_harm(cause):
            known = {part.key for part in cause.targets}
            people = [part for part in effect.targets if part.key not in known and part.kind != "place"]
            cause.targets = cause.targets + people
            cause.used.add(effect.token)


def _is_toll(grammar: Grammar, verb: int) -> bool:
    """Say whether `verb` is the second half of "killed two and wounded five"."""
    parse = grammar.parse
    is_second = parse.deps[verb] == "conj" and grammar.child(verb, "nsubj", "nsubjpass") is None
    return is_second and parse.lemmas[verb].lower() in _TOLL


def _is_harm(one: Candidate) -> bool:
    return type_of(one.code).name == "ASSAULT"


def _covers(grammar: Grammar, other: Candidate, one: Candidate) -> bool:
    """Say whether `one` is part of how `other` is worded."""
    if one.token in other.used:
        return True
    if any(holds(grammar, other, one) for holds in (_is_cause, _is_broken_off, _is_aside)):
        return True
    inside = any(first <= one.token < end for first, end in other.absorbed)
    return inside and not _is_told_aside(grammar, one.token, other.token)


def _is_cause(grammar: Grammar, other: Candidate, one: Candidate) -> bool:
    """Say whether `one` is what a protest is for, or what is wrecked in it.

    "Marched to demand an inquiry", "demonstrated, calling for peace", "rioted, setting fire to cars".
    """
    parse = grammar.parse
    if type_of(other.code).name != "PROTEST" or parse.heads[one.token] != other.token:
        return False
    if parse.deps[one.token] != "advcl":
        return False
    is_aim = any(parse.tags[below] == "TO" for below in parse.children[one.token])
    is_beside = parse.tags[one.token] == "VBG" and type_of(one.code).name in {"REQUEST", "ASSAULT"}
    is_harm = is_beside and any(part.kind in _LIVING for part in one.targets) and _is_harm(one)
    return is_aim or (is_beside and not is_harm)


def _is_broken_off(grammar: Grammar, other: Candidate, one: Candidate) -> bool:
    """Say whether `one` is the talks that a verb says broke down."""
    return (
        other.code == _TALKS_END
        and one.pattern.kind == "n"
        and one.token in grammar.clause(other.token).agents
    )


def _is_aside(grammar: Grammar, other: Candidate, one: Candidate) -> bool:
    """Say whether `one` only describes who takes part in `other` ("expelled a man accused of spying")."""
    parse = grammar.parse
    is_bare = parse.deps[one.token] == "acl" and parse.tags[one.token] == "VBN" and not one.actors
    if not is_bare or one.pattern.kind == "n" or type_of(one.code).name not in _DESCRIBING:
        return False
    clause = grammar.clause(other.token)
    return other.pattern.kind != "n" and parse.heads[one.token] in {*clause.patients, *clause.agents}


def _is_told_aside(grammar: Grammar, token: int, top: int) -> bool:
    """Say whether a past relative clause tells of `token` ("asked them to free the monks who were held")."""
    parse = grammar.parse
    for _ in range(_CLIMB):
        if token in {top, parse.heads[token]}:
            return False
        tags = {parse.tags[token], *(parse.tags[below] for below in parse.children[token])}
        words = {parse.lowers[below] for below in parse.children[token]}
        if parse.deps[token] == "relcl" and ("VBD" in tags or words & _PERFECT):
            return True
        token = parse.heads[token]
    return False


def _same(grammar: Grammar, other: Candidate, one: Candidate) -> bool:
    """Say whether two triggers of one sentence tell of one event: same type, nobody at odds."""
    if type_of(other.code) is not type_of(one.code) or other.realis != one.realis:
        return False
    if _are_two_deeds(grammar, other, one) or _is_fight_beside(other, one):
        return False
    return _agree(other.actors, one.actors) and _agree(other.targets, one.targets)


def _are_two_deeds(grammar: Grammar, other: Candidate, one: Candidate) -> bool:
    """Say whether two verbs tell each of a deed of its own ("imposed a curfew and closed the border")."""
    if {other.pattern.kind, one.pattern.kind} != {"v"} or other.code[:3] == one.code[:3]:
        return False
    if type_of(one.code).name == "PROTEST":  # a crowd that gathers, burns and blocks protests once
        return False
    if _is_harm(one) and not (other.targets and one.targets):  # "bombed and strafed the town"
        return False
    return all(grammar.parse.deps[each.token] not in _ADDED for each in (other, one))


def _is_fight_beside(other: Candidate, one: Candidate) -> bool:
    """Say whether somebody is harmed while two fight, of whom either may have done it."""
    is_verb = {other.pattern.kind, one.pattern.kind} == {"v"}
    return is_verb and _is_harm(one) and one.pattern.reciprocal and not other.pattern.reciprocal


def _agree(left: list[Part], right: list[Part]) -> bool:
    """Say whether two lists of participants share one, or one of them is empty."""
    keys = {part.key for part in left}
    return not left or not right or any(part.key in keys for part in right)


def _merge(twin: Candidate, one: Candidate) -> None:
    """Give the first of two triggers for one event the participants it lacks."""
    twin.actors = twin.actors or [part for part in one.actors if part.kind != "pronoun"]
    if not twin.pattern.reciprocal:
        twin.targets = twin.targets or one.targets
