"""The clauses that a word stands in, and the subjects of those clauses.

What does not live here: whom a word means (`antecedents`, `descriptions`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_CLAUSES = frozenset({"ccomp", "advcl", "xcomp", "conj", "relcl", "acl", "pcomp", "csubj", "parataxis"})
_HIGHEST = 5


def subjects_above(parse: Parse, token: int) -> Iterator[int]:
    """Yield the subjects before `token` of the clauses it stands in, the innermost first."""
    verb, sentence = verb_above(parse, token), parse.sentence_of[token]
    for _ in range(_HIGHEST):
        if verb is None or parse.sentence_of[verb] != sentence:
            return
        yield from _subjects(parse, verb, token)
        if parse.deps[verb] not in _CLAUSES:
            return
        verb = verb_above(parse, verb)


def _subjects(parse: Parse, verb: int, token: int) -> Iterator[int]:
    """Yield the subject of `verb` that stands before `token` and does not hold it; whom "who" means."""
    for below in parse.children[verb]:
        if parse.deps[below] not in _SUBJECTS or below >= token or parse.subtree(below)[1] > token:
            continue
        is_relative = parse.lowers[below] in _RELATIVE and parse.deps[verb] == "relcl"
        yield parse.heads[verb] if is_relative else below


def subject_before(parse: Parse, token: int) -> int | None:
    """Return the subject of the main verb of the sentence before that of `token`."""
    number = parse.sentence_of[token] - 1
    while number >= 0 and not any(parse.words[each][0].isalnum() for each in range(*parse.sentences[number])):
        number -= 1
    first, end = parse.sentences[number] if number >= 0 else (0, 0)
    for verb in range(first, end):
        if parse.heads[verb] == verb and parse.pos[verb] in {"VERB", "AUX"}:
            return next((below for below in parse.children[verb] if parse.deps[below] in _SUBJECTS), None)
    return None


def verb_above(parse: Parse, token: int) -> int | None:
    """Return the verb that governs `token`."""
    above = parse.heads[token]
    while parse.pos[above] not in {"VERB", "AUX"}:
        if parse.heads[above] == above:
            return None
        above = parse.heads[above]
    return above if above != token else None
