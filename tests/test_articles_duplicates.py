"""Duplicates: copies, edited copies and excerpts point at the fuller, earlier article."""

from __future__ import annotations

import random

import pytest
from article_pages import Writer

from pipeline.articles.duplicates import find_duplicates, fingerprint
from pipeline.records import Fingerprint


def prints(texts: dict[int, str], days: dict[int, str] | None = None) -> list[Fingerprint]:
    return [
        Fingerprint(
            id=number,
            path=f"{number:03}.txt",
            fingerprint=fingerprint(text),
            published_at=(days or {}).get(number),
            word_count=len(text.split()),
            is_excerpt=False,
        )
        for number, text in texts.items()
    ]


def found(texts: dict[int, str], days: dict[int, str] | None = None) -> dict[int, int]:
    return find_duplicates(prints(texts, days), texts.__getitem__)


def article(seed: int) -> str:
    return Writer(seed).item((5, 8)).text


def edited(text: str, every: int = 15) -> str:
    return " ".join("otherwise" if n % every == 7 else word for n, word in enumerate(text.split()))


def test_a_copy_an_edited_copy_and_an_excerpt_point_at_the_original() -> None:
    original = article(1)
    texts = {
        10: original,
        11: original,
        12: edited(original),
        13: " ".join(original.split()[:40]),
        14: article(2),
    }
    assert found(texts) == {11: 10, 12: 10, 13: 10}


VISIT = "The prime minister of Chad {} Lome on Thursday to discuss grain, ports and migration with Togo."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (VISIT.format("will visit"), VISIT.format("visited")),
        (VISIT.format("visited"), VISIT.format("visited").replace("Thursday", "Friday")),
        (VISIT.format("will meet guards in"), VISIT.format("met guards in")),
        (
            "A gas blast killed nine people at a market in Lome, the mayor of the town said.",
            "A gas blast killed four people at a market in Lome, the mayor of the town said.",
        ),
    ],
)
def test_short_news_of_another_day_number_or_tense_is_no_copy(before: str, after: str) -> None:
    assert found({1: before, 2: after}, {1: "2024-03-04", 2: "2024-03-08"}) == {}


def test_short_news_with_a_few_words_more_is_a_copy() -> None:
    text = VISIT.format("visited")
    assert len(found({1: text, 2: text[:-1] + ", his office said."})) == 1


def test_the_earlier_of_two_equals_is_the_original() -> None:
    texts = {1: article(1), 2: article(1)}
    assert found(texts, {1: "2019-03-05", 2: "2019-03-04"}) == {1: 2}


def test_the_answer_does_not_depend_on_the_order() -> None:
    texts = {
        number: article(number // 3) if number % 3 else edited(article(number // 3)) for number in range(60)
    }
    given = prints(texts)
    first = find_duplicates(given, texts.__getitem__)
    random.Random(3).shuffle(given)
    assert find_duplicates(given, texts.__getitem__) == first
    assert not set(first) & set(first.values())


def test_different_articles_and_empty_texts_do_not_match() -> None:
    assert found({1: article(1), 2: article(2), 3: "Yes.", 4: "No, never."}) == {}


def test_many_copies_are_compared_with_their_original_only() -> None:
    text = article(5)
    texts = dict.fromkeys(range(2000), text)
    assert len(found(texts)) == 1999
