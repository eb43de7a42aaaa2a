"""Sides that stand in another clause or sentence: opponents of a march, employers, what "it" goes on from."""

from __future__ import annotations

import pytest
from conftest import EventOf, side


@pytest.mark.parametrize(
    ("text", "verb", "targets"),
    [
        (
            "Villagers blocked a road, demanding the dismissal of the mayor.",
            "block",
            ["mayor"],
        ),
        ("Hundreds marched in Lima to demand that President Juan Vela step down.", "march", ["Juan Vela"]),
        ("Nurses staged a protest, urging the ministry to pay them.", "stage", ["ministry"]),
        ("Thousands protested in Dakar, demanding the release of Ann Ek.", "protest", []),
        ("Widows marched in Lima to demand that commanders serve time.", "march", []),
        ("Pilots at Ryanair walked out on Monday.", "walk", ["Ryanair"]),
        ("Lufthansa pilots went on strike on Monday.", "go", ["Lufthansa"]),
        ("Teachers in Lima went on strike on Monday.", "go", []),
    ],
)
def test_a_march_is_against_whom_its_demand_names_and_a_strike_against_the_employer(
    event_of: EventOf, text: str, verb: str, targets: list[str]
) -> None:
    assert [words.removeprefix("President ") for words in side(event_of(text, verb), "target")] == targets


@pytest.mark.parametrize(
    ("text", "verb", "role", "expected"),
    [
        ("The army said its men had left. It accused Rwanda of theft.", "accuse", "actor", ["army"]),
        (
            "Thirty-four girls were freed on Sunday. Gunmen on motorcycles had seized them in May.",
            "seize",
            "target",
            ["Thirty-four girls"],
        ),
        ("Uganda has sent tents to Kenya. Ghana gave it blankets on Friday.", "give", "target", ["Uganda"]),
        ("The storm had passed. It accused Rwanda of theft.", "accuse", "actor", ["It"]),
        ("The army met Chad's envoy. Moscow asked it to leave.", "ask", "target", ["army"]),
    ],
)
def test_a_pronoun_goes_on_from_the_body_or_people_of_the_sentence_before(
    event_of: EventOf, text: str, verb: str, role: str, expected: list[str]
) -> None:
    assert side(event_of(text, verb), role) == expected


@pytest.mark.parametrize(
    ("text", "verb", "role", "words"),
    [
        ("Youths beat the owner of a village paper, Nadia Roe, on Monday.", "beat", "target", "Nadia Roe"),
        (
            "Nurses joined envoys from Ghana, with which Lome has shared maps since May.",
            "share",
            "actor",
            "Ghana",
        ),
        (
            "The board's head appealed to voters. Vesk Front fighters shelled a mill.",
            "shell",
            "actor",
            "Vesk",
        ),
    ],
)
def test_a_name_behind_the_body_or_a_relative_is_found(
    event_of: EventOf, text: str, verb: str, role: str, words: str
) -> None:
    assert any(words in side_words for side_words in side(event_of(text, verb), role))


def test_fighters_of_a_band_stand_for_it_and_those_of_a_land_do_not(event_of: EventOf) -> None:
    (band,) = event_of("Vesk Front fighters shelled a mill on Monday.", "shell").participants[:1]
    (land,) = event_of("Peruvian rebels shelled a mill on Monday.", "shell").participants[:1]
    assert band.referent is not None
    assert land.referent is None
