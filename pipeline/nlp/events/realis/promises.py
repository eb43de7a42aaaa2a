"""What a promise is worth: one to harm is a threat, one not to harm an agreement, one not to yield a refusal.

Read off the event that the promise's own complement would be. Who promised or threatened has done so; what
somebody only said, announced or was ready to do is planned as "will" is. What does not live here: finding
either event (`matching`), and which of the two is reported (`selection`).
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.grammar import Grammar
from pipeline.ontology import type_of

_WORDS = frozenset({"promise", "pledge", "vow", "swear", "undertake", "guarantee", "be", "stand", "commit"})
_BINDING = ("03", "13")
_HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST"})
_YIELDING = frozenset({"RETREAT", "CONCEDE"})
_REFUSING, _THREATENING = "12", "13"
_SUING = "115"
_COMING = frozenset({"AGREE", "THREATEN"})
_MAY = frozenset({"may", "might", "could"})
_REFUSALS = frozenset({"refuse", "decline", "rule"})
_AGREEMENT, _REFUSAL, _THREAT = "030", "120", "130"


def weigh_promises(grammar: Grammar, words: ClauseWords, candidates: Iterable[Candidate]) -> None:
    """Give each promise among `candidates` the code of what it binds its speaker to."""
    found = {one.token: one for one in candidates}
    for one in found.values():
        if one.pattern.kind == "f" and one.code.startswith(_REFUSING) and _spares(grammar, words, one, found):
            one.realis = "negated"
        if one.pattern.kind == "f" and one.code[:2] in _BINDING and one.pattern.head in _WORDS:
            if _was_once(grammar, words, one):
                one.realis = "conditional"
            clause = grammar.clause(one.token)
            verbs = (*clause.infinitives, *clause.finites)
            if any(words.is_in(verb, "staying") and words.own(verb) == "negated" for verb in verbs):
                one.code = _REFUSAL
            if (
                one.code.startswith(_THREATENING)
                and verbs
                and all(_is_spared(grammar, each) for each in verbs)
            ):
                one.code = _AGREEMENT
            below = (found.get(token) for token in verbs)
            for deed in (each for each in below if each is not None):
                is_negated = words.own(deed.token) == "negated" or _is_spared(grammar, deed.token)
                one.code = _weighed(one.code, deed.code, is_negated)


def _is_spared(grammar: Grammar, verb: int) -> bool:
    """Say whether a deed is promised not to be done, or "not before" some time."""
    return any(grammar.parse.deps[below] == "neg" for below in grammar.parse.children[verb])


def is_to_come(grammar: Grammar, words: ClauseWords, one: Candidate) -> bool:
    """Say whether an agreement, a threat or a "will not" tells of what its speaker has yet to do or leave."""
    kind, head = type_of(one.code).name, one.pattern.head
    if kind == "REJECT":  # "said it would not" is of the future as "said it would" is
        return one.pattern.is_refusal or (one.pattern.kind == "f" and head not in _REFUSALS)
    if kind not in _COMING:
        return False
    if one.pattern.kind == "f":
        clause = grammar.clause(one.token)
        if kind == "THREATEN" and any(_is_open(grammar, verb) for verb in clause.finites):
            return True
        return head not in words.lists["giving word"] and bool(clause.infinitives or clause.finites)
    return one.pattern.kind == "v" and _is_announced(grammar, words, one)


def _is_open(grammar: Grammar, verb: int) -> bool:
    """Say whether a clause tells what somebody only may do."""
    parse = grammar.parse
    return any(parse.lowers[each] in _MAY for each in parse.children[verb] if parse.deps[each] == "aux")


def _is_announced(grammar: Grammar, words: ClauseWords, one: Candidate) -> bool:
    """Say whether words by themselves tell of a deed to come ("invited him", "approved a plan to send")."""
    head = one.pattern.head
    if type_of(one.code).name == "THREATEN":
        return head in words.lists["hinting"]
    objects = grammar.clause(one.token).patients
    below = [verb for noun in objects for verb in grammar.parse.children[noun]]
    is_passed = head in words.lists["passing"] and (
        any(words.is_infinitive(verb) for verb in below)
        or any(words.is_in(each, "plan noun") for each in objects)
    )
    return is_passed or head in words.lists["coming"]


def _spares(grammar: Grammar, words: ClauseWords, one: Candidate, found: dict[int, Candidate]) -> bool:
    """Say whether plain words only tell of harm that will not be done ("said they would not attack")."""
    verbs = grammar.clause(one.token).finites
    deeds = (found[verb] for verb in verbs if verb in found and words.own(verb) == "negated")
    return words.is_in(one.token, "report") and any(type_of(deed.code).name in _HARM for deed in deeds)


def _was_once(grammar: Grammar, words: ClauseWords, one: Candidate) -> bool:
    """Say whether a story tells that somebody "was ready to", which nobody said."""
    above = grammar.governor(one.token)
    is_told = above is not None and words.is_in(above, "report")
    return one.pattern.head == "be" and words.is_past(one.token) and not is_told


def _weighed(code: str, deed: str, is_negated: bool) -> str:
    """Return the code of a promise to do `deed`, or not to do it."""
    kind = type_of(deed).name
    if kind in _HARM:
        return _AGREEMENT if is_negated else _THREAT
    if deed.startswith(_SUING) and not is_negated:
        return _THREAT
    return _REFUSAL if is_negated and kind in _YIELDING else code
