"""When "Moscow" is Russia's government, and when "Russian" is a person: the grammar around them decides.

What does not live here: which words are capitals and demonyms (`lexicon`).
"""

from __future__ import annotations

from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_SUBJECTS = frozenset({"nsubj", "agent"})
_ACTORS_PREPOSITIONS = frozenset({"with", "by", "against", "between"})
_TOWARDS_ACTORS = frozenset(
    """
    accuse blame urge condemn criticize criticise warn press pressure ask tell call sanction support back
    punish isolate persuade convince thank assure threaten provoke anger embarrass force
    """.split()
)
_MESSAGES = frozenset(
    """
    message warning letter appeal ultimatum signal proposal apology complaint protest assurance promise pledge
    """.split()
)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "npadvmod"})


def speaks_for_country(parse: Parse, span: Span) -> bool:
    """Whether a capital's name means the government that sits there."""
    head = span.end - 1
    if _is_dateline(parse, span):
        return False
    while parse.deps[head] == "conj" and parse.heads[head] < head:
        head = parse.heads[head]
    dep, governor = parse.deps[head], parse.heads[head]
    if dep in _SUBJECTS:
        return parse.pos[governor] in {"VERB", "AUX"} and parse.lemmas[governor] != "be"
    if dep == "dobj":
        return parse.lemmas[governor] in _TOWARDS_ACTORS
    if dep == "pobj":
        return parse.lowers[governor] in _ACTORS_PREPOSITIONS or _is_written_to(parse, governor)
    return dep == "poss"


def _is_written_to(parse: Parse, preposition: int) -> bool:
    """Whether a message goes "to" what follows: a place reads none."""
    if parse.lowers[preposition] != "to":
        return False
    above = parse.heads[preposition]
    sent = (below for below in parse.children[above] if parse.deps[below] == "dobj")
    return any(parse.lemmas[each] in _MESSAGES for each in (above, *sent))


def _is_dateline(parse: Parse, span: Span) -> bool:
    """Whether the name stands in capitals at the beginning of a paragraph ("OSLO, May 3 -")."""
    opens = span.first == 0 or "\n" in parse.words[span.first - 1]
    return opens and parse.words[span.first].isupper() and len(parse.words[span.first]) > 2


def means_people(parse: Parse, span: Span) -> bool:
    """Whether a nationality stands for a person or people and not before a noun."""
    head = span.end - 1
    if parse.deps[head] in _MODIFIERS or parse.pos[head] == "ADJ":
        return False
    after = span.end
    return not (after < len(parse) and (parse.words[after] == "-" or parse.pos[after] in {"NOUN", "PROPN"}))
