"""How real an event is that a noun tells of ("a raid", "talks"): its own words, and what governs it.

A verb or noun that is not known to leave the event standing does not leave it standing. What does not live
here: how real the governing verb is (`climb`), and what verbs do to event nouns (light.txt).
"""

from __future__ import annotations

from pipeline.nlp.events.days.date_forms import WEEKDAYS
from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.realis.clause_words import ClauseWords
from pipeline.nlp.events.realis.climb import Climb
from pipeline.nlp.grammar import VERBS, Grammar
from pipeline.records import Realis

_MAX_STEPS = 12
_POINTERS = frozenset({"the", "this", "that", "these", "those", *WEEKDAYS})
_OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})
# "Talks on a pullback" bargain for it.
_TOPICS = frozenset({"on", "about", "over", "for"})
_ARGUMENTS = frozenset({"of", "for", "to", "on", "about", "against", "toward", "towards", "from", "into"})
# What is so placed stands even where its clause does not ("if the truce fails after the raid").
_BEHIND = frozenset({"after", "since", "following", "because"})
# "Came unstuck", "went wrong".
_BECOMING = frozenset({"come", "go"})
_AHEAD = frozenset({"before", "until", "till", "pending"})
_MEANWHILE = frozenset({"during", "at"})
_NO_PART = frozenset({"without", "than", "barring"})
_CHARGED = frozenset({"of", "for", "with", "in"})
_LIGHT = frozenset({"for", "to", "with"})


