"""Whose acts are events at all: those of public actors, and harm and unrest whoever does them."""

from __future__ import annotations

import pytest
from conftest import EventsOf, side

PRIVATE = """
The captain told us to stay in our seats.
My mother asked me to come home.
The coach criticised the referee after the match.
A neighbour thanked the firefighters.
I gave him the money and he thanked me.
She was ordered to sit down.
Passengers applauded the pilot.
Mia Moe, the owner of a bakery, complained to her landlord, Ben Ry.
"I begged the doctors to help him," said Mia Moe, 48.
A man who shouted was asked to be quiet.
"""

PUBLIC = """
REQUEST | Residents urged the mayor of Arusha to repair the road.
REQUEST | The minister asked Kenya for help.
ACCUSE | A widow accused the Kenyan police of torture.
SUPPORT | The president thanked the doctors.
ACCUSE | Doctors criticised the government.
AID | Relief workers handed out blankets to the survivors.
RETREAT | Three aid workers were released on Friday.
ACCUSE | A man was charged with spying.
ASSAULT | A man stabbed two women in Arusha on Friday.
REJECT | "We reject the plan," said the Kenyan foreign minister, Juma Otieno.
"""


@pytest.mark.parametrize("text", PRIVATE.strip().splitlines())
def test_what_private_people_ask_promise_or_thank_each_other_for_is_no_event(
    events_of: EventsOf, text: str
) -> None:
    assert [event.type for event in events_of(text)] == []


@pytest.mark.parametrize("line", PUBLIC.strip().splitlines())
def test_what_states_officials_crowds_and_professions_do_is_an_event_and_so_is_harm(
    events_of: EventsOf, line: str
) -> None:
    kind, _, text = line.partition(" | ")
    assert kind in [event.type for event in events_of(text)]


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("Ann Ek, a senator, denounced the treaty as a gift to smugglers.", "target", []),
        ("Residents blocked a road in Arusha until the mayor arrived.", "target", []),
        ("Peru's minister blamed the neighbouring republic of Teshar.", "target", ["republic of Teshar"]),
        (
            "The foreign ministers of Britain, Italy, Spain, Poland, Malta and France met in Oslo on Monday.",
            "actor",
            ["Britain", "Italy", "Spain", "Poland", "Malta", "France"],
        ),
    ],
)
def test_sides_are_those_that_the_words_give_and_nobody_from_a_clause_beside_them(
    events_of: EventsOf, text: str, role: str, words: list[str]
) -> None:
    (event,) = events_of(text)
    assert [each.removeprefix("neighbouring ") for each in side(event, role)] == words
