"""Deeds that a sentence tells of another time than its news, without naming a day.

What does not live here: the day given to all others (`assumed_days`), and words of time (`time_words`).
"""

from __future__ import annotations

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.days.date_forms import MONTH_WORDS
from pipeline.nlp.events.days.timing import APART, Calendar
from pipeline.nlp.events.lexicon import lexicon, sections
from pipeline.nlp.grammar import VERBS

_CLIMB = 6
_MONTHS = frozenset(word.capitalize() for word in MONTH_WORDS if len(word) > 4) | {"June", "July"}
_YEAR = 4
_SOME_TIME = frozenset(
    "recently previously formerly lately once originally repeatedly often frequently regularly earlier"
    " historically sometimes long always".split()
)
_GROWTH = frozenset({"surge", "rise", "increase", "spike", "upsurge", "spate", "uptick", "escalation"})
_AT_TIMES = frozenset({"at", "during", "in", "after", "following", "since", "before"})


class OtherTimes:
    """Judges the deeds of one text."""

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.grammar = calendar.grammar
        self.parse = calendar.parse

    def is_vague(self, verb: int) -> bool:
        """Say whether `verb` tells what was at some time or other ("recently")."""
        return any(self.parse.lowers[below] in _SOME_TIME for below in self.parse.children[verb])

    def is_at_past(self, verb: int) -> bool:
        """Say whether `verb` tells what was at a happening of another time ("at their June summit")."""
        told = range(*self.parse.sentences[self.parse.sentence_of[verb]])
        return any(self._is_past(each) and self._is_told_at(each, verb) for each in told)

    def is_behind(self, verb: int) -> bool:
        """Say whether `verb` stands in a clause of what was before or after the sentence's own news."""
        parse = self.parse
        for _ in range(_CLIMB):
            if parse.deps[verb] == "advcl" and any(
                parse.deps[mark] == "mark" and parse.lowers[mark] in APART for mark in parse.children[verb]
            ):
                return True
            if parse.lemmas[verb].lower() == "follow" and parse.deps[verb] in {"advcl", "acl", "dep"}:
                return True
            if parse.heads[verb] == verb:
                return False
            verb = parse.heads[verb]
        return False

    def is_of_others(self, candidate: Candidate) -> bool:
        """Say whether a deed is told of earlier happenings ("those marches were overshadowed by clashes")."""
        subject = self._happening(candidate.token)
        if subject is None or subject in candidate.used:
            return False
        return any(self.parse.lowers[below] == "those" for below in self.parse.children[subject])

    def is_called_forth(self, verb: int) -> bool:
        """Say whether a verb tells what several happenings, of whatever day, led to."""
        if self.parse.lemmas[verb].lower() not in sections("light.txt")["provoking"]:
            return False
        subject = self._happening(verb)
        return subject is not None and self.parse.tags[subject] == "NNS"

    def is_of_many(self, noun: int) -> bool:
        """Say whether an event noun is one of many ("a surge in attacks", "had been facing attacks")."""
        parse = self.parse
        above = parse.heads[parse.heads[noun]]
        if parse.deps[noun] == "pobj" and parse.lemmas[above].lower() in _GROWTH:
            return True
        verb = self.grammar.governor(noun)
        if verb is None or parse.tags[verb] != "VBG":
            return False
        return any(parse.lowers[below] == "been" for below in parse.children[verb])

    def _happening(self, token: int) -> int | None:
        """Return the event noun that is the subject of the clause of `token`."""
        verb = token if self.parse.pos[token] in VERBS else self.grammar.governor(token)
        subject = None if verb is None else self.grammar.child(verb, "nsubj", "nsubjpass")
        is_one = subject is not None and self.parse.lemmas[subject].lower() in lexicon().nouns
        return subject if is_one else None

    def _is_told_at(self, at: int, verb: int) -> bool:
        """Say whether a time belongs to `verb`, to what it promises to do, or opens the sentence."""
        parse, owner = self.parse, self.grammar.governor(at)
        if owner is None:
            return True
        for _ in range(_CLIMB):
            if owner == verb:
                return True
            if parse.deps[owner] not in {"xcomp", "conj", "prep"}:
                break
            owner = parse.heads[owner]
        return at < owner and parse.heads[owner] == owner

    def _is_past(self, token: int) -> bool:
        """Say whether a month or a past year tells which happening something was at, or came after."""
        parse, word = self.parse, self.parse.words[token]
        is_month = word in _MONTHS and parse.deps[token] != "nsubj"
        is_year = word.isdecimal() and len(word) == _YEAR and self.calendar.is_gone(int(word))
        if not is_month and not is_year:
            return False
        head = parse.heads[token]
        above = parse.heads[head] if parse.pos[head] == "NOUN" else head
        return parse.pos[above] in {"ADP", "VERB"} and parse.lowers[above] in _AT_TIMES
