"""Articles: what is read out of mails, pages saved as mail, and feeds."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pipeline.articles import read_articles
from pipeline.articles.formats.fragments import body_text
from pipeline.records import Article, Issue, Seed
from pipeline.seeds import read_seed

LEAD = "The council of Mweru closed the old bridge on Tuesday after a night of heavy rain, officials said."
QUOTE = "“We had no choice,” said Ana Telo, who heads the works department of the town."
LAST = "Work on a new bridge is expected to begin before spring and to last for two years."
BODY = f"{LEAD}\n\n{QUOTE}\n\n{LAST}"
MARKUP = f"<p>{LEAD}</p><p>{QUOTE}</p><p>{LAST}</p>"
TITLE = "Mweru closes old bridge"
HEAD = "To: a@b.example\nDate: Wed, 6 Mar 2024 09:00:00 +0200\nMIME-Version: 1.0\n"
UTF8 = "Content-Type: text/plain; charset=utf-8\n"


def of_file(folder: Path, name: str, content: str) -> list[Article | Issue]:
    (folder / name).write_text(content, encoding="utf-8")
    seed = read_seed(folder, name)
    assert isinstance(seed, Seed)
    return list(read_articles(seed))


def one(folder: Path, name: str, content: str) -> Article:
    (article,) = of_file(folder, name, content)
    assert isinstance(article, Article)
    assert (article.source_start, article.source_end) == (0, len(content)) or name.endswith("xml")
    return article


def parts(kind: str, *each: str) -> str:
    return f'Content-Type: multipart/{kind}; boundary="bb"\n\n--bb\n' + "\n--bb\n".join(each) + "\n--bb--\n"


def test_of_a_mail_s_two_forms_the_whole_one_is_read(tmp_path: Path) -> None:
    stub = f"{UTF8}\nThis mail is best viewed in HTML. Click here: https://lindgate.example/v"
    hidden = '<div style="display:none">Bridges and more \u200c</div><p><a href="v">View in browser</a></p>'
    footer = "<p>You received this email because you signed up. <a href='u'>Unsubscribe</a></p>"
    page = f"Content-Type: text/html; charset=utf-8\n\n<html><body>{hidden}{MARKUP}{footer}</body></html>"
    mail = (
        f"From: Lindgate Courier <news@l.example>\nSubject: {TITLE}\n{HEAD}{parts('alternative', stub, page)}"
    )
    article = one(tmp_path, "news.eml", mail)
    assert (article.title, article.text) == (TITLE, BODY)
    assert (article.publisher, article.byline) == ("Lindgate Courier", None)


def test_a_mail_that_is_passed_on_is_read_as_it_was_sent(tmp_path: Path) -> None:
    passed = (
        f"From: Ana Telo <a@l.example>\nDate: Tue, Mar 5, 2024 at 10:30 PM\nSubject: {TITLE}\nTo: d@l.example"
    )
    mail = (
        f"From: Desk <desk@l.example>\nSubject: Re: FW: [all] {TITLE}\n{HEAD}{UTF8}\n"
        f"See below.\n\n---------- Forwarded message ---------\n{passed}\n\n\n{BODY}\n"
    )
    article = one(tmp_path, "fwd.eml", mail)
    assert (article.title, article.text, article.byline, article.publisher) == (TITLE, BODY, "Ana Telo", None)
    assert article.published_on == date(2024, 3, 5)


def test_a_story_attached_to_a_few_words_is_the_article(tmp_path: Path) -> None:
    word = f"{UTF8}\nHi, the story is attached.\n\nAna"
    disposition = 'Content-Disposition: attachment; filename="story.txt"'
    story = f"{UTF8}{disposition}\n\n{TITLE}\n\n{BODY}"
    photo = 'Content-Type: image/png\nContent-Disposition: attachment; filename="bridge.png"\n\nx'
    mail = f"From: Ana Telo <a@l.example>\nSubject: story\n{HEAD}{parts('mixed', word, story, photo)}"
    article, issue = of_file(tmp_path, "story.eml", mail)
    assert isinstance(article, Article)
    assert (article.title, article.text, article.byline) == (TITLE, BODY, "Ana Telo")
    assert article.published_at == datetime(2024, 3, 6, 7, tzinfo=UTC)
    assert isinstance(issue, Issue)
    assert (issue.code, "bridge.png" in issue.message) == ("unread_attachment", True)


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page"])
def test_a_page_that_a_browser_saved_is_read_as_a_page(name: str, tmp_path: Path) -> None:
    page = (
        "Content-Type: text/html; charset=utf-8\nContent-Location: https://l.example/bridge\n\n"
        f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{MARKUP}</body></html>"
    )
    saved = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://l.example/bridge\nSubject: Mweru\n"
        f"Date: Sat, 9 Mar 2024 10:00:00 -0000\nMIME-Version: 1.0\n{parts('related', page)}"
    )
    article = one(tmp_path, name, saved)
    assert (article.title, article.text, article.url) == (TITLE, BODY, "https://l.example/bridge")
    assert article.published_at is None


@pytest.mark.parametrize(
    "around",
    [
        "<figure><img src='a.jpg'><figcaption>The bridge. Photo: Jo Brandvoll</figcaption></figure>{}",
        "{}<h3>Related</h3><ul><li><a href='z'>Ferry fares to rise</a></li></ul>",
        "{}<p>The post <a href='x'>Mweru closes old bridge</a> appeared first on <a>Lindgate</a>.</p>",
        "{}<script>var a = 1;</script><p><a href='x'>Continue reading</a></p>",
        "<h1>Mweru closes old bridge</h1>{}",
        "<p style='display: none'>Preview of it</p>{}",
    ],
)
def test_a_text_in_markup_loses_what_its_site_put_around_it(around: str) -> None:
    assert body_text(around.format(MARKUP), TITLE) == BODY


@pytest.mark.parametrize(
    "text", ["<p>Related</p>", "<p>Prices rose:</p><ul><li>bread</li><li>milk</li></ul>"]
)
def test_a_short_piece_of_markup_is_left_as_it_is(text: str) -> None:
    assert body_text(text, TITLE).split("\n\n") == ["Related"] or "milk" in body_text(text, TITLE)


def test_markup_that_was_escaped_twice_is_no_text() -> None:
    assert body_text(MARKUP.replace("<", "&lt;").replace(">", "&gt;"), TITLE) == BODY


def feed(title: str, item: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{item}</channel></rss>'


def test_the_paper_of_a_feed_is_its_title_without_the_part_of_the_paper(tmp_path: Path) -> None:
    item = f"<item><title>{TITLE}</title><description>{LEAD} Continue reading</description></item>"
    article = one(tmp_path, "a.xml", feed("Lindgate Courier - Latest News", item))
    assert (article.publisher, article.text, article.is_excerpt) == ("Lindgate Courier", LEAD, True)


def test_an_entry_of_a_collection_is_of_its_source(tmp_path: Path) -> None:
    source = '<source url="https://l.example">Lindgate Courier</source>'
    item = f"<item><title>{TITLE} - Lindgate Courier</title><description>{LEAD}</description>{source}</item>"
    article = one(tmp_path, "a.xml", feed('"bridges" - All News', item))
    assert (article.title, article.publisher) == (TITLE, "Lindgate Courier")


def test_a_headline_alone_is_no_article(tmp_path: Path) -> None:
    source = '<source url="https://l.example">Lindgate Courier</source>'
    description = f"&lt;a href='x'&gt;{TITLE}&lt;/a&gt;&amp;nbsp;&lt;b&gt;Lindgate Courier&lt;/b&gt;"
    title = f"{TITLE} - Lindgate Courier"
    item = f"<item><title>{title}</title><description>{description}</description>{source}</item>"
    found = of_file(tmp_path, "a.xml", feed("All", item))
    assert [each.code for each in found if isinstance(each, Issue)] == ["no_text", "no_article"]
    assert len(found) == 2


@pytest.mark.parametrize(
    "header",
    ["Date: Wed, 6 Mar 99999999999999999999 09:00:00 +0200", "To: a: b@c, d: e: f;;", "To: =?utf-8?B?x?= <"],
)
def test_a_header_that_the_library_fails_at_loses_no_article(header: str, tmp_path: Path) -> None:
    mail = f"From: Ana Telo <a@l.example>\nSubject: {TITLE}\n{header}\n{UTF8}\n{BODY}\n"
    assert one(tmp_path, "odd.eml", mail).text == BODY


def test_a_list_mark_with_nothing_behind_it_is_no_text() -> None:
    assert body_text(f"{MARKUP}<p>-</p><p>* </p>", TITLE) == BODY
