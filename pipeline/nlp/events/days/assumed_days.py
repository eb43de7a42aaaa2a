"""The day that stands in where a sentence names none: that of the article, if it tells of its news.

What does not live here: the dates that sentences name (`timing`, `dates`).
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cached_property

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.days.dates import When, counts_from_another
from pipeline.nlp.events.days.nearness import HAS
from pipeline.nlp.events.days.other_times import OtherTimes
from pipeline.nlp.events.days.time_words import tells_time
from pipeline.nlp.events.days.timing import Calendar
from pipeline.nlp.grammar import NOUNS, VERBS

_OPENING = 12
_A_WEEK = timedelta(days=6)
_FRESH = timedelta(days=2)
_LEAD = 2
# What is told in one paragraph of these is one story of one day; words may be spoken on any.
_HOSTILE = ("14", "17", "18", "19", "20")
# What may go on "for a week"; arrests and sanctions are only meant to last so long.
_LASTING = ("14", "18", "19", "20")
# Deeds are mostly told in the order in which they were done; words are of the article's day more often.
_DEEDS = ("08", *_HOSTILE)
_BLAME = "11"
# What follows these in a paragraph goes on with what was before the news.
_STORIES = frozenset({"afterward", "afterwards", "later", "subsequently", "eventually", "thereafter"})
# "Kenya: A court jailed ...", a paragraph of its own.
_ITEM = re.compile(r"^[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}: (?=[A-Z])", re.MULTILINE)


class AssumedDays:
    """Judges for one text which deeds without a date are of the day of its news."""

    def __init__(self, calendar: Calendar, *, has_line: bool) -> None:
        self.calendar = calendar
        self.grammar = calendar.grammar
        self.parse = calendar.parse
        self.published = calendar.published
        self.has_line = has_line
        self.times = OtherTimes(calendar)

    def of_the_line(self, candidate: Candidate) -> When | None:
        """Return the day of publication for news that the opening sentences tell without a date."""
        parse, day = self.parse, self.published
        opening = parse.sentence_of[candidate.token] < _OPENING and parse.pos[candidate.token] in VERBS
        if day is None or not opening or self._has_date(candidate) or not self._is_told(candidate.token):
            return None
        verb = candidate.token
        if candidate.code.startswith(_BLAME) and self.grammar.clause(verb).passive and not candidate.actors:
            return None  # "was charged": mostly long ago
        if self.times.is_vague(verb) or self.times.is_at_past(verb) or self.times.is_behind(verb):
            return None
        if self.times.is_of_others(candidate) or self.times.is_called_forth(verb):
            return None
        told = self._told_before(parse.sentence_of[candidate.token])
        start = parse.starts[candidate.token]
        if candidate.code.startswith(_HOSTILE) and len(told) == 1 and told[0].first == told[0].last <= day:
            return When(start, start, told[0].first, told[0].last, "day", "dateline")
        if self._is_in_story(verb) or (told and all(self._is_old(each) for each in told)):
            return None
        is_deed = candidate.code.startswith(_DEEDS) and not self._is_item(candidate.token)
        if is_deed and self._is_looking_back(candidate.token):
            return None
        if parse.sentence_of[verb] >= self._lead and not self._is_daily:
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
            each
            for sentence in range(len(self.parse.sentences))
            for each in self.calendar.dates(sentence, False)
        )
        day = self.published
        return day is not None and any(
            each.precision == "day" and day - _FRESH <= each.last <= day for each in told
        )

    @cached_property
    def _lead(self) -> int:
        """The sentence behind the first two; a date line is none."""
        parse = self.parse
        first, end = parse.sentences[0] if parse.sentences else (0, 0)
        is_line = self.has_line and VERBS.isdisjoint(parse.pos[first:end])
        return _LEAD + is_line

    @cached_property
    def _news_day(self) -> date | None:
        """The day that the opening sentences date their news to, where it is at most two days past."""
        if self.published is None:
            return None
        days = [
            each
            for sentence in range(min(self._lead, len(self.parse.sentences)))
            for each in self.calendar.dates(sentence, False)
        ]
        own = (each for each in days if not self.calendar.nearness.is_of_happening(each))
        fresh = (each.first for each in own if each.precision == "day" and each.first == each.last)
        return next((day for day in fresh if timedelta(0) <= self.published - day <= _FRESH), None)

    def is_untimed(self, candidate: Candidate) -> bool:
        """Say whether only a deed's own words say when it was.

        Such is what "has" come about, told after the opening, and what is one of many or of other happenings.
        """
        parse, verb = self.parse, candidate.token
        if self.times.is_behind(verb) or self.times.is_vague(verb) or self.times.is_of_others(candidate):
            return True
        if parse.pos[verb] in NOUNS and self.times.is_of_many(verb):
            return True
        words = {parse.lowers[token] for token in parse.children[verb] if parse.deps[token] == "aux"}
        return parse.sentence_of[verb] >= self._lead and not HAS.isdisjoint(words)

    def _is_in_story(self, verb: int) -> bool:
        """Say whether the paragraph has told, up to `verb`, what came after something ("Afterwards, ...")."""
        for sentence in range(self.parse.sentence_of[verb], -1, -1):
            first, _ = self.parse.sentences[sentence]
            if self.parse.lowers[first] in _STORIES:
                return True
            if sentence == 0 or self._parts_paragraphs(sentence - 1):
                return False
        return False

    def _told_before(self, sentence: int) -> list[When]:
        """Return the dates that the paragraph has named last, before `sentence`."""
        for before in range(sentence - 1, -1, -1):
            if self._parts_paragraphs(before):
                return []
            if dates := self.calendar.dates(before, False):
                return dates
        return []

    def _is_looking_back(self, token: int) -> bool:
        """Say whether the day named last before `token`, in whatever paragraph, is past news."""
        for before in range(self.parse.sentence_of[token] - 1, -1, -1):
            days = [each for each in self.calendar.dates(before, False) if each.precision == "day"]
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
        if self.calendar.dates(sentence, False) or counts_from_another(self.parse.text, *span):
            return True
        return tells_time(self.grammar, candidate.token, lasts=candidate.code.startswith(_LASTING))

    def _is_told(self, verb: int) -> bool:
        """Say whether `verb` tells of the past in a main clause or in what somebody said."""
        parse = self.parse
        words = {parse.tags[verb], *(parse.tags[token] for token in parse.children[verb])}
        if self.calendar.nearness.is_perfect(verb):
            return False
        return parse.deps[verb] in {"ROOT", "ccomp", "conj"} and bool(words & {"VBD", "VBN", "VBZ", "VBP"})
