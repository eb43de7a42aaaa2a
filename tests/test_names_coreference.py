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
