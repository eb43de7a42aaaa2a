"""How real an event is: actual, planned, conditional, negated, denied or alleged.

Read by climbing from the trigger to the top of its sentence: each word on the way may deny, plan, wish,
doubt or report what stands below it. What does not live here: `historical`, which is a matter of dates.
"""

from __future__ import annotations

from functools import cached_property

from pipeline.nlp.events.above import AboveWords
from pipeline.nlp.events.clause_words import ClauseWords
from pipeline.nlp.events.date_forms import MONTH_WORDS, WEEKDAYS
from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.matching import Candidate
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.ontology import type_of
from pipeline.records import Realis

_ANY = frozenset({"any", "every", "whoever", "anyone", "no"})
_BREAKDOWN = frozenset({"collapse", "dissolve", "fail", "unravel", "crumble", "falter", "expire", "founder"})
_COMING = frozenset({"next", "coming"})
_MAX_STEPS = 12
_MATERIAL_CONFLICT = 4


class RealisReader:
    """Reads the realis of triggers of one text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = ClauseWords(grammar)
        self.above = AboveWords(grammar, self.words)
        self.light = sections("light.txt")

    @cached_property
    def _questions(self) -> frozenset[int]:
        """The sentences that end in a question mark."""
        parse = self.parse
        return frozenset(
            number
            for number, (first, end) in enumerate(parse.sentences)
            if "?" in parse.lowers[max(first, end - 3) : end]
        )

    def of(self, candidate: Candidate) -> Realis:
        """Return the realis of `candidate`; only an attempt to harm is a deed in itself."""
        token = candidate.token
        if self.parse.sentence_of[token] in self._questions:
            return "conditional"
        found = self._of_noun(token) if candidate.pattern.kind == "n" else self._of_verb(token)
        if found == "actual" and self._is_set_for_a_day(token):
            return "planned"
        is_harm = type_of(candidate.code).quad_class == _MATERIAL_CONFLICT
        return "conditional" if found == "actual" and not is_harm and self._is_tried(token) else found

    def _is_set_for_a_day(self, token: int) -> bool:
        """Say whether something is called or set "for" a day ("a rally for Sunday", "due for May")."""
        verb = token if self.parse.pos[token] in VERBS else self._next_verb(token)
        if verb < 0 or not self.words.is_in(verb, "set for"):
            return False
        clause = self.grammar.clause(verb)
        below = [self.grammar.noun_preps(noun) for noun in (*clause.patients, *clause.agents)]
        return any(self._is_day(day) for preps in (clause.preps, *below) for day in preps.get("for", ()))

    def _is_day(self, token: int) -> bool:
        """Say whether a noun is a weekday, a month, or "next week"."""
        word = self.parse.lowers[token]
        is_next = any(self.parse.lowers[below] in _COMING for below in self.parse.children[token])
        return is_next or word in WEEKDAYS or word == "tomorrow" or (word in MONTH_WORDS and word[:3] != word)

    def _is_tried(self, verb: int) -> bool:
        """Say whether a verb tells what somebody tries to do."""
        return self.parse.deps[verb] == "xcomp" and self.words.is_in(self.parse.heads[verb], "try")

    def _of_verb(self, verb: int) -> Realis:
        """Climb from `verb` through the clauses above it until one settles the matter."""
        is_free = False
        for _ in range(_MAX_STEPS):
            own = None if is_free else self.words.own(verb)
            if own is not None:
                return own
            head, dep = self.parse.heads[verb], self.parse.deps[verb]
            if head == verb:
                return "planned" if self.words.is_headline(verb) else "actual"
            if dep == "ccomp" and self._is_beside(verb, head):
                return "actual"
            above = self.above.above(verb, head, dep)
            if above is not None:
                return above
            if self._stands_alone(verb, head, dep):
                return "actual"
            is_free = dep == "conj" and self.above.is_free(verb)
            verb = head if self.parse.pos[head] in VERBS else self._next_verb(head)
            if verb < 0:
                return "actual"
        return "actual"

    def _stands_alone(self, verb: int, head: int, dep: str) -> bool:
        """Say whether a clause tells a fact whatever the clause above it is: a relative or past one."""
        if dep == "relcl":
            below = self.parse.children[head]
            if self.words.is_imagined(head) or any(self.parse.lowers[token] in _ANY for token in below):
                return False
            is_present = self.parse.tags[verb] in {"VBP", "VBZ"} and self.grammar.child(verb, "aux") is None
            is_bare = self.grammar.child(head, "det", "poss") is None
            return not (is_present and is_bare and self.parse.tags[head] == "NNS")
        if dep == "acl":
            return self.parse.tags[verb] == "VBN"
        return dep == "advcl" and self.words.is_past(verb)

    def _is_beside(self, verb: int, head: int) -> bool:
        """Say whether a semicolon parts a clause from the one the parse put over it."""
        return verb < head and ";" in self.parse.words[verb:head]

    def _next_verb(self, token: int) -> int:
        """Return the verb above a noun or preposition, -1 where there is none."""
        found = self.grammar.governor(token)
        return -1 if found is None else found

    def _of_noun(self, noun: int) -> Realis:
        """Return the realis of an event noun, from its own words and the verb that governs it."""
        own = self._noun_own(noun)
        if own is not None:
            return own
        found = self._noun_above(noun)
        return found if found is not None else "actual"

    def _noun_own(self, noun: int) -> Realis | None:
        """Return what the words before an event noun say."""
        for token in self.parse.children[noun]:
            if token > noun:
                break
            if self.words.is_in(token, "undone determiner") or self.words.is_in(token, "undone adjective"):
                return "negated"
            if self.words.is_in(token, "planned adjective"):
                return "planned"
            if self.words.is_in(token, "unreal adjective"):
                return "conditional"
            if self.words.is_in(token, "alleged adjective"):
                return "alleged"
        return None

    def _noun_above(self, noun: int) -> Realis | None:
        """Climb from an event noun to the verb above it and read what that does to it."""
        parse, token = self.parse, noun
        for _ in range(_MAX_STEPS):
            head, dep = parse.heads[token], parse.deps[token]
            if head == token:
                return None
            if parse.pos[head] in VERBS:
                return self._governed(noun, token, head, dep)
            verdict = self._noun_verdict(token, head)
            if verdict is not None:
                return verdict
            token = head
        return None

    def _noun_verdict(self, token: int, head: int) -> Realis | None:
        """Return what a noun or preposition above an event noun says of it ("threat of attack")."""
        if self.parse.pos[head] == "ADP":
            word, above = self.parse.lowers[head], self.parse.heads[head]
            if word == "without":
                return "negated"
            if word in {"if", "despite"}:
                return None
            if word in {"of", "for", "to", "on", "about", "against"}:
                return self._abstract(above)
            return None
        return None

    def _abstract(self, head: int) -> Realis | None:
        """Return what a noun or adjective before "of an attack" says of it."""
        if any(self.words.is_in(token, "undone determiner") for token in self.parse.children[head]):
            return "negated"
        if self.words.is_in(head, "remembered noun") or self._is_remembered(head):
            return "historical"
        if self.words.is_in(head, "doubt noun"):
            return "conditional"
        if self.words.is_in(head, "plan noun"):
            return "planned"
        if self.words.is_in(head, "allege noun") or self.words.is_in(head, "allege"):
            return "alleged"
        if self.words.is_in(head, "deny noun"):
            return "denied"
        return None

    def _is_remembered(self, noun: int) -> bool:
        """Say whether a noun is the object of a verb of remembrance ("honouring victims of")."""
        above = [self.parse.heads[noun]] if self.parse.deps[noun] == "dobj" else []
        before = [token for token in self.parse.children[noun] if self.parse.deps[token] == "amod"]
        return any(self.words.is_in(token, "remember") for token in above + before)

    def _governed(self, noun: int, token: int, verb: int, dep: str) -> Realis | None:
        """Return what the governing verb does to an event noun that is its argument."""
        lemma = self.words.lemma(verb)
        if dep in {"dobj", "nsubjpass"} and self.words.is_in(verb, "remember"):
            return "historical"
        if dep in {"dobj", "nsubjpass", "prep", "pobj"} and lemma in self.light["undone"]:
            if lemma == "reject" and self.words.lemma(noun) in classes()["harm-to-owner"]:
                return None
            return "negated" if lemma not in {"deny", "reject"} else "denied"
        if dep in {"dobj", "nsubjpass"} or (
            dep == "prep" and self.parse.lowers[token] in {"for", "to", "with"}
        ):
            if lemma in self.light["do"]:
                return self._of_verb(verb)
            if lemma in self.light["planned"]:
                own = self._of_verb(verb)
                return "planned" if own == "actual" else own
            if lemma in self.light["wanted"]:
                return "conditional"
        if dep == "nsubj" and self._is_hoax(verb):
            return "denied"
        if dep == "nsubj" and lemma in _BREAKDOWN:
            return "negated"
        if dep == "nsubj" and lemma in {
            "occur",
            "happen",
            "take",
            "begin",
            "start",
            "continue",
            "resume",
            "come",
        }:
            return self._of_verb(verb)
        return self._loose(noun, verb)

    def _is_hoax(self, verb: int) -> bool:
        """Say whether a predicate calls its subject untrue ("was a hoax", "turned out to be invented")."""
        verbs = [verb, *self.grammar.clause(verb).infinitives]
        qualities = [self.grammar.child(each, "acomp", "attr") for each in verbs]
        return any(each is not None and self.words.is_in(each, "untrue") for each in qualities)

    def _loose(self, noun: int, verb: int) -> Realis | None:
        """An indefinite event noun in a clause that is not fact is none either."""
        own = self._of_verb(verb)
        definite = any(
            self.parse.lowers[token] in {"the", "this", "that", "these"} or self.parse.deps[token] == "poss"
            for token in self.parse.children[noun]
        )
        return own if own in {"conditional", "planned"} and not definite else None
