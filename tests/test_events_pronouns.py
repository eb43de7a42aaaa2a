"""Whom "they" and "them" mean among unnamed people, and what numbers belong to one deed."""

from __future__ import annotations

import pytest
from conftest import EventOf, side


@pytest.mark.parametrize(
    ("text", "verb", "role", "expected"),
    [
        (
            "Although miners had won the vote, they were criticised in the press.",
            "criticise",
            "target",
            ["miners"],
        ),
        ("The guerrillas raided a bank. They also kidnapped the mayor.", "kidnap", "actor", ["guerrillas"]),
        (
            "A judge and a bishop issued a letter in which they condemned Peru.",
            "condemn",
            "actor",
            ["judge", "bishop"],
        ),
    ],
)
def test_they_are_the_only_people_named_before(
    event_of: EventOf, text: str, verb: str, role: str, expected: list[str]
) -> None:
    assert side(event_of(text, verb), role) == expected


@pytest.mark.parametrize(
    ("text", "verb", "role", "expected"),
    [
        (
            "Ghana Eastern Airlines stated on Monday that it had sued a newspaper.",
            "sue",
            "actor",
            ["Ghana Eastern Airlines"],
        ),
        ("Gunmen marched after it had condemned Chad.", "condemn", "actor", ["it"]),
        (
            "Crowds gathered outside the United Nations after it praised Chad.",
            "praise",
            "actor",
            ["United Nations"],
        ),
        ("Three deputies voted against it.", "vote", "target", []),
    ],
)
def test_it_is_the_only_body_named_before_or_a_thing(
    event_of: EventOf, text: str, verb: str, role: str, expected: list[str]
) -> None:
    assert side(event_of(text, verb), role) == expected


@pytest.mark.parametrize(
    ("text", "verb", "role"),
    [
        ("Farmers met nurses in Lima. They condemned the minister.", "condemn", "actor"),
        ("The mayor met nurses. They condemned the minister.", "condemn", "actor"),
        ("Farmers burned tyres, and the mayor condemned them.", "condemn", "target"),
    ],
)
def test_they_stay_unknown_where_others_or_things_were_named_too(
    event_of: EventOf, text: str, verb: str, role: str
) -> None:
    assert side(event_of(text, verb), role) in (["They"], ["them"], [])


@pytest.mark.parametrize(
    ("text", "verb", "numbers"),
    [
        ("Gunmen killed three guards and abducted 12 nurses.", "abduct", (None, None, None)),
        ("Four men were hurt and 17 were arrested.", "arrest", (None, None, 17)),
        ("The blast killed four people, two days after police arrested nine men.", "kill", (4, None, None)),
        ("Police arrested nine men and shot two others.", "shoot", (None, None, None)),
        ("Chad shot down 14 drones on Monday.", "shoot", (None, None, None)),
        ("Gunmen shot dead three guards in Lome.", "shoot", (3, None, None)),
        ("Gunmen attacked a village, killing six people and wounding ten.", "attack", (6, 10, None)),
    ],
)
def test_a_number_belongs_to_the_deed_it_counts(
    event_of: EventOf, text: str, verb: str, numbers: tuple[int | None, ...]
) -> None:
    event = event_of(text, verb)
    assert (event.killed, event.wounded, event.arrested) == numbers
