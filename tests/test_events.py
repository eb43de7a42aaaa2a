"""What the events room reads in single sentences about invented people."""

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
def events_of(parse_text: Callable[[str], Parse]) -> Read:
    def read(text: str) -> list[EventReport]:
        context = Context(published_on=date(2021, 6, 10))
        parse = parse_text(text)
        return list(find_events(parse, find_names(parse, context), (), context))

    return read


def told(events: list[EventReport]) -> list[tuple[str, str]]:
    return [(event.type, event.realis) for event in events]


def side(event: EventReport, role: str) -> list[str]:
    return [part.text for part in event.participants if part.role == role]


def test_a_verb_gives_its_type_with_doer_and_undergoer(events_of: Read) -> None:
    (event,) = events_of("Rebel gunmen attacked the police in Nairobi.")
    assert (event.type, event.realis) == ("ASSAULT", "actual")
    assert side(event, "actor") == ["Rebel gunmen"]
    assert side(event, "target") == ["police"]
    assert event.place_text == "Nairobi"


def test_a_passive_has_its_doer_after_by(events_of: Read) -> None:
    (event,) = events_of("Two journalists were arrested by Norwegian police on Tuesday.")
    assert event.type == "COERCE"
    assert side(event, "actor") == ["Norwegian police"]
    assert event.arrested == 2
    assert event.event_start == event.event_end == date(2021, 6, 8)
    assert event.date_basis == "weekday"


@pytest.mark.parametrize("text", ["", " ", '"' * 3000, "\u0000\ufeff", "?!", "A" * 5000])
def test_no_text_makes_it_raise(events_of: Read, text: str) -> None:
    assert events_of(text) == []
