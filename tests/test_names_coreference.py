"""Pronouns and descriptions: whom they mean, and when they are left open."""

from __future__ import annotations

import pytest

from pipeline.nlp.names import find_names
from pipeline.records import Context


@pytest.fixture
def meant(parse_text):
    def resolve(text, words):
        names = find_names(parse_text(text), Context())
        by_number = {referent.number: referent.name for referent in names.referents}
        found = [mention for mention in names.mentions if mention.text == words and mention.form != "name"]
        return [
            None if mention.referent is None else [by_number[n] for n in (mention.referent, *mention.others)]
            for mention in found
        ]

    return resolve


def test_a_pronoun_is_the_person_of_its_gender(meant):
    text = "Ingrid Okoro met Pavel Lindgren on Monday. She said the talks went well."
    assert meant(text, "She") == [["Ingrid Okoro"]]


def test_a_pronoun_before_any_name_is_left_open(meant):
    assert meant("He was tired. The rain fell.", "He") == [None]


def test_a_pronoun_is_not_its_own_verbs_object(meant):
    text = "Pavel Lindgren knew the coach. Olaf Berg thanked him."
    assert meant(text, "him") == [["Pavel Lindgren"]]


def test_the_speaker_is_not_he_in_his_own_words(meant):
    text = 'Olaf Berg met Pavel Lindgren. "He was late," Berg said.'
    assert meant(text, "He") == [["Pavel Lindgren"]]


def test_an_office_means_its_holder(meant):
    text = "Kenyan President Olaf Berg met Norway's Prime Minister Ada Okoro. The prime minister was pleased."
    assert meant(text, "The prime minister") == [["Ada Okoro"]]


def test_a_nationality_tells_two_leaders_apart(meant):
    text = "Kenyan President Olaf Berg met Peruvian President Pavel Lindgren. The Kenyan leader smiled."
    assert meant(text, "The Kenyan leader") == [["Olaf Berg"]]


def test_an_office_nobody_holds_is_left_out(meant):
    assert meant("Olaf Berg went to court. The judge said it was late.", "The judge") == []


def test_the_two_leaders_are_both(meant):
    text = (
        "Kenyan President Olaf Berg met Peruvian President Pavel Lindgren. The two leaders signed a treaty."
    )
    assert [set(found) for found in meant(text, "The two leaders")] == [{"Olaf Berg", "Pavel Lindgren"}]


def test_a_body_is_meant_by_a_word_of_its_name(meant):
    text = "The Lund Housing Department closed on Monday. The department gave no reason."
    assert meant(text, "The department") == [["Lund Housing Department"]]


def test_it_is_the_body_that_speaks(meant):
    text = "Brackwater Bank closed on Monday. The bank said it had run out of money."
    assert meant(text, "it") == [["Brackwater Bank"]]


def test_its_is_the_country_that_acts(meant):
    assert meant("On Monday Kenya recalled its ambassador.", "its") == [["Kenya"]]


def test_it_is_left_open_where_a_common_noun_comes_between(meant):
    text = "Kenya bought a ferry. The ferry sank when its captain slept."
    assert meant(text, "its") == []


def test_it_is_nothing_where_it_stands_for_a_clause(meant):
    assert meant("Kenya said it was clear that nobody would pay.", "it") == []


def test_they_are_the_two_named_together(meant):
    text = "Brazil and Chile offered to help. They said they were ready."
    assert meant(text, "They") == [["Brazil", "Chile"]]


def test_they_are_left_open_after_other_people(meant):
    text = "Brazil and Chile offered to help. The miners refused. They wanted more money."
    assert meant(text, "They") == []


def test_a_stranger_is_no_reason_to_guess(meant):
    text = "Olaf Berg blamed the rain. A man was arrested at noon. He was drunk."
    assert meant(text, "He") == [None]


def test_an_age_tells_who_is_meant(meant):
    text = "Ada Okoro, 34, beat Ingrid Lindgren, 29. The 29-year-old was in tears."
    assert meant(text, "The 29-year-old") == [["Ingrid Lindgren"]]


def test_a_nationality_as_a_noun_means_who_comes_from_there(meant):
    text = "Ada Okoro, a nurse from Mozambique, met Olaf Berg, a farmer from Norway. The Mozambican smiled."
    assert meant(text, "The Mozambican") == [["Ada Okoro"]]


def test_a_counterpart_holds_the_same_office(meant):
    text = (
        "Zambian President Olaf Berg and his Chilean counterpart, Ada Okoro, signed a treaty. "
        "The Chilean president smiled."
    )
    assert meant(text, "The Chilean president") == [["Ada Okoro"]]


