"""Which of a sentence's dates is an event's.

What does not live here: reading date expressions (`dates`), and the day that is assumed where a sentence
names none (`assumed_days`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.days.date_forms import TELLING
from pipeline.nlp.events.days.date_spans import year_span
from pipeline.nlp.events.days.dates import When, days_told, find_dates
from pipeline.nlp.events.days.nearness import FAR, TOLL, Nearness
from pipeline.nlp.events.days.tense import is_past, is_present
from pipeline.nlp.grammar import VERBS, Grammar

_MOST = 40
_CLIMB = 6
_SPAN = 4
_HISTORICAL = timedelta(days=330)
_FRESH = timedelta(days=2)
_SOON = timedelta(days=60)
_RECENT = 2
_YEAR = 4
_CENTURY = 1900
APART = frozenset({"after", "before", "since", "until", "till"})
_FIGURE = re.compile(r"\d")
# "Hours after", "shortly after": on the same day, as good as always.
_AT_ONCE = re.compile(r"\b(?:hours?|minutes?|shortly|immediately|soon|just|moments)\s+$", re.IGNORECASE)


class Calendar:
    """The dates of one text's sentences, read when first asked for."""

    def __init__(self, grammar: Grammar, published: date | None) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.published = published
        self.nearness = Nearness(grammar)
        self._known: dict[tuple[int, bool], list[When]] = {}

    def when(self, candidate: Candidate, future: bool) -> When | None:
        """Return the date that belongs to `candidate`; None where its sentence gives it none.

        `future` says that the deed may be still to come: its day is too, unless its clause tells of the past.
        """
        if (year := self._year_before(candidate)) is not None:
            return year
        verb, sentence = self._verb(candidate), self.parse.sentence_of[candidate.token]
        best, best_cost = None, FAR
        for when in self.dates(sentence, future):
            is_none = when.limit or (not future and self._is_ahead(when))
            cost = FAR if is_none else self.nearness.cost(candidate.token, verb, when)
            if cost < best_cost:
                best, best_cost = when, cost
        if best is not None and future and is_past(self.grammar, self.parse.token_at(best.end_char - 1)):
            best = next((one for one in self.dates(sentence, False) if one.end_char == best.end_char), best)
        return self._counted_back(verb, best) if best is not None else None

    def ahead(self, candidate: Candidate, when: When | None) -> When | None:
        """Return the day after the article on which a deed is to be done ("frees him on 20 July").

        `when` is its day in the tense of what has been; a present tense tells of a day of the next weeks too.
        """
        published = self.published
        if published is None:
            return None
        if when is not None and when.first > published:
            return None if is_past(self.grammar, self.parse.token_at(when.end_char - 1)) else when
        if not is_present(self.grammar, candidate.token):
            return None
        day = self.when(candidate, True)
        if day is None or day.basis != "explicit" or day.precision != "day":
            return None
        return day if timedelta() < day.first - published <= _SOON else None

    def _is_ahead(self, when: When) -> bool:
        """Say whether a date lies wholly after the article, too late for what has been."""
        return self.published is not None and when.first > self.published + _FRESH

    def _year_before(self, candidate: Candidate) -> When | None:
        """Return the year that an event noun has before it ("for a 2003 raid on a farm")."""
        parse, noun = self.parse, candidate.token
        if candidate.pattern.kind != "n":
            return None
        for below in parse.children[noun]:
            word = parse.words[below]
            if below < noun and word.isdecimal() and len(word) == _YEAR and self.is_gone(int(word)):
                first, last, precision, basis = year_span(int(word), "explicit")
                return When(parse.starts[below], parse.ends[below], first, last, precision, basis)
        return None

    def _counted_back(self, verb: int, when: When) -> When | None:
        """Return the day of what was so many days before what `when` dates ("two days after they fled").

        None where the clause only says that it was before or after what has the date.
        """
        parse = self.parse
        dated = self.nearness.owner(parse.token_at(when.end_char - 1))
        mark = self._mark_between(verb, dated)
        if mark is None:
            return when
        days = days_told(parse.text, parse.starts[max(0, mark - _SPAN)], parse.starts[mark])
        is_effect = dated is not None and parse.lemmas[dated].lower() in TOLL
        if when.precision != "day" or (days is None and is_effect):
            return when
        if days is None:
            is_at_once = _AT_ONCE.search(parse.text, max(0, parse.starts[mark] - 20), parse.starts[mark])
            return when if is_at_once else None
        step = timedelta(days=days if parse.lowers[mark] == "before" else -days)
        return replace(when, first=when.first + step, last=when.last + step)

    def _mark_between(self, verb: int, above: int | None) -> int | None:
        """Return the "after" or "before" of a clause that `verb` stands in below the verb `above`."""
        parse = self.parse
        for _ in range(_CLIMB):
            if verb == above or parse.heads[verb] == verb:
                return None
            if parse.deps[verb] == "advcl":
                marks = (token for token in parse.children[verb] if parse.deps[token] == "mark")
                found = next((token for token in marks if parse.lowers[token] in APART), None)
                if found is not None:
                    return found if parse.heads[verb] == above else None
            elif parse.deps[verb] == "pcomp" and parse.lowers[parse.heads[verb]] in APART:
                mark = parse.heads[verb]  # "freed them on Friday, two days after seizing them"
                return mark if self.grammar.governor(mark) == above else None
            verb = parse.heads[verb]
        return None

    def is_gone(self, year: int) -> bool:
        """Say whether `year` is one of the last decades, before that of the article."""
        return self.published is not None and _CENTURY < year < self.published.year

    def is_history(self, when: When | None) -> bool:
        """Say whether the event lies a year or so back, or is told by its year in a text without a day."""
        if when is None or self.published is None:
            return when is not None and when.precision in {"year", "decade"}
        return when.last < self.published - _HISTORICAL

    def dates(self, sentence: int, future: bool) -> list[When]:
        """Return the dates that a sentence names; `future` is the tense that weekdays are read in."""
        key = (sentence, future)
        if key not in self._known:
            first, end = self.parse.sentences[sentence]
            span = (self.parse.starts[first], self.parse.ends[end - 1])
            told = partial(self._day_before, sentence)
            words = self.parse.lowers[first:end]
            may_tell = not TELLING.isdisjoint(words) or _FIGURE.search(self.parse.text, *span)
            found = find_dates(self.parse.text, *span, self.published, future, told) if may_tell else []
            self._known[key] = found[:_MOST]
        return self._known[key]

    def _day_before(self, sentence: int) -> date | None:
        """Return the day that was told last in the sentences right before `sentence`."""
        for before in range(sentence - 1, max(-1, sentence - 1 - _RECENT), -1):
            days = [when.first for when in self.dates(before, False) if when.first == when.last]
            if days:
                return days[-1]
        return None

    def _verb(self, candidate: Candidate) -> int:
        """Return the verb whose clause the trigger stands in."""
        if self.parse.pos[candidate.token] in VERBS:
            return candidate.token
        found = self.grammar.governor(candidate.token)
        return candidate.token if found is None else found
