"""Whom "they" and "them" mean where the words before name only one number of people.

What does not live here: what grammar alone tells (`echoes`), and names, which the names room resolves.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.nlp.events.parts import Part, unique
from pipeline.nlp.grammar import Grammar

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

    def _undergoing(self, first: int, token: int) -> list[Part]:
        """Return whom an object means: not the subject of its clause, nobody where things are named too."""
        parse, verb = self.parse, self.grammar.governor(token)
        is_part = parse.lowers[parse.heads[token]] == "of"
        if verb is None or is_part or any(self._is_things(each) for each in range(first, token)):
            return []
        found = self._groups(first, token, frozenset(self.grammar.clause(verb).agents))
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
