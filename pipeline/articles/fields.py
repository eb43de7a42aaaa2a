"""Articles that come as named fields: JSON, JSON lines, mail headers, feed entries.

What does not live here: how the fields are read from their files (`pipeline.articles.structured`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pipeline.articles.bylines import people
from pipeline.articles.dateline import read_dateline
from pipeline.articles.dates import find_stamps
from pipeline.articles.language import language_of
from pipeline.articles.names import field_names
from pipeline.articles.publication import Publication, of_dateline, of_moment, of_stamp
from pipeline.articles.repair import repaired
from pipeline.records import Article, SourceFacts


def article_of_fields(record: Mapping[str, Any], facts: SourceFacts, start: int, end: int) -> Article | None:
    """Return the article that a record's fields make; None when it holds no text."""
    fields = _known_fields(record)
    text = clean_text(_string(fields.get("text")))
    summary = clean_text(_string(fields.get("standfirst")))
    is_excerpt = not text
    text, summary = (text, summary) if text else (summary, "")
    if not text:
        return None
    dateline = read_dateline(text)
    published = _published(fields.get("published"), facts)
    if published is None and dateline is not None and dateline.stamp is not None:
        published = of_dateline(dateline.stamp, text, facts)
    publisher = _names(fields.get("publisher")) or facts.publisher
    byline = people(_names(fields.get("byline")))
    return Article(
        title=clean_text(_string(fields.get("title"))).replace("\n", " ") or None,
        text=text,
        source_start=start,
        source_end=end,
        standfirst=summary if summary and not text.startswith(summary[:60].rstrip(". …")) else None,
        byline=byline if byline != publisher else None,
        publisher=publisher,
        agency=dateline.agency if dateline else None,
        dateline_place=dateline.place if dateline else None,
        url=_string(fields.get("url")) or None,
        section=_names(fields.get("section")),
        language=language_of(text, _language(fields.get("language")) or facts.language),
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_precision=published.precision if published else None,
        published_source=published.source if published else None,
        is_excerpt=is_excerpt,
    )


def _known_fields(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the first filled field of each meaning; names are compared without case."""
    given = {str(name).lower().replace("-", "_"): value for name, value in record.items()}
    return {
        meaning: next((given[n] for n in names if given.get(n)), None)
        for meaning, names in field_names().items()
    }


def _string(value: Any) -> str:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n\n".join(value)
    if isinstance(value, dict):
        value = next(
            (value[key] for key in ("text", "rendered", "content", "value", "name") if key in value), None
        )
    return value if isinstance(value, str) else ""


def _names(value: Any) -> str | None:
    values = value if isinstance(value, list) else [value]
    names = [each.get("name") or each.get("title") if isinstance(each, dict) else each for each in values]
    return ", ".join(name.strip() for name in names if isinstance(name, str) and name.strip()) or None


def _language(value: Any) -> str | None:
    code = value[:2].lower() if isinstance(value, str) and (len(value) == 2 or value[2:3] in "-_") else None
    return code if code and code.isascii() and code.isalpha() else None


def _published(value: Any, facts: SourceFacts) -> Publication | None:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return of_moment(value)
    for stamp in find_stamps(_string(value)[:100]):
        return of_stamp(stamp, "metadata", facts)
    return None


_TAG = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|blockquote|figure|table)\b[^<>]{0,2000}>", re.I
)


def clean_text(text: str) -> str:
    """Return a field's text as paragraphs parted by one empty line, without markup."""
    if not text:
        return ""
    if _TAG.search(text):
        from pipeline.articles.html import visible_text

        text = visible_text(text)
    lines = (" ".join(line.split()) for line in repaired(text).splitlines())
    return "\n\n".join(line for line in lines if line)
