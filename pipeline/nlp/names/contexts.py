"""Types corrected by what stands in and around one name: "in Lund", "Ada Roe", "who", a team's nickname.

What does not live here: judging all mentions of a name together (`votes`).
"""

from __future__ import annotations

from pipeline.nlp.names.codes import is_listed, is_road
from pipeline.nlp.names.firms import is_called_body, is_named_body
from pipeline.nlp.names.lexicon import first_of_bodies, gazetteer, heads, is_given_name, other_heads
from pipeline.nlp.names.lists import spread
from pipeline.nlp.names.persons import is_person
from pipeline.nlp.names.surroundings import is_beside, is_in_office, is_outlet, is_site
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.whereabouts import is_whereabouts
from pipeline.nlp.parse import Parse
from pipeline.records import Context

_BODIES = frozenset({"ORG", "GPE", "FAC", "LOC", "NORP"})
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
    **dict.fromkeys(("team", "university", "institute"), "ORG"),
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
_DATELINE_MARKS = frozenset({"(", "-", "--", "—", "–", "/"})
_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"))


def typed_by_context(parse: Parse, spans: list[Span], context: Context) -> list[Span]:
    """Return the spans that name people, bodies or places, each with the label its words and place tell.

    What the article's head gives as its place, agency or writer is that everywhere.
    """
    known_at = {span.first: span for span in spans if span.known is not None}
    given = _given(context)
    for span in spans:
        if span.known is None:
            text = parse.span_text(span.first, span.end).casefold()
            told = given.get(text) or _label(parse, span, known_at)
            is_lone = span.label != "PERSON" and span.end - span.first == 1
            span.is_sure, span.label = told != span.label or _is_sure_body(parse, span), told
            if told != "PERSON" or is_lone or not span.is_sure:
                _place(parse, span)
    spread(parse, spans)
    named = [span for span in spans if span.known is not None or not _is_other(parse, span)]
    return [span for span in named if not _is_in_event(parse, span)]


def _given(context: Context) -> dict[str, str]:
    """Return the labels of the names in the article's head, by the name folded."""
    given = {
        name.split()[-1].casefold(): "PERSON" for name in (context.byline or "").split(",") if name.strip()
    }
    if context.agency:
        given[context.agency.casefold()] = "ORG"
    if context.dateline_place:
        given[context.dateline_place.casefold()] = "GPE"
    return given


def _is_sure_body(parse: Parse, span: Span) -> bool:
    """Whether a noun beside a name of several words says that it is a body's, as the model says too."""
    return span.label == "ORG" and span.end - span.first > 1 and is_called_body(parse, span)


def _place(parse: Parse, span: Span) -> None:
    """Make the name a place's where the grammar around it says so."""
    if is_whereabouts(parse, span):
        is_told = span.label in {"LOC", "FAC"} and parse.lowers[span.end - 1] in heads()
        span.label, span.is_sure = span.label if is_told else "GPE", True


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
    if span.label in {"LOC", "GPE", "FAC"} and is_named_body(parse, span):
        return "ORG"
    if is_outlet(parse, span) or (span.label != "ORG" and is_listed(parse, span)):
        return "ORG"
    if is_road(parse, span):
        return "FAC"
    if span.label in _BODIES and is_person(parse, span):
        return "PERSON"
    if span.end - span.first > 1 and parse.lowers[span.first] in first_of_bodies():
        return "ORG"
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
    if not opens or span.end + 1 >= len(parse):
        return False
    mark, after = parse.words[span.end], parse.lowers[span.end + 1]
    is_loud = all(map(str.isupper, parse.words[span.first : span.end]))
    if mark == "," and span.end + 1 in known_at:
        region = known_at[span.end + 1]
        is_parted = region.end < len(parse) and parse.words[region.end] in _DATELINE_MARKS
        return region.label == "GPE" and (is_loud or is_parted)
    if not is_loud:
        return False
    return mark in _DATELINE_MARKS or (mark == "," and after.rstrip(".")[:3] in _MONTHS)


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
        return span.label == "PERSON" or " " not in parse.span_text(span.first, span.end)
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
