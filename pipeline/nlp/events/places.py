"""Where an event happened: the place named in the trigger's own clause.

What does not live here: which country a place is in; the names room knows.
"""

from __future__ import annotations

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.days.nearness import Nearness
from pipeline.nlp.events.lexicon import classed
from pipeline.nlp.events.participants.cast import Cast
from pipeline.nlp.events.parts import Part
from pipeline.nlp.grammar import VERBS, Grammar

_WHERE = {
    word: rank
    for rank, word in enumerate(
        [
            "in",
            "at",
            "near",
            "outside",
            "inside",
            "on",
            "across",
            "around",
            "along",
            "over",
            "off",
            "into",
            "through",
            "within",
            "throughout",
            "to",
            "from",
        ]
    )
}
# A country that is asked or blamed is not where that was done.
_SPEECH = ("02", "03", "05", "09", "10", "11", "12", "13")
_ABOUT = frozenset({"on", "over"})
# "Aid to Niger" is given, stopped or barred anywhere.
_GIVEN = ("07", "16", "17")
# What is discussed or voted "on Peru" is so anywhere.
_TOPICS = ("03", "04", "05", "06", "10", "11", "12")
# What is "at the request of Peru" or "in the case of Chile" is not there.
_MANNERS = frozenset(
    {"request", "invitation", "behest", "urging", "insistence", "wake", "name", "case", "hand", "face"}
) | frozenset({"support", "favour", "favor", "term", "light", "view", "event", "expense", "behalf", "charge"})
_BESIDE = frozenset({"compound", "appos", "amod"})
# "Oslo airport" is in Oslo; "Peruvian lorries" are anywhere.
_BEFORE = frozenset({"compound", "amod"})
_PEOPLE = frozenset({"armed", "police", "people"})
_FINEST = {"facility": 0, "place": 1, "country": 2}


class Atlas:
    """Finds the places of one text's events."""

    def __init__(self, grammar: Grammar, cast: Cast) -> None:
        self.grammar = grammar
        self.parse = grammar.parse
        self.cast = cast
        self.nearness = Nearness(grammar)

    def where(self, candidate: Candidate) -> Part | None:
        """Return the place of `candidate`: the finest one its clause names, else a target that is one."""
        phrases = self._phrases(candidate)
        if candidate.code.startswith(_TOPICS):
            phrases = [{word: preps[word] for word in preps.keys() - _ABOUT} for preps in phrases]
        found = [part for preps in phrases for part in self._places(preps)]
        if candidate.code.startswith(_SPEECH):
            sides = {part.key for part in (*candidate.actors, *candidate.targets)}
            found = [part for part in found if part.key not in sides]
        elif not found:
            spots = [part for part in candidate.targets if part.kind in {"place", "facility"}]
            found = [part for part in spots if self._is_place(part)] or self._where_they_fell(candidate.token)
        return min(found, key=lambda part: (_FINEST[part.kind], part.first)) if found else None

    def _where_they_fell(self, verb: int) -> list[Part]:
        """Return the places of what the dead of `verb` fell in ("six died when a bomb went off in Goma")."""
        if self.parse.pos[verb] not in VERBS:
            return []
        if self.parse.deps[verb] == "relcl" and self.nearness.is_toll(verb):
            return self._places(self.grammar.noun_preps(self.parse.heads[verb]))
        cause = self.nearness.fell_in(verb)
        if cause is None:
            joined = self.nearness.tolls(verb)[1:]
            return [part for toll in joined for part in self._around(toll)]
        return self._around(cause)

    def _around(self, cause: int) -> list[Part]:
        """Return the places in the clause of a verb, else those that it is done to."""
        clause = self.grammar.clause(cause)
        hit = [name for noun in clause.patients if (name := self.cast.name_at(noun)) is not None]
        phrases = [clause.preps, *(self.grammar.noun_preps(noun) for noun in clause.patients)]
        found = [part for preps in phrases for part in self._places(preps)]
        return found or [name for name in hit if self._is_place(name)]

    def _phrases(self, candidate: Candidate) -> list[dict[str, list[int]]]:
        """Return the prepositional phrases of the trigger, its objects, and the verb that governs it."""
        token = candidate.token
        if self.parse.pos[token] in VERBS:
            clause = self.grammar.clause(token)
            code = candidate.code
            # Where a condemned raid was is not where it was condemned.
            nouns = clause.agents if code.startswith(_SPEECH) else [*clause.patients, *clause.agents]
            apart = {"to", "from"} if code.startswith(_GIVEN) else {"from"}  # "a man from Oslo"
            each = [self.grammar.noun_preps(noun) for noun in nouns]
            below = [{word: preps[word] for word in preps if word not in apart} for preps in each]
            own = {word: clause.preps[word] for word in clause.preps if word != "to" or code[:2] != "16"}
            found = [own, *below]
            return found + [self._preps(token) for token in sorted(candidate.used)]
        above = self.grammar.governor(token)
        phrases = [self.grammar.noun_preps(token)]
        if above is not None and self.parse.sentence_of[above] == self.parse.sentence_of[token]:
            phrases.append(self.grammar.clause(above).preps)
        return phrases

    def _preps(self, token: int) -> dict[str, list[int]]:
        """Return the prepositional phrases of a verb or noun."""
        if self.parse.pos[token] in VERBS:
            return self.grammar.clause(token).preps
        return self.grammar.noun_preps(token)

    def _places(self, preps: dict[str, list[int]]) -> list[Part]:
        """Return the places among the objects of prepositions of place."""
        words = sorted(preps.keys() & _WHERE.keys(), key=_WHERE.__getitem__) if preps else ()
        return [name for word in words for token in preps[word] for name in self._named(token)]

    def _named(self, token: int) -> list[Part]:
        """Return the place that the phrase at `token` names, or one before or after its head."""
        parse = self.parse
        lemma, spots = parse.lemmas[token].lower(), classed("place", "building")
        wanted = _BESIDE if lemma in spots else _BESIDE - _BEFORE
        below = [c for c in parse.children[token] if parse.deps[c] in wanted]
        preps = self.grammar.noun_preps(token)
        owners = [] if lemma in _MANNERS else preps.get("of", [])
        around = [token, *below, *owners, *preps.get("in", [])]
        names = [self.cast.name_at(each) for each in around]
        return [name for name in names if name is not None and self._is_place(name)]

    def _is_place(self, name: Part) -> bool:
        """Say whether a name is a place: no adjective ("Peruvian"), no slip of the model ("Dec.1")."""
        word = self.parse.words[name.first]
        is_name = name.referent is not None or (word[:1].isupper() and word.isalpha())
        if name.of_origin:
            return False
        is_people = not _PEOPLE.isdisjoint(self.cast.groups(name.head))
        return name.kind in _FINEST and self.parse.pos[name.head] != "ADJ" and is_name and not is_people
