"""Places told by grammar: "the banks of the Lund", "Lund, 30 km away", "Lund and Dale talukas".

What does not live here: names that the lists know and what a name's own words say (`contexts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from pipeline.nlp.names.lexicon import heads, is_given_name, surname_heads
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse
from pipeline.nlp.tables import table

_INSIDE = frozenset({"compound", "amod", "nmod"})
_TO_AND_FRO = frozenset({"to", "from", "through", "via", "into", "between", "towards", "toward", "past"})
_CARRIERS = frozenset({"bus", "train", "ferry", "tram"})
_GROUNDS = frozenset({"centre", "center", "ground", "hall", "station", "stop", "school"})
_ON_GROUNDS = frozenset("sports leisure community health police railway bus fire city town primary".split())
_TAKEN = frozenset("besiege bombard evacuate flee flood inundate overrun recapture retake shell".split())
_SPANS = frozenset({"bridge", "viaduct", "fly", "flight", "ferry"})
_AIMED = frozenset(
    """
    anger barb blow chance chuckle crack dart dig fury gibe glance glare go jab jibe kick laugh laughter look
    outrage peek poke potshot punch scream shot shout smile stare swing swipe
    """.split()
)
_VAGUE = frozenset("cross drive flow haul lane line link move pass path row stage track trail way".split())
_VEHICLES = frozenset("bus convoy ferry flight highway railway road taxi train".split())
_COUNCILS = frozenset({"council", "hall", "court", "hospital"})
_TOWNS = frozenset({"town", "city", "village", "municipal", "district"})
_BEARINGS = frozenset(
    """
    northern southern eastern western northeastern northwestern southeastern southwestern central coastal
    downtown mountainous nearby neighboring neighbouring rural
    """.split()
)
_TIES = frozenset({"connect", "link"})
_LONGEST = 3
_FAR = 4


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Lemmas that stand beside places' names, by what they are to them; see the lexicon."""

    sites: frozenset[str]
    parts: frozenset[str]
    plurals: frozenset[str]
    standing: frozenset[str]
    doings: frozenset[str]
    dwellers: frozenset[str]
    travellers: frozenset[str]
    ways: frozenset[str]
    carrying: frozenset[str]
    units: frozenset[str]
    away: frozenset[str]


@lru_cache(maxsize=1)
def place_words() -> Whereabouts:
    """Read the words that stand beside places' names."""
    raw = table("whereabouts.toml")
    return Whereabouts(**{key: frozenset(words.split()) for key, words in raw.items()})


def is_whereabouts(parse: Parse, span: Span) -> bool:
    """Whether the grammar around a name that no list knows makes it a place's."""
    if is_long(parse, span) or is_of_another_kind(parse, span):
        return False
    link = _preposition(parse, span)
    if link is not None and parse.lowers[link] == "in" and _is_at_site(parse, link):
        return True
    if is_full_name(parse, span):
        return False
    if _qualifies_site(parse, span) or _is_placed(parse, span) or _is_taken(parse, span):
        return True
    if _follows_bearing(parse, span) and span.label != "NORP" and parse.deps[span.end - 1] not in _INSIDE:
        return True
    return link is not None and _is_locative(parse, span, link)


def is_long(parse: Parse, span: Span) -> bool:
    """Whether the name has more capitalised words than a place's alone has."""
    return sum(word[0].isupper() for word in parse.words[span.first : span.end]) > _LONGEST


def is_of_another_kind(parse: Parse, span: Span) -> bool:
    """Whether the name's own words are an abbreviation or a body's."""
    last = parse.lowers[span.end - 1]
    return heads().get(last) == "ORG" or any(map(str.isupper, parse.words[span.first : span.end]))


def is_full_name(parse: Parse, span: Span) -> bool:
    """Whether a given name begins the name, and no noun for a place ends it ("Ada Roe", not "Georgetown")."""
    if span.end - span.first == 1 or not is_given_name(parse.words[span.first]):
        return False
    return parse.lowers[span.end - 1] not in surname_heads()


def _qualifies_site(parse: Parse, span: Span) -> bool:
    """Whether the name qualifies a noun for a place ("the Lund reservoir", "the Lund sports ground")."""
    last = span.end - 1
    site = parse.heads[last]
    if span.label == "NORP" or not span.end <= site < span.end + 2 or parse.deps[last] not in _INSIDE:
        return False
    if any(not parse.words[token].islower() for token in range(span.end, site + 1)):
        return False
    lemma = parse.lemmas[site]
    if site > span.end and lemma in _GROUNDS:
        return parse.lowers[span.end] in _ON_GROUNDS
    if site == span.end and lemma in _CARRIERS:
        return True
    if lemma == "market":
        return parse.lowers[site + 1 : site + 2] == ["in"]
    return lemma in place_words().sites and lemma != "state"


