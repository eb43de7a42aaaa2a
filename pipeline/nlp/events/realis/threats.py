"""When harm to come is a threat: its own doer says so, or says what will happen unless another gives way.

What does not live here: patterns that are threats by their words (`lexicons/events/threaten.txt`), and
promises to harm (`promises`).
"""

from __future__ import annotations

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.lexicon import sections
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.slots import COMING
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import Grammar
from pipeline.ontology import type_of
from pipeline.records import Realis

_HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION"})
_STRONG = frozenset({"REJECT", "PROTEST", *_HOSTILE})
_MATERIAL = frozenset({"PROTEST", *_HOSTILE})
_WARNING = frozenset({"warn", "threaten", "hint", "caution"})
_TALKING = frozenset({"speak", "talk", "boast", "warn"})
_PULLING_OUT = "087"
_BOUND = frozenset({"have", "force", "compel", "oblige", "be"})
_RULING = frozenset({"country", "official"})
_FIRST_DEED = "18"
_MOST_ABOVE = 4


class Threats:
    """Tells the threats among the deeds to come of one article."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.cast = cast

    def is_threat(self, candidate: Candidate, realis: Realis) -> bool:
        """Say whether a deed that is `planned` or `conditional` is one that its doer threatens."""
        name = type_of(candidate.code).name
        if candidate.pattern.kind == "f":  # "is ready to close its embassy if"
            is_ready = name == "THREATEN" and candidate.pattern.head == "be"
            return is_ready and self._is_ultimatum(candidate.token, {"unless", "if"})
        if realis == "conditional":
            is_given_up = candidate.code.startswith(_PULLING_OUT)
            is_harm = name in _MATERIAL or is_given_up
            return is_harm and candidate.pattern.kind == "v" and self._may_be_done(candidate, is_given_up)
        is_own = name in _STRONG and bool(candidate.actors)
        if self._is_ultimatum(candidate.token, {"unless", "if"} if is_own else {"unless"}):
            return True
        return name in _HOSTILE and (self._is_announced(candidate) or self._is_decreed(candidate))

    def _may_be_done(self, candidate: Candidate, needs_if: bool) -> bool:
        """Say whether somebody warns of what they may do, talks of it, or says that they would "if"."""
        verb = candidate.token
        head = self.parse.heads[verb]
        if self.parse.deps[verb] == "xcomp" and self.parse.lemmas[head] in _BOUND:  # "may have to close"
            verb = head
        below = self.parse.children[verb]
        aux = {self.parse.lowers[each] for each in below if self.parse.deps[each] == "aux"}
        if self.parse.deps[verb] == "pcomp" and self._is_talked_of(candidate):
            return True
        if aux.isdisjoint(COMING) or any(self.parse.deps[each] == "neg" for each in below):
            return False
        sayer = self._sayer(verb)
        if sayer is None:
            return False
        if not (self._is_said_by_doer(sayer, candidate) or self._is_decreed(candidate)):
            return False
        is_warned = self.parse.lemmas[sayer] in _WARNING and not needs_if
        return is_warned or self._is_ultimatum(verb, {"unless", "if"})

    def _is_talked_of(self, candidate: Candidate) -> bool:
        """Say whether somebody speaks of doing harm ("spoke of turning the posts to ash")."""
        verb = candidate.token
        above = self.grammar.governor(verb)
        if above is None or self.parse.lowers[self.parse.heads[verb]] != "of":
            return False
        return self.parse.lemmas[above] in _TALKING and self._is_said_by_doer(above, candidate)

    def _is_ultimatum(self, verb: int, marks: set[str]) -> bool:
        """Say whether `verb` will be done "unless" another gives way, or by its doer "if" one does not."""
        return any(
            self.parse.lowers[mark] in marks
            for child in self.parse.children[verb]
            for mark in self.parse.children[child]
            if self.parse.deps[mark] == "mark"
        )

    def _is_announced(self, candidate: Candidate) -> bool:
        """Say whether the one who would do it is the one who says so, plans it or vows it."""
        if candidate.pattern.kind == "n":
            above = self.grammar.governor(candidate.token)
            return above is not None and self._is_saying(above) and self._is_said_by_doer(above, candidate)
        verb = candidate.token
        for _ in range(_MOST_ABOVE):
            above = self.grammar.governor(verb)
            if above is None or self.parse.sentence_of[above] != self.parse.sentence_of[verb]:
                return False
            if self._is_saying(above) and self._is_said_by_doer(above, candidate):
                return True
            verb = above
        return False

    def _is_decreed(self, candidate: Candidate) -> bool:
        """Say whether those in power say what will be done, they need not say by whom ("will be shot")."""
        sayer = None if candidate.actors else self._sayer(candidate.token)
        if sayer is None or candidate.token not in self.grammar.clause(sayer).finites:
            return False
        kinds = frozenset({"armed"}) if candidate.code >= _FIRST_DEED else _RULING
        powers = [part for part in self._doers(sayer) if self._is_power(part, kinds)]
        candidate.actors = powers
        return bool(powers)

    def _is_power(self, part: Part, kinds: frozenset[str]) -> bool:
        """Say whether somebody is armed, or of one of `kinds`."""
        if part.kind in kinds or "armed" in self.cast.groups(part.head):
            return True
        return kinds is _RULING and self._is_in_office(part)

    def _is_in_office(self, part: Part) -> bool:
        """Say whether an office stands before or in a name ("Governor Ann Ek", "the interior minister")."""
        return any("official" in self.cast.groups(token) for token in range(part.first, part.head + 1))

    def _sayer(self, verb: int) -> int | None:
        """Return the verb of saying right over `verb`."""
        above = self.grammar.governor(verb)
        return above if above is not None and self._is_saying(above) else None

    def _is_saying(self, verb: int) -> bool:
        """Say whether a verb is one of saying or planning."""
        words, lemma = sections("realis.txt"), self.parse.lemmas[verb].lower()
        return lemma in words["report"] or lemma in words["vow"] or lemma in _WARNING

    def _doers(self, verb: int) -> list[Part]:
        return self.cast.find_all(self.grammar.clause(verb).agents)

    def _is_said_by_doer(self, verb: int, candidate: Candidate) -> bool:
        """Say whether the candidate's actor is the subject of `verb`, or a body of the subject's state."""
        doers = self._doers(verb)
        keys = {part.key for part in doers}
        if any(part.key in keys for part in candidate.actors):
            return True
        rulers = [part for part in doers if part.kind in _RULING or self._is_in_office(part)]
        told = [part for each in self.grammar.clause(verb).finites for part in self._doers(each)]
        keys = {part.key for part in told if part.kind == "pronoun" or (rulers and self._is_own_state(part))}
        return any(part.key in keys for part in candidate.actors)

    def _is_own_state(self, part: Part) -> bool:
        """Say whether somebody is a body of state of which no country is named ("the army would step in")."""
        return part.referent is None and "state" in self.cast.groups(part.head) and part.kind != "country"
