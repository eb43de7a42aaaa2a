"""What the words beside a name say it is: "the Lund reservoir", "flown to Lund", "the Roe Tribune newspaper".

What does not live here: nouns for bodies beside a name (`firms`), what its own words say (`contexts`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import heads, is_given_name, titles
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_SITES = frozenset(
    """
    airport aquifer area barracks basin bridge camp canal canyon crossing dam delta desert district estuary
    forest glacier highlands hills island islands jail lagoon lake marshes mountain mountains oilfield
    oilfields peninsula plateau prison sanatorium province quay region reservoir river road settlement
    shipyard sluice suburb terminal valley village volcano wetlands
    """.split()
)
_JOURNEYS = frozenset(
    """
    arrive bus convoy deport divert drive evacuate ferry flee flight fly highway journey lorry march move
    railway return road sail ship smuggle train transport travel trip visit
    """.split()
)
_MINISTERS = frozenset({"Minister", "Ministers", "Secretary", "Undersecretary"})
_FIELDS = frozenset({"labour", "labor", "health", "education", "trade", "culture", "transport", "finance"})
_JUDGES = frozenset({"Judge", "Attorney"})
_OUTLETS = frozenset(
    {
        "newspaper",
        "newspapers",
        "magazine",
        "website",
        "broadcaster",
        "channel",
        "daily",
        "weekly",
        "television",
    }
)
_DWELLERS = frozenset({"native", "natives", "resident", "residents"})
_INSIDE = frozenset({"compound", "amod", "nmod"})
_WAYS = frozenset({"to", "from", "through", "via", "at"})
_BESIDE = frozenset({"near", "outside", "below"})
_WITHIN = frozenset({"in", "near", "around", "outside", "from"})


def is_in_place(parse: Parse, span: Span) -> bool:
    """Whether somebody is said to be in, near or around the name ("a teacher in Lund, who")."""
    return span.first > 1 and span.end - span.first == 1 and parse.lowers[span.first - 1] in _WITHIN


def is_site(parse: Parse, span: Span) -> bool:
    """Whether the words beside a name of one or two words are said of places."""
    after, before = span.end, span.first - 1
    if span.end - span.first > 2 or parse.lowers[span.end - 1] in heads():
        return False
    if after < len(parse) and parse.words[after] in _DWELLERS and parse.deps[span.end - 1] in _INSIDE:
        return True
    if after < len(parse) and parse.words[after] in _SITES and parse.deps[span.end - 1] in _INSIDE:
        return True
    if before < 1 or parse.deps[span.end - 1] != "pobj" or parse.heads[span.end - 1] != before:
        return False
    return parse.lowers[before] in _WAYS and parse.lemmas[parse.heads[before]] in _JOURNEYS


def is_beside(parse: Parse, span: Span) -> bool:
    """Whether a single name follows a word that is mostly said of places ("near Lund")."""
    return span.end - span.first == 1 and span.first > 1 and parse.lowers[span.first - 1] in _BESIDE


def is_holder(parse: Parse, span: Span) -> bool:
    """Whether an office or trade in lower case stands right before the name ("the driver Ada Roe")."""
    noun = span.first - 1
    if noun < 0 or parse.words[noun] not in titles().offices:
        return False
    return parse.deps[noun] in _INSIDE and parse.heads[noun] == span.end - 1


def is_in_office(parse: Parse, span: Span) -> bool:
    """Whether a name is an office or a minister's field ("Special Envoy", "Water" before "Minister")."""
    words = parse.lowers[span.first : span.end]
    if " ".join(words) in titles().offices:
        return True
    if span.label == "ORG" and span.first > 1 and parse.words[span.first - 2] in _MINISTERS:
        return parse.lowers[span.first - 1] in {"of", "for"}
    after = span.end
    if after >= len(parse) or span.label == "NORP":
        return False
    if parse.words[after] in _JUDGES and parse.words[span.end - 1] in {"District", "Circuit"}:
        return True
    if len(words) == 1 and words[0] in _FIELDS and parse.words[after] in titles().offices:
        return True
    return span.label != "GPE" and parse.words[after] in {"Minister", "Secretary"}


def is_outlet(parse: Parse, span: Span) -> bool:
    """Whether a noun for what publishes follows a name that is no town's ("the Roe Tribune newspaper")."""
    after, last = span.end, span.end - 1
    if after >= len(parse) or parse.words[after] not in _OUTLETS:
        return False
    if span.end - span.first < 2 and (span.label == "GPE" or is_given_name(parse.words[span.first])):
        return False
    return parse.deps[last] in _INSIDE and parse.heads[last] == after
