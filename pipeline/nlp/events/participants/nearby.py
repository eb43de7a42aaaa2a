"""Whom "they" and "them" mean where the words before name only one number of people.

What does not live here: what grammar alone tells (`echoes`), and names, which the names room resolves.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.nlp.events.lexicon import classed
from pipeline.nlp.events.parts import Part, unique
from pipeline.nlp.grammar import NOUNS, Grammar

PLURAL = frozenset({"they", "them"})
"""The pronouns that stand for several."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTES = frozenset('"“”‘’')
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_MANY = frozenset({"NNS", "NNPS"})
_PLACES = frozenset({"place", "facility", "country", "pronoun"})
_BODIES = frozenset({"country", "organization"})
_NAMED = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative", "poss", "conj", "appos"})
_SPOTS = frozenset({"place", "facility"})
_PAIR = 2


class Nearby:
    """Finds the only people named before a plural pronoun; `direct` says who a phrase is itself."""

    def __init__(self, grammar: Grammar, direct: Callable[[int], list[Part]]) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self._direct = direct

    def only_people(self, token: int) -> list[Part]:
        """Return the one number of people named before `token` in its sentence.

        A subject may also go on from the subject of the sentence before.
        """
        parse = self.parse
        sentence = parse.sentence_of[token]
        first, _ = parse.sentences[sentence]
        if parse.deps[token] not in _SUBJECTS:
            return self._undergoing(first, token)
        found = self._groups(first, token)
        if not found and sentence > 0 and parse.words[first] not in _QUOTES:
            start, end = parse.sentences[sentence - 1]
            found = self._groups(start, end)
            topics = [parts for parts in found if any(self._is_topic(part.head) for part in parts)]
            others = [parts for parts in found if parts not in topics and self._is_met(parts[0].head)]
            found = [] if others else topics
        return found[0] if len(found) == 1 else []

    def _is_topic(self, token: int) -> bool:
        """Say whether a word is the subject of its sentence's main verb."""
        parse, verb = self.parse, self.parse.heads[token]
        return parse.deps[token] in _SUBJECTS and parse.heads[verb] == verb

    def _is_met(self, token: int) -> bool:
        """Say whether a word is what a main verb is done to or with, who may be meant as well."""
        verb = self.grammar.governor(token)
        return verb is not None and self.parse.heads[verb] == verb and self.parse.deps[token] != "nsubj"

    def only_body(self, token: int) -> list[Part]:
        """Return the one country or organisation named before a subject "it" in its sentence."""
        first, _ = self.parse.sentences[self.parse.sentence_of[token]]
        found: dict[tuple[int | None, int], Part] = {}
        for each in range(first, token):
            if self.parse.pos[each] == "PROPN" and self.parse.deps[each] in _NAMED:
                for part in self._direct(each):
                    if part.kind in _BODIES and part.referent is not None and not part.of_origin:
                        found.setdefault(part.key, part)
        return list(found.values()) if len(found) == 1 else []

    def topic_before(self, token: int, less: list[Part]) -> list[Part]:
        """Return the one body that the sentence before is about, for an "it" of this one's main clause.

        Not one of `less`; nobody where that sentence is about a thing or people, or within quotation marks.
        """
        parse = self.parse
        sentence = parse.sentence_of[token]
        first, _ = parse.sentences[sentence]
        start = parse.sentences[sentence - 1][0] if sentence > 0 else 0
        if sentence == 0 or self._is_quoted(first, token) or self._is_quoted(start, first):
            return []
        keys = {part.key for part in less}
        named = [
            part for each in range(first, token) if parse.pos[each] == "PROPN" for part in self._direct(each)
        ]
        if any(part.key not in keys and part.kind != "person" and not self._is_where(part) for part in named):
            return []
        topics = [each for each in range(start, first) if self._is_topic(each) and parse.pos[each] in NOUNS]
        if len(topics) != 1 or parse.tags[topics[0]] in _MANY or len(self.grammar.conjuncts(topics[0])) > 1:
            return []
        found = self._direct(topics[0])
        return found if len(found) == 1 and found[0].key not in keys and self._is_body(found[0]) else []

    def _is_where(self, part: Part) -> bool:
        """Say whether a place only tells where something was done ("in Lund")."""
        return part.kind in _SPOTS and self.parse.lowers[self.parse.heads[part.head]] in {"in", "at", "near"}

    def _is_quoted(self, first: int, token: int) -> bool:
        """Say whether a quotation is open at a token that a stretch of text leads up to."""
        return sum(word in _QUOTES for word in self.parse.words[first:token]) % 2 == 1

    def _is_body(self, part: Part) -> bool:
        """Say whether somebody is a body by name, or by a noun such as "the army"."""
        if part.referent is not None and part.kind != "official":
            return part.kind in _BODIES
        lemma = self.parse.lemmas[part.head].lower()
        return part.kind in {"official", "armed", "people"} and lemma in classed("collective", "unit")

    def _undergoing(self, first: int, token: int) -> list[Part]:
        """Return whom an object means: not the subject of its clause, nobody where things may be meant.

        Whom one arrests or kills are no things.
        """
        parse, verb = self.parse, self.grammar.governor(token)
        if verb is None:
            return []
        own = {each for doer in self.grammar.clause(verb).agents for each in range(*parse.subtree(doer))}
        before = [each for each in range(first, token) if each not in own]
        is_personal = parse.lemmas[verb].lower() in classed("done-to-people", "done-to-them")
        if not is_personal:
            is_part = parse.lowers[parse.heads[token]] == "of"
            if is_part or any(self._is_things(each) for each in before):
                return []
        found = self._groups(first, token, frozenset(own))
        if not found and first > 0 and _QUOTES.isdisjoint(parse.words[first:token]):
            start = parse.sentences[parse.sentence_of[token] - 1][0]
            found = [parts for parts in self._groups(start, first) if self._is_topic(parts[0].head)]
        if is_personal:
            found = [parts for parts in found if all(part.kind not in _BODIES for part in parts)]
        return found[0] if len(found) == 1 else []

    def _is_things(self, token: int) -> bool:
        """Say whether a word is the plural of a thing that something is done to or with."""
        is_many = self.parse.tags[token] == "NNS" and self.parse.deps[token] in _ARGUMENTS
        return is_many and not self._direct(token)

    def _groups(self, first: int, end: int, less: frozenset[int] = frozenset()) -> list[list[Part]]:
        """Return each plural phrase of people in a stretch of tokens, once for each that it means."""
        found: dict[tuple[object, ...], list[Part]] = {}
        for token in range(first, end):
            if self.parse.deps[token] in _ARGUMENTS and token not in less and self.parse.pos[token] != "PRON":
                group = [each for each in self.grammar.conjuncts(token) if each < end]
                parts = unique([part for each in group for part in self._direct(each)])
                if len(group) > 1:
                    parts = [part for part in parts if part.kind not in _SPOTS]
                if parts and self._is_many(group, parts):
                    found.setdefault(tuple(part.key for part in parts), parts)
        return list(found.values())

    def _is_many(self, group: list[int], parts: list[Part]) -> bool:
        """Say whether a phrase means several people, no lands or towns."""
        if len(group) < _PAIR and any(part.kind in _PLACES for part in parts):
            return False
        is_media = self.parse.lowers[group[0]] == "media"
        return len(parts) >= _PAIR or (self.parse.tags[group[0]] in _MANY and not is_media)
