"""Plain text, as scraped from web pages or written by hand: its articles with their facts.

What does not live here: how lines look (`lines`), what belongs to an article (`page`, `archive`), and the
article that its lines make (`making`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from itertools import takewhile

from pipeline.articles.facts.open_dates import month_order, order_shown, year_of_page
from pipeline.articles.formats.exports import read_export
from pipeline.articles.formats.front import read_headed
from pipeline.articles.formats.named_parts import read_named_parts
from pipeline.articles.formats.table import read_table
from pipeline.articles.layout.columns import in_columns
from pipeline.articles.layout.one_line import without_frame
from pipeline.articles.layout.printed import without_print_frames
from pipeline.articles.layout.quoted import without_marks
from pipeline.articles.layout.wrapping import unwrap
from pipeline.articles.line.lines import Line, cut
from pipeline.articles.listing import archive
from pipeline.articles.listing.rows import read_rows
from pipeline.articles.repair import is_broken, repaired
from pipeline.articles.single import page
from pipeline.articles.single.boxes import without_pictures, without_related
from pipeline.articles.single.comments import without_comments
from pipeline.articles.single.making import make_article
from pipeline.articles.single.masthead import publisher_of
from pipeline.articles.single.page import Parts
from pipeline.records import Article, SourceFacts

_FEW = 3
_LONGEST_FRAME = 30


def read_plain(text: str, facts: SourceFacts, clean: Callable[[str], str] | None = None) -> Iterator[Article]:
    """Yield the articles in a plain `text`; `clean` is applied to each line before it is looked at."""
    table = read_table(text, facts)
    if table is not None:
        yield from table
        return
    lines = cut(text, _mending(clean) if is_broken(text) else clean)
    exported = read_export(text, lines, facts)
    if exported is not None:
        yield from exported
        return
    everything = lines
    lines = without_marks(without_print_frames(in_columns(text, lines)))
    lines = unwrap(without_related(lines))
    if not lines:
        return
    exported = read_named_parts(lines, facts)
    if exported is not None:
        yield from exported
        return
    below_names = read_headed(text, facts, partial(read_plain, facts=facts, clean=clean))
    if below_names is not None:
        yield from below_names
        return
    lines = without_pictures(without_comments(without_frame(lines)))
    several = read_rows(lines) or archive.read_archive(lines)
    if several is None:
        one = page.read_page(lines)
        several = [one] if one is not None else []
    order = month_order(text) if "/20" in text or "/19" in text else None
    if order is None and "/20" in text:
        order = order_shown(line.text for line in everything)
    if facts.publisher is None:
        facts = replace(facts, publisher=publisher_of(lines))
    top = several[0].body[0].start if several and several[0].body else 0
    above = list(takewhile(lambda line: line.start < top, lines))
    year = year_of_page([line.text for line in everything if line.words <= _LONGEST_FRAME])
    articles = (make_article(parts, facts, order, above, _below(lines, parts), year) for parts in several)
    yield from (article for article in articles if article.text)


def _mending(clean: Callable[[str], str] | None) -> Callable[[str], str]:
    """Return what mends a line's characters before anything is asked of it."""

    def mend(line: str) -> str:
        mended = " ".join(repaired(line).split())
        return clean(mended) if clean is not None and mended else mended

    return mend


def _below(lines: list[Line], parts: Parts) -> list[Line]:
    """Return the first lines that follow an article's text."""
    first = bisect_left(lines, parts.end, key=lambda line: line.start)
    return lines[first : first + _FEW]
