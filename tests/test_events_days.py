"""Which day an event is given, of the days its article names: invented articles of Thursday 16 July."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import EventsOf

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context, EventReport

Day = tuple[date, date] | None
Read = Callable[[str], dict[str, Day]]

LEAD = "Peru expelled two Chilean diplomats on Wednesday. "
WEDNESDAY = date(2026, 7, 15)


@pytest.fixture(scope="session")
def read(parse_text: Callable[[str], Parse]) -> Read:
    def days(text: str) -> dict[str, Day]:
        context = Context(published_on=date(2026, 7, 16))
        parse = parse_text(text)
        found = find_events(parse, find_names(parse, context), (), context)
        return {event.rule.partition(":")[2]: _range(event) for event in found}

    return days


def _range(event: EventReport) -> Day:
    if event.event_start is None or event.event_end is None:
        return None
    return event.event_start, event.event_end


def test_news_without_a_day_has_the_day_that_the_opening_names(read: Read) -> None:
    assert read(LEAD + "Chile condemned the move.")["condemn"] == (WEDNESDAY, WEDNESDAY)


def test_news_has_the_day_of_the_article_where_the_opening_names_none(read: Read) -> None:
    days = read("Peru expelled two Chilean diplomats. Chile condemned the move.")
    assert days["condemn"] == (date(2026, 7, 16), date(2026, 7, 16))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The envoy has mediated in five wars.", "mediate"),
        ("Chile said that Peru had detained its consul.", "detain"),
        ("Chile suspended its aid to Peru the day after the coup.", "suspend"),
    ],
)
def test_what_lies_before_the_news_is_not_given_its_day(read: Read, text: str, rule: str) -> None:
    assert read(LEAD + "The quarrel is old. " + text)[rule] is None


def test_the_day_of_one_plea_is_not_that_of_the_next(read: Read) -> None:
    days = read(
        "Mali expelled the envoy of Ghana. On Monday Togo urged Benin to help. "
        "Chad praised the army. Ghana asked Niger to help."
    )
    assert days["ask"] != (date(2026, 7, 13), date(2026, 7, 13))


def test_the_range_of_a_year_is_not_carried_on(read: Read) -> None:
    days = read(LEAD + "Ghana and Togo signed a pact last year. Kenya praised the two governments.")
    assert days["praise"] != (date(2025, 1, 1), date(2025, 12, 31))


def test_a_deed_told_in_the_next_sentence_has_the_month_of_the_one_before(read: Read) -> None:
    text = "Bombings in the port in March killed 40 people. Those attacks were carried out by two gunmen."
    assert read(text)["carry"] == (date(2026, 3, 1), date(2026, 3, 31))


def test_the_day_of_a_plea_is_not_the_day_of_what_it_came_after(read: Read) -> None:
    days = read(
        "Chad lodged a protest on Wednesday after a Libyan patrol attacked a convoy, injuring three drivers."
    )
    assert days["lodge"] == (WEDNESDAY, WEDNESDAY)
    assert days["attack"] is None


def test_what_came_hours_after_was_on_the_same_day(read: Read) -> None:
    days = read("Chad freed six men on Wednesday, hours after an envoy visited Niger.")
    assert days["visit"] == (WEDNESDAY, WEDNESDAY)


def test_since_a_day_means_from_that_day_to_the_article(read: Read) -> None:
    assert read("The army has rescued 900 people since Wednesday.")["rescue"] == (
        WEDNESDAY,
        date(2026, 7, 16),
    )


def test_a_verb_has_no_day_of_another_that_it_is_joined_to(read: Read) -> None:
    days = read("Chad has repeatedly criticised Libya and expelled its envoy in 2024.")
    assert days["criticise"] is None
    days = read("Two guards were captured and were handed over to Libyan officials on Wednesday.")
    assert days["capture"] is None


def test_two_verbs_share_the_day_before_the_first(read: Read) -> None:
    days = read(
        "Chad on Wednesday accused Libya of an attack that cut power last month, and expelled two diplomats."
    )
    assert days["accuse"] == days["expel"] == (WEDNESDAY, WEDNESDAY)


def test_the_day_of_a_sentence_is_not_the_day_of_the_crime(read: Read) -> None:
    days = read("A court in Lome sentenced two men on Wednesday for the murder of a reporter, Ann Ek.")
    assert days.get("murder") != (WEDNESDAY, WEDNESDAY)


def test_a_season_is_the_last_one_past(read: Read) -> None:
    days = read("The two countries fought a war last autumn. Some 900 soldiers were killed.")
    assert days["fight"] == days["kill"] == (date(2025, 9, 1), date(2025, 11, 30))
    assert read("Chad attacked a Libyan post last spring.")["attack"] == (date(2026, 3, 1), date(2026, 5, 31))


def test_dead_and_wounded_of_one_count_share_its_day(read: Read) -> None:
    days = read("Three soldiers were killed and five were wounded on Wednesday in the north.")
    assert days["kill"] == (WEDNESDAY, WEDNESDAY)


def test_the_day_of_a_march_to_come_is_not_that_of_the_accusation_before_it(read: Read) -> None:
    days = read("The senator accused the court of fraud and called his followers to a march on Monday.")
    assert days["accuse"] != (date(2026, 7, 13), date(2026, 7, 13))


def test_a_paragraph_of_violence_keeps_the_day_it_opens_with(read: Read) -> None:
    days = read(LEAD + "The riots broke out on Friday. Crowds attacked a post. Police beat two students.")
    assert days["attack"] == days["beat"] == (date(2026, 7, 10), date(2026, 7, 10))


def test_what_came_before_the_news_has_not_the_day_of_violence_told_before(read: Read) -> None:
    days = read(
        "Last week gunmen murdered a priest in Tumaco. Ecuador closed its border on Wednesday "
        "after three of its soldiers were kidnapped by rebels."
    )
    assert days["kidnap"] is None


def test_deeds_under_one_had_share_the_day_behind_them(read: Read) -> None:
    days = read("Residents said that soldiers had searched houses and arrested 40 men on Tuesday.")
    assert days["search"] == (date(2026, 7, 14), date(2026, 7, 14))


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Chile recently praised the envoy.", "praise"),
        ("The two presidents pledged to cut tariffs at their landmark March summit in Quito.", "pledge"),
        ("After the 2021 vote the Liberals pledged to lower taxes.", "pledge"),
        ("Ahead of Monday's meeting, Chile and Bolivia put forward a proposal for a canal.", "put"),
        ("The minister, who had received death threats, gave the court a statement on Monday.", "receive"),
        ("The general condemned Monday's attack.", "condemn"),
        ("Bo Reyes said he was free since he had spoken before and pledged to help Peru.", "pledge"),
        ("After a test in January, the council imposed new sanctions on Peru.", "impose"),
        ("The ministry published a notice on Monday saying that Chile had detained its consul.", "detain"),
        ("The guard was questioned 14 hours earlier after being arrested by police.", "arrest"),
        (
            "Chile detained the consul on Monday, followed soon by Peru's arrest of the envoy Bo Reyes.",
            "arrest",
        ),
    ],
)
def test_a_deed_has_no_day_where_its_words_put_it_at_another_time(read: Read, text: str, rule: str) -> None:
    assert read("The quarrel is old. " + text)[rule] is None


def test_a_few_days_ago_is_a_range_of_days(read: Read) -> None:
    days = read("A few days ago Chile accused Peru of spying.")
    assert days["accuse"] == (date(2026, 7, 10), date(2026, 7, 14))


def test_news_has_not_the_day_of_what_it_is_about(read: Read) -> None:
    days = read("The senator spoke after Tuesday night's debate.\n\nPeru thanked the bishop.")
    assert days["thank"] == (date(2026, 7, 16), date(2026, 7, 16))


def test_what_is_told_beside_another_day_has_not_the_day_of_the_article(read: Read) -> None:
    days = read("In a letter of 2 July the ministry thanked Chad. It also urged Niger to wait.")
    assert days["urge"] is None


def test_what_was_done_with_a_deed_before_sunrise_has_its_day(read: Read) -> None:
    text = "Riot police dragged strikers off the quay before sunrise on Tuesday, arresting 14."
    assert read(text)["arrest"] == (date(2026, 7, 14), date(2026, 7, 14))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked Bunia during Ramadan.",
        "In recent weeks rebels attacked Bunia.",
        "Rebels attacked Bunia for three days.",
    ],
)
def test_what_was_at_a_time_that_is_not_read_has_not_the_day_of_the_article(read: Read, text: str) -> None:
    assert read(text)["attack"] is None


def test_a_term_of_prison_is_no_time_of_the_sentence(read: Read) -> None:
    assert read("A court in Lome jailed the editor for six months.")["jail"] == (
        date(2026, 7, 16),
        date(2026, 7, 16),
    )


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Fears of a siege rose after Monday’s attack in Quetta.", "attack"),
        ("Few believed that Libya had shelled the dam on Monday.", "shell"),
    ],
)
def test_a_weekday_in_a_past_clause_is_past_however_real_the_deed_is(
    read: Read, text: str, rule: str
) -> None:
    assert read(text)[rule] == (date(2026, 7, 13), date(2026, 7, 13))


def test_a_day_behind_what_only_describes_the_object_is_the_main_verbs(read: Read) -> None:
    sunday = date(2026, 7, 12)
    days = read("Chad seized a ship carrying grain off Lagos on 12 July.")
    assert days["seize"] == (sunday, sunday)
    days = read("Chad and Togo signed a treaty on fishing on 12 July.")
    assert days["sign"] == (sunday, sunday)


def test_one_deed_of_this_year_is_no_history(events_of: EventsOf) -> None:
    (event,) = events_of("Rebels attacked Bunia earlier this year.")
    assert (event.realis, event.event_start, event.event_end) == (
        "actual",
        date(2026, 1, 1),
        date(2026, 7, 16),
    )


def test_items_of_a_round_up_share_no_day(events_of: EventsOf) -> None:
    found = events_of(
        "The world in brief\n\nTogo: Farmers marched through Lome on Monday and burned a lorry.\n\n"
        "Chad: Police arrested two bankers in Moundou.\n\nPeru: Three miners were killed by bandits."
    )
    days = {event.type: (event.event_start, event.date_basis) for event in found}
    assert days["COERCE"] == days["ASSAULT"] == (date(2026, 7, 16), "dateline")


def test_a_day_that_is_carried_from_another_sentence_is_told_as_assumed(events_of: EventsOf) -> None:
    first, second = events_of("Rebels shelled Gao on Monday. Rebels shelled a school there.")
    assert (first.date_basis, second.date_basis) == ("weekday", "dateline")
    assert first.event_start == second.event_start
