"""What a preposition, and the word it hangs on, say of the gerund below it ("accused of", "short of").

What does not live here: the clause's own words (`clause_words`), and other words above it (`above`).
"""

from __future__ import annotations

from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.grammar import NOUNS, Grammar
from pipeline.records import Realis

_TOWARDS = frozenset({"for", "about", "of", "at", "on"})
_AGAINST = frozenset({"without", "instead", "than"})
# These tell how and when; any other preposition needs a word known to keep the fact.
_CIRCUMSTANCE = frozenset(
    {"by", "after", "since", "while", "in", "on", "upon", "with", "through", "during", "before"}
) | frozenset({"besides", "despite", "notwithstanding", "following", "when", "as", "including"})
_FALLS_SHORT = frozenset(
    {("of", "short"), ("from", "far"), ("to", "close"), ("to", "closer"), ("to", "near")}
    | {("of", "verge"), ("of", "brink"), ("of", "point"), ("of", "edge")}
)

_TOPICAL = frozenset({"on", "upon"})


class GerundWords:
    """Reads the prepositions over the gerunds of one text."""

    def __init__(self, grammar: Grammar, words: ClauseWords) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = words

    def under(self, verb: int, prep: int) -> Realis | None:
        """Return what a preposition, and the word it hangs on, say of the gerund `verb` below it.

        The finite clause of "metres from where they were killed" is none, and tells a fact.
        """
        if any(self.parse.tags[token] == "WRB" for token in self.parse.children[verb]):
            return None
        word, head = self.parse.lowers[prep], self.parse.heads[prep]
        if self._falls_short(word, prep, head) or self._is_instead(prep):
            return "negated"
        above = self.grammar.governor(head) if self.parse.pos[head] in NOUNS else None
        if above is not None and self.parse.heads[head] != above:
            above = None
        found = self._after_preposition(word, head) or (
            self._after_object(word, above) if above is not None else None
        )
        return found or (None if self._keeps(word, head, above) else "conditional")

    def _keeps(self, word: str, head: int, above: int | None) -> bool:
        """Say whether a gerund tells how or when, or hangs on a word known to keep it a fact."""
        around = (head,) if above is None else (head, above)
        is_topic = word in _TOPICAL and self.parse.pos[head] in NOUNS  # "a vote on sending troops"
        return (word in _CIRCUMSTANCE and not is_topic) or any(
            self.words.is_in(each, "gerund fact", "from fact" if word == "from" else "gerund fact")
            for each in around
        )

    def _falls_short(self, word: str, prep: int, head: int) -> bool:
        """Say whether words come near a deed and no nearer ("short of", "within minutes of")."""
        if word == "from" and any(self.parse.lowers[each] == "far" for each in self.parse.children[prep]):
            return True
        is_within = word == "of" and self.parse.lowers[self.parse.heads[head]] == "within"
        return is_within or (word, self.parse.lowers[head]) in _FALLS_SHORT

    def _is_instead(self, prep: int) -> bool:
        """Say whether "instead" opens the phrase of the preposition `prep`."""
        return any(self.parse.lowers[token] == "instead" for token in self.parse.children[prep])

    def _after_object(self, word: str, verb: int) -> Realis | None:
        """Return what a verb says of a gerund behind its object ("accused the general of ordering")."""
        if word in {"of", "for", "with"} and self.words.is_in(verb, "allege"):
            return "alleged"
        if word == "for" and self.words.is_in(verb, "reproach"):
            return "alleged"
        if word == "of" and self.words.is_in(verb, "acquit"):
            return "denied"
        if word in {"from", "against"} and self.words.is_in(verb, "undo", "want"):
            return "negated"
        return None

    def _after_preposition(self, word: str, head: int) -> Realis | None:
        """Return what the word before a preposition says of the gerund after it."""
        if word == "to" and self.parse.pos[head] == "ADJ":
            return "conditional"
        if word in _AGAINST or (word == "of" and self.parse.lowers[head] == "instead"):
            return "negated"
        if word in {"from", "against"} and self.words.is_in(head, "undo", "want"):
            return "negated"
        if word == "from" and self.parse.pos[head] == "VERB" and not self.words.is_in(head, "from fact"):
            return "negated"
        if self.words.is_in(head, "allege", "allege noun") or self._is_told(word, head):
            return "alleged"
        if word == "for" and self.words.is_in(head, "reproach"):
            return "alleged"
        if self.words.is_in(head, "deny") or (word == "of" and self.words.is_in(head, "acquit")):
            return "denied"
        if self.words.is_in(head, "plan noun", "doubt noun", "doubt"):
            return "conditional"
        if (self.words.is_in(head, "want") or self.words.is_in(head, "plan")) and word in _TOWARDS:
            return "conditional"
        return None

    def _is_told(self, word: str, head: int) -> bool:
        """Say whether a gerund is what mere stories are "of"."""
        return word == "of" and self.words.is_in(head, "tale noun")
