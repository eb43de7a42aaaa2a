"""The patterns of a trigger word by what calls them up, so that few of its thirty are held against a text.

Each pattern is filed under one thing without which it can't fit: its particle, a word that must fill a
slot, or a slot that must not be empty. Whoever asks for the patterns that the text calls up still holds
all their conditions against it. What does not live here: reading the pattern files (`lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from pipeline.nlp.events.lexicon import Condition, Pattern, lexicon
from pipeline.nlp.events.participants.slots import COMING, NAMED_SLOTS, REFUSING, Slots
from pipeline.nlp.events.patterns.fitting import forms, is_worded, wordings
from pipeline.nlp.events.verb_classes import EITHER

_ANYTHING = "*"
# The slots that may be filled without a word that tells so; a passive's doer is in "by", whatever its word.
_UNWORDED = (NAMED_SLOTS - {"wont", "would"}) | {"by"}
_MOODS = {"wont": REFUSING, "would": COMING}
_COMMON_WORDS = 20_000
Numbers = list[int]


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word's patterns, heaviest first, and their numbers in that order by what calls them up.

    `words` are those of which a sentence needs one for any pattern to fit, None where it needs none.
    """

    patterns: tuple[Pattern, ...]
    words: frozenset[str] | None = None
    always: Numbers = field(default_factory=list)
    by_particle: dict[str, Numbers] = field(default_factory=dict)
    by_slot: dict[str, dict[str, Numbers]] = field(default_factory=dict)
    by_preposition: dict[str, dict[str, Numbers]] = field(default_factory=dict)

    @property
    def is_noun(self) -> bool:
        """Whether the word is an event noun."""
        return self.patterns[0].kind == "n"

    def may_fit(self, told: Iterable[str]) -> bool:
        """Say whether any pattern can fit in a sentence that has only the words `told`."""
        return self.words is None or not self.words.isdisjoint(told)

    def called(self, slots: Slots) -> Iterator[Pattern]:
        """Yield the patterns that what stands around a trigger leaves possible, heaviest first."""
        numbers = set(self.always)
        if self.by_particle:
            for word in self.by_particle.keys() & slots.beside():
                numbers.update(self.by_particle[word])
        if self.by_preposition:
            for slot in self.by_preposition.keys() & slots.prepositions():
                numbers.update(_wanted(slots, slots.tokens(slot), self.by_preposition[slot]))
        for slot, wanted in self.by_slot.items():
            if heads := slots.tokens(slot):
                numbers.update(_wanted(slots, heads, wanted))
        return map(self.patterns.__getitem__, sorted(numbers))


def _wanted(slots: Slots, heads: list[int], wanted: dict[str, Numbers]) -> Numbers:
    """Return the numbers of the patterns that a slot with these `heads`, none with a particle, calls up."""
    found = list(wanted.get(_ANYTHING, ()))
    if found and len(wanted) == 1:
        return found
    for token in heads:
        for word in wordings(slots.parse, token):
            if word in wanted:
                found += wanted[word]
    return found


@lru_cache(_COMMON_WORDS)
def verb(lemma: str, form: str) -> Trigger | None:
    """Return the trigger that a verb (or a predicate adjective's "be") is, None where it is none.

    `form` is in lower case; it tells the verb where the model cut it too short ("staged" to "stag").
    """
    return next((_verb(word) for word in (lemma.lower(), *_stems(form)) if word in lexicon().verbs), None)


@lru_cache(_COMMON_WORDS)
def noun(lemma: str) -> Trigger | None:
    """Return the trigger that a noun is, None where it is none; some plurals keep their ending."""
    words = (lemma.lower(), lemma.lower().removesuffix("s"))
    return next((_noun(word) for word in words if word in lexicon().nouns), None)


def _stems(form: str) -> tuple[str, ...]:
    """Return the verbs that a past tense, participle or gerund may be of."""
    if form.endswith("ed"):
        doubled = (form[:-3],) if form[-3] == form[-4:-3] else ()
        return (form[:-1], form[:-2], *doubled)
    return (form[:-3] + "e", form[:-3]) if form.endswith("ing") else ()


@cache
def _verb(word: str) -> Trigger:
    return _filed(lexicon().verbs[word])


@cache
def _noun(word: str) -> Trigger:
    return _filed(lexicon().nouns[word])


def _filed(patterns: tuple[Pattern, ...]) -> Trigger:
    """File each pattern under the one thing that is most seldom there of all it needs."""
    trigger = Trigger(patterns)
    for number, pattern in enumerate(patterns):
        needed = [each for each in pattern.conditions if _is_filed(each)]
        if pattern.particle:
            # A noun's first words end right before it; a verb's second word is the only one.
            trigger.by_particle.setdefault(pattern.particle[-1], []).append(number)
        elif needed:
            _file(trigger, number, min(needed, key=_commonness))
        else:
            trigger.always.append(number)
    return replace(trigger, words=_needed(trigger))


def _is_filed(condition: Condition) -> bool:
    """Say whether a pattern may be filed under `condition`: it is about one slot of the trigger's own."""
    return not condition.negative and "." not in condition.slot and EITHER not in condition.slot


def _needed(trigger: Trigger) -> frozenset[str] | None:
    """Return the words by which alone the patterns of `trigger` are called up."""
    words = set(trigger.by_particle)
    for slot, wanted in (*trigger.by_slot.items(), *trigger.by_preposition.items()):
        words.update(*(forms(word) for word in wanted if word != _ANYTHING))
        if _ANYTHING in wanted and slot in _UNWORDED:
            return None
        if _ANYTHING in wanted:
            words |= _MOODS.get(slot, {slot})
    return None if trigger.always else frozenset(words)


def _commonness(condition: Condition) -> int:
    """Return the larger a number the more texts fulfil `condition`."""
    return len(condition.words) if is_worded(condition) else 10_000 + (condition.slot in {"obj", "subj"})


def _file(trigger: Trigger, number: int, condition: Condition) -> None:
    """File a pattern under one of its conditions."""
    slots = trigger.by_slot if condition.slot in NAMED_SLOTS else trigger.by_preposition
    filed = slots.setdefault(condition.slot, {})
    for word in condition.words if is_worded(condition) else (_ANYTHING,):
        filed.setdefault(word, []).append(number)
