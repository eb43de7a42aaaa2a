"""Articles: what is read out of records with named fields, and where in their files the records are."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from pipeline.articles import read_articles
from pipeline.articles.formats.fields import article_of_fields
from pipeline.records import Article, Issue, Seed, SourceFacts
from pipeline.seeds import read_seed

TEXT = "The council of Mweru closed the old bridge on Tuesday after a night of heavy rain, officials said."
MORE = "Work on a new bridge is expected to begin before spring and to last for two years."
TITLE = "Mweru closes old bridge"


def of_file(folder: Path, name: str, content: str) -> list[Article | Issue]:
    (folder / name).write_text(content, encoding="utf-8")
    seed = read_seed(folder, name)
    assert isinstance(seed, Seed)
    return list(read_articles(seed))


def of_record(facts: SourceFacts | None = None, **fields: Any) -> Article:
    article = article_of_fields({"title": TITLE, "text": TEXT} | fields, facts or SourceFacts(), 0, 1)
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("fields", "day", "precision"),
    [
        ({"date": 20240306}, date(2024, 3, 6), "day"),
        ({"date": "20240306"}, date(2024, 3, 6), "day"),
        ({"date": 1709551800}, date(2024, 3, 4), "second"),
        ({"date": "1709551800000"}, date(2024, 3, 4), "second"),
        ({"date": "20240304T113000Z"}, date(2024, 3, 4), "minute"),
        ({"date": {"$date": "2024-03-04T11:30:00Z"}}, date(2024, 3, 4), "minute"),
        ({"date": {"$date": {"$numberLong": "1709551800000"}}}, date(2024, 3, 4), "second"),
        ({"created_at": "Mon Mar 04 20:19:24 +0000 2024"}, date(2024, 3, 4), "second"),
        ({"date": "2024-03-04", "dateTime": "2024-03-04T11:30:00Z"}, date(2024, 3, 4), "minute"),
        ({"year": 2024, "month": 3, "day": 4}, date(2024, 3, 4), "day"),
        ({"year": "2024.0", "month": "3.0"}, date(2024, 3, 1), "month"),
        ({"year": 2024, "month": "March", "day": "4"}, date(2024, 3, 4), "day"),
    ],
)
def test_a_record_s_date_is_read_as_programs_write_it(fields: Any, day: date, precision: str) -> None:
    article = of_record(**fields)
    assert (article.published_on, article.published_precision) == (day, precision)


@pytest.mark.parametrize("written", [0, 4, 2024, "2024", -5, 99999999, 20241399, 10**30, float("inf"), True])
def test_a_number_that_is_no_moment_gives_no_date(written: Any) -> None:
    assert of_record(date=written).published_at is None


def test_a_date_in_utc_beside_the_local_one_tells_the_zone() -> None:
    article = of_record(date="2024-03-04T21:30:12", date_gmt="2024-03-05T02:30:12")
    assert article.published_at == datetime(2024, 3, 5, 2, 30, 12, tzinfo=UTC)
    assert article.published_on == date(2024, 3, 4)


def test_the_folder_s_year_serves_a_record_s_date_without_one() -> None:
    facts = SourceFacts(default_year=2024)
    assert of_record(facts, date="March 7").published_on == date(2024, 3, 7)
    assert of_record(facts, date="Thursday 7 March").published_source == "source.toml"
    assert of_record(facts, date="Friday 7 March").published_on is None


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("Telo, Ana", "Ana Telo"),
        (["Telo, Ana", "Brandvoll, Jo K."], "Ana Telo, Jo K. Brandvoll"),
        ("Telo, Ana; Brandvoll, Jo", "Ana Telo, Jo Brandvoll"),
        ("Ana Telo, Jo Brandvoll", "Ana Telo, Jo Brandvoll"),
        ({"first_name": "Ana", "last_name": "Telo"}, "Ana Telo"),
        ([{"givenName": "Ana", "familyName": "Telo"}], "Ana Telo"),
        ({"original": "By Ana Telo and Jo Brandvoll"}, "Ana Telo, Jo Brandvoll"),
        ("Telo, Reuters", None),
    ],
)
def test_the_writers_of_a_record_are_people_with_their_first_names_first(written: Any, named: str) -> None:
    assert of_record(byline=written).byline == named


def test_the_address_of_a_picture_is_no_paper_and_that_of_a_page_no_source() -> None:
    article = of_record(media="https://lindgate.example/c.jpg", clean_url="lindgate.example")
    assert article.publisher == "lindgate.example"
    article = of_record(source="https://lindgate.example/news/3")
    assert (article.publisher, article.url) == (None, "https://lindgate.example/news/3")


def test_an_odd_address_for_a_paper_is_no_name_of_it() -> None:
    assert of_record(source="https://[x/").publisher is None
    assert of_record(source="https://www.lindgate.example/").publisher == "lindgate.example"


def test_the_paper_s_name_behind_the_title_is_cut_off() -> None:
    fields = {"source": {"id": None, "name": "Lindgate Courier"}}
    assert of_record(**fields, title=f"{TITLE} - Lindgate Courier").title == TITLE
    assert of_record(**fields, title="Lindgate Courier").title == "Lindgate Courier"


def test_a_text_cut_off_by_its_interface_is_an_excerpt_and_a_placeholder_no_article() -> None:
    article = of_record(text=f"{TEXT} Work on a n… [+1843 chars]")
    assert (article.text, article.is_excerpt) == (f"{TEXT} Work on a n…", True)
    removed = {"title": "[Removed]", "content": "[Removed]", "description": "[Removed]"}
    assert article_of_fields(removed, SourceFacts(), 0, 1) is None


def test_a_long_summary_beside_a_short_one_is_the_text() -> None:
    long = " ".join([TEXT, MORE] * 2)
    article = article_of_fields(
        {"title": TITLE, "excerpt": "A bridge closes", "summary": long}, SourceFacts(), 0, 1
    )
    assert article is not None
    assert (article.text, article.standfirst, article.is_excerpt) == (long, "A bridge closes", False)


@pytest.mark.parametrize(
    "record",
    [
        {"Article Body": TEXT, "Title": TITLE},
        {"headline": {"main": TITLE}, "story_text": TEXT},
        {"webTitle": TITLE, "fields": {"bodyText": TEXT}},
        {"id": 7, "attributes": {"title": TITLE, "article_content": TEXT}},
        {"title": {"rendered": TITLE}, "content": {"rendered": f"<p>{TEXT}</p>"}},
        {"title": TITLE, "content_html": f"<p>{TEXT}</p>"},
        {"title": TITLE, "body": [{"type": "paragraph", "text": TEXT}]},
    ],
)
def test_a_record_s_title_and_text_are_found_under_their_usual_names(record: Any, tmp_path: Path) -> None:
    (article,) = of_file(tmp_path, "one.json", json.dumps(record))
    assert isinstance(article, Article)
    assert (article.title, article.text) == (TITLE, TEXT)


ONE, TWO = {"title": TITLE, "text": TEXT}, {"title": "A new bridge", "text": MORE}


@pytest.mark.parametrize(
    "content",
    [
        {"response": {"status": "ok", "results": [ONE, TWO]}},
        {"request": {"title": "a query"}, "objects": [ONE, TWO]},
        {"@graph": [{"@type": "WebSite", "name": "Lindgate Courier"}, ONE, TWO]},
        {"title": "A feed", "description": "Of bridges", "items": [ONE, TWO]},
        {"hits": {"hits": [{"_source": ONE}, {"_source": TWO}]}},
        [ONE, TWO],
        {"days": [{"articles": [ONE]}, {"articles": [TWO]}]},
    ],
)
def test_articles_within_objects_stand_where_their_own_objects_do(content: Any, tmp_path: Path) -> None:
    text = json.dumps(content, indent=1)
    found = of_file(tmp_path, "export.json", text)
    places = [text[each.source_start : each.source_end] for each in found if isinstance(each, Article)]
    assert [json.loads(place).get("_source", json.loads(place)) for place in places] == [ONE, TWO]


def test_an_article_s_pictures_comments_and_relations_are_no_articles(tmp_path: Path) -> None:
    pictures = [{"title": "A bridge", "description": "The bridge at night"}] * 2
    record = {"title": TITLE, "summary": TEXT, "images": pictures, "comments": [{"text": MORE}]}
    (article,) = of_file(tmp_path, "one.json", json.dumps(record))
    assert isinstance(article, Article)
    assert (article.text, article.is_excerpt) == (TEXT, True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("lines.json", f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n"),
        ("lines.txt", f"{json.dumps(ONE)}\n{json.dumps(TWO)}\n"),
        ("array.jsonl", f"[\n{json.dumps(ONE)},\n{json.dumps(TWO)}\n]"),
        ("array2.jsonl", json.dumps([ONE, TWO])),
        ("pretty.jsonl", f"{json.dumps(ONE, indent=2)}\n{json.dumps(TWO, indent=2)}"),
        ("wrapped.txt", json.dumps({"articles": [ONE, TWO]})),
        ("half.json", f"{json.dumps(ONE, indent=1)}\n{{broken\n{json.dumps(TWO, indent=1)}\n"),
    ],
)
def test_json_is_told_by_what_the_file_holds_and_not_by_its_name(
    name: str, content: str, tmp_path: Path
) -> None:
    found = of_file(tmp_path, name, content)
    articles = [each for each in found if isinstance(each, Article)]
    assert [each.text for each in articles] == [TEXT, MORE]
    assert all(content[each.source_start] == "{" and content[each.source_end - 1] == "}" for each in articles)


def test_a_record_without_a_text_is_an_issue_that_names_its_fields(tmp_path: Path) -> None:
    (found, _) = of_file(tmp_path, "one.json", json.dumps([{"id": 3, "words": TEXT}]))
    assert isinstance(found, Issue)
    assert "(the first has id, words)" in found.message
