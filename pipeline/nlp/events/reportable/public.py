"""Whether an event is one of public actors: what private people ask or thank each other for is none.

Public are states, towns that act, bodies, armed and official people, and those of whom an office is told;
crowds and professions are so among themselves. What does not live here: who takes part (`cast`, `sides`),
and whether it is one happening (`specific`).
"""

from __future__ import annotations

import re

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.lexicon import classed, classes
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.participants.offices import in_public_life
from pipeline.nlp.events.parts import Part
from pipeline.ontology import type_of
from pipeline.records import Names

FIRST_PERSON = frozenset({"i", "we", "me", "us", "my", "our"})
"""The pronouns of whoever speaks."""
# Harm, unrest and force are events whoever does or suffers them.
ANYBODY = frozenset({"ASSAULT", "PROTEST", "COERCE", "MOBILIZE"})
# Courts and jailers do these, named or not: investigate, charge, return, free, pardon, remove from office.
_OF_THE_STATE = ("09", "112", "115", "08", "16")
_TOWNS = frozenset({"city", "county", "town", "municipality", "borough", "province", "district"})
_PLURAL = frozenset({"NNS", "NNPS"})
_AGE = re.compile(r"\s*,\s*\d{1,2}\s*,|\s*\(\d{1,2}\)|\s*, (?:aged|age) \d")

_NOBODY, _PRIVATE, _SOCIAL, _PUBLIC = range(4)


class PublicLife:
    """Tells the public actors of one article from its private people."""

    def __init__(self, cast: Cast, names: Names) -> None:
        self.cast = cast
        self.parse = cast.parse
        self._kinds = {one.number: one.kind for one in names.referents}
        self.in_office = in_public_life(names)
        self._private = _private_persons(cast, names) - self.in_office

    def is_public(self, candidate: Candidate, speaker: int | None) -> bool:
        """Say whether public actors take part; `speaker` is who "we" and "I" are, where that is known."""
        if type_of(candidate.code).name in ANYBODY:
            return True
        actors = [self._standing(part, speaker) for part in candidate.actors]
        sides = actors + [self._standing(part, speaker) for part in candidate.targets]
        if not actors and candidate.code.startswith(_OF_THE_STATE):
            return True
        if _PUBLIC in sides or self._is_of_a_town(candidate.token):
            return not actors or not self._is_own_story(candidate, actors)
        return _PRIVATE not in sides and (_SOCIAL in sides or bool(actors))

    def _is_of_a_town(self, verb: int) -> bool:
        """Say whether a town, which is no participant by that noun, is acted on ("sued the city")."""
        objects = (each for each in self.parse.children[verb] if self.parse.deps[each] == "dobj")
        return any(self.parse.lemmas[each].lower() in _TOWNS for each in objects)

    def _is_own_story(self, candidate: Candidate, actors: list[int]) -> bool:
        """Say whether private people tell what they did themselves ("I thanked the soldiers")."""
        own = [self.parse.lowers[part.head] in FIRST_PERSON for part in candidate.actors]
        return all(own) and max(actors) <= _PRIVATE

    def _standing(self, part: Part, speaker: int | None) -> int:
        """Return how public a participant is."""
        word = self.parse.lowers[part.head]
        if part.referent is None and word in FIRST_PERSON:
            return _PUBLIC if speaker is not None and self._is_in_public(speaker) else _PRIVATE
        if part.referent is not None and self._kinds.get(part.referent) == "person":
            if part.referent in self.in_office or self._is_office(part):
                return _PUBLIC
            return _PRIVATE if part.referent in self._private else _SOCIAL
        if part.referent is not None:
            return _PUBLIC
        if part.kind in {"pronoun", "thing", ""}:
            return _NOBODY
        name = self.cast.name_at(part.head)
        if part.kind not in {"person", "official", "people"} or (name is not None and name.kind != "person"):
            return _PUBLIC
        return self._worded(part)

    def _is_in_public(self, referent: int) -> bool:
        return self._kinds.get(referent) != "person" or referent in self.in_office

    def _is_office(self, part: Part) -> bool:
        """Say whether the words before a name are an office ("Commissioner Ek")."""
        return any(
            "state" in self.cast.groups(token) for token in range(part.first, part.end) if token != part.head
        )

    def _worded(self, part: Part) -> int:
        """Return how public somebody without a name is, by the noun that tells of them."""
        lemma, groups = self.parse.lemmas[part.head].lower(), self.cast.groups(part.head)
        is_several = self.parse.tags[part.head] in _PLURAL
        if lemma in classes()["private-life"] and not (is_several and "state" in groups):
            return _PRIVATE
        if "state" in groups or "armed" in groups:
            is_bare = part.end - part.first == 1
            return _SOCIAL if is_bare and lemma in classes()["any-office"] else _PUBLIC
        if lemma in classes()["collective"]:
            return _PUBLIC
        if lemma in classes()["public-life"] or is_several:
            return _SOCIAL
        return _PRIVATE if groups or part.kind != "person" else _SOCIAL


def _private_persons(cast: Cast, names: Names) -> frozenset[int]:
    """Return the persons whom the article describes as private: by a trade, their kin, or their age."""
    found = {role.referent for role in names.roles if _is_private_role(cast, role.role)}
    text = cast.parse.text
    for mention in names.mentions:
        if mention.form == "name" and mention.referent is not None and _AGE.match(text, mention.end_char):
            found.add(mention.referent)
    return frozenset(found)


def _is_private_role(cast: Cast, role: str) -> bool:
    """Say whether a role is a private trade or kinship ("owner of a bakery", "coach")."""
    words = [word.strip(",.;'’").lower() for word in role.split()]
    private = classed("private-life", "private-trade")
    return any(word in private or word.removesuffix("s") in private for word in words)
