"""Articles that come as named fields: JSON, tables, mail headers, feed entries.

What does not live here: how the fields are read from their files (`json_files`, `mail`, `feeds`), what one
field's value says (`values`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.articles.facts.dateline import read_dateline
from pipeline.articles.facts.language import language_of
from pipeline.articles.facts.publication import Publication, of_dateline
from pipeline.articles.formats.fragments import body_text, clean_text
from pipeline.articles.formats.names import field_name, field_names
from pipeline.articles.formats.values import (
    address_of,
    names_of,
    paper_of,
    people_of,
    publication_of,
    publication_of_parts,
    text_of,
)
from pipeline.articles.line.furniture import plain
from pipeline.articles.line.teasers import without_more
from pipeline.records import Article, SourceFacts

Fields = Mapping[str, Any]
_NOTHING = re.compile(
    r"[\[(<]?(?:removed|deleted|none|null|nan|n/?a|undefined|empty|no (?:content|text|title))[\])>]?$", re.I
)
_LEFT_OUT = re.compile(r"\s*\[\+\d{1,7} chars\]$")
_BRACKETED = re.compile(r"\[(?:…|\.\.\.)\]$")
_TIMES_LONGER, _FULL = 3, 300
_DEPTH = 3


def article_of_fields(record: Fields, facts: SourceFacts, start: int, end: int) -> Article | None:
    """Return the article that a record's fields make; None when it holds no text."""
    given = known_fields(record)
    publisher = paper_of(_filled(given, "publisher")) or _account(record) or facts.publisher
    title = _title(_first_text(given, "title"), publisher)
    text, summary, is_excerpt = _text(given, title)
    if is_excerpt and _is_title(text, title, publisher):
        return None
    if not text:
        return None
    dateline = read_dateline(text)
    published = _published(given, facts)
    if published is None and dateline is not None and dateline.stamp is not None:
        published = of_dateline(dateline.stamp, text, facts)
    byline = next((named for value in _filled(given, "byline") if (named := people_of(value))), None)
    return Article(
        title=title or None,
        text=text,
        source_start=start,
        source_end=end,
        standfirst=summary if summary and not text.startswith(summary[:60].rstrip(". …")) else None,
        byline=byline if byline != publisher else None,
        publisher=publisher,
        agency=dateline.agency if dateline else None,
        dateline_place=dateline.place if dateline else None,
        url=address_of(_filled(given, "url")),
        section=next((names for value in _filled(given, "section") if (names := names_of(value))), None),
        language=language_of(text, _language(next(_filled(given, "language"), None)) or facts.language),
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_precision=published.precision if published else None,
        published_source=published.source if published else None,
        is_excerpt=is_excerpt,
    )


def known_fields(record: Fields) -> dict[str, Any]:
    """Return a record's fields by the names of `names.toml`.

    Behind its own come those of the objects within it.
    """
    given: dict[str, Any] = {}
    _gather(record, given, 0)
    return given


def _gather(record: Fields, given: dict[str, Any], depth: int) -> None:
    inner: list[Fields] = []
    for written, value in record.items():
        name = field_name(str(written))
        if isinstance(value, Mapping):
            if name in field_names()["within"] and depth < _DEPTH:
                inner.append(value)
            for part, held in value.items():
                given.setdefault(f"{name}.{field_name(str(part))}", held)
        if not given.get(name):
            given[name] = value
    for held in inner:
        _gather(held, given, depth + 1)


def _filled(given: Fields, meaning: str) -> Iterator[Any]:
    """Yield the filled values of the fields with this meaning, in the order of their names."""
    for name in field_names()[meaning]:
        if value := given.get(name):
            yield value


def _first_text(given: Fields, meaning: str) -> str:
    return next((text for value in _filled(given, meaning) if (text := clean_text(text_of(value)))), "")


def _title(written: str, publisher: str | None) -> str:
    """Return a title without the paper's name at its end."""
    title = written.replace("\n", " ")
    if publisher and title.endswith(publisher):
        title = re.sub(r"\s[-–—|•·»]\s$", "", title.removesuffix(publisher))
        title = title if title and len(title) + len(publisher) < len(written) else written
    return "" if _NOTHING.match(title) else title


def _is_title(text: str, title: str, publisher: str | None) -> bool:
    """Say whether a summary is the title again, perhaps with the paper's name behind it."""
    rest = plain(text).removeprefix(plain(title)).strip() if title else None
    return rest is not None and rest in ("", plain(publisher or "")) and plain(text).startswith(plain(title))


def has_text(record: Fields) -> bool:
    """Say whether a record has a field that an article's text stands in; a list of other records is none."""
    names = field_names()["text"]
    if any(field_name(str(name)) in names and _is_text(value) for name, value in record.items()):
        return True
    return any(_is_text(value) for value in _filled(known_fields(record), "text"))


def has_summary(record: Fields) -> bool:
    """Say whether a record has a title, and a summary or the opening of its text."""
    given = known_fields(record)
    summaries = [value for meaning in ("lead", "standfirst") for value in _filled(given, meaning)]
    return any(map(text_of, summaries)) and any(map(text_of, _filled(given, "title")))


def _is_text(value: Any) -> bool:
    if isinstance(value, list) and any(isinstance(each, Mapping) for each in value):
        titles = set(field_names()["title"])
        if any(
            titles.intersection(map(field_name, map(str, each)))
            for each in value
            if isinstance(each, Mapping)
        ):
            return False
    return bool(text_of(value).strip())


def _text(given: Fields, title: str) -> tuple[str, str, bool]:
    """Return the text, the summary beside it, and whether the text is less than the article's."""
    texts = (body_text(text_of(value), title) for value in _filled(given, "text") if _is_text(value))
    text = next((text for text in texts if text and not _NOTHING.match(text)), "")
    summaries = [body_text(text_of(value), title) for value in _filled(given, "standfirst")]
    summaries = [summary for summary in summaries if summary and not _NOTHING.match(summary)]
    if text:
        bare = _LEFT_OUT.sub("", text)
        is_cut = bare != text or _BRACKETED.search(bare) is not None
        return bare, without_more(summaries[0]) if summaries else "", is_cut
    longest = max(summaries, key=len, default="")
    others = [summary for summary in summaries if summary is not longest]
    if others and len(longest) > max(_FULL, _TIMES_LONGER * max(map(len, others))):
        return longest, others[0], False
    lead = without_more(body_text(_first_text(given, "lead"), title))
    if lead and not _NOTHING.match(lead):
        return lead, summaries[0] if summaries else "", True
    return without_more(summaries[0]) if summaries else "", "", True


def _account(record: Fields) -> str | None:
    """Return the name of the account that a post of a network stands under."""
    user = record.get("user")
    return names_of(user) if isinstance(user, Mapping) and "screen_name" in user else None


def _language(value: Any) -> str | None:
    code = value[:2].lower() if isinstance(value, str) and (len(value) == 2 or value[2:3] in "-_") else None
    return code if code and code.isascii() and code.isalpha() else None


def _published(given: Fields, facts: SourceFacts) -> Publication | None:
    """Return the publication of the first field that gives one, else that of year, month and day."""
    utc = next((text for value in _filled(given, "published_utc") if (text := text_of(value))), "")
    for value in _filled(given, "published"):
        if (found := publication_of(value, facts, utc)) is not None:
            return found
    if utc and (found := publication_of(f"{utc.rstrip('Zz')}Z", facts)) is not None:
        return found
    return publication_of_parts(given.get("year"), given.get("month"), given.get("day"), facts)
