"""Which deeds are not of the day of the article (16 July 2026), and which are still to come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import EventOf, EventsOf, side

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context

LEAD = "Peru expelled two Chilean diplomats on Wednesday. "


@pytest.mark.parametrize(
    "words",
    ["on Wednesday, July 8", "on Wednesday 8 July", "on Wednesday (8 July)", "on 8 July, a Wednesday,"],
)
def test_a_date_beside_its_weekday_says_which_one_is_meant(event_of: EventOf, words: str) -> None:
    event = event_of(f"Peru expelled two Chilean diplomats {words} and closed a port.", "expel")
    assert (event.event_start, event.event_end, event.date_basis) == (*[date(2026, 7, 8)] * 2, "explicit")


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Police detained a smuggler and on Monday freed him.", "detain"),
        ("Bo Reyes was charged with theft and last month (June 9) admitted the crime in Lima.", "charge"),
    ],
)
def test_a_day_before_the_second_of_two_verbs_is_not_that_of_the_first(
    event_of: EventOf, text: str, verb: str
) -> None:
    assert event_of(text, verb).event_start is None


def test_a_dash_that_touches_the_text_ends_the_date_line(event_of: EventOf) -> None:
    event = event_of("LINDGATE (Reuters) -Chadian soldiers shelled a camp on Tuesday.", "shell")
    assert side(event, "actor") == ["Chadian soldiers"]


@pytest.mark.parametrize(
    ("text", "verb", "day"),
    [
        ("Chad expels the Libyan envoy on 20 July.", "expel", date(2026, 7, 20)),
        ("The miners go to an arbiter tomorrow, seeking mediation.", "seek", date(2026, 7, 17)),
    ],
)
def test_what_is_told_for_a_day_after_the_article_is_planned(
    event_of: EventOf, text: str, verb: str, day: date
) -> None:
    event = event_of(text, verb)
    assert (event.realis, event.event_start) == ("planned", day)


def test_what_was_announced_stands_though_it_takes_effect_later(event_of: EventOf) -> None:
    text = "The expulsion of two Libyan diplomats, announced on Monday by Chad, takes effect on 30 July."
    event = event_of(text, "expulsion")
    assert (event.realis, event.event_start) == ("actual", date(2026, 7, 13))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Afterwards the minister wrote to Chile. Peru accused the president of fraud.", "accuse"),
        ("During her reign the bishops accused the court of neglect.", "accuse"),
        (
            "Soldiers shot at a crowd on Wednesday.\n\n"
            "Those marches were followed by clashes between soldiers and students.",
            "clash",
        ),
        ("The bombings triggered condemnation from Chile.", "trigger"),
        (
            "Gunmen attacked Chadian soldiers on Wednesday. Chad, it said, had been facing "
            "a surge in rebel attacks on its soldiers.",
            "n:attack",
        ),
    ],
)
def test_what_was_at_no_told_time_has_not_the_day_of_the_article(
    events_of: EventsOf, text: str, rule: str
) -> None:
    found = [one for one in events_of(LEAD + text) if one.rule.endswith(rule)]
    assert [one.event_start for one in found] == [None] * len(found) != []


def test_an_arrest_has_not_the_day_of_the_sentence(event_of: EventOf) -> None:
    text = "Bo Reyes was jailed on Monday.\n\nHe was caught with a saw. Reyes was arrested at a bank."
    assert event_of(text, "arrest").event_start is None


def test_a_date_line_is_not_the_first_of_the_opening_sentences(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text(
        "LINDGATE, Chad (AP) — A banker was arrested in a raid on a farm. "
        "Sheriff Bo Ek said the owners were out on Wednesday night."
    )
    context = Context(published_on=date(2026, 7, 16), dateline_place="Lindgate, Chad")
    (event,) = find_events(parse, find_names(parse, context), (), context)
    assert event.event_start == date(2026, 7, 15)


def test_attacks_that_have_increased_have_been_made(event_of: EventOf) -> None:
    assert event_of("Libyan assaults on Chadian villages have increased.", "assault").realis != "conditional"
