"""Numbers of dead that are told of a toll ("the toll from the attack rose to 33").

What does not live here: numbers of those whom a verb is done to (`counts`).
"""

from __future__ import annotations

from pipeline.nlp.grammar import VERBS, Grammar

_TOLLS = frozenset({"toll", "number", "count", "tally", "figure"})
_DEAD = frozenset({"dead", "death", "deaths", "killed", "die", "died", "fatalities", "victims"})
_HURT = frozenset({"wounded", "injured", "hurt", "injuries"})
_GROWING = frozenset(
    {"rise", "climb", "reach", "stand", "increase", "grow", "jump", "hit", "pass", "exceed", "mount"}
)
_BRINGING = frozenset({"bring", "take", "raise", "put", "push", "lift"})
_CLIMB = 6


def toll_of(grammar: Grammar, trigger: int) -> tuple[str, list[int]] | None:
    """Return "killed" or "wounded" and the words for the number that the toll of `trigger` has reached."""
    parse, noun = grammar.parse, trigger
    for _ in range(_CLIMB):
        if parse.lemmas[noun].lower() in _TOLLS:
            return _reached(grammar, noun)
        head = parse.heads[noun]
        if head == noun or (
            noun != trigger and parse.pos[noun] in VERBS and parse.deps[noun] not in {"acl", "relcl"}
        ):
            return None
        noun = head
    return None


def _reached(grammar: Grammar, noun: int) -> tuple[str, list[int]] | None:
    """Return what a toll counts, and the number it has reached."""
    parse, verb = grammar.parse, grammar.parse.heads[noun]
    first, end = parse.subtree(noun)
    words = set(parse.lowers[first:end])
    kind = (
        "wounded"
        if words & _HURT
        else "killed"
        if words & _DEAD or parse.lemmas[noun].lower() == "toll"
        else None
    )
    if kind is None or parse.pos[verb] not in VERBS:
        return None
    clause, lemma, dep = grammar.clause(verb), parse.lemmas[verb].lower(), parse.deps[noun]
    if dep == "nsubj" and lemma in _GROWING:
        return kind, [*clause.preps.get("to", []), *clause.preps.get("at", []), *clause.patients][:1]
    if dep == "dobj" and lemma in _BRINGING:
        return kind, [*clause.preps.get("to", []), *clause.preps.get("at", [])][:1]
    return None
