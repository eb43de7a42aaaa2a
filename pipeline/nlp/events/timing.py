"""Which of a sentence's dates is an event's, and what stands in where the sentence names none.

What does not live here: reading date expressions (`dates`).
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property, partial

from pipeline.nlp.events.date_forms import MONTH_WORDS, TELLING
from pipeline.nlp.events.date_spans import year_span
from pipeline.nlp.events.dates import When, counts_from_another, days_told, find_dates
from pipeline.nlp.events.matching import Candidate
from pipeline.nlp.events.nearness import FAR, HAS, TOLL, Nearness
from pipeline.nlp.events.tense import is_past
from pipeline.nlp.events.time_words import tells_time
from pipeline.nlp.grammar import VERBS, Grammar

_OPENING = 12
_MOST = 40
_CLIMB = 6
_SPAN = 4
_HISTORICAL = timedelta(days=330)
_A_WEEK = timedelta(days=6)
_FRESH = timedelta(days=2)
_LEAD = 2
_RECENT = 2
# What is told in one paragraph of these is one story of one day; words may be spoken on any.
_HOSTILE = ("14", "17", "18", "19", "20")
# What may go on "for a week"; arrests and sanctions are only meant to last so long.
_LASTING = ("14", "18", "19", "20")
# Deeds are mostly told in the order in which they were done; words are of the article's day more often.
_DEEDS = ("08", *_HOSTILE)
_BLAME = "11"
_MONTHS = frozenset(word.capitalize() for word in MONTH_WORDS if len(word) > 4) | {"June", "July"}
_YEAR = 4
_CENTURY = 1900
_SOME_TIME = frozenset(
    {
        "recently",
        "previously",
        "formerly",
        "lately",
        "once",
        "originally",
        "repeatedly",
        "often",
        "frequently",
    }
) | frozenset({"regularly", "earlier", "historically", "sometimes", "long", "always"})
_AT_TIMES = frozenset({"at", "during", "in", "after", "following", "since", "before"})
_APART = frozenset({"after", "before", "since", "until", "till"})
# "Kenya: A court jailed ...", a paragraph of its own.
_ITEM = re.compile(r"^[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}: (?=[A-Z])", re.MULTILINE)
_FIGURE = re.compile(r"\d")
# "Hours after", "shortly after": on the same day, as good as always.
_AT_ONCE = re.compile(r"\b(?:hours?|minutes?|shortly|immediately|soon|just|moments)\s+$", re.IGNORECASE)


class Calendar:
    """The dates of one text's sentences, read when first asked for."""

    def __init__(self, grammar: Grammar, published: date | None, *, has_line: bool = False) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.published = published
        self.has_line = has_line
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
        for when in self._dates(sentence, future):
            is_none = when.limit or (not future and self._is_ahead(when))
            cost = FAR if is_none else self.nearness.cost(candidate.token, verb, when)
            if cost < best_cost:
                best, best_cost = when, cost
        if best is not None and future and is_past(self.grammar, self.parse.token_at(best.end_char - 1)):
            best = next((one for one in self._dates(sentence, False) if one.end_char == best.end_char), best)
        return self._counted_back(verb, best) if best is not None else None

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
            if below < noun and word.isdecimal() and len(word) == _YEAR and self._is_gone(int(word)):
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
                found = next((token for token in marks if parse.lowers[token] in _APART), None)
                if found is not None:
                    return found if parse.heads[verb] == above else None
            elif parse.deps[verb] == "pcomp" and parse.lowers[parse.heads[verb]] in _APART:
                mark = parse.heads[verb]  # "freed them on Friday, two days after seizing them"
                return mark if self.grammar.governor(mark) == above else None
            verb = parse.heads[verb]
        return None

    def of_the_line(self, candidate: Candidate) -> When | None:
        """Return the day of publication for news that the opening sentences tell without a date."""
        parse, day = self.parse, self.published
        opening = parse.sentence_of[candidate.token] < _OPENING and parse.pos[candidate.token] in VERBS
        if day is None or not opening or self._has_date(candidate) or not self._is_told(candidate.token):
            return None
        verb = candidate.token
        if candidate.code.startswith(_BLAME) and self.grammar.clause(verb).passive and not candidate.actors:
            return None  # "was charged": mostly long ago
        if self._is_vague(verb) or self._is_at_past(verb) or self._is_behind(verb):
            return None
        told = self._told_before(parse.sentence_of[candidate.token])
        start = parse.starts[candidate.token]
        if candidate.code.startswith(_HOSTILE) and len(told) == 1 and told[0].first == told[0].last <= day:
            return When(start, start, told[0].first, told[0].last, "day", "dateline")
        if told and all(self._is_old(each) for each in told):
            return None
        is_deed = candidate.code.startswith(_DEEDS) and not self._is_item(candidate.token)
        if is_deed and self._is_looking_back(candidate.token):
            return None
        if parse.sentence_of[verb] >= _LEAD and not self._is_daily:
            return None
        day = (None if self._is_item(candidate.token) else self._news_day) or day
        if told and not any(each.first <= day <= each.last for each in told):
            return None
        return When(start, start, day, day, "day", "dateline")

    @cached_property
    def items(self) -> list[int]:
        """The first characters of the paragraphs that open with a label ("Kenya: ..."), if there are some."""
        found = [match.start() for match in _ITEM.finditer(self.parse.text)]
        return found if len(found) > 1 else []

    def _is_item(self, token: int) -> bool:
        """Say whether a token stands in an item of a round-up, behind the first one's label."""
        return bool(self.items) and self.parse.starts[token] > self.items[0]

    @cached_property
    def _is_daily(self) -> bool:
        """Whether the text is news of a day: it has a date line, or names a day close to its own."""
        if self.has_line or self.items:
            return True
        told = (
            each for sentence in range(len(self.parse.sentences)) for each in self._dates(sentence, False)
        )
        day = self.published
        return day is not None and any(
            each.precision == "day" and day - _FRESH <= each.last <= day for each in told
        )

    @cached_property
    def _news_day(self) -> date | None:
        """The day that the opening sentences date their news to, where it is at most two days past."""
        if self.published is None:
            return None
        days = [
            each
            for sentence in range(min(_LEAD, len(self.parse.sentences)))
            for each in self._dates(sentence, False)
        ]
        own = (each for each in days if not self.nearness.is_of_happening(each))
        fresh = (each.first for each in own if each.precision == "day" and each.first == each.last)
        return next((day for day in fresh if timedelta(0) <= self.published - day <= _FRESH), None)

    def is_untimed(self, verb: int) -> bool:
        """Say whether `verb` tells, after the opening, what "has" come about: only its own words say when."""
        parse = self.parse
        if self._is_behind(verb) or self._is_vague(verb):
            return True
        words = {parse.lowers[token] for token in parse.children[verb] if parse.deps[token] == "aux"}
        return parse.sentence_of[verb] >= _LEAD and not HAS.isdisjoint(words)

    def _is_vague(self, verb: int) -> bool:
        """Say whether `verb` tells what was at some time or other ("recently")."""
        return any(self.parse.lowers[below] in _SOME_TIME for below in self.parse.children[verb])

    def _is_at_past(self, verb: int) -> bool:
        """Say whether `verb` tells what was at a happening of another time ("at their June summit")."""
        told = range(*self.parse.sentences[self.parse.sentence_of[verb]])
        return any(self._is_past(each) and self._is_told_at(each, verb) for each in told)

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
        is_year = word.isdecimal() and len(word) == _YEAR and self._is_gone(int(word))
        if not is_month and not is_year:
            return False
        head = parse.heads[token]
        above = parse.heads[head] if parse.pos[head] == "NOUN" else head
        return parse.pos[above] in {"ADP", "VERB"} and parse.lowers[above] in _AT_TIMES

    def _is_gone(self, year: int) -> bool:
        """Say whether `year` is one of the last decades, before that of the article."""
        return self.published is not None and _CENTURY < year < self.published.year

    def _is_behind(self, verb: int) -> bool:
        """Say whether `verb` stands in a clause of what was before or after the sentence's own news."""
        parse = self.parse
        for _ in range(_CLIMB):
            if parse.deps[verb] == "advcl" and any(
                parse.deps[mark] == "mark" and parse.lowers[mark] in _APART for mark in parse.children[verb]
            ):
                return True
            if parse.lemmas[verb].lower() == "follow" and parse.deps[verb] in {"advcl", "acl", "dep"}:
                return True
            if parse.heads[verb] == verb:
                return False
            verb = parse.heads[verb]
        return False

    def _told_before(self, sentence: int) -> list[When]:
        """Return the dates that the paragraph has named last, before `sentence`."""
        for before in range(sentence - 1, -1, -1):
            if self._parts_paragraphs(before):
                return []
            if dates := self._dates(before, False):
                return dates
        return []

    def _is_looking_back(self, token: int) -> bool:
        """Say whether the day named last before `token`, in whatever paragraph, is past news."""
        for before in range(self.parse.sentence_of[token] - 1, -1, -1):
            days = [each for each in self._dates(before, False) if each.precision == "day"]
            if days:
                return self.published is not None and days[-1].last < self.published - _FRESH
        return False

    def _parts_paragraphs(self, sentence: int) -> bool:
        """Say whether a paragraph ends with `sentence`."""
        parse = self.parse
        (_, end), (first, _) = parse.sentences[sentence], parse.sentences[sentence + 1]
        last = end - 1 - (parse.pos[end - 1] == "SPACE")
        return "\n" in parse.text[parse.ends[last] : parse.starts[first]]

    def _is_old(self, when: When) -> bool:
        """Say whether a date lies a week or more before the article."""
        return self.published is not None and when.last < self.published - _A_WEEK

    def _has_date(self, candidate: Candidate) -> bool:
        """Say whether the trigger's sentence names any time at all, if only by another happening."""
        sentence = self.parse.sentence_of[candidate.token]
        first, end = self.parse.sentences[sentence]
        span = (self.parse.starts[first], self.parse.ends[end - 1])
        if self._dates(sentence, False) or counts_from_another(self.parse.text, *span):
            return True
        return tells_time(self.grammar, candidate.token, lasts=candidate.code.startswith(_LASTING))

    def _is_told(self, verb: int) -> bool:
        """Say whether `verb` tells of the past in a main clause or in what somebody said."""
        parse = self.parse
        words = {parse.tags[verb], *(parse.tags[token] for token in parse.children[verb])}
        if self.nearness.is_perfect(verb):
            return False
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
            days = [when.first for when in self._dates(before, False) if when.first == when.last]
            if days:
                return days[-1]
        return None

    def _verb(self, candidate: Candidate) -> int:
        """Return the verb whose clause the trigger stands in."""
        if self.parse.pos[candidate.token] in VERBS:
            return candidate.token
        found = self.grammar.governor(candidate.token)
        return candidate.token if found is None else found
