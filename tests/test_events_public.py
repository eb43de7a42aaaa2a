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
        ("Peru's minister blamed the neighbouring republic of Veland.", "target", ["republic of Veland"]),
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


def test_two_deeds_with_one_doer_are_two_events_each_with_its_own_target(events_of: EventsOf) -> None:
    events = events_of(
        "Ann Ek, Peru's president, who signed the treaty with Chile in May, thanked Norway for its help."
    )
    assert [(event.type, side(event, "target")) for event in events][-1] == ("SUPPORT", ["Norway"])
    assert len(events) == 2


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Gunmen burned down a village in northern Mali on Friday.", ["village"]),
        (
            "The minister summoned the Belarusian envoy and sent him a letter of protest.",
            ["Belarusian envoy"],
        ),
        ("Thousands marched in Arusha on Friday to demand the release of two bishops.", []),
        ("The rebels demanded the release of two bishops.", []),
        ("The Arab League called for talks between Chad and Niger.", ["Chad", "Niger"]),
        ("The rebels said they would not go to talks with the government in Norway.", ["government"]),
        ("The court released 12 others on Friday.", ["12 others"]),
    ],
)
def test_a_target_is_whom_the_deed_is_done_to(events_of: EventsOf, text: str, targets: list[str]) -> None:
    assert side(events_of(text)[-1], "target") == targets


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The SPLM/Q attacked the town of Bor on Friday.", ["SPLM/Q"]),
        ("The Tirana Pact condemned the attack on Friday.", ["Tirana Pact"]),
        ("The army was accused by ZANWA of torture.", ["ZANWA"]),
        ("Oslo: Defence minister Ann Ek condemned the attack on Friday.", ["Defence minister Ann Ek"]),
        (
            "Peru shelled rebel camps inside Chile, which fired missiles at a Peruvian port.",
            ["Peru", "Chile"],
        ),
        ("Ann Ek defied a Senate subpoena demanding that Kenya return the money.", ["Senate"]),
    ],
)
def test_whoever_acts_is_found_though_nobody_knows_the_name_or_the_parse_hides_it(
    events_of: EventsOf, text: str, actors: list[str]
) -> None:
    told = [side(event, "actor") for event in events_of(text)]
    assert sorted({each for found in told for each in found}) == sorted(actors)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Villagers blocked the highway with Ann Ek's coffin on Saturday.", []),
        ("Hundreds marched to the town hall in Arusha on Friday, where Bo Ry gave a speech.", []),
        ("A widow sued the city in federal court.", []),
        ("The minister telephoned Ann Ek and promised to send troops.", ["Ann Ek"]),
        ("Nurses condemned the treatment of prisoners by the police.", ["police"]),
    ],
)
def test_owners_of_means_courts_and_passers_by_are_no_targets(
    events_of: EventsOf, text: str, targets: list[str]
) -> None:
    assert side(events_of(text)[-1], "target") == targets


@pytest.mark.parametrize(
    ("text", "role", "words"),
    [
        ("Protesters looted shops in Arusha on Friday.", "target", []),
        ("Riots broke out in Arusha on Friday.", "target", ["Arusha"]),
        ("Forces were deployed in Oslo, a city of 700,000 people.", "target", ["Oslo"]),
        ("Kenya has offered troops.", "target", []),
    ],
)
def test_a_place_is_the_target_only_of_what_nobody_is_named_for(
    events_of: EventsOf, text: str, role: str, words: list[str]
) -> None:
    assert side(events_of(text)[-1], role) == words
