"""Names in one article: which spans, of which kind, and which of them are one thing."""

from __future__ import annotations

import pytest

from pipeline.nlp.names.ordinary_words import without_words
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.trims import before_weekday


def _named(names, name):
    (number,) = {referent.number for referent in names.referents if referent.name == name}
    return [
        mention.text for mention in names.mentions if mention.referent == number and mention.form == "name"
    ]


def _kinds(names):
    return {referent.name: referent.kind for referent in names.referents}


def test_offsets_of_mentions_are_the_articles_own(names_of):
    text = "“We agreed,” said Ms Ingrid Okoro’s lawyer, Pavel Lindgren, in Oslo."
    for mention in names_of(text).mentions:
        assert text[mention.start_char : mention.end_char] == mention.text


def test_titles_are_roles_and_no_part_of_the_name(names_of):
    names = names_of("Norwegian Foreign Minister Ingrid Okoro spoke on Monday. Okoro left early.")
    assert _named(names, "Ingrid Okoro") == ["Ingrid Okoro", "Okoro"]
    assert "Norwegian Foreign Minister" in {role.role for role in names.roles}


def test_a_title_that_speaks_of_a_country_is_a_mention_of_its_holder(names_of):
    names = names_of("Norwegian Foreign Minister Ingrid Okoro spoke on Monday.")
    (title,) = [mention for mention in names.mentions if mention.form == "nominal"]
    assert title.text == "Norwegian Foreign Minister"
    assert names.referents[title.referent].name == "Ingrid Okoro"


def test_an_elect_belongs_to_the_role(names_of):
    names = names_of("Chile's President-elect Marta Lindgren visited Lima.")
    assert _kinds(names)["Marta Lindgren"] == "person"
    assert any(role.role.endswith("President-elect") for role in names.roles)


def test_an_apposition_is_a_role(names_of):
    names = names_of("Pavel Lindgren, mayor of Lund, said the bridge would open.")
    assert "mayor of Lund" in {role.role for role in names.roles}


def test_the_rest_of_a_list_is_no_role(names_of):
    assert not names_of("She thanked Mr Verbinskis, the mediator and the bakers, in that order.").roles


def test_the_subject_of_the_next_clause_is_no_role(names_of):
    text = "According to Okoro's spokesman Pavel Lindgren, the Norwegian president regards it as a threat."
    roles = {role.role for role in names_of(text).roles}
    assert "Norwegian president" not in roles


def test_all_names_of_a_country_are_one_referent(names_of):
    names = names_of(
        "The United States and Peru agreed. US envoys flew to Lima. The USA will pay, Washington said."
    )
    assert set(_named(names, "United States")) == {"United States", "US", "USA", "Washington"}


def test_a_capital_where_one_goes_is_a_place(names_of):
    names = names_of("The minister arrived in Oslo on Monday.")
    assert _kinds(names)["Oslo"] == "place"


def test_a_demonym_before_a_noun_is_its_country_and_alone_a_group(names_of):
    names = names_of("Kenyan troops left the port. The Kenyans had stayed for a year.")
    assert _kinds(names) == {"Kenya": "country", "Kenyans": "group"}


def test_a_definition_in_brackets_makes_one_referent(names_of):
    names = names_of("The Lund Water Board (LWB) met on Monday. The LWB raised its prices.")
    assert set(_named(names, "Lund Water Board")) == {"Lund Water Board", "LWB"}


def test_a_short_abbreviation_counts_only_beside_its_long_form(names_of):
    text = "Islamic State (IS) claimed the attack. Police said IS had sent the men."
    assert _named(names_of(text), "Islamic State") == ["Islamic State", "IS", "IS"]
    assert "Islamic State" not in _kinds(names_of("IS it safe to swim in Lund?"))


def test_two_people_with_one_surname_stay_two(names_of):
    names = names_of("Anna Lindgren met her brother Pavel Lindgren in Lund. Mrs Lindgren then left.")
    assert _named(names, "Anna Lindgren") == ["Anna Lindgren", "Lindgren"]
    assert _named(names, "Pavel Lindgren") == ["Pavel Lindgren"]


def test_particles_and_hyphens_stay_in_the_name(names_of):
    names = names_of("Hamid al-Tariq met Petra von der Heide and Lim Ah-young in Geneva.")
    assert {"Hamid al-Tariq", "Petra von der Heide", "Lim Ah-young"} <= set(_kinds(names))


def test_a_last_word_tells_the_kind(names_of):
    kinds = _kinds(
        names_of("The bus stopped at Okoro Memorial Hospital near Lindgren Park, said Lund City Council.")
    )
    assert kinds["Okoro Memorial Hospital"] == "organization"
    assert kinds["Lindgren Park"] in {"place", "facility"}
    assert kinds["Lund City Council"] == "organization"


