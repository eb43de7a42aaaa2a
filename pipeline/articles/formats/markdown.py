"""Markdown files: lines without their marks.

What does not live here: front matter (`articles.formats.front`), the articles in the lines
(`articles.formats.plain_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from pipeline.articles.formats.front import headed, read_matter
from pipeline.articles.formats.plain_text import read_plain
from pipeline.records import Article, SourceFacts

_LINK = re.compile(r"!?\[([^\]\[\n]{0,300})\]\([^()\n]{0,500}\)")
_EMPHASIS = re.compile(r"(?<![\w*_])(\*{1,3}|_{1,3})(?=\S)([^*_\n]{1,300}?)(?<=\S)\1(?![\w*_])")
_QUOTED = re.compile(r"(?:>\s?){1,5}(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


def read_markdown(text: str, facts: SourceFacts) -> Iterator[Article]:
    """Yield the articles of a markdown file; the front matter speaks where the file holds one article."""
    read = partial(read_plain, facts=facts, clean=unmarked)
    matter = read_matter(text)
    found = read(text) if matter is None else headed(matter, text, (0, len(text)), facts, read)
    for article in found:
        yield replace(article, text=_without_numbers(article.text))


def unmarked(text: str) -> str:
    """Return a line without the marks of quotations, links and emphasis."""
    if text.startswith(">"):
        text = _QUOTED.sub("", text, count=1)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    text = _EMPHASIS.sub(r"\2", text) if "*" in text or "_" in text else text
    return text.strip()


def _without_numbers(text: str) -> str:
    """Take the marks off a numbered list: paragraphs one behind the other that count from 1."""
    paragraphs = text.split("\n\n")
    numbers = [int(match[1]) if (match := _NUMBER.match(each)) else 0 for each in paragraphs]
    for first in (i for i, number in enumerate(numbers) if number == 1):
        count = 1
        while numbers[first + count : first + count + 1] == [count + 1]:
            count += 1
        if count > 1:
            listed = (_NUMBER.sub("", each, count=1) for each in paragraphs[first : first + count])
            paragraphs[first : first + count] = listed
    return "\n\n".join(paragraphs)
