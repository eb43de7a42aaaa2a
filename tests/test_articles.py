"""Articles: what is read out of one page, in each format, and what of its facts."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.articles import read_articles
from pipeline.articles.facts.bylines import people
from pipeline.articles.facts.dateline import read_dateline
from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.facts.language import language_of
from pipeline.articles.facts.open_dates import month_order, resolve_year
from pipeline.articles.formats.headlines import choose_title
from pipeline.articles.formats.plain_text import read_plain
from pipeline.articles.repair import repaired
from pipeline.articles.single.run_in import without_links
from pipeline.records import Article, Issue, Seed, SourceFacts
from pipeline.seeds import read_seed, read_text

LEAD = "The council of Mweru closed the old bridge on Tuesday after a night of heavy rain, officials said."
QUOTE = "“We had no choice,” said Ana Telo, who heads the works department of the town."
LAST = "Work on a new bridge is expected to begin before spring and to last for two years."
BODY = f"{LEAD}\n\n{QUOTE}\n\n{LAST}"
TITLE = "Mweru closes old bridge after heavy rain"


def one(text: str, facts: SourceFacts | None = None) -> Article:
    (article,) = read_plain(text, facts or SourceFacts())
    return article


def of_file(folder: Path, name: str, content: str | bytes) -> list[Article | Issue]:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    seed = read_seed(folder, name)
    assert isinstance(seed, Seed)
    return list(read_articles(seed))


def articles_of(folder: Path, name: str, content: str | bytes) -> list[Article]:
    return [each for each in of_file(folder, name, content) if isinstance(each, Article)]


def test_menus_run_together_share_lines_and_the_comment_form_are_no_part_of_the_article() -> None:
    below = "Share this:|Facebook|You may also like|Ferry plan rejected|Post a comment|Back to top"
    page = "\n\n".join(["RegionHot NewsLatest NewsPoliticsVideo", TITLE, BODY, *below.split("|")])
    article = one(page)
    assert (article.title, article.text) == (TITLE, BODY)


def test_a_subscription_box_between_title_and_text_is_left_out() -> None:
    box = "Ana Telo\n\nGet the Coast Digest for free.\n\nOur editor picks stories for this weekly newsletter."
    page = f"{TITLE}\n\n{box}\n\n{BODY}\n\nRead more\nSimilar news"
    article = one(page)
    assert (article.title, article.text, article.standfirst) == (TITLE, BODY, None)


def test_the_paper_is_named_by_the_editor_who_invites_to_subscribe() -> None:
    box = "Mirela Dovan, the Editor of the Lindgate Courier, picks stories for you in this weekly newsletter."
    assert one(f"{TITLE}\n\n{box}\n\n{BODY}").publisher == "Lindgate Courier"


def test_the_united_states_are_not_the_reader_s_us() -> None:
    standfirst = "The port has asked the US ministry of transport for help with the costs of it"
    last = "The US coast guard helped."
    article = one(f"All news\n\n{TITLE}\n\n{standfirst}\n\n{BODY}\n\nAdvertisement\n\n{last} {last}\n\nTags")
    assert (article.standfirst, article.text) == (standfirst, f"{BODY}\n\n{last} {last}")


def test_the_line_under_the_title_is_the_standfirst() -> None:
    standfirst = "The mayor has asked the ministry in the capital for help with the costs"
    article = one(f"All news\n\n{TITLE}\n\n{standfirst}\n\n{BODY}")
    assert (article.title, article.standfirst, article.text) == (TITLE, standfirst, BODY)


def test_a_title_repeated_below_the_date_line_is_not_text() -> None:
    article = one(f"{TITLE}\n\nOther reports 1 March 2017 20:11 (UTC +04:00)\n\n{TITLE}\n\n{BODY}")
    assert article.text == BODY
    assert article.published_at == datetime(2017, 3, 1, 16, 11, tzinfo=UTC)
    assert (article.published_on, article.published_precision, article.published_source) == (
        date(2017, 3, 1),
        "minute",
        "page",
    )


def test_a_heading_inside_the_article_stays_a_paragraph_of_its_own() -> None:
    article = one(f"{TITLE}\n\n{LEAD}\n\n{QUOTE}\n\nCosts and delays\n\n{LAST}")
    assert "\n\nCosts and delays\n\n" in article.text


def test_true_sentences_that_look_like_furniture_stay() -> None:
    parts = [
        LEAD,
        "He posted the letter on Facebook.",
        "The plan has two parts:",
        "close the bridge",
        "build a ferry",
        LAST,
    ]
    article = one("\n\n".join(["# " + TITLE, *parts, "Nobody answered."]))
    assert (article.title, article.text.split("\n\n")) == (TITLE, [*parts, "Nobody answered."])


def test_the_place_in_the_file_runs_from_title_to_last_paragraph() -> None:
    page = f"Home\r\nMenu\r\n\r\n{TITLE}\r\n\r\n{LEAD}\r\n\r\n{LAST}\r\nBack to top"
    article = one(page)
    placed = page[article.source_start : article.source_end]
    assert placed.startswith(TITLE)
    assert placed.endswith(LAST)


def test_paragraphs_broken_into_short_lines_are_made_whole() -> None:
    import textwrap

    page = TITLE + "\n\n" + "\n\n".join(textwrap.fill(each * 2, 66) for each in (LEAD, QUOTE, LAST))
    assert one(page).text.split("\n\n")[0] == " ".join((LEAD * 2).split())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Home\nMenu\nLogin",
        '"' * 100_000,
        "-" * 50_000,
        "a" * 100_000,
        "\u2028" * 99,
        "a line that breaks off within\n*\nthe sentence it began and then\n-\ngoes on for some more words\n"
        * 9,
        "x\n" * 5000,
    ],
)
def test_text_without_an_article_gives_nothing_invented_and_never_raises(text: str) -> None:
    assert all(article.text for article in read_plain(text, SourceFacts()))


@pytest.mark.parametrize(
    ("opening", "place", "agency"),
    [
        ("KARSK, December 20./TASS/. The port", "Karsk", "TASS"),
        ("PORT HALLOW (Reuters) - The port", "Port Hallow", "Reuters"),
        ("(Reuters) — The port", None, "Reuters"),
        ("Lindgate, 3 May 2019, DPA - The port", "Lindgate", "DPA"),
        ("OSTER: The port", "Oster", None),
        ("OSTER -The port", "Oster", None),
        ("OSTER (Reuters)-The port", "Oster", "Reuters"),
        ("OSTER, May 3 –The port", "Oster", None),
        ("(DPA) - OSTER, MAY 3 - The port", "Oster", "DPA"),
        ("OSTER, 3 May, QQN – The port", "Oster", "QQN"),
        ("ОСТЕР, 5 марта. /ТАСС/. Порт", "Остер", "TASS"),
    ],
)
def test_a_date_line_gives_place_and_agency(opening: str, place: str | None, agency: str | None) -> None:
    found = read_dateline(opening)
    assert found is not None
    assert (found.place, found.agency) == (place, agency)


def test_a_date_line_on_a_line_of_its_own_is_no_title() -> None:
    said = "The port reopened, Ana Telo said on Thursday. It had closed in 2014."
    article = one(f"{TITLE}\n\nKARSK, Norland, December 20\n\n{said}\n\n{BODY}")
    assert (article.title, article.dateline_place) == (TITLE, "Karsk, Norland")
    assert article.published_on == date(2018, 12, 20)


def test_a_note_of_what_was_corrected_is_no_standfirst_but_tells_the_day() -> None:
    note = "(This March 7, 2024 story has been corrected to fix the number of bridges in paragraph 2)"
    article = one(f"CORRECTED-{TITLE}\n\n{note}\n\nKARSK (Reuters) - {BODY}")
    assert (article.standfirst, article.published_on) == (None, date(2024, 3, 7))


@pytest.mark.parametrize(
    "opening",
    [
        "UPDATE: The port",
        "UPDATE -The port",
        "OSTER -the port",
        "Ana Telo -The port",
        "Ana Telo (Greens) - The port",
        "The port (12) said",
        "NATO – the",
        "",
        "(",
    ],
)
def test_other_openings_are_no_date_line(opening: str) -> None:
    assert read_dateline(opening) is None


def test_a_date_line_without_a_year_takes_it_from_the_weekday_and_the_years_named() -> None:
    text = "KARSK, December 20./TASS/. The port reopened, Ana Telo said on Thursday. It had closed in 2014."
    article = one(f"{TITLE}\n\n{text}\n\n{BODY}")
    assert article.published_on == date(2018, 12, 20)
    assert article.published_source == "dateline"


def test_a_year_that_cannot_be_known_stays_unknown() -> None:
    article = one(
        f"{TITLE}\n\nKARSK, December 20./TASS/. The port reopened, Ana Telo told reporters.\n\n{LAST}"
    )
    assert article.published_at is None


def test_the_folder_s_default_year_serves_a_date_line_without_one() -> None:
    article = one(
        f"{TITLE}\n\nKARSK, May 20 (Reuters) - The port reopened, Ana Telo told reporters.\n\n{LAST}",
        SourceFacts(default_year=2011),
    )
    assert (article.published_on, article.published_source) == (date(2011, 5, 20), "source.toml")


@pytest.mark.parametrize("line", ["7 March, 21:05", "Thursday 7 March", "March 7, 9:05 p.m."])
def test_the_folder_s_default_year_serves_a_page_s_date_line_without_one(line: str) -> None:
    facts = SourceFacts(default_year=2024, time_zone="Europe/Rome")
    article = one(f"{TITLE}\n\nBy Ana Telo\n\n{line}\n\n{BODY}", facts)
    assert (article.published_on, article.published_source) == (date(2024, 3, 7), "source.toml")
    assert article.published_precision == ("minute" if "5" in line else "day")


def test_a_default_year_that_the_weekday_denies_is_not_taken() -> None:
    article = one(f"{TITLE}\n\nBy Ana Telo\n\nFriday 7 March\n\n{BODY}", SourceFacts(default_year=2024))
    assert article.published_on is None


def test_resolving_a_year_needs_both_weekday_and_year() -> None:
    assert resolve_year(12, 20, "on Thursday, as in 2014") == 2018
    assert resolve_year(12, 20, "on Thursday") is None
    assert resolve_year(12, 20, "as in 2014") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Friday, February 28, 2014", date(2014, 2, 28)),
        ("28 Feb. 2014", date(2014, 2, 28)),
        ("2014-02-28T10:00:00Z", date(2014, 2, 28)),
        ("28. února 2014", date(2014, 2, 28)),
        ("Thursday 3/7/2024 - 21:05", date(2024, 3, 7)),
        ("Thu, 7/3/2024", date(2024, 3, 7)),
        ("Friday 3/7/2024", None),
        ("28 Φεβρουαρίου 2014", date(2014, 2, 28)),
        ("28 فبراير 2014", date(2014, 2, 28)),
        ("٢٨ فبراير ٢٠١٤", date(2014, 2, 28)),
        ("2014. február 28. 21:05", date(2014, 2, 28)),
        ("2014年2月28日 21時05分", date(2014, 2, 28)),
        ("2014년 2월 28일", date(2014, 2, 28)),
        ("2014-Feb-28", date(2014, 2, 28)),
        ("28.02.2014", date(2014, 2, 28)),
        ("28/02/2014", date(2014, 2, 28)),
        ("12 de março de 2019", date(2019, 3, 12)),
        ("03/04/2019", None),
        ("11/19/19 06:56 AM", date(2019, 11, 19)),
        ("3/4", None),
        ("31 February 2014", None),
    ],
)
def test_dates_are_read_as_written_and_left_open_where_they_are_open(written: str, day: date | None) -> None:
    assert next((stamp.day_date for stamp in find_stamps(written)), None) == day


def test_the_page_shows_the_order_of_day_and_month() -> None:
    assert month_order("03/04/2019 and 25/04/2019") is False
    assert month_order("03/04/2019 and 04/25/2019") is True
    assert month_order("03/04/2019") is None


def test_a_time_of_day_without_zone_is_only_a_day_unless_the_folder_names_the_zone() -> None:
    page = f"{TITLE}\n\nMarch 1, 2017 20:11\n\n{BODY}"
    assert one(page).published_precision == "day"
    placed = one(page, SourceFacts(time_zone="Europe/Rome"))
    assert placed.published_at == datetime(2017, 3, 1, 19, 11, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("By Ana Telo and Ruben Okash", "Ana Telo, Ruben Okash"),
        ("Staff Reporter", None),
        ("admin", None),
        ("Posted by: Mirela Dovan", "Mirela Dovan"),
        ("By Ana Telo, Courier Staff Writer", "Ana Telo"),
        ("Analysis by Ana Telo", "Ana Telo"),
    ],
)
def test_a_byline_names_people_and_not_staff(written: str, named: str | None) -> None:
    assert people(written) == named


HTML = f"""<html lang="en"><head><title>{TITLE} | The Lindgate Courier</title>
<meta property="og:site_name" content="The Lindgate Courier"><meta property="og:type" content="article">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2019-03-05T21:30:00-05:00", "author": [{{"@type": "Person", "name": "Ana Telo"}}],
"publisher": {{"name": "The Lindgate Courier"}}}}</script></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><h1>{TITLE}</h1>
<article><p>{LEAD}</p><p>{QUOTE}</p><p>{LAST}</p></article>
<aside><h3>Related stories</h3><ul><li><a href="/2">Ferry plan rejected</a></li></ul></aside>
<footer>All rights reserved</footer></body></html>"""


def test_a_web_page_gives_its_text_and_what_it_declares_of_itself(tmp_path: Path) -> None:
    (article,) = articles_of(tmp_path, "page.html", HTML)
    assert (article.title, article.text) == (TITLE, BODY)
    assert (article.byline, article.publisher, article.language) == ("Ana Telo", "The Lindgate Courier", "en")
    assert (article.published_on, article.published_at) == (
        date(2019, 3, 5),
        datetime(2019, 3, 6, 2, 30, tzinfo=UTC),
    )
    placed = HTML[article.source_start : article.source_end]
    assert LEAD in placed
    assert "Related" not in placed


def test_a_title_loses_the_site_s_name_at_either_end() -> None:
    for written in (f"{TITLE} | Courier", f"{TITLE} - The Lindgate Courier", f"Courier » {TITLE}"):
        assert choose_title([written], [], "The Lindgate Courier", "https://courier.example/1") == TITLE


def test_json_lines_are_articles_with_their_line_as_their_place(tmp_path: Path) -> None:
    records = [
        {"headline": TITLE, "body": BODY, "date": "2019-03-05", "authors": ["Ana Telo"]},
        {"title": "No text"},
    ]
    content = "\n".join(json.dumps(record) for record in records) + "\n{broken\n"
    article, *issues = of_file(tmp_path, "x.jsonl", content)
    assert isinstance(article, Article)
    assert (article.title, article.text, article.byline) == (TITLE, BODY, "Ana Telo")
    assert json.loads(content[article.source_start : article.source_end]) == records[0]
    assert {issue.code for issue in issues if isinstance(issue, Issue)} == {"bad_json", "no_text"}


def test_json_may_be_a_list_or_hold_one(tmp_path: Path) -> None:
    record = {
        "title": TITLE,
        "content": f"<p>{LEAD}</p><p>{QUOTE}</p><p>{LAST}</p>",
        "source": {"name": "Courier"},
    }
    for content in (json.dumps([record]), json.dumps({"articles": [record]}), json.dumps(record)):
        (article,) = articles_of(tmp_path, "x.json", content)
        assert (article.title, article.text, article.publisher) == (TITLE, BODY, "Courier")


def test_a_mail_gives_subject_sender_s_date_and_text(tmp_path: Path) -> None:
    head = f"From: Desk <desk@courier.example>\nSubject: {TITLE}\nDate: Tue, 05 Mar 2019 10:00:00 +0200"
    mail = f"{head}\n\n{BODY}\n"
    (article,) = articles_of(tmp_path, "x.eml", mail)
    assert (article.title, article.text) == (TITLE, BODY)
    assert article.published_at == datetime(2019, 3, 5, 8, tzinfo=UTC)


def test_a_feed_entry_with_only_a_summary_is_an_excerpt(tmp_path: Path) -> None:
    item = f"<item><title>{TITLE}</title><description>{LEAD}</description></item>"
    feed = f"<rss version='2.0'><channel><title>Courier</title>{item}</channel></rss>"
    (article,) = articles_of(tmp_path, "x.rss", feed)
    assert (article.title, article.text, article.is_excerpt, article.publisher) == (
        TITLE,
        LEAD,
        True,
        "Courier",
    )


def warc_record(url: str, html: str, status: str = "200 OK") -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}".encode()
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nContent-Length: {len(http)}\r\n\r\n"
    return head.encode() + http + b"\r\n\r\n"


@pytest.mark.parametrize("name", ["x.warc", "x.warc.gz"])
def test_a_web_archive_gives_the_articles_of_its_good_pages(tmp_path: Path, name: str) -> None:
    records = [
        warc_record("https://courier.example/1", HTML),
        warc_record("https://courier.example/2", HTML, "404 Gone"),
    ]
    packed = [gzip.compress(record) for record in records] if name.endswith(".gz") else records
    (article,) = articles_of(tmp_path, name, b"".join(packed))
    assert (article.title, article.url) == (TITLE, "https://courier.example/1")


def test_a_feed_in_a_web_archive_gives_its_entries(tmp_path: Path) -> None:
    feed = (
        f"<rss><channel><item><title>{TITLE}</title><description>{LEAD}</description></item></channel></rss>"
    )
    record = warc_record("https://courier.example/feed", feed).replace(b"text/html", b"text/xml ")
    (article,) = articles_of(tmp_path, "x.warc", record)
    assert (article.title, article.text, article.is_excerpt) == (TITLE, LEAD, True)


def test_a_broken_web_archive_gives_what_came_before_the_break(tmp_path: Path) -> None:
    found = of_file(
        tmp_path,
        "x.warc.gz",
        gzip.compress(b"".join(warc_record(f"https://courier.example/{n}", HTML) for n in range(60)))
        + gzip.compress(b"WARC/1.0\r\n" * 9)[:-8],
    )
    assert [type(each) for each in found] == [Article] * 60 + [Issue]


def test_junk_and_a_cut_record_in_a_web_archive_are_an_issue_and_the_other_pages_are_read(
    tmp_path: Path,
) -> None:
    one, two = (warc_record(f"https://courier.example/{n}", HTML) for n in (1, 2))
    bad = b"WARC/1.0\r\nContent-Length: -5\r\n\r\njunk\r\n"
    cut = b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 9999\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>cut"
    found = of_file(tmp_path, "x.warc", one + bad + two + cut)
    assert [each.url for each in found if isinstance(each, Article)] == [
        "https://courier.example/1",
        "https://courier.example/2",
    ]
    (issue,) = [each for each in found if isinstance(each, Issue)]
    assert (issue.code, issue.message[:9]) == ("unread_pages", "2 records")


def test_doubly_encoded_text_is_mended_and_quotation_marks_stay() -> None:
    assert repaired("the cafÃ© said â€œyesâ€\x9d") == "the café said “yes”"
    assert repaired("“yes”, ‘no’ – it’s") == "“yes”, ‘no’ – it’s"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (
            "Bakers &amp; millers in Deva said &ldquo;no&rdquo;, the guild&#39;s",
            "Bakers & millers in Deva said “no”, the guild's",
        ),
        ("The ministry&nbsp;said the caf\xc3\xa9 in Deva", "The ministry said the café in Deva"),
        ("The har\xadbour near the river\u200b bank of Deva", "The harbour near the river bank of Deva"),
        (
            "The five kept their “quotes” at AT&T; in Cala\u0306ras\u0327i",
            "The five kept their “quotes” at AT&T; in Cala\u0306ras\u0327i",
        ),
    ],
)
def test_a_plain_text_is_mended_and_its_place_in_the_file_stays(written: str, meant: str) -> None:
    page = (
        f"{TITLE}\n\n{written} head and many others said on Tuesday after the talks.\n\n{LAST}\n\nBack to top"
    )
    article = one(page)
    assert article.text == f"{meant} head and many others said on Tuesday after the talks.\n\n{LAST}"
    assert page[article.source_start : article.source_end].endswith(LAST)


def test_half_characters_and_nuls_of_json_never_reach_a_row(tmp_path: Path) -> None:
    record = '{"title": "a\\ud800b", "text": "The bridge\\u0000 is \\udc00 closed, all said.", "url": "https://x/\\ud800"}'
    (article,) = articles_of(tmp_path, "x.json", record)
    for text in (article.title, article.text, article.url):
        assert text is not None
        assert "\0" not in text.encode("utf-8").decode()


def test_other_languages_are_marked() -> None:
    article = one(
        "Il consiglio di Mweru ha chiuso il vecchio ponte martedì dopo una notte di forti piogge, si dice."
    )
    assert article.language == "it"


HUNGARIAN = (
    "A tanács a hídon is lezárta az utat, és a lakosok is kérték, hogy a hidat be ne zárják:",
    "a víz a partot is elérte, a be nem jelentett munka a hét végén is folyik, a város is tudja.",
)
PORTUGUESE = (
    "A greve parou a cidade e a polícia deteve a líder a caminho da reunião, a empresa recusou a",
    "proposta, e a ministra disse a jornalistas que a decisão cabe a um tribunal a que foi.",
)


@pytest.mark.parametrize(("language", "text"), [("hu", HUNGARIAN), ("pt", PORTUGUESE)])
def test_small_words_that_english_has_too_make_no_english_text(language: str, text: tuple[str, ...]) -> None:
    assert language_of(" ".join(text)) == language


def test_the_five_documents_give_fourteen_articles_with_clean_texts(shared: Path) -> None:
    found: list[Article] = []
    for file in sorted((shared / "seeds").glob("*.txt")):
        seed = read_seed(shared / "seeds", file.name)
        assert isinstance(seed, Seed)
        found += [each for each in read_articles(seed) if isinstance(each, Article)]
        assert all(
            each.text in read_text(seed).replace("\n", "\n\n").replace("\n\n\n\n", "\n\n")
            for each in found[-1:]
        )
    assert len(found) == 14
    assert [each.published_on for each in found if each.published_on] == [
        date(2018, 12, 20),
        date(2015, 12, 1),
    ]
    assert not any("Read More" in each.text or "Leave a" in each.text for each in found)
    assert not any(each.is_excerpt for each in found)
    assert [bool(each.standfirst) for each in found[:5]] == [True, False, False, True, False]
    assert (found[0].agency, found[0].dateline_place) == ("TASS", "Moscow")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Ana Telo met Ruben Okash on Monday.", "en"),
        ("The mayor of Karsk waits.", "en"),
        ("De burgemeester is in Gent.", "nl"),
        ("Der Bürgermeister war in der Stadt und will nun warten.", "de"),
    ],
)
def test_the_language_of_a_short_text_is_told_by_its_own_small_words(text: str, language: str) -> None:
    assert language_of(text) == language


def test_a_link_run_into_the_text_goes_with_its_title_where_the_title_s_end_shows() -> None:
    body = f"{LEAD} Read more: Why does Mweru pay for its ferry? {QUOTE} {LAST}"
    assert without_links(body) == f"{LEAD} {QUOTE} {LAST}"
    named = f"{LEAD} Read more: Ferry plan worries the traders of Mweru The town has one ferry. {LAST}"
    assert without_links(named) == f"{LEAD} The town has one ferry. {LAST}"
    unclear = f"{LEAD} Read more: Mweru"
    assert without_links(unclear) == unclear


def test_a_table_with_column_names_gives_a_row_for_each_article() -> None:
    table = f'date,title,text\n2019-03-05,"{TITLE}, at last","{LEAD}\n\n{LAST}"\n2019-03-06,Ferry,{LAST}\n'
    first, second = read_plain(table, SourceFacts())
    assert (first.title, first.text) == (f"{TITLE}, at last", f"{LEAD}\n\n{LAST}")
    assert (first.published_on, second.title) == (date(2019, 3, 5), "Ferry")
    assert table[second.source_start : second.source_end] == f"2019-03-06,Ferry,{LAST}"


def test_cells_parted_by_tabs_may_be_set_in_quotation_marks() -> None:
    one = f'"The ""Rila"" aground"\t"{LEAD}\tAgain."\t2024-03-06'
    quoted = f"title\ttext\tdate\n{one}\nFerry\t{LAST}\t2024-03-07\n"
    first, second = read_plain(quoted, SourceFacts())
    assert (first.title, first.text) == ('The "Rila" aground', f"{LEAD} Again.")
    assert (first.published_on, second.published_on) == (date(2024, 3, 6), date(2024, 3, 7))


def test_quotation_marks_of_the_text_stay_where_tabs_alone_part_the_cells() -> None:
    said = '"We had no choice," said Ana Telo, who heads the works department.'
    (article,) = read_plain(f"title\ttext\tdate\n{TITLE}\t{said}\t2024-03-06\n", SourceFacts())
    assert (article.text, article.published_on) == (said, date(2024, 3, 6))


def test_a_sentence_parted_at_its_links_is_made_whole() -> None:
    parts = [
        "The council of the town in the valley of",
        "Mweru",
        ", which has one bridge, closed the",
        "bridge",
    ]
    parts += ["on Tuesday after a night of heavy rain that", "officials", "had warned of."]
    page = "\n".join(["Home", TITLE, *parts, QUOTE, LAST])
    whole = (
        "The council of the town in the valley of Mweru, which has one bridge, closed the bridge on Tuesday"
    )
    assert (
        one(page).text.split("\n\n")[0]
        == f"{whole} after a night of heavy rain that officials had warned of."
    )


def test_a_cloud_of_tags_is_no_prose() -> None:
    cloud = " ".join(["Harbour", "Ferry", "Bridge", "Council", "Fees", "Flood"] * 8)
    assert one(f"{cloud}\n\n{TITLE}\n\n{BODY}\n\n{cloud}").text == BODY


def test_the_title_stands_above_its_writer_and_date_whatever_is_nearer_to_the_text() -> None:
    head = [
        TITLE,
        "Ana Telo and Ruben Okash (earlier)",
        "3 May 2018",
        "Share",
        "Other things to do this week",
    ]
    assert one("\n\n".join([*head, BODY])).title == TITLE


def test_a_page_s_byline_comes_before_a_declared_name_that_stands_nowhere_on_it(tmp_path: Path) -> None:
    shown = HTML.replace(
        f"<h1>{TITLE}</h1>", f"<h1>{TITLE}</h1><p>By Mirela Dovan on Monday, 4 March 2019</p>"
    )
    (article,) = articles_of(tmp_path, "page.html", shown.replace("Ana Telo", "Ines Harbeck", 1))
    assert article.byline == "Mirela Dovan"


def test_a_date_in_a_language_with_one_order_is_read_in_it() -> None:
    text = (
        "Il consiglio di Mweru ha chiuso il vecchio ponte dopo una notte di forti piogge, dicono i residenti."
    )
    page = "\n\n".join(["Il ponte vecchio resta chiuso", "05/10/2018", text, text.replace("Mweru", "Karsk")])
    assert one(page).published_on == date(2018, 10, 5)


@pytest.mark.parametrize("line", ["Published: 6 October 2026", "Posted 6 October 2026"])
def test_a_line_that_says_when_an_article_was_published_is_read(line: str) -> None:
    body = "Kyrgyz and Tajik ministers met on Tuesday to discuss the waters of the river, officials said."
    text = f"Ministers meet on water\n\n{line}\n\n{body}\n\nThey meet again in March after the thaw.\n"
    (article,) = read_plain(text, SourceFacts())
    assert (article.published_on, article.published_source) == (date(2026, 10, 6), "page")


@pytest.mark.parametrize(
    "page",
    [
        f"{TITLE}\n\n[ ](https://courier.example/top)\n\n{BODY}\n",
        f"{TITLE}\n\n{LEAD}\n\nCourier A boat leaves the old harbour\nCourier\n*\n\n{QUOTE}\n\n{LAST}\n",
        f"{TITLE}\n\n{LEAD[:-1]}\nhttps://a.example 1/2\n*\n\n{QUOTE}\n\n{LAST}\nhttps://a.example 2/2\n",
    ],
    ids=["a link without words", "a list mark below a picture", "a list mark below a page's foot"],
)
def test_lines_that_hold_nothing_but_a_mark_are_read_over(page: str, tmp_path: Path) -> None:
    (article,) = articles_of(tmp_path, "page.md", page)
    assert article.text.endswith(f"{QUOTE}\n\n{LAST}")
