"""Pages as a person copies them: what a careful reader sees in each is what is read."""

from __future__ import annotations

from datetime import date
from typing import Any

import article_pages
import pytest
from article_pages_copied import Copied, copied_pages

from pipeline.articles.formats.plain_text import read_plain
from pipeline.articles.line import looks
from pipeline.articles.line.lines import read_lines
from pipeline.evaluate import Figure
from pipeline.evaluate.articles import predict, score
from pipeline.records import Article, SourceFacts

PAGES = [page for page in copied_pages() if page.articles]
WITHOUT = [page for page in copied_pages() if not page.articles]
MISSED = {
    "73_wire_old_slugs": "the day stands only as 10-02 in the slug and as 10-02-26 where it was received",
    "75_by_election_table": "a notice to subscribers is taken for the first paragraph",
    "110_abonnes_reserves": "a caption that ends with its maker's name in capitals is kept",
    "111_newsinfo_regions": "the last paragraph stands below a box to sign up for a newsletter",
    "112_broadcaster_key_pictures": "a standfirst below the date and the words for a picture are text",
    "116_channel_with_polls": "a message of one line that was passed on is read as an article",
    "124_local_station_gallery": "the caption right above the byline is taken for the title",
    "132_council_leaflet_two_pages": "the header with the issue's number is the title, and a heading is text",
    "134_essay_platform_numbered": "a sentence set large, which the page has once, is text",
    "140_chat_export": "the greeting of the day is read as an article",
    "142_database_snippets": "the day in a line with the paper, the page and a link is not read",
    "144_forwarded_clips": "the fields of the forwarded mail are titles, and an undated clip is lost",
}


def marked(page: Copied) -> Any:
    reason = MISSED.get(page.name)
    marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
    return pytest.param(page, id=page.name, marks=marks)


def figures(pages: list[Copied]) -> dict[str, Figure]:
    gold = [{"id": page.name, "raw": page.raw, "articles": page.articles} for page in pages]
    return {figure.name: figure for figure in score(gold, predict(gold, ""))}


def read(name: str) -> list[Article]:
    (page,) = [page for page in PAGES if page.name.endswith(name)]
    return list(read_plain(page.raw, SourceFacts()))


@pytest.mark.parametrize("page", [marked(page) for page in PAGES])
def test_a_copied_page_gives_its_articles_and_nothing_else(page: Copied) -> None:
    found = figures([page])
    assert found["article"].f == 1
    assert found["title"].f == 1
    assert found["date"].f == 1
    assert found["text of matched"].f >= 0.97


@pytest.mark.parametrize("page", WITHOUT, ids=lambda page: page.name)
def test_a_copied_page_that_holds_no_article_gives_none(page: Copied) -> None:
    assert list(read_plain(page.raw, SourceFacts())) == []


@pytest.mark.parametrize(
    "page", [page for page in PAGES if page.articles[0]["writers"]], ids=lambda page: page.name
)
def test_a_copied_page_gives_the_writers_of_its_articles(page: Copied) -> None:
    found = {article.title: article.byline or "nobody" for article in read_plain(page.raw, SourceFacts())}
    wanted = {article["title"]: article["writers"] for article in page.articles if article["title"] in found}
    assert {title: found[title].lower() for title in wanted} == {t: w.lower() for t, w in wanted.items()}


def test_lines_known_by_their_words_get_the_kind_that_all_rules_give() -> None:
    generated = [page.raw for page in article_pages.pages(each=1)]
    raws = [*generated, *(page.raw for page in PAGES)]
    lines = {" ".join(line.split()) for raw in raws for line in raw.split("\n")}
    lines |= {line.removesuffix(".") for line in lines} | {line.partition(", ")[2] for line in lines}
    found = [line for line in read_lines("\n".join(sorted(lines))) if line.text]
    assert len(found) > 500
    assert [line.text for line in found if line.kind is not looks._kind(line.text, line.words)] == []


