"""Holding the trigger patterns against a parsed text: which words are triggers, who does what to whom.

What does not live here: whether the event is real (`realis`), when and where it was, which of several
candidates are kept (`selection`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.lexicon import NEVER, Condition, Pattern
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.sides import read_sides
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part
from pipeline.nlp.events.patterns.fitting import fits
from pipeline.nlp.events.patterns.plausibility import is_plausible
from pipeline.nlp.events.patterns.quarrels import is_verbal
from pipeline.nlp.events.patterns.triggers import Trigger, noun, verb
from pipeline.nlp.grammar import Grammar
from pipeline.nlp.parse import Parse

_VERB_TAGS = frozenset({"VERB", "AUX"})
_PARTICIPLES = frozenset({"VBN", "VBG"})
# Meetings and battles.
_BETWEEN = ("04", "19")
_PLURALS = frozenset({"NNS", "NNPS"})
_NOUN_TAGS = frozenset({"NOUN", "PROPN"})
_SCORN = "111"
_CHARGE = "112"
_SPEECH_TYPES = ("02", "10", "03", "12", "13")
# A sentence with more events than this is a list or a listing; reading it all would take quadratic time.
_MOST = 40
_EMPTY: list[str] = []


def find_candidates(grammar: Grammar, cast: Cast) -> Iterator[Candidate]:
    """Yield the best fitting candidate of each trigger word, in text order."""
    parse = grammar.parse
    pos, tags, lemmas, lowers = parse.pos, parse.tags, parse.lemmas, parse.lowers
    for first, end in parse.sentences:
        left, forms = _MOST, _EMPTY
        for token in range(first, end):
            if pos[token] in _VERB_TAGS or tags[token] in _PARTICIPLES:
                trigger = verb(lemmas[token], lowers[token])
            else:
                trigger = noun(lemmas[token]) if pos[token] in _NOUN_TAGS else None
            if trigger is None:
                continue
            if not forms:  # with the tokens next to it, as a particle may be one of them
                forms = parse.lowers[max(0, first - 1) : end + 1]
            if left and (trigger.may_fit(forms) or trigger.may_fit(parse.told(first))):
                found = _best(parse, cast, Slots(grammar, token, trigger.is_noun), trigger)
                if found is not None:
                    left -= 1
                    yield found


def _best(parse: Parse, cast: Cast, slots: Slots, trigger: Trigger) -> Candidate | None:
    """Return the candidate of the first pattern that fits and has the participants it needs."""
    for pattern in trigger.called(slots):
        used = _particle(parse, slots, pattern)
        view = slots if used is not None else slots.with_object_after(pattern.particle)
        if view is None:
            continue
        used = used or set()
        if all(_holds(cast, view, condition, used) for condition in pattern.conditions):
            if pattern.code == NEVER:
                return None
            candidate = _candidate(parse, cast, view, pattern, used)
            if candidate is not None:
                return candidate
    return None


def _particle(parse: Parse, slots: Slots, pattern: Pattern) -> set[int] | None:
    """Return the tokens of the trigger's further words, None where they are missing."""
    token, words = slots.token, pattern.particle
    if not words:
        return set()
    if pattern.kind == "n":
        first = token - len(words)
        return set(range(first, token)) if first >= 0 and tuple(parse.lowers[first:token]) == words else None
    for child in (*parse.children[token], token + 1):
        if child < len(parse) and parse.lowers[child] == words[0] and not _has_object(parse, child):
            return {child}
    return None


def _has_object(parse: Parse, token: int) -> bool:
    """Say whether `token` is a preposition with an object, and so no particle."""
    return parse.deps[token] == "prep" and any(
        parse.deps[below] in {"pobj", "pcomp"} for below in parse.children[token]
    )


def _holds(cast: Cast, slots: Slots, condition: Condition, used: set[int]) -> bool:
    """Say whether `condition` holds, adding the noun it was about to `used`."""
    heads = slots.tokens(condition.slot)
    matched = [token for token in heads if fits(cast, slots, condition, token)] if heads else heads
    if condition.negative:
        return not matched
    if condition.words and condition.slot in {"obj", "in", "on", "to", "into", "of", "as", "under"}:
        used.update(matched)
        used.update(slots.measures(condition.slot) if matched else ())
    if matched:
        return True
    return "*" in condition.marks and slots.has_particle(condition.slot)


def _candidate(parse: Parse, cast: Cast, slots: Slots, pattern: Pattern, used: set[int]) -> Candidate | None:
    """Build the candidate with its participants; None where too few are known."""
    actors, targets = read_sides(cast, slots, pattern, used)
    if not _enough(slots, pattern, actors, targets) or not is_plausible(slots, pattern, actors, targets):
        return None
    first, end = _trigger_span(slots, pattern, used)
    candidate = Candidate(slots.token, first, end, pattern, actors, targets, used)
    candidate.code = _SCORN if is_verbal(slots, pattern, actors, targets) else pattern.code
    candidate.absorbed = _absorbed(parse, slots, pattern)
    return candidate


def _trigger_span(slots: Slots, pattern: Pattern, used: set[int]) -> tuple[int, int]:
    """Return the tokens to show as the trigger: the head and its particle where they touch."""
    near = [token for token in used if pattern.particle and abs(token - slots.token) <= len(pattern.particle)]
    return min([slots.token, *near]), max([slots.token, *near]) + 1


def _enough(slots: Slots, pattern: Pattern, actors: list[Part], targets: list[Part]) -> bool:
    """Say whether the pattern has the participants without which it says nothing."""
    count = sum(1 + len(part.others) for part in actors)
    if (
        pattern.code.startswith(_BETWEEN)
        and slots.tokens("between")
        and any(slots.parse.tags[part.head] in _PLURALS for part in actors)
    ):
        count += 1  # "a meeting between the two leaders"
    if not pattern.reciprocal:
        count = bool(actors) + bool(targets)
    if pattern.need == "both":
        return count >= 2
    return count >= 1


def _absorbed(parse: Parse, slots: Slots, pattern: Pattern) -> list[tuple[int, int]]:
    """Return the ranges under the trigger that tell of something asked, promised or refused."""
    if pattern.kind == "n" or (pattern.kind == "v" and not pattern.code.startswith(_SPEECH_TYPES)):
        told = {"inf", "thatverb"} if pattern.code == _CHARGE else {"inf"}
        wanted = [condition.slot for condition in pattern.conditions if condition.slot in told]
    elif pattern.kind == "v":
        wanted = ["inf", "obj", "for", "on", "to"]
    else:
        carrying = {"that", "against", "on", "obj"}
        worded = (c.slot for c in pattern.conditions if c.slot in carrying and (c.slot != "obj" or c.words))
        wanted = ["inf", "ing", *worded]
    heads = [token for slot in wanted for token in slots.tokens(slot)]
    return [parse.subtree(token) for token in heads if token > slots.token]