class EventNouns:
    """Reads how real the event nouns of one text are."""

    def __init__(self, grammar: Grammar, words: ClauseWords, climb: Climb) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.words = words
        self.climb = climb
        self.light = sections("light.txt")

    def of(self, noun: int) -> Realis:
        """Return the realis of an event noun, from its own words and what governs it."""
        return self._own(noun) or self._reduced(noun) or self._above(noun)

    def _own(self, noun: int) -> Realis | None:
        """Return what the words before an event noun say."""
        is_in = self.words.is_in
        for token in (each for each in self.parse.children[noun] if each < noun):
            if is_in(token, "undone determiner", "undone adjective") or self.words.is_scarce(token):
                return "negated"
            if is_in(token, "planned adjective"):
                return "planned"
            if is_in(token, "unreal adjective"):
                return "conditional"
            if is_in(token, "alleged adjective"):
                return "alleged"
        return None

    def _reduced(self, noun: int) -> Realis | None:
        """Return what a participle after an event noun says of it ("a strike called off")."""
        for verb in self.parse.children[noun]:
            if verb > noun and self.parse.deps[verb] == "acl":
                if self._verbs(verb, "undone") or self._verbs(verb, "broken down"):
                    return "negated"
                if self._verbs(verb, "planned"):
                    return "planned"
        return None

    def _above(self, noun: int) -> Realis:
        """Climb from an event noun to the verb above it and read what that does to it."""
        parse, token = self.parse, noun
        for _ in range(_MAX_STEPS):
            head = parse.heads[token]
            if head == token:
                return "actual"
            if parse.pos[head] in VERBS:
                return self._governed(noun, token, head)
            verdict = self._under(noun, token, head)
            if verdict is not None:
                return verdict
            token = head
        return "actual"

    def _under(self, noun: int, token: int, head: int) -> Realis | None:
        """Return what a noun or preposition above an event noun says of it ("threat of attack")."""
        parse = self.parse
        if parse.pos[head] == "ADP":
            word, above = parse.lowers[head], parse.heads[head]
            if word in _NO_PART or self._is_instead(head):
                return "negated"
            if word in _TOPICS and self.words.lemma(above) in classes()["talks"]:
                return "conditional"
            if word in _ARGUMENTS and parse.pos[above] not in VERBS:
                return self._abstract(above) or self._unknown(noun, above)
            return None
        return self._abstract(head) if parse.deps[token] == "compound" else None

    def _is_instead(self, prep: int) -> bool:
        """Say whether a preposition belongs to "instead of" or "short of"."""
        around = (self.parse.heads[prep], *self.parse.children[prep])
        return any(self.parse.lowers[each] in {"instead", "short"} for each in around)

    def _unknown(self, noun: int, above: int) -> Realis | None:
        """Return what a noun or adjective that is not known to keep it says of an event below it."""
        if self.is_definite(noun) or self.words.is_in(above, "part of fact"):
            return None
        return None if self.parse.pos[above] in {"NUM", "ADP"} else "conditional"

    def _abstract(self, head: int) -> Realis | None:
        """Return what a noun or adjective before "of an attack" says of it."""
        is_in = self.words.is_in
        if any(is_in(token, "undone determiner") for token in self.parse.children[head]):
            return "negated"
        if is_in(head, "remembered noun") or self._is_remembered(head):
            return "historical"
        if is_in(head, "doubt noun"):
            return "conditional"
        if is_in(head, "plan noun"):
            return "planned"
        if is_in(head, "allege noun", "allege"):
            return "alleged"
        return "denied" if is_in(head, "deny noun") else None

    def _is_remembered(self, noun: int) -> bool:
        """Say whether a noun is the object of a verb of remembrance ("honouring victims of")."""
        above = [self.parse.heads[noun]] if self.parse.deps[noun] == "dobj" else []
        before = [token for token in self.parse.children[noun] if self.parse.deps[token] == "amod"]
        return any(self.words.is_in(token, "remember") for token in above + before)

    def _governed(self, noun: int, token: int, verb: int) -> Realis:
        """Return what the governing verb does to an event noun that stands below it."""
        dep = self.parse.deps[token]
        if dep in _OBJECTS:
            return self._as_object(noun, verb)
        if dep == "nsubj":
            return self._as_subject(noun, verb)
        if dep == "prep":
            return self._after_preposition(noun, token, verb)
        return self.climb.of(verb)

    def _verbs(self, verb: int, section: str) -> bool:
        """Say whether `verb`, with its particle if it has one, is in a section of light.txt."""
        lemma, listed = self.words.lemma(verb), self.light[section]
        joined = (f"{lemma}-{self.parse.lowers[each]}" for each in self.parse.children[verb])
        return lemma in listed or self.parse.lowers[verb] in listed or any(each in listed for each in joined)

    def _as_object(self, noun: int, verb: int) -> Realis:
        """Return what a verb does to the event that is its object."""
        if self.words.is_in(verb, "remember"):
            return "historical"
        if self._verbs(verb, "undone") and not self._is_harm_refused(noun, verb):
            return "denied" if self.words.lemma(verb) in {"deny", "reject"} else "negated"
        if self._verbs(verb, "planned") and not self._verbs(verb, "do"):
            own = self.climb.of(verb)
            return "planned" if own == "actual" else own
        if self._verbs(verb, "wanted"):
            return "conditional"
        own = self.climb.of(verb)
        is_kept = any(self._verbs(verb, section) for section in ("do", "spoken", "told"))
        return own if is_kept or own != "actual" else self._left(noun)

    def _is_harm_refused(self, noun: int, verb: int) -> bool:
        """Say whether what is rejected is harm that stands ("rejected the sanctions")."""
        return self.words.lemma(verb) == "reject" and self.words.lemma(noun) in classes()["harm-to-owner"]

    def _left(self, noun: int) -> Realis:
        """Return how real an event is that an unknown verb is about: only what the reader knows of stands."""
        return "actual" if self.is_definite(noun) else "conditional"

    def _as_subject(self, noun: int, verb: int) -> Realis:
        """Return what a verb says of the event that is its subject."""
        if self._is_hoax(verb):
            return "denied"
        if self._verbs(verb, "broken down"):
            return "negated"
        own = self.climb.of(verb)
        if own != "actual":
            return own
        if self.words.lemma(verb) == "be":
            return self._predicate(verb)
        if self.words.lemma(verb) in _BECOMING and self.grammar.child(verb, "acomp", "oprd") is not None:
            return "conditional"
        is_effect = self.is_definite(noun) and self.grammar.child(verb, "dobj") is not None
        return "actual" if is_effect or self._verbs(verb, "effect") else "conditional"

    def _predicate(self, verb: int) -> Realis:
        """Return what "is to", "is due", "is unlikely" say of the event that is their subject."""
        quality = self.grammar.child(verb, "acomp", "attr")
        if any(self.words.is_infinitive(each) for each in self.grammar.clause(verb).infinitives):
            return "planned"
        if quality is None:
            return "conditional" if self._is_in_doubt(verb) else "actual"
        if self.words.is_in(quality, "untrue"):
            return "denied"
        if self.words.is_in(quality, "doubtful", "doubt", "doubt noun", "unreal adjective"):
            return "conditional"
        return "planned" if self.words.is_in(quality, "plan", "plan noun", "planned adjective") else "actual"

    def _is_in_doubt(self, verb: int) -> bool:
        """Say whether "is" is followed by "out of the question", "on hold", "under discussion"."""
        preps = [token for token in self.parse.children[verb] if self.parse.deps[token] == "prep"]
        objects = [noun for prep in preps for noun in self.parse.children[prep]]
        return any(self.words.is_in(token, "in doubt") for token in preps + objects)

    def _is_hoax(self, verb: int) -> bool:
        """Say whether a predicate calls its subject untrue ("was a hoax", "turned out to be invented")."""
        verbs = [verb, *self.grammar.clause(verb).infinitives]
        qualities = [self.grammar.child(each, "acomp", "attr") for each in verbs]
        return any(each is not None and self.words.is_in(each, "untrue") for each in qualities)

    def _after_preposition(self, noun: int, prep: int, verb: int) -> Realis:
        """Return what a verb says of the event in a phrase that hangs on it ("prepared for an attack")."""
        word = self.parse.lowers[prep]
        if word == "despite" or (word in _BEHIND and self.is_definite(noun)):
            return "actual"
        if self._verbs(verb, "undone"):
            return "denied" if self.words.lemma(verb) in {"deny", "reject"} else "negated"
        if word in _CHARGED and self.words.is_in(verb, "allege"):
            return "alleged"
        if word in _AHEAD and not self.is_definite(noun):
            return "planned"
        own = self.climb.of(verb)
        if own == "negated" and word in _MEANWHILE and self.is_definite(noun):
            return "actual"
        if own != "actual" or word not in _ARGUMENTS:
            return own
        if word in _LIGHT and self._verbs(verb, "planned"):
            return "planned"
        if self._verbs(verb, "wanted") or self.words.is_in(verb, "doubt"):
            return "conditional"
        return own if self._verbs(verb, "about fact") else self._left(noun)

    def is_definite(self, noun: int) -> bool:
        """Say whether an event noun is one that the reader is taken to know ("the raid", "Kenya's raid")."""
        return any(
            self.parse.lowers[token] in _POINTERS
            or self.parse.deps[token] == "poss"
            or self._is_past_day(token)
            for token in self.parse.children[noun]
        )

    def _is_past_day(self, token: int) -> bool:
        """Say whether a word under an event noun puts it in the past ("a meeting in Doha last week")."""
        is_last = any(self.parse.lowers[below] == "last" for below in self.parse.children[token])
        return self.parse.deps[token] == "npadvmod" and (is_last or self.parse.lowers[token] == "yesterday")
