"""Web pages with their markup: the main text found by trafilatura, then cleaned as any page's lines.

What does not live here: what the page declares of itself (`articles.formats.metadata`), the rules
for lines (`articles.single.page`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import trafilatura
from trafilatura.utils import load_html

from pipeline.articles.facts.bylines import is_byline, people
from pipeline.articles.facts.dateline import read_dateline
from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.facts.language import language_of
from pipeline.articles.facts.open_dates import month_order, order_in
from pipeline.articles.facts.publication import Publication, of_dateline, of_stamp, of_yearless
from pipeline.articles.formats.markup import flat_text
from pipeline.articles.formats.metadata import PageFacts, page_facts
from pipeline.articles.line.lines import Line, read_lines
from pipeline.articles.line.looks import PUBLISHED, is_meta
from pipeline.articles.listing import archive
from pipeline.articles.repair import repaired
from pipeline.articles.single.extracted import before_box, clean_lines, is_wall, signed_by, unruled
from pipeline.articles.single.making import make_article
from pipeline.articles.single.page import Parts
from pipeline.articles.single.writers import byline_of
from pipeline.records import Article, SourceFacts

_KEY = 24
_DATED_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d\d?)[/-](\d\d?)(?=[/-])")


def read_html(html: str, facts: SourceFacts, url: str | None = None) -> Iterator[Article]:
    """Yield the articles of a web page: one, or those of a listing."""
    tree = load_html(html)
    if tree is None:
        return
    declared = page_facts(tree, url, facts.publisher)
    flat = flat_text(tree)
    if not declared.is_article:
        several = archive.read_archive(read_lines(repaired(flat)))
        if several is not None:
            yield from _listing(html, several, declared, facts)
            return
    article = _single(html, tree, flat.split("\n"), declared, facts)
    if article is not None:
        yield article


def _listing(html: str, several: list[Parts], declared: PageFacts, facts: SourceFacts) -> Iterator[Article]:
    order = month_order(html)
    at = 0
    for parts in several:
        article = make_article(parts, facts, order)
        start, end = region(html, article.title, article.text, at)
        at = end
        yield replace(
            article, source_start=start, source_end=end, publisher=facts.publisher or declared.publisher
        )


def _single(html: str, tree: Any, flat: list[str], declared: PageFacts, facts: SourceFacts) -> Article | None:
    """Return the one article of a page; `flat` are the lines of its visible text."""
    whole = {_key(line): line for line in flat if len(line) > _KEY}
    text = trafilatura.extract(tree, url=declared.url, favor_precision=True, include_comments=False)
    rows = (row for line in (text or "").splitlines() if (row := unruled(_whole(line, whole))) is not None)
    lines = read_lines("\n".join(rows))
    body = before_box(clean_lines(lines, declared.title, declared.headings), flat)
    if not body:
        return None
    joined = repaired("\n\n".join(line.text for line in body))
    dateline = read_dateline(joined)
    tops = {declared.title, *declared.headings}
    above = [line for line in _above(flat, body[0], declared.title) if line not in tops]
    language = language_of(joined, declared.language or facts.language)
    published = _published(declared, above, facts, language)
    if published is None and dateline is not None and dateline.stamp is not None:
        published = of_dateline(dateline.stamp, joined, facts)
    start, end = region(html, declared.title, joined)
    return Article(
        title=declared.title,
        text=joined,
        source_start=start,
        source_end=end,
        standfirst=_standfirst(declared, joined),
        byline=_without(declared.publisher, _byline(declared.authors, above, flat, joined)),
        publisher=declared.publisher or facts.publisher,
        agency=dateline.agency if dateline else None,
        dateline_place=dateline.place if dateline else None,
        url=declared.url,
        section=declared.section,
        language=language,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_precision=published.precision if published else None,
        published_source=published.source if published else None,
        is_excerpt=not declared.is_free and any(map(is_wall, flat)),
    )


def _key(line: str) -> str:
    return line[:_KEY]


def _whole(line: str, whole: dict[str, str]) -> str:
    """Return the page's own line for an extracted one, which may have lost the words of its links."""
    bare = " ".join(line.split())
    found = whole.get(_key(bare), bare)
    if found == bare or found[-12:] != bare[-12:] or len(found) > 1.6 * len(bare) + 40:
        return line
    return found


def _above(flat: list[str], first: Line, title: str | None) -> list[str]:
    """Return the page's short lines right above the body's first, or below its title."""
    at = next((i for i, line in enumerate(flat) if line.startswith(first.text[:_KEY])), 0)
    above = [line for line in flat[max(0, at - 40) : at] if line and len(line) <= 150][-15:]
    if any(is_meta(line) for line in above):
        return above
    below = next((i for i, line in enumerate(flat) if line and line == title), len(flat))
    return above + [line for line in flat[below + 1 : below + 9] if line and len(line) <= 150]


def _without(publisher: str | None, byline: str | None) -> str | None:
    """Return a byline without the paper's name among its people."""
    names = byline.split(", ") if byline else []
    return ", ".join(name for name in names if name != publisher) or None


def _byline(declared: str | None, above: list[str], flat: list[str], body: str) -> str | None:
    """Return the people whom the page declares, or whom its byline names beside them or in their place."""
    shown = next((named for line in above if is_byline(line) and (named := people(line))), None)
    if declared is None and shown is None:
        return signed_by(above) or byline_of(read_lines("\n".join(above)), body)
    if declared is None or shown is None:
        return declared or shown
    names, seen = ({name.lower() for name in each.split(", ")} for each in (declared, shown))
    if names < seen:
        return shown
    page = "\n".join(flat).lower()
    return declared if any(name in page for name in names) else shown


def _standfirst(declared: PageFacts, body: str) -> str | None:
    description = declared.description
    if (
        not description
        or description.endswith(("...", "…"))
        or description[:60] in body
        or len(description) > 400
    ):
        return None
    return description


def _published(
    declared: PageFacts, above: list[str], facts: SourceFacts, language: str | None
) -> Publication | None:
    """Read the date the page declares, else the one in the lines above the text, else that in its address."""
    if declared.published:
        for stamp in find_stamps(declared.published[:80]):
            if (found := of_stamp(stamp, "metadata", facts)) is not None:
                return found
    order = order_in(month_order(" ".join(above)), language)
    dated = sorted((line for line in above if is_meta(line)), key=lambda line: not _says_published(line))
    stamps = (stamp for line in dated for stamp in find_stamps(line, order))
    for stamp in stamps:
        if stamp.day is not None and (found := of_stamp(stamp, "page", facts)) is not None:
            return found
    address = _DATED_URL.search(declared.url or "")
    in_address = next(find_stamps("-".join(address.groups())), None) if address else None
    if in_address is not None:
        return of_stamp(in_address, "metadata", facts)
    yearless = (of_yearless(stamp, line, facts) for line in dated for stamp in find_stamps(line, order))
    return next((found for found in yearless if found is not None), None)


def _says_published(line: str) -> bool:
    return is_byline(line) or PUBLISHED.match(line) is not None


def region(html: str, title: str | None, body: str, at: int = 0) -> tuple[int, int]:
    """Return where title and body stand in the source: from the first words found to the last."""
    first, last = body[:24], body[-24:]
    start = html.find(first, at)
    end = html.find(last, max(start, at))
    heading = html.rfind(title[:24], at, start) if title and start > 0 else -1
    if start < 0 or end < 0:
        return (max(at, 0), len(html))
    return (heading if heading >= 0 else start, end + len(last))
