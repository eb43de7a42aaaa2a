"""A seed's content becomes articles: readers by format, plain text, archive pages, dates, duplicates.

`read_articles` is the door. What does not live here: finding and hashing files (`pipeline.seeds`),
and anything about the English of a text (`pipeline.nlp`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pipeline.articles.formats.feeds import read_feed
from pipeline.articles.formats.html import read_html
from pipeline.articles.formats.json_files import read_json, read_json_lines
from pipeline.articles.formats.mail import read_mail
from pipeline.articles.formats.markdown import read_markdown
from pipeline.articles.formats.plain_text import read_plain
from pipeline.articles.formats.web_archive import read_warc
from pipeline.articles.repair import storable
from pipeline.records import Article, Issue, Seed
from pipeline.seeds import FEED, WARC, SeedError, open_bytes, open_text, read_text

_TEXTS = (
    "title",
    "text",
    "standfirst",
    "byline",
    "publisher",
    "agency",
    "dateline_place",
    "url",
    "section",
    "language",
)


def read_articles(seed: Seed) -> Iterator[Article | Issue]:
    """Yield the articles in `seed`, in file order, and an issue for each thing wrong with it."""
    try:
        for each in _read(seed):
            yield _storable(each) if isinstance(each, Article) else each
    except SeedError as error:
        yield error.issue


def _storable(article: Article) -> Article:
    """Make every text of an article one that a database takes."""
    texts = {name: text for name in _TEXTS if (text := getattr(article, name))}
    changed: dict[str, Any] = {
        name: stored for name, text in texts.items() if (stored := storable(text)) != text
    }
    return replace(article, **changed) if changed else article


def _read(seed: Seed) -> Iterator[Article | Issue]:
    if seed.media_type == WARC:
        with open_bytes(seed) as stream:
            yield from read_warc(stream, seed.facts)
    elif seed.media_type == "application/jsonl":
        with open_text(seed) as lines:
            yield from read_json_lines(lines, seed.facts)
    elif seed.media_type == "message/rfc822":
        with open_bytes(seed) as stream:
            yield from read_mail(stream.read(), seed.facts)
    else:
        yield from _read_text(seed, read_text(seed))


def _read_text(seed: Seed, text: str) -> Iterator[Article | Issue]:
    if "\ufffd" in text:
        message = "Some characters could not be decoded and became �: save the file as UTF-8."
        yield Issue(stage="article", severity="warning", code="lost_characters", message=message)
    found = 0
    for each in _articles(seed, text):
        found += isinstance(each, Article)
        yield each
    if not found:
        message = "No article was found in the file: it may hold only menus, or too little text."
        yield Issue(stage="article", severity="warning", code="no_article", message=message)


def _articles(seed: Seed, text: str) -> Iterator[Article | Issue]:
    if seed.media_type == "text/html":
        yield from read_html(text, seed.facts)
    elif seed.media_type == "application/json":
        yield from read_json(text, seed.facts)
    elif seed.media_type == FEED:
        yield from read_feed(text, seed.facts)
    elif seed.media_type == "text/markdown":
        yield from read_markdown(text, seed.facts)
    else:
        yield from read_plain(text, seed.facts)
