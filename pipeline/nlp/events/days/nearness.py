"""How near a date stands to a trigger in the sentence that names both, and whose date it is.

What does not live here: which of the dates is taken, and what it means (`timing`, `dates`).
"""

from __future__ import annotations

from pipeline.nlp.events.days.dates import When
from pipeline.nlp.events.lexicon import classed, lexicon, sections
from pipeline.nlp.grammar import NOUNS, VERBS, Grammar

FAR = 10_000
"""The cost of a date that is not the trigger's."""
HAS = frozenset({"has", "have", "'ve"})
_PERFECT = HAS | {"had", "'d"}
_OWN_CLAUSES = frozenset({"ccomp", "relcl", "acl", "advcl", "pcomp"})
# What stands behind these lies behind the deed itself: "sentenced on Monday for the murder of".
_CAUSES = frozenset({"for", "over", "about", "after", "following", "since", "against"})
_DOERS = frozenset({"nsubj", "nsubjpass", "appos", "conj"})
_DURING = frozenset({"in", "during", "at", "by", "on"})
_NAMING = frozenset({"poss", "compound", "nmod"})
_HOURS = frozenset({"night", "morning", "evening", "afternoon", "day", "end", "start", "beginning"}) | {
    *("dawn", "daybreak", "sunrise", "noon", "midday", "sunset", "dusk", "nightfall", "midnight"),
}
_BEFORE = frozenset({"after", "before", "following", "since", "until", "despite"})
_AHEAD = frozenset({"ahead", "advance", "wake"})
_CLIMB = 6
# What only describes something has no day of its own ("a ship carrying grain", "a pact on fishing").
_DESCRIBING = frozenset(
    {"carry", "transport", "bear", "hold", "contain", "wear", "travel", "sail", "head"}
) | {
    *("live", "work", "serve", "belong", "study", "operate", "bind", "ferry"),
}
_WHEN = frozenset({"when", "as", "after"})
TOLL = frozenset({"kill", "die", "wound", "injure", "hurt"})


