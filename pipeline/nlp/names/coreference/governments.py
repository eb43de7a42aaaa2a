"""Whose government "the government" is: one that the article has named, or its own country's.

What does not live here: bodies that bear a name ("the Interior Ministry": `home`, `bodies`).
"""

from __future__ import annotations

from pipeline.nlp.names.coreference.discourse import Discourse
from pipeline.nlp.names.things import Found, Thing
from pipeline.nlp.parse import Parse

GOVERNMENTS = frozenset({"government", "govt"})
"""The nouns that mean a state's government."""
_WHOLE = frozenset({"federal", "central", "national"})
_LEADERS = frozenset({"president", "prime minister", "chancellor", "king", "queen", "sultan", "emir"})
_OWNERS = frozenset({"poss", "compound", "amod", "nmod"})
_REGIONAL = frozenset({"province", "provincial", "regional", "state", "municipal", "council", "county"})
_PERSONAL = frozenset({"his", "her"})
_LANDS = frozenset({"country", "place", "group"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_INTRODUCED, _AT_HOME = 0.8, 0.7


class Governments:
    """Whose governments one article speaks of."""

    def __init__(self, discourse: Discourse) -> None:
        """Begin before the first word."""
        self.discourse = discourse
        self._introduced: list[Thing] = []

    def read(self, token: int) -> Found | None:
        """Return "the government" at `token` with the country whose it is, None where that is in doubt.

        A government that the words themselves give to a country is noted for those to come.
        """
        parse = self.discourse.parse
        owner = self._owner(token)
        if owner is not None:
            self._introduced.append(owner)
            return None
        first = token - 1 if parse.lowers[token - 1] not in _WHOLE else token - 2
        if first < 0 or self._is_told_further(token):
            return None
        if parse.lowers[first] in _PERSONAL and first == token - 1:
            return self._of_leader(first, token)
        if parse.lowers[first] != "the":
            return None
        country, confidence = self._meant()
        if country is None or self._is_abroad(token, country) or self._is_regional(token):
            return None
        return Found(first, token + 1, "ROLE", "nominal", country, confidence)

    def _owner(self, token: int) -> Thing | None:
        """Return the country that a government is said to be of ("Chad's government", "of Chad")."""
        parse, at = self.discourse.parse, self.discourse.at
        heads = [below for below in parse.children[token] if parse.deps[below] in _OWNERS]
        of = [below for below in parse.children[token] if parse.lowers[below] == "of"]
        heads += [below for prep in of for below in parse.children[prep]]
        things = [at[head].thing for head in heads if head in at]
        return next((thing for thing in things if thing is not None and thing.kind == "country"), None)

    def _is_told_further(self, token: int) -> bool:
        """Whether words tell more of the government, or it only qualifies a noun ("government troops")."""
        parse = self.discourse.parse
        if parse.heads[token] > token and parse.deps[token] in _OWNERS - {"poss"}:
            return True
        return parse.tags[min(token + 1, len(parse) - 1)] == "IN"

    def _of_leader(self, first: int, token: int) -> Found | None:
        """Return "her government" as the country that she leads."""
        found = self.discourse.meant.get(first)
        leader = None if found is None else found.thing
        if leader is None or found is None or found.confidence < _AT_HOME:
            return None
        roles = [role for role in leader.roles if role.office in _LEADERS]
        codes = {name for role in roles for name in role.within}
        known = [thing for thing in self.discourse.known("country") if thing.name in codes]
        country = known[0] if len(known) == 1 else None if codes or not roles else self._meant()[0]
        if country is None:
            return None
        return Found(first, token + 1, "ROLE", "nominal", country, _AT_HOME)

    def _meant(self) -> tuple[Thing | None, float]:
        """Return the one country whose government was told of, else the one the article is about."""
        told = list(dict.fromkeys(self._introduced))
        home = self.discourse.home
        if not told:
            return home, _AT_HOME
        is_plain = len(told) == 1 and home in {None, told[0]}
        return (told[0], _INTRODUCED) if is_plain else (None, 0.0)

    def _is_regional(self, token: int) -> bool:
        """Whether this sentence or the one before speaks of a province, which has a government too."""
        parse = self.discourse.parse
        number = parse.sentence_of[token]
        start, end = parse.sentences[max(0, number - 1)][0], parse.sentences[number][1]
        return not _REGIONAL.isdisjoint(parse.lowers[start:end])

    def _is_abroad(self, token: int, country: Thing) -> bool:
        """Whether this sentence or the one before is about another country."""
        parse = self.discourse.parse
        number = parse.sentence_of[token]
        start = parse.sentences[max(0, number - 1)][0]
        near = [mention for mention in self.discourse.seen[-12:] if mention.first >= start]
        return any(_is_other(parse, mention, country) for mention in near)


def _is_other(parse: Parse, mention: Found, country: Thing) -> bool:
    """Whether a mention makes another country the one spoken of."""
    thing = mention.thing
    if thing is None or thing.kind not in _LANDS or thing.country_code in {None, country.country_code}:
        return False
    head = mention.end - 1
    return parse.deps[head] in _SUBJECTS | {"poss"} or parse.lowers[max(0, mention.first - 1)] == "in"
