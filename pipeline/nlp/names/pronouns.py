"""Who "he" and "she" are: agreement, distance and prominence, and no answer when nobody fits.

What does not live here: "I" and "we", whose meaning is the speaker's (`pipeline.nlp.quotes`).
"""

from __future__ import annotations

from pipeline.nlp.names.things import Found, Thing
from pipeline.nlp.parse import Parse
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


def find_pronouns(parse: Parse, named: list[Found]) -> list[Found]:
    """Return he and she with the person meant; `named` are the mentions so far, in order."""
    people = [mention for mention in named if mention.thing is not None and mention.thing.kind == "person"]
    found: list[Found] = []
    earlier: list[Found] = []
    upcoming = 0
    for token, lower in enumerate(parse.lowers):
        if lower not in PRONOUNS:
            continue
        while upcoming < len(people) and people[upcoming].first < token:
            earlier.append(people[upcoming])
            upcoming += 1
        thing, confidence = _best(parse, token, PRONOUNS[lower], earlier)
        pronoun = Found(token, token + 1, "PRON", "pronoun", thing, confidence)
        found.append(pronoun)
        if thing is not None:
            earlier.append(pronoun)
    return found


def _best(parse: Parse, token: int, gender: Gender, earlier: list[Found]) -> tuple[Thing | None, float]:
    """Return the person a pronoun most likely means, and how sure that is."""
    scores: dict[Thing, float] = {}
    sentence = parse.sentence_of[token]
    for back, mention in enumerate(reversed(earlier[-12:])):
        thing = mention.thing
        if thing is None or thing.gender not in (None, gender):
            continue
        distance = sentence - parse.sentence_of[mention.first]
        if distance > 8:
            break
        score = 1.0 / (1 + distance) + 0.3 / (1 + back)
        if parse.deps[mention.end - 1] in {"nsubj", "nsubjpass"}:
            score += 0.4
        if thing.gender == gender:
            score += 0.3
        scores[thing] = max(scores.get(thing, 0.0), score) + 0.05
    if not scores:
        return None, 0.0
    ranked = sorted(scores.values(), reverse=True)
    best = max(scores, key=lambda thing: scores[thing])
    margin = ranked[0] - (ranked[1] if len(ranked) > 1 else 0.0)
    return best, min(0.95, 0.5 + margin / 2)
