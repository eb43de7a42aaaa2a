"""What the words above a clause say of it: verbs of doubt, denial or intent, adverbial conjunctions.

What does not live here: the nouns above a clause (`content_nouns`), gerunds below prepositions (`gerunds`),
the words of the clause itself (`clause_words`), and the climb (`climb`).
"""

from __future__ import annotations

import re

from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.events.realis.content_nouns import ContentNouns
from pipeline.nlp.events.realis.gerunds import GerundWords
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.records import Realis

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "assuming"})
_EARLY = frozenset({"before", "until", "till", "once", "whenever", "when"})
_SAID = frozenset({"it", "this", "that", "which"})
_INSTEAD = frozenset({"than", "rather", "instead"})
_BECOMING = frozenset({"become", "be"})
_NUMBERED = re.compile(r"[\d,]+(?:st|nd|rd|th)")
_RANKS = frozenset({"first", "second", "third", "fourth", "fifth", "latest", "last", "only"})


class AboveWords:
    """Reads the words that the clauses of one text stand under."""

    def __init__(self, grammar: Grammar, words: ClauseWords) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = words
        self.nouns = ContentNouns(grammar, words)
        self.gerunds = GerundWords(grammar, words)

    def above(self, verb: int, head: int, dep: str) -> Realis | None:
        """Return what the word above `verb` says of it, None where it says nothing."""
        if dep in {"xcomp", "ccomp"} and self.parse.pos[head] not in VERBS and self.parse.pos[head] != "ADJ":
            dep = "acl"
        if dep == "relcl" and (self.nouns.is_content(verb, head) or self.words.is_infinitive(verb)):
            dep = "acl" if self.parse.pos[head] not in VERBS else "ccomp"
        if dep in {"acl", "advcl", "relcl", "xcomp"} and self._is_ranked(verb, head):
            return None
        if dep in {"relcl", "advcl"} and self.nouns.is_high_time(verb, head):
            return "conditional"
        if self._is_told(verb, head, dep):
            dep = "ccomp"
        if dep == "relcl" and self.nouns.is_cleft(head):
            return "negated"
        if dep == "xcomp" or (dep == "ccomp" and self.words.is_infinitive(verb)):
            return self._under_verb(verb, head)
        if dep == "dobj" and self.words.is_in(head, "deny", "undo"):  # "deny breaking into it"
            return self._under_verb(verb, head) if self.parse.tags[verb] == "VBG" else None
        if dep == "ccomp":
            if self._is_noun_misread(head):
                return self.nouns.under(verb, head)
            return self._under_word_before(verb, head) or self._under_speech(verb, head)
        if dep == "parataxis":
            return self._under_predicate(self.grammar.child(head, "acomp", "attr"))
        if dep == "advcl" and self._completes(verb, head):
            return self._under_verb(verb, head)
        if dep == "advcl":
            return self._under_adverb(verb)
        if dep == "pcomp":
            return self.gerunds.under(verb, head)
        if dep == "acl":
            return self.nouns.under(verb, head)
        if dep == "csubj":
            return None if self.words.is_past(head) and not self.words.is_infinitive(verb) else "conditional"
        if dep == "conj":
            return self._shared_with(verb, head)
        return None

    def _is_ranked(self, verb: int, head: int) -> bool:
        """Say whether somebody was the first or the latest to do it ("became the third state to sign")."""
        if not self.words.is_infinitive(verb):
            return False
        noun = self.grammar.child(head, "attr", "acomp") if self.parse.pos[head] in VERBS else head
        above = self.grammar.governor(noun) if noun is not None else None
        if noun is None or above is None or self.words.lemma(above) not in _BECOMING:
            return False
        words = (self.parse.lowers[each] for each in (noun, *self.parse.children[noun]))
        return any(word in _RANKS or _NUMBERED.fullmatch(word) for word in words)

    def _is_told(self, verb: int, head: int, dep: str) -> bool:
        """Say whether a clause is what its head says or denies, whatever the parse took it for."""
        parse = self.parse
        if parse.pos[head] not in VERBS or verb < head:
            return False
        if dep == "relcl":  # "disputes that Kenya left"
            return parse.lowers[head + 1] == "that"
        if (
            dep != "conj"
            or not self.words.is_in(head, "deny")
            or self.grammar.child(verb, "nsubj") is not None
        ):
            return False
        return not any(parse.deps[token] in {"cc", "punct"} for token in parse.children[head] if token < verb)

    def _under_word_before(self, verb: int, head: int) -> Realis | None:
        """Return what the claim or verb right before "that" says, where the parse hung the clause higher."""
        word = self.nouns.before_that(verb)
        if word is None or word == head:
            return None
        if self.parse.pos[word] in VERBS:
            return self._under_speech(verb, word)
        is_claim = not self.words.is_in(head, "report") and self.nouns.is_claim(word)
        return self.nouns.under(verb, word) if is_claim else None

    def _is_noun_misread(self, head: int) -> bool:
        """Say whether a plural was read as a verb without a subject ("dismissed as lies reports that")."""
        is_bare = self.grammar.child(head, "nsubj", "aux") is None
        return is_bare and self.parse.tags[head] == "VBZ" and self.nouns.is_claim(head)

    def _completes(self, verb: int, head: int) -> bool:
        """Say whether a gerund that the parse took as an aside is what a verb refuses, plans or alleges."""
        if self.parse.tags[verb] != "VBG" or verb < head:
            return False
        opened = any(self.parse.deps[token] in {"mark", "advmod"} for token in self.parse.children[verb])
        is_close = not opened and not self._is_set_off(head, verb)
        return self.words.is_in(head, "allege") or (
            is_close and self.words.is_in(head, "undo", "deny", "plan", "want", "doubt")
        )

    def _under_verb(self, verb: int, head: int) -> Realis | None:
        """Return what a verb says of the infinitive or gerund below it."""
        lemma_in = self.words.is_in
        if lemma_in(head, "undo"):
            return "negated"
        if lemma_in(head, "deny"):
            return "denied"
        if lemma_in(head, "try"):
            is_going_on = self.parse.tags[head] == "VBG" and self.grammar.child(head, "aux") is not None
            return "conditional" if is_going_on or self.words.is_present(head) else None
        if lemma_in(head, "plan"):
            return "planned"
        if lemma_in(head, "allege"):
            return "alleged"
        if lemma_in(head, "want") or lemma_in(head, "doubt"):
            return "conditional"
        if (
            self.words.lemma(head) == "go"
            and self.parse.tags[head] == "VBG"
            and self.words.is_infinitive(verb)
        ):
            return "planned"
        if self.words.lemma(head) == "be" and self.words.is_infinitive(verb):
            quality = self.grammar.child(head, "acomp", "attr")
            if quality is not None and self.nouns.is_singled(quality):
                return None
            return "planned" if quality is None or self.words.is_in(quality, "plan") else "conditional"
        if any(self.parse.lowers[token] == "about" and token < verb for token in self.parse.children[head]):
            return "planned"
        if lemma_in(head, "seem"):
            return "alleged"
        if lemma_in(head, "begin"):
            return None
        if not self.words.is_infinitive(verb):
            is_kept = lemma_in(head, "witness", "report") or self._is_set_off(head, verb)
            return None if is_kept else "conditional"
        return "alleged" if lemma_in(head, "report") else "conditional"

    def _is_set_off(self, head: int, verb: int) -> bool:
        """Say whether a comma or dash parts a clause from the word it hangs on."""
        first, last = sorted((head, verb))
        return any(
            self.parse.pos[token] == "PUNCT" and self.parse.words[token] != "-"
            for token in range(first, last)
        )

    def _under_speech(self, verb: int, head: int) -> Realis | None:
        """Return what a verb of speech or thought says of the clause below it."""
        if self.words.lemma(head) == "have" and self.parse.tags[verb] == "VBN":
            return None  # an auxiliary before its subject, read as a verb ("no sooner had the truce begun")
        if verb < head and self._is_set_off(verb, head) and self.grammar.child(head, "dobj") is not None:
            return None
        if self.words.is_in(head, "deny"):
            return "denied"
        if self.words.is_in(head, "allege"):
            return "alleged"
        if self._is_lie(head):
            return "denied"
        if self._is_reproach(head) or self._is_charged(head) or self._is_mere_belief(verb, head):
            return "alleged"
        if self._is_taken_back(verb, head):
            return "denied"
        quality = self.grammar.child(head, "acomp", "attr")
        predicated = self._under_predicate(quality)
        if predicated is not None:
            return predicated
        if quality is not None and self.words.is_in(quality, "kept under not"):
            return None
        if self.words.is_in(head, "report") or self.words.is_in(head, "begin"):
            return "denied" if self.words.denies(head) else self._predicated(quality)
        if self.words.is_in(head, "doubt", "want", "plan"):
            return "conditional"
        if self.words.is_in(head, "factive"):
            return "denied" if self.words.denies(head) else None
        if self._is_so(head):
            return None
        is_beside = self._is_set_off(verb, head) and not self.nouns.tells_content(verb)
        return None if is_beside else "alleged"

    def _is_so(self, quality: int) -> bool:
        """Say whether a quality has a result ("so angry that")."""
        return any(self.parse.lowers[token] == "so" for token in self.parse.children[quality])

    def _under_predicate(self, quality: int | None) -> Realis | None:
        """Return what "it is untrue" or "it is possible" says of a clause."""
        if quality is None or not self.words.is_in(quality, "doubtful", "untrue"):
            return None
        return "conditional" if self.words.is_in(quality, "doubtful") else "denied"

    def _predicated(self, quality: int | None) -> Realis | None:
        """Return what a quality says of the clause after it: only "clear that", "glad that" keep it."""
        if quality is None or self._is_so(quality):
            return None
        return None if self.words.is_in(quality, "factive", "report", "fact noun") else "conditional"

    def _is_lie(self, speech: int) -> bool:
        """Say whether a verb of speech tells a lie ("falsely said", "lied when it said")."""
        callers = (word for each in self.grammar.clause(speech).agents for word in self.parse.children[each])
        words = (*self.parse.children[speech], *callers)
        is_false = any(self.words.is_in(token, "false adverb") for token in words)
        above = self.parse.heads[speech]
        return is_false or (self.parse.deps[speech] == "advcl" and self.words.lemma(above) == "lie")

    def _is_reproach(self, speech: int) -> bool:
        """Say whether what is said only bears out a reproach ("criticised him, saying he had")."""
        above = self.parse.heads[speech]
        return self.parse.deps[speech] == "advcl" and self.words.is_in(above, "allege", "reproach")

    def _is_mere_belief(self, verb: int, speech: int) -> bool:
        """Say whether others' deeds are only believed, or told in court ("villagers believe he shot her")."""
        callers = self.grammar.clause(speech).agents
        adjectives = (word for each in callers for word in self.parse.children[each])
        if any(self.words.is_in(each, "unconfirmed") for each in adjectives):
            return True
        if self.words.lemma(speech) == "hear":
            return any(self.words.is_in(each, "hearing") for each in callers)
        if self.parse.tags[speech] == "VBP" and any(self.parse.lowers[each] == "they" for each in callers):
            return all(self.parse.lowers[each] != "they" for each in self.grammar.clause(verb).agents)
        own = any(self.parse.pos[token] == "PRON" for token in self.grammar.clause(verb).agents)
        return speech < verb and self.words.is_in(speech, "believing") and not own

    def _is_taken_back(self, verb: int, speech: int) -> bool:
        """Say whether what is said is denied later in the sentence (", which the army denied")."""
        parse = self.parse
        _, end = parse.sentences[parse.sentence_of[verb]]
        return any(
            self.words.is_in(token, "deny") and self._is_about_words(token) and not self.words.denies(token)
            for token in range(max(verb, speech) + 1, end)
            if parse.pos[token] in VERBS
        )

    def _is_about_words(self, denial: int) -> bool:
        """Say whether a denial is of what was said before: "it", "this", "which", "the report"."""
        objects = (token for token in self.parse.children[denial] if self.parse.deps[token] == "dobj")
        return any(self.parse.lowers[token] in _SAID or self.nouns.is_claim(token) for token in objects)

    def _is_charged(self, speech: int) -> bool:
        """Say whether those who speak are accusers ("prosecutors said he had", not "... said police had")."""
        told = self.grammar.child(speech, "ccomp")
        doers = self.grammar.clause(told).agents if told is not None else []
        if any(self.words.is_in(each, "official") for each in doers):
            return False
        return any(self.words.is_in(each, "accusing source") for each in self.grammar.clause(speech).agents)

    def _under_adverb(self, verb: int) -> Realis | None:
        """Return what an adverbial clause's opening word says of it."""
        marks = {self.parse.lowers[token] for token in self.parse.children[verb] if token < verb}
        if "than" in marks and self.words.is_past(verb) and self.grammar.child(verb, "nsubj") is not None:
            return None  # "no sooner had the truce begun than rebels shelled the town"
        if marks & _INSTEAD:
            return "negated"
        if marks & _CONDITIONS:
            return "conditional"
        if marks & _EARLY and self._is_to_come(verb):
            return "conditional"
        is_aim = self.words.is_infinitive(verb) and not self.words.is_in(verb, "expressed")
        return "conditional" if is_aim else None

    def _is_to_come(self, verb: int) -> bool:
        """Say whether a clause of time ("once they withdraw") tells of what is to come."""
        is_reduced = self.parse.tags[verb] == "VBN" and self.grammar.child(verb, "aux", "auxpass") is None
        return not (self.parse.tags[verb] == "VBG" or is_reduced or self.words.is_past(verb))

    def is_free(self, verb: int) -> bool:
        """Say whether a conjoined verb has a subject or tense of its own, and shares no "not" or "will"."""
        own_subject = self.grammar.child(verb, "nsubj", "nsubjpass") is not None
        return own_subject or self.parse.tags[verb] in {"VBD", "VBZ", "VBP"}

    def _shared_with(self, verb: int, head: int) -> Realis | None:
        """Return the realis a conjoined verb shares with a first one whose auxiliaries it leans on."""
        if self.parse.pos[head] not in VERBS:
            return None
        if self.grammar.child(verb, "nsubj", "nsubjpass") is None and self.words.is_hearsay(head):
            return "alleged"
        if self.is_free(verb):
            return None
        return self.words.modal(head, self.parse.children[head])
