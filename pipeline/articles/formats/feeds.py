"""RSS and Atom feeds: an entry is an article, or the excerpt of one.

What does not live here: what its fields mean (`articles.formats.fields`).
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import Any

import feedparser

from pipeline.articles.formats.fields import article_of_fields
from pipeline.articles.formats.issues import warning
from pipeline.records import Article, Issue, SourceFacts

_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,9999})|(\d{1,4000}));?", re.I)
_DIVIDER = re.compile(r"\s+[-–—|•·»>:]+\s+")
# What a feed's title says of the part of the paper that it holds.
_PART = re.compile(
    r"(?:(?:all|the|latest|top|breaking|recent|new|main|local|world|national|international|business|sports?"
    r"|politics|rss)\s)*(?:latest|news|stories|headlines|articles|posts|updates|rss|feed|home|homepage|world"
    r"|business|politics|sports?)$",
    re.I,
)


def read_feed(text: str, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of an RSS or Atom feed; an entry with only a summary is an excerpt."""
    feed = feedparser.parse(
        _REFERENCE.sub(_possible, text).encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not feed.entries:
        yield warning("no_entries", "No entries of RSS or Atom were found: is this a feed?")
        return
    publisher = facts.publisher or _paper(feed.feed.get("title"))
    at = missing = 0
    for entry in feed.entries:
        at, end = _entry_span(text, at)
        record = {
            **_entry_fields(entry),
            "publisher": _source(entry) or publisher,
            "language": feed.feed.get("language"),
        }
        article = article_of_fields(record, facts, at, end)
        at = end
        if article is not None:
            yield article
        missing += article is None
    if missing:
        yield warning(
            "no_text", f"{missing} entries have no text beside their title: save their pages as .html."
        )


def _source(entry: Any) -> str | None:
    """Return the paper that an entry of a collection is from."""
    source = entry.get("source")
    title = source.get("title") if isinstance(source, dict) else None
    return title if isinstance(title, str) and title.strip() else None


def _paper(title: Any) -> str | None:
    """Return the paper's name in the title of its feed ("Lindgate Courier - Latest News")."""
    pieces = _DIVIDER.split(title.strip()) if isinstance(title, str) else []
    names = [piece for piece in pieces if not _PART.match(piece)]
    return names[0] if len(names) == 1 and len(pieces) > 1 else title if isinstance(title, str) else None


def _possible(reference: re.Match[str]) -> str:
    """Return a reference by number to a character, one to no character as U+FFFD: feedparser raises at it."""
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return reference[0] if 0 < code < 0xD800 or 0xDFFF < code <= sys.maxunicode else "\ufffd"


def _entry_fields(entry: Any) -> dict[str, Any]:
    contents = [content.get("value") for content in entry.get("content", []) if content.get("value")]
    names = [author.get("name") for author in entry.get("authors", []) if author.get("name")]
    return {
        "title": entry.get("title"),
        "text": contents[0] if contents else None,
        "summary": entry.get("summary"),
        "published": entry.get("published") or entry.get("updated"),
        "url": entry.get("link"),
        "author": names or entry.get("author"),
        "section": next((tag.get("term") for tag in entry.get("tags", []) if tag.get("term")), None),
    }


def _entry_span(text: str, at: int) -> tuple[int, int]:
    starts = [place for place in (text.find("<item", at), text.find("<entry", at)) if place >= 0]
    if not starts:
        return at, len(text)
    start = min(starts)
    ends = [place for place in (text.find("</item>", start), text.find("</entry>", start)) if place >= 0]
    return start, (text.index(">", min(ends)) + 1) if ends else len(text)
