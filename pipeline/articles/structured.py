"""Files of articles with named fields: JSON, JSON lines, mail, feeds.

What does not live here: what the fields mean (`pipeline.articles.fields`).
"""

from __future__ import annotations

import email
import email.policy
import json
import re
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any, TextIO, cast

import feedparser

from pipeline.articles.fields import article_of_fields
from pipeline.articles.lines import cut
from pipeline.articles.looks import Kind
from pipeline.articles.promotion import is_addressed
from pipeline.articles.wrapping import unwrap
from pipeline.records import Article, Issue, SourceFacts
from pipeline.seeds import decoded

_LISTS = (
    "articles",
    "items",
    "results",
    "docs",
    "documents",
    "data",
    "entries",
    "response",
    "hits",
    "stories",
    "news",
    "records",
    "rows",
    "value",
    "posts",
)
_LONGEST_HEADER = 4_000
_LONGEST_LINE = 256 * 2**20
_REFERENCE = re.compile(r"&#(?:x([0-9a-f]{1,9999})|(\d{1,4000}));?", re.I)


class _Policy(email.policy.EmailPolicy):
    """Reads no more of a header than its beginning: the library takes 2 KB of memory a byte of it."""

    def header_fetch_parse(self, name: str, value: str) -> Any:
        """Return the header `name`, cut off where it is too long."""
        return super().header_fetch_parse(name, value[:_LONGEST_HEADER])


def _issue(code: str, message: str) -> Issue:
    return Issue(stage="article", severity="warning", code=code, message=message)


def read_json(text: str, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of a JSON file: one object, a list, or a list within an object.

    Each stands in the file where its object does; in a list within objects, over the whole file.
    """
    try:
        value = json.loads(text, strict=False)
    except (ValueError, RecursionError) as error:
        yield _issue(
            "bad_json", f"This is no whole JSON ({error}): correct it, or store one object a line as .jsonl."
        )
        return
    records = list(_records(value, 0))
    spans = _spans(text, value) or [(0, len(text))] * len(records)
    yield from _articles(zip(records, spans, strict=False), facts)


def _spans(text: str, value: Any) -> list[tuple[int, int]] | None:
    """Return where each object of a plain list stands, by decoding one after the other."""
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    decoder, spans = json.JSONDecoder(strict=False), []
    at = text.index("[") + 1
    for _ in value:
        at = text.index("{", at)
        _, end = decoder.raw_decode(text, at)
        spans.append((at, end))
        at = end
    return spans


def _records(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if isinstance(value, list):
        for each in value:
            yield from _records(each, depth)
    elif isinstance(value, dict) and depth < 4:
        inner = next(
            (value[key] for key in _LISTS if isinstance(value.get(key), (list, dict)) and value[key]), None
        )
        if inner is not None and not isinstance(value.get("text"), str):
            yield from _records(inner, depth + 1)
        else:
            yield value.get("_source", value) if isinstance(value.get("_source"), dict) else value


def _articles(records: Any, facts: SourceFacts) -> Iterator[Article | Issue]:
    missing = 0
    for record, (start, end) in records:
        article = article_of_fields(record, facts, start, end)
        if article is None:
            missing += 1
        else:
            yield article
    if missing:
        yield _issue(
            "no_text", f"{missing} records have no field text, body or content: name the field one of these."
        )


def read_json_lines(stream: TextIO, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of JSON lines, one line in memory at a time."""
    at, bad, missing = 0, 0, 0
    while line := stream.readline(_LONGEST_LINE):
        start, at = at, at + len(line)
        if not line.strip():
            continue
        try:
            record = json.loads(line.replace("\0", " "), strict=False)
        except (ValueError, RecursionError):
            bad += 1
            continue
        article = (
            article_of_fields(record, facts, start, start + len(line.rstrip("\r\n")))
            if isinstance(record, dict)
            else None
        )
        if article is not None:
            yield article
        missing += article is None
    if bad:
        yield _issue("bad_json", f"{bad} lines are no JSON: correct them; the others were read.")
    if missing:
        yield _issue(
            "no_text", f"{missing} lines have no field text, body or content: name the field one of these."
        )


def read_mail(raw: bytes, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the article of a mail; its place in the file is the whole mail."""
    message = cast("EmailMessage", email.message_from_bytes(raw, policy=_Policy()))
    body = _mail_body(message)
    if not body.strip():
        yield _issue("no_text", "The mail has no readable text: save its text as .txt.")
        return
    sender = str(message.get("from", "")).split("<")[0].strip(' "')
    record = {
        "title": _header(message, "subject"),
        "date": _header(message, "date"),
        "author": sender,
        "text": body,
    }
    article = article_of_fields(record, facts, 0, len(decoded(raw)))
    if article is not None:
        yield article


def _header(message: EmailMessage, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())


def _mail_body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    payload = part.get_payload(decode=True) if part is not None else None
    if part is None or not isinstance(payload, bytes):
        return ""
    text = decoded(payload, part.get_content_charset())
    if part.get_content_type() != "text/plain":
        return text
    lines = [line for line in unwrap(list(cut(text))) if line.kind is not Kind.RULE]
    while len(lines) > 1 and (lines[-1].kind is not Kind.PROSE or is_addressed(lines[-1].text)):
        lines.pop()
    return "\n\n".join(line.text for line in lines)


def read_feed(text: str, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of an RSS or Atom feed; an entry with only a summary is an excerpt."""
    feed = feedparser.parse(
        _REFERENCE.sub(_possible, text).encode("utf-8", "replace"),
        response_headers={"content-type": "application/xml; charset=utf-8"},
    )
    if not feed.entries:
        yield _issue("no_entries", "No entries of RSS or Atom were found: is this a feed?")
        return
    publisher = feed.feed.get("title") if isinstance(feed.feed.get("title"), str) else None
    at = 0
    for entry in feed.entries:
        at, end = _entry_span(text, at)
        record = {
            **_entry_fields(entry),
            "publisher": facts.publisher or publisher,
            "language": feed.feed.get("language"),
        }
        article = article_of_fields(record, facts, at, end)
        at = end
        if article is not None:
            yield article


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
