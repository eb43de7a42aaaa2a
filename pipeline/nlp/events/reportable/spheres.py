"""Whose world a deed belongs to: public life, or the match, the stage, the shop and the home.

"The coach praised his keeper" and "customers complained" are worded like deeds of state and are none. The
world is read off the sides, the sentence and the article as a whole. What does not live here: who is public
by kind or office (`public`), and the senses of single triggers (`matching`).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, cached_property
from itertools import chain

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.lexicon import classes, sections
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.parts import Part
from pipeline.nlp.events.reportable.public import ANYBODY
from pipeline.nlp.parse import Parse
from pipeline.ontology import type_of
from pipeline.records import Context, Names

_PUBLIC, _SPORT, _ARTS, _TRADE = "public", "sport", "arts", "trade"
_SPHERES = (_SPORT, _ARTS, _TRADE, "home")
_AT_ODDS = frozenset({"ACCUSE", "REJECT"})
_PLAYED = frozenset({_SPORT, _ARTS})
# What people do among themselves every day.
_EVERYDAY = frozenset({"REQUEST", "SUPPORT", "AGREE", "CONSULT", "COOPERATE", "AID"})
_QUARRELS = ("190", "193", "192")
# Abducting, torturing and killing, and whom it is done to.
_BODILY = ("180", "181", "182", "185", "186")
_HURT = frozenset({"person", "people", "official"})
_SINGLE = frozenset({"person", "pronoun"})
_PENALTIES = frozenset({"fine", "fin", "ban", "suspend"})
_VISITS = ("042", "043")
# Without a doer these are what a court or prosecutor did.
_OF_COURTS = frozenset({"ACCUSE", "SANCTION"})
_PLACES = frozenset({"country", "place", "facility"})
_WORD = re.compile(r"[^\W\d_][\w'-]*")
# Begins with its figure, not with \b, so that the search runs from figure to figure.
_SCORE = re.compile(r"\d(?<!\w\d)\d{0,2}[-–]\d{1,3}\b")
# An article is of a private world if so many of its words are, and so many times more than public ones.
_LEAST, _TIMES = 8, 3
_SCORES_WORTH = 2
_BEATING = frozenset({"beat", "defeat", "rout", "crush", "overwhelm"})


@cache
def _sphere_words() -> dict[str, str]:
    """Return each word's sphere."""
    listed = sections("spheres.txt")
    return {word: sphere for sphere in (*_SPHERES, _PUBLIC) for word in listed[sphere]}


@cache
def _words_of(sphere: str) -> frozenset[str]:
    """Return the words of one sphere."""
    return frozenset(word for word, own in _sphere_words().items() if own == sphere)


