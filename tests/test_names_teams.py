"""Clubs called by their city are organisations where they play, and towns everywhere else."""

from __future__ import annotations

import pytest

from pipeline.nlp.names import find_names
from pipeline.records import Context


@pytest.fixture
def kinds_of(parse_text):
    def kinds(text):
        return {one.name: one.kind for one in find_names(parse_text(text), Context()).referents}

    return kinds


def test_a_list_of_results_names_teams(kinds_of):
    text = (
        "LONDON - Results of league matches on Saturday:\n\nFirst Division\nBarnsley 1 Port Vale 1\n"
        "Ipswich 2 Stoke 0\nSheffield Wednesday 4 Leeds 1\n\nThe visitors scored all their goals late."
    )
    kinds = kinds_of(text)
    teams = {"Barnsley", "Port Vale", "Ipswich", "Stoke", "Sheffield Wednesday", "Leeds"}
    assert {name for name, kind in kinds.items() if kind == "organization"} >= teams
    assert kinds["London"] == "place"


def test_a_city_that_beats_another_is_a_team_and_one_that_is_played_in_a_place(kinds_of):
    text = (
        "Cleveland beat Detroit 7-3 on Sunday with two homers in the first inning. In Boston, Olaf Berg "
        "pitched eight innings of a game that ended the season."
    )
    kinds = kinds_of(text)
    assert (kinds["Cleveland"], kinds["Detroit"], kinds["Boston"]) == (
        "organization",
        "organization",
        "place",
    )


def test_countries_that_play_stay_countries(kinds_of):
    text = "Pakistan beat Kenya 3-1 in the hockey semifinal. Striker Ola Berg scored two goals."
    kinds = kinds_of(text)
    assert (kinds["Pakistan"], kinds["Kenya"]) == ("country", "country")


def test_a_city_in_business_news_stays_a_place(kinds_of):
    text = "Acme Motors Corp. won a contract from Boston and lost one in Detroit, and Denver sued it."
    kinds = kinds_of(text)
    assert {kinds[name] for name in ("Boston", "Detroit", "Denver")} == {"place"}
