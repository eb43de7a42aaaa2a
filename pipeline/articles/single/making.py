"""One article of the lines that are its title, its head and its text: the text as kept, and its facts.

What does not live here: which lines are which (`page`, `archive`), and how plain text is read (`plain_text`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from pipeline.articles.facts.dateline import Dateline, read_dateline, read_place_line
from pipeline.articles.facts.dates import Stamp, find_stamps
from pipeline.articles.facts.language import language_of
from pipeline.articles.facts.open_dates import is_weekday_right, order_in, year_before, year_of_weekday
from pipeline.articles.facts.publication import Publication, of_dateline, of_stamp, of_yearless
from pipeline.articles.layout.heads import are_spoken
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import COLON, GLUED
from pipeline.articles.line.teasers import without_more
from pipeline.articles.repair import repaired
from pipeline.articles.single.notices import is_correction, story_day
from pipeline.articles.single.page import Parts
from pipeline.articles.single.run_in import with_headings, with_paragraphs, without_links
from pipeline.articles.single.writers import byline_of
from pipeline.records import Article, SourceFacts

_FEW = 3
_WHEN = re.compile(r"(?:first |last |date )?(?:published|posted|updated|modified)\b", re.I)
_UPDATED = re.compile(r"\b(?:updated|modified)[^\d;|]{0,40}$", re.I)


def make_article(
    parts: Parts,
    facts: SourceFacts,
    order: bool | None,
    above: Sequence[Line] = (),
    below: Sequence[Line] = (),
    year: int | None = None,
) -> Article:
    """Return the article that the lines of `parts` make.

    `above` are those at the head of its page, `below` those that follow its text; `year` is that of the page.
    """
    body = without_more(parts.body[0].text) if parts.excerpt else _body(parts.body)
    beside = [line for line in parts.head if parts.title is None or line.start != parts.title.start]
    dateline = read_dateline(body) if not are_spoken(parts.body) else None
    if dateline is not None:
        is_only_date = not (dateline.place or dateline.agency)
        body = body[dateline.end if is_only_date else dateline.begin :]
    dateline = dateline or next(filter(None, map(read_place_line, _dated(beside))), None)
    language = language_of(body, facts.language)
    published = _published(parts, body, dateline, facts, order_in(order, language), above, below)
    note = parts.standfirst.text if parts.standfirst is not None else ""
    if published is None and (stamp := story_day(note)) is not None:
        published = of_stamp(stamp, "page", facts)
    published = published or _of_year(parts.head, year, list(_days(above)), facts, body)
    published = published or next(_of_folder(parts.head, facts), None)
    return Article(
        title=repaired(parts.title.text) if parts.title is not None else None,
        text=body,
        source_start=parts.start,
        source_end=parts.end,
        standfirst=note if note and not is_correction(note) else None,
        byline=byline_of(beside, body, below) or (dateline.writer if dateline else None),
        publisher=facts.publisher,
        agency=dateline.agency if dateline else None,
        dateline_place=dateline.place if dateline else None,
        language=language,
        published_at=published.at if published else None,
        published_on=published.on if published else None,
        published_precision=published.precision if published else None,
        published_source=published.source if published else None,
        is_excerpt=parts.excerpt,
    )


def _body(lines: list[Line]) -> str:
    """Return the paragraphs; only where hardly any are marked may headings be run into them."""
    texts = [
        with_paragraphs(without_links(line.text)) if line.marks & (COLON | GLUED) else line.text
        for line in lines
    ]
    return "\n\n".join(texts if len(texts) > _FEW else [with_headings(text) for text in texts])


def _published(
    parts: Parts,
    body: str,
    dateline: Dateline | None,
    facts: SourceFacts,
    order: bool | None,
    above: Sequence[Line],
    below: Sequence[Line],
) -> Publication | None:
    if dateline is not None and dateline.stamp is not None:
        found = of_dateline(dateline.stamp, body, facts, _days(above))
        if found is not None:
            return found
    stamp = _shown(parts.head, order) or _shown([line for line in below if _WHEN.match(line.text)], order)
    is_month = stamp is not None and stamp.day is None
    whole = _of_year(parts.head, stamp.year, [], facts) if stamp is not None and is_month else None
    return whole or (of_stamp(stamp, "page", facts) if stamp is not None else None)


def _shown(head: Sequence[Line], order: bool | None) -> Stamp | None:
    """Return the first full date of the date lines; one that says "updated" only where no other is.

    A month alone is what is left.
    """
    updated = month = None
    for line in head:
        for stamp in find_stamps(line.text, order) if line.kind is Kind.META else ():
            if stamp.year is None or stamp.is_order_open:
                continue
            if stamp.day is None:
                month = month or stamp
            elif not _UPDATED.search(line.text, 0, stamp.start):
                return stamp
            else:
                updated = updated or stamp
    return updated or month


def _of_year(
    head: Sequence[Line], year: int | None, page: list[date], facts: SourceFacts, body: str = ""
) -> Publication | None:
    """Return the day of a date line without a year, which a full date above or the page's copyright tells."""
    for line in head:
        for stamp in find_stamps(line.text) if line.kind is Kind.META else ():
            known = year_before(stamp, page) or year or year_of_weekday(line.text, stamp, body)
            if stamp.year is None and known is not None and is_weekday_right(line.text, stamp, known):
                return of_stamp(replace(stamp, year=known), "page", facts)
    return None


def _of_folder(head: Sequence[Line], facts: SourceFacts) -> Iterator[Publication]:
    """Yield the days of date lines that only the folder tells the year of."""
    for line in head:
        for stamp in find_stamps(line.text) if line.kind is Kind.META else ():
            if (found := of_yearless(stamp, line.text, facts)) is not None:
                yield found


def _dated(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if line.kind is Kind.META]


def _days(lines: Sequence[Line]) -> Iterator[date]:
    """Yield the full dates of date lines."""
    for line in lines:
        if line.kind is Kind.META:
            yield from (stamp.day_date for stamp in find_stamps(line.text) if stamp.day_date is not None)
