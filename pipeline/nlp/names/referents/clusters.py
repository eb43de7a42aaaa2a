"""From spans to things: which names of one article mean the same person, body, country or place.

What does not live here: descriptions and pronouns, which come after the names are known.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pipeline.nlp.names.definitions import definitions, unlearn
from pipeline.nlp.names.lexicon import gazetteer, titles
from pipeline.nlp.names.referents.bodies import KINDS, Directory
from pipeline.nlp.names.referents.home import home_country
from pipeline.nlp.names.referents.metonyms import means_people, speaks_for_country
from pipeline.nlp.names.referents.people import Roster, is_single
from pipeline.nlp.names.roles import is_kin, kin_gender, role_after, role_ahead, role_before, told_gender
from pipeline.nlp.names.surroundings import is_outlet
from pipeline.nlp.names.things import Found, Span, Thing
from pipeline.nlp.names.trims import is_coupled
from pipeline.nlp.parse import Parse

_NICKNAME = re.compile(r"[\"“‘]([^\"“”‘’]+)[\"”’]")


def link(parse: Parse, spans: list[Span]) -> list[Found]:
    """Return a mention for each span, those of one thing sharing it."""
    unlearn(parse, spans)
    roster, directory = Roster(), Directory(home_country(spans))
    span_at = {token: span for span in spans for token in range(span.first, span.end)}
    full: dict[int, Thing] = {}
    for span in spans:
        if span.label == "PERSON" and not is_single(name := _person(parse, span)):
            full[span.first] = roster.add(name)
            for nickname in _NICKNAME.findall(_name(parse, span)):
                roster.call(full[span.first], nickname)
    full.update(_coupled(parse, spans, roster))
    full.update(_titled(parse, spans, span_at, full, roster))
    _enter_bodies(parse, spans, directory)
    recent: list[Thing] = []
    found = []
    for span in spans:
        thing, confidence = _thing(parse, span, full, roster, directory, recent)
        found.append(Found(span.first, span.end, span.label, "name", thing, confidence))
        if thing.kind == "person":
            recent.append(thing)
            _add_roles(parse, span, span_at, thing)
    _name_within(found)
    return found


def _titled(
    parse: Parse, spans: list[Span], span_at: dict[int, Span], full: dict[int, Thing], roster: Roster
) -> dict[int, Thing]:
    """Return by token who "President Roe" is where the article names only kin of that surname in full."""
    found: dict[int, Thing] = {}
    seen: set[Thing] = set()
    for span in spans:
        if span.label != "PERSON":
            continue
        if span.first in full:
            seen.add(full[span.first])
            continue
        role = role_before(parse, span.first, span_at)
        bearers = roster.bearers(_person(parse, span))
        if role is None or role.office not in titles().single or not bearers or not seen.isdisjoint(bearers):
            continue
        named = [other for other in spans if full.get(other.first) in bearers]
        if named and all(is_kin(parse, other) for other in named):
            found[span.first] = roster.add_single(_person(parse, span))
    return found


def _coupled(parse: Parse, spans: list[Span], roster: Roster) -> dict[int, Thing]:
    """Return who first names are that share the surname of the next name ("Bill and Ada Roe"), by token."""
    found: dict[int, Thing] = {}
    for one, other in pairwise(spans):
        is_near = one.end - one.first == 1 and other.first == one.end + 1 and other.end - other.first > 1
        if is_near and {one.label, other.label} == {"PERSON"} and is_coupled(parse, one.first):
            name = parse.words[one.first]
            if not roster.knows(name):
                found[one.first] = roster.add(f"{name} {parse.words[other.end - 1]}")
    return found


def _name_within(found: list[Found]) -> None:
    """Note in each role which things it speaks of ("Russian" in "Russian President": Russia)."""
    at = {mention.first: mention.thing for mention in found if mention.thing is not None}
    for thing in {mention.thing for mention in found if mention.thing is not None}:
        for role in thing.roles:
            near = [at[token] for token in range(role.first, role.end) if token in at]
            role.within = frozenset(name for one in near for name in (one.name, one.country_code) if name)


def _enter_bodies(parse: Parse, spans: list[Span], directory: Directory) -> None:
    """Enter the organisations' names, the longest first, and then what the article defines."""
    for span in spans:
        if span.known is not None and span.known.kind == "organization":
            directory.known(span.known, "organization")
    bodies = [span for span in spans if span.label == "ORG" and span.known is None]
    for span in sorted(bodies, key=lambda span: span.first - span.end):
        thing = directory.named(_name(parse, span), "organization", _owner(parse, span))
        if span.end - span.first > 1 and is_outlet(parse, span):
            directory.alias(thing, parse.words[span.end - 1], "organization")
    for one, other in definitions(parse, spans):
        first, second = (one, other) if other.known is None else (other, one)
        if second.known is None:
            thing = _body(parse, first, directory)
            directory.alias(thing, _name(parse, second), KINDS[second.label])