def test_an_older_lexisnexis_export_gives_papers_writers_sections_and_standfirsts() -> None:
    one, two, three = read("lexisnexis_classic")
    assert [each.publisher for each in (one, two, three)] == [
        "The Lindgate Courier",
        "The Karsk Times",
        "The Tilbrook Evening Mail",
    ]
    assert (one.byline, one.section) == ("Ana Telo", "NEWS; Pg. 1")
    assert two.byline == "JONAS FAIRLOW"
    assert three.standfirst == "The traders of Oster have sold through two wars and a flood."


def test_a_factiva_export_gives_papers_writers_and_agencies() -> None:
    one, two = read("factiva_tags")
    assert (one.publisher, one.byline, one.section) == (
        "Oriva News Agency",
        "Lena Soriq, Pavel Ostrin",
        "World News",
    )
    assert (two.publisher, two.byline, two.published_on) == (
        "The Lindgate Courier",
        "Kofi Brandel",
        date(2018, 10, 23),
    )


def test_a_proquest_export_gives_writers_by_first_name_and_the_documents_address() -> None:
    one, two = read("proquest")
    assert (one.byline, one.publisher) == ("Ines Harbeck", "The Karsk Times")
    assert two.byline == "Ruben Okash, Ana Telo"
    assert one.url == "https://search.proquest.example/docview/1689000001"


def test_a_factiva_export_in_display_format_gives_papers_and_writers() -> None:
    one, two = read("factiva_display")
    assert (one.publisher, one.byline) == ("Oriva News Agency", "Lena Soriq")
    assert (two.publisher, two.byline) == ("The Lindgate Courier", "Kofi Brandel")


def test_a_nexis_uni_export_gives_papers_and_writers_below_its_list_of_documents() -> None:
    one, two = read("nexis_uni")
    assert (one.publisher, one.byline) == ("The Lindgate Courier", "Ruben Okash")
    assert (two.publisher, two.section) == ("The Karsk Times", "LETTERS; Pg. 18")


def test_a_newsbank_export_gives_papers_writers_and_sections() -> None:
    one, _ = read("newsbank")
    assert (one.publisher, one.byline, one.section) == ("The Lindgate Courier", "DALIA WEMBE", "Local")


def test_who_speaks_in_a_transcript_is_no_place() -> None:
    (article,) = read("transcript")
    assert article.dateline_place is None


def test_the_teasers_of_a_home_page_are_excerpts() -> None:
    assert all(article.is_excerpt for article in read("home_page_saved"))


def test_headings_run_into_a_one_line_page_are_paragraphs() -> None:
    (article,) = read("one_line_subheads")
    assert "The missing shelves" in article.text.split("\n\n")


def test_a_date_line_may_end_in_a_full_stop() -> None:
    text = "Port reopens\n\nLAGOS, March 3, 2026. The port reopened on Tuesday after a week, officials said."
    (article,) = read_plain(text, SourceFacts())
    assert (article.published_on, article.dateline_place) == (date(2026, 3, 3), "Lagos")


def test_a_date_line_without_a_year_takes_that_of_the_date_at_the_head_of_the_page() -> None:
    page = "BULLETIN\nMonday, March 2, 2026\n\nPort reopens after storm\n\n{}, officials said on the quay."
    near = page.format("LAGOS, February 28 (Reuters) - The port was opened again after a week")
    far = page.format("LAGOS, May 28 (Reuters) - The port was opened again after a week")
    assert [each.published_on for each in read_plain(near, SourceFacts())] == [date(2026, 2, 28)]
    assert [each.published_source for each in read_plain(far, SourceFacts())] != ["dateline"]


def test_a_hyphen_at_the_end_of_a_line_stays_where_the_word_has_it_elsewhere() -> None:
    lines = (
        "The well-known painter of the valley came to the town ear-",
        "lier than expected and was seen by many of the peo-",
        "ple who had waited at the station since the early mor-",
        "ning, and each of them said that they had met a well-",
        "known man with a case of brushes and a hat that had",
        "seen better days. He did not say how long he meant to",
        "stay in the town or whether he would paint the bridge",
        "that every other painter of the valley had painted so.",
        "He took a room at the inn and asked not to be called.",
    )
    (article,) = read_plain("\n".join(lines), SourceFacts())
    assert "earlier than" in article.text
    assert "a well-known man" in article.text
