"""Types corrected by what stands in and around one name: "in Lund", "Ada Roe", "who", a team's nickname.

What does not live here: judging all mentions of a name together (`votes`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import gazetteer, heads, is_given_name, other_heads, titles
from pipeline.nlp.names.roles import follows_kin, role_after, role_ahead
from pipeline.nlp.names.surroundings import (
    is_beside,
    is_called_body,
    is_holder,
    is_in_office,
    is_in_place,
    is_outlet,
    is_site,
)
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC"})
_OF_PLACES = frozenset(
    {"mayor", "governor", "outskirts", "suburbs", "streets", "residents", "capital", "people"}
)
_SITES = _OF_PLACES | frozenset(
    {
        "town",
        "city",
        "village",
        "province",
        "district",
        "region",
        "port",
        "suburb",
        "resort",
        "state",
        "county",
    }
)
_FIRST_WORDS = {
    **dict.fromkeys(("club", "radio", "bank", "team", "university", "institute", "partido", "parti"), "ORG"),
    **dict.fromkeys(("lake", "mount", "fort", "camp", "port", "cape", "isle", "river", "rio"), "LOC"),
}
_FIRST_OF_OTHERS = frozenset(
    {
        "battle",
        "tropical",
        "treaty",
        "siege",
        "war",
        "invasion",
        "operation",
        "hurricane",
        "typhoon",
        "cyclone",
        "miss",
    }
)
_DATED_EVENTS = frozenset(
    """
    election elections by-election referendum primary primaries census championship championships games
    olympics tour festival
    """.split()
)
_OTHERS = frozenset(
    {
        "Air Force One",
        "Marine One",
        "Hang Seng",
        "Nikkei",
        "All Ordinaries",
        "Straits Times Industrials",
        "KOSPI",
        "Sensex",
    }
)
_EVENT_REACH = 4
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))
_SAID_OF_BODIES = frozenset(
    """
    leader producer developer player champion manager rival ally critic owner victim survivor candidate
    contender member operator executive trader employee founder designer
    """.split()
)


def typed_by_context(parse: Parse, spans: list[Span], dateline: str | None = None) -> list[Span]:
    """Return the spans that name people, bodies or places, each with the label its words and place tell.

    A name that the article's date line gives as its place is a place everywhere.
    """
    known_at = {span.first: span for span in spans if span.known is not None}
    place = dateline.casefold() if dateline else None
    for span in spans:
        if span.known is None:
            text = parse.span_text(span.first, span.end).casefold()
            told = "GPE" if text == place else _label(parse, span, known_at)
            span.is_sure = told != span.label
            span.label = told
    named = [span for span in spans if span.known is not None or not _is_other(parse, span)]
    return [span for span in named if not _is_in_event(parse, span)]


def _is_in_event(parse: Parse, span: Span) -> bool:
    """Whether a place is part of a dated event's name ("the 2014 Lund mayoral election")."""
    if span.label not in {"GPE", "LOC", "ORG"} or span.first == 0:
        return False
    before = parse.words[span.first - 1]
    if not (len(before) == 4 and before.isdigit() and before[:2] in {"18", "19", "20"}):
        return False
    for token in range(span.end, min(span.end + _EVENT_REACH, len(parse))):
        if parse.lowers[token] in _DATED_EVENTS:
            return True
        if parse.pos[token] not in {"ADJ", "NOUN", "PROPN"}:
            return False
    return False


def _is_other(parse: Parse, span: Span) -> bool:
    """Whether the name is an event's, prize's or law's, an office, an index, or a vehicle's or weapon's."""
    if is_in_office(parse, span) or parse.span_text(span.first, span.end) in _OTHERS:
        return True
    last = parse.lowers[span.end - 1]
    if len(last.rstrip(".")) == 1 and span.end - span.first == 1:
        return True
    if parse.lowers[span.first] in _FIRST_OF_OTHERS and span.end - span.first > 1:
        return True
    if last in other_heads() and (span.end - span.first > 1 or span.label != "PERSON"):
        return True
    words = parse.words[span.first : span.end]
    return span.label == "PERSON" and any(character.isdigit() for word in words for character in word)


def _label(parse: Parse, span: Span, known_at: dict[int, Span]) -> str:
    """Return the label that the name's words or neighbours tell, else the one it has."""
    if span.end - span.first == 1 and span.first > 1 and _before_region(parse, span, known_at):
        return "GPE"
    if span.label == "PERSON" and is_called_body(parse, span):
        return "ORG"
    if is_outlet(parse, span):
        return "ORG"
    if span.label in _BODIES and is_person(parse, span):
        return "PERSON"
    if span.label == "PERSON" and span.end - span.first > 1 and parse.lowers[span.first] in _FIRST_WORDS:
        return _FIRST_WORDS[parse.lowers[span.first]]
    if _opens_dateline(parse, span, known_at):
        return "GPE"
    if _is_team(parse, span):
        return "ORG"
    if _is_place(parse, span, known_at):
        return "GPE"
    return span.label


