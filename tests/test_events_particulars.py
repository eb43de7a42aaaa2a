"""What is one happening, who takes part in it, and when: readings of single sentences."""

from __future__ import annotations

from datetime import date

import pytest
from conftest import EventsOf, side


@pytest.mark.parametrize(
    "text",
    [
        "Life there is hard. Guerrillas kill peasants and the police arrest anybody.",
        "Many people have been arrested.",
        "The report speaks of attacks on villages.",
        "The mayor launched a campaign against litter.",
    ],
)
def test_habits_and_deeds_to_nobody_in_particular_are_no_events(events_of: EventsOf, text: str) -> None:
    assert [event.type for event in events_of(text) if event.realis == "actual"] == []


@pytest.mark.parametrize(
    "text",
    [
        "More than 400 people have been killed so far this year.",
        "Over the past ten years the militia has killed 900 villagers.",
        "The mayor laid a wreath in memory of the massacre of forty miners.",
    ],
)
def test_sums_over_years_and_what_is_remembered_are_history(events_of: EventsOf, text: str) -> None:
    assert {event.realis for event in events_of(text)} == {"historical"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The militia pledged to bomb the port.", "THREATEN"),
        ("The militia promised not to bomb the port.", "AGREE"),
        ("In return, the Dockers' Federation promised not to strike before 2028.", "AGREE"),
        ("The rebels vowed never to surrender.", "REJECT"),
        ("The rebels promised to free the nuns.", "AGREE"),
        ("Kenya warned Uganda that it would close the border.", "THREATEN"),
    ],
)
def test_a_promise_is_what_it_binds_its_speaker_to(events_of: EventsOf, text: str, kind: str) -> None:
    told = {"actual", "planned"}
    assert [event.type for event in events_of(text) if event.realis in told] == [kind]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Gunmen abducted four in an attack in Ghana.", ["Gunmen"], ["four"]),
        ("The explosion wounded at least 20 others in Oslo.", [], ["at least 20 others"]),
        ("Estonia deployed two companies of border guards on the frontier.", ["Estonia"], []),
        ("Finland offered to send 30 monitors.", ["Finland"], []),
        ("The envoy appealed to both sides to stop shooting.", ["envoy"], ["both sides"]),
        ("The general called for Kenya to open the border.", ["general"], ["Kenya"]),
        (
            "Members of parliament from Ghana praised the nurses.",
            ["Members of parliament from Ghana"],
            ["nurses"],
        ),
        ("The senator's murder on Monday shocked Oslo.", [], ["senator"]),
        ("Norway, Sweden, and Denmark met on Monday.", ["Norway", "Sweden", "Denmark"], []),
    ],
)
def test_the_sides_are_those_a_reader_would_name(
    events_of: EventsOf, text: str, actors: list[str], targets: list[str]
) -> None:
    event = events_of(text)[0]
    assert (side(event, "actor"), side(event, "target")) == (actors, targets)


def test_a_clause_counted_from_another_has_its_own_day(events_of: EventsOf) -> None:
    sent, shot = events_of(
        "Chad sent guards to the canal on Wednesday, two days after three men were wounded there."
    )
    assert (sent.event_start, shot.event_start) == (date(2026, 7, 15), date(2026, 7, 13))


def test_a_month_before_a_noun_dates_the_noun_alone(events_of: EventsOf) -> None:
    given, killed = events_of(
        "Chad gave food to 900 villagers in June, after the May ambush that killed two nurses."
    )
    assert (given.event_start, killed.event_start) == (date(2026, 6, 1), date(2026, 5, 1))


def test_the_day_of_a_source_is_not_the_day_of_the_deed(events_of: EventsOf) -> None:
    (event,) = events_of("Eight miners were kidnapped by rebels, according to the army on Tuesday.")
    assert event.event_start is None


def test_what_is_called_after_a_day_is_no_date(events_of: EventsOf) -> None:
    (event,) = events_of('The "9 May" group attacked a police station.')
    assert event.event_start != date(2026, 5, 9)


def test_harm_without_a_day_has_the_one_day_of_its_article(events_of: EventsOf) -> None:
    text = (
        "Rebels shelled Gao on Monday. " + "The market is old and large. " * 20 + "A shell killed two women."
    )
    assert {event.event_start for event in events_of(text)} == {date(2026, 7, 13)}


def test_a_country_that_is_asked_is_not_where_it_was_asked(events_of: EventsOf) -> None:
    (event,) = events_of("Norway called on Sweden to open its border.")
    assert event.place_text is None


def test_a_past_relative_clause_within_a_request_is_a_fact(events_of: EventsOf) -> None:
    kinds = {
        event.type for event in events_of("Norway asked Chad to free two nurses who were arrested on Monday.")
    }
    assert kinds == {"REQUEST", "COERCE"}


def test_a_day_before_somebody_named_by_a_noun_stays_a_date(events_of: EventsOf) -> None:
    (event,) = events_of("On 9 May a group of rebels attacked a police station.")
    assert event.event_start == date(2026, 5, 9)


def test_people_fell_on_the_day_and_at_the_place_of_what_they_fell_in(events_of: EventsOf) -> None:
    killed, went_off = events_of("Seven nurses were killed when a bomb went off in Gao on Monday.")
    for event in (killed, went_off):
        assert (event.event_start, event.place_text) == (date(2026, 7, 13), "Gao")


@pytest.mark.parametrize(
    ("text", "arrested"),
    [
        ("Police fired tear gas at miners in Lima and arrested 63 of them.", [None, 63]),
        ("Police arrested six traders in Lima and raided a cultural centre.", [6, None]),
    ],
)
def test_a_number_belongs_to_the_one_deed_it_is_told_of(
    events_of: EventsOf, text: str, arrested: list[int | None]
) -> None:
    assert [event.arrested for event in events_of(text)] == arrested


def test_the_dead_of_a_raid_that_a_relative_clause_tells_of_are_the_raids(events_of: EventsOf) -> None:
    _, raid, killed = events_of("Chad condemned the raid on Gao in which two boys were killed.")
    assert (raid.killed, killed.place_text) == (2, "Gao")


def test_dead_and_wounded_of_one_count_share_its_day_and_place(events_of: EventsOf) -> None:
    found = events_of("Dozens were killed and hundreds injured in clashes in Gao on Monday.")
    assert {(event.event_start, event.place_text) for event in found} == {(date(2026, 7, 13), "Gao")}
