"""Whom a leader's "we" and an envoy's post mean: the country that the article names.

What does not live here: whose words a quote holds (`quotes`), and finding roles (`names`).
"""

from __future__ import annotations

import re

from pipeline.records import Names, Role

_OFFICE = re.compile(
    r"\b(?:president|premier|prime minister|chancellor|minister|ambassador|king|queen|emir"
    r"|secretary of state)\b",
    re.IGNORECASE,
)
_PUBLIC = re.compile(
    _OFFICE.pattern
    + r"|\b(?:senator|congress\w+|governor|mayor|mp|mla|lawmaker|leader|nominee|candidate|secretary|envoy"
    r"|diplomat|chief|general|colonel|commander|judge|director|chair\w*|spokes\w+|speaker|commissioner|rep|sen|gov|pope"
    r"|patriarch|archbishop|bishop|ayatollah|imam|negotiator|mediator|prince|princess|ceo|head|official|adviser|advisor)\b",
    re.IGNORECASE,
)
_NOT_IN_OFFICE = re.compile(
    r"\b(?:vice|former|ex|elect|deputy|opposition|party|shadow|company)\b", re.IGNORECASE
)


def spoken_for(names: Names) -> dict[int, int]:
    """Return the country of each referent whose role is a high office of just one country."""
    countries = {one.number for one in names.referents if one.kind == "country"}
    places = [(each.start_char, each.end_char, each.referent) for each in names.mentions]
    found: dict[int, set[int]] = {}
    for role in names.roles:
        if _holds_office(role):
            inside = {
                referent
                for start, end, referent in places
                if referent in countries and role.start_char <= start and end <= role.end_char
            }
            found.setdefault(role.referent, set()).update(one for one in inside if one is not None)
    return {person: min(told) for person, told in found.items() if len(told) == 1}


def in_public_life(names: Names) -> frozenset[int]:
    """Return the referents that some role gives a public office, whose meetings are politics."""
    return frozenset(role.referent for role in names.roles if _PUBLIC.search(role.role))


def hosts(names: Names) -> dict[int, int]:
    """Return the country of each place whose country the article names: who an envoy to it is sent to."""
    countries = {one.country_code: one.number for one in names.referents if one.kind == "country"}
    return {
        one.number: countries[one.country_code]
        for one in names.referents
        if one.kind == "place" and one.country_code in countries
    }


def _holds_office(role: Role) -> bool:
    """Say whether a role is an office that speaks for its country."""
    return _OFFICE.search(role.role) is not None and _NOT_IN_OFFICE.search(role.role) is None
