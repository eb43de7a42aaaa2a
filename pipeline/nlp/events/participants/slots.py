"""The places around a trigger that a pattern can ask about: its subject, object, prepositions, complements.

What does not live here: the patterns themselves (`lexicon`) and the choice among them (`matching`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.participants.displaced import (
    TIMES,
    displaced_subject,
    is_split_object,
    squeezed,
    with_pairs,
)
from pipeline.nlp.events.verb_classes import EITHER
from pipeline.nlp.grammar import VERBS, Clause, Grammar

REFUSING = frozenset({"will", "would", "wo"})
"""The auxiliaries of what somebody will not do."""
_MOOD_SLOTS = frozenset({"wont", "would"})
COMING = frozenset({"will", "would", "'ll", "'d", "shall", "may", "might", "could", "can"})
"""The auxiliaries of what somebody will or may do."""
_BARE = frozenset(
    {
        "mod",
        "smod",
        "poss",
        "inf",
        "that",
        "thatverb",
        "ing",
        "passive",
        "wont",
        "would",
        "left",
        "else",
        "sayer",
        "bid",
        "any",
    }
)
_EMPTY: list[int] = []
_NO_CLAUSE = Clause(-1)
_MODIFIERS = frozenset({"amod", "compound", "nmod", "poss"})
_WARNING = frozenset({"warn", "threaten", "hint", "caution", "vow", "swear", "let"})
_TELLING_SLOTS = frozenset({"sayer", "bid", "any"})
_ANYBODY = frozenset({"any", "anyone", "anybody", "whoever", "whosoever", "those", "all", "every"})
_NEAR_CHOICE = 8
_MOST_ABOVE = 3


# Behind these stands when or why a thing is to be done, not to whom.
_CIRCUMSTANCES = frozenset({"after", "before", "during", "amid", "following", "since", "despite", "because"})


def _complements(clause: Clause) -> dict[str, list[int]]:
    """Return the slots that are a clause's own lists, which most patterns of speech ask for."""
    told = clause.finites
    return {"inf": clause.infinitives, "that": told, "thatverb": told, "ing": clause.gerunds}


