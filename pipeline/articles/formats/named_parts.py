"""Articles written as named parts ("HEADLINE: ...", "BODY: ..."), as news databases export them.

What does not live here: the rules for pages without such names (`page`, `archive`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.articles.formats.fields import article_of_fields
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import COLON
from pipeline.records import Article, SourceFacts

_PART = re.compile(
    r"(?P<name>title|headline|hd|hl|byline|by|authors?|source|publication|publisher|newspaper|date"
    r"|published|publication date|pd|url|link|section|language|length|body|text|full text|content|article"
    r"|abstract|summary|dateline|load-date|publication-type"
    r"|copyright|subject|graphic|type|keywords|tags|word count"
    r"|document type|journal code)\s{0,3}[:：]\s{0,9}(?P<rest>.*)",
    re.I | re.S,
)
_LONGEST_NAME = 24
_LONGEST_PART = 20_000
_CAPITALS = re.compile(r"(?P<name>[A-Z][A-Z -]{3,24})\s?:\s{0,9}(?P<rest>.*)", re.S)
_NUMBER = re.compile(r"(?:document\s)?\d{1,5}\sof\s\d{1,5}(?:\sdocuments)?$", re.I)
_MEANINGS = {
    "title": "title", "headline": "title", "hd": "title", "hl": "title",
    "byline": "byline", "by": "byline", "author": "byline", "authors": "byline",
    "source": "publisher", "publication": "publisher", "publisher": "publisher", "newspaper": "publisher",
    "date": "published", "published": "published", "publication date": "published", "pd": "published",
    "load-date": "loaded",
    "url": "url", "link": "url", "section": "section", "abstract": "summary", "summary": "summary",
    "body": "text", "text": "text", "full text": "text", "content": "text", "article": "text",
}  # fmt: skip


@dataclass(slots=True)
class _Record:
    start: int
    end: int = 0
    parts: dict[str, list[str]] = field(default_factory=dict)

    def add(self, meaning: str, text: str, end: int) -> None:
        if text:
            self.parts.setdefault(meaning, []).append(text)
        self.end = end


def read_named_parts(lines: list[Line], facts: SourceFacts) -> list[Article] | None:
    """Return the articles of a text in named parts; None when it is no such text."""
    names = [
        match["name"].lower() for line in lines if line.marks & COLON and (match := _part(line)) is not None
    ]
    titles = sum(_MEANINGS.get(name) == "title" for name in names)
    bodies = sum(_MEANINGS.get(name) == "text" for name in names)
    if not titles or not bodies or abs(titles - bodies) > 0.2 * titles:
        return None
    records = [_article(record, facts) for record in _records(lines)]
    found = [article for article in records if article is not None]
    return found or None


def _part(line: Line) -> re.Match[str] | None:
    opening = line.text[:_LONGEST_NAME]
    if (":" not in opening and "：" not in opening) or len(line.text) >= _LONGEST_PART:
        return None
    return _PART.match(line.text)


def _records(lines: list[Line]) -> Iterator[_Record]:
    record = _Record(lines[0].start)
    current = "opening"
    for line in lines:
        meaning, rest = _meaning(line)
        if meaning == "number" or (
            meaning == "title" and ("title" in record.parts or "text" in record.parts)
        ):
            yield record
            record = _Record(line.start)
        if meaning is None:
            record.add(
                "opening" if current not in ("text", "title", "summary") else current, line.text, line.end
            )
            continue
        current = meaning
        record.add(meaning, rest, line.end)
    yield record


def _meaning(line: Line) -> tuple[str | None, str]:
    """Return what a line's name means, and what stands after it; an unknown name ends the part before."""
    if line.words <= 6 and _NUMBER.match(line.text):
        return "number", ""
    match = _PART.match(line.text)
    if match:
        return _MEANINGS.get(match["name"].lower(), "other"), match["rest"]
    if line.kind is not Kind.PROSE and (match := _CAPITALS.match(line.text)) and line.words <= 12:
        return "other", match["rest"]
    return None, line.text


def _article(record: _Record, facts: SourceFacts) -> Article | None:
    if "title" not in record.parts or "text" not in record.parts:
        return None
    fields = {meaning: texts[0] for meaning, texts in record.parts.items()}
    opening = record.parts.get("opening", [])
    fields["title"] = " ".join(record.parts["title"])
    fields["text"] = "\n\n".join(record.parts["text"])
    fields.setdefault("published", " ".join(opening) or fields.get("loaded", ""))
    if (
        opening
        and "publisher" not in fields
        and len(opening[0]) < 60
        and not any(c.isdigit() for c in opening[0])
    ):
        fields["publisher"] = opening[0]
    return article_of_fields(fields, facts, record.start, record.end)