class Nearness:
    """Judges the dates of one text's sentences against its triggers."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse

    def cost(self, token: int, verb: int, when: When) -> int:
        """Return how far, in clauses and words, a date stands from the trigger."""
        at = self.parse.token_at(when.end_char - 1)
        distance = abs(at - token)
        if self._is_sourced(at) or (token != verb and self._is_cause(token) and not self._within(at, token)):
            return FAR
        owner = self.owner(at)
        if self._is_of_noun(at, token) or self._is_of_main(token, verb, owner):
            return FAR
        if self._is_of_subject(at, token) or self._is_of_second(at, owner, verb):
            return FAR
        if when.precision == "day" and self._is_of_object(when, at, verb):
            return FAR if token == verb else distance
        if owner is not None and owner == verb != token and self._only_tells(verb):
            return distance if token < at and (at < verb or self._within(at, token)) else FAR
        if owner in {verb, token} or at == token or (token != verb and self._within(at, token)):
            return distance
        if self.parse.deps[verb] == "relcl" and self.parse.heads[at] == self.parse.heads[verb]:
            return distance
        if owner is not None and token != verb and self.parse.heads[owner] == token:
            return 10 + distance
        if owner is not None and self._is_joined(verb, owner):
            return 20 + distance
        if owner is not None and owner in (self.fell_in(verb), *self.tolls(verb)):
            return 30 + distance
        if owner is not None and (self._is_apart(owner, verb) or self._is_of_another(owner, verb)):
            return FAR
        if owner is not None and self._only_tells(owner) and not self._within(at, verb):
            return FAR
        if owner is not None and not self._within(at, verb) and self._is_told_below(verb, owner):
            return FAR
        if self._within(at, verb):
            return distance + 50
        return FAR if self.is_perfect(verb) else distance + 100

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

    def is_of_happening(self, when: When) -> bool:
        """Say whether a date only tells which happening is meant ("Sunday night's debate")."""
        at = self._whole_day(self.parse.token_at(when.end_char - 1))
        return self.parse.deps[at] in _NAMING and self.parse.pos[self.parse.heads[at]] in NOUNS

    def _whole_day(self, at: int) -> int:
        """Return the word for the time of day that a date stands before ("Sunday night"), or the date."""
        parse = self.parse
        if parse.deps[at] == "case" or (parse.deps[at] == "nummod" and parse.tags[parse.heads[at]] == "NNP"):
            at = parse.heads[at]
        above = parse.heads[at]
        is_hour = parse.deps[at] in _NAMING and parse.lemmas[above].lower() in _HOURS
        return above if is_hour else at

    def _is_of_noun(self, at: int, token: int) -> bool:
        """Say whether a date is that of another happening ("ahead of Friday's vote", "after the May raid").

        Not of one that the deed was in, or that did it ("Friday's attack killed", "hurt in Friday's attack").
        """
        parse = self.parse
        at = self._whole_day(at)
        noun = parse.heads[at]
        if parse.deps[at] == "pobj" and parse.pos[parse.heads[noun]] == "NOUN":
            if parse.lemmas[parse.heads[noun]].lower() in _HOURS:
                return False
            prep = parse.heads[parse.heads[noun]]
            return not self._within(token, parse.heads[noun]) and parse.lowers[prep] in _BEFORE
        if parse.deps[at] not in _NAMING or parse.pos[noun] not in NOUNS:
            return False
        if noun == token or self._within(token, noun) or parse.deps[noun] in _DOERS:
            return False
        if parse.deps[noun] == "dobj":
            return parse.lemmas[parse.heads[noun]].lower() not in sections("light.txt")["do"]
        prep = parse.heads[noun]
        is_ahead = parse.lowers[prep] == "of" and parse.lowers[parse.heads[prep]] in _AHEAD
        return parse.deps[noun] == "pobj" and (is_ahead or parse.lowers[prep] not in _DURING)

    def _is_told_below(self, verb: int, owner: int) -> bool:
        """Say whether `verb` stands in what is said, or in what followed, below a date's verb."""
        parse = self.parse
        for _ in range(_CLIMB):
            if verb == owner or parse.heads[verb] == verb:
                return False
            above = parse.heads[verb]
            is_content = parse.deps[verb] == "ccomp" and above != owner and self._is_speech(above)
            if is_content or (parse.lemmas[verb].lower() == "follow" and verb != owner):
                return True
            verb = above
        return False

    def _is_of_main(self, token: int, verb: int, owner: int | None) -> bool:
        """Say whether a date is that of the main verb, where the trigger only describes its subject.

        "A man who had robbed a bank was held on Friday": it is not known when he robbed it.
        """
        parse = self.parse
        if owner is None or token != verb or parse.deps[verb] not in {"relcl", "acl"}:
            return False
        if any(parse.tags[below] == "WRB" for below in parse.children[verb]):
            return False  # "in May, when they met"
        noun = parse.heads[verb]
        lemma = parse.lemmas[noun].lower()
        is_somebody = lemma in classed("person", "collective") or parse.pos[noun] == "PROPN"
        return is_somebody and self._is_above(owner, noun)

    def _is_above(self, owner: int, noun: int) -> bool:
        """Say whether a verb stands over a noun, however deep that lies in its clause."""
        for _ in range(_CLIMB):
            noun = self.parse.heads[noun]
            if noun == owner:
                return True
        return False

    def _is_of_subject(self, at: int, verb: int) -> bool:
        """Say whether a day is that of what called a reaction forth ("the raid on Sunday drew protests")."""
        lemma = self.parse.lemmas[verb].lower()
        if at > verb or (lemma != "draw" and lemma not in sections("light.txt")["told"]):
            return False
        subject = self.grammar.child(verb, "nsubj", "nsubjpass")
        return subject is not None and subject < at and self.parse.lemmas[subject].lower() in lexicon().nouns

    def _is_of_object(self, when: When, at: int, verb: int) -> bool:
        """Say whether a day is that of what a deed in the present perfect is about.

        "Has condemned the arrest in Oslo on 1 May": what "has" been done is done on no named day.
        """
        parse = self.parse
        if parse.lowers[parse.token_at(when.start_char) - 1] != "on":
            return False
        if not any(parse.deps[each] == "aux" and parse.lowers[each] in HAS for each in parse.children[verb]):
            return False
        objects = (below for below in parse.children[verb] if parse.deps[below] == "dobj")
        return any(verb < noun < at and parse.lemmas[noun].lower() in lexicon().nouns for noun in objects)

    def _is_cause(self, noun: int) -> bool:
        """Say whether an event noun is what the deed of its verb is for or comes after."""
        parse, token = self.parse, noun
        for _ in range(_CLIMB):
            token = parse.heads[token]
            if parse.pos[token] in VERBS or parse.heads[token] == token:
                return False
            if parse.pos[token] in {"ADP", "SCONJ"} and parse.lowers[token] in _CAUSES:
                return True
        return False

    def _is_apart(self, owner: int, verb: int) -> bool:
        """Say whether a date's verb is a clause of its own below the trigger's verb."""
        apart = self.parse.deps[owner] in _OWN_CLAUSES or self._is_to_come(owner)
        return apart and not self._within(verb, owner)

    def _is_joined(self, verb: int, owner: int) -> bool:
        """Say whether `verb` goes on with what `owner` began ("on Friday seized and sold")."""
        parse = self.parse
        is_second = parse.deps[verb] == "conj" and parse.heads[verb] == owner
        return (
            is_second
            and self.grammar.child(verb, "nsubj", "nsubjpass") is None
            and not (self._is_of_another(owner, verb))
        )

    def _is_of_another(self, owner: int, verb: int) -> bool:
        """Say whether a date's verb tells of another time than the trigger's, which it is joined to.

        "Has often scolded Peru and cut its aid in 2020", "was seized and was handed over on Friday".
        """
        parse = self.parse
        if ";" in parse.words[verb:owner]:
            return True
        if parse.heads[owner] == verb and parse.deps[owner] == "conj":
            if self.is_toll(verb) and self.is_toll(owner):
                return False
            has_own = any(parse.deps[token] in {"aux", "auxpass"} for token in parse.children[owner])
            has = any(parse.lowers[token] in HAS for token in parse.children[verb])
            return has_own or self._is_speech(verb) or (has and parse.tags[owner] == "VBD")
        if parse.heads[verb] == owner and parse.deps[verb] == "conj":
            return self.is_perfect(verb) and not self.is_perfect(owner)
        return False

    def _is_of_second(self, at: int, owner: int | None, verb: int) -> bool:
        """Say whether a date opens the second of two joined clauses ("was charged and last month confessed").

        The parse may have joined it to a noun of the first.
        """
        parse = self.parse
        seconds = (each for each in parse.children[verb] if parse.deps[each] == "conj")
        second = next((each for each in seconds if verb < at < each), None)
        return second is not None and (owner == second or parse.deps[at] == "conj")

    def is_toll(self, verb: int) -> bool:
        """Say whether `verb` counts those who fell on one day ("two killed, five wounded today")."""
        return self.parse.lemmas[verb].lower() in TOLL

    def fell_in(self, verb: int) -> int | None:
        """Return the verb of what somebody was killed or hurt in ("died when a bomb went off in Goma")."""
        clauses = (
            each
            for toll in self.tolls(verb)
            for each in self.parse.children[toll]
            if self.parse.deps[each] == "advcl"
        )
        return next((each for each in clauses if self._is_when(each)), None)

    def tolls(self, verb: int) -> list[int]:
        """Return a verb of harm and those of one count with it ("six were killed and nine hurt")."""
        if not self.is_toll(verb):
            return []
        parse, found = self.parse, [verb]
        for second in parse.children[verb]:
            if parse.deps[second] == "conj":
                below = [each for each in parse.children[second] if parse.deps[each] == "acl"]
                found += [each for each in (second, *below) if self.is_toll(each)]
        return found

    def _is_when(self, clause: int) -> bool:
        """Say whether a clause opens with "when" or the like."""
        return any(self.parse.lowers[mark] in _WHEN for mark in self.parse.children[clause])

    def is_perfect(self, verb: int) -> bool:
        """Say whether `verb` tells of what has, or had, come about at a time of its own."""
        parse = self.parse
        aids = [token for token in parse.children[verb] if parse.deps[token] in {"aux", "auxpass"}]
        if not aids and parse.deps[verb] == "conj" and parse.tags[verb] == "VBN":
            return parse.heads[verb] < verb and self.is_perfect(parse.heads[verb])
        return any(parse.deps[token] == "aux" and parse.lowers[token] in _PERFECT for token in aids)

    def _is_to_come(self, verb: int) -> bool:
        """Say whether `verb` is an infinitive: what is asked or agreed to be done on a day."""
        return any(self.parse.tags[token] == "TO" for token in self.parse.children[verb])

    def _only_tells(self, verb: int) -> bool:
        """Say whether `verb` speaks of an event noun below it, so that its day is not the event's."""
        lemma = self.parse.lemmas[verb].lower()
        return lemma in sections("light.txt")["spoken"] or self._is_speech(verb)

    def _is_speech(self, verb: int) -> bool:
        """Say whether `verb` tells of saying: its date is that of the words, not of the deed."""
        words, lemma = sections("realis.txt"), self.parse.lemmas[verb].lower()
        return lemma in words["report"] or lemma in words["allege"] or lemma in words["deny"]

    def owner(self, at: int) -> int | None:
        """Return the verb or event noun that a date hangs on."""
        owner = at if self.parse.pos[at] in VERBS else self.grammar.governor(at)
        return self.grammar.governor(owner) if owner is not None and self._describes(owner) else owner

    def _describes(self, verb: int) -> bool:
        """Say whether a gerund tells of no deed: a freight ("carrying grain"), a subject ("on fishing")."""
        parse = self.parse
        if parse.tags[verb] != "VBG":
            return False
        if parse.deps[verb] == "acl":
            return parse.lemmas[verb].lower() in _DESCRIBING
        prep = parse.heads[verb]
        is_bare = self.grammar.child(verb, "dobj", "nsubj", "agent") is None
        is_about = parse.deps[verb] == "pcomp" and parse.lowers[prep] in {"on", "about"}
        return is_bare and is_about and parse.pos[parse.heads[prep]] in NOUNS

    def _within(self, at: int, verb: int) -> bool:
        first, end = self.parse.subtree(verb)
        return first <= at < end
