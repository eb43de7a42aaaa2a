"""What stands around the text of a copied page: titles, standfirsts, writers and dates, in a few lines."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.plain_text import read_plain
from pipeline.records import SourceFacts

PORT = (
    "The port of Port Hallow was opened again on Tuesday after a week of storms, officials said on the quay."
)


@pytest.mark.parametrize(
    ("byline", "writers"),
    [
        ("By Ana Telo, Port Hallow", "Ana Telo"),
        ("By Ana Telo and Ruben Okash, Tilbrook", "Ana Telo, Ruben Okash"),
        ("By Ana Telo, Ruben Okash", "Ana Telo, Ruben Okash"),
        ("By Ana Telo, Hallow Fields", "Ana Telo"),
    ],
)
def test_a_place_behind_the_writers_is_no_writer(byline: str, writers: str) -> None:
    text = f"{PORT} The inquest opens in Hallow Fields next week, and nobody knows how long it will take."
    (article,) = read_plain(f"Port opens after a week of storms\n{byline}\n\n{text}", SourceFacts())
    assert article.byline == writers


@pytest.mark.parametrize(
    "line", ["Updated: 6 October 2026", "Date: 6 October 2026", "Last modified: 6 October 2026"]
)
def test_a_line_that_only_says_when_gives_the_date(line: str) -> None:
    (article,) = read_plain(f"Port opens after a week of storms\n{line}\n\n{PORT}", SourceFacts())
    assert article.published_on == date(2026, 10, 6)


@pytest.mark.parametrize(
    "lines",
    [
        "Updated: 8 October 2026\nPublished: 6 October 2026",
        "Updated 8 October 2026, 9:14 am; posted 6 October 2026",
    ],
)
def test_the_day_of_publication_counts_before_that_of_an_update(lines: str) -> None:
    (article,) = read_plain(f"Port opens after a week of storms\n{lines}\n\n{PORT}", SourceFacts())
    assert article.published_on == date(2026, 10, 6)


def test_a_title_of_few_words_stands_above_a_standfirst_that_is_a_sentence() -> None:
    standfirst = "For thirty years nobody had asked what lay under the old harbour wall."
    (article,) = read_plain(f"Dry docks\n{standfirst}\nBy Ana Telo\n\n{PORT}", SourceFacts())
    assert article.title == "Dry docks"


def test_links_to_other_articles_right_above_the_text_are_no_titles() -> None:
    links = "Ferry talks go on in the harbour\nBridge closed to lorries until spring"
    more = "Mayor asks for more time on budget\nSkippers wait for word from the ministry"
    page = f"Port opens after a week of storms\nBy Ana Telo\n3 May 2026\n{links}\n{more}\n\n{PORT}\n\n{PORT}"
    (article,) = read_plain(page, SourceFacts())
    assert (article.title, article.published_on) == ("Port opens after a week of storms", date(2026, 5, 3))
