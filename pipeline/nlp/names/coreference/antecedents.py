"""What "it" and "they" are: the subject of the clause around them or of the sentence before, or nobody.

A body or country is "it", two subjects together are "they". Where a common noun stands where the name
would, the pronoun is left open. What does not live here: he and she (`pronouns`).
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.nlp.names.coreference.discourse import Discourse
from pipeline.nlp.names.coreference.scope import subject_before, subjects_above, verb_above
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.things import Found, Thing
from pipeline.nlp.parse import Parse

ONE = frozenset({"it", "its", "itself"})
MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "conj", "appos"})
_SPOKEN = frozenset({"i", "we", "you", "he", "she"})
_EMPTY = frozenset(
    """
    appear seem happen emerge transpire rain snow turn matter take occur remain cost follow begin start end
    come become go
    """.split()
)
_BELIEVED = frozenset(
    """
    expect believe say report hope think know understand reveal announce claim allege fear assume estimate
    decide agree note
    """.split()
)
_MEETING = frozenset({"meet", "hold", "discuss", "talk", "speak", "negotiate", "visit", "host", "receive"})
_COPULAS = frozenset({"be", "become"})
_ADDRESSING = frozenset(
    """
    ask urge tell warn accuse order press blame criticise criticize remind advise beg thank fault
    """.split()
)
_BODIES = frozenset({"organization", "country"})
_IN_CLAUSE, _BEFORE, _ADDRESSED = 0.8, 0.65, 0.65

Answer = tuple[tuple[Thing, ...], float]
Judge = Callable[[Discourse, int], "tuple[Thing, ...] | None"]
_NOBODY: Answer = ((), 0.0)


def read_it(discourse: Discourse, token: int) -> Found | None:
    """Return "it" at `token` with the body or country meant, None where nothing or more than one fits."""
    parse = discourse.parse
    if parse.deps[token] in _OBJECTS and parse.lowers[token] == "it":
        return _found(token, _addressed(discourse, token))
    if parse.lowers[token] == "it" and _is_empty(parse, token):
        return None
    return _found(token, _look_up(discourse, token, _one))


def read_they(discourse: Discourse, token: int) -> Found | None:
    """Return "they" at `token` with those meant, None where a common noun or nothing fits."""
    if discourse.parse.deps[token] in _OBJECTS:
        return None
    return _found(token, _look_up(discourse, token, _several))


def _found(token: int, answer: Answer) -> Found | None:
    """Return the mention of an answer."""
    things, confidence = answer
    if not things:
        return None
    return Found(token, token + 1, "PRON", "pronoun", things[0], confidence, things[1:])


def _addressed(discourse: Discourse, token: int) -> Answer:
    """Return the one other body of the sentence that somebody speaks to ("wrote to Chad, asking it to")."""
    parse = discourse.parse
    if parse.deps[token] != "dobj" or parse.lemmas[parse.heads[token]] not in _ADDRESSING:
        return _NOBODY
    speaker = next(subjects_above(parse, token), None)
    first = parse.sentences[parse.sentence_of[token]][0]
    said = [discourse.meant.get(other) for other in range(first, token)]
    things = {found.thing for found in said if found is not None and found.thing is not None}
    own = None if speaker is None else discourse.meant.get(speaker)
    others = [thing for thing in things if thing.kind in _BODIES and (own is None or thing is not own.thing)]
    return ((others[0],), _ADDRESSED) if own is not None and len(others) == 1 else _NOBODY


def _is_empty(parse: Parse, token: int) -> bool:
    """Whether "it" stands for nothing ("it is clear that", "it emerged", "it is expected to")."""
    verb = parse.heads[token]
    if parse.deps[token] not in _SUBJECTS:
        return True
    lemma = parse.lemmas[verb]
    if (lemma in _EMPTY and not _has_object(parse, verb)) or (
        parse.deps[token] == "nsubjpass" and lemma in _BELIEVED
    ):
        return True
    if lemma not in _COPULAS:
        return False
    said = [below for below in parse.children[verb] if parse.deps[below] in {"acomp", "attr", "oprd"}]
    return not said or any(_has_clause(parse, above) for above in (verb, *said))


def _has_object(parse: Parse, verb: int) -> bool:
    """Whether a verb has a direct object."""
    return any(parse.deps[below] == "dobj" for below in parse.children[verb])


def _has_clause(parse: Parse, above: int) -> bool:
    """Whether a clause hangs on the right of a word."""
    return any(
        parse.deps[below] in {"ccomp", "xcomp", "csubj", "advcl", "relcl", "acl"} and below > above
        for below in parse.children[above]
    )


def _look_up(discourse: Discourse, token: int, judge: Judge) -> Answer:
    """Return whom the pronoun means: a subject above it, the nearest first; where none is, the one before."""
    parse = discourse.parse
    above = list(subjects_above(parse, token))
    for subject in above:
        verdict = judge(discourse, subject)
        if verdict is not None:
            return (verdict, _IN_CLAUSE) if verdict else _NOBODY
    return _NOBODY if above else _before(discourse, token, judge)


def _before(discourse: Discourse, token: int, judge: Judge) -> Answer:
    """Return whom the pronoun means as the subject of the sentence before, if that is in the same voice."""
    parse = discourse.parse
    if (
        parse.deps[token] not in {"nsubj", "poss"}
        or parse.lemmas[verb_above(parse, token) or token] in _COPULAS
    ):
        return _NOBODY
    subject = subject_before(parse, token)
    if subject is None or discourse.quoted[subject] != discourse.quoted[token]:
        return _NOBODY
    meant = judge(discourse, subject)
    if meant is None and judge is _several:
        meant = _who_met(discourse, subject)
    return (meant or (), _BEFORE)


def _who_met(discourse: Discourse, subject: int) -> tuple[Thing, ...] | None:
    """Return the two who met or talked as the sentence says ("Ada Roe met Olaf Berg")."""
    parse, first = discourse.parse, discourse.meant.get(subject)
    verb = parse.heads[subject]
    if first is None or first.thing is None or parse.lemmas[verb] not in _MEETING:
        return None
    heads = [below for below in parse.children[verb] if parse.deps[below] == "dobj"]
    preps = [
        below for above in (verb, *heads) for below in parse.children[above] if parse.lowers[below] == "with"
    ]
    heads += [below for prep in preps for below in parse.children[prep]]
    others = [found.thing for head in heads if (found := _named_at(discourse, head)) is not None]
    same = [thing for thing in others if thing is not None and thing.kind == first.thing.kind]
    return (first.thing, same[0]) if len(same) == 1 and same[0] is not first.thing else None


def _named_at(discourse: Discourse, head: int) -> Found | None:
    """Return who a phrase means, by itself or by the name in apposition to it."""
    parse, found = discourse.parse, discourse.meant.get(head)
    if found is not None:
        return found
    below = next((each for each in parse.children[head] if parse.deps[each] == "appos"), None)
    return None if below is None else discourse.meant.get(below)


def _one(discourse: Discourse, subject: int) -> tuple[Thing, ...] | None:
    """Return the body that a subject is; nothing for some other thing, None where it can't be "it"."""
    parse, found = discourse.parse, discourse.meant.get(subject)
    if parse.lowers[subject] in _SPOKEN or parse.lowers[subject] in MANY or _is_plural(parse, subject):
        return None
    if found is not None and found.thing is not None:
        if found.thing.kind in _BODIES and not found.others:
            return (found.thing,)
        return None if found.thing.kind == "person" else ()
    return None if _is_person_word(parse, subject) else ()


