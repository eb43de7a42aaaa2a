"""What readers of real news found misread, told anew: the type, or no event, and who has no part."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context, EventReport

Read = Callable[[str], list[EventReport]]


@pytest.fixture(scope="session")
def actual(parse_text: Callable[[str], Parse]) -> Read:
    def read(text: str) -> list[EventReport]:
        context, parse = Context(published_on=date(2024, 5, 16)), parse_text(text)
        found = find_events(parse, find_names(parse, context), (), context)
        return [event for event in found if event.realis == "actual"]

    return read


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Chad launched one of its heaviest missile and drone strikes on the Sudanese port.", {"ASSAULT"}),
        ("Three Sudanese ballistic missiles were shot down over Abeche on Tuesday.", {"ASSAULT"}),
        ("Chad fired a ballistic missile over Niger on Tuesday.", {"MOBILIZE"}),
        ("Chad moved its troops out of Bria on Tuesday.", {"RETREAT"}),
        ("Chad moved its troops to the border on Tuesday.", {"MOBILIZE"}),
        ("Gunmen had been heading through the hills.", set()),
        ("Nurses have imposed work bans over pay.", {"PROTEST"}),
        ("Police ended a blockade of the port on Monday.", set()),
        ("The governor imposed bans on rallies on Tuesday.", {"COERCE"}),
        ("Chad regrets Sudan's decision on the port.", {"ACCUSE"}),
        ("Sudan's air force intercepted 20 Chadian drones on Tuesday.", {"ASSAULT"}),
        ("Party chairman Boris Reyes called the group a parody of a party.", {"ACCUSE"}),
        ("The ambassador called the expulsions an act of revenge.", {"ACCUSE"}),
        ("A mosque was set ablaze in Bria on Tuesday.", {"ASSAULT"}),
    ],
)
def test_arms_marches_and_bans_are_what_is_done_with_them(actual: Read, text: str, kinds: set[str]) -> None:
    assert {event.type for event in actual(text)} == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Marchers were stopped at the bridge on Monday and met with tear gas.",
        "The mayor was back in the dock on Tuesday.",
        "Employers failed to reach agreement with the miners at the tribunal on Tuesday.",
        "Senator Anna Lind declined to give her opinion of Boris Reyes.",
        "Senator Anna Lind rejected the idea that the Liberals were alike.",
        "Ten people were killed when a flash flood struck as they hiked.",
        "The league fined Accra coach Kofi Boateng for clashing with rivals in a Premier League match.",
        "The ferry sank and 15 residents were injured.",
        "Under pressure from Chad, the issue of the Sudanese breach is on the table.",
        "The fair is over. She also accused the mayor of lying.",
        "Attacks on guards deployed along the Chad-Sudan border have grown.",
        "The groups supporting acts of terrorism against Chad were a threat.",
        "The bombings drew a massive Chadian armed response and worldwide condemnation.",
    ],
)
def test_phrases_that_only_sound_like_deeds_are_none(actual: Read, text: str) -> None:
    assert actual(text) == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Chad summoned Sudan's ambassador and demanded action against the rebels.", ["Sudan's ambassador"]),
        ("Chad demanded action against the rebels on Monday.", []),
        ("Bishops in Kenya called for a larger intake of migrants on Monday.", []),
        ("Bo Ek, 38, of Accra Tower, Kumasi was charged with burglary on Tuesday.", ["Bo Ek"]),
        ("The minister accepted responsibility for a Chadian killer being able to flee.", []),
        (
            "Gunmen raided a camp, killing four soldiers, while 15 residents were injured.",
            ["camp", "four soldiers", "15 residents"],
        ),
        ("The attack took place in Bria district bordering Sudan.", ["Bria"]),
        ("The opposition protested over an election which its leader Bo Ek lost.", []),
    ],
)
def test_whoever_is_only_named_on_the_way_is_no_target(actual: Read, text: str, targets: list[str]) -> None:
    assert [part.text for event in actual(text) for part in event.participants if part.role == "target"] == (
        targets
    )


def test_whoever_shoots_while_two_fight_is_left_open(actual: Read) -> None:
    killed, fought = actual("Omar Reyes was killed by gunfire as soldiers fought a battle with rebels.")
    assert [(part.role, part.text) for part in killed.participants] == [("target", "Omar Reyes")]
    assert [part.text for part in fought.participants] == ["soldiers", "rebels"]