class Slots:
    """The slots of one trigger, each a list of head tokens."""

    def __init__(self, grammar: Grammar, token: int, is_noun: bool) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.token = token
        self.is_noun = is_noun
        self.clause = _NO_CLAUSE if is_noun else grammar.clause(token)
        self._known: dict[str, list[int]] = {} if is_noun else _complements(self.clause)
        self._prepositions: set[str] | None = None

    def tokens(self, slot: str) -> list[int]:
        """Return the heads that fill `slot`, none where it is empty or has no such name."""
        known = self._known.get(slot)
        if known is None:
            known = self._heads(slot)
            if known and slot not in _BARE:
                known = with_pairs(self.grammar, known)
            self._known[slot] = known
        return known

    def _heads(self, slot: str) -> list[int]:
        """Return the heads that hang on the trigger in `slot`."""
        if EITHER in slot:
            return [token for each in slot.split(EITHER) for token in self.tokens(each)]
        if slot in NAMED_SLOTS or "." in slot:
            return self._noun_slot(slot) if self.is_noun else self._verb_slot(slot)
        if slot not in self.prepositions():
            return _EMPTY
        return self._noun_slot(slot) if self.is_noun else self._preposition(slot)

    def has_particle(self, word: str) -> bool:
        """Say whether the trigger has the particle or adverb `word`."""
        return not self.is_noun and word in self.clause.particles

    def beside(self) -> set[str]:
        """Return the words, a particle perhaps among them, that hang on the trigger or stand next to it."""
        lowers, token = self.parse.lowers, self.token
        if self.is_noun:
            return set(lowers[token - 1 : token])
        below = {lowers[child] for child in self.parse.children[token]}
        return below.union(lowers[token + 1 : token + 2], self.grammar.clause(token).preps)

    def prepositions(self) -> set[str]:
        """Return the words that name a slot which is filled, or a particle; no other such slot is."""
        if self._prepositions is None:
            self._prepositions = self._filled_prepositions()
        return self._prepositions

    def _filled_prepositions(self) -> set[str]:
        """Find what `prepositions` returns."""
        if self.is_noun:
            return {*self.grammar.noun_preps(self.token), *self._light_preps()}
        clause = self.clause
        found = {*clause.preps, *clause.particles}
        for noun in (*clause.patients, *clause.preps.get("for", _EMPTY)):
            found.update(self.grammar.noun_preps(noun))
        if clause.infinitives:
            found.add("for")
        return found

    def with_object_after(self, particle: tuple[str, ...]) -> Slots | None:
        """Return these slots with the object that the parse gave to a particle ("cut off the power")."""
        if self.is_noun or len(particle) != 1:
            return None
        clause = self.clause
        moved = clause.preps.get(particle[0])
        if not moved or clause.passive or clause.patients:
            return None
        view = Slots(self.grammar, self.token, is_noun=False)
        view._known["obj"] = moved
        return view

    def light_subject(self) -> list[int]:
        """Return who does an event noun that is the object of a light verb ("launched an attack")."""
        head = self.parse.heads[self.token]
        if is_split_object(self.parse, self.token):  # "launched missile and drone strikes"
            head = self.parse.heads[head]
        if self.parse.deps[self.token] != "dobj" or self.grammar.child(head, "oprd") is not None:
            return []
        return (
            self.grammar.clause(head).agents if self.parse.lemmas[head] in sections("light.txt")["do"] else []
        )

    def _verb_slot(self, slot: str) -> list[int]:
        """Return the heads of a verb's slot that is no preposition."""
        clause = self.clause
        if slot in _SIDES:
            return self._side(slot)
        if slot in _CLAUSE_SLOTS:
            heads: list[int] = getattr(clause, _CLAUSE_SLOTS[slot])
            return heads
        if slot in {"mod", "smod"}:
            return self._modifiers(self._with_measured(clause.patients if slot == "mod" else clause.agents))
        if slot == "poss":
            return self._owners(clause.patients)
        if slot in _COMPLEMENT_SLOTS:
            return self._complement_slot(slot)
        if slot == "passive":
            told = clause.passive and self.parse.deps[self.token] not in {"acl", "amod"}
            return [self.token] if told else []
        if slot in _MOOD_SLOTS:
            return [self.token] if self._is_refused(is_wont=slot == "wont") else []
        if slot == "left":
            return self._left_to_do()
        if slot == "else":
            return self._or_else()
        if slot in _TELLING_SLOTS:
            return self._telling(slot)
        return self._below(slot)

    def _side(self, slot: str) -> list[int]:
        """Return the heads of a verb's subject or object."""
        pressed = squeezed(self.grammar, self.token, slot)
        if pressed is not None:
            return [pressed]
        if slot == "obj":
            return self._with_measured(self.clause.patients)
        displaced = None if self.clause.agents else displaced_subject(self.grammar, self.token)
        if displaced is not None:
            return self.grammar.conjuncts(displaced)
        return self._with_measured(self.clause.agents)

    def _preposition(self, slot: str) -> list[int]:
        """Return the heads that stand behind a verb's preposition, or behind one of its objects'."""
        clause = self.clause
        own = self._not_days(clause.preps.get(slot, []), slot) or (self._asked() if slot == "for" else [])
        nouns = clause.patients + (clause.preps.get("for", []) if slot == "with" else [])
        return own or [found for noun in nouns for found in self._noun_preps(noun, slot)]

    def _is_refused(self, *, is_wont: bool) -> bool:
        """Say whether the trigger is what somebody will not do ("would not accept"), or else may do."""
        parse, below = self.parse, self.parse.children[self.token]
        aux = {parse.lowers[token] for token in below if parse.deps[token] in {"aux", "auxpass"}}
        nots = {parse.lowers[token] for token in below if parse.deps[token] == "neg"}
        is_negated = bool(nots - {"never"}) if is_wont else bool(nots)
        wanted = REFUSING if is_wont else COMING
        return is_negated == is_wont and not aux.isdisjoint(wanted) and "have" not in aux

    def _left_to_do(self) -> list[int]:
        """Return what one has "no choice but to" do."""
        parse = self.parse
        _, end = parse.sentences[parse.sentence_of[self.token]]
        near = range(self.token + 1, min(self.token + _NEAR_CHOICE, end - 2))
        return [each + 2 for each in near if parse.lowers[each] == "but" and parse.tags[each + 2] == "VB"]

    def _or_else(self) -> list[int]:
        """Return what happens to whoever does not do what is asked ("told them to leave or face arrest")."""
        parse = self.parse
        asked = (*self.clause.infinitives, *self.tokens("bid"))
        below = (each for verb in asked for each in range(*parse.subtree(verb)) if parse.deps[each] == "conj")
        return [each for each in below if parse.lowers[parse.subtree(each)[0] - 1] == "or"]

    def _telling(self, slot: str) -> list[int]:
        """Return whose words tell of the trigger, what they bid one do, or that they speak of anybody."""
        parse = self.parse
        if slot == "sayer":
            return self._sayers()
        if slot == "bid":
            below = (each for each in parse.children[self.token] if each < self.token)
            return [each for each in below if parse.tags[each] == "VB" and not self._is_told_of(each)]
        verb = self.token
        while parse.deps[verb] == "conj":
            verb = parse.heads[verb]
        first, _ = parse.subtree(verb)
        opening = [each for each in range(first, min(first + 2, verb)) if parse.lowers[each] in _ANYBODY]
        return opening or [noun for noun in self._undergoers(verb) if self._is_anybody(noun)]

    def _undergoers(self, verb: int) -> list[int]:
        """Return whom or what a clause is about."""
        clause = self.grammar.clause(verb)
        return clause.patients if clause.passive else clause.agents

    def _is_anybody(self, noun: int) -> bool:
        """Say whether a noun means all who do something ("judges who defy the decree")."""
        parse = self.parse
        return any(
            parse.deps[each] == "relcl" and parse.tags[each] in {"VBP", "VBZ"}
            for each in parse.children[noun]
        )

    def _is_told_of(self, verb: int) -> bool:
        """Say whether a bare verb has a subject, an auxiliary or a "to", and so bids nobody do it."""
        return self.grammar.child(verb, "nsubj", "nsubjpass", "aux", "auxpass", "mark") is not None

    def _sayers(self) -> list[int]:
        """Return whose words tell of the trigger ("Minsk will pay, the president said")."""
        verb = self.grammar.governor(self.token)
        for _ in range(_MOST_ABOVE):
            if verb is None or self.parse.lemmas[verb].lower() in sections("realis.txt")["report"] | _WARNING:
                break
            verb = self.grammar.governor(verb)
        return [] if verb is None else self.grammar.clause(verb).agents

    def _below(self, slot: str) -> list[int]:
        """Return what a preposition below a slot holds ("subj.between"), or its adjectives or aims."""
        outer, _, inner = slot.rpartition(".")
        if inner == "mod":
            return self._modifiers(self.tokens(outer))
        if inner == "inf":
            return self._aims(self.tokens(outer))
        return [found for noun in self.tokens(outer) for found in self._noun_preps(noun, inner)]

    def _aims(self, nouns: list[int]) -> list[int]:
        """Return what nouns are there to do ("a day to leave")."""
        parse = self.parse
        below = (child for noun in nouns for child in parse.children[noun])
        return [verb for verb in below if any(parse.tags[each] == "TO" for each in parse.children[verb])]

    def _not_days(self, tokens: list[int], slot: str) -> list[int]:
        """Return `tokens` less the days that "on" tells of ("called her on Friday")."""
        return tokens if slot != "on" else [each for each in tokens if self.parse.lowers[each] not in TIMES]

    def _asked(self) -> list[int]:
        """Return those of whom a deed is asked ("called for Peru to leave")."""
        below = [
            self.grammar.child(verb, "nsubj", "nsubjpass")
            for verb in self.clause.infinitives
            if any(self.parse.lowers[mark] == "for" for mark in self.parse.children[verb])
        ]
        return [each for token in below if token is not None for each in self.grammar.conjuncts(token)]

    def _with_measured(self, nouns: list[int]) -> list[int]:
        """Return `nouns`, and after a word that only measures what it measures ("a round of talks")."""
        if not nouns:
            return _EMPTY
        words, found = sections("agents.txt"), list(nouns)
        for noun in nouns:
            lemma = self.parse.lemmas[noun].lower()
            if lemma in words["measure"] or lemma in words["partitive"] or self.parse.tags[noun] == "CD":
                found += self._noun_preps(noun, "of")
        return found

    def _noun_slot(self, slot: str) -> list[int]:
        """Return the heads of a noun's slot; a light verb's prepositions count as the noun's own."""
        if slot == "poss":
            near = self._modifiers([self.token])
            named = [token for token in near + self._modifiers(near) if self.parse.words[token][:1].isupper()]
            return self._owners([self.token]) or named
        if slot == "mod":
            return self._modifiers([self.token])
        light = self._light_preps().get(slot, _EMPTY)
        return self._noun_preps(self.token, slot) or [token for token in light if token != self.token]

    def _light_preps(self) -> dict[str, list[int]]:
        """Return the prepositions of the light verb that an event noun is the object of."""
        head = self.parse.heads[self.token]
        is_object = self.parse.deps[self.token] == "dobj" and self.parse.pos[head] in VERBS
        return self.grammar.clause(head).preps if is_object else {}

    def _noun_preps(self, noun: int, slot: str) -> list[int]:
        """Return the objects of the preposition `slot` below `noun`."""
        return self.grammar.noun_preps(noun).get(slot, _EMPTY)

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
        clause = self.clause
        found: list[int] = []
        for verb in [*clause.finites, *clause.infinitives, *clause.gerunds]:
            below = self.grammar.clause(verb)
            if slot == "compsubj":
                found += below.patients if below.passive else below.agents
            else:
                words = sorted(below.preps.keys() - _CIRCUMSTANCES)
                around = [token for word in words for token in below.preps[word]]
                people = [] if self._is_sending(verb) else below.patients
                is_given = self.parse.lemmas[verb].lower() in classes()["giving"]
                found += below.datives + people + (around if slot == "comp" or is_given else [])
        return found

    def _is_sending(self, verb: int) -> bool:
        """Say whether what `verb` is done to only goes somewhere: a promise to send them is not to them."""
        return self.parse.lemmas[verb].lower() in classes()["sending"]

    def sent(self) -> list[int]:
        """Return those whom a complement verb only sends ("offered to send monitors")."""
        clause = self.clause
        verbs = [verb for verb in (*clause.infinitives, *clause.finites) if self._is_sending(verb)]
        return [token for verb in verbs for token in self.grammar.clause(verb).patients]

    def measures(self, slot: str) -> list[int]:
        """Return the words of a slot that only measure what is meant ("two companies of guards")."""
        known = sections("agents.txt")["measure"]
        return [token for token in self.tokens(slot) if self.parse.lemmas[token].lower() in known]


# The subject of what is said, those it is done to, and whoever else its words name.
_SIDES = frozenset({"obj", "subj"})
_COMPLEMENT_SLOTS = frozenset({"compsubj", "compobj", "comp"})
_CLAUSE_SLOTS = {
    "iobj": "datives",
    "oprd": "attributes",
    "acomp": "attributes",
}

NAMED_SLOTS = frozenset(
    {*_BARE, *_CLAUSE_SLOTS, "obj", "subj", *_COMPLEMENT_SLOTS},
)
"""The slots that are no prepositions or particles."""