def test_events_and_prizes_are_no_entities(names_of):
    assert "World Cup" not in _kinds(names_of("Norway will play in the World Cup."))


def test_a_spokeswoman_is_no_part_of_her_ministry(names_of):
    kinds = _kinds(names_of("Health Ministry Spokeswoman Ada Okoro denied it on Friday."))
    assert kinds["Ada Okoro"] == "person"


@pytest.mark.parametrize(
    "text", ["", " \n\n ", '"' * 500, "((((", "’s ’s ’s", "A.B.C. D-E-F", "\u200b\ufeff", "the of and"]
)
def test_no_text_raises(names_of, text):
    names_of(text)


def test_the_agency_in_a_date_line_and_a_photographer_are_no_entities(names_of):
    text = "OSLO (Reuters) - He met Olaf Berg on Monday.\n\nThe mayor of Lund. (Ada Okoro/Lund Photo Agency)"
    assert _kinds(names_of(text)) == {"Oslo": "place", "Olaf Berg": "person", "Lund": "place"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Engineers closed the gates of the Vardal reservoir on Monday.", "Vardal"),
        ("The wounded were flown to Tessamo, where doctors waited for them.", "Tessamo"),
        ("Two nurses were held. A teacher in Tessamo, who gave no name, saw the soldiers.", "Tessamo"),
    ],
)
def test_words_beside_a_name_tell_a_place(names_of, text, name):
    assert _kinds(names_of(text))[name] == "place"


@pytest.mark.parametrize(
    "text",
    [
        "Arlen Bright, the main opposition party, condemned the vote in Oslo.",
        "Pavel Lindgren, who leads Arlen Bright, refused to accept the result.",
        "Pavel Lindgren, who directs the aid group Arlen Bright, said that nobody was hurt.",
    ],
)
def test_words_beside_a_name_tell_an_organisation(names_of, text):
    assert _kinds(names_of(text))["Arlen Bright"] == "organization"


def test_what_a_minister_is_for_is_no_name_of_its_own(names_of):
    names = names_of("The strike ended. Labour Minister Ingrid Okoro praised the crews.")
    assert _kinds(names) == {"Ingrid Okoro": "person"}


def test_a_ministry_belongs_to_the_country_in_whose_capital_it_is(names_of):
    names = names_of("The Defence Ministry in Oslo said that the ships had left.")
    assert {one.name: one.country_code for one in names.referents}["Defence Ministry"] == "NO"


def test_two_countries_ministries_of_one_name_are_two(names_of):
    names = names_of("Norway's Foreign Ministry protested. Sweden's Foreign Ministry replied.")
    codes = {one.country_code for one in names.referents if one.kind == "organization"}
    assert codes == {"NO", "SE"}


def test_a_name_reaches_over_a_head_in_lower_case_before_its_abbreviation(names_of):
    names = names_of("The head of Sweden's National Anti-Fraud committee (LAK) resigned. The LAK later met.")
    assert _named(names, "National Anti-Fraud committee") == ["National Anti-Fraud committee", "LAK", "LAK"]


def test_a_day_behind_a_persons_name_is_no_part_of_it(parse_text):
    assert before_weekday(parse_text("Ingrid Okoro Wednesday"), 0, 3) == 2


def test_a_body_named_beside_another_is_named_too(names_of):
    names = names_of("The Rowers' Federation and Vardal Terminals agreed on Monday to end the strike.")
    assert _kinds(names)["Vardal Terminals"] == "organization"


def test_a_trade_before_a_name_tells_a_person(names_of):
    text = "Nobody was hurt, said one of the freed men, the driver Boubou Hammed. It was cold."
    assert _kinds(names_of(text))["Boubou Hammed"] == "person"


def test_the_last_word_of_a_known_body_means_it(names_of):
    names = names_of("The European Commission met on Monday. A Commission official said that it went well.")
    assert _named(names, "European Commission") == ["European Commission", "Commission"]


def test_an_abbreviation_is_no_person(parse_text):
    parse = parse_text("GBX is here.")
    assert without_words(parse, [Span(0, 1, "PERSON")]) == []
    assert without_words(parse, [Span(0, 1, "PERSON", is_sure=True)]) != []


def test_a_word_that_the_text_writes_small_is_no_name_at_the_start_of_a_sentence(parse_text):
    parse = parse_text("Harvest songs were sung. Everybody praised the harvest.")
    assert without_words(parse, [Span(0, 1, "PERSON")]) == []
    assert without_words(parse, [Span(0, 2, "PERSON")]) != []
