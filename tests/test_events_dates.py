"""Which days a date expression means: sentences of an article of Wednesday 13 March 2024, without a parse."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.nlp.events.days.dates import find_dates

PUBLISHED = date(2024, 3, 13)


def days(text: str, *, future: bool = False, told: date | None = None) -> list[str]:
    """Return the ranges that the dates of `text` mean, limits left out."""
    found = find_dates(text, 0, len(text), PUBLISHED, future, lambda: told)
    kept = (each for each in found if not each.limit)
    return [str(one.first) if one.first == one.last else f"{one.first}..{one.last}" for one in kept]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled the port over the weekend.", "2024-03-09..2024-03-10"),
        ("A fortnight ago rebels shelled the port.", "2024-02-25..2024-03-02"),
        ("Rebels shelled the port two Sundays ago.", "2024-03-03"),
        ("Rebels shelled the port on 03/03/2024.", "2024-03-03"),
        ("Rebels shelled the port on 02/25/2024.", "2024-02-25"),
        ("Rebels shelled the port on 5.3.2024.", "2024-03-05"),
        ("Rebels shelled the port on 10/03/24.", "2024-03-10"),
        ("Rebels shelled the port on Christmas Day.", "2023-12-25"),
        ("Rebels shelled the port on New Year’s Eve.", "2023-12-31"),
        ("Rebels shelled the port at the start of the week.", "2024-03-11..2024-03-12"),
        ("Rebels shelled the port 48 hours ago.", "2024-03-11"),
        ("Rebels shelled the port over the past three days.", "2024-03-10..2024-03-13"),
        ("Rebels shelled the port in the past few hours.", "2024-03-13"),
        ("Rebels shelled the port between 3 and 5 March.", "2024-03-03..2024-03-05"),
        ("Rebels shelled the port from March 1 to 7.", "2024-03-01..2024-03-07"),
        ("Rebels shelled the port between 28 February and 3 March.", "2024-02-28..2024-03-03"),
        ("Rebels shelled the port in the night from Sunday to Monday.", "2024-03-10..2024-03-11"),
        ("Rebels shelled the port on Monday last week.", "2024-03-04"),
        ("Rebels shelled the port last week on Friday.", "2024-03-08"),
        ("Rebels shelled the port a week ago on Monday.", "2024-03-04"),
        ("Rebels shelled the port on the eve of the vote on 10 March.", "2024-03-09"),
        ("Rebels shelled the port two days after the vote on 8 March.", "2024-03-10"),
        ("Rebels shelled the port earlier this year.", "2024-01-01..2024-03-13"),
        ("Rebels shelled the port this week.", "2024-03-11..2024-03-13"),
        ("Rebels shelled the port in the first quarter of 2023.", "2023-01-01..2023-03-31"),
        ("Rebels shelled the port in the second half of last year.", "2023-07-01..2023-12-31"),
        ("Rebels shelled the port in the summer of 2022.", "2022-06-01..2022-08-31"),
    ],
)
def test_a_time_told_in_words_is_the_days_it_means(text: str, expected: str) -> None:
    assert days(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the port on Good Friday.",
        "Rebels shelled the port on 02/03/2024.",
        "The junta gave the protesters until Friday.",
        "By late on Monday rebels held the port.",
        "Rebels shelled the port two days later.",
        "Rebels shelled the port a month after the vote on 4 February.",
        "The mayor praised their work over the past ten years.",
    ],
)
def test_a_time_that_fixes_no_day_is_none(text: str) -> None:
    assert days(text) == []


def test_what_is_counted_from_another_day_counts_from_the_one_told_last() -> None:
    told = date(2024, 3, 1)
    assert days("Two days earlier they had burned a mill.", told=told) == ["2024-02-28"]
    assert days("The next day they burned a mill.", told=told) == ["2024-03-02"]
    assert days("Three days later they burned a mill.", told=told) == ["2024-03-04"]
    assert days("On 5 March they fled, and two days later they were caught.", told=told) == [
        "2024-03-05",
        "2024-03-07",
    ]


def test_two_days_later_is_never_after_the_article() -> None:
    assert days("They were freed two days later.", told=date(2024, 3, 12)) == []


def test_what_is_to_come_by_a_day_is_between_the_article_and_that_day() -> None:
    assert days("The army will leave by Friday.", future=True) == ["2024-03-13..2024-03-15"]
    assert days("The army will leave later this month.", future=True) == ["2024-03-13..2024-03-31"]
