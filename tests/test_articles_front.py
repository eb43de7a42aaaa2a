"""Articles: what a text says of itself above it, in front matter or named lines."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.articles.formats.markdown import read_markdown
from pipeline.articles.formats.plain_text import read_plain
from pipeline.records import Article, SourceFacts

LEAD = "The council of Mweru closed the old bridge on Tuesday after a night of heavy rain, officials said."
LAST = "Work on a new bridge is expected to begin before spring and to last for two years."
BODY = f"{LEAD}\n\n{LAST}"
TITLE = "Mweru closes old bridge"
URL = "https://lindgate.example/bridge"


def facts_of(article: Article) -> tuple[object, ...]:
    return article.title, article.text, article.byline, article.publisher, article.url, article.published_on


WHOLE = (TITLE, BODY, "Ana Telo", "Lindgate Courier", URL, date(2024, 3, 7))


@pytest.mark.parametrize(
    "block",
    [
        "Title: {0}\nBy: Ana Telo\nDate: 7 March 2024\nSource: Lindgate Courier\nURL: {1}\n",
        "Headline: {0}\r\nByline: Ana Telo\r\nPublished: 2024-03-07\r\n"
        "Publication: Lindgate Courier\r\nLink: {1}\r\n",
        "Date: 2024-03-07\nSource: Lindgate Courier\nAuthor: Ana Telo\n"
        "Tags: bridges, rain\nTitle: {0}\nURL: {1}\n",
        "**Title:** {0}\n**Author:** Ana Telo\n\nURL Source: {1}\n\nPublisher: Lindgate Courier\n\n"
        "Published Time: 2024-03-07\n\nMarkdown Content:\n# {0}\n",
    ],
)
def test_named_lines_above_a_text_are_facts_of_its_article(block: str) -> None:
    page = f"{block.format(TITLE, URL)}\n{BODY}\n"
    (article,) = read_plain(page, SourceFacts())
    assert facts_of(article) == WHOLE
    assert (article.source_start, page[article.source_end - len(LAST) : article.source_end]) == (0, LAST)


def test_each_block_of_named_lines_opens_an_article() -> None:
    page = "".join(
        f"Title: {title}\nDate: {day} March 2024\n\n{body}\n\n"
        for title, day, body in ((TITLE, 7, BODY), ("A new bridge", 8, LAST))
    )
    one, two = read_plain(page, SourceFacts())
    assert (one.title, one.text, one.published_on) == (TITLE, BODY, date(2024, 3, 7))
    assert (two.title, two.text, two.published_on) == ("A new bridge", LAST, date(2024, 3, 8))
    assert page[two.source_start : two.source_end] == f"Title: A new bridge\nDate: 8 March 2024\n\n{LAST}"


def test_one_named_line_is_no_block() -> None:
    (article,) = read_plain(f"{TITLE}\n\nSource: the council\n\n{BODY}", SourceFacts())
    assert (article.title, article.publisher) == (TITLE, None)


def test_the_front_matter_of_a_clipped_page_gives_its_address_and_writers() -> None:
    matter = (
        f'title: "{TITLE}"\nsource: {URL}\nauthor:\n  - "[[Ana Telo]]"\n  - "[[people/Jo|Jo Brandvoll]]"\n'
    )
    matter += "published: 2024-03-07\ncreated: 2024-05-01\ntags:\n  - clippings\n"
    (article,) = read_markdown(f"---\n{matter}---\n{BODY}\n", SourceFacts())
    assert facts_of(article) == (TITLE, BODY, "Ana Telo, Jo Brandvoll", None, URL, date(2024, 3, 7))


@pytest.mark.parametrize("matter", ["a: &x [1]\nb: *x\ntitle: {}\n", "title: {}\nother: [unclosed\n"])
def test_front_matter_that_is_no_yaml_is_read_line_by_line(matter: str) -> None:
    (article,) = read_markdown(f"---\n{matter.format(TITLE)}---\n{BODY}\n", SourceFacts())
    assert article.title == TITLE


def test_marks_of_quotations_and_numbered_lists_are_no_text() -> None:
    numbered = "1. Bread costs more.\n2. Milk costs less.\n\n3 boats sank there.\n"
    page = f"# {TITLE}\n\n{LEAD}\n\n> {LAST}\n\n{numbered}"
    (article,) = read_markdown(page, SourceFacts())
    listed = ["Bread costs more.", "Milk costs less.", "3 boats sank there."]
    assert article.text.split("\n\n") == [LEAD, LAST, *listed]


def test_a_line_of_unseen_characters_alone_is_read_over() -> None:
    (article,) = read_markdown(f"# {TITLE}\n\n{LEAD}\n\n\u200b\u200b\n\n{LAST}\n", SourceFacts())
    assert article.text == BODY
