"""Subjects that the parser hung on the phrase before the comma ("In an interview with the Post, Ek said").

The small model takes the noun behind an opening phrase for one more noun of that phrase, which leaves the
sentence's verb without its subject. What does not live here: any question about a clause (`grammar`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.nlp.parse import Parse

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_AIDS = frozenset({"aux", "auxpass"})
_BESIDE_VERB = _AIDS | {"neg", "advmod"}
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_OPENING = frozenset({"IN", "VBG"})
_HIGHEST = 12


def with_subjects(parse: Parse) -> Parse:
    """Return `parse` with the subject of each main verb that the phrase which opens its sentence took."""
    found = [
        pair
        for first, end in parse.sentences
        if parse.tags[first] in _OPENING and (pair := _taken(parse, first, end)) is not None
    ]
    if not found:
        return parse
    deps, heads = [*parse.deps], [*parse.heads]
    for verb, subject in found:
        below = parse.children[verb]
        _free_opening(deps, heads, below)
        passive = any(parse.deps[each] == "auxpass" for each in below)
        heads[subject], deps[subject] = verb, "nsubjpass" if passive else "nsubj"
    return replace(parse, deps=deps, heads=heads)


def _taken(parse: Parse, first: int, end: int) -> tuple[int, int] | None:
    """Return the main verb of a sentence with the subject that its opening phrase took, if it took one."""
    verb = next((token for token in range(first, end) if parse.heads[token] == token), None)
    if verb is None or not _is_finite(parse, verb):
        return None
    opening = _opening(parse, first, verb)
    subject = None if opening is None else _behind_comma(parse, first, verb)
    if subject is None:
        return None
    top = subject
    while parse.heads[top] != verb and parse.heads[top] != top:
        top = parse.heads[top]
    return (verb, subject) if top == opening else None


def _is_finite(parse: Parse, verb: int) -> bool:
    """Whether a word is a verb with a tense."""
    aids = (below for below in parse.children[verb] if below < verb and parse.deps[below] in _AIDS)
    return parse.pos[verb] in {"VERB", "AUX"} and any(parse.tags[each] in _FINITE for each in (verb, *aids))


def _opening(parse: Parse, first: int, verb: int) -> int | None:
    """Return the head of the phrase before the subject: it opens a sentence without one, or is the wrong one.

    A main verb has no subject behind a "since" or "after".
    """
    below = parse.children[verb]
    subjects = [each for each in below if parse.deps[each] in _SUBJECTS]
    if not subjects:
        return next(
            (each for each in below if parse.deps[each] == "prep" and parse.subtree(each)[0] == first), None
        )
    marked = any(parse.deps[each] == "mark" and each < subjects[0] for each in below)
    return subjects[0] if marked and len(subjects) == 1 and subjects[0] < verb else None


def _behind_comma(parse: Parse, first: int, verb: int) -> int | None:
    """Return the noun whose phrase begins behind a comma and ends right before `verb`."""
    group = verb
    while group - 1 > first and parse.heads[group - 1] == verb and parse.deps[group - 1] in _BESIDE_VERB:
        group -= 1
    noun = group - 1
    for _ in range(_HIGHEST):
        if noun <= first or parse.heads[noun] == noun:
            return None
        if parse.deps[noun] in {"appos", "conj"} and parse.pos[noun] in _NOUNS:
            begin, end = parse.subtree(noun)
            if end != group:
                return None
            if parse.words[begin - 1] == "," and not _is_joined(parse, noun):
                return noun
        noun = parse.heads[noun]
    return None


def _is_joined(parse: Parse, noun: int) -> bool:
    """Whether an "and" joins a noun to the one it hangs on."""
    head = parse.heads[noun]
    return any(parse.deps[each] == "cc" and head < each < noun for each in parse.children[head])


def _free_opening(deps: list[str], heads: list[int], below: list[int]) -> None:
    """Make a phrase of what the parse took for a clause ("since the election, Ek has said")."""
    subject = next((each for each in below if deps[each] in _SUBJECTS), None)
    if subject is not None:
        mark = next(each for each in below if deps[each] == "mark" and each < subject)
        deps[mark] = "prep"
        heads[subject], deps[subject] = mark, "pobj"
