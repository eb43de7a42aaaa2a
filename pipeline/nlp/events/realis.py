"""How real an event is: actual, planned, conditional, negated, denied or alleged.

Read by climbing from the trigger to the top of its sentence: each word on the way may deny, plan, wish,
doubt or report what stands below it. What does not live here: `historical`, which is a matter of dates.
"""

from __future__ import annotations

from functools import cached_property

from pipeline.nlp.events.lexicon import sections
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.records import Realis

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "should", "assuming"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "sha"})
_MODAL = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought", "would", "'d"})
_AGAINST = frozenset({"without", "instead", "than"})
_FROM = frozenset({"from", "against"})
_ANY = frozenset({"any", "every", "whoever", "anyone", "no"})
_BREAKDOWN = frozenset(["collapse", "dissolve", "fail", "unravel", "crumble", "falter", "expire", "founder"])
_SINGLING = frozenset({"first", "last", "latest", "only", "next", "second", "third"})
_EARLY = frozenset({"before", "until", "till"})
_MAX_STEPS = 12


class RealisReader:
    """Reads the realis of triggers of one text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = sections("realis.txt")
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

    def read(self, token: int, is_noun: bool) -> Realis:
        """Return the realis of the trigger at `token`."""
        if self.parse.sentence_of[token] in self._questions:
            return "conditional"
        return self._of_noun(token) if is_noun else self._of_verb(token)

    def _lemma(self, token: int) -> str:
        return self.parse.lemmas[token].lower()

    def _in(self, token: int, section: str) -> bool:
        return self._lemma(token) in self.words[section] or self.parse.lowers[token] in self.words[section]

    def _of_verb(self, verb: int) -> Realis:
        """Climb from `verb` through the clauses above it until one settles the matter."""
        for _ in range(_MAX_STEPS):
            own = self._own(verb)
            if own is not None:
                return own
            head, dep = self.parse.heads[verb], self.parse.deps[verb]
            if head == verb:
                return "actual"
            above = self._above(verb, head, dep)
            if above is not None:
                return above
            if self._stands_alone(verb, head, dep):
                return "actual"
            verb = head if self.parse.pos[head] in VERBS else self._next_verb(head)
            if verb < 0:
                return "actual"
        return "actual"

    def _stands_alone(self, verb: int, head: int, dep: str) -> bool:
        """Say whether a clause tells a fact whatever the clause above it is: a relative or past one."""
        if dep == "relcl":
            below = self.parse.children[head]
            if any(self.parse.lowers[token] in _ANY for token in below):
                return False
            is_present = self.parse.tags[verb] in {"VBP", "VBZ"} and self.grammar.child(verb, "aux") is None
            is_bare = self.grammar.child(head, "det", "poss") is None
            return not (is_present and is_bare and self.parse.tags[head] == "NNS")
        if dep == "acl":
            return self.parse.tags[verb] == "VBN"
        return dep == "advcl" and self._is_past(verb)

    def _next_verb(self, token: int) -> int:
        """Return the verb above a noun or preposition, -1 where there is none."""
        found = self.grammar.governor(token)
        return -1 if found is None else found

    def _own(self, verb: int) -> Realis | None:
        """Return what the verb's own auxiliaries, adverbs, subject and object say, None for plain fact."""
        parse = self.parse
        below = parse.children[verb]
        if any(self._undoes(token) for token in below):
            return "negated"
        if any(parse.deps[token] == "mark" and parse.lowers[token] in _CONDITIONS for token in below):
            return "conditional"
        if self._is_inverted(verb, below):
            return "conditional"
        if any(self._in(token, "alleged adverb") for token in below if parse.deps[token] == "advmod"):
            return "alleged"
        return self._modal(verb, below)

    def _is_inverted(self, verb: int, below: list[int]) -> bool:
        """Say whether an auxiliary stands before the subject ("had they attacked, ...")."""
        parse = self.parse
        if parse.deps[verb] != "advcl":
            return False
        first = next((token for token in below if parse.deps[token] != "punct"), verb)
        return parse.deps[first] in {"aux", "auxpass"} and parse.lowers[first] in {"had", "were", "should"}

    def _modal(self, verb: int, below: list[int]) -> Realis | None:
        """Return what the modal verbs before `verb` say."""
        parse = self.parse
        for token in below:
            word = parse.lowers[token]
            if parse.deps[token] != "aux" or parse.tags[token] != "MD":
                continue
            if word in _FUTURE:
                return "planned"
            if word in {"would", "'d"}:
                return "planned" if self._reported(verb) else "conditional"
            if word in _MODAL:
                return "conditional"
        return None

    def _reported(self, verb: int) -> bool:
        """Say whether `verb` is what somebody said or did say in the past ("said it would")."""
        if any(self.parse.lowers[token] == "according" for token in self.parse.children[verb]):
            return True
        for _ in range(4):
            head = self.parse.heads[verb]
            if head == verb:
                return False
            if self.parse.deps[verb] == "ccomp" and self._in(head, "report"):
                return not any(self.parse.lowers[t] == "have" for t in self.parse.children[verb])
            verb = head
        return False

    def _undoes(self, token: int) -> bool:
        """Say whether a dependent of a verb makes its clause negative."""
        parse = self.parse
        dep = parse.deps[token]
        if parse.lowers[token] == "longer":
            return any(parse.lowers[below] == "no" for below in parse.children[token])
        if dep == "neg" or (dep in {"advmod", "preconj", "cc"} and self._in(token, "undone adverb")):
            return parse.lowers[token] not in {"nor"} or dep != "cc"
        if dep in {"nsubj", "nsubjpass", "dobj"}:
            if self._in(token, "undone determiner"):
                return True
            return any(
                parse.deps[below] in {"det", "neg"} and self._in(below, "undone determiner")
                for below in parse.children[token]
            )
        return False

    def _above(self, verb: int, head: int, dep: str) -> Realis | None:
        """Return what the word above `verb` says of it, None where it says nothing."""
        if dep in {"xcomp", "ccomp"} and self.parse.pos[head] not in VERBS and self.parse.pos[head] != "ADJ":
            dep = "acl"
        if dep == "xcomp" or (dep == "ccomp" and self._is_infinitive(verb)):
            return self._under_verb(verb, head)
        if dep == "ccomp":
            return self._under_speech(head)
        if dep == "advcl":
            return self._under_adverb(verb)
        if dep == "pcomp":
            return self._under_preposition(head)
        if dep == "acl":
            return self._under_noun(verb, head)
        if dep == "conj":
            return self._shared_with(verb, head)
        return None

    def _is_infinitive(self, verb: int) -> bool:
        """Say whether `verb` is an infinitive."""
        parse = self.parse
        if parse.tags[verb] == "VB":
            return not any(parse.tags[token] == "MD" for token in parse.children[verb])
        return any(parse.tags[token] == "TO" for token in parse.children[verb])

    def _under_verb(self, verb: int, head: int) -> Realis | None:
        """Return what a verb says of the infinitive or gerund below it."""
        lemma_in = self._in
        if lemma_in(head, "undo"):
            return "negated"
        if lemma_in(head, "deny"):
            return "denied"
        if lemma_in(head, "try"):
            return None
        if lemma_in(head, "plan"):
            return "planned"
        if lemma_in(head, "allege"):
            return "alleged"
        if lemma_in(head, "want") or lemma_in(head, "doubt"):
            return "conditional"
        if self._lemma(head) == "go" and self.parse.tags[head] == "VBG" and self._is_infinitive(verb):
            return "planned"
        if self._lemma(head) == "be" and self._is_infinitive(verb):
            quality = self.grammar.child(head, "acomp", "attr")
            return "planned" if quality is None or self._in(quality, "plan") else "conditional"
        if lemma_in(head, "begin") or not self._is_infinitive(verb):
            return None
        return "alleged" if lemma_in(head, "report") else "conditional"

    def _under_speech(self, head: int) -> Realis | None:
        """Return what a verb of speech or thought says of the clause below it."""
        if self._in(head, "deny"):
            return "denied"
        if self._in(head, "allege"):
            return "alleged"
        if self._in(head, "report") or self._in(head, "begin"):
            return "denied" if self._denies(head) else None
        if self._in(head, "doubt") or self._in(head, "want") or self._in(head, "plan"):
            return "conditional"
        return None

    def _denies(self, head: int) -> bool:
        """Say whether a verb of speech is itself negated ("did not say that")."""
        return any(self.parse.deps[token] == "neg" for token in self.parse.children[head])

    def _under_adverb(self, verb: int) -> Realis | None:
        """Return what an adverbial clause's opening word says of it."""
        marks = {self.parse.lowers[token] for token in self.parse.children[verb]}
        if marks & _CONDITIONS:
            return "conditional"
        if marks & _EARLY and not self._is_past(verb):
            return "conditional"
        return "conditional" if self._is_infinitive(verb) else None

    def _is_past(self, verb: int) -> bool:
        """Say whether `verb` or its auxiliary is in the past tense."""
        below = self.parse.children[verb]
        return self.parse.tags[verb] == "VBD" or any(
            self.parse.tags[token] == "VBD" for token in below if self.parse.deps[token] in {"aux", "auxpass"}
        )

    def _under_preposition(self, prep: int) -> Realis | None:
        """Return what a preposition, and the word it hangs on, say of the gerund below it."""
        word, head = self.parse.lowers[prep], self.parse.heads[prep]
        if word == "of" and self.parse.lowers[head] == "short":
            return "negated"
        if word == "to" and self.parse.pos[head] == "ADJ":
            return "conditional"
        if word in _AGAINST or (word == "of" and self.parse.lowers[head] == "instead"):
            return "negated"
        if word in {"from", "against"} and (self._in(head, "undo") or self._in(head, "want")):
            return "negated"
        if self._in(head, "allege") or self._in(head, "allege noun"):
            return "alleged"
        if self._in(head, "deny"):
            return "denied"
        if self._in(head, "plan noun") or self._in(head, "doubt noun") or self._in(head, "doubt"):
            return "conditional"
        if (self._in(head, "want") or self._in(head, "plan")) and word in {"for", "about", "of", "at", "on"}:
            return "conditional"
        if word in {"against", "toward", "towards", "about"}:
            return "conditional"
        return None

    def _under_noun(self, verb: int, noun: int) -> Realis | None:
        """Return what a noun or adjective says of the clause below it ("plans to", "ready to")."""
        if any(self._in(token, "undone determiner") for token in self.parse.children[noun] if token < noun):
            return "negated"
        above = self.grammar.governor(noun)
        if above is not None and self._in(above, "deny") and self.parse.heads[noun] == above:
            return "denied"
        if self._in(noun, "allege noun"):
            return "alleged"
        if self._in(noun, "deny noun"):
            return "denied"
        below = self.parse.children[noun]
        if self._lemma(noun) == "choice" or any(self.parse.lowers[token] in _SINGLING for token in below):
            return None
        if self._in(noun, "plan noun") or self._in(noun, "plan"):
            return "planned"
        if self._in(noun, "doubt noun"):
            return "conditional"
        return "conditional" if self._is_infinitive(verb) else None

    def _shared_with(self, verb: int, head: int) -> Realis | None:
        """Return the realis a conjoined verb shares with a first one whose auxiliaries it leans on."""
        if self.parse.pos[head] not in VERBS:
            return None
        own_subject = any(self.parse.deps[t] in {"nsubj", "nsubjpass"} for t in self.parse.children[verb])
        if own_subject or self.parse.tags[verb] in {"VBD", "VBZ", "VBP"}:
            return None
        return self._modal(head, self.parse.children[head])

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
            if self._in(token, "undone determiner") or self._in(token, "undone adjective"):
                return "negated"
            if self._in(token, "planned adjective"):
                return "planned"
            if self._in(token, "unreal adjective"):
                return "conditional"
            if self._in(token, "alleged adjective"):
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
        if self._in(head, "doubt noun"):
            return "conditional"
        if self._in(head, "plan noun"):
            return "planned"
        if self._in(head, "allege noun") or self._in(head, "allege"):
            return "alleged"
        if self._in(head, "deny noun"):
            return "denied"
        return None

    def _governed(self, noun: int, token: int, verb: int, dep: str) -> Realis | None:
        """Return what the governing verb does to an event noun that is its argument."""
        lemma = self._lemma(verb)
        if dep in {"dobj", "nsubjpass", "prep", "pobj"} and lemma in self.light["undone"]:
            return "negated" if lemma not in {"deny", "reject"} else "denied"
        if dep in {"dobj", "nsubjpass"} or (
            dep == "prep" and self.parse.lowers[token] in {"for", "to", "with"}
        ):
            if lemma in self.light["do"]:
                return self._of_verb(verb)
            if lemma in self.light["planned"]:
                return "planned"
            if lemma in self.light["wanted"]:
                return "conditional"
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

    def _loose(self, noun: int, verb: int) -> Realis | None:
        """An indefinite event noun in a clause that is not fact is none either."""
        own = self._of_verb(verb)
        definite = any(
            self.parse.lowers[token] in {"the", "this", "that", "these"} or self.parse.deps[token] == "poss"
            for token in self.parse.children[noun]
        )
        return own if own in {"conditional", "planned"} and not definite else None
