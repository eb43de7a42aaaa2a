"""How many were killed, wounded or arrested, where the event's own clauses give a number.

What does not live here: who they were.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass

from pipeline.nlp.events.ages import is_age
from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.tolls import toll_of
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.numerals import JOINTS, SCALES, read_number, value

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
_SELF = frozenset({"himself", "herself", "themselves", "itself"})
_WHEN = frozenset({"when", "as", "after"})
_VIOLENCE = frozenset({"exchange", "melee", "confrontation", "standoff"})
_NOBODY = frozenset({"no", "not", "nobody", "none", "n't", "neither"})
_PAIRS = frozenset({"couple", "pair"})
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
    if not found and (toll := toll_of(grammar, candidate.token)) is not None:
        _add(grammar, found, *toll)
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
    """Return the number that counts `noun`, or that `noun` is ("killed 10"); the lower one of a range."""
    parse, word = grammar.parse, grammar.parse.lowers[noun]
    first, _ = parse.subtree(noun)
    before = [child for child in parse.children[noun] if child < noun]
    if word in SCALES and any(parse.deps[child] in {"nummod", "det", "quantmod"} for child in before):
        return read_number(parse.lowers[first : noun + 1])
    if (own := value(word)) is not None and (parse.pos[noun] == "NUM" or (own > 1 and word not in SCALES)):
        return read_number(_numeral(grammar, noun))
    for child in before:
        if parse.deps[child] == "nummod":
            return read_number(_numeral(grammar, child))
        if parse.lowers[child] == "both":
            return 2
    return _singles(grammar, noun)


def _numeral(grammar: Grammar, number: int) -> list[str]:
    """Return the words of the numeral that ends, or goes on, at a token ("at least three dozen")."""
    parse = grammar.parse
    first, end = parse.subtree(number)
    head = parse.heads[number]
    if parse.deps[number] == "nummod" and head > number:
        # "30 to 40 people": the parse gives the noun what stands before its number
        first = min([first, *(each for each in parse.children[head] if parse.deps[each] == "quantmod")])
        end = min(end, head)
    behind = (each for each in range(number + 1, end) if not _is_numeral(parse.lowers[each]))
    words = parse.lowers[first : next(behind, end)]
    return words[:-1] if words[-1] in JOINTS else words


def _is_numeral(word: str) -> bool:
    """Say whether a word is a part of a number."""
    return word in JOINTS or value(word) is not None


def _singles(grammar: Grammar, noun: int) -> int | None:
    """Return one for a person ("a guard"), two for "a couple", None for others without a number."""
    parse = grammar.parse
    if parse.lemmas[noun].lower() in _PAIRS and grammar.child(noun, "det") is not None:
        return 2
    return 1 if _is_single(grammar, noun) else None


def _is_single(grammar: Grammar, noun: int) -> bool:
    """Say whether a noun phrase is one person ("killing a guard"), no body or number of people."""
    return grammar.parse.lemmas[noun].lower() in classes()["person"] and _is_one(grammar, noun)


def _is_one(grammar: Grammar, noun: int) -> bool:
    """Say whether a noun phrase is one of something that is no body or number of people."""
    parse, lemma = grammar.parse, grammar.parse.lemmas[noun].lower()
    is_one = any(parse.lowers[child] in {"a", "an", "his", "her"} for child in parse.children[noun])
    many = sections("agents.txt")["partitive"] | sections("agents.txt")["measure"] | classes()["collective"]
    return is_one and parse.tags[noun] == "NN" and lemma not in many


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
        verbs = [above] if above is not None and not _is_called_forth(grammar, token, above) else []
        verbs += [child for child in parse.children[token] if parse.deps[child] in {"relcl", "acl"}]
    elif _is_when(grammar, token):
        verbs.append(parse.heads[token])
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


def _is_called_forth(grammar: Grammar, noun: int, verb: int) -> bool:
    """Say whether a happening is what another led to ("killing nine and prompting raids")."""
    is_object = grammar.parse.deps[noun] == "dobj"
    return is_object and grammar.parse.lemmas[verb].lower() in sections("light.txt")["provoking"]


def _is_when(grammar: Grammar, verb: int) -> bool:
    """Say whether `verb` tells in what somebody fell ("eight died when police opened fire").

    Not what went on "as" they fell in something else ("hurt in the shoot-out, as tanks came in").
    """
    parse, above = grammar.parse, grammar.parse.heads[verb]
    marks = {parse.lowers[mark] for mark in parse.children[verb]} & _WHEN
    if "as" in marks and _fell_in_violence(grammar, above):
        return False
    if parse.deps[verb] != "advcl" or not marks or _kind(parse.lemmas[above].lower()) not in _TOLL:
        return False
    first, _ = parse.subtree(above)
    is_theirs = grammar.clause(above).passive or parse.lemmas[above].lower() in {"die", "perish"}
    return is_theirs and _NOBODY.isdisjoint(parse.lowers[first:above])


def _fell_in_violence(grammar: Grammar, toll: int) -> bool:
    """Say whether a verb of harm names what the harm was done in."""
    names = (grammar.parse.lemmas[noun].lower() for noun in grammar.clause(toll).preps.get("in", ()))
    return any(name in _VIOLENCE or name in classes()["violence"] for name in names)


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
    """Add the numbers among `people` ("three drivers and a guard" are four), unless one is known already.

    None where some of them are not counted ("a guard and his sons"); who is named beside others is one.
    """
    parse = grammar.parse
    told = [noun for noun in people if parse.lowers[noun] not in _SELF and not is_age(parse, noun)]
    numbers = {noun: number_of(grammar, noun) for noun in told}
    named = [noun for noun in told if numbers[noun] is None and parse.tags[noun] == "NNP"]
    counted = [number for number in numbers.values() if number is not None]
    others = [noun for noun in told if numbers[noun] is None and noun not in named]
    if not counted or not all(_is_one(grammar, noun) for noun in others):
        return
    total = sum(counted) + len(others)
    apposed = any((numbers[noun] or 0) > 1 and _is_named(grammar, noun) for noun in told)
    is_listed = apposed or len(named) == total > 1  # "two men, Ali and Omar"
    found.setdefault(kind, min(total if is_listed else total + len(named), _LARGEST))


def _add_left(grammar: Grammar, found: dict[str, int], verb: int) -> None:
    """Read "left ten people dead and twenty wounded"."""
    parse = grammar.parse
    first, end = parse.subtree(verb)
    last: int | None = None
    for token in range(first, min(end, first + 60)):
        number = read_number(_numeral(grammar, token)) if parse.pos[token] == "NUM" else None
        last = number if number is not None else last
        if last is not None and parse.lowers[token] in _DEAD:
            found.setdefault("killed", last)
            last = None
        elif last is not None and parse.lowers[token] in _HURT:
            found.setdefault("wounded", last)
            last = None


def _is_named(grammar: Grammar, noun: int) -> bool:
    """Say whether a name stands behind those whom a noun counts ("two brothers, Ali")."""
    name = grammar.child(noun, "appos")
    return name is not None and name > noun and grammar.parse.tags[name] == "NNP"