class Spheres:
    """Says of one article's candidates whether they are anybody's business but their own."""

    def __init__(self, cast: Cast, names: Names, context: Context) -> None:
        self.cast = cast
        self.parse: Parse = cast.parse
        self.names = names
        self.title = context.title or ""

    @cached_property
    def _of_referents(self) -> dict[int, str]:
        """The sphere of each referent that its name or its roles tell of; a public one wins."""
        found: dict[int, str] = {}
        for one in self.names.referents:
            if one.kind == "organization":
                words = set(_WORD.findall(one.name.lower()))
                if words & sections("spheres.txt")["firm names"]:
                    found[one.number] = _TRADE
                elif any(self._of_word(word) == _PUBLIC for word in words):
                    found[one.number] = _PUBLIC
        for role in self.names.roles:
            spheres = [sphere for sphere in map(self._of_word, _WORD.findall(role.role)) if sphere]
            if spheres and found.get(role.referent) != _PUBLIC:
                found[role.referent] = _PUBLIC if _PUBLIC in spheres else spheres[0]
        return found

    @cached_property
    def _in_office(self) -> frozenset[int]:
        """The referents of whom any role is told."""
        return frozenset(role.referent for role in self.names.roles)

    @staticmethod
    def _of_word(word: str) -> str | None:
        lower = word.lower()
        return _sphere_words().get(lower) or _sphere_words().get(lower.removesuffix("s"))

    @cached_property
    def frame(self) -> str | None:
        """The private world that the article as a whole is about, None if it is of public life or of none."""
        words = map(str.lower, chain(self.parse.lemmas, _WORD.findall(self.title)))
        counts = Counter(map(_sphere_words().get, words))
        counts[_SPORT] += _SCORES_WORTH * len(_SCORE.findall(self.parse.text))
        private = sum(counts[sphere] for sphere in _SPHERES)
        if private < _LEAST or private < _TIMES * counts[_PUBLIC]:
            return None
        return max(_SPHERES, key=lambda sphere: counts[sphere])

    def is_private_matter(self, candidate: Candidate) -> bool:
        """Say whether nobody of public life takes part in a deed that only then would be an event."""
        if self._is_score(candidate.token) or self._is_of_a_league(candidate.token):
            return True
        if self._is_public_sentence(candidate.token):
            return False
        if type_of(candidate.code).name in ANYBODY:
            return self._is_no_force(candidate)
        actors = [self._of_part(part) for part in candidate.actors]
        targets = [self._of_part(part) for part in candidate.targets]
        if candidate.code.startswith(_VISITS) and self._is_outing(candidate, actors, targets):
            return True
        if type_of(candidate.code).name in _OF_COURTS and not actors:
            return False
        spheres = {*actors, *targets}
        if _PUBLIC in spheres or self._is_feud(candidate):
            return False
        if spheres and (None not in spheres or self._is_one_sided(candidate, actors, targets)):
            return True
        return self.frame is not None

    def _is_outing(self, candidate: Candidate, actors: list[str | None], targets: list[str | None]) -> bool:
        """Say whether a visit is one by or to people who are on no mission ("greeted by a crowd")."""
        if actors and all(each in _SPHERES for each in actors):
            return True
        if targets and all(each in _SPHERES for each in targets):
            return True
        crowds = [part for part in candidate.actors if part.kind == "people" and part.referent is None]
        return bool(crowds) and all("state" not in self.cast.groups(part.head) for part in crowds)

    def _is_feud(self, candidate: Candidate) -> bool:
        """Say whether two bodies, not of sport or the stage, are at odds ("Arvel rejected Ostra's bid")."""
        if type_of(candidate.code).name not in _AT_ODDS or not candidate.targets or self.frame in _PLAYED:
            return False
        return any(part.kind == "organization" for part in candidate.targets) and all(
            part.kind == "organization" or self.parse.lemmas[part.head].lower() in classes()["firm"]
            for part in candidate.actors
        )

    def _is_one_sided(
        self, candidate: Candidate, actors: list[str | None], targets: list[str | None]
    ) -> bool:
        """Say whether one side is private and the other nobody in particular ("he asked the waiter")."""
        if type_of(candidate.code).name not in _EVERYDAY or not actors:
            return False
        if targets and None not in targets:
            return all(
                part.kind in _SINGLE and part.referent not in self._in_office for part in candidate.actors
            )
        return None not in actors and all(part.referent is None for part in candidate.targets)

    def _is_no_force(self, candidate: Candidate) -> bool:
        """Say whether an attack, a raid or a march is one of sport or of business, where nobody is hurt."""
        if self._tells_of_harm(candidate.token) or self._is_plain(candidate.token):
            return False
        if self._is_of_sport(candidate.token) or self._is_of_a_story(candidate.token):
            return True
        if self.frame == _TRADE and self.parse.lemmas[candidate.token] == "rally":
            return True
        actors = {self._of_part(part) for part in candidate.actors}
        targets = {self._of_part(part) for part in candidate.targets}
        if not actors or not actors <= set(_SPHERES):
            return False
        if candidate.code.startswith(_BODILY) and any(part.kind in _HURT for part in candidate.targets):
            return False
        is_home = "home" in actors and not candidate.code.startswith(_QUARRELS)
        return not is_home and _PUBLIC not in {
            sphere
            for part, sphere in zip(candidate.targets, targets, strict=False)
            if part.kind not in _PLACES
        }

    def _of_part(self, part: Part) -> str | None:
        """Return the sphere of a participant, None where nothing tells."""
        if part.kind in _PLACES:
            is_team = self.frame == _SPORT or (self.frame is not None and part.kind != "country")
            return None if is_team else _PUBLIC
        by_name = self._of_referents.get(part.referent) if part.referent is not None else None
        if by_name:
            return by_name
        parse = self.parse
        lemma = parse.lemmas[part.head].lower()
        if parse.pos[part.head] != "PROPN" and (sphere := self._of_word(lemma)):
            return sphere
        if lemma in sections("spheres.txt")["work"] and parse.tags[part.head] == "NN":
            return "home"
        groups = self.cast.groups(part.head)
        if part.kind == "armed" or "armed" in groups:
            return _PUBLIC
        if part.referent is None and "state" in groups:
            return _PUBLIC
        return None

    def _is_public_sentence(self, token: int) -> bool:
        """Say whether the sentence of a trigger speaks of public life."""
        return not self.parse.told(token).isdisjoint(_words_of(_PUBLIC))

    def _tells_of_harm(self, token: int) -> bool:
        """Say whether the sentence of a trigger speaks of weapons, wounds or death besides the trigger."""
        own = self.parse.lemmas[token].lower()
        return not (self.parse.told(token) - {own}).isdisjoint(classes()["armed-talk"])

    def _is_plain(self, token: int) -> bool:
        """Say whether a verb means force in any world ("arrested a fan"), outside a story."""
        return self.frame != _ARTS and self.parse.lemmas[token].lower() in classes()["plain-force"]

    def _is_of_a_story(self, token: int) -> bool:
        """Say whether an article about films or books tells the deed as part of their story."""
        return self.frame == _ARTS and self.parse.tags[token] not in {"VBD", "VBN"}

    def _told(self, token: int) -> str:
        """Return the sentence that `token` stands in."""
        first, end = self.parse.sentences[self.parse.sentence_of[token]]
        return self.parse.text[self.parse.starts[first] : self.parse.ends[end - 1]]

    def _is_score(self, token: int) -> bool:
        """Say whether a side "beat" another by a number of points ("the navy beat the army 3-1")."""
        is_beaten = self.parse.lemmas[token].lower() in _BEATING
        return is_beaten and _SCORE.search(self._told(token)) is not None

    def _is_of_a_league(self, token: int) -> bool:
        """Say whether a penalty is one of sport ("the league fined the coach")."""
        return self.parse.lemmas[token].lower() in _PENALTIES and self._is_of_sport(token)

    def _is_of_sport(self, token: int) -> bool:
        """Say whether the article, or the sentence of a trigger, is about a match."""
        if self.frame == _SPORT:
            return True
        words = self.parse.told(token) & _words_of(_SPORT)
        return len(words) + _SCORES_WORTH * len(_SCORE.findall(self._told(token))) >= _SCORES_WORTH
