"""Bodies that no list and no model knows: acronyms and capitalised words that act ("the SPLM/A attacked").

What does not live here: names that the names room knows (`parts`).
"""

from __future__ import annotations

from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import Grammar

_ACTING = frozenset({"nsubj", "nsubjpass", "agent"})
_TAKING = frozenset({"pobj", "dobj", "dative", "poss"})
_BY = frozenset({"by", "of", "with", "against", "between"})
_NAMES = frozenset({"NNP", "NNPS"})
_SHORTEST = 3
_LOUD = frozenset({"you", "they", "this", "that", "all", "not", "one", "who", "what", "them", "his", "her"})


def unknown_body(grammar: Grammar, token: int) -> list[Part]:
    """Return the body that a capitalised word stands for where it acts, or is acted on as an acronym."""
    parse = grammar.parse
    first = token
    while first > 0 and _goes_on(grammar, first, token):
        first -= 1
    word = parse.text[parse.starts[first] : parse.ends[token]]
    if parse.lowers[token] in _LOUD or not word[0].isupper() or parse.words[parse.heads[token]].isupper():
        return []
    dep, head = parse.deps[token], parse.heads[token]
    if dep == "conj":
        dep, head = parse.deps[head], parse.heads[head]
    acts = dep in _ACTING or (dep == "pobj" and parse.lowers[head] == "by")
    is_short = word.replace("/", "").isalnum() and word.isupper() and len(word) >= _SHORTEST
    is_name = parse.tags[token] in _NAMES
    is_led = is_name and first > 0 and parse.lowers[first - 1] == "the"
    if is_name and not is_led and acts and first == token - 1 and parse.words[first].istitle():
        return [Part(first, token + 1, token, None, "person")]
    takes = dep in _TAKING and (dep != "pobj" or parse.lowers[head] in _BY)
    if (is_short and (acts or takes)) or (is_led and acts):
        return [Part(first, token + 1, token, None, "organization")]
    return []


def _goes_on(grammar: Grammar, first: int, token: int) -> bool:
    """Say whether the word before `first` belongs to the name that ends at `token`."""
    parse, before = grammar.parse, first - 1
    if parse.words[before] == "/":
        return True
    return parse.heads[before] == token and parse.tags[before] in _NAMES
