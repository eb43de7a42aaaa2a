"""The places around a trigger that a pattern can ask about: its subject, object, prepositions, complements.

What does not live here: the patterns themselves (`lexicon`) and the choice among them (`matching`).
"""

from __future__ import annotations

from pipeline.nlp.events.cast import Cast
from pipeline.nlp.events.lexicon import Condition, classes, sections
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import VERBS, Grammar

_SELVES = frozenset({"itself", "himself", "herself", "themselves", "ourselves", "myself"})
_FUTURE = frozenset({"will", "would", "'ll", "shall", "wo", "'d"})
_MUST = frozenset({"must"})
_SHOULD = frozenset({"should", "ought"})
_PERSON_KINDS = frozenset({"person", "pronoun", "people", "official"})
_PLACE_KINDS = frozenset({"country", "place", "facility"})
_PLURAL_TAGS = frozenset({"NNS", "NNPS"})
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})


class Slots:
    """The slots of one trigger, each a list of head tokens."""

    def __init__(self, grammar: Grammar, token: int, is_noun: bool) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.token = token
        self.is_noun = is_noun
        self._known: dict[str, list[int]] = {}

    def tokens(self, slot: str) -> list[int]:
        """Return the heads that fill `slot`, none where it is empty or has no such name."""
        known = self._known.get(slot)
        if known is None:
            known = self._known[slot] = self._noun_slot(slot) if self.is_noun else self._verb_slot(slot)
        return known

    def has_particle(self, word: str) -> bool:
        """Say whether the trigger has the particle or adverb `word`."""
        return not self.is_noun and word in self.grammar.clause(self.token).particles

    def light_subject(self) -> list[int]:
        """Return who does an event noun that is the object of a light verb ("launched an attack")."""
        head = self.parse.heads[self.token]
        if self.parse.deps[self.token] != "dobj" or self.grammar.child(head, "oprd") is not None:
            return []
        return (
            self.grammar.clause(head).agents if self.parse.lemmas[head] in sections("light.txt")["do"] else []
        )

    def author(self) -> list[int]:
        """Return who issued the document that a participle tells of ("issued a letter demanding")."""
        head = self.parse.heads[self.token]
        if (
            self.parse.tags[self.token] == "VBG"
            and self.parse.deps[self.token] == "acl"
            and self.parse.deps[head] == "dobj"
        ):
            return self.grammar.clause(self.parse.heads[head]).agents
        return []

    def _verb_slot(self, slot: str) -> list[int]:
        """Return the heads of a verb's slot."""
        clause = self.grammar.clause(self.token)
        if slot == "subj" and not clause.agents and (displaced := self._displaced_subject()):
            return [displaced]
        if slot in {"obj", "subj"}:
            return self._with_measured(clause.patients if slot == "obj" else clause.agents)
        if slot in _CLAUSE_SLOTS:
            return list(getattr(clause, _CLAUSE_SLOTS[slot]))
        if slot in {"mod", "smod"}:
            return self._modifiers(clause.patients if slot == "mod" else clause.agents)
        if slot == "poss":
            return self._owners(clause.patients)
        if slot in {"comp", "compsubj"}:
            return self._complement_slot(slot)
        if slot == "passive":
            told = clause.passive and self.parse.deps[self.token] not in {"acl", "amod"}
            return [self.token] if told else []
        own = clause.preps.get(slot, [])
        return own or [found for noun in clause.patients for found in self._noun_preps(noun, slot)]

    def _displaced_subject(self) -> int | None:
        """Return a subject that the parse took into an opening phrase ("In talks with Oslo, Ann asked")."""
        parse = self.parse
        last = self.token - 1
        if last < 1 or parse.tags[self.token] not in {"VBD", "VBZ"} or parse.deps[last] != "conj":
            return None
        first = parse.subtree(last)[0]
        stands_apart = parse.words[first - 1] == "," and parse.deps[parse.heads[last]] == "pobj"
        return last if first > 0 and stands_apart else None

    def _with_measured(self, nouns: list[int]) -> list[int]:
        """Return `nouns`, and after a word that only measures what it measures ("a round of talks")."""
        measures = sections("agents.txt")["measure"]
        found = list(nouns)
        for noun in nouns:
            if self.parse.lemmas[noun].lower() in measures:
                found += self._noun_preps(noun, "of")
        return found

    def _noun_slot(self, slot: str) -> list[int]:
        """Return the heads of a noun's slot; a light verb's prepositions count as the noun's own."""
        if slot == "poss":
            named = [
                token for token in self._modifiers([self.token]) if self.parse.words[token][:1].isupper()
            ]
            return self._owners([self.token]) or named
        if slot == "mod":
            return self._modifiers([self.token])
        found = self._noun_preps(self.token, slot)
        head = self.parse.heads[self.token]
        if not found and self.parse.deps[self.token] == "dobj" and self.parse.pos[head] in VERBS:
            found = [token for token in self.grammar.clause(head).preps.get(slot, []) if token != self.token]
        return found

    def _noun_preps(self, noun: int, slot: str) -> list[int]:
        """Return the objects of the preposition `slot` below `noun`."""
        return self.grammar.noun_preps(noun).get(slot, [])

    def _modifiers(self, nouns: list[int]) -> list[int]:
        """Return the words that stand as adjectives or compounds before `nouns`."""
        return [
            child
            for noun in nouns
            for child in self.parse.children[noun]
            if child < noun and self.parse.deps[child] in _MODIFIERS
        ]

    def _owners(self, nouns: list[int]) -> list[int]:
        """Return the possessors of `nouns`."""
        return [
            owner
            for noun in nouns
            for child in self.parse.children[noun]
            if self.parse.deps[child] == "poss"
            for owner in self.grammar.conjuncts(child)
        ]

    def _complement_slot(self, slot: str) -> list[int]:
        """Return the subject of the complement verbs, or whom what they tell would be done to."""
        clause = self.grammar.clause(self.token)
        found: list[int] = []
        for verb in [*clause.finites, *clause.infinitives, *clause.gerunds]:
            below = self.grammar.clause(verb)
            if slot == "compsubj":
                found += below.patients if below.passive else below.agents
            else:
                around = [token for heads in below.preps.values() for token in heads]
                people = [] if self._is_sending(verb) else below.patients
                found += below.datives + people + around
        return found

    def _is_sending(self, verb: int) -> bool:
        """Say whether what `verb` is done to only goes somewhere: a promise to send them is not to them."""
        return self.parse.lemmas[verb].lower() in classes()["sending"]

    def sent(self) -> list[int]:
        """Return those whom a complement verb only sends ("offered to send monitors")."""
        clause = self.grammar.clause(self.token)
        verbs = [verb for verb in (*clause.infinitives, *clause.finites) if self._is_sending(verb)]
        return [token for verb in verbs for token in self.grammar.clause(verb).patients]

    def measures(self, slot: str) -> list[int]:
        """Return the words of a slot that only measure what is meant ("two companies of guards")."""
        known = sections("agents.txt")["measure"]
        return [token for token in self.tokens(slot) if self.parse.lemmas[token].lower() in known]


