"""Markdown files: front matter, and lines without their marks.

What does not live here: the articles in the lines (`pipeline.articles.plain_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipeline.articles.fields import article_of_fields
from pipeline.articles.plain_text import read_plain
from pipeline.records import Article, SourceFacts

_FRONT = re.compile(r"\s{0,9}(---|\+\+\+)[ \t]*\r?\n(?P<fields>(?:(?!\1).*\n){1,200})\1[ \t]*(?:\r?\n|$)")
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]{0,30})\s{0,9}[:=]\s{0,9}(?P<value>.*)")
_LINK = re.compile(r"!?\[([^\]\[\n]{0,300})\]\([^()\n]{0,500}\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")


def read_markdown(text: str, facts: SourceFacts) -> Iterator[Article]:
    """Yield the articles of a markdown file; the front matter speaks where the file holds one article."""
    front = _FRONT.match(text)
    if front is None:
        yield from read_plain(text, facts, unmarked)
        return
    head = " " * front.end()
    found = list(read_plain(head + text[front.end() :], facts, unmarked))
    declared = article_of_fields(_fields(front["fields"]) | {"text": "-"}, facts, 0, 0)
    for article in found:
        yield article if len(found) > 1 or declared is None else _with_declared(article, declared)


def _fields(block: str) -> dict[str, str]:
    matches = (_FIELD.match(line) for line in block.splitlines())
    return {match["name"]: match["value"].strip().strip("\"'[]") for match in matches if match}


def _with_declared(article: Article, declared: Article) -> Article:
    """Let what the front matter says come before what was found in the text."""
    names = ("title", "byline", "publisher", "url", "section", "standfirst")
    values = {name: getattr(declared, name) or getattr(article, name) for name in names}
    if declared.published_at is not None:
        dated = ("published_at", "published_on", "published_precision", "published_source")
        values |= {name: getattr(declared, name) for name in dated}
    return replace(article, **values)


def unmarked(text: str) -> str:
    """Return a line without the marks of links and emphasis."""
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text) if "*" in text or "_" in text else text
    return text.strip()
