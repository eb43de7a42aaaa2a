"""How far the words of a participant reach to its left and right.

What does not live here: who the words mean (`cast`).
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.nlp.events.days.date_forms import MONTH_WORDS, WEEKDAYS
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import Grammar
from pipeline.nlp.parse import Parse

_LEFT = frozenset({"compound", "amod", "nummod", "nmod", "poss", "quantmod", "det", "advmod", "case"})
_FROM = ("from", "throughout", "with", "to")
_JOINED = frozenset({"affiliated", "allied", "linked", "belonging"})
_NEAR = 8
_DAYS = frozenset(WEEKDAYS) | (frozenset(word for word in MONTH_WORDS if len(word) > 4) - {"march"})
_TRIM = frozenset({"the", "a", "an", "its", "his", "their", "dead"}) | _DAYS
_TIMES = frozenset({"week", "month", "year", "night", "weekend", *WEEKDAYS})
_WIDE = 10
_IN = frozenset({"in", "since", "last", "late", "early", "mid"})
_DASHES = frozenset({"-", "--", "–", "—"})


def left_edge(parse: Parse, token: int) -> int:
    """Return the first token of the noun phrase headed by `token`, without its article."""
    first = token
    for child in reversed(parse.children[token]):
        if child < token and parse.deps[child] in _LEFT and token - child < _NEAR:
            first = child if _is_dated(parse, child) else parse.subtree(child)[0]
    first = max(first, token - _WIDE)
    for each in range(token - 1, first - 1, -1):
        if _is_dash(parse, each) or _parts_pair(parse, each):
            first = each + 1
            break
    if first < token and parse.words[first] == "March" and parse.lowers[first - 1] in _IN:
        first += 1
    while first < token and (parse.lowers[first] in _TRIM or not parse.words[first][0].isalnum()):
        first += 1
    return first


def _is_dated(parse: Parse, token: int) -> bool:
    """Say whether the parse hung a time on a word of a noun phrase ("Last week unidentified gunmen")."""
    return any(
        parse.deps[each] == "npadvmod" and parse.lowers[each] in _TIMES for each in parse.children[token]
    )


def _is_dash(parse: Parse, token: int) -> bool:
    """Say whether a dash stands between two phrases ("OSLO - Nordic leaders"), not within a word."""
    return parse.words[token] in _DASHES and parse.ends[token] < parse.starts[token + 1]


def _parts_pair(parse: Parse, token: int) -> bool:
    """Say whether an "and" stands between two names, not two adjectives of one ("Ek and President Ry")."""
    head = parse.heads[token]
    return parse.deps[token] == "cc" and parse.deps[head] == "nmod" and parse.tags[head] == "NNP"


def origin_end(grammar: Grammar, spans: Mapping[int, Part], token: int) -> int:
    """Return where the words end that say from where, or of what body, the people at `token` are."""
    parse = grammar.parse
    for child in parse.children[token]:
        if child < token or child - token > _NEAR:
            continue
        preps = grammar.noun_preps(token) if parse.deps[child] == "prep" else {}
        if parse.deps[child] == "acl" and parse.lowers[child] in _JOINED:
            preps = grammar.clause(child).preps
        named = [spans[each] for word in _FROM for each in preps.get(word, []) if each in spans]
        ends = [name.end for name in named if name.head - token <= _NEAR]
        if ends:
            return max(ends)
    return token + 1
