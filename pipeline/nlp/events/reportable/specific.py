"""Whether a report tells of one happening: not of habits, of sums over years, or of nobody in particular.

"Guerrillas kill peasants" and "many have been arrested" name no event that could have a row. What does not
live here: whether what is told is real (`realis`), and when it was (`timing`).
"""

from __future__ import annotations

import re

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.days.date_forms import MONTH_WORDS
from pipeline.nlp.events.days.dates import When
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.ontology import type_of

_PHYSICAL = frozenset({"ASSAULT", "COERCE"})
# Deeds that are also told as a custom; words ("accuses", "urges") are news in the present tense too.
_DONE = frozenset({"CONSULT", "COOPERATE", "AID"})
_COUNTLESS = frozenset(
    {"many", "countless", "numerous", "most", "innumerable", "every", "any", "each", "all"}
)
_COLLECTIVE = frozenset({"people", "population", "public", "society", "nation", "mankind", "humanity"})
_AS_A_RULE = frozenset(
    {"usually", "often", "regularly", "routinely", "always", "sometimes", "typically", "normally"}
)
# In the present tense these tell of a rule or a view that somebody holds ("the law requires").
_STANDING = frozenset({"require", "prefer", "like"})
# In the present tense these tell of what somebody thinks; states and bodies speak by them.
_VIEWS = frozenset(
    {"support", "back", "oppose", "favour", "favor", "disagree", "defy", "extol", "defend", "object"}
)
# In a relative clause of the present tense these tell what somebody is like ("which punishes protesters").
_DESCRIBED = frozenset({"SUPPORT", "SANCTION", "RETREAT", "PROTEST", "MOBILIZE"})
_PEOPLE = frozenset({"person", "pronoun", "people"})
_WARS = frozenset({"war", "conflict", "insurgency", "genocide", "epidemic"})
_PAIR = 2
_IN = frozenset({"in", "since", "last", "late", "early", "until"})
_YEARS = frozenset({"year", "decade"})
_POINTERS = frozenset(
    {"the", "this", "these", "those", "that", "a", "an", "another", "both", "several", "some"}
)
_THESE = frozenset({"these", "those", "this", "that"})
_PRESENT = frozenset({"VBP", "VBZ"})
_PAST = r"(?:the\s+)?(?:past|last|recent)\s+"
_SOME = r"(?:few|several|many|two|three|four|five|six|seven|eight|nine|ten|twelve|\d+)\s+"
_SUM = re.compile(
    rf"""\b(?:
      (?:in|over|during|for|within|throughout)\s+(?:nearly\s+|almost\s+)?{_PAST}(?:{_SOME})?(?:months|years|decades?)\b
    | (?:in|over|during|throughout|after)\s+(?:(?:nearly|almost|about|only|more\s+than)\s+)?(?:the\s+)?{_SOME}
        (?:months|years|decades)\b(?!\s+(?:ago|earlier|before))
    | so\s+far\s+this\s+year\b
    | \d+\s+years\s+of\b
    | (?:many|several|countless|numerous)\s+times\b
    | since\b[^.;]{{0,60}}\b(?:19|20)\d\d\b
    | (?:each|every|per)\s+(?:day|week|month|year)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


class Particulars:
    """Judges how particular the candidates of one text are."""

    def __init__(self, grammar: Grammar, public: frozenset[int] = frozenset()) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.public = public

    def is_one_event(self, candidate: Candidate, when: When | None, place: Part | None) -> bool:
        """Say whether `candidate` tells of one happening rather than of how things are."""
        if candidate.pattern.kind == "n" and self._is_month(candidate.token):
            return False
        if self._is_customary(candidate.token):
            return False
        if type_of(candidate.code).name not in _PHYSICAL:
            is_private = when is None and place is None and self._is_private(candidate)
            return not is_private and not self._is_custom(candidate)
        if when is not None and when.precision == "day":
            return True
        known = [*candidate.actors, *candidate.targets]
        if candidate.pattern.kind == "n":
            return self._is_noun_event(candidate, known, place)
        if place is None and (self._is_aside(candidate) or self._is_going_on(candidate)):
            return False
        if self._is_habit(candidate.token):
            return any(self._is_counted(part) for part in candidate.targets)
        return place is not None or self._is_one_deed(candidate, known)

    def _is_month(self, noun: int) -> bool:
        """Say whether a noun is the month of a date ("on 22 March", "in March")."""
        parse = self.parse
        beside = [parse.words[each] for each in (noun - 1, noun + 1) if 0 <= each < len(parse)]
        is_counted = any(word.isdigit() for word in beside)
        return parse.lowers[noun] in MONTH_WORDS and (is_counted or parse.lowers[noun - 1] in _IN)

    def _is_customary(self, verb: int) -> bool:
        """Say whether an adverb calls a deed of the present a custom ("rebels usually free hostages")."""
        parse = self.parse
        below = [token for token in parse.children[verb] if parse.deps[token] == "auxpass"]
        return any(parse.tags[token] in _PRESENT for token in (verb, *below)) and any(
            parse.deps[token] == "advmod" and parse.lowers[token] in _AS_A_RULE
            for token in parse.children[verb]
        )

    def _is_aside(self, candidate: Candidate) -> bool:
        """Say whether a modifier only reminds of a deed without its doer ("the suspects arrested")."""
        if self.parse.deps[candidate.token] not in {"acl", "relcl"} or candidate.actors:
            return False
        noun = self.parse.heads[candidate.token]
        is_theirs = any(part.first <= noun < part.end for part in candidate.targets)
        return is_theirs and self.parse.deps[noun] != "attr"

    def _is_going_on(self, candidate: Candidate) -> bool:
        """Say whether a modifier tells what somebody is doing all the time ("rebels fighting the army")."""
        verb, noun = candidate.token, self.parse.heads[candidate.token]
        is_modifier = self.parse.tags[verb] == "VBG" and self.parse.deps[verb] in {"acl", "relcl"}
        return is_modifier and any(part.first <= noun < part.end for part in candidate.actors)

    def _is_one_deed(self, candidate: Candidate, known: list[Part]) -> bool:
        """Say whether a verb's participants are somebody; "they" do not kill "people" in particular."""
        particular = [part for part in known if self._is_particular(part)]
        vague = any(part not in particular for part in candidate.targets)
        return any(self.parse.pos[part.head] != "PRON" or not vague for part in particular)

    def is_sum(self, candidate: Candidate, when: When | None) -> bool:
        """Say whether what is told adds up months or years ("300 killed so far this year")."""
        if type_of(candidate.code).name not in _PHYSICAL or (when is not None and when.precision == "day"):
            return False
        if when is not None and when.precision in _YEARS and not self._is_of_this_year(candidate.token, when):
            return True
        if self._is_of_a_war(candidate.token):
            return True
        first, end = self._clause(self._told_by(candidate.token))
        told = self.parse.text[self.parse.starts[first] : self.parse.ends[end - 1]]
        return _SUM.search(told) is not None

    def _is_of_a_war(self, verb: int) -> bool:
        """Say whether a whole war is what killed ("the war killed 900 soldiers")."""
        doers = self.grammar.clause(verb).agents if self.parse.pos[verb] in VERBS else []
        return any(self.parse.lemmas[token].lower() in _WARS for token in doers)

    def _is_of_this_year(self, token: int, when: When) -> bool:
        """Say whether one deed was "earlier this year", and no sum of what "has" been done since January."""
        verb = token if self.parse.pos[token] in VERBS else self.grammar.governor(token)
        has = verb is not None and any(
            self.parse.lowers[below] in {"has", "have"} for below in self.parse.children[verb]
        )
        return not has and (when.first.month, when.last.month) != (1, 12) and when.precision == "year"

    def _told_by(self, token: int) -> int:
        """Return the trigger, or the verb that a participle only adds to ("have died, killed by thugs")."""
        is_added = self.parse.deps[token] in {"advcl", "acl"} and self.parse.tags[token] == "VBN"
        above = self.grammar.governor(token) if is_added else None
        return token if above is None else above

    def _clause(self, token: int) -> tuple[int, int]:
        """Return the tokens of the clause that a trigger stands in."""
        verb = token if self.parse.pos[token] in VERBS else self.grammar.governor(token)
        return self.parse.subtree(verb if verb is not None else token)

    def _is_noun_event(self, candidate: Candidate, known: list[Part], place: Part | None) -> bool:
        """Say whether an event noun is one event: no bare plural, no mere mention of somebody's deeds."""
        if not candidate.targets and len(candidate.actors) < _PAIR and place is None:
            return False
        noun = candidate.token
        if self.parse.lowers[self.parse.heads[noun]] == "since":
            return False
        is_plural = self.parse.tags[noun] in {"NNS", "NNPS"}
        is_bare = not any(
            self.parse.deps[below] in {"poss", "nummod"} or self.parse.lowers[below] in _POINTERS
            for below in self.parse.children[noun]
        )
        if is_plural and is_bare and "between" not in self.grammar.noun_preps(noun):
            return any(part.referent is not None for part in known)
        return any(self._is_particular(part) for part in known)

    def _is_habit(self, verb: int) -> bool:
        """Say whether a verb tells in the simple present what is done again and again."""
        parse = self.parse
        if parse.sentence_of[verb] == 0 and not self._is_in_relative(verb):
            return False
        below = [token for token in parse.children[verb] if parse.deps[token] in {"aux", "auxpass"}]
        if any(
            parse.tags[token] in {"VBD", "MD"}
            or (parse.lemmas[token] in {"have", "be"} and parse.deps[token] == "aux")
            for token in below
        ):
            return False
        return parse.tags[verb] in _PRESENT or any(parse.tags[token] in _PRESENT for token in below)

    def _is_private(self, candidate: Candidate) -> bool:
        """Say whether persons met of whom none is known to hold an office."""
        people = candidate.actors
        return (
            self.parse.lemmas[candidate.token].lower() in {"meet", "visit"}
            and type_of(candidate.code).name == "CONSULT"
            and all(part.kind in {"person", "pronoun"} for part in (*people, *candidate.targets))
            and all(part.referent not in self.public for part in (*people, *candidate.targets))
        )

    def _is_custom(self, candidate: Candidate) -> bool:
        """Say whether a clause tells what people do as a rule ("people who visit", "which sells grain")."""
        verb = candidate.token
        if candidate.pattern.kind == "n" or not self._is_habit(verb):
            return False
        kind, dep = type_of(candidate.code).name, self.parse.deps[verb]
        if self.parse.lemmas[verb] in _STANDING:
            return True
        if self.parse.lemmas[verb] in _VIEWS and all(part.kind in _PEOPLE for part in candidate.actors):
            return True
        if kind in _DESCRIBED or self.parse.lemmas[verb] in _VIEWS:
            return self._is_in_relative(verb)
        known = any(part.referent is not None for part in candidate.actors)
        if kind in _DONE:
            return dep in {"relcl", "advcl"} or not known
        return self._is_of_all(candidate)

    def _is_in_relative(self, verb: int) -> bool:
        """Say whether a verb stands in a relative clause, or goes on with one ("who backs and pays")."""
        parse = self.parse
        while parse.deps[verb] == "conj" and parse.pos[parse.heads[verb]] in VERBS:
            verb = parse.heads[verb]
        return parse.deps[verb] == "relcl"

    def _is_of_all(self, candidate: Candidate) -> bool:
        """Say whether nobody in particular is told of ("companies complain", "charities that ask")."""
        parts = [*candidate.actors, *candidate.targets]
        return bool(candidate.actors) and all(
            self.parse.tags[part.head] in {"NNS", "NNPS"}
            and not self._is_counted(part)
            and not any(self.parse.deps[below] in {"det", "poss"} for below in self.parse.children[part.head])
            for part in parts
        )

    def _is_counted(self, part: Part) -> bool:
        """Say whether a participant has a name or a number."""
        return part.referent is not None or any(
            self.parse.deps[below] == "nummod" or self.parse.tags[below] == "CD"
            for below in (part.head, *self.parse.children[part.head])
        )

    def _is_particular(self, part: Part) -> bool:
        """Say whether a participant is somebody in particular, at least as a band."""
        parse, head = self.parse, part.head
        if self._is_counted(part):
            return True
        below = {parse.lowers[token] for token in parse.children[head]}
        if below & _THESE:
            return True
        is_vague = below & _COUNTLESS or parse.lowers[head] in _COUNTLESS
        return not is_vague and parse.lemmas[head].lower() not in _COLLECTIVE
