"""Reading an article from start to end: each pronoun and description against what came before it.

What does not live here: how well somebody fits (`discourse`, `pronouns`, `descriptions`).
"""

from __future__ import annotations

from pipeline.nlp.names.descriptions import read_description, read_member
from pipeline.nlp.names.discourse import Discourse
from pipeline.nlp.names.pairs import pair_nouns, read_pair
from pipeline.nlp.names.phrases import find_description, is_listed
from pipeline.nlp.names.pronouns import PRONOUNS, read_pronoun
from pipeline.nlp.names.things import Found
from pipeline.nlp.parse import Parse


def read_on(parse: Parse, named: list[Found]) -> list[Found]:
    """Return the pronouns and descriptions of the text with whom they mean."""
    at = {token: mention for mention in named for token in range(mention.first, mention.end)}
    discourse, plurals = Discourse(parse, at), pair_nouns()
    found: list[Found] = []
    for token, lower in enumerate(parse.lowers):
        mention: Found | None = None
        if token in at:
            if at[token].first == token:
                mention = read_member(discourse, at[token])
                discourse.add(at[token])
        elif lower in PRONOUNS:
            mention = read_pronoun(discourse, token)
        elif parse.tags[token] == "NNS" and lower in plurals:
            mention = read_pair(discourse, token)
        elif is_listed(lower) or discourse.speaks(token):
            description = find_description(parse, token, at)
            mention = read_description(discourse, description) if description is not None else None
        if mention is not None:
            found.append(mention)
            discourse.add(mention)
    _settle_genders(named)
    return found


def _settle_genders(named: list[Found]) -> None:
    """Give a person the gender of the pronouns used, where they agree."""
    for mention in named:
        thing = mention.thing
        if thing is not None and thing.gender is None and len(thing.heard) == 1:
            ((thing.gender, _),) = thing.heard.items()
