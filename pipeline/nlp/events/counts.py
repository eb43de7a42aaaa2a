"""How many were killed, wounded or arrested, where the event's own clauses give a number.

What does not live here: who they were.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.matching import Candidate
from pipeline.nlp.events.numerals import NUMERALS
from pipeline.nlp.grammar import VERBS, Grammar

_KILL = frozenset(
    [
        "kill",
        "murder",
        "slay",
        "execute",
        "massacre",
        "slaughter",
        "behead",
        "assassinate",
        "die",
        "perish",
        "shoot",
        "gun",
        "lynch",
    ]
)
_WOUND = frozenset(["wound", "injure", "hurt", "maim"])
_ARREST = frozenset(["arrest", "detain", "apprehend", "jail", "imprison", "round", "capture", "intern"])
_DEAD = frozenset({"dead", "killed"})
_HURT = frozenset({"wounded", "injured", "hurt"})
_TOLL = frozenset({"killed", "wounded"})
_MASSES = frozenset({"dozen", "hundred", "thousand"})
# A clause behind these tells of another happening.
_APART = frozenset({"after", "before", "since", "until", "because", "although", "though", "if", "unless"})
_LARGEST = 10_000_000


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of people; None where the text gives none."""

    killed: int | None = None
    wounded: int | None = None
    arrested: int | None = None


def count_people(grammar: Grammar, candidate: Candidate, triggers: Set[int] = frozenset()) -> Counts:
    """Return the numbers that the trigger and the clauses joined to it give.

    A verb that is one of the other `triggers` has its numbers in a row of its own, save one that tells
    what the trigger was ("the raid, in which six were killed").
    """
    found: dict[str, int] = {}
    others = triggers - candidate.used - {candidate.token} - _describing(grammar, candidate.token)
    for verb in _verbs_around(grammar, candidate.token):
        if verb in others:
            continue
        clause = grammar.clause(verb)
        lemma = grammar.parse.lemmas[verb].lower()
        kind = _kind(lemma) if lemma != "shoot" or _is_deadly(grammar, verb) else None
        if kind is not None:
            people = clause.agents if lemma in {"die", "perish"} else clause.patients
            _add(grammar, found, kind, people)
        elif lemma == "leave":
            _add_left(grammar, found, verb)
    if _kind(grammar.parse.lemmas[candidate.token].lower()) in _TOLL:
        found.pop("arrested", None)
    return Counts(found.get("killed"), found.get("wounded"), found.get("arrested"))


def _describing(grammar: Grammar, token: int) -> set[int]:
    """Return the verbs of clauses that say what a noun was, with those joined to them."""
    parse = grammar.parse
    clauses = [child for child in parse.children[token] if parse.deps[child] in {"relcl", "acl"}]
    joined = (each for clause in clauses for each in parse.children[clause] if parse.deps[each] == "conj")
    return {*clauses, *joined}


def _is_deadly(grammar: Grammar, verb: int) -> bool:
    """Say whether those who were shot died of it ("shot dead three", "shot them to death")."""
    parse, clause = grammar.parse, grammar.clause(verb)
    around = {parse.lowers[each] for each in (*parse.children[verb], verb + 1) if each < len(parse)}
    return "dead" in around or any(parse.lowers[each] == "death" for each in clause.preps.get("to", []))


def number_of(grammar: Grammar, noun: int) -> int | None:
    """Return the number that counts `noun`, or that `noun` is ("killed 10")."""
    parse = grammar.parse
    own = _value(parse.lowers[noun])
    if own is not None and (parse.pos[noun] == "NUM" or (own > 1 and parse.lowers[noun] not in _MASSES)):
        return own
    for child in parse.children[noun]:
        if parse.deps[child] == "nummod":
            return _compound(grammar, child)
    return 1 if _is_single(grammar, noun) else None


def _is_single(grammar: Grammar, noun: int) -> bool:
    """Say whether a noun phrase is one person ("killing a guard"), no body or number of people."""
    parse, lemma = grammar.parse, grammar.parse.lemmas[noun].lower()
    is_one = any(parse.lowers[child] in {"a", "an"} for child in parse.children[noun])
    many = sections("agents.txt")["partitive"] | sections("agents.txt")["measure"] | classes()["collective"]
    return is_one and parse.tags[noun] == "NN" and lemma in classes()["person"] and lemma not in many