def _is_taken(parse: Parse, span: Span) -> bool:
    """Whether the name is the object of what is done to places ("retook Lund", "links Lund with Dale")."""
    last = span.end - 1
    verb = parse.heads[last]
    if parse.deps[last] == "pobj" and parse.lowers[verb] in {"with", "to", "and"}:
        verb = parse.heads[verb]
    elif parse.deps[last] != "dobj":
        return False
    if parse.lemmas[verb] == "cross":
        return parse.lowers[span.first - 1] == "the"
    if parse.lemmas[verb] in _TIES and parse.deps[verb] == "relcl":
        return parse.lemmas[parse.heads[verb]] in place_words().ways
    return parse.deps[last] == "dobj" and parse.lemmas[verb] in _TAKEN


def _is_at_site(parse: Parse, link: int) -> bool:
    """Whether the preposition at `link` follows a noun for a site ("a jetty in Lund")."""
    noun = link - 1
    return (
        parse.heads[link] == noun
        and parse.tags[noun] == "NN"
        and parse.lemmas[noun] in place_words().standing
    )


def _is_placed(parse: Parse, span: Span) -> bool:
    """Whether the words behind the name say how far it is, or that it is a site ("Lund, a mining town,")."""
    at = span.end + 1
    if at + 2 >= len(parse) or parse.words[span.end] != ",":
        return False
    if parse.tags[at] == "CD" and parse.lemmas[at + 1] in place_words().units:
        return not place_words().away.isdisjoint(parse.lowers[at + 2 : at + 2 + _FAR])
    for token in range(at, min(at + 8, len(parse))):
        if parse.words[token] == "," or parse.pos[token] in {"VERB", "AUX", "ADP"}:
            return False
        if parse.deps[token] == "appos" and span.first <= parse.heads[token] < span.end:
            lemma = parse.lemmas[token]
            return parse.words[token].islower() and (lemma in place_words().sites or lemma == "market")
    return False


def _preposition(parse: Parse, span: Span) -> int | None:
    """Return the preposition that the name, or the list it stands in, is the object of."""
    token = last = span.end - 1
    while parse.deps[token] == "conj" and parse.pos[parse.heads[token]] == "PROPN":
        token = parse.heads[token]
    link = parse.heads[token]
    if parse.deps[token] == "dobj" and parse.lowers[span.first - 1] == "off" and span.first > 1:
        return span.first - 1
    if parse.deps[token] != "pobj" or link >= span.first:
        return None
    begins = link + 1 + (parse.lowers[link + 1] == "the")
    return link if begins == span.first or (token < last and parse.words[begins][0].isupper()) else None


def _is_locative(parse: Parse, span: Span, link: int) -> bool:
    """Whether the preposition at `link`, with what it belongs to, is said of places."""
    lower, words = parse.lowers[link], place_words()
    above = parse.heads[link]
    if lower == "to" and parse.lowers[above] == "from":
        above = parse.heads[above]
    lemma, beside = parse.lemmas[above].lower(), parse.lemmas[link - 1]
    if lower == "at":
        is_there = lemma in words.standing or lemma in words.doings or beside in words.standing
        return is_there or (span.label == "PERSON" and _follows_thing(parse, span, link))
    if lower == "of":
        return lemma in words.sites or lemma in words.parts or _is_dwelling(parse, link)
    if lower == "from" and (lemma in words.dwellers or (span.label != "ORG" and lemma in words.travellers)):
        return True
    if lower == "in" and lemma in words.doings:
        return True
    if lower in {"in", "into"} and parse.lowers[span.first - 1] == "the" and span.label == "PERSON":
        return span.end - span.first == 1 and parse.tags[span.first] == "NNP"
    if lower == "near" or (lower == "over" and lemma in _SPANS):
        return True
    if lower == "between" and lemma in words.carrying:
        return True
    if lower in _TO_AND_FRO:
        is_vague = lower in {"to", "from"} and lemma in _VAGUE and parse.pos[above] == "NOUN"
        return (
            (lemma in words.ways and not is_vague)
            or (lower != "from" and beside in _VEHICLES)
            or (lower == "through" and beside in words.ways)
        )
    if lower == "off":
        return parse.pos[link - 1] in {"NOUN", "NUM"} or parse.tags[link] == "IN"
    return False


def _follows_thing(parse: Parse, span: Span, link: int) -> bool:
    """Whether "at" follows a thing, and so no person's name follows it ("an aviary at Lund")."""
    thing = parse.heads[link]
    if thing != link - 1 or parse.pos[thing] != "NOUN" or is_given_name(parse.words[span.first]):
        return False
    return parse.lemmas[thing] not in _AIMED


def _is_dwelling(parse: Parse, link: int) -> bool:
    """Whether an age or a town's council stands before "of" ("Ada, 27, of Lund", "the town hall of Lund")."""
    if link < 3:
        return False
    if parse.words[link - 1] in {",", ")"}:
        return parse.words[link - 2].isdigit()
    return parse.lowers[link - 1] in _COUNCILS and parse.lowers[link - 2] in _TOWNS


def _follows_bearing(parse: Parse, span: Span) -> bool:
    """Whether an adjective for where places lie stands before a name alone ("in neighbouring Lund")."""
    return span.end - span.first == 1 and span.first > 0 and parse.words[span.first - 1] in _BEARINGS


def is_plural_site(word: str) -> bool:
    """Whether a plural for places ends a list of names ("districts")."""
    return word in place_words().plurals