_CLAUSE_SLOTS = {
    "iobj": "datives",
    "inf": "infinitives",
    "that": "finites",
    "thatverb": "finites",
    "ing": "gerunds",
    "oprd": "attributes",
    "acomp": "attributes",
}


def fits(cast: Cast, slots: Slots, condition: Condition, token: int) -> bool:
    """Say whether `token`, which fills the condition's slot, is one of the words or kinds asked for."""
    parse = slots.parse
    if condition.slot == "that":
        return _finite_fits(slots, condition, token)
    if parse.lemmas[token].lower() in condition.words or parse.lowers[token] in condition.words:
        return True
    if token > 1 and parse.words[token - 1] == "-" and _hyphened(slots, token) in condition.words:
        return True
    if "self" in condition.words and parse.lowers[token] in _SELVES:
        return True
    return any(_is_kind(cast, slots, condition.slot, mark, token) for mark in condition.marks)


def _hyphened(slots: Slots, token: int) -> str:
    """Return the word that ends in `token` and that the parse cut at its hyphen ("sit-in")."""
    return f"{slots.parse.lowers[token - 2]}-{slots.parse.lemmas[token].lower()}"


def _finite_fits(slots: Slots, condition: Condition, verb: int) -> bool:
    """Say whether the complement at `verb` has the modal that the condition asks for."""
    wanted = {part for value in condition.words | condition.marks for part in value.split(",")} - {"*"}
    if not wanted:
        return True
    parse = slots.parse
    below = parse.children[verb]
    modals = {parse.lowers[token] for token in below if parse.deps[token] == "aux"}
    negated = any(parse.deps[token] == "neg" for token in below)
    if "should" in wanted:
        opens = any(parse.lowers[t] in _SHOULD and t == parse.subtree(verb)[0] for t in below)
        return bool(modals & _SHOULD) and not modals & _FUTURE and not negated and not opens
    if "must" in wanted:
        return bool(modals & _MUST) or (parse.lemmas[verb] in {"have", "need"} and _to_below(slots, verb))
    if "plain" in wanted:
        return not negated and not modals & (_FUTURE | _SHOULD) and not slots.grammar.clause(verb).passive
    if "other" in wanted:
        return not _speaks_of_self(slots, verb)
    if "base" in wanted:
        return (parse.tags[verb] == "VB" and not modals) or bool(modals & (_SHOULD | _MUST))
    if "wont" in wanted:
        return bool(modals & _FUTURE) and negated and _speaks_of_self(slots, verb)
    return bool(modals & _FUTURE) and not negated


def _to_below(slots: Slots, verb: int) -> bool:
    """Say whether an infinitive stands under `verb` ("has to leave")."""
    return bool(slots.grammar.clause(verb).infinitives)


def _speaks_of_self(slots: Slots, verb: int) -> bool:
    """Say whether the complement's subject is a pronoun, as in "it said it would not"."""
    subjects = slots.grammar.clause(verb).agents
    return any(slots.parse.pos[token] == "PRON" for token in subjects)


def _is_kind(cast: Cast, slots: Slots, slot: str, mark: str, token: int) -> bool:
    """Say whether the phrase at `token` is of the kind that `mark` names."""
    if mark == "*":
        return True
    if mark == "$plural":
        return _is_plural(cast, slots, slot, token)
    if mark == "$place" and slots.parse.lemmas[token].lower() in classes()["place"]:
        return True
    groups = cast.groups(token)
    return any(_part_is(mark, part, groups) for part in cast.direct(token))


def _part_is(mark: str, part: Part, groups: frozenset[str]) -> bool:
    """Say whether one participant is of the kind that `mark` names."""
    if mark == "$actor":
        return True
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
