"""Whether the clause that a date stands in tells of what has been or of what is to come.

What does not live here: what a weekday means in either tense (`counted_dates`), and realis (`realis`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import sections
from pipeline.nlp.grammar import VERBS, Grammar

_CLIMB = 6
_PAST = frozenset({"VBD", "VBN"})
_AFTER = frozenset({"after", "since", "following"})
_TO_COME = frozenset({"will", "shall", "would", "may", "might", "could", "can", "should", "must", "'ll"})


def is_past(grammar: Grammar, at: int) -> bool:
    """Say whether the verb that the date at token `at` hangs on tells of the past.

    Not one that plans or calls for something: what was "called for Friday" is still to come.
    """
    parse = grammar.parse
    verb = at if parse.pos[at] in VERBS else grammar.governor(at)
    for _ in range(_CLIMB):
        if verb is None:
            return False
        below = parse.children[verb]
        words = {parse.lowers[token] for token in below if parse.deps[token] in {"aux", "auxpass"}}
        if words & _TO_COME or any(parse.tags[token] == "TO" for token in below) or _plans(grammar, verb):
            return False
        if _AFTER.intersection(parse.lowers[token] for token in below if parse.deps[token] == "mark"):
            return parse.tags[verb] not in {"VBZ", "VBP"}
        if parse.tags[verb] in _PAST and (parse.tags[verb] == "VBD" or words or parse.deps[verb] == "acl"):
            return not words & {"is", "are", "be", "being"} or "been" in words
        if parse.tags[verb] != "VBG":
            return False
        if parse.lowers[parse.heads[verb]] in _AFTER:
            return True
        verb = grammar.governor(verb)
    return False


def is_present(grammar: Grammar, verb: int) -> bool:
    """Say whether a token is a verb in the plain present tense."""
    parse = grammar.parse
    aids = (token for token in parse.children[verb] if parse.deps[token] in {"aux", "auxpass"})
    return parse.tags[verb] in {"VBZ", "VBP"} and next(aids, None) is None


def _plans(grammar: Grammar, verb: int) -> bool:
    """Say whether a verb tells of something to come, whatever its own tense ("called a strike for")."""
    light, words, lemma = sections("light.txt"), sections("realis.txt"), grammar.parse.lemmas[verb].lower()
    lists = (light["planned"], light["wanted"], light["undone"], words["plan"], words["vow"], words["want"])
    return any(lemma in each for each in lists)
