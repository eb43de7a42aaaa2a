"""What a clause's own words say of it: auxiliaries, negations, adverbs, conditional conjunctions.

What does not live here: what the words above a clause say of it (`above`).
"""

from __future__ import annotations

from functools import cache

from pipeline.nlp.events.lexicon import sections
from pipeline.nlp.grammar import Grammar
from pipeline.records import Realis

_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "provided", "should", "assuming"})
_MAIN_CONDITIONS = frozenset({"if", "unless", "provided", "assuming"})
_EMPTYING = frozenset({"det", "neg", "preconj", "cc"})
NEVER = frozenset({"time", "point", "stage", "moment", "way", "circumstances", "circumstance", "account"})
"""What "no" before makes a "never" of ("at no time", "under no circumstances")."""
_IN_VAIN = frozenset({("in", "vain"), ("without", "success")})
# The relations to a verb in which a word can make its clause negative.
_SIDES = frozenset({"nsubj", "nsubjpass", "dobj"})
_ASIDES = frozenset({"advmod", "preconj", "cc"})
_UNDOING = _SIDES | _ASIDES | {"neg"}
_MERELY = frozenset({"only", "just", "merely", "simply", "solely", "least"})
_FRONTED = frozenset(
    {"not", "nor", "never", "nowhere", "neither", "no", "hardly", "rarely", "seldom", "barely"}
)
# "Not only did they", "not until Friday did they": they did.
_STANDING = frozenset({"only", "until", "till", "just", "merely"})
_SCARCE = frozenset({"few", "little"})
_LITTLE_LESS = frozenset({"fewer", "less", "sooner"})
_SURE = frozenset({"doubt", "question", "secret", "wonder"})
_NAUGHT = frozenset({"none", "no", "not", "little"})
_DALLYING = frozenset({"lose", "waste"})
_NAMED = frozenset({"NOUN", "PROPN", "NUM"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})
_ANYBODY = frozenset({"whoever", "whichever", "anyone", "anybody"})
_DID = frozenset({"did", "do", "does"})
_FUTURE = frozenset({"will", "shall", "'ll", "wo", "sha"})
_HELPERS = frozenset({"be", "have", "do", "get", "keep", "let"})
_MODAL = frozenset({"may", "might", "could", "can", "ca", "should", "must", "ought", "would", "'d"})


@cache
def _listed(*names: str) -> frozenset[str]:
    """Return the words of several sections of the realis lexicon together."""
    return frozenset[str]().union(*(sections("realis.txt")[name] for name in names))


@cache
def _negatives() -> frozenset[str]:
    """Return the words of which a clause that is undone has one, if no "neg" is in the parse."""
    return _listed("undone adverb", "undone determiner") | _FRONTED | _SCARCE | {"longer"}


