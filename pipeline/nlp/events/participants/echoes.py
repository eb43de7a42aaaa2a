"""Whom "it", "they" and "their" mean within one sentence, where grammar alone tells.

What does not live here: pronouns that point further back, which the names room resolves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import Grammar

_MANY = frozenset({"they", "them", "their"})
_ITS = frozenset({"it", "its"})
_SINGLE = frozenset({"him", "her"})
_SUBJECT_LIKE = frozenset({"nsubj", "nsubjpass", "poss"})
_OBJECT_LIKE = frozenset({"dobj", "pobj", "dative"})
_BANDS = frozenset({"organization", "group", "armed"})
_BODIES = frozenset({"country", "organization"})
_PLURAL = frozenset({"NNS", "NNPS"})
_FAR = 40


class Echoes:
    """Finds the antecedents in one text; `direct` says who the phrase at a token is itself."""

    def __init__(
        self, grammar: Grammar, spans: Mapping[int, Part], direct: Callable[[int], list[Part]]
    ) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self._spans = spans
        self._direct = direct

    def antecedent(self, token: int) -> list[Part]:
        """Return who a pronoun is in "the ministry said it would"; none where that is not plain."""
        word, dep = self.parse.lowers[token], self.parse.deps[token]
        if word in _SINGLE and dep in _OBJECT_LIKE:
            return self._undergoing_before(token)
        if word == "it" and dep in _OBJECT_LIKE:
            return self.last_body(token, self._subjects_above(token))
        if word not in _MANY | _ITS or dep not in _SUBJECT_LIKE:
            return []
        if word == "its" and (owner := self._owner(token)):
            return owner
        return self._speakers(token, word)

    def _undergoing_before(self, token: int) -> list[Part]:
        """Return whom the same subject did something to just before ("rang the envoy and told him")."""
        verb = self.parse.heads[token]
        before = self.parse.heads[verb]
        if self.parse.deps[verb] != "conj" or self.grammar.child(verb, "nsubj", "nsubjpass") is not None:
            return []
        heads = [each for each in self.parse.children[before] if self.parse.deps[each] == "dobj"]
        found = [
            part for each in heads if self.parse.tags[each] not in _PLURAL for part in self._direct(each)
        ]
        return found if len(found) == 1 and self.grammar.conjuncts(heads[0]) == heads else []

    def claimed(self, token: int) -> list[Part]:
        """Return whom a pronoun means by its place, whoever else was named ("Peru's claim that it won")."""
        parse, verb = self.parse, self.parse.heads[token]
        if parse.lowers[token] == "its":
            return self._doer_before(token)
        noun, word = parse.heads[verb], parse.lowers[token]
        if word not in {"it", "they"} or parse.deps[token] not in _SUBJECT_LIKE or parse.pos[noun] != "NOUN":
            return []
        owner = self.grammar.child(noun, "poss") if parse.deps[verb] in {"acl", "ccomp"} else None
        name = self._spans.get(owner) if owner is not None else None
        return [name] if name is not None and parse.pos[name.head] != "PRON" else []

    def is_body(self, token: int) -> bool:
        """Say whether a noun means one body of people, not people."""
        return self.parse.tags[token] == "NN" and self.parse.lemmas[token].lower() in classes()["collective"]

    def _speakers(self, token: int, word: str) -> list[Part]:
        """Return the subject of the verb over the pronoun's own, if number agrees."""
        verb = self.grammar.governor(token)
        above = self.grammar.governor(verb) if verb is not None else None
        if above is None or self.parse.sentence_of[above] != self.parse.sentence_of[token]:
            return []
        subjects = [each for each in self.grammar.clause(above).agents if each < token]
        if any(self.parse.pos[each] == "PRON" for each in subjects):
            return []
        found = [part for each in subjects for part in self._direct(each)]
        if word in _MANY and len(found) == 1 and self._are_others(found[0], above, token):
            return []
        if word == "it" and len(found) > 1:
            found = [part for part in found if part.kind in _BODIES and part.referent is not None]
        if len(found) > 1:
            return found if word in _MANY else []
        return found if len(found) == 1 and self._agrees(found[0], word) else []

    def _are_others(self, body: Part, verb: int, token: int) -> bool:
        """Say whether several people stand between a body and "they" ("the court freed men after they")."""
        below = self.parse.heads[token]
        if self.parse.deps[below] != "advcl" or self.parse.tags[body.head] in _PLURAL:
            return False
        undergoing = [each for each in self.parse.children[verb] if self.parse.deps[each] == "dobj"]
        return any(self.parse.tags[each] in _PLURAL and self._direct(each) for each in undergoing)

    def _agrees(self, part: Part, word: str) -> bool:
        """Say whether `word` can stand for `part`: "they" for several or for a body, "it" for a thing."""
        plural = self.parse.tags[part.head] in _PLURAL
        if word in _ITS:
            is_name = part.kind == "organization" and self.parse.tags[part.head] == "NNPS"
            return is_name or (not plural and part.kind != "person")
        return plural or part.kind in _BANDS or self.is_body(part.head)

    def _subjects_above(self, token: int) -> list[Part]:
        """Return the subjects of the clause that `token` stands in."""
        verb = self.grammar.governor(token)
        agents = self.grammar.clause(verb).agents if verb is not None else []
        return [part for each in agents for part in self._direct(each)]

    def _doer_before(self, token: int) -> list[Part]:
        """Return whose deed an "including its" adds to ("Peru's raids on Chile, including its attack on")."""
        noun = self.parse.heads[token]
        above = self.parse.heads[self.parse.heads[noun]]
        if self.parse.pos[above] == "VERB":
            above = self.grammar.child(above, "dobj") or above
        is_added = self.parse.deps[self.parse.heads[noun]] == "prep" and self.parse.deps[noun] == "pobj"
        owner = self.grammar.child(above, "poss") if is_added and above < noun else None
        name = self._spans.get(owner) if owner is not None else None
        return [name] if name is not None and name.kind in _BODIES else []

    def _owner(self, token: int) -> list[Part]:
        """Return whose "its" is: the clause's subject, else the body named last."""
        verb = self.grammar.governor(token)
        if verb is not None:
            clause = self.grammar.clause(verb)
            subjects = clause.patients if clause.passive else clause.agents
            names = [self._spans.get(each) for each in subjects if each < token]
            bodies = [name for name in names if name is not None and name.kind in _BODIES]
            if bodies:
                return bodies[:1]
        return self.last_body(token, [])

    def is_thing(self, token: int) -> bool:
        """Say whether "it" means the thing that an earlier verb is done to ("wrote a plan and hid it")."""
        parse, verb = self.parse, self.grammar.governor(token)
        if parse.lowers[token] != "it" or parse.deps[token] not in _OBJECT_LIKE:
            return False
        if verb is not None and self.grammar.clause(verb).infinitives:
            return False
        subjects = self._subjects_above(token)
        start = parse.sentences[parse.sentence_of[token]][0]
        keys = {part.key for part in subjects}
        for before in range(token - 1, start - 1, -1):
            name = self._spans.get(before)
            if name is not None and name.kind in _BODIES and name.key not in keys:
                return False
            if parse.deps[before] == "dobj" and parse.tags[before] == "NN":
                return self.grammar.governor(before) != verb and not self._direct(before)
        return False

    def _is_origin(self, token: int) -> bool:
        """Say whether a name only tells where somebody is from ("Ann Ek, a Republican from Ohio")."""
        parse, prep = self.parse, self.parse.heads[token]
        is_from = parse.lowers[prep] in {"from", "of"} and parse.deps[token] == "pobj"
        return is_from and parse.deps[parse.heads[prep]] == "appos"

    def last_body(self, token: int, less: list[Part]) -> list[Part]:
        """Return the country or organisation named last before `token` in its sentence, not one of `less`."""
        start = self.parse.sentences[self.parse.sentence_of[token]][0]
        keys = {part.key for part in less}
        for before in range(token - 1, max(start, token - _FAR) - 1, -1):
            name = self._spans.get(before)
            if (
                name is not None
                and name.kind in _BODIES
                and name.key not in keys
                and not self._is_origin(before)
            ):
                return [name]
        return []