def _opens_dateline(parse: Parse, span: Span, known_at: dict[int, Span]) -> bool:
    """Whether a name in capitals opens a paragraph before a date, land or agency ("LUND, March 4")."""
    opens = span.first == 0 or "\n" in parse.words[span.first - 1]
    is_loud = all(map(str.isupper, parse.words[span.first : span.end]))
    if not opens or not is_loud or span.end + 1 >= len(parse):
        return False
    mark, after = parse.words[span.end], parse.lowers[span.end + 1]
    if mark == "," and span.end + 1 in known_at:
        return known_at[span.end + 1].label == "GPE"
    return mark in {"(", "-", "--", "—", "–", "/"} or (mark == "," and after.rstrip(".")[:3] in _MONTHS)


def _is_team(parse: Parse, span: Span) -> bool:
    """Whether a plural follows a city in one name ("Lund Otters")."""
    last = parse.words[span.end - 1]
    if not 2 <= span.end - span.first <= 4 or not last.endswith("s") or last.lower() in heads():
        return False
    for rest, known in gazetteer().get(parse.lowers[span.first], ()):
        after = span.first + len(rest) + 1
        if known.label == "GPE" and after < span.end and tuple(parse.lowers[span.first + 1 : after]) == rest:
            return parse.words[after - 1].isalpha()
    return False


def is_person(parse: Parse, span: Span) -> bool:
    """Whether a name that the model takes for a body or place is a person's."""
    size, last = span.end - span.first, parse.lowers[span.end - 1]
    if (
        last in heads()
        or size > 3
        or any(not word[0].isalpha() for word in parse.words[span.first : span.end])
    ):
        return False
    if parse.words[span.end - 1].isupper() and len(last) > 1:
        return False
    first = parse.words[span.first]
    is_known = any(not rest for rest, _ in gazetteer().get(first.lower(), ()))
    if is_given_name(first) and not is_known and (size > 1 or not first.isupper()):
        return True
    return _is_called_person(parse, span)


def _is_called_person(parse: Parse, span: Span) -> bool:
    """Whether the words around a name are said of people only."""
    after, before = span.end, span.first - 1
    if before >= 0 and parse.lowers[before] in titles().honorifics:
        return True
    if follows_kin(parse, span):
        return True
    if after + 1 < len(parse) and parse.words[after] == "," and parse.lowers[after + 1] == "who":
        return not is_in_place(parse, span)
    if span.end - span.first != 2:
        return False
    if is_holder(parse, span) and parse.lowers[before] not in _SAID_OF_BODIES:
        return True
    role = role_after(parse, span) or role_ahead(parse, span)
    return role is not None and role.office not in _SAID_OF_BODIES


def _is_place(parse: Parse, span: Span, known_at: dict[int, Span]) -> bool:
    """Whether a name that the model takes for a person or body is a place's."""
    if span.label not in {"PERSON", "ORG", "FAC"} or span.end - span.first > 3 or span.first < 2:
        return False
    words = parse.words[span.first : span.end]
    if len(words) == 1 and _before_region(parse, span, known_at):
        return True
    if (
        is_given_name(words[0])
        or parse.lowers[span.end - 1] in heads()
        or any(word.isupper() for word in words)
    ):
        return False
    if is_site(parse, span):
        return True
    if span.label == "PERSON" and is_beside(parse, span):
        return True
    before = parse.lowers[span.first - 1]
    if before == "of" and parse.lowers[span.first - 2] in _SITES:
        return True
    if before == "in" and not _owns(parse, span):
        return span.label == "PERSON" or len(words) == 1
    return _before_region(parse, span, known_at)


def _owns(parse: Parse, span: Span) -> bool:
    """Whether the name is an owner's or qualifies a noun ("in Roe's house", "in Acme shares")."""
    after = span.end
    return after < len(parse) and (
        parse.tags[after] == "POS" or parse.deps[span.end - 1] in {"compound", "poss"}
    )


def _before_region(parse: Parse, span: Span, known_at: dict[int, Span]) -> bool:
    """Whether a country or state follows between commas ("Lund, Sweden,", "Lund, N.C. on")."""
    region = known_at.get(span.end + 1)
    if region is None or parse.words[span.end] != "," or region.known is None:
        return False
    closed = region.end >= len(parse) or not parse.words[region.end][0].isalnum()
    closed = closed or parse.words[region.end - 1].endswith(".")
    return closed and region.known.kind in {"country", "place"} and region.known.sense != "adjective"
