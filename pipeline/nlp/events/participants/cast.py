"""Who a noun phrase means: actors by name, by office, by trade, or by the country they speak for.

What does not live here: which phrase of a sentence is the actor or the target (`matching`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import classes
from pipeline.nlp.events.participants.echoes import Echoes
from pipeline.nlp.events.participants.extents import left_edge, origin_end
from pipeline.nlp.events.participants.nearby import PLURAL, Nearby
from pipeline.nlp.events.participants.strangers import unknown_body
from pipeline.nlp.events.participants.trades import OWN, Trades
from pipeline.nlp.events.parts import Part, name_spans, unique
from pipeline.nlp.grammar import NOUNS, Grammar
from pipeline.records import Names

_PERSONAL = frozenset({"he", "she", "they", "him", "her", "them", "we", "us", "i", "me", "who", "whom", "it"})
_RELATIVE = frozenset({"which", "whom", "whose"})
_WITHIN = ("of", "from", "in", "against", "with", "between", "by", "for", "on", "at", "to")
SPOTS = frozenset({"place", "facility"})
_MAX_DEPTH = 3
_SPECIFIED = frozenset({"det", "poss", "amod", "compound", "nummod"})
_DOERS = (
    "writer",
    "maker",
    "ser",
    "ter",
    "ner",
    "der",
    "ker",
    "ger",
    "cer",
    "ist",
    "ian",
    "tor",
    "sor",
    "ee",
)
_MASSES = frozenset({"thousands", "hundreds", "dozens", "scores"})
_BANDS = frozenset({"other", "armed"})
_DAYS = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"}
)
# Who belongs to a body is not the body, though counted among the words that only measure.
_BELONGING = frozenset({"member", "leader", "representative"})
_BODIES = frozenset({"organization", "people", "group"})
_LIVING = frozenset({"people", "official", "armed"})
_NOBODY = frozenset({"partitive", "measure"})


class Cast:
    """The actors of one article."""

    def __init__(self, grammar: Grammar, names: Names) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self._spans = name_spans(grammar.parse, names)
        self._trades = Trades(grammar, self._spans)
        self._looks_back = False
        self._direct: dict[int, list[Part]] = {}

    @property
    def echoes(self) -> Echoes:
        """Who finds antecedents, never kept: it and this holding each other would keep the parse alive."""
        return Echoes(self.grammar, self._spans, self.direct)

    def name_at(self, token: int) -> Part | None:
        """Return the name that `token` is part of."""
        return self._spans.get(token)

    def groups(self, token: int) -> frozenset[str]:
        """Return the actor groups of the noun at `token` ("state", "armed", "people")."""
        return self._trades.groups(token)

    def direct(self, token: int) -> list[Part]:
        """Return the participants that the phrase headed by `token` is itself, none if it is a thing."""
        if self._looks_back:
            return self._itself(token)
        known = self._direct.get(token)
        if known is None:
            known = self._direct[token] = self._itself(token)
        return known

    def _itself(self, token: int) -> list[Part]:
        """Find what `direct` returns."""
        token = self._before_day(token)
        pos = self.parse.pos[token]
        name = self._spans.get(token)
        if pos == "PRON" and (claimed := self.echoes.claimed(token) or self._whole_list(token, name)):
            return claimed
        if self.parse.lowers[token] in _RELATIVE and (noun := self._related(token)) is not None:
            return self.direct(noun)
        groups = self.groups(token)
        if name is not None and (not groups or name.head == token):
            return [self._titled(name)]
        inner = self._inside_partitive(token) if "partitive" in groups else []
        if inner and (not groups - _NOBODY or any(part.kind not in SPOTS for part in inner)):
            return inner
        if self.parse.tags[token] == "CD" and (inner := self._inside_partitive(token)):
            return inner
        if self.parse.lowers[token] in {"force", "forces"} and self._is_violence(token):
            return []
        if self.parse.lowers[token] == "opposition" and "to" in self.grammar.noun_preps(token):
            return []
        if groups - _NOBODY and pos in NOUNS | {"ADJ"}:
            return (
                [] if self._trades.is_shared_title(token) else self._trades.read(token, groups, self._owner)
            )
        if self.parse.lowers[token] in _MASSES and not self._of(token):
            return [Part(left_edge(self.parse, token), token + 1, token, None, "people")]
        if pos == "NOUN" and (
            called := [part for part in self._trades.apposed(token) if part.kind == "person"]
        ):
            return [Part(left_edge(self.parse, token), called[0].end, token, called[0].referent, "person")]
        if pos == "PRON" and self.parse.lowers[token] in _PERSONAL | OWN:
            if self.echoes.is_thing(token):
                return []
            found = self.echoes.antecedent(token) or self._only_people(token)
            return found or [Part(token, token + 1, token, None, "pronoun")]
        return unknown_body(self.grammar, token) if pos in NOUNS and name is None else []

    def _related(self, token: int) -> int | None:
        """Return the noun that "which" behind a preposition, or "whose", takes up."""
        parse, verb = self.parse, self.grammar.governor(token)
        is_held = parse.deps[token] == "pobj" or parse.lowers[token] == "whose"
        if verb is None or not is_held or parse.deps[verb] != "relcl":
            return None
        return parse.heads[verb] if parse.heads[verb] < token else None

    def _whole_list(self, token: int, name: Part | None) -> list[Part]:
        """Return all whom "they" means where the names know one of a list ("Ek, Moe and Ry said they")."""
        if self.parse.lowers[token] not in PLURAL or name is None or name.kind != "person" or name.others:
            return []
        found = self.echoes.antecedent(token)
        return found if len(found) > 1 else []

    def _only_people(self, token: int) -> list[Part]:
        """Return the one number of people that a plural pronoun can mean; those it looks at may be none."""
        word = self.parse.lowers[token]
        is_it = word == "it" and (self.parse.deps[token] != "nsubj" or self._does_more(token))
        if (word not in PLURAL and not is_it) or self._looks_back:
            return []
        self._looks_back = True
        nearby = Nearby(self.grammar, self.direct)
        if is_it:
            verb = self.grammar.governor(token)
            doers = [] if verb is None else self.grammar.clause(verb).agents
            less = [part for each in doers if each != token for part in self.direct(each)]
            found = nearby.only_body(token) if self.parse.deps[token] == "nsubj" else []
            found = found or nearby.topic_before(token, less)
        else:
            found = nearby.only_people(token)
        self._looks_back = False
        return found

    def body_before(self, token: int, less: list[Part]) -> list[Part]:
        """Return the body, none of `less`, that the sentence before an "it" is about."""
        return Nearby(self.grammar, self.direct).topic_before(token, less)

    def _does_more(self, token: int) -> bool:
        """Say whether the verb of a subject does something, rather than saying what it is."""
        verb = self.parse.heads[token]
        return self.parse.lemmas[verb] not in {"be", "seem", "appear", "become", "take", "mean"}

    def _is_violence(self, token: int) -> bool:
        """Say whether a bare "force" is violence or strength, no troops ("use of force", "join forces")."""
        if self.parse.lowers[token] == "forces" and self.parse.lemmas[self.parse.heads[token]] != "join":
            return False
        return not any(self.parse.deps[below] in _SPECIFIED for below in self.parse.children[token])

    def find(self, token: int, depth: int = 0) -> list[Part]:
        """Return who `token`'s phrase leads to: itself, else an owner, a demonym or an inner phrase."""
        found = self.direct(token)
        if found or depth >= _MAX_DEPTH:
            return found
        if self._is_doer(token):
            return [Part(left_edge(self.parse, token), token + 1, token, None, "people")]
        if self.parse.lemmas[token].lower() in classes()["place"]:
            inner = [part for below in self._of(token) for part in self.find(below, depth + 1)]
            if inner:
                return inner
        return (
            self._owner(token)
            or self._trades.modifiers(token)
            or self._compound(token)
            or self._inner(token, depth)
        )

    def _is_doer(self, token: int) -> bool:
        """Say whether a plural subject is by its ending one of people ("two Liberal speechwriters")."""
        parse, lemma = self.parse, self.parse.lemmas[token].lower()
        is_subject = parse.tags[token] == "NNS" and parse.deps[token] in {"nsubj", "nsubjpass"}
        is_of_people = lemma.endswith(_DOERS) and lemma not in classes()["undoing"]
        return is_subject and (is_of_people or parse.lowers[token] == "others")

    def _compound(self, token: int) -> list[Part]:
        """Return the actor that stands as a compound before a thing ("rebel positions")."""
        for child in self.parse.children[token]:
            if child < token and self.parse.deps[child] in {"compound", "amod"}:
                groups = self.groups(child) - _NOBODY
                is_sort = self.parse.lemmas[child].lower() in classes()["sort"] or self._is_cut(child)
                if groups and not is_sort and (self.parse.pos[child] == "NOUN" or groups == _BANDS):
                    return self._trades.read(child, groups, self._owner)
        return []

    def _is_cut(self, token: int) -> bool:
        """Say whether a word is one half of a hyphened one before a thing ("military-hospital plans")."""
        words = self.parse.words
        return words[token - 1] == "-" or (words[token + 1] == "-" and self.parse.heads[token] != token + 2)

    def find_all(self, tokens: list[int]) -> list[Part]:
        """Return the participants of several heads, each once, those found outright before the others."""
        if len(tokens) == 1:
            return unique(self.find(tokens[0]))
        known = {token: self.direct(token) for token in tokens}
        if len(tokens) > 1 and any(part.kind in _LIVING for parts in known.values() for part in parts):
            known.update({token: self._like_others(token) for token in tokens if not known[token]})
        inner = {below for token in tokens if known[token] for below in self._of(token)}
        outright = [part for token in tokens if token not in inner for part in known[token]]
        return unique(outright or [part for token in tokens for part in self.find(token)])

    def _like_others(self, token: int) -> list[Part]:
        """Return the plural in a list of people that ends like people ("conductors and clerks")."""
        lemma = self.parse.lemmas[token].lower()
        if self.parse.tags[token] != "NNS" or lemma in classes()["undoing"] or not lemma.endswith(_DOERS):
            return []
        return [Part(left_edge(self.parse, token), token + 1, token, None, "people")]

    def _titled(self, name: Part) -> Part:
        """Return a person's name with the office before it ("Estonian envoy Mari Tamm")."""
        if name.kind != "person" or name.end - 1 < name.head:
            return name
        first = name.first
        while first > left_edge(self.parse, name.head) and not self._ends_name(first - 1):
            first -= 1
        return name._replace(first=first)

    def _ends_name(self, token: int) -> bool:
        """Say whether another name begins right behind that of `token` ("a vote on Peru Telo said ...")."""
        name, following = self._spans.get(token), self._spans.get(token + 1)
        return name is not None and following is not None and name.key != following.key

    def _of(self, token: int) -> list[int]:
        """Return the heads that the noun at `token` is "of"."""
        return self.grammar.noun_preps(token).get("of", [])

    def _before_day(self, token: int) -> int:
        """Return the name that the parse hung on the day after it ("with President Ek Tuesday").

        Or on the place that a paragraph opens with ("Oslo: the minister said").
        """
        if self.parse.words[token + 1 : token + 2] == [":"] and token not in self._spans:
            return self.grammar.child(token, "appos") or token
        if self.parse.lowers[token] not in _DAYS:
            return token
        names = [child for child in self.parse.children[token] if child < token and child in self._spans]
        return names[-1] if names else token

    def _inside_partitive(self, token: int) -> list[Part]:
        """Return who "thousands of workers" are; "members of parliament" are people of their own."""
        inner = [part for below in self._of(token) for part in self.direct(below)]
        is_member = self.parse.lemmas[token].lower() in _BELONGING and inner and inner[0].kind in _BODIES
        if len(inner) == 1 and (is_member or self.echoes.is_body(inner[0].head)):
            end = max(inner[0].end, origin_end(self.grammar, self._spans, token))
            return [Part(left_edge(self.parse, token), end, token, inner[0].referent, inner[0].kind)]
        return inner

    def _owner(self, token: int) -> list[Part]:
        """Return who a thing belongs to."""
        owner = self.grammar.child(token, "poss")
        if owner is None:
            return []
        found = [part for each in self.grammar.conjuncts(owner) for part in self.direct(each)]
        return [part for part in found if part.kind != "pronoun" or part.referent is not None]

    def _inner(self, token: int, depth: int) -> list[Part]:
        """Return the participants in the prepositional phrases of `token`."""
        preps = self.grammar.noun_preps(token)
        for word in _WITHIN:
            found = [part for below in preps.get(word, []) for part in self.find(below, depth + 1)]
            if found:
                return unique(found)
        return []
