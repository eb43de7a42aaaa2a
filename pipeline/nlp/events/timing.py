"""Which of a sentence's dates is an event's, and what stands in where the sentence names none.

What does not live here: reading date expressions (`dates`).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.nlp.events.dates import When, counts_from_another, days_told, find_dates
from pipeline.nlp.events.lexicon import sections
from pipeline.nlp.events.matching import Candidate
from pipeline.nlp.grammar import VERBS, Grammar

_FAR = 10_000
_OPENING = 12
_OWN_CLAUSES = frozenset({"ccomp", "relcl", "acl", "advcl", "pcomp"})
_MOST = 40
_CLIMB = 6
_SPAN = 4
_HISTORICAL = timedelta(days=330)


class Calendar:
    """The dates of one text's sentences, read when first asked for."""

    def __init__(self, grammar: Grammar, published: date | None) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.published = published
        self._known: dict[tuple[int, bool], list[When]] = {}

    def when(self, candidate: Candidate, future: bool) -> When | None:
        """Return the date that belongs to `candidate`; None where its sentence gives it none."""
        verb = self._verb(candidate)
        best, best_cost = None, _FAR
        for when in self._dates(self.parse.sentence_of[candidate.token], future):
            cost = self._cost(candidate.token, verb, when)
            if cost < best_cost:
                best, best_cost = when, cost
        return self._counted_back(verb, best) if best is not None else None

    def _counted_back(self, verb: int, when: When) -> When:
        """Return the day of what was so many days before what `when` dates ("two days after they fled")."""
        parse = self.parse
        mark = next((t for t in parse.children[verb] if parse.lowers[t] in {"after", "before"}), None)
        dated = self._owner(parse.token_at(when.end_char - 1))
        if mark is None or parse.deps[verb] != "advcl" or dated != parse.heads[verb]:
            return when
        days = days_told(parse.text, parse.starts[max(0, mark - _SPAN)], parse.starts[mark])
        if days is None or when.precision != "day":
            return when
        step = timedelta(days=days if parse.lowers[mark] == "before" else -days)
        return replace(when, first=when.first + step, last=when.last + step)

    def of_the_line(self, candidate: Candidate) -> When | None:
        """Return the day of publication for news that the opening sentences tell without a date."""
        parse, day = self.parse, self.published
        opening = parse.sentence_of[candidate.token] < _OPENING and parse.pos[candidate.token] in VERBS
        if day is None or not opening or self._has_date(candidate) or not self._is_told(candidate.token):
            return None
        if self._follows_history(parse.sentence_of[candidate.token]):
            return None
        start = parse.starts[candidate.token]
        return When(start, start, day, day, "day", "dateline")

    def _follows_history(self, sentence: int) -> bool:
        """Say whether the sentence before, of the same paragraph, tells of times long past."""
        parse = self.parse
        if sentence == 0:
            return False
        (_, end), (first, _) = parse.sentences[sentence - 1], parse.sentences[sentence]
        if "\n" in parse.text[parse.ends[end - 1] : parse.starts[first]]:
            return False
        dates = self._dates(sentence - 1, False)
        return bool(dates) and all(self.is_history(each) for each in dates)

    def _has_date(self, candidate: Candidate) -> bool:
        """Say whether the trigger's sentence names any date at all, if only by another happening."""
        sentence = self.parse.sentence_of[candidate.token]
        first, end = self.parse.sentences[sentence]
        start_char, end_char = self.parse.starts[first], self.parse.ends[end - 1]
        return bool(self._dates(sentence, False)) or counts_from_another(
            self.parse.text, start_char, end_char
        )

    def _is_told(self, verb: int) -> bool:
        """Say whether `verb` tells of the past in a main clause or in what somebody said."""
        parse = self.parse
        words = {parse.tags[verb], *(parse.tags[token] for token in parse.children[verb])}
        return parse.deps[verb] in {"ROOT", "ccomp", "conj"} and bool(words & {"VBD", "VBN", "VBZ", "VBP"})

    def is_history(self, when: When | None) -> bool:
        """Say whether the event lies a year or so back, or is told by its year in a text without a day."""
        if when is None or self.published is None:
            return when is not None and when.precision in {"year", "decade"}
        return when.last < self.published - _HISTORICAL

    def _dates(self, sentence: int, future: bool) -> list[When]:
        key = (sentence, future)
        if key not in self._known:
            first, end = self.parse.sentences[sentence]
            start_char, end_char = self.parse.starts[first], self.parse.ends[end - 1]
            self._known[key] = find_dates(self.parse.text, start_char, end_char, self.published, future)[
                :_MOST
            ]
        return self._known[key]

    def _verb(self, candidate: Candidate) -> int:
        """Return the verb whose clause the trigger stands in."""
        if self.parse.pos[candidate.token] in VERBS:
            return candidate.token
        found = self.grammar.governor(candidate.token)
        return candidate.token if found is None else found

    def _cost(self, token: int, verb: int, when: When) -> int:
        """Return how far, in clauses and words, a date stands from the trigger."""
        at = self.parse.token_at(when.end_char - 1)
        distance = abs(at - token)
        if self._is_sourced(at):
            return _FAR
        owner = self._owner(at)
        if owner is not None and owner == verb != token and self._only_tells(verb):
            return distance if token < at and (at < verb or self._within(at, token)) else _FAR
        if owner in {verb, token} or at == token or (token != verb and self._within(at, token)):
            return distance
        if self.parse.deps[verb] == "relcl" and self.parse.heads[at] == self.parse.heads[verb]:
            return distance
        if owner is not None and token != verb and self.parse.heads[owner] == token:
            return 10 + distance
        if owner is not None and self._is_apart(owner, verb):
            return _FAR
        if owner is not None and self._is_speech(owner) and not self._within(at, verb):
            return _FAR
        return distance + (50 if self._within(at, verb) else 100)

    def _is_sourced(self, at: int) -> bool:
        """Say whether a date is that of the source ("according to the army today")."""
        parse = self.parse
        for _ in range(_CLIMB):
            if parse.lowers[at] == "according":
                return True
            if parse.heads[at] == at or parse.pos[at] == "VERB":
                return False
            at = parse.heads[at]
        return False

    def _is_apart(self, owner: int, verb: int) -> bool:
        """Say whether a date's verb is a clause of its own below the trigger's verb."""
        apart = self.parse.deps[owner] in _OWN_CLAUSES or self._is_to_come(owner)
        return apart and self._within(owner, verb)

    def _is_to_come(self, verb: int) -> bool:
        """Say whether `verb` is an infinitive: what is asked or agreed to be done on a day."""
        return any(self.parse.tags[token] == "TO" for token in self.parse.children[verb])

    def _only_tells(self, verb: int) -> bool:
        """Say whether `verb` speaks of an event noun below it, so that its day is not the event's."""
        lemma = self.parse.lemmas[verb].lower()
        return lemma in sections("light.txt")["spoken"] or self._is_speech(verb)

    def _is_speech(self, verb: int) -> bool:
        """Say whether `verb` tells of saying: its date is that of the words, not of the deed."""
        words = sections("realis.txt")
        return self.parse.lemmas[verb].lower() in words["report"] | words["allege"] | words["deny"]

    def _owner(self, at: int) -> int | None:
        """Return the verb or event noun that a date hangs on."""
        return at if self.parse.pos[at] in VERBS else self.grammar.governor(at)

    def _within(self, at: int, verb: int) -> bool:
        first, end = self.parse.subtree(verb)
        return first <= at < end
