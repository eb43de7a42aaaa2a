"""Who "he" and "she" are: agreement, distance and prominence, and no answer when nobody fits.

What does not live here: "I" and "we", whose meaning is the speaker's (`pipeline.nlp.quotes`).
"""

from __future__ import annotations

from pipeline.nlp.names.coreference.discourse import Discourse, may_be
from pipeline.nlp.names.things import Found, Thing
from pipeline.records import Gender

PRONOUNS: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_SURE = 0.6


def read_pronoun(discourse: Discourse, token: int) -> Found:
    """Return he or she at `token` with the person meant, None when nobody fits."""
    gender = PRONOUNS[discourse.parse.lowers[token]]
    first = _first_of_pair(discourse, token)
    if first is not None and may_be(first, gender):
        first.heard[gender] += 1
        return Found(token, token + 1, "PRON", "pronoun", first, 0.9)
    ranked = discourse.rank(token, gender)
    if not ranked:
        return Found(token, token + 1, "PRON", "pronoun", None, 0.0)
    score, thing = ranked[0]
    if discourse.is_stranger(thing):
        return Found(token, token + 1, "PRON", "pronoun", None, 0.0)
    margin = score - ranked[1][0] if len(ranked) > 1 else 0.8
    confidence = round(min(0.95, 0.5 + margin / 2), 2)
    if confidence >= _SURE:
        thing.heard[gender] += 1
    return Found(token, token + 1, "PRON", "pronoun", thing, confidence)


def _first_of_pair(discourse: Discourse, token: int) -> Thing | None:
    """Return the person whom "his" joins to somebody of theirs ("Ada Roe and her deputy")."""
    parse, noun = discourse.parse, discourse.parse.heads[token]
    if parse.deps[token] != "poss":
        return None
    while parse.deps[noun] in {"compound", "nmod", "appos"} and parse.heads[noun] != noun:
        noun = parse.heads[noun]
    first = discourse.meant.get(parse.heads[noun])
    if parse.deps[noun] != "conj" or first is None or first.thing is None or first.end > token:
        return None
    return first.thing if first.thing.kind == "person" and not discourse.is_stranger(first.thing) else None
