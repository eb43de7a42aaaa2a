"""Whether what fills a slot is of the words or the kind that a pattern's condition asks for.

What does not live here: finding what fills a slot (`slots`), and the patterns (`lexicon`).
"""

from __future__ import annotations

from functools import cache

from pipeline.nlp.events.lexicon import Condition, classes
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.parse import Parse

SELVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
"""The reflexive pronouns."""
_POINTERS = frozenset({"this", "that", "these", "those", "there", "nobody", "everybody", "everyone"})
_ORIGINS = ("from", "of")
_FUTURE = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_MUST = frozenset({"must"})
_SHOULD = frozenset({"should", "ought"})
_PERSON_KINDS = frozenset({"person", "pronoun", "people", "official"})
_PLACE_KINDS = frozenset({"country", "place", "facility"})
_NAMES = frozenset({"NNP", "NNPS"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def fits(cast: Cast, slots: Slots, condition: Condition, token: int) -> bool:
    """Say whether `token`, which fills the condition's slot, is one of the words or kinds asked for."""
    if condition.slot == "that":
        return _finite_fits(slots, condition, token)
    if condition.words and not condition.words.isdisjoint(wordings(slots.parse, token)):
        return True
    return bool(condition.marks) and any(
        _is_kind(cast, slots, condition.slot, mark, token) for mark in condition.marks
    )


def is_worded(condition: Condition) -> bool:
    """Say whether only one of the condition's words fulfils it, by `wordings` of what fills its slot."""
    return bool(condition.words) and not condition.marks and condition.slot != "that"


def wordings(parse: Parse, token: int) -> list[str]:
    """Return the words of the lexicon that `token` counts as."""
    lower, lemma = parse.lowers[token], parse.lemmas[token].lower()
    found = [lemma, lower]
    if token > 1 and parse.words[token - 1] == "-":  # the parse cut the word at its hyphen ("sit-in")
        whole = f"{parse.lowers[token - 2]}-{lemma}"
        found = [whole] if whole in classes()["truce"] else [*found, whole]  # no fire is in a "cease-fire"
    if parse.tags[token] in _NAMES and lower.endswith("s"):  # a plural that opens a sentence ("Missiles hit")
        found.append(lower[:-1])
    if lower in SELVES:
        found.append("self")
    elif lemma in classes()["policeman"]:
        found.append("police")
    return found


def forms(word: str) -> set[str]:
    """Return the forms and lemmas of which a sentence has one if `wordings` finds `word` in it."""
    found = {word, f"{word}s", word.rpartition("-")[2]}
    if word == "self":
        found |= SELVES
    return found | classes()["policeman"] if word == "police" else found


@cache
def _moods(words: frozenset[str], marks: frozenset[str]) -> frozenset[str]:
    """Return the moods that a condition on a complement names, none where any will do."""
    return frozenset(part for value in words | marks for part in value.split(",")) - {"*"}


def _finite_fits(slots: Slots, condition: Condition, verb: int) -> bool:
    """Say whether the complement at `verb` has the modal that the condition asks for."""
    wanted = _moods(condition.words, condition.marks)
    parse = slots.parse
    below = parse.children[verb]
    if _is_question(parse, verb):
        return False
    if not wanted:
        return True
    modals = {parse.lowers[token] for token in below if parse.deps[token] == "aux"}
    negated = any(parse.deps[token] == "neg" for token in below)
    if "should" in wanted:
        opens = any(parse.lowers[t] in _SHOULD and t == parse.subtree(verb)[0] for t in below)
        return bool(modals & _SHOULD) and not modals & _FUTURE and not negated and not opens
    if "must" in wanted:
        told = slots.grammar.clause(verb)
        is_bound = parse.lemmas[verb] in {"have", "need"} and not (told.passive or told.patients)
        return bool(modals & _MUST) or (is_bound and _to_below(slots, verb))
    if "plain" in wanted:
        return not negated and not modals & (_FUTURE | _SHOULD) and not slots.grammar.clause(verb).passive
    if "other" in wanted:
        return not _speaks_of_self(slots, verb)
    if "self" in wanted:
        return bool(modals & _FUTURE) and not negated and _speaks_of_self(slots, verb)
    if "base" in wanted:
        return (_is_bare(slots, verb) and not modals) or bool(modals & (_SHOULD | _MUST))
    if "unless" in wanted:
        is_bound = bool(modals & _FUTURE) and not negated
        return is_bound and any(_is_condition(parse, token) for token in below)
    if "wont" in wanted:
        is_refused = negated and parse.lemmas[verb].lower() not in classes()["state"]
        return bool(modals & _FUTURE) and is_refused and _speaks_of_self(slots, verb)
    return bool(modals & _FUTURE) and not negated


def _is_condition(parse: Parse, clause: int) -> bool:
    """Say whether a clause is one that "if" or "unless" opens."""
    return parse.deps[clause] == "advcl" and any(
        parse.lowers[mark] in {"if", "unless"} for mark in parse.children[clause]
    )


def _is_question(parse: Parse, verb: int) -> bool:
    """Say whether a complement is a question ("asked why she left", "said whether it would")."""
    first = parse.subtree(verb)[0]
    return parse.tags[first] == "WRB" or parse.lowers[first] in {"if", "whether", "what"}


def _is_bare(slots: Slots, verb: int) -> bool:
    """Say whether a verb is a bare form, as after a demand ("that Peru leave"), by its subject too."""
    parse = slots.parse
    agents = slots.grammar.clause(verb).agents
    if any(parse.deps[t] == "auxpass" and parse.tags[t] == "VB" for t in parse.children[verb]):
        return True  # "that he be freed"
    is_one = len(agents) == 1 and parse.tags[agents[0]] in {"NN", "NNP"}
    return parse.tags[verb] == "VB" or (parse.tags[verb] == "VBP" and is_one)


def _to_below(slots: Slots, verb: int) -> bool:
    """Say whether an infinitive stands under `verb` ("has to leave")."""
    return bool(slots.grammar.clause(verb).infinitives)


def _speaks_of_self(slots: Slots, verb: int) -> bool:
    """Say whether the complement's subject is a pronoun, as in "it said it would not"."""
    subjects = slots.grammar.clause(verb).agents
    return any(
        slots.parse.pos[token] == "PRON" and slots.parse.lowers[token] not in _POINTERS for token in subjects
    )


def _is_kind(cast: Cast, slots: Slots, slot: str, mark: str, token: int) -> bool:
    """Say whether the phrase at `token` is of the kind that `mark` names."""
    if mark == "*":
        return True
    if mark == "$plural":
        return _is_plural(cast, slots, slot, token)
    if mark == "$pair":
        return _is_pair(cast, slots, slot, token)
    if mark == "$place" and slots.parse.lemmas[token].lower() in classes()["place"]:
        return True
    groups = cast.groups(token)
    return any(_part_is(mark, part, groups) for part in cast.direct(token))


def _part_is(mark: str, part: Part, groups: frozenset[str]) -> bool:
    """Say whether one participant is of the kind that `mark` names."""
    if mark == "$actor":
        return True
    if mark == "$individual":
        return part.kind == "person"
    if mark == "$named":
        return part.kind != "pronoun"
    if mark == "$armed":
        return part.kind in {"armed", "group"} or "armed" in groups
    if mark == "$people":
        return part.kind in {"people", "group"} or bool(groups & {"people", "partitive"})
    if mark == "$country":
        return part.kind in {"country", "official"} or "state" in groups
    if mark == "$place":
        return part.kind in _PLACE_KINDS
    return part.kind in _PERSON_KINDS or "people" in groups


def _is_plural(cast: Cast, slots: Slots, slot: str, token: int) -> bool:
    """Say whether several act together: a coordination, a plural, or a country pair before one noun."""
    if len(slots.tokens(slot)) > 1 or slots.parse.tags[token] in _PLURAL_TAGS:
        return bool(cast.find(token))
    return slots.parse.lowers[token] in {"they", "we"} or len(cast.direct(token)) > 1


def _is_pair(cast: Cast, slots: Slots, slot: str, token: int) -> bool:
    """Say whether at least two parties act: a coordination, two countries before one noun, "both sides"."""
    if len(slots.tokens(slot)) > 1 or len(cast.direct(token)) > 1:
        return True
    parse = slots.parse
    return (
        parse.lowers[token] in {"they", "we"}
        or any(
            parse.lowers[child] in {"two", "three", "both"} or _is_of_two(parse, child)
            for child in parse.children[token]
        )
        or any(len(slots.grammar.noun_preps(token).get(word, ())) > 1 for word in _ORIGINS)
    )


def _is_of_two(parse: Parse, modifier: int) -> bool:
    """Say whether a modifier names two origins ("Cuban and American scientists")."""
    below = (token for token in parse.children[modifier] if parse.deps[token] == "conj")
    return parse.words[modifier][:1].isupper() and any(parse.words[token][:1].isupper() for token in below)
