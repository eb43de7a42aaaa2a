"""Which reports are one happening."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest

from pipeline.happenings import merge_reports
from pipeline.records import StoredReport

DAY = date(2021, 6, 8)
REPORT = StoredReport(
    id=1, article_id=11, document_id=21, publisher="The Daily Kite", duplicate_of=None, type="ASSAULT",
    cameo_root="19", realis="actual", actors=(31,), targets=(41, 42), actor_texts=(), target_texts=(),
    place_entity_id=51, event_start=DAY, event_end=DAY, event_precision="day", killed=3, wounded=None,
    arrested=None,
)  # fmt: skip
OTHER = replace(REPORT, id=2, article_id=12, document_id=22, publisher="Evening Owl", killed=4)
UNDATED = {"event_start": None, "event_end": None, "event_precision": None}


def test_same_type_actors_targets_place_and_day_are_one_event() -> None:
    (event,) = merge_reports([REPORT, OTHER])
    assert event.report_ids == (1, 2)
    assert (event.report_count, event.article_count, event.source_count) == (2, 2, 2)
    assert (event.event_date, event.killed) == (DAY, 4)


def test_each_difference_in_who_where_or_when_makes_two_events() -> None:
    spoken = replace(REPORT, type="ACCUSE")
    for changed in (
        {"type": "COERCE"},
        {"actors": (32,)},
        {"targets": (41,)},
        {"target_texts": ("gunmen",)},
        {"place_entity_id": 52},
        {"event_start": date(2021, 6, 9), "event_end": date(2021, 6, 9)},
        {"realis": "denied"},
    ):
        other = replace(OTHER, **{"type": "ACCUSE", **changed})
        assert len(merge_reports([spoken, other])) == 2, changed


def test_the_order_of_targets_and_the_case_of_words_make_no_difference() -> None:
    left = replace(REPORT, target_texts=("Gunmen",))
    right = replace(OTHER, targets=(42, 41), target_texts=("gunmen",))
    assert len(merge_reports([left, right])) == 1


def test_a_later_article_that_calls_it_history_reports_the_same_event() -> None:
    (event,) = merge_reports([REPORT, replace(OTHER, realis="historical")])
    assert event.realis == "actual"


def test_without_a_day_reports_of_two_articles_stay_apart() -> None:
    assert len(merge_reports([replace(REPORT, **UNDATED), replace(OTHER, **UNDATED)])) == 2


def test_without_a_day_a_near_duplicate_is_the_same_event_and_is_not_counted() -> None:
    copy = replace(OTHER, duplicate_of=11, **UNDATED)
    (event,) = merge_reports([replace(REPORT, **UNDATED), copy])
    assert event.report_ids == (1, 2)
    assert (event.report_count, event.article_count, event.source_count) == (1, 1, 1)
    assert event.killed == 3


def test_within_an_article_a_report_without_day_or_place_is_the_one_fuller_report() -> None:
    brief = replace(REPORT, id=3, place_entity_id=None, **UNDATED)
    (event,) = merge_reports([REPORT, brief])
    assert (event.event_date, event.place_entity_id) == (DAY, 51)


def test_a_report_without_a_day_stays_alone_where_two_days_fit() -> None:
    second = replace(REPORT, id=4, event_start=date(2021, 6, 9), event_end=date(2021, 6, 9))
    assert len(merge_reports([REPORT, second, replace(REPORT, id=3, **UNDATED)])) == 3


def test_a_report_without_place_is_the_one_that_names_it_if_the_actors_are_named() -> None:
    bare = replace(OTHER, place_entity_id=None)
    (event,) = merge_reports([REPORT, bare])
    assert (event.place_entity_id, event.article_count) == (51, 2)
    nameless = {"actors": (), "actor_texts": ("gunmen",)}
    assert len(merge_reports([replace(REPORT, **nameless), replace(bare, **nameless)])) == 2


def test_a_report_without_place_stays_alone_where_two_places_fit() -> None:
    elsewhere = replace(REPORT, id=3, article_id=13, place_entity_id=52)
    assert len(merge_reports([REPORT, replace(OTHER, place_entity_id=None), elsewhere])) == 3


def test_nameless_targets_of_named_actors_need_only_share_their_head_word() -> None:
    left = replace(REPORT, type="ACCUSE", targets=(), target_texts=("two foreign observers",))
    for text, count in (
        ("Observers from abroad", 1),
        ("observers", 1),
        ("two foreign reporters", 2),
        ("", 2),
    ):
        right = replace(OTHER, type="ACCUSE", targets=(), target_texts=(text,))
        assert len(merge_reports([left, right])) == count, text


NAMELESS = replace(REPORT, actors=(), targets=(), actor_texts=("Gunmen",), target_texts=("three people",))


@pytest.mark.parametrize(
    "changed",
    [
        {"killed": 5, "target_texts": ("at least five villagers",)},
        {"killed": None, "actor_texts": (), "target_texts": (), "targets": (51,)},
        {"actor_texts": ("two bandits",), "target_texts": ("four",)},
        {"actors": (31,), "actor_texts": ()},
    ],
)
def test_one_attack_is_one_event_however_papers_count_and_word_it(changed: dict[str, Any]) -> None:
    (event,) = merge_reports([NAMELESS, replace(NAMELESS, id=2, article_id=12, **changed)])
    assert event.article_count == 2


@pytest.mark.parametrize(
    "changed",
    [
        {"killed": 40, "target_texts": ("forty people",)},
        {"target_texts": ("three miners",), "targets": (41,)},
        {"actor_texts": ("soldiers",)},
        {"place_entity_id": 52},
        {"place_entity_id": None},
        {"event_start": date(2021, 6, 9), "event_end": date(2021, 6, 9)},
    ],
)
def test_another_toll_side_place_or_day_is_another_attack(changed: dict[str, Any]) -> None:
    left = replace(NAMELESS, target_texts=("three traders",))
    assert len(merge_reports([left, replace(left, id=2, article_id=12, **changed)])) == 2


def test_without_a_day_one_article_tells_of_one_attack_in_a_place() -> None:
    raid = replace(NAMELESS, target_texts=(), killed=None, **UNDATED)
    toll = replace(NAMELESS, id=2, actor_texts=(), **UNDATED)
    assert len(merge_reports([raid, toll])) == 1
    assert len(merge_reports([raid, replace(toll, article_id=12)])) == 2


def test_attacks_by_others_on_others_stay_two_in_one_town_on_one_day() -> None:
    one = replace(REPORT, actors=(31,), targets=(41,), killed=None)
    two = replace(OTHER, actors=(32,), targets=(42,), killed=None)
    vague = replace(NAMELESS, id=3, article_id=13, actor_texts=(), target_texts=(), killed=None)
    assert len(merge_reports([one, two])) == 2
    assert len(merge_reports([one, two, vague])) == 3


def test_arrests_of_different_people_stay_two_and_of_one_person_are_one() -> None:
    held = replace(REPORT, type="COERCE", actors=(), killed=None, actor_texts=("Police",))
    students = replace(held, targets=(), target_texts=("20 students",), arrested=20)
    bankers = replace(held, id=2, targets=(), target_texts=("two bankers",), arrested=2)
    assert len(merge_reports([students, bankers])) == 2
    named = replace(held, id=2, article_id=12, actors=(31,), actor_texts=())
    assert len(merge_reports([held, named])) == 1


def test_within_an_article_violence_without_a_place_is_the_one_placed_attack_of_that_day() -> None:
    again = replace(NAMELESS, id=3, place_entity_id=None, actor_texts=("They",), target_texts=("three men",))
    assert len(merge_reports([NAMELESS, again])) == 1
    elsewhere = replace(NAMELESS, id=4, place_entity_id=52)
    assert len(merge_reports([NAMELESS, again, elsewhere])) == 3
    uncounted = replace(elsewhere, killed=None, target_texts=())
    assert len(merge_reports([NAMELESS, again, uncounted])) == 2


def test_any_order_of_reports_gives_the_same_events() -> None:
    reports = [REPORT, OTHER, replace(REPORT, id=3, **UNDATED), replace(OTHER, id=4, actors=(7,))]
    reports.append(replace(OTHER, id=5, article_id=13, place_entity_id=None))
    reports.append(replace(NAMELESS, id=6, article_id=14))
    assert len({merge_reports(order) for order in permutations(reports)}) == 1


def test_no_reports_give_no_events() -> None:
    assert merge_reports([]) == ()
