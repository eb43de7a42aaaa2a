"""What the events room reads in single sentences about invented people."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from pipeline.nlp.events import find_events
from pipeline.nlp.events.lexicon import NEVER, lexicon
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.ontology import EVENT_TYPES, type_of
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


def test_all_who_act_on_each_other_are_actors(events_of: Read) -> None:
    (event,) = events_of("Denmark and Sweden held talks in Oslo yesterday.")
    assert event.type == "CONSULT"
    assert side(event, "actor") == ["Denmark", "Sweden"]
    assert side(event, "target") == []
    assert event.event_start == date(2021, 6, 9)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry launched an inquiry into the general.", "ACCUSE"),
        ("The army launched an attack on the rebels.", "ASSAULT"),
        ("Norway launched talks with Iceland.", "CONSULT"),
        ("Norway imposed sanctions on Iceland.", "COERCE"),
        ("Norway lifted sanctions on Iceland.", "RETREAT"),
        ("Teachers went on strike in Lima.", "PROTEST"),
        ("Norway cut diplomatic ties with Iceland.", "SANCTION"),
        ("Norway massed troops on the border.", "MOBILIZE"),
    ],
)
def test_the_object_decides_what_a_verb_means(events_of: Read, text: str, kind: str) -> None:
    assert [event.type for event in events_of(text)] == [kind]


def test_an_attack_on_a_proposal_is_criticism(events_of: Read) -> None:
    assert told(events_of("The senator attacked the proposal.")) == [("ACCUSE", "actual")]


@pytest.mark.parametrize(
    "text",
    [
        "Bergen defeated Molde 3-1 on Sunday.",
        "Anna Berg defeated Omar Vik in the election.",
        "An earthquake killed 30 people in Chile.",
        "The film attacks our senses.",
        "The minister said the economy was strong.",
        "The economy was hit by inflation.",
    ],
)
def test_sport_elections_weather_and_plain_statements_are_no_events(events_of: Read, text: str) -> None:
    assert events_of(text) == []


def test_what_is_friendly_and_to_come_is_an_agreement(events_of: Read) -> None:
    assert told(events_of("Canada will send food to Haiti.")) == [("AGREE", "planned")]


def test_a_withdrawal_to_come_is_a_concession(events_of: Read) -> None:
    (event,) = events_of("Chad will withdraw its troops from Niger.")
    assert (event.type, event.realis) == ("CONCEDE", "planned")


def test_harm_that_the_speaker_announces_is_a_threat(events_of: Read) -> None:
    assert told(events_of("The militia said it would attack the town.")) == [("THREATEN", "planned")]


def test_harm_that_another_expects_is_planned_and_keeps_its_type(events_of: Read) -> None:
    assert told(events_of("The rebels will attack the town, the mayor said.")) == [("ASSAULT", "planned")]


def test_what_is_asked_for_is_no_event_of_its_own(events_of: Read) -> None:
    assert told(events_of("Finland urged Russia to withdraw its troops.")) == [("REQUEST", "actual")]


def test_the_pronoun_in_what_somebody_said_is_the_speaker(events_of: Read) -> None:
    (event,) = events_of("Switzerland said it had expelled two Belgian diplomats.")
    (actor,) = [part for part in event.participants if part.role == "actor"]
    assert (actor.text, actor.referent) == ("it", 0)


def test_an_explosion_may_have_no_actor(events_of: Read) -> None:
    (event,) = events_of("An explosion killed ten people and wounded 23 in Quito on Monday.")
    assert side(event, "actor") == []
    assert (event.killed, event.wounded, event.place_text) == (10, 23, "Quito")


def test_the_effect_of_an_attack_is_part_of_it(events_of: Read) -> None:
    (event,) = events_of("A bomb exploded near the ministry last night, killing two guards.")
    assert side(event, "target") == ["ministry", "two guards"]
    assert event.killed == 2


def test_state_servants_stand_for_their_country(events_of: Read) -> None:
    (event,) = events_of("Kenyan troops attacked Somali rebels.")
    actor, target = event.participants
    assert actor.referent is not None
    assert target.referent is None


@pytest.mark.parametrize(
    ("when", "first", "last", "basis"),
    [
        ("yesterday", date(2021, 6, 9), date(2021, 6, 9), "relative"),
        ("on Thursday", date(2021, 6, 10), date(2021, 6, 10), "weekday"),
        ("last Thursday", date(2021, 6, 3), date(2021, 6, 3), "weekday"),
        ("on 3 May 2019", date(2019, 5, 3), date(2019, 5, 3), "explicit"),
        ("on November 9", date(2020, 11, 9), date(2020, 11, 9), "explicit"),
        ("three days ago", date(2021, 6, 7), date(2021, 6, 7), "relative"),
        ("in March 2020", date(2020, 3, 1), date(2020, 3, 31), "explicit"),
        ("last month", date(2021, 5, 1), date(2021, 5, 31), "relative"),
        ("in 2014", date(2014, 1, 1), date(2014, 12, 31), "explicit"),
    ],
)
def test_a_date_is_read_against_the_day_of_publication(
    events_of: Read, when: str, first: date, last: date, basis: str
) -> None:
    (event,) = events_of(f"Gunmen attacked the convoy {when}.")
    assert (event.event_start, event.event_end, event.date_basis) == (first, last, basis)


def test_a_weekday_to_come_is_the_next_one(events_of: Read) -> None:
    (event,) = events_of("Chad will release the hostages on Tuesday.")
    assert event.event_start == date(2021, 6, 15)


def test_the_day_of_saying_is_not_the_day_of_the_deed(events_of: Read) -> None:
    (event,) = events_of("The mayor said on Wednesday that gunmen attacked the convoy last Friday.")
    assert event.event_start == date(2021, 6, 4)


def test_what_lies_years_back_is_history(events_of: Read) -> None:
    (event,) = events_of("Gunmen attacked the convoy in 2014.")
    assert event.realis == "historical"


def test_without_a_day_of_publication_relative_dates_stay_open(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Gunmen attacked the convoy yesterday.")
    (event,) = find_events(parse, find_names(parse, Context()), (), Context())
    assert (event.event_start, event.date_basis) == (None, None)


def test_offsets_lead_to_the_words(events_of: Read) -> None:
    text = "Norwegian police arrested two men in Oslo."
    (event,) = events_of(text)
    assert text[event.trigger_start_char : event.trigger_end_char] == "arrested"
    assert text[event.sentence_start_char : event.sentence_end_char] == text
    for part in event.participants:
        assert text[part.start_char : part.end_char] == part.text
    assert event.place_start_char is not None
    assert event.place_end_char is not None
    assert text[event.place_start_char : event.place_end_char] == event.place_text == "Oslo"


def test_the_lexicon_is_broad_and_every_code_has_a_type() -> None:
    words = lexicon()
    patterns = [
        pattern for table in (words.verbs, words.nouns) for found in table.values() for pattern in found
    ]
    assert len(patterns) > 1000
    codes = {pattern.code for pattern in patterns} - {NEVER}
    assert {type_of(code).name for code in codes} == {kind.name for kind in EVENT_TYPES}


def test_the_ontology_has_sixteen_types_in_four_quad_classes() -> None:
    assert len({kind.name for kind in EVENT_TYPES}) == 16
    assert {kind.quad_class for kind in EVENT_TYPES} == {1, 2, 3, 4}


def test_nothing_read_of_an_article_outlives_it(parse_text: Callable[[str], Parse]) -> None:
    parse = replace(
        parse_text("The guards said they would leave Oslo. Rebels killed their captain on Monday.")
    )
    names = find_names(parse, Context())
    there = weakref.ref(parse)
    gc.disable()  # what hangs together in a ring stays until Python looks for such rings
    try:
        assert find_events(parse, names, find_quotes(parse, names, Context()), Context())
        del parse
        assert there() is None
    finally:
        gc.enable()


def test_a_sentence_ends_where_its_paragraph_does(events_of: Read) -> None:
    text = "Rebels attacked the police in Nairobi.\n\nThe mayor met the union."
    assert [text[one.sentence_start_char : one.sentence_end_char] for one in events_of(text)] == text.split(
        "\n\n"
    )
