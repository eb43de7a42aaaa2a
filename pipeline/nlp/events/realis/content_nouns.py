"""What nouns and adjectives say of the clause below them ("the claim that", "plans to", "ready to").

What does not live here: event nouns themselves (`event_nouns`), and what verbs say of clauses (`above`).
"""

from __future__ import annotations

import re

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.records import Realis

_SINGLING = frozenset({"first", "last", "latest", "only", "next", "second", "third"})
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CONFIRMING = frozenset({"confirm", "acknowledge", "admit", "verify"})
# What "the report that the ministry published" tells of is what was done to the report.
_DONE_TO_CLAIMS = frozenset(
    {"make", "publish", "issue", "release", "file", "print", "air", "broadcast", "write"}
)
_DATES = frozenset({"time", "day", "reason", "way", "moment"})
_DISMISSED = frozenset(
    {
        "reject",
        "dismiss",
        "withdraw",
        "drop",
        "correct",
        "rebuff",
        "rubbish",
        "ridicule",
        "scotch",
        "quash",
        "brush",
        "laugh",
        "scoff",
        "debunk",
        "contradict",
        "discount",
    }
)


class ContentNouns:
    """Reads the nouns and adjectives over the clauses of one text."""

    def __init__(self, grammar: Grammar, words: ClauseWords) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = words

    def under(self, verb: int, noun: int) -> Realis | None:
        """Return what a noun or adjective says of the clause below it ("plans to", "ready to")."""
        before = [token for token in self.parse.children[noun] if token < noun]
        if any(map(self.words.takes_nothing, before)):
            return None
        if any(
            self.words.is_in(token, "undone determiner") or self.words.is_scarce(token) for token in before
        ) or self.words.is_none(noun):
            return "negated"
        if self._is_denied(noun) or self.is_cleft(noun):
            return "denied"
        if self.parse.lowers[noun - 1 : noun + 1] == ["in", "case"]:
            return "conditional"
        if self.words.is_in(noun, "allege noun") or self._is_unconfirmed(verb, noun):
            return "alleged"
        if self.words.is_in(noun, "deny noun") or self.parse.lowers[noun] in {"deny", "denies"}:
            return "denied"
        if self.words.lemma(noun) == "choice" or self.is_singled(noun):
            return None
        is_gerund = self.parse.tags[verb] == "VBG"  # "a vote condemning"
        if self.words.is_in(noun, "plan noun") or (self.words.is_in(noun, "plan") and not is_gerund):
            return "planned"
        if self.words.is_in(noun, "doubt noun") or self.words.is_infinitive(verb):
            return "conditional"
        if self.words.is_in(noun, "untrue"):
            return "denied"
        is_hearsay = self.words.is_in(noun, "hearsay noun") and self.is_content(verb, noun)
        return "alleged" if is_hearsay else None

    def is_content(self, verb: int, noun: int) -> bool:
        """Say whether a clause that the parse took as relative is what a noun says ("the story that")."""
        return self.tells_content(verb) or (self.is_claim(noun) and self._follows_that(verb, noun))

    def is_claim(self, noun: int) -> bool:
        """Say whether a noun is somebody's word for something."""
        is_word = self.words.is_in(noun, "hearsay noun", "allege noun", "untrue")
        return is_word or self.words.lemma(noun) in classes()["claim"]

    def _follows_that(self, verb: int, noun: int) -> bool:
        """Say whether "that" stands between a claim and a verb that is not about the claim itself."""
        is_about = self.words.is_in(verb, "deny") or self.words.lemma(verb) in _DISMISSED | _DONE_TO_CLAIMS
        has_object = any(
            self.parse.deps[token] == "dobj" and token > verb for token in self.parse.children[verb]
        )
        return self.parse.lowers[noun + 1] == "that" and (has_object or not is_about)

    def before_that(self, verb: int) -> int | None:
        """Return the word right before the "that" of a clause, whatever the parse hung the clause on."""
        marks = (token for token in self.parse.children[verb] if self.parse.lowers[token] == "that")
        return next((token - 1 for token in marks if 0 < token < verb), None)

    def is_cleft(self, noun: int) -> bool:
        """Say whether "it was not" opens the sentence over a noun ("it was not the army that")."""
        parse, above = self.parse, self.parse.heads[noun]
        if parse.deps[noun] != "attr" or not self.words.denies(above) or self.is_singled(noun):
            return False
        subject = self.grammar.child(above, "nsubj", "expl")
        is_it = subject is not None and parse.lowers[subject] == "it"
        return is_it and not (self.words.lemma(noun) in _DATES or self.words.is_in(noun, "kept under not"))

    def tells_content(self, verb: int) -> bool:
        """Say whether a clause that the parse took as relative is what a noun says ("the story that")."""
        return any(
            self.parse.deps[token] == "mark" and self.parse.lowers[token] == "that"
            for token in self.parse.children[verb]
        )

    def _is_unconfirmed(self, verb: int, noun: int) -> bool:
        """Say whether mere "reports that" tell of it, which nobody confirms."""
        above = self.grammar.governor(noun)
        confirmed = above is not None and self.words.lemma(above) in _CONFIRMING
        return self.words.lemma(noun) == "report" and self.is_content(verb, noun) and not confirmed

    def _top_noun(self, noun: int, verb: int) -> int:
        """Return the noun right under `verb` that `noun` stands below ("charges by the premier that")."""
        for _ in range(4):
            head = self.parse.heads[noun]
            if head == verb or self.parse.lowers[head] == "as":
                break
            noun = head
        return noun

    def is_singled(self, noun: int) -> bool:
        """Say whether a noun is "the first" or "one of the first", whose deed is told as done."""
        nouns = [noun, *self.grammar.noun_preps(noun).get("of", [])]
        return any(
            self.parse.lowers[token] in _SINGLING or _ORDINAL.fullmatch(self.parse.lowers[token])
            for each in nouns
            for token in self.parse.children[each]
        )

    def is_high_time(self, verb: int, head: int) -> bool:
        """Say whether a past tense tells what "it is time that" somebody did."""
        parse = self.parse
        told = head if parse.pos[head] in VERBS else parse.heads[head]
        time = next((token for token in range(told, verb) if parse.lowers[token] == "time"), None)
        if time is None or parse.lowers[told] not in {"is", "'s"} or self.is_singled(time):
            return False
        subject = self.grammar.child(told, "nsubj", "expl")
        is_bare = self.grammar.child(time, "det") is None
        return is_bare and subject is not None and parse.lowers[subject] == "it"

    def is_refuted(self, noun: int) -> bool:
        """Say whether a noun is dismissed "as" something untrue ("dismissed as fake a video which shows")."""
        above = self.grammar.governor(noun)
        if above is None or not (self.words.is_in(above, "deny") or self.words.lemma(above) in _DISMISSED):
            return False
        qualities = [
            below
            for prep in self.parse.children[above]
            if self.parse.lowers[prep] == "as"
            for below in (*self.parse.children[prep], *self.grammar.clause(above).preps.get("as", ()))
        ]
        return any(self.words.is_in(each, "untrue", "false adverb") for each in qualities)

    def _is_denied(self, noun: int) -> bool:
        """Say whether the verb above a noun denies it, or its predicate calls it false."""
        above = self.grammar.governor(noun)
        if above is None:
            return False
        top = self._top_noun(noun, above)
        if top != noun and self.words.is_none(top):
            return True
        is_claim = self.words.lemma(top) in classes()["claim"]
        if top != noun and not is_claim:
            return False
        quality = self.grammar.child(above, "acomp", "attr")
        is_false = quality is not None and self.words.is_in(quality, "untrue")
        dismissed = self.words.lemma(above) in _DISMISSED
        return self.words.is_in(above, "deny") or (is_claim and (dismissed or is_false))
