"""What real articles taught: descriptions that are no events, days of other things, stray targets."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import EventsOf, side


def test_a_date_line_of_two_places_or_without_blanks_is_no_actor(events_of: EventsOf) -> None:
    for line in ("TOLEDO, Ohio--", "KARSK, Norway/OSLO (Reuters) - "):
        (strike,) = events_of(f"{line}Some 40 welders went on strike on Monday.")
        assert side(strike, "actor") == ["Some 40 welders"]


@pytest.mark.parametrize(
    "text",
    [
        "Workers at a mill in Kano were fired on Monday when they tried to form a union.",
        "Togo's ruling party, which opposes the unions and punishes strikers, won the vote.",
        "The rebels fighting the army of Chad have many friends in the east.",
        "A woman was treated at a hospital and released on Monday.",
        "The police arrived at the home of the mayor.",
        "The spokesman told Reuters they have to appoint a new leader.",
    ],
)
def test_what_describes_and_what_everyday_words_tell_is_no_event(events_of: EventsOf, text: str) -> None:
    assert events_of(text) == []


def test_a_day_is_that_of_the_happening_it_stands_at(events_of: EventsOf) -> None:
    found = {
        event.type: event
        for event in events_of("Benin has condemned the arrest of two nuns in Lome on 3 July.")
    }
    assert (found["ACCUSE"].event_start, found["COERCE"].event_start) == (None, date(2026, 7, 3))
    (drew,) = events_of("The arrest of Marta Ode on Sunday drew German condemnation.")
    assert (side(drew, "actor"), drew.event_start) == (["German"], None)


def test_a_year_before_an_event_noun_is_its_own(events_of: EventsOf) -> None:
    jailed, attack = events_of("She was jailed on Monday for a 2019 attack on a mosque in Lyon.")
    assert (jailed.event_start, attack.event_start) == (date(2026, 7, 13), date(2019, 1, 1))
    assert attack.realis == "historical"


def test_deeds_told_behind_an_older_day_are_not_of_the_articles_day(events_of: EventsOf) -> None:
    _, released = events_of(
        "On 24 June soldiers beat a miner in Lome.\n\nHe lay there for an hour.\n\n"
        "Afterwards the soldiers released him."
    )
    assert (released.type, released.event_start) == ("RETREAT", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The mayor voiced anger on Monday at the murder of two nurses.", "ACCUSE"),
        (
            "The minister vowed on Monday to bolster security after clashes between farmers and herders.",
            "AGREE",
        ),
        ("Police asked on Monday for the public's help in finding three bankers.", "REQUEST"),
        ("Members voiced disgust on Monday at the fact that their union is to receive less.", "ACCUSE"),
    ],
)
def test_bystanders_of_words_are_no_targets(events_of: EventsOf, text: str, kind: str) -> None:
    found = {event.type: side(event, "target") for event in events_of(text)}
    assert found[kind] == []


def test_what_is_discussed_on_a_country_is_not_there(events_of: EventsOf) -> None:
    (talks,) = events_of("Chad and Niger discussed a resolution on Mali on Monday.")
    assert talks.place_text is None


def test_a_servant_of_the_same_state_is_another_side(events_of: EventsOf) -> None:
    (plea,) = events_of(
        "The ambassador of Peru asked the Peruvian president on Monday to send planes to Chad."
    )
    assert side(plea, "target") == ["Peruvian president"]


def test_days_before_a_gerund_are_counted_back(events_of: EventsOf) -> None:
    freed, seized = events_of("Gunmen freed four nuns on Friday, two days after seizing them in Kano.")
    assert (freed.event_start, seized.event_start) == (date(2026, 7, 10), date(2026, 7, 8))


def test_a_text_that_names_no_day_near_its_own_has_the_articles_day_only_at_its_head(
    events_of: EventsOf,
) -> None:
    text = "Soldiers shot two miners in Lome. The town is afraid. Nobody works. The police arrested a priest."
    assert [event.event_start for event in events_of(text)] == [date(2026, 7, 16), None]


def test_a_place_is_neither_an_origin_nor_that_of_what_is_condemned(events_of: EventsOf) -> None:
    (arrest,) = events_of("A man from Lyon was arrested on Monday.")
    condemned = {event.type: event.place_text for event in events_of("Chad condemned the bombing in Oslo.")}
    assert (arrest.place_text, condemned["ACCUSE"]) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The union is fighting for a contract at 14 hotels.",
        "Two columns of soldiers, armed with rifles, stood at the gate.",
        "The party vowed on Monday to prevent that.",
    ],
)
def test_words_of_effort_are_no_force_or_help(events_of: EventsOf, text: str) -> None:
    assert events_of(text) == []


def test_a_deed_told_below_a_condemnation_is_not_of_its_day(events_of: EventsOf) -> None:
    found = events_of(
        "The minister on Monday condemned the firing by rebels in which four soldiers were killed."
    )
    assert {event.type: event.event_start for event in found}["ASSAULT"] is None


def test_those_who_are_to_keep_a_promise_are_not_told_it(events_of: EventsOf) -> None:
    (promise,) = events_of("The minister gave assurances on Monday that the army will set up a truce.")
    assert side(promise, "target") == []


def test_an_age_counts_nobody_and_names_behind_a_number_are_its_people(events_of: EventsOf) -> None:
    (murder,) = events_of(
        "Two brothers, John Smith, aged 70, and Peter Smith, 50, were murdered at home in Lagos on Monday."
    )
    assert murder.killed == 2
    assert not any("50" in words for words in side(murder, "target"))


def test_whoever_falls_in_fighting_is_not_its_doer_too(events_of: EventsOf) -> None:
    (fallen,) = events_of("Nine rebels were killed on Monday in clashes with the army.")
    assert (side(fallen, "actor"), side(fallen, "target")) == (["army"], ["Nine rebels"])


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Kenya deployed troops to protect churches in Lamu.", []),
        ("Kenya deployed troops to fight rebels in the north.", ["rebels"]),
    ],
)
def test_forces_are_not_moved_against_those_whom_they_guard(
    events_of: EventsOf, text: str, targets: list[str]
) -> None:
    (moved,) = (event for event in events_of(text) if event.type == "MOBILIZE")
    assert side(moved, "target") == targets


def test_only_violence_that_was_tried_is_a_deed(events_of: EventsOf) -> None:
    (arrest,) = events_of("Police tried to arrest the rebel leader.")
    (murder,) = events_of("Guerrillas tried to kill the minister.")
    assert (arrest.realis, murder.realis) == ("conditional", "actual")
