"""Articles: what is read out of web pages that declare little of themselves."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.facts.bylines import people
from pipeline.articles.formats.headlines import site_in
from pipeline.articles.formats.html import read_html
from pipeline.records import Article, SourceFacts

LEAD = "The council of Mweru closed the old bridge on Tuesday after a night of heavy rain, officials said."
QUOTE = "“We had no choice,” said Ana Brandvoll, who heads the works department of the town."
LAST = "Work on a new bridge is expected to begin before spring and to last for two years."
BODY = f"{LEAD}\n\n{QUOTE}\n\n{LAST}"
TEXT = f"<p>{LEAD}</p><p>{QUOTE}</p><p>{LAST}</p>"
TITLE = "Mweru closes old bridge"


def page(title: str, above: str = "", below: str = "", head: str = "") -> Article:
    nav = "<nav><a href=/>Home</a><a href=/w>World</a></nav>"
    body = f"<body>{nav}{above}{TEXT}{below}</body>"
    html = f"<html lang=en><head><title>{title}</title>{head}</head>{body}</html>"
    (article,) = read_html(html, SourceFacts())
    return article


@pytest.mark.parametrize(
    ("title", "site"),
    [
        (f"{TITLE} - Lindgate Gazette", "Lindgate Gazette"),
        (f"{TITLE} » The Lindgate Post", "The Lindgate Post"),
        (f"{TITLE} | Bridge News", "Bridge News"),
        (f"{TITLE} - World News", None),
        (f"{TITLE} - what the mail says", None),
        ("Old bridge - new bridge", None),
        (TITLE, None),
    ],
)
def test_a_paper_at_the_end_of_a_title_is_told_by_its_words(title: str, site: str | None) -> None:
    assert site_in(title) == site
    assert page(title).publisher == site


def test_the_title_loses_the_paper_s_name_where_the_heading_has_other_words() -> None:
    article = page(f"{TITLE}: no choice left | Lindgate Gazette", "<h1>The end of a bridge</h1>")
    assert (article.title, article.text) == (f"{TITLE}: no choice left", BODY)


def test_a_heading_comes_before_a_title_of_one_word() -> None:
    assert page("News", f"<h1>{TITLE}</h1>").title == TITLE


@pytest.mark.parametrize(
    "above",
    [
        "<p>By ANA TELO / Lindgate Gazette</p><p>March 7, 2024 at 9:05 pm</p>",
        "<p>Ana Telo<br>Ports correspondent</p><p><time>7 Mar 2024 - 09:05PM</time></p>",
        "<p class=meta>Ana Telo &middot; Mar 7, 2024</p>",
    ],
)
def test_writer_and_day_above_the_text_are_facts_and_no_text(above: str) -> None:
    article = page(f"{TITLE} - Lindgate Gazette", f"<h1>{TITLE}</h1>{above}")
    assert (article.title, article.text, article.published_on) == (TITLE, BODY, date(2024, 3, 7))
    assert (article.byline or "").title() == "Ana Telo"


def test_the_page_s_standfirst_is_told_by_its_class() -> None:
    standfirst = "The town has asked the ministry for help"
    article = page(TITLE, f'<h1>{TITLE}</h1><p class="article-dek">{standfirst}</p>')
    assert (article.standfirst, article.text) == (standfirst, BODY)


def test_a_comma_to_spare_does_not_lose_what_a_page_declares() -> None:
    linked = '{"@type": "NewsArticle", "headline": "x", "datePublished": "2024-03-07", "author": "Ana Telo",}'
    article = page(TITLE, head=f'<script type="application/ld+json">{linked}</script>')
    assert (article.published_on, article.byline) == (date(2024, 3, 7), "Ana Telo")


def test_a_byline_may_have_a_role_or_a_comma_before_and() -> None:
    assert people("By Ana Telo, Political Editor, and Jo Brandvoll") == "Ana Telo, Jo Brandvoll"


def test_a_table_gives_its_cells_without_marks() -> None:
    table = "<table><tr><th>Town</th><th>Bridges</th></tr><tr><td>Mweru</td><td>3</td></tr></table>"
    rows = page(TITLE, below=f"{table}<p>{LAST} {QUOTE}</p>").text.split("\n\n")[3:5]
    assert rows == ["Town | Bridges", "Mweru | 3"]


@pytest.mark.parametrize("is_free", ["true", "false"])
def test_a_page_that_ends_where_readers_must_pay_is_an_excerpt(is_free: str) -> None:
    linked = f'{{"@type": "NewsArticle", "headline": "{TITLE}", "isAccessibleForFree": {is_free}}}'
    head = f'<script type="application/ld+json">{linked}</script>'
    article = page(TITLE, below="<p>To continue reading, subscribe now or log in.</p>", head=head)
    assert (article.text, article.is_excerpt) == (BODY, is_free == "false")


def test_what_stands_below_about_the_author_is_no_text() -> None:
    box = "<p>Ana Telo has covered bridges and roads for the Gazette since 2011, and lives in Mweru.</p>"
    assert page(TITLE, f"<h1>{TITLE}</h1>", f"<h3>About the author</h3>{box}").text == BODY