def _several(discourse: Discourse, subject: int) -> tuple[Thing, ...] | None:
    """Return those that a subject is together; nothing where it is other people, None where it is but one."""
    parse = discourse.parse
    things: list[Thing] = []
    for token in _joined(parse, subject):
        found = discourse.meant.get(token)
        if found is None or found.thing is None:
            plural = _is_plural(parse, subject) or len(things) > 0 or parse.lowers[subject] in MANY
            return () if plural or len(_joined(parse, subject)) > 1 else None
        things += [found.thing, *found.others]
    distinct = tuple(dict.fromkeys(things))
    kinds = {thing.kind for thing in distinct}
    if len(distinct) > 1:
        return distinct if len(kinds) == 1 else ()
    return distinct if kinds == {"group"} else None


def _joined(parse: Parse, subject: int) -> list[int]:
    """Return a subject and what "and" joins to it."""
    found = [subject]
    for token in found:
        found += [below for below in parse.children[token] if parse.deps[below] == "conj"]
    return found


def _is_plural(parse: Parse, token: int) -> bool:
    """Whether a token is a plural noun or several nouns together."""
    return parse.tags[token] in {"NNS", "NNPS"} or len(_joined(parse, token)) > 1


def _is_person_word(parse: Parse, token: int) -> bool:
    """Whether a common noun is said of people, who are never "it"."""
    lower = parse.lowers[token]
    return lower in titles().people or lower in titles().offices
