"""Who "he" and "she" are: agreement, distance and prominence, and no answer when nobody fits.

What does not live here: "I" and "we", whose meaning is the speaker's (`pipeline.nlp.quotes`).
"""

from __future__ import annotations

from pipeline.nlp.names.discourse import Discourse
from pipeline.nlp.names.things import Found
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
