"""The words before a trigger in its own clause: a net for negations and conditions that a parse misplaces.

"Not one country recognised", "nor did it attack", "few protested": the parse hangs such words anywhere, but
they stand before the verb with no other clause between. What does not live here: what the tree says of
these words where it has them right (`clause_words`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.events.realis.clause_words import NEVER, ClauseWords
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.records import Realis

_STOPS = frozenset(
    {",", ";", ":", "(", ")", "--", "—", "–", '"', "“", "”", "but", "who", "which", "that"}
) | frozenset(
    {
        "whose",
        "whom",
        "after",
        "before",
        "when",
        "while",
        "because",
        "although",
        "though",
        "since",
        "as",
        "where",
    }
)
_NEGATIVE = frozenset(
    {"not", "n't", "never", "nor", "neither", "nobody", "none", "nothing", "no-one"}
) | frozenset({"hardly", "scarcely", "barely", "rarely", "seldom", "few", "no"})
_POSSIBLE = frozenset({"if", "unless", "whether", "lest", "perhaps", "possibly"})
_MODAL = frozenset({"would", "could", "may", "might"})
# "Not only", "no fewer than", "not far from": none of these takes a fact back.
_HARMLESS = frozenset(
    {"only", "just", "merely", "simply", "solely", "least", "until", "far", "long", "fewer"}
) | frozenset(
    {"less", "more", "doubt", "surprisingly", "unexpectedly", "unlike", "later", "sooner", "matter", "wonder"}
)
_SUPPOSING = frozenset({"suppose", "supposing", "imagine", "assume", "assuming"})
_EVENTUAL = (
    "in case ",
    "in the event of ",
    "in the event that ",
    "every time ",
    "each time ",
    "whenever ",
)
_EVENTUAL_WORDS = frozenset({"case", "event", "time", "whenever"})
_ALIKE = frozenset({"even", "as"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "parataxis"})
_OPENS = frozenset({"NOUN", "PROPN", "PRON", "DET"})
_REACH = 12
_PHRASE = 7
_MAX_STEPS = 12


class SurfaceWords:
    """Reads the words before the triggers of one text."""

    def __init__(self, grammar: Grammar, words: ClauseWords) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = words

    def before(self, trigger: int) -> Realis | None:
        """Return what the nearest negation or doubt before `trigger` makes of it, None without one."""
        parse, path = self.parse, self._path(trigger)
        if self._is_supposed(trigger) or self._is_eventual(trigger):
            return "conditional"
        if self._is_called_false(trigger):
            return "denied"
        first = max(self._first(trigger, path), trigger - _REACH)
        for token in range(trigger - 1, first - 1, -1):
            word = parse.lowers[token]
            if word in _STOPS or self._is_other_verb(token, path):
                return None
            if word == "than" and parse.lowers[token - 1] == "rather":
                return "negated"
            if word in _NEGATIVE and self._negates(token):
                return "negated"
            if self._may_be(token) or (word == "case" and parse.lowers[token - 1] == "in"):
                return "conditional"
        return None

    def _is_supposed(self, trigger: int) -> bool:
        """Say whether "suppose" or "imagine" opens the sentence."""
        first, _ = self.parse.sentences[self.parse.sentence_of[trigger]]
        return any(word in _SUPPOSING for word in self.parse.lowers[first : first + 2])

    def _is_called_false(self, trigger: int) -> bool:
        """Say whether it is told by a claim that somebody calls false ("dismissed as lies reports that")."""
        parse = self.parse
        first, _ = parse.sentences[parse.sentence_of[trigger]]
        if "that" not in parse.lowers[first + 2 : trigger]:
            return False
        for that in range(first + 2, trigger):
            if parse.lowers[that] != "that" or parse.lemmas[that - 1].lower() not in classes()["claim"]:
                continue
            before = range(max(first, that - _PHRASE), that - 1)
            called = any(parse.lowers[token] == "as" for token in before)
            if called and any(self.words.is_in(token, "untrue", "false adverb") for token in before):
                return not _STOPS.intersection(parse.lowers[that + 1 : trigger])
        return False

    def _is_eventual(self, trigger: int) -> bool:
        """Say whether "in case of" or "every time" stands before the trigger in its sentence."""
        first, _ = self.parse.sentences[self.parse.sentence_of[trigger]]
        words = self.parse.lowers[first:trigger]
        told = "" if _EVENTUAL_WORDS.isdisjoint(words) else " ".join(words)
        return any(phrase in told for phrase in _EVENTUAL)

    def _may_be(self, token: int) -> bool:
        """Say whether a word is a condition or a modal verb, and not a month or a part of "as if"."""
        parse = self.parse
        is_one = parse.lowers[token] in _POSSIBLE or (
            parse.lowers[token] in _MODAL and parse.tags[token] == "MD"
        )
        return is_one and parse.lowers[token - 1] not in _ALIKE

    def _path(self, trigger: int) -> list[int]:
        """Return `trigger` and the words above it, up to the verb of its own clause."""
        path = [trigger]
        for _ in range(_MAX_STEPS):
            token = path[-1]
            head = self.parse.heads[token]
            if head == token or self.parse.deps[token] in _CLAUSES:
                break
            path.append(head)
        return path

    def _first(self, trigger: int, path: list[int]) -> int:
        """Return the first token of the clause that the trigger stands in."""
        start, _ = self.parse.subtree(path[-1])
        sentence, _ = self.parse.sentences[self.parse.sentence_of[trigger]]
        return max(start, sentence)

    def _is_other_verb(self, token: int, path: list[int]) -> bool:
        """Say whether a word is the verb of another clause, whose negation is its own."""
        parse = self.parse
        is_helper = parse.deps[token] in {"aux", "auxpass", "amod", "compound"}
        return parse.pos[token] in VERBS and not is_helper and token not in path

    def _negates(self, token: int) -> bool:
        """Say whether a negative word stands for itself and not in "not only", "a few", "with no"."""
        parse = self.parse
        word, after = parse.lowers[token], parse.lowers[token + 1]
        if self.words.takes_nothing(token):
            return False
        if after in _HARMLESS or (word == "no" and after == "longer"):
            return word == "no" and after == "longer"
        if word == "few" and token and parse.lowers[token - 1] in {"a", "the", "last", "past", "first"}:
            return False
        if word == "no" and after in NEVER:
            return True
        is_aside = parse.deps[parse.heads[token]] == "pobj" or parse.pos[parse.heads[token]] == "ADJ"
        return not (word in {"no", "not", "few"} and is_aside)

    def has_condition(self, trigger: int) -> bool:
        """Say whether the trigger's clause, or one it is a part of, hangs on an "if" or "unless"."""
        return self._has_inversion(trigger) or any(
            self.words.is_condition(clause)
            for token in self._path(trigger)
            if self.parse.pos[token] in VERBS and not (token != trigger and self.words.is_in(token, "report"))
            for clause in self.parse.children[token]
            if self.parse.deps[clause] == "advcl" and not self._is_afterthought(token, clause)
        )

    def _is_afterthought(self, verb: int, clause: int) -> bool:
        """Say whether a present "unless" limits a deed done ("lifted the ban, unless it is sealed")."""
        return verb < clause and self.words.is_past(verb) and not self.words.is_past(clause)

    def _has_inversion(self, trigger: int) -> bool:
        """Say whether a "should" stands before its subject somewhere in the trigger's sentence."""
        parse = self.parse
        first, end = parse.sentences[parse.sentence_of[trigger]]
        return "should" in parse.lowers[first:end] and any(
            parse.lowers[token] == "should"
            and parse.pos[token + 1] in _OPENS
            and self._follows_noun(token, first)
            for token in range(first, end - 1)
        )

    def _follows_noun(self, token: int, first: int) -> bool:
        """Say whether no subject stands before "should": it opens its sentence, or follows an object."""
        parse = self.parse
        is_asked = token > first and parse.tags[token - 1] in {"WP", "WRB", "WDT"}
        has_subject = token > first and parse.deps[token - 1] in {"nsubj", "nsubjpass", "expl"}
        return not is_asked and not has_subject
