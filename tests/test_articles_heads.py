"""What stands around the text of a copied page: titles, standfirsts, writers and dates, in a few lines."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.formats.plain_text import read_plain
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.single.page import Parts
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


def test_a_title_of_two_names_beside_the_date_is_no_writer() -> None:
    items = "\n\n".join(
        f"{title}\n{day} May 2026\n{PORT} It was the {day}th day of it."
        for day, title in enumerate(("Ana Telo", "Stenn Valley", "Harbour Lights", "Upper Mweru"), 3)
    )
    assert [each.byline for each in read_plain(f"Archive for May 2026\n\n{items}", SourceFacts())] == [
        None
    ] * 4


@pytest.mark.parametrize(
    ("lines", "writers"),
    [
        ("Ana Telo in Tilbrook\n3 May 2026", "Ana Telo"),
        ("Ana Telo, Transport correspondent\n3 May 2026", "Ana Telo"),
        ("3 May 2026 | Coast | Ana Telo | 3 comments", "Ana Telo"),
        ("Posted on 3 May 2026 by Ana Telo", "Ana Telo"),
        ("By\nAna Telo\n3 May 2026", "Ana Telo"),
        ("3 May 2026\nCentral Banks", None),
        ("3 May 2026\nPort Hallow", None),
        ("Leader Staff Report\n3 May 2026", None),
        ("By Meridian's Coast Service\n3 May 2026", None),
    ],
)
def test_writers_are_named_with_by_a_role_a_place_or_beside_the_date(lines: str, writers: str | None) -> None:
    (article,) = read_plain(f"Port opens after a week of storms\n{lines}\n\n{PORT}", SourceFacts())
    assert (article.byline, article.published_on) == (writers, date(2026, 5, 3))


def test_who_reported_below_the_text_completes_the_byline() -> None:
    credit = "Reporting by Ana Telo and Ruben Okash; Editing by Dalia Wembe"
    (article,) = read_plain(f"Port opens after storms\nBy Ana Telo\n\n{PORT}\n\n{credit}", SourceFacts())
    assert article.byline == "Ana Telo, Ruben Okash"


def test_a_correspondent_within_the_date_line_is_no_part_of_the_agency() -> None:
    text = "KARSK, May 3. /Oriva correspondent Ana Telo/. " + PORT
    (article,) = read_plain(f"Port opens after a week of storms\n{text}", SourceFacts())
    assert (article.agency, article.byline, article.dateline_place) == ("Oriva", "Ana Telo", "Karsk")


@pytest.mark.parametrize(
    "other", ["seen on May 3, 2026", "https://courier.example/coast/20260503-port-opens-after-storms"]
)
def test_a_date_in_figures_is_read_as_the_page_writes_it_elsewhere(other: str) -> None:
    page = f"Port opens after a week of storms\n03/05/2026\n\n{PORT}\n\nThe quay of Karsk, {other}"
    (article,) = read_plain(page, SourceFacts())
    assert article.published_on == date(2026, 5, 3)


def test_sentences_that_lost_the_break_between_them_are_paragraphs() -> None:
    text = f"{PORT}The mayor said so too.Nobody was hurt in the storm, and the boats are safe in the harbour."
    (article,) = read_plain(f"Port opens after a week of storms\n3 May 2026\n{text}", SourceFacts())
    assert article.text.count("\n\n") == 2


@pytest.mark.parametrize(
    "page",
    [
        "404\nPage not found\nThe page you look for may have been moved. Try the search.\nSearch",
        "Contact us\nNewsroom: 0555 114\nOur office is open on weekdays between nine and five.\nImprint",
    ],
)
def test_a_page_that_only_speaks_to_its_reader_is_no_article(page: str) -> None:
    assert list(read_plain(page, SourceFacts())) == []


def test_a_short_notice_with_a_date_is_an_article() -> None:
    text = "Our market moves to the quay on Saturday, where you will find us until the autumn."
    assert len(list(read_plain(f"Our market moves\n3 May 2026\n{text}", SourceFacts()))) == 1
    assert list(read_plain(f"Our market moves\n{text}", SourceFacts())) == []


def test_an_article_whose_title_is_broken_between_columns_ends_behind_its_beginning() -> None:
    title = Line(90, 40, "Only sixty people at a time may cross", 8, Kind.SHORT, 0)
    parts = Parts(title=title, body=[Line(50, 80, PORT, 20, Kind.PROSE, 0)])
    assert (parts.start, parts.end) == (40, 90)


BRIEFS = (
    (
        "Bridge at Tilbrook closed to lorries",
        "The iron bridge at Tilbrook is closed to lorries until the spring, after engineers found cracks"
        " in two of its piers. Cars may still cross, one at a time.",
    ),
    (
        "Dockers vote to end their strike",
        "Dockers at Port Hallow have voted to end the strike that emptied the quays for nine days. They take"
        " up work again on Monday, for four per cent more.",
    ),
    (
        "Court frees editor over cartoon",
        "A court in Karsk has freed the editor who was jailed in May for a cartoon of the governor. The paper"
        " printed it again on the same evening.",
    ),
)


def test_titles_that_tell_of_their_own_text_alone_part_a_list_that_nothing_else_parts() -> None:
    page = "\n".join(f"{title}\n{text}" for title, text in BRIEFS)
    assert [each.title for each in read_plain(page, SourceFacts())] == [title for title, _ in BRIEFS]


def test_headings_that_do_not_tell_of_their_text_part_no_article() -> None:
    headings = ("Nothing to be done about it", "What people would rather have", "Why nobody saw it coming")
    parts = "\n".join(f"{heading}\n{PORT} {PORT}" for heading in headings)
    assert len(list(read_plain(f"Port opens after storms\n{PORT}\n{parts}", SourceFacts()))) == 1


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("2nd October", date(2026, 10, 2)),
        ("Friday 2 October", date(2026, 10, 2)),
        ("Monday 2 October", None),
    ],
)
def test_a_day_without_a_year_takes_that_of_the_copyright_line_where_the_weekday_fits(
    shown: str, day: date | None
) -> None:
    page = f"Port opens after a week of storms\n{shown}\n\n{PORT}\n\n{PORT}\n\n© Karsk Times 2001-2026"
    (article,) = read_plain(page, SourceFacts())
    assert article.published_on == day


def test_rows_of_figures_with_a_remark_are_no_article() -> None:
    rows = "\n".join(f"{fish} 4{n}.20 (3{n}.90)" for n, fish in enumerate(("Cod", "Saithe", "Haddock")))
    page = (
        f"Fish prices\nPrices of 4 May 2022\n{rows}\nPrices of the day before stand in brackets, as always."
    )
    assert list(read_plain(page, SourceFacts())) == []
