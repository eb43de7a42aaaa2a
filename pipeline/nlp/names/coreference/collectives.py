"""Which body or country "the bank", "the agency" and "the country" are, when one fits.

What does not live here: people (`descriptions`), where such phrases reach (`phrases`).
"""

from __future__ import annotations

from pipeline.nlp.names.coreference.discourse import Discourse
from pipeline.nlp.names.coreference.phrases import Description
from pipeline.nlp.names.coreference.scope import subjects_above
from pipeline.nlp.names.lexicon import Titles, titles
from pipeline.nlp.names.things import Thing

_REACH = 3
_MARGIN = 0.3
_LAND_REACH = 1
# What almost any body can be called, and what is said of those that have no name.
_LOOSE = frozenset({"group", "organization", "organisation", "charity"})
_NAMELESS = _LOOSE | {"firm", "company", "team", "union", "movement", "party"}

Answer = tuple[Thing | None, float]


def read_body(discourse: Discourse, description: Description) -> Answer:
    """Return the organisation or country a description means and how sure that is."""
    listed, word = titles(), discourse.parse.lowers[description.head]
    if word in listed.lands:
        return _land(discourse, description, listed.lands[word])
    above = (discourse.meant.get(subject) for subject in subjects_above(discourse.parse, description.head))
    doers = {mention.thing for mention in above if mention is not None}
    bodies = [thing for thing in discourse.known("organization") if thing not in doers]
    said = [thing for thing in bodies if _is_said(thing, description, word)]
    if said:
        return _best(discourse, description, said, 0.85)
    if not (word in listed.bodies or word in listed.businesses):
        ending = [thing for thing in bodies if thing.name.lower().split()[1:][-1:] == [word]]
        is_plain = len(ending) == 1 and not description.is_rich and not description.owners
        return (ending[0], 0.75) if is_plain and ending[0].country_code is None else (None, 0.0)
    if description.owners:
        return _owned(discourse, description, word, listed)
    ranked = discourse.rank_kind(description.head, "organization", _REACH)
    ranked = [pair for pair in ranked if pair[1] not in doers]
    called = [thing for _, thing in ranked if word in thing.name.lower().split()]
    if called:
        return called[0], 0.85
    if description.is_rich:
        return None, 0.0
    fitting = [thing for thing in bodies if _may_be(thing.name, word, listed)]
    if fitting:
        return _best(discourse, description, fitting, 0.75)
    if word in _LOOSE:
        return _only_near(discourse, description.head, word)
    return _business(ranked, listed) if word in listed.businesses else (None, 0.0)


def _only_near(discourse: Discourse, head: int, word: str) -> Answer:
    """Return the one body named since the sentence before, where no body without a name stands there."""
    parse = discourse.parse
    start = parse.sentences[max(0, parse.sentence_of[head] - 1)][0]
    if not _NAMELESS.isdisjoint(parse.lemmas[start:head]):
        return None, 0.0
    near = [thing for _, thing in discourse.rank_kind(head, "organization", 1)]
    is_one = len(near) == 1 and near[0].country_code is None and not _is_public(near[0].name, titles())
    return (near[0], 0.6) if is_one else (None, 0.0)


def _owned(discourse: Discourse, description: Description, word: str, listed: Titles) -> Answer:
    """Return the one body of the country that is described ("Russia's parliament")."""
    bodies = [thing for thing in discourse.known("organization") if _may_be(thing.name, word, listed)]
    owned = [thing for thing in bodies if thing.country_code in description.owners]
    return (owned[0], 0.75) if len(owned) == 1 else (None, 0.0)


def _is_said(thing: Thing, description: Description, word: str) -> bool:
    """Whether the article uses the noun of an organisation, and of the country that is described."""
    if word not in thing.called:
        return False
    return not description.owners or not description.owners.isdisjoint(thing.ties)


def may_be_called(name: str, noun: str) -> bool:
    """Return whether an organisation of this name may be "the `noun`": by its name, or as a business."""
    listed = titles()
    return _may_be(name, noun, listed) or (noun in listed.businesses and not _is_public(name, listed))


def _may_be(name: str, word: str, listed: Titles) -> bool:
    """Whether an organisation's name has the noun, or a word that goes with it."""
    low = name.lower()
    wanted = listed.body_words.get(word, frozenset())
    return low in wanted or not wanted.isdisjoint(low.split()) or word in low.split()


def _best(discourse: Discourse, description: Description, things: list[Thing], confidence: float) -> Answer:
    """Return the only one of some things, or the one that is clearly nearest."""
    if len(things) == 1:
        return things[0], confidence
    ranked = discourse.rank_kind(description.head, "organization", _REACH)
    near = [(score, thing) for score, thing in ranked if thing in things]
    if not near or (len(near) > 1 and near[0][0] - near[1][0] < _MARGIN):
        return None, 0.0
    return near[0][1], confidence - 0.1


def _business(ranked: list[tuple[float, Thing]], listed: Titles) -> Answer:
    """Return the business in focus."""
    private = [(score, thing) for score, thing in ranked if not _is_public(thing.name, listed)]
    if not private or (len(private) > 1 and private[0][0] - private[1][0] < _MARGIN):
        return None, 0.0
    return private[0][1], 0.6


def _is_public(name: str, listed: Titles) -> bool:
    """Whether an organisation's name says that it is no business ("Ministry of Works")."""
    return not (listed.bodies - listed.businesses).isdisjoint(name.lower().split())


def _land(discourse: Discourse, description: Description, codes: frozenset[str]) -> Answer:
    """Return the one country in focus that can be called so."""
    if description.owners or description.is_rich:
        return None, 0.0
    ranked = discourse.rank_kind(description.head, "country", _LAND_REACH)
    fitting = [(score, thing) for score, thing in ranked if not codes or thing.country_code in codes]
    if codes and not fitting:
        only = [thing for thing in discourse.known("country") if thing.country_code in codes]
        return (only[0], 0.75) if len(only) == 1 else (None, 0.0)
    if not ranked and discourse.home in discourse.uses:
        return discourse.home, 0.6
    return (fitting[0][1], 0.75) if len(fitting) == 1 else (None, 0.0)
