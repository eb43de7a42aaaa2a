"""Pages of several articles: boundaries, titles, texts and days on invented pages of many layouts."""

from __future__ import annotations

from itertools import pairwise

import article_pages_messy as messy
import pytest
from article_pages import LAYOUTS, Page, Writer, pages

from pipeline.articles.formats.plain_text import read_plain
from pipeline.evaluate import Figure
from pipeline.evaluate.articles import predict, score
from pipeline.records import SourceFacts


def figures(made: list[Page]) -> dict[str, Figure]:
    gold = [
        {
            "id": f"{number}",
            "raw": page.raw,
            "articles": [
                {"title": item.title, "body": item.text, "date": item.day.isoformat() if item.day else None}
                for item in page.items
            ],
        }
        for number, page in enumerate(made)
    ]
    return {figure.name: figure for figure in score(gold, predict(gold, ""))}


def test_invented_pages_of_all_layouts_are_cut_where_a_reader_would() -> None:
    made = pages(each=3)
    assert len(made) >= 40
    found = figures(made)
    assert found["article"].f >= 0.98
    assert found["title"].f >= 0.97
    assert found["text of matched"].f >= 0.98
    assert found["date"].f >= 0.97


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.__name__)
def test_each_layout_gives_its_articles(layout: object) -> None:
    found = figures([layout(Writer(4000 + n)) for n in range(2)])  # type: ignore[operator]
    assert found["article"].f >= 0.9


@pytest.mark.parametrize("layout", messy.MESSY, ids=lambda layout: layout.__name__)
def test_pages_with_much_around_their_articles_give_these_and_nothing_else(layout: object) -> None:
    found = figures([layout(messy.Writer(5000 + n)) for n in range(3)])  # type: ignore[operator]
    assert found["article"].f >= 0.95
    assert found["title"].f >= 0.95
    assert found["date"].f >= 0.95
    assert found["text of matched"].f >= 0.97


def test_articles_known_only_by_their_opening_are_marked_as_excerpts() -> None:
    (page,) = [page for page in pages(each=1) if page.layout == "teasers only"]
    assert all(article.is_excerpt for article in read_plain(page.raw, SourceFacts()))


def test_places_in_the_file_follow_each_other_and_hold_their_articles() -> None:
    for page in pages(each=1):
        found = list(read_plain(page.raw, SourceFacts()))
        for one, two in pairwise(found):
            assert one.source_start < one.source_end <= two.source_start
        for article in found:
            placed = " ".join(page.raw[article.source_start : article.source_end].split())
            assert article.text.split("\n\n")[-1][:40] in placed
