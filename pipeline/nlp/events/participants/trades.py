"""Who somebody is that a noun of trade or office names: a title's holder, a state's servant, a band.

What does not live here: names, pronouns and things (`cast`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.participants.extents import left_edge, origin_end
from pipeline.nlp.events.parts import Part, state_of, unique
from pipeline.nlp.grammar import Grammar

OWN = frozenset({"his", "their", "its", "our", "my", "her", "whose"})
"""The possessive pronouns."""
PLURAL_TAGS = frozenset({"NNS", "NNPS"})
"""The tags of plural nouns."""
_NEAR = 8
_LIST = 2
_HEADS = frozenset({"head", "leader", "chief", "chairman", "chairwoman", "president", "director"})
_CALLED = frozenset({"person", "organization"})
_STATES = frozenset({"country", "organization"})
# "Baltic states" and "Russian allies" are not the land that the adjective names.
# "Kenya's neighbour" is not Kenya.
_BESIDE = frozenset({"ally", "neighbour", "neighbor", "counterpart"})
_LANDS = _BESIDE | {"state", "country", "nation", "republic", "kingdom"}


@cache
def _trades() -> dict[str, frozenset[str]]:
    """The groups that each actor noun belongs to."""
    found: dict[str, set[str]] = {}
    for section, words in sections("agents.txt").items():
        for word in words:
            found.setdefault(word, set()).update(section.split())
    return {word: frozenset(groups) for word, groups in found.items()}


class Trades:
    """Reads the actor nouns of one text; `spans` holds the name at each token that is part of one."""

    def __init__(self, grammar: Grammar, spans: Mapping[int, Part]) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self._spans = spans
        self._trades = _trades()

    def groups(self, token: int) -> frozenset[str]:
        """Return the actor groups of the noun at `token` ("state", "armed", "people")."""
        word, trades = self.parse.lowers[token], self._trades
        known = trades.get(self.parse.lemmas[token].lower()) or trades.get(word)
        if known:
            return known
        singular = f"{word[:-3]}man" if word.endswith("men") else word.removesuffix("s")
        return trades.get(singular, frozenset())

    def read(self, token: int, groups: frozenset[str], owner_of: Callable[[int], list[Part]]) -> list[Part]:
        """Return the participant that an actor noun is; a state's servants stand for their country.

        `owner_of` says who the thing at a token belongs to.
        """
        first, kind = left_edge(self.parse, token), "armed" if "armed" in groups else "official"
        if "people" in groups:
            kind = "people"
        called = self.apposed(token)
        if len(called) == 1:
            return [Part(first, called[0].end, token, called[0].referent, called[0].kind)]
        if called:
            return called
        are_lands = self.parse.tags[token] in PLURAL_TAGS and self.parse.lemmas[token].lower() in _LANDS
        is_other = self.parse.lemmas[token].lower() in _BESIDE
        countries = [] if are_lands else self.modifiers(token) or ([] if is_other else owner_of(token))
        if "armed" in groups and self._is_theirs(token, countries):
            return countries
        if not countries and (land := self._land(token, first)):
            return [land]
        end = self._headed_end(token) or origin_end(self.grammar, self._spans, token)
        if not countries and (countries := self._of_names(token)):
            end = max(part.end for part in countries)
        if len(countries) == 1 and self._is_bodys(token, groups, countries[0]):
            return [Part(first, end, token, countries[0].referent, kind)]
        speaks = "state" in groups or self.parse.lemmas[token].lower() in {"force", "forces", "side"}
        if not speaks or not countries or self._is_of_others(token):
            return [Part(first, end, token, None, kind)]
        if len(countries) == 1:
            return [Part(first, end, token, state_of(countries[0]), kind, countries[0].others)]
        return [Part(part.first, part.end, part.head, part.referent, kind) for part in countries]

    def _is_bodys(self, token: int, groups: frozenset[str], owner: Part) -> bool:
        """Say whether fighters are those of a band ("Vesk fighters"), or people "whose" body is known."""
        is_from = self.parse.lowers[self.parse.heads[owner.head]] == "from"
        if owner.kind == "organization" and {"other", "armed"} <= groups and not is_from:
            return True
        possessor = self.grammar.child(token, "poss")
        is_whose = possessor is not None and self.parse.lowers[possessor] == "whose"
        return is_whose and owner.kind in _STATES

    def _headed_end(self, token: int) -> int | None:
        """Return where the words end for whoever leads a body without a name ("head of the board")."""
        if self.parse.lemmas[token].lower() not in _HEADS:
            return None
        led = self.grammar.noun_preps(token).get("of", [])
        is_near = len(led) == 1 and led[0] - token < _NEAR and led[0] not in self._spans
        return led[0] + 1 if is_near and "state" in self.groups(led[0]) else None

    def _land(self, token: int, first: int) -> Part | None:
        """Return a state by whatever name it has ("the neighbouring republic of Veland")."""
        if self.parse.lemmas[token].lower() not in _LANDS or self.parse.tags[token] in PLURAL_TAGS:
            return None
        for below in self.grammar.noun_preps(token).get("of", []):
            name = self._spans.get(below)
            if name is not None and name.kind != "person":
                return Part(first, name.end, token, name.referent, name.kind)
            if below == token + 2 and self.parse.pos[below] == "PROPN":
                return Part(first, below + 1, token, None if name is None else name.referent, "country")
        return None

    def _is_of_others(self, token: int) -> bool:
        """Say whether leaders or forces are not the state's ("Peruvian rebel forces")."""
        before = [child for child in self.parse.children[token] if child < token]
        kinds = [self.parse.lemmas[child].lower() for child in before if child not in self._spans]
        return any("other" in self._trades.get(kind, ()) or kind in classes()["unofficial"] for kind in kinds)

    def _is_theirs(self, token: int, owners: list[Part]) -> bool:
        """Say whether "their forces" are those of a people or band, which stand for it."""
        owner = self.grammar.child(token, "poss")
        is_pronoun = owner is not None and self.parse.lowers[owner] in OWN
        return is_pronoun and len(owners) == 1 and owners[0].kind == "group"

    def apposed(self, token: int) -> list[Part]:
        """Return the names that follow an actor noun ("the weekly Kestrel", "two envoys, Mo and Ry")."""
        for child in self.parse.children[token]:
            if child > token and self.parse.deps[child] == "appos" and child - token < _NEAR:
                names = [self._spans.get(each) for each in self.grammar.conjuncts(child)]
                kinds = _CALLED | {"country"} if self.parse.lemmas[token].lower() in _LANDS else _CALLED
                known = [name for name in names if name is not None and name.kind in kinds]
                if known and self._spans.get(child) in known:
                    return (
                        known if self.parse.tags[token] in PLURAL_TAGS or self._is_list(child) else known[:1]
                    )
                if not known and (further := self.apposed(child)):
                    return further
        return self._called_behind(token)

    def _called_behind(self, token: int) -> list[Part]:
        """Return the holder whose name the parse hung on the body ("the editor of a site, Ann Ek,")."""
        if self.parse.tags[token] in PLURAL_TAGS or not self.groups(token):
            return []
        for body in self.grammar.noun_preps(token).get("of", []):
            below = self.grammar.child(body, "appos")
            name = self._spans.get(below) if below is not None and body not in self._spans else None
            is_near = (
                name is not None and name.first - body <= _LIST and self.parse.words[name.first - 1] == ","
            )
            if name is not None and name.kind == "person" and is_near:
                return [name]
        return []

    def _is_list(self, token: int) -> bool:
        """Say whether a list goes on behind a title's holder ("the president, Bo, envoy Ann and Mo")."""
        return len(self.grammar.conjuncts(token)) > _LIST

    def _of_names(self, token: int) -> list[Part]:
        """Return countries and bodies an actor noun is of ("the leaders of Chad", "envoys from Niger")."""
        preps = self.grammar.noun_preps(token)
        below: list[int] = []
        for each in (each for word in ("of", "from") for each in preps.get(word, [])):
            if each - (below[-1] if below else token) < _NEAR:  # of a long list, each near the one before
                below.append(each)
        names = [name for each in below for name in (self._spans.get(each), *self.modifiers(each))]
        return unique([name for name in names if name is not None and name.kind in _STATES])

    def modifiers(self, token: int) -> list[Part]:
        """Return the names that stand as adjectives before `token` ("Russian and Turkish patrols")."""
        found: list[Part] = []
        for child in self.parse.children[token]:
            if child < token and self.parse.deps[child] in {"amod", "compound", "nmod"}:
                for each in (child, *(c for c in self.parse.children[child] if self.parse.deps[c] == "conj")):
                    name = self._spans.get(each)
                    if name is not None and name.kind in {"country", "organization", "group", "place"}:
                        found.append(name)
        return unique(found)

    def is_shared_title(self, token: int) -> bool:
        """Say whether an office stands before the names of its holders ("Presidents Ek and Lund met")."""
        name = self._spans.get(token + 1)
        return self.parse.tags[token] in PLURAL_TAGS and name is not None and name.kind == "person"
