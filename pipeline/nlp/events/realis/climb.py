"""The climb from a verb to the top of its sentence, through the clauses above it.

Each link must be known to leave a fact a fact; the first that is not settles the matter. What does not live
here: what each word above says (`above`), and the way up from an event noun (`event_nouns`).
"""

from __future__ import annotations

from pipeline.nlp.events.realis.above import AboveWords
from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.records import Realis

_ANY = frozenset({"any", "every", "whoever", "anyone", "no"})
_ONE = frozenset({"a", "an"})
_MAX_STEPS = 12
_NOUNS_UP = 3
_PERFECT = frozenset({"has", "have", "had"})
_REASONS = frozenset({"because", "although", "though", "since"})
_UNREAL = frozenset({"negated", "denied", "conditional", "alleged"})


class Climb:
    """Reads how real the verbs of one text are."""

    def __init__(self, grammar: Grammar, words: ClauseWords) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = words
        self.above = AboveWords(grammar, words)

    def of(self, verb: int, is_refused: bool = False) -> Realis:
        """Climb from `verb` through the clauses above it until one settles the matter.

        Where a `verb` tells what somebody will not do, its own "not" takes nothing back.
        """
        is_free = is_refused and not self.words.is_supposed(verb)
        for _ in range(_MAX_STEPS):
            own = None if is_free else self.words.own(verb)
            head, dep = self.parse.heads[verb], self.parse.deps[verb]
            if own is not None:
                return self._over_plan(verb, head, dep) if own == "planned" else own
            if head == verb:
                return self._at_the_top(verb)
            if dep == "ccomp" and (self._is_beside(verb, head) or self.words.is_beyond_doubt(head)):
                return "actual"
            above = self.above.above(verb, head, dep)
            if above is not None:
                is_given_up = above == "planned" and self.words.own(head) == "negated"
                return "negated" if is_given_up else above  # "does not intend to", "is not going to"
            if dep == "acl" and self._is_of_none(head):
                return "negated"
            if self._is_rule(verb, head, dep):
                return "conditional"
            if self._stands_alone(verb, head, dep):
                return self._in_scope(verb, head, dep)
            if dep == "conj" and (self._shares_condition(verb, head) or self.words.is_fiction(head)):
                return "conditional"
            is_free = dep == "conj" and self.above.is_free(verb)
            next_verb = head if self.parse.pos[head] in VERBS else self.grammar.governor(head)
            if next_verb is None:
                return "actual"
            verb = next_verb
        return "actual"

    def _over_plan(self, verb: int, head: int, dep: str) -> Realis:
        """Return what a word above leaves of a "will" ("denied that it would", "talk that it will")."""
        if head == verb or self.words.is_in(head, "plan"):
            return "planned"
        if dep == "ccomp" and self.words.own(head) == "negated":  # "nobody believes that it will"
            return "denied"
        above = self.above.above(verb, head, dep) if dep in {"ccomp", "acl", "relcl"} else None
        return above if above in {"negated", "denied", "conditional"} else "planned"

    def _at_the_top(self, verb: int) -> Realis:
        """Return what the verb of a main clause tells: a fact, a plan of a headline, or an order."""
        if self.words.is_headline(verb):
            return "planned"
        return "conditional" if self._is_order(verb) else "actual"

    def _is_order(self, verb: int) -> bool:
        """Say whether a main verb without subject opens its sentence as an order ("Free the monks!")."""
        parse = self.parse
        below = [token for token in parse.children[verb] if parse.deps[token] != "punct"]
        is_bare = parse.tags[verb] == "VB" and not any(
            parse.deps[token] in {"aux", "auxpass", "nsubj", "nsubjpass"} for token in below
        )
        return is_bare and (not below or verb < below[0])

    def _stands_alone(self, verb: int, head: int, dep: str) -> bool:
        """Say whether a clause tells a fact whatever the clause above it is: a relative or past one."""
        if dep == "relcl":
            below = self.parse.children[head]
            if self.words.is_imagined(head) or any(self.parse.lowers[token] in _ANY for token in below):
                return False
            return not self._is_of_any(verb, head)
        if dep == "acl":
            return self.parse.tags[verb] == "VBN"
        return dep == "advcl" and (self.words.is_past(verb) or self._is_reason(verb))

    def _is_of_none(self, noun: int) -> bool:
        """Say whether a noun is of none ("none of the parties called", where the parse sees no clause)."""
        for _ in range(_NOUNS_UP):
            if self.words.is_in(noun, "undone determiner"):
                return True
            noun = self.parse.heads[noun]
        return False

    def _is_of_any(self, verb: int, noun: int) -> bool:
        """Say whether a relative clause is of nobody in particular ("states that attack others")."""
        is_simple = self.parse.tags[verb] in {"VBP", "VBZ"} and self.grammar.child(verb, "aux") is None
        is_bare = self.grammar.child(noun, "det", "poss", "nummod", "amod") is None
        return is_simple and is_bare and self.parse.tags[noun] == "NNS"

    def _is_of_one(self, verb: int, noun: int) -> bool:
        """Say whether a relative clause is of any one such ("a state that attacks a hospital commits")."""
        is_simple = self.parse.tags[verb] == "VBZ" and self.grammar.child(verb, "aux") is None
        article = self.grammar.child(noun, "det")
        is_subject = self.parse.deps[noun] == "nsubj"
        return is_simple and is_subject and article is not None and self.parse.lowers[article] in _ONE

    def _is_rule(self, verb: int, head: int, dep: str) -> bool:
        """Say whether a clause tells what befalls all such people ("soldiers who desert are shot")."""
        if dep == "relcl":
            return (self._is_of_any(verb, head) or self._is_of_one(verb, head)) and not self._is_told(head)
        if not self.words.is_present(verb):
            return False
        nouns = [
            token for token in self.parse.children[verb] if self.parse.deps[token] in {"nsubj", "nsubjpass"}
        ]
        return any(
            self.parse.deps[below] == "relcl" and self._is_of_any(below, noun)
            for noun in nouns
            for below in self.parse.children[noun]
        )

    def _is_told(self, noun: int) -> bool:
        """Say whether the clause that a noun stands in tells of the past."""
        above = self.grammar.governor(noun)
        return above is not None and not self.words.is_present(above)

    def _is_reason(self, verb: int) -> bool:
        """Say whether a clause in the perfect tells why or although ("because errors have been made")."""
        below = self.parse.children[verb]
        is_perfect = any(self.parse.lowers[token] in _PERFECT for token in below)
        return is_perfect and any(self.parse.lowers[token] in _REASONS for token in below)

    def _in_scope(self, verb: int, head: int, dep: str) -> Realis:
        """Return what a clause that would stand alone takes over from the one above it.

        What is denied or supposed is so with all it tells of by the way ("denied that those who were shot"),
        save what a comma parts; what is asked for is not. A clause's own "not" reaches no clause of time.
        """
        above = head if self.parse.pos[head] in VERBS else self.grammar.governor(head)
        if above is None:
            return "actual"
        if dep == "relcl" and (self._is_parted(verb) or self.above.nouns.is_singled(head)):
            return "actual"
        if dep == "relcl" and self.above.nouns.is_refuted(head):
            return "denied"
        is_supposed = self.words.is_supposed(above)
        own = self.words.own(above)
        if (
            own == "alleged"
            or self._is_asked(above)
            or (dep == "advcl" and own in _UNREAL and not is_supposed)
        ):
            return "actual"
        found = self.of(above)
        is_aim = found == "conditional" and not is_supposed and not self._is_finite(above)
        return found if found in _UNREAL and not is_aim else "actual"

    def _is_asked(self, verb: int) -> bool:
        """Say whether a clause tells what is asked for ("asked that they try those who had shot")."""
        return self.parse.deps[verb] == "ccomp" and self.words.is_in(self.parse.heads[verb], "want")

    def _is_parted(self, verb: int) -> bool:
        """Say whether a comma parts a clause from what it is about (", who were shot")."""
        return self.parse.words[self.parse.subtree(verb)[0] - 1] == ","

    def _is_finite(self, verb: int) -> bool:
        """Say whether a verb is no infinitive and no gerund ("efforts to free")."""
        return not self.words.is_infinitive(verb) and self.parse.tags[verb] != "VBG"

    def _shares_condition(self, verb: int, head: int) -> bool:
        """Say whether a clause goes on an "if" that the parse left behind ("if he quits and all go")."""
        parse = self.parse
        return any(
            parse.deps[clause] == "advcl"
            and head < clause < verb
            and self.words.is_condition(clause)
            and "," not in parse.words[clause:verb]
            for clause in parse.children[head]
        )

    def _is_beside(self, verb: int, head: int) -> bool:
        """Say whether a semicolon parts a clause from the one the parse put over it."""
        return verb < head and ";" in self.parse.words[verb:head]
