"""Clubs called by their city are organisations where they play, and towns everywhere else."""

from __future__ import annotations


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


def test_fixtures_and_tables_in_capitals_name_teams_and_the_date_line_a_place(kinds_of):
    text = (
        "BASKETBALL - STANDINGS\n\nAVILA, Spain, Sept 19 (Reuter) - Standings after Friday:\n\n"
        "MIAMI 14 5 .737 -\nORLANDO 8 7 .533 4\nDETROIT 15 3 .833 -\n\nUTAH AT PORTLAND\nTORONTO AT MILWAUKEE"
    )
    kinds = {name.upper(): kind for name, kind in kinds_of(text).items()}
    assert kinds["AVILA"] == "place"
    assert {kinds[name] for name in ("MIAMI", "ORLANDO", "DETROIT", "PORTLAND", "UTAH")} == {"organization"}


def test_names_before_a_country_in_brackets_are_players(kinds_of):
    text = (
        "Results of the first round on Tuesday:\nAnke Hubrich (Germany) beat Iva Majetic (Croatia) 6-2 6-3\n"
        "Olga Barabanova (Belarus) beat Kim Moreau (Canada) 7-5 4-6 6-1"
    )
    people = {name for name, kind in kinds_of(text).items() if kind == "person"}
    assert people == {"Anke Hubrich", "Iva Majetic", "Olga Barabanova", "Kim Moreau"}


def test_a_citys_player_and_an_opponent_tell_a_team(kinds_of):
    text = (
        "Tony Roe threw two touchdown passes and Seattle's Curt Berg ran for 140 yards against Denver. "
        "The coach of the losing team said his quarterback had a bad season."
    )
    kinds = kinds_of(text)
    assert (kinds["Seattle"], kinds["Denver"]) == ("organization", "organization")
