"""Reading an article from start to end: each pronoun and description against what came before it.

What does not live here: how well somebody fits (`discourse`, `pronouns`, `descriptions`).
"""

from __future__ import annotations

from pipeline.nlp.names.coreference.antecedents import MANY, ONE, read_it, read_they
from pipeline.nlp.names.coreference.bands import BANDS, FIGHTERS, Bands
from pipeline.nlp.names.coreference.descriptions import read_description, read_member
from pipeline.nlp.names.coreference.discourse import Discourse
from pipeline.nlp.names.coreference.epithets import note_epithets, note_said
from pipeline.nlp.names.coreference.governments import GOVERNMENTS, Governments
from pipeline.nlp.names.coreference.pairs import ALONE, pair_nouns, read_pair
from pipeline.nlp.names.coreference.phrases import find_description, is_listed, is_stranger
from pipeline.nlp.names.coreference.pronouns import PRONOUNS, read_pronoun
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.referents.home import home_land
from pipeline.nlp.names.things import Found, Thing
from pipeline.nlp.parse import Parse

_JOINING = frozenset({"of", "for", "on", "and", "in"})


def read_on(parse: Parse, named: list[Found]) -> list[Found]:
    """Return the pronouns and descriptions of the text with whom they mean."""
    at = {token: mention for mention in named for token in range(mention.first, mention.end)}
    note_epithets(parse, named)
    reader = _Reader(Discourse(parse, at, home_land(named)), named)
    found: list[Found] = []
    for token in range(len(parse)):
        mention = reader.read(token)
        if mention is not None:
            found.append(mention)
            reader.note(mention)
    _settle_genders(named)
    return found


class _Reader:
    """Asks at each token of an article which kind of mention begins or is headed there."""

    def __init__(self, discourse: Discourse, named: list[Found]) -> None:
        """Begin before the first word."""
        self.discourse, self.plurals = discourse, pair_nouns()
        self.governments, self.bands = Governments(discourse), Bands(discourse, named)
        things = {mention.thing for mention in named if mention.thing is not None}
        self.said = frozenset(noun for thing in things for noun in (*thing.called, *_last_word(thing)))
        self.roles = {role.first: (thing, role) for thing in things for role in thing.roles}

    def read(self, token: int) -> Found | None:
        """Return the pronoun or description at `token`; note the name that begins there."""
        discourse, parse = self.discourse, self.discourse.parse
        at, lower = discourse.at, parse.lowers[token]
        if token in at:
            if at[token].first != token:
                return None
            member = read_member(discourse, at[token])
            discourse.add(at[token])
            return member
        if lower in PRONOUNS:
            return read_pronoun(discourse, token)
        if lower in ONE:
            return read_it(discourse, token)
        if lower in MANY:
            return read_they(discourse, token)
        if lower in FIGHTERS and (found := self.bands.read(token)) is not None:
            return found
        if lower in ALONE or (parse.tags[token] == "NNS" and lower in self.plurals):
            return read_pair(discourse, token)
        if lower in GOVERNMENTS and (found := self.governments.read(token)) is not None:
            return found
        if is_listed(lower) or lower in self.said or lower == "old" or discourse.speaks(token):
            found = self._described(token)
            return self.bands.read(token) if found is None and lower in BANDS else found
        return self.bands.read(token) if lower in BANDS else None

    def _described(self, token: int) -> Found | None:
        """Return the description that `token` heads; note the person without a name whom it heads instead."""
        discourse, parse = self.discourse, self.discourse.parse
        description = find_description(parse, token, discourse.at, self.said)
        found = None if description is None else read_description(discourse, description)
        if found is None and is_stranger(parse, token, discourse.at):
            discourse.add_stranger(token, titles().people.get(parse.lowers[token]))
        return found

    def note(self, mention: Found) -> None:
        """Add a mention to the discourse; what "its" means is what the office behind it belongs to."""
        self.discourse.add(mention)
        thing = mention.thing
        if thing is not None and not mention.others:
            note_said(self.discourse.parse, self._head(mention), thing, self.discourse.at)
        if thing is None or mention.end - mention.first > 1 or mention.end not in self.roles:
            return
        _, role = self.roles[mention.end]
        if self.discourse.parse.deps[mention.first] == "poss" and thing.kind != "person":
            role.within |= {thing.name}

    def _head(self, mention: Found) -> int:
        """Return the token of a description that the others hang on."""
        heads, inside = self.discourse.parse.heads, range(mention.first, mention.end)
        return next(
            (token for token in inside if heads[token] not in inside or heads[token] == token), mention.first
        )


def _last_word(thing: Thing) -> list[str]:
    """Return the word that an organisation's name of several ends in, by which it may be called later."""
    if thing.kind != "organization" or thing.country_code is not None:
        return []
    words = thing.name.lower().split()
    return words[-1:] if len(words) > 1 and words[-1].isalpha() and _JOINING.isdisjoint(words) else []


def _settle_genders(named: list[Found]) -> None:
    """Give a person the gender of the pronouns used, where they agree."""
    for mention in named:
        thing = mention.thing
        if thing is not None and thing.gender is None and len(thing.heard) == 1:
            ((thing.gender, _),) = thing.heard.items()
