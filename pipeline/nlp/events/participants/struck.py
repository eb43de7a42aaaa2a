"""Whom and what violence strikes: those only counted, the thing that was hit, and who is blamed for it.

What does not live here: the two sides of other deeds (`sides`), and who stands by (`bystanders`).
"""

from __future__ import annotations

from pipeline.nlp.events.ages import is_age
from pipeline.nlp.events.lexicon import Pattern, classed, classes
from pipeline.nlp.events.participants.bystanders import WITHIN
from pipeline.nlp.events.participants.cast import SPOTS, Cast
from pipeline.nlp.events.participants.extents import left_edge
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import NOUNS
from pipeline.numerals import NUMERALS

FORCEFUL = ("13", "15", "16", "17", "18", "19", "20")
"""The codes of threats, moves and deeds of force."""
BLAMING = ("11", "14")
"""The codes of blame and protest, which are not of those whom a blamed deed was done to."""
_FREEING = "084"
_ARREST = "173"
_URGING = frozenset(
    {"urge", "ask", "tell", "order", "warn", "persuade", "invite", "beg", "instruct", "implore"}
)
_OTHERS = frozenset({"others", "dozens", "scores", "hundreds", "thousands"})
_FEW = 5
_NOMINAL = NOUNS | {"ADJ"}  # "the 59-year-old was held"


def condemned(slots: Slots, slot: str, pattern: Pattern) -> list[int]:
    """Return the acts of violence that are condemned."""
    if slot != "obj" or not pattern.code.startswith(BLAMING):
        return []
    harm = classed("violence", "suffered")
    return [token for token in slots.tokens("obj") if slots.parse.lemmas[token].lower() in harm]


def blamed(cast: Cast, slots: Slots, harm: list[int]) -> list[Part]:
    """Return who is blamed: not those whom a condemned attack was on, but those it was by."""
    return cast.find_all([below for token in harm for below in slots.grammar.noun_preps(token).get("by", [])])


def counted(slots: Slots, pattern: Pattern) -> list[Part]:
    """Return those whom only a number names ("abducted four", "wounded 20 others")."""
    if not pattern.code.startswith((*FORCEFUL, _FREEING)) or "obj" not in pattern.target_slots:
        return []
    parse = slots.parse
    return [
        Part(max(parse.subtree(token)[0], token - _FEW), token + 1, token, None, "people")
        for token in slots.tokens("obj")
        if _is_number(slots, token) and not slots.grammar.noun_preps(token).get("of")
    ]


def things_there(slots: Slots, targets: list[Part]) -> list[Part]:
    """Return what was attacked where only the place of it has a name ("a convoy on the road to Oslo")."""
    parse = slots.parse
    direct, hit = slots.tokens("obj"), classed("building", "place")
    if any(part.kind not in SPOTS | {"country"} or part.head in direct for part in targets):
        return []
    if not all(
        parse.lowers[parse.heads[part.head]] in WITHIN | {"on", "to"} or _is_aside(slots, part)
        for part in targets
    ):
        return []
    return [
        Part(left_edge(parse, token), token + 1, token, None, "thing")
        for token in direct
        if parse.pos[token] == "NOUN" and parse.lemmas[token].lower() in hit
    ]


def _is_aside(slots: Slots, part: Part) -> bool:
    """Say whether a name only stands in what describes the thing ("an air base, Yemen's largest")."""
    head = slots.parse.heads[part.head]
    return slots.parse.deps[part.head] == "poss" and slots.parse.deps[head] == "appos"


def victims(slots: Slots, pattern: Pattern) -> list[Part]:
    """Return the objects of what is only done to people, whatever they are called ("a fugitive mobster")."""
    parse = slots.parse
    return [
        Part(left_edge(parse, token), token + 1, token, None, "people")
        for token in (slots.tokens("obj") if "obj" in pattern.target_slots and not slots.is_noun else ())
        if parse.pos[token] in _NOMINAL and parse.lemmas[token].lower() not in classes()["building"]
    ]


def further_victims(slots: Slots, pattern: Pattern, known: list[Part]) -> list[Part]:
    """Return those of a list of victims whose nouns no list knows ("arrested two guards and a stuntman")."""
    heads = slots.tokens("obj")
    listed = [token for token in heads if slots.parse.heads[token] in heads or _leads_list(slots, token)]
    if not listed:
        return []
    told = {token for part in known for token in range(part.first, part.end)}
    return [part for part in victims(slots, pattern) if part.head in listed and part.head not in told]


def _leads_list(slots: Slots, token: int) -> bool:
    """Say whether a noun, no number or sort of what it is "of", is the first of a list."""
    below = slots.grammar.child(token, "conj")
    return below is not None and not slots.grammar.noun_preps(token).get("of")


def spoken_to(slots: Slots, pattern: Pattern) -> list[Part]:
    """Return the objects of what is done to people only, whatever they are called ("urged caretakers to")."""
    parse, clause = slots.parse, slots.clause
    if slots.is_noun or clause.passive or "obj" not in pattern.target_slots:
        return []
    lemma = parse.lemmas[slots.token].lower()
    is_told = lemma in _URGING and bool(clause.infinitives)
    is_blamed = lemma in {"accuse", "congratulate", "thank"} or (lemma == "sue" and bool(clause.patients))
    if not (is_told or is_blamed or pattern.code.startswith(_ARREST)):
        return []
    return [
        Part(left_edge(parse, token), token + 1, token, None, "people")
        for token in slots.tokens("obj")
        if parse.pos[token] == "NOUN" and parse.lemmas[token].lower() not in classed("building", "place")
    ]


def _is_number(slots: Slots, token: int) -> bool:
    """Say whether a word counts people it does not name; sums of money and shares do not."""
    parse = slots.parse
    is_amount = any(parse.pos[below] == "SYM" for below in parse.children[token])
    return parse.lowers[token] in _OTHERS or (
        (parse.tags[token] == "CD" or parse.lowers[token] in NUMERALS)
        and not is_amount
        and not is_age(parse, token)
    )


def is_only_by_the_thing(cast: Cast, slots: Slots, part: Part) -> bool:
    """Say whether an actor only stands at the thing a relative clause hangs on ("a party rally that")."""
    parse, noun = slots.parse, slots.parse.heads[slots.token]
    if slots.is_noun or parse.deps[slots.token] != "relcl" or cast.direct(noun):
        return False
    doing = classed("violence", "projectile", "attackn")
    first, _ = parse.subtree(noun)
    is_at_noun = first <= part.head < parse.subtree(slots.token)[0]
    is_at_noun = is_at_noun and parse.lowers[parse.heads[part.head]] != "by"
    return is_at_noun and parse.lemmas[noun].lower() not in doing
