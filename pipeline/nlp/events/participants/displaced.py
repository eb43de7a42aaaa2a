"""Subjects and objects that the parse put elsewhere: before an adjective, into a date, an opening or a name.

What does not live here: the slots of a clause that is parsed as it is meant (`slots`).
"""

from __future__ import annotations

from pipeline.nlp.events.days.date_forms import MONTH_WORDS, WEEKDAYS
from pipeline.nlp.grammar import NOUNS, Grammar
from pipeline.nlp.parse import Parse

TIMES = (
    frozenset(WEEKDAYS) | frozenset(word for word in MONTH_WORDS if len(word) > 4) | {"may", "june", "july"}
)
"""The days and months that a phrase can be of."""
_NAMES = frozenset({"NNP", "NNPS"})


def is_split_object(parse: Parse, token: int) -> bool:
    """Say whether the parse took a second sort for a verb ("launched missile and drone strikes")."""
    sort = parse.heads[token]
    is_sort = parse.deps[token] == "dobj" and parse.tags[sort] == "NN" and parse.deps[sort] == "conj"
    return is_sort and sort == token - 1 and parse.tags[parse.heads[sort]].startswith("VB")


def squeezed(grammar: Grammar, token: int, slot: str) -> int | None:
    """Return a side of a main verb that the parse took for an adjective ("Mobs hurled stones")."""
    parse = grammar.parse
    if parse.deps[token] != "amod" or parse.words[token - 1] == "-":
        return None
    doer, head = grammar.child(token, "nsubj", "npadvmod"), parse.heads[token]
    if parse.lemmas[token - 1] == "have" and parse.heads[head] == token - 1:
        doer = grammar.child(token - 1, "nsubj")  # "have relaxed curbs": a perfect, no adjective
    if doer is None:
        return None
    if parse.deps[doer] == "npadvmod" and parse.deps[head] != "ROOT":
        return None
    return head if slot == "obj" else doer


def displaced_subject(grammar: Grammar, token: int) -> int | None:
    """Return a subject that the parse took into an opening phrase ("In talks with Oslo, Ann asked")."""
    parse = grammar.parse
    if parse.deps[token] == "acl" and parse.tags[token] == "VBN":
        return _doer_taken_for_undergoer(grammar, token)
    dated = _doer_taken_for_day(grammar, token)
    if dated is not None:
        return dated
    last = token - 1
    if last < 1 or parse.tags[token] not in {"VBD", "VBZ"} or parse.deps[last] != "conj":
        return None
    first = parse.subtree(last)[0]
    stands_apart = parse.words[first - 1] == "," and parse.deps[parse.heads[last]] == "pobj"
    return last if first > 0 and stands_apart else None


def _doer_taken_for_day(grammar: Grammar, token: int) -> int | None:
    """Return a subject that the parse joined to the day before it ("In April gunmen attacked")."""
    parse = grammar.parse
    first = parse.sentences[parse.sentence_of[token]][0]
    opening = grammar.child(first, "pobj") if parse.heads[first] == token else None
    if opening is None or parse.deps[first] != "prep" or first + 1 >= opening:
        return None
    is_dated = parse.lowers[first + 1] in TIMES and opening < token
    return opening if is_dated and parse.lowers[opening] not in TIMES else None


def _doer_taken_for_undergoer(grammar: Grammar, token: int) -> int | None:
    """Return the subject of a past tense that the parse took for a participle of the noun before it.

    "After floods killed ten", and "Peru, which claims the sea, called on others".
    """
    parse, verb = grammar.parse, token
    noun = parse.heads[verb]
    if parse.words[verb - 1] == ",":
        parted = parse.heads[parse.heads[noun]] if parse.deps[noun] != "dobj" else parse.heads[noun]
        top = parse.heads[parted] if parse.deps[parted] == "relcl" else -1
        return top if top >= 0 and parse.heads[top] == top and parse.pos[top] in NOUNS else None
    has_object = grammar.child(verb, "dobj") is not None
    return noun if has_object and noun == verb - 1 and parse.tags[noun] in {"NNS", "NNP", "NNPS"} else None


def with_pairs(grammar: Grammar, tokens: list[int]) -> list[int]:
    """Return `tokens` with the names that the parse took for modifiers of the next ("Ek and Mr Ry")."""
    children, deps = grammar.parse.children, grammar.parse.deps
    more: list[int] = []
    for token in tokens:
        for child in children[token]:
            if deps[child] == "nmod":
                more += _joined(grammar, child)
            elif deps[child] == "compound":
                below = (each for each in children[child] if deps[each] == "nmod")
                more += [name for each in below for name in _joined(grammar, each)]
            elif deps[child] == "appos":
                more += _listed(grammar, token, child)
    return sorted({*tokens, *more}) if more else tokens


def _joined(grammar: Grammar, name: int) -> list[int]:
    """Return a modifying name if an "and" hangs on it."""
    return [name] if grammar.child(name, "cc") is not None else []


def _listed(grammar: Grammar, token: int, further: int) -> list[int]:
    """Return further names of a list that the parse took for an apposition ("Peru, Chile, and Cuba")."""
    tags = grammar.parse.tags
    if tags[token] not in _NAMES or tags[further] not in _NAMES:
        return []
    is_list = grammar.child(further, "cc") is not None or grammar.child(token, "cc") is not None
    return grammar.conjuncts(further) if is_list else []
