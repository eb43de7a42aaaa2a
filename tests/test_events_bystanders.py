"""Who takes no part in an event: speakers of the report, and people named only in passing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import EventsOf, side

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Rebels shot down a helicopter on Tuesday, killing two pilots, the Malian Centre for Peace said.",
            ["helicopter", "two pilots"],
        ),
        ("Lawmakers voted on Monday to back a ban on vapes, handing a victory to Minister Ann Ek.", []),
        ("Prosecutors opened the investigation after a tip from a dock worker, Mia Moe.", []),
    ],
)
def test_who_only_tells_of_it_or_profits_from_it_is_no_target(
    events_of: EventsOf, text: str, targets: list[str]
) -> None:
    (event,) = events_of(text)
    assert [each.removeprefix("a ") for each in side(event, "target")] == targets


def test_condemnation_that_a_deed_draws_is_that_of_whom_it_is_drawn_from(events_of: EventsOf) -> None:
    (event,) = events_of("The ministry drew condemnation from rights groups on Monday.")
    assert (side(event, "actor"), side(event, "target")) == (["rights groups"], ["ministry"])


@pytest.mark.parametrize(
    "text",
    [
        "His wife says he will never stop.",
        "The company wants him to retire.",
        "The official asked not to be named.",
    ],
)
def test_private_words_are_no_political_events(events_of: EventsOf, text: str) -> None:
    assert events_of(text) == []


def test_what_is_called_for_a_day_is_still_to_come(events_of: EventsOf) -> None:
    (event,) = events_of("The Ostrow Front has called a rally for Sunday.")
    assert (event.type, event.realis, event.event_start) == ("PROTEST", "planned", date(2026, 7, 19))


def test_numbers_that_stand_for_people_are_counted(events_of: EventsOf) -> None:
    (detained,) = events_of("Eleven were detained on Monday, the police said.")
    (attack,) = events_of(
        "Gunmen attacked a post near Gao on Monday, killing three officers and wounding seven."
    )
    assert (detained.type, detained.arrested) == ("COERCE", 11)
    assert (attack.killed, attack.wounded) == (3, 7)


def test_an_envoy_is_recalled_from_the_state_not_the_town(parse_text: Callable[[str], Parse]) -> None:
    context = Context(published_on=date(2026, 7, 16))
    parse = parse_text("Kenya recalled its ambassador from Mogadishu on Monday. Somalia did not react.")
    names = find_names(parse, context)
    event = find_events(parse, names, (), context)[0]
    (target,) = [part for part in event.participants if part.role == "target"]
    assert target.referent is not None
    assert names.referents[target.referent].name == "Somalia"


def test_who_is_flown_to_for_talks_is_the_target_not_the_town(events_of: EventsOf) -> None:
    (event,) = events_of("The envoy will travel to Nairobi on Monday for talks with President Odda Marek.")
    assert side(event, "target") == ["President Odda Marek"]
    assert event.place_text == "Nairobi"


def test_what_a_protest_is_for_is_no_event_of_its_own(events_of: EventsOf) -> None:
    (event,) = events_of("Farmers blocked a road on Monday to protest against the tax.")
    assert event.type == "PROTEST"


@pytest.mark.parametrize(
    ("text", "killed"),
    [("A bomb killed a guard in Makassar on Monday.", 1), ("A bomb killed a group of men on Monday.", None)],
)
def test_one_victim_without_a_numeral_counts_as_one(
    events_of: EventsOf, text: str, killed: int | None
) -> None:
    assert [event.killed for event in events_of(text)] == [killed]


def test_the_day_of_what_lies_further_back_is_not_carried_on(events_of: EventsOf) -> None:
    events = events_of(
        "Soldiers freed the girls on Tuesday, two weeks after bandits abducted them. "
        "Three of the bandits were killed."
    )
    assert [event.event_start for event in events if event.killed] == [date(2026, 7, 14)]


def test_the_day_of_the_article_is_not_assumed_after_history(events_of: EventsOf) -> None:
    events = events_of(
        "Peru won. Three years ago a bomb in Lima killed two men. A court sentenced the bomber."
    )
    assert [event.event_start for event in events if event.type == "SANCTION"] == [None]


def test_the_dead_of_one_deed_are_not_those_of_the_next(events_of: EventsOf) -> None:
    events = events_of(
        "Rebels killed seven officers on Monday, and the air force bombed a rebel camp in Chad."
    )
    assert [event.killed for event in events] == [7, None]


def test_the_wounded_of_what_somebody_is_accused_of_are_not_those_of_the_words(events_of: EventsOf) -> None:
    events = events_of("Ghana accused Togo of ramming a vessel on Monday, injuring four sailors.")
    assert [(event.type, event.wounded) for event in events if event.realis == "actual"] == [("ACCUSE", None)]


def test_what_prosecutors_say_is_alleged(events_of: EventsOf) -> None:
    (event,) = events_of("Prosecutors said the captain had met a Russian officer in Brussels.")
    assert event.realis == "alleged"


def test_what_prosecutors_say_of_the_police_is_no_accusation(events_of: EventsOf) -> None:
    (event,) = events_of("French police raided the offices of a carmaker on Tuesday, prosecutors said.")
    assert (event.type, event.realis) == ("COERCE", "actual")


def test_overnight_is_the_last_night_before_the_article(events_of: EventsOf) -> None:
    (event,) = events_of("Rebels shelled the port overnight.")
    assert (event.event_start, event.event_end) == (date(2026, 7, 15), date(2026, 7, 16))


@pytest.mark.parametrize(
    ("text", "victim"),
    [
        ("Police arrested a fugitive mobster in Naples on Monday.", "fugitive mobster"),
        ("Gunmen shot and wounded a radio host in Karachi on Monday.", "radio host"),
    ],
)
def test_whoever_is_arrested_or_shot_in_a_town_is_the_target_not_the_town(
    events_of: EventsOf, text: str, victim: str
) -> None:
    (event,) = events_of(text)
    assert side(event, "target") == [victim]


def test_praise_of_it_is_not_of_the_state_that_the_speaker_is_from(events_of: EventsOf) -> None:
    (event,) = events_of("Rep. Dale Hutch, a Republican from Georgia, praised it on Monday.")
    assert "Georgia" not in side(event, "target")
