"""Governments, bands and pairs of sides that an article does not name again, and names with an article."""

from __future__ import annotations

import pytest

from pipeline.nlp.names import find_names
from pipeline.records import Context


@pytest.fixture
def meant(parse_text):
    def resolve(text, words):
        names = find_names(parse_text(text), Context())
        called = {referent.number: referent.name for referent in names.referents}
        found = next((each for each in names.mentions if each.text == words), None)
        if found is None or found.referent is None:
            return []
        return sorted(called[number] for number in (found.referent, *found.others))

    return resolve


def test_a_government_is_the_one_told_of_before_not_the_country_named_last(meant):
    text = (
        "The government of Cameroon and the rebels of the Vesk Front signed a truce on Friday.\n\n"
        "Gabon gave money for it. Nigeria opened a crossing.\n\n"
        "Not everybody was glad. There is no pardon in it, the government says."
    )
    assert meant(text, "the government") == ["Cameroon"]


def test_a_government_without_a_country_is_that_of_the_country_the_article_is_about(meant):
    text = (
        "Chile raised its tolls on Monday. Chilean drivers are poor.\n\n"
        "Of Chile's roads half are bad. The government gave no reason."
    )
    assert meant(text, "The government") == ["Chile"]


def test_a_government_in_an_article_about_two_countries_is_left_open(meant):
    text = "Chile raised its tolls on Monday. Peru called that unfair.\n\nThe government gave no reason."
    assert meant(text, "The government") == []


def test_a_government_beside_a_province_is_left_open(meant):
    text = "Canada grew. Canada and its people are glad. In the province the government cut fees."
    assert meant(text, "the government") == []


def test_a_leaders_government_is_her_countrys(meant):
    text = "Ghana's president, Abena Roe, met Chad's envoy. Her government has freed six men."
    assert meant(text, "Her government") == ["Ghana"]


def test_both_governments_are_the_two_countries_and_not_who_speaks_of_them(meant):
    text = "Chad accused Niger of theft on Monday. Oman urged both governments to talk."
    assert meant(text, "both governments") == ["Chad", "Niger"]


def test_both_sides_of_three_are_left_open(meant):
    text = "Chad and Mali accused Niger of theft on Monday. Oman urged both sides to talk."
    assert meant(text, "both sides") == []


def test_the_rebels_are_the_one_band_that_the_article_names(meant):
    text = "Vesk Front rebels took a village on Monday. The army fled. The rebels burned the mill."
    assert meant(text, "The rebels") == ["Vesk Front"]


def test_the_rebels_of_two_bands_are_left_open(meant):
    text = "Vesk Front rebels met fighters of the Roe Army on Monday. The rebels burned the mill."
    assert meant(text, "The rebels") == []


def test_a_group_is_the_one_body_of_the_sentence_before(meant):
    text = "Olaf Berg is the founder of Save Lund Fields. The group wants a ban."
    assert meant(text, "The group") == ["Save Lund Fields"]


def test_a_group_is_no_body_where_one_without_a_name_was_told_of(meant):
    text = "A group of nurses wrote to Save Lund Fields. The group wants a ban."
    assert meant(text, "The group") == []


@pytest.mark.parametrize("country", ["Philippines", "Netherlands", "Gambia"])
def test_a_country_with_an_article_is_a_country(parse_text, country):
    names = find_names(parse_text(f"The {country} accused Haiti on Friday."), Context())
    assert (names.referents[0].kind, names.referents[0].name) == ("country", country)


def test_initials_mean_what_the_article_says_though_a_better_known_body_has_them(parse_text):
    text = "The National Constituent Assembly (ANC) dismissed her on Saturday. The ANC gave no reason."
    assert {each.name for each in find_names(parse_text(text), Context()).referents} == {
        "National Constituent Assembly"
    }


def test_a_known_name_is_not_cut_to_its_last_word(parse_text):
    names = find_names(parse_text("Two Liberal Democrats from the council joined her."), Context())
    assert names.referents[0].name == "Liberal Democrats"


def test_an_office_behind_two_unknown_names_makes_a_person(parse_text):
    text = "Hamadou Velmaro, the Front's commander, had never been seen. Velmaro wept."
    names = find_names(parse_text(text), Context())
    assert {each.name for each in names.referents if each.kind == "person"} == {"Hamadou Velmaro"}


def test_the_country_is_the_one_that_the_article_is_about(meant):
    text = (
        "Chile raised its tolls on Monday. Chilean drivers are poor.\n\n"
        "Of Chile's roads half are bad. It rains a lot. Prices rose too. They went up all over the country."
    )
    assert meant(text, "the country") == ["Chile"]


def test_they_are_the_two_who_met(meant):
    text = "Olaf Berg met Ada Roe in Lund on Monday. They also signed a treaty."
    assert meant(text, "They") == ["Ada Roe", "Olaf Berg"]