def test_a_business_is_meant_by_what_the_article_calls_it(meant):
    text = "Danish brewer Holmbo bought Kestrel Drinks on Monday. The brewer gave no price."
    assert meant(text, "The brewer") == [["Holmbo"]]


def test_the_country_is_the_one_just_named(meant):
    text = "Zambia sells copper. The country wants to sell more."
    assert meant(text, "The country") == [["Zambia"]]


def test_the_agency_may_be_a_bureau(meant):
    text = "The Lund Water Bureau closed on Monday. The agency gave no reason."
    assert meant(text, "The agency") == [["Lund Water Bureau"]]


def test_nobody_describes_himself_in_his_own_clause(meant):
    text = (
        "Kenyan President Olaf Berg met Peruvian President Pavel Lindgren. "
        "Berg said he hoped that the president would come to Nairobi."
    )
    assert meant(text, "the president") == [["Pavel Lindgren"]]


def test_his_deputy_is_the_deputy_of_the_one_named_beside_him(meant):
    text = (
        "Olaf Berg spoke. Later there was a meeting between Minister Pavel Lindgren and his deputy Ada Okoro."
    )
    assert meant(text, "his") == [["Pavel Lindgren"]]


def test_the_president_of_a_country_is_nobody_not_known_to_be_of_it(meant):
    text = "Olaf Berg won on Sunday. The Kenyan president said nothing."
    assert meant(text, "The Kenyan president") == []


def test_russias_parliament_is_the_one_named_of_that_country(meant):
    text = "The State Duma met on Monday. Russia's parliament passed the law."
    assert meant(text, "Russia's parliament") == [["State Duma"]]


def test_a_description_means_whoever_is_named_beside_it(meant):
    text = "President Ada Roe spoke on Sunday. The rebels’ leader, Colonel Issa Barry, has fled."
    assert meant(text, "The rebels’ leader") == [["Issa Barry"]]


def test_the_president_is_not_whom_the_article_only_calls_a_former_one(meant):
    text = (
        "Chad's president, Ada Roe, jailed former president Olaf Berg on Friday. "
        "Crowds in the capital demanded the arrest of the president."
    )
    assert meant(text, "the president") == [["Ada Roe"]]


def test_a_chancellor_is_not_the_foreign_minister_of_that_country(meant):
    text = (
        "German Foreign Minister Olaf Berg met envoys on Monday. "
        "A spokesman said the German chancellor had urged both sides to talk."
    )
    assert meant(text, "the German chancellor") in ([None], [])


def test_the_two_without_a_noun_are_the_people_just_named(meant):
    text = "Olaf Berg held talks with Pavel Lindgren in which the two promised to share water."
    assert [set(found) for found in meant(text, "the two")] == [{"Olaf Berg", "Pavel Lindgren"}]


def test_both_men_are_the_last_two_men_even_some_sentences_back(meant):
    text = (
        "Olaf Berg and Pavel Lindgren have argued since Berg beat Mary Okoro in May. "
        "The ministry said it was sorry. The talks should be open. Both men said they would try again."
    )
    assert [set(found) for found in meant(text, "Both men")] == [{"Olaf Berg", "Pavel Lindgren"}]


def test_an_office_at_the_top_means_the_one_holder_named_further_on(meant):
    text = "The Kenyan president has left. Kenyan President Olaf Berg said on Monday that he was tired."
    assert meant(text, "The Kenyan president") == [["Olaf Berg"]]


def test_who_needs_no_introduction_is_the_president_of_the_next_sentence(meant):
    text = (
        "Olaf Berg has refused to leave. The Kenyan president called the vote a fraud. "
        "Berg spoke for an hour. Nobody had asked Berg to speak."
    )
    assert meant(text, "The Kenyan president") == [["Olaf Berg"]]


def test_who_is_introduced_is_not_the_president_of_the_next_sentence(meant):
    text = (
        "Olaf Berg, a farmer, has refused to leave. The Kenyan president called the vote a fraud. "
        "Berg spoke for an hour. Nobody had asked Berg to speak."
    )
    assert meant(text, "The Kenyan president") == []


def test_a_name_in_square_brackets_is_whom_the_words_before_mean(meant):
    text = 'Pavel Lindgren was pleased. "I thanked President [Olaf Berg] for the tents," he said.'
    assert meant(text, "President") == [["Olaf Berg"]]


def test_it_is_the_other_body_that_somebody_speaks_to(meant):
    text = "Norway sent a message to Nairobi, asking it to open the border."
    assert meant(text, "it") == [["Kenya"]]