def _body(parse: Parse, span: Span, directory: Directory) -> Thing:
    """Return the thing a span of no person means, by the lists or by its name."""
    if span.known is not None:
        return directory.known(span.known, span.known.kind)
    return directory.named(_name(parse, span), KINDS[span.label], _owner(parse, span))


def _owner(parse: Parse, span: Span) -> str | None:
    """Return the code of the country that a body's name begins with or that owns it ("Chad's army")."""
    first = span.first
    if first >= 2 and parse.lowers[first - 1] in {"'s", "'"}:
        first -= 2
    for words, known in gazetteer().get(parse.lowers[first], ()):
        size = len(words) + 1
        if first + size < span.end and tuple(parse.lowers[first + 1 : first + size]) == words:
            return known.country_code
    return _seat(parse, span)


def _seat(parse: Parse, span: Span) -> str | None:
    """Return the code of the country in whose capital a ministry is ("the Health Ministry in Oslo")."""
    at = span.end + 1
    if at >= len(parse) or parse.lowers[span.end] != "in" or parse.lowers[span.end - 1] != "ministry":
        return None
    for words, known in gazetteer().get(parse.lowers[at], ()):
        if known.sense == "capital" and tuple(parse.lowers[at + 1 : at + 1 + len(words)]) == words:
            return known.country_code
    return None


def _name(parse: Parse, span: Span) -> str:
    """Return the words of a span on one line."""
    return " ".join(parse.span_text(span.first, span.end).split())


def _person(parse: Parse, span: Span) -> str:
    """Return a person's name without a nickname between quotation marks."""
    return " ".join(_NICKNAME.sub(" ", _name(parse, span)).split())


def _thing(
    parse: Parse,
    span: Span,
    full: dict[int, Thing],
    roster: Roster,
    directory: Directory,
    recent: list[Thing],
) -> tuple[Thing, float]:
    """Return what a span means and how sure that is."""
    if span.label == "PERSON":
        if span.first in full:
            return full[span.first], 1.0
        return roster.find(_person(parse, span), told_gender(parse, span.first), recent)
    if span.known is None:
        return _body(parse, span, directory), 1.0
    if span.known.sense == "capital":
        if speaks_for_country(parse, span):
            return directory.country(span.known), 0.8
        return directory.known(span.known, "place"), 1.0
    if span.known.sense == "adjective" and span.known.kind == "country":
        if means_people(parse, span):
            return directory.people(span.known), 0.8
        return directory.country(span.known), 0.9
    return directory.known(span.known, span.known.kind), 1.0


def _add_roles(parse: Parse, span: Span, span_at: dict[int, Span], thing: Thing) -> None:
    """Note the roles beside a person's name, and the gender a form of address tells."""
    for role in (role_before(parse, span.first, span_at), role_ahead(parse, span), role_after(parse, span)):
        if role is not None:
            thing.roles.append(role)
    if thing.gender is None:
        thing.gender = told_gender(parse, span.first) or kin_gender(parse, span.first)
