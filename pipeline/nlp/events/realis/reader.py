"""How real an event is: actual, planned, conditional, negated, denied or alleged.

An event is actual only where every link from its trigger up to the top of its sentence is known to keep a
fact a fact. What does not live here: the links over a verb (`climb`), those over an event noun
(`event_nouns`), the words before a trigger (`surface`), and `historical`, which is a matter of dates.
"""

from __future__ import annotations

from functools import cached_property

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.days.date_forms import MONTH_WORDS, WEEKDAYS
from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.events.realis.climb import Climb
from pipeline.nlp.events.realis.event_nouns import EventNouns
from pipeline.nlp.events.realis.surface import SurfaceWords
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.ontology import type_of
from pipeline.records import Realis

_COMING = frozenset({"next", "coming"})
_PRESENT = frozenset({"VBZ", "VBP"})
_COOPERATION = 2
_MATERIAL_CONFLICT = 4
_ASKED = 2
_CYBER = "176"
_NO_MEETING = "125"
_REFUSING = "12"
# What is asked, promised, refused or threatened "if" something else happens is asked all the same.
_INTENT = frozenset({"plan", "intend", "aim", "seek", "want", "hope", "be", "stand", "look"})
_MERE_WILL = {
    "AGREE": _INTENT,
    "THREATEN": _INTENT,
    "REQUEST": frozenset({"want", "need", "prefer", "like"}),
    "PROTEST": frozenset({"announce", "schedule"}),
}
_SPEECH_TYPES = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN"})


def _is_intent(candidate: Candidate) -> bool:
    """Say whether words of will ("is ready to", "plans to", "wants them to") are not said to anybody yet."""
    head, name = candidate.pattern.head, type_of(candidate.code).name
    return head in _MERE_WILL.get(name, ())