class ClauseWords:
    """Reads the words that hang on the verbs of one text."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.lists = sections("realis.txt")

    def lemma(self, token: int) -> str:
        """Return the dictionary form of `token` in lower case."""
        return self.parse.lemmas[token].lower()

    def is_in(self, token: int, *sections: str) -> bool:
        """Say whether `token` is in one of these sections of the realis lexicon."""
        lemma, word = self.parse.lemmas[token].lower(), self.parse.lowers[token]
        listed = _listed(*sections)
        return lemma in listed or word in listed

    def takes_nothing(self, token: int) -> bool:
        """Say whether a negative word takes no fact back ("no fewer than", "lost no time")."""
        parse, word = self.parse, self.parse.lowers[token]
        if word not in _NAUGHT:
            return False
        after = parse.lowers[token + 1 : token + 3]
        if word == "none":
            return after == ["other", "than"]
        if not after:
            return False
        if after[0] in _LITTLE_LESS or after == ["more", "than"]:
            return True
        if word == "not":
            return self._is_contrast(token)
        head = parse.heads[parse.heads[token]]
        return after[0] in _SURE or (after[0] == "time" and self.lemma(head) in _DALLYING)

    def _is_contrast(self, token: int) -> bool:
        """Say whether a "not" behind verb and comma only corrects a word ("on Monday, not Tuesday")."""
        parse = self.parse
        return (
            parse.heads[token] < token and parse.lowers[token - 1] == "," and parse.pos[token + 1] in _NAMED
        )

    def is_beyond_doubt(self, verb: int) -> bool:
        """Say whether `verb` tells that somebody does not doubt something, so that it is a fact."""
        return self.lemma(verb) == "doubt" and any(map(self._undoes, self.parse.children[verb]))

    def own(self, verb: int) -> Realis | None:
        """Return what the verb's own auxiliaries, adverbs, subject and object say, None for plain fact."""
        parse = self.parse
        below = parse.children[verb]
        may_negate = self._may_negate(verb)
        if may_negate and (any(map(self._undoes, below)) or self._is_fronted(verb, below)):
            return "negated"
        if any(self.opens_condition(token, verb) for token in below if parse.lowers[token] in _CONDITIONS):
            return "conditional"
        aids = [token for token in below if parse.deps[token] == "aux"]
        inner = [each for token in aids for each in parse.children[token]]
        if any(parse.deps[token] == "neg" for token in inner):  # "has not, as some claim, broken off"
            return "negated"
        misread = next((said for said in map(self._over, aids) if said is not None), None)
        if misread is not None:
            return misread
        if any(map(self._is_never, below)) or any(map(self._is_never, inner)):
            return "negated"
        if any(parse.deps[token] in _SUBJECTS and self._is_anybody(token) for token in below):
            return "conditional"
        if self._is_inverted(verb, below) or self.is_fiction(verb):
            return "conditional"
        if any(map(self._is_charge, below)):
            return "alleged"
        return self.modal(verb, below)

    def _may_negate(self, verb: int) -> bool:
        """Say whether the sentence of `verb` has any word that could undo its clause: most have none."""
        parse = self.parse
        first, end = parse.sentences[parse.sentence_of[verb]]
        if "neg" in parse.deps[first:end] or not _negatives().isdisjoint(parse.lowers[first:end]):
            return True
        return not _negatives().isdisjoint(parse.told(verb))

    def _over(self, aux: int) -> Realis | None:
        """Return what a verb that was read as an auxiliary says of its clause ("oppose sending arms")."""
        if self.parse.tags[aux] in {"MD", "TO"} or self.lemma(aux) in _HELPERS:
            return None
        if self.is_in(aux, "undo"):
            return "negated"
        if self.is_in(aux, "deny"):
            return "denied"
        if self.is_in(aux, "plan"):
            return "planned"
        return "conditional" if self.is_in(aux, "want", "doubt") else None

    def opens_condition(self, token: int, verb: int) -> bool:
        """Say whether a word opens the clause of `verb` as a condition ("if", "provided")."""
        word, dep = self.parse.lowers[token], self.parse.deps[token]
        return word in _CONDITIONS and (
            dep == "mark" or (word == "provided" and dep == "prep" and token < verb)
        )

    def is_supposed(self, verb: int) -> bool:
        """Say whether "if", "unless" or the like opens the clause of `verb`."""
        return any(self.opens_condition(token, verb) for token in self.parse.children[verb])

    def _is_anybody(self, subject: int) -> bool:
        """Say whether a subject is nobody in particular ("whoever betrays them", "anyone who")."""
        return self.parse.lowers[self.parse.subtree(subject)[0]] in _ANYBODY

    def is_hearsay(self, verb: int) -> bool:
        """Say whether an adverb before a verb makes hearsay of it ("reportedly looted it and beat")."""
        return any(
            token < verb and self.parse.deps[token] == "advmod" and self.is_in(token, "alleged adverb")
            for token in self.parse.children[verb]
        )

    def _is_charge(self, token: int) -> bool:
        """Say whether an adverb or a source makes a clause a mere charge ("according to the indictment")."""
        if self.parse.deps[token] == "advmod":
            return self.is_in(token, "alleged adverb")
        if self.parse.lowers[token] != "according":
            return False
        first, end = self.parse.subtree(token)
        return any(self.is_in(each, "accusing source", "unconfirmed") for each in range(first, end))

    def _is_never(self, token: int) -> bool:
        """Say whether a prepositional phrase says that it never happened ("at no time", "in vain")."""
        parse = self.parse
        below = parse.children[token]
        if len(below) == 1 and (parse.lowers[token], parse.lowers[below[0]]) in _IN_VAIN:
            return True
        return parse.deps[token] == "prep" and any(
            self.is_in(word, "undone determiner")
            for noun in below
            if parse.lowers[noun] in NEVER
            for word in parse.children[noun]
        )

    def is_fiction(self, verb: int) -> bool:
        """Say whether the clause tells what happens "in" a novel, a film or a dream."""
        clause = self.grammar.clause(verb)
        inside = clause.preps.get("in", [])
        sorts = [
            word
            for noun in inside
            for word in self.parse.children[noun]
            if self.parse.deps[word] == "compound"
        ]  # a subject that opens a clause is read so ("in his dream soldiers shot")
        return any(self.lemma(token) in self.lists["fiction"] for token in (*inside, *clause.agents, *sorts))

    def is_imagined(self, noun: int) -> bool:
        """Say whether a noun is what somebody, or a novel, makes up ("imagines a Europe in which")."""
        above = self.grammar.governor(noun)
        is_made_up = above is not None and (self.is_in(above, "imagine") or self.is_fiction(above))
        return is_made_up and self.parse.deps[noun] in {"dobj", "pobj"}

    def _is_inverted(self, verb: int, below: list[int]) -> bool:
        """Say whether an auxiliary stands before the subject ("had they attacked, ...")."""
        parse = self.parse
        first = next((token for token in below if parse.deps[token] != "punct"), verb)
        has_subject = any(parse.deps[token] in {"nsubj", "nsubjpass"} and token > first for token in below)
        is_bare_were = parse.lowers[verb] == "were" and parse.deps[verb] == "advcl" and first > verb
        if is_bare_were and parse.subtree(verb)[0] == verb:
            return True
        is_one = parse.lowers[first] in {"had", "were", "should"} and parse.deps[first] in {"aux", "auxpass"}
        return is_one and has_subject

    def is_condition(self, clause: int) -> bool:
        """Say whether an adverbial clause names a condition ("if", "unless", "should talks fail")."""
        parse, below = self.parse, self.parse.children[clause]
        if self._is_inverted(clause, below):
            return True
        return any(
            parse.deps[token] == "mark"
            and parse.lowers[token] in _MAIN_CONDITIONS
            and (token == 0 or parse.lowers[token - 1] not in {"even", "as"})
            for token in below
        )

    def modal(self, verb: int, below: list[int]) -> Realis | None:
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
            if self.parse.deps[verb] == "ccomp" and self.is_in(head, "report", "vow"):
                return not any(self.parse.lowers[t] == "have" for t in self.parse.children[verb])
            verb = head
        return False

    def _undoes(self, token: int) -> bool:
        """Say whether a dependent of a verb makes its clause negative."""
        parse = self.parse
        dep = parse.deps[token]
        if dep not in _UNDOING and parse.lowers[token] != "longer":
            return False
        if self.takes_nothing(token):
            return False
        if parse.lowers[token] == "longer":
            return any(parse.lowers[below] == "no" for below in parse.children[token])
        if dep == "neg" or (dep in _ASIDES and self.is_in(token, "undone adverb")):
            is_addition = parse.lowers[token] == "not" and parse.lowers[token + 1] in _MERELY
            return not is_addition and (
                parse.lowers[token] != "nor" or dep != "cc" or self._is_nor_did(token)
            )
        return dep in _SIDES and (
            self.is_in(token, "undone determiner") or self.is_scarce(token) or self.is_none(token)
        )

    def _is_fronted(self, verb: int, below: list[int]) -> bool:
        """Say whether a negation puts the subject behind the auxiliary ("not even then did the army")."""
        parse = self.parse
        aux = next((token for token in below if parse.deps[token] in {"aux", "auxpass"}), verb)
        subject = next((token for token in below if parse.deps[token] in {"nsubj", "nsubjpass"}), verb)
        if not aux < subject < verb:
            return False
        first, _ = parse.subtree(verb)
        words = parse.lowers[first:aux]
        fronted = any(
            parse.lowers[each] in _FRONTED and not self.takes_nothing(each) for each in range(first, aux)
        )
        return fronted and not _STANDING.intersection(words)

    def _is_nor_did(self, token: int) -> bool:
        """Say whether "nor" opens a clause of its own, with its auxiliary before the subject."""
        return self.parse.deps[token + 1] in {"aux", "auxpass"} and token < self.parse.heads[token]

    def is_scarce(self, token: int) -> bool:
        """Say whether a word is "few" or "little", and not "a few"."""
        return self.parse.lowers[token] in _SCARCE and self.parse.lowers[token - 1] not in {"a", "the"}

    def is_none(self, noun: int) -> bool:
        """Say whether a noun phrase is empty: "no truth", "neither army"."""
        return any(self._empties(below, noun) for below in self.parse.children[noun])

    def _empties(self, below: int, noun: int) -> bool:
        """Say whether a word below a noun says that there is none of it."""
        if self.takes_nothing(below):
            return False
        if self.parse.deps[below] == "neg" or (
            self.parse.deps[below] in _EMPTYING and self.is_in(below, "undone determiner")
        ):
            return True
        inner = self.grammar.child(below, "neg") if below < noun else None
        return below < noun and (
            self.is_scarce(below) or (inner is not None and not self.takes_nothing(inner))
        )

    def is_past(self, verb: int) -> bool:
        """Say whether `verb` or its auxiliary is in the past tense."""
        below = self.parse.children[verb]
        return self.parse.tags[verb] == "VBD" or any(
            self.parse.tags[token] == "VBD" for token in below if self.parse.deps[token] in {"aux", "auxpass"}
        )

    def is_present(self, verb: int) -> bool:
        """Say whether `verb` or its auxiliary is in the present tense, the perfect left out."""
        below = self.parse.children[verb]
        is_perfect = any(self.lemma(token) == "have" for token in below if self.parse.deps[token] == "aux")
        if self.parse.tags[verb] == "VB" and self.grammar.child(verb, "aux") is None:
            return self.grammar.child(verb, "nsubj") is not None  # read as a bare form ("countries lose aid")
        forms = [verb, *(token for token in below if self.parse.deps[token] in {"aux", "auxpass"})]
        return not is_perfect and any(self.parse.tags[token] in {"VBZ", "VBP"} for token in forms)

    def is_infinitive(self, verb: int) -> bool:
        """Say whether `verb` is an infinitive."""
        parse = self.parse
        if parse.tags[verb] == "VB":
            below = parse.children[verb]
            return not any(parse.tags[token] == "MD" or parse.lowers[token] in _DID for token in below)
        return any(parse.tags[token] == "TO" for token in parse.children[verb])

    def is_headline(self, verb: int) -> bool:
        """Say whether the infinitive `verb` heads its sentence, as in "Army to leave province"."""
        return self.parse.tags[verb] == "VB" and any(
            self.parse.tags[token] == "TO" for token in self.parse.children[verb]
        )

    def denies(self, head: int) -> bool:
        """Say whether a verb of speech is itself negated ("did not say that")."""
        return any(self.parse.deps[token] == "neg" for token in self.parse.children[head])
