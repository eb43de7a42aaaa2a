"""From a chosen candidate to an event report: type by realis, date, place, numbers, who says so.

What does not live here: how triggers, participants, dates and places are found.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.confidence import confidence
from pipeline.nlp.events.counts import Counts, count_people
from pipeline.nlp.events.days.assumed_days import AssumedDays
from pipeline.nlp.events.days.dates import When
from pipeline.nlp.events.days.timing import Calendar
from pipeline.nlp.events.participants.attributions import accusers
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.offices import hosts, spoken_for
from pipeline.nlp.events.parts import Part
from pipeline.nlp.events.places import Atlas
from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.events.realis.promises import is_to_come
from pipeline.nlp.events.realis.threats import Threats
from pipeline.nlp.events.reportable.public import FIRST_PERSON, PublicLife
from pipeline.nlp.events.reportable.specific import Particulars
from pipeline.nlp.events.reportable.spheres import Spheres
from pipeline.nlp.grammar import Grammar
from pipeline.ontology import type_of
from pipeline.records import Context, EventReport, Names, Participant, ParticipantRole, Quote, Realis

_FRIENDLY = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT"})
_SINGLE = frozenset({"he", "she"})
_PLURAL_FIRST = frozenset({"we", "us", "our"})
# Roots below this are words, whose dead and wounded are those of another event.
_FIRST_DEED = "14"
_DIPLOMATIC = "161"
_BLAME = "112"
_HOSTILE_WORDS = ("11", "12")
_TO_COME = frozenset({"planned", "conditional"})
_THREAT = ("THREATEN", "130")
_GIVING_UP = frozenset({"087", "0831"})
_UNTOLD = Counts()


class Reporter:
    """Words the reports of one article."""

    def __init__(
        self, grammar: Grammar, cast: Cast, names: Names, quotes: tuple[Quote, ...], context: Context
    ) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.cast = cast
        self.quotes = quotes
        self._quote_starts = [quote.start_char for quote in quotes]
        self.calendar = Calendar(grammar, context.published_on)
        self.assumed = AssumedDays(self.calendar, has_line=context.dateline_place is not None)
        self.atlas = Atlas(grammar, cast)
        self._public_life = PublicLife(cast, names)
        self.particulars = Particulars(grammar, self._public_life.in_office)
        self.spheres = Spheres(cast, names, context)
        self.context = context
        self.words = ClauseWords(grammar)
        self.threats = Threats(grammar, cast)
        self._countries = spoken_for(names)
        self._hosts = hosts(names)
        self.untimed: set[int] = set()
        self.triggers: frozenset[int] = frozenset()

    def report(self, candidate: Candidate) -> EventReport | None:
        """Return the report of `candidate`, None where it tells of no one happening."""
        parse = self.parse
        said = self._quote_of(candidate)
        speaker = said.speakers[0] if said and said.speakers else None
        if not self._public_life.is_public(candidate, speaker) or self._is_by_nobody_known(candidate):
            return None
        if self.spheres.is_private_matter(candidate):
            return None
        realis, when = self._timed(candidate)
        is_threat = realis in _TO_COME and self.threats.is_threat(candidate, realis)
        realis = "planned" if is_threat else realis
        name, code = _THREAT if is_threat else self._type(candidate, realis)
        place = self.atlas.where(candidate)
        if realis == "actual" and not self.particulars.is_one_event(candidate, when, place):
            return None
        if realis == "actual" and (
            self.calendar.is_history(when) or self.particulars.is_sum(candidate, when)
        ):
            realis = "historical"
        if when is None and realis == "actual":
            when = self.assumed.of_the_line(candidate)
        if when is None and self.assumed.is_untimed(candidate):
            self.untimed.add(parse.starts[candidate.first])
        if realis == "actual" and is_to_come(self.grammar, self.words, candidate):
            realis = "planned"
        counts = _UNTOLD if code[:2] < _FIRST_DEED else count_people(self.grammar, candidate, self.triggers)
        first, end = parse.sentences[parse.sentence_of[candidate.token]]
        if end - first > 1 and parse.words[end - 1].isspace():  # the empty line behind a paragraph
            end -= 1
        return EventReport(
            type=name,
            cameo_root=code[:2],
            mode=code,
            realis=realis,
            trigger_start_char=parse.starts[candidate.first],
            trigger_end_char=parse.ends[candidate.end - 1],
            sentence_start_char=parse.starts[first],
            sentence_end_char=parse.ends[end - 1],
            participants=self._participants(candidate, said),
            reported_by=speaker,
            reported_by_text=said.speaker_text if said else None,
            reported_by_start_char=said.speaker_start_char if said else None,
            reported_by_end_char=said.speaker_end_char if said else None,
            event_start=when.first if when else None,
            event_end=when.last if when else None,
            event_precision=when.precision if when else None,
            date_basis=when.basis if when else None,
            place_referent=place.referent if place else None,
            place_text=parse.span_text(place.first, place.end) if place else None,
            place_start_char=parse.starts[place.first] if place else None,
            place_end_char=parse.ends[place.end - 1] if place else None,
            killed=counts.killed,
            wounded=counts.wounded,
            arrested=counts.arrested,
            confidence=confidence(parse, candidate.actors, candidate.targets),
            rule=f"{candidate.pattern.kind}:{candidate.pattern.head}",
        )

    def _timed(self, candidate: Candidate) -> tuple[Realis, When | None]:
        """Return realis and day; what is told for a day after the article is planned."""
        when = self.calendar.when(candidate, candidate.realis in _TO_COME)
        if candidate.realis == "actual" and (day := self.calendar.ahead(candidate, when)) is not None:
            return "planned", day
        return candidate.realis, when

    def _is_by_nobody_known(self, candidate: Candidate) -> bool:
        """Say whether blame or refusal is that of a "she" or "he" whom the sentences before leave open."""
        if not candidate.code.startswith(_HOSTILE_WORDS) or self.parse.sentence_of[candidate.token] == 0:
            return False
        return bool(candidate.actors) and all(
            part.referent is None and not part.others and self.parse.lowers[part.head] in _SINGLE
            for part in candidate.actors
        )

    def _type(self, candidate: Candidate, realis: Realis) -> tuple[str, str]:
        """Return type and code; what is only planned is a promise or a concession."""
        code = candidate.code
        name = type_of(code).name
        if realis != "planned" or candidate.pattern.kind == "f":
            return name, code
        if code in _GIVING_UP:
            return "CONCEDE", "083"
        return ("AGREE", "030") if name in _FRIENDLY else (name, code)

    def _participants(self, candidate: Candidate, said: Quote | None) -> tuple[Participant, ...]:
        """Return actors, then targets, as records; `said` are the words that tell of it, if somebody's."""
        speaker = said.speakers[0] if said and said.speakers else None
        actors = [one for part in candidate.actors for one in self._participant("actor", part, speaker)]
        targets = [one for part in candidate.targets for one in self._participant("target", part, speaker)]
        if candidate.code.startswith(_DIPLOMATIC):
            targets = [self._as_state(target) for target in targets]
        if said is not None and candidate.code == _BLAME and "null" in candidate.pattern.actor_slots:
            actors = actors or accusers(said)
        return (*actors, *targets)

    def _as_state(self, target: Participant) -> Participant:
        """Return a capital that an envoy is recalled from as the state it is of."""
        if target.referent is None:
            return target
        return replace(target, referent=self._hosts.get(target.referent, target.referent))

    def _participant(self, role: ParticipantRole, part: Part, speaker: int | None) -> list[Participant]:
        """Return one participant as a record, or as several where its words mean several.

        "We" in a quote is its speaker or that leader's country.
        """
        word = self.parse.lowers[part.head]
        is_speaker = part.referent is None and word in FIRST_PERSON
        if is_speaker and speaker is not None and word in _PLURAL_FIRST:
            speaker = self._countries.get(speaker, speaker)
        return [
            Participant(
                role=role,
                text=self.parse.span_text(part.first, part.end),
                start_char=self.parse.starts[part.first],
                end_char=self.parse.ends[part.end - 1],
                referent=referent,
            )
            for referent in (speaker if is_speaker else part.referent, *part.others)
        ]

    def _quote_of(self, candidate: Candidate) -> Quote | None:
        """Return the quote that the trigger stands in, whose speaker says so."""
        start = self.parse.starts[candidate.token]
        index = bisect_right(self._quote_starts, start) - 1
        return self.quotes[index] if index >= 0 and self.quotes[index].end_char > start else None