def _compound(grammar: Grammar, number: int) -> int | None:
    """Return a number written in one or two words ("two hundred")."""
    parse = grammar.parse
    value = _value(parse.lowers[number])
    for child in parse.children[number]:
        factor = _value(parse.lowers[child])
        if value is not None and factor is not None and parse.deps[child] == "compound":
            return min(value * factor, _LARGEST) if value >= 100 else value + factor
    return value


def _value(word: str) -> int | None:
    """Return the value of a numeral in figures or letters."""
    bare = word.replace(",", "")
    if bare.isdecimal() and len(bare) < 8:
        return int(bare)
    first, _, second = word.partition("-")
    if second and first in NUMERALS and second in NUMERALS:
        return NUMERALS[first] + NUMERALS[second]
    return NUMERALS.get(word)


def _kind(lemma: str) -> str | None:
    if lemma in _KILL:
        return "killed"
    if lemma in _WOUND:
        return "wounded"
    return "arrested" if lemma in _ARREST else None


def _verbs_around(grammar: Grammar, token: int) -> list[int]:
    """Return the trigger's verb and the verbs joined to it ("attacked, killing", "killed and wounded")."""
    parse = grammar.parse
    verbs = [token]
    if parse.pos[token] not in VERBS:
        above = grammar.governor(token)
        verbs = [above] if above is not None else []
        verbs += [child for child in parse.children[token] if parse.deps[child] in {"relcl", "acl"}]
    found = list(verbs)
    for verb in verbs:
        joints = {"advcl", "xcomp"} if _is_done_to_others(grammar, verb) else {"advcl", "conj", "xcomp"}
        found += [
            child
            for child in parse.children[verb]
            if parse.deps[child] in joints and _is_joined(grammar, child)
        ]
        if parse.deps[verb] in joints & {"conj"} and _is_joined(grammar, verb):
            found.append(parse.heads[verb])
    return found + [
        second
        for effect in found
        if parse.deps[effect] == "advcl"
        for second in parse.children[effect]
        if parse.deps[second] == "conj"
    ]


def _is_done_to_others(grammar: Grammar, verb: int) -> bool:
    """Say whether a deed has people of its own, no dead: any killed beside it are others."""
    parse = grammar.parse
    if _kind(parse.lemmas[verb].lower()) in _TOLL:
        return False
    return any(
        parse.tags[noun] == "CD" or parse.lemmas[noun].lower() in classes()["person"]
        for noun in grammar.clause(verb).patients
    )


def _is_joined(grammar: Grammar, verb: int) -> bool:
    """Say whether a verb goes on with the deed of the one above it; whoever else does it does another."""
    told = grammar.child(verb, "nsubj")
    mark = grammar.child(verb, "mark")
    if mark is not None and grammar.parse.lowers[mark] in _APART:
        return False
    return grammar.parse.pos[verb] == "VERB" and (told is None or grammar.parse.deps[verb] != "conj")


def _add(grammar: Grammar, found: dict[str, int], kind: str, people: list[int]) -> None:
    """Add the numbers among `people` ("three drivers and a guard" are four), unless one is known already."""
    numbers = [number for noun in people if (number := number_of(grammar, noun)) is not None]
    if numbers:
        found.setdefault(kind, min(sum(numbers), _LARGEST))


def _add_left(grammar: Grammar, found: dict[str, int], verb: int) -> None:
    """Read "left ten people dead and twenty wounded"."""
    parse = grammar.parse
    first, end = parse.subtree(verb)
    last: int | None = None
    for token in range(first, min(end, first + 60)):
        value = _value(parse.lowers[token]) if parse.pos[token] == "NUM" else None
        last = value if value is not None else last
        if last is not None and parse.lowers[token] in _DEAD:
            found.setdefault("killed", last)
            last = None
        elif last is not None and parse.lowers[token] in _HURT:
            found.setdefault("wounded", last)
            last = None