class RealisReader:
    """Reads the realis of triggers of one text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = ClauseWords(grammar)
        self.climb = Climb(grammar, self.words)
        self.nouns = EventNouns(grammar, self.words, self.climb)
        self.surface = SurfaceWords(grammar, self.words)

    @cached_property
    def _questions(self) -> dict[int, int]:
        """Each sentence with a question mark, and how far what is asked, with the word "asked", reaches."""
        parse = self.parse
        if "?" not in parse.text:
            return {}
        marks = (token for token, word in enumerate(parse.words) if "?" in word)
        return {parse.sentence_of[token]: token + _ASKED for token in marks}

    def of(self, candidate: Candidate) -> Realis:
        """Return the realis of `candidate`; only an attempt to harm is a deed in itself."""
        token = candidate.token
        if token <= self._questions.get(self.parse.sentence_of[token], -1):
            return "conditional"
        if candidate.pattern.kind == "n":
            found = self.nouns.of(token)
        else:
            pattern = candidate.pattern
            found = self.climb.of(token, is_refused=pattern.is_refusal or pattern.is_menace)
        if found == "actual" and candidate.pattern.is_menace:
            return "planned"
        is_threat = type_of(candidate.code).name == "THREATEN"
        if found == "actual" and candidate.pattern.is_refusal and not is_threat:
            return "conditional" if self._hangs(token) else found
        return self._checked(candidate) if found == "actual" else found

    def _hangs(self, refused: int) -> bool:
        """Say whether a refusal hangs on an "if"; who would not "unless" refuses all the same."""
        _, end = self.parse.sentences[self.parse.sentence_of[refused]]
        return self.surface.has_condition(refused) and "unless" not in self.parse.lowers[refused:end]

    def _checked(self, candidate: Candidate) -> Realis:
        """Return what else may keep from fact an event that all words above it leave one."""
        token = candidate.token
        if self._is_set_for_a_day(token) or self._is_yet_to_come(candidate):
            return "planned"
        is_harm = type_of(candidate.code).quad_class == _MATERIAL_CONFLICT
        is_attack = type_of(candidate.code).name == "ASSAULT" or candidate.code.startswith(_CYBER)
        if not is_attack and self._is_tried(token):
            return "conditional"
        if is_harm and self.words.is_in(token, "plan") and self.grammar.clause(token).infinitives:
            return "planned"
        if self._is_called_off(candidate) or self._is_left_undone(candidate):
            return "negated"
        name = type_of(candidate.code).name
        is_speech = name in _SPEECH_TYPES and (candidate.pattern.head != "be" or name == "THREATEN")
        if not is_speech and self.surface.has_condition(token):
            return "conditional"
        if _is_intent(candidate) or self._is_ballot(candidate):
            return "planned"
        if is_speech and self._is_mere_word(candidate):
            return "conditional"
        return self.surface.before(token) or "actual"

    def _is_mere_word(self, candidate: Candidate) -> bool:
        """Say whether plain words only tell what would be done if something else happened."""
        if candidate.pattern.kind != "f" or not self.words.is_in(candidate.token, "report"):
            return False
        if type_of(candidate.code).name == "THREATEN":  # who would strike "if" threatens all the same
            return False
        told = self.grammar.clause(candidate.token).finites
        is_refused = candidate.code.startswith(_REFUSING)  # who would not "unless" refuses all the same
        _, end = self.parse.sentences[self.parse.sentence_of[candidate.token]]
        is_limited = is_refused and "unless" in self.parse.lowers[candidate.token : end]
        return not is_limited and any(self.surface.has_condition(verb) for verb in told)

    def _is_ballot(self, candidate: Candidate) -> bool:
        """Say whether a union votes to strike; what a parliament votes to do is done."""
        head = self.parse.heads[candidate.token]
        is_protest = type_of(candidate.code).name == "PROTEST"
        return is_protest and self.parse.deps[candidate.token] == "xcomp" and self.words.lemma(head) == "vote"

    def _is_called_off(self, candidate: Candidate) -> bool:
        """Say whether something was called off, or ruled out by nobody knows whom."""
        clause = self.grammar.clause(candidate.token)
        if candidate.pattern.head == "call" and "off" in clause.particles:
            return "off" not in candidate.pattern.particle
        is_off = candidate.code == _NO_MEETING or candidate.pattern.head == "rule"
        return is_off and clause.passive and not clause.agents

    def _is_left_undone(self, candidate: Candidate) -> bool:
        """Say whether a verb tells of what is not done ("decided not to let them in")."""
        if candidate.pattern.kind != "v" or not any(
            one.slot == "inf" for one in candidate.pattern.conditions
        ):
            return False
        verbs = self.grammar.clause(candidate.token).infinitives
        return any(self.words.own(verb) == "negated" for verb in verbs)

    def _is_set_for_a_day(self, token: int) -> bool:
        """Say whether something is called or set "for" a day ("a rally for Sunday", "due for May")."""
        governor = self.grammar.governor(token)
        verb = token if self.parse.pos[token] in VERBS else governor
        if verb is None or not self.words.is_in(verb, "set for"):
            return False
        clause = self.grammar.clause(verb)
        below = [self.grammar.noun_preps(noun) for noun in (*clause.patients, *clause.agents)]
        return any(self._is_day(day) for preps in (clause.preps, *below) for day in preps.get("for", ()))

    def _is_yet_to_come(self, candidate: Candidate) -> bool:
        """Say whether a present tense tells what is to come ("flies to Oslo on Friday")."""
        verb = candidate.token
        if self.parse.tags[verb] == "VBG" and self.parse.deps[verb] == "advcl":
            verb = self.parse.heads[verb]  # "goes to court tomorrow, seeking damages"
        if self.parse.tags[verb] not in _PRESENT:
            return False
        clause = self.grammar.clause(verb)
        bare = [token for token in self.parse.children[verb] if self.parse.deps[token] == "npadvmod"]
        days = [*bare, *clause.preps.get("on", ())]
        is_friendly = type_of(candidate.code).quad_class <= _COOPERATION
        return any(
            self.parse.lowers[day] == "tomorrow" or self._is_next(day) or (is_friendly and self._is_day(day))
            for day in days
        )

    def _is_next(self, token: int) -> bool:
        """Say whether "next" or "coming" stands before a noun."""
        return any(self.parse.lowers[below] in _COMING for below in self.parse.children[token])

    def _is_day(self, token: int) -> bool:
        """Say whether a noun is a weekday, a month, or "next week"."""
        word = self.parse.lowers[token]
        return (
            self._is_next(token)
            or word in WEEKDAYS
            or word == "tomorrow"
            or (word in MONTH_WORDS and word[:3] != word)
        )

    def _is_tried(self, verb: int) -> bool:
        """Say whether a verb tells what somebody tries to do."""
        return self.parse.deps[verb] == "xcomp" and self.words.is_in(self.parse.heads[verb], "try")
