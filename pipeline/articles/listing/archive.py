"""Pages of several articles: where each begins, its title, its body, and which lines are only its teaser.

What does not live here: pages of one article (`articles.single.page`), lists whose items are one
line each (`articles.listing.rows`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import pairwise

from pipeline.articles.facts.bylines import is_byline
from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.layout.dated_titles import NUMBERED, dated_title, number_of
from pipeline.articles.layout.heads import Head, find_heads
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import ALL, SIGNS
from pipeline.articles.line.menus import is_count
from pipeline.articles.line.promotion import is_addressed
from pipeline.articles.line.teasers import is_cut
from pipeline.articles.listing.frames import are_framed
from pipeline.articles.listing.items import ends_below_teasers, is_archive, opens_related, without_teased
from pipeline.articles.listing.settling import settle, settle_dates_below, settle_shared_date
from pipeline.articles.listing.starts import cards, starts
from pipeline.articles.listing.teased import mark_teasers
from pipeline.articles.listing.titles import with_titles
from pipeline.articles.single.body import clean_body
from pipeline.articles.single.comments import comments_at
from pipeline.articles.single.page import Parts
from pipeline.articles.single.page_title import standfirst

_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[:.][0-5]\d\s+(?:[-–—|]\s+)?(?=[^\W\d_a-z]|[\"“‘'])")
_SIGN = re.compile(r"^[^\w\s\"“‘'«(\[#@$€£¥%+¿¡…-]{1,4}\s+(?=\S)")
_PAGES = re.compile(r"(?:\D{1,12} )?1 (?:\D )?2 (?:\D )?3\b")
_FEWEST_DATED = 2
_LONGEST_TEASER = 45
_NEAR = 3
_MORE_PAGES = frozenset(
    ("show more", "load more", "view more", "see more", "more stories", "older posts", "next page", "next")
)
_FEWEST_IN_FOOTER = 3
_LONGEST_NOTICE = 30


def read_archive(lines: list[Line]) -> list[Parts] | None:
    """Return the articles of a page of several; None when the page holds only one."""
    lines = lines[: comments_at(lines)]
    mark_teasers(lines)
    lines = with_titles(lines)
    heads = find_heads(lines)
    settle(lines, heads)
    below = settle_dates_below(lines, heads)
    chosen = starts(lines, heads)
    if len(chosen) < 2 or _has_article_before(lines, chosen[0]):
        return None
    are_cards = bool(cards(lines, chosen))
    settle_shared_date(lines, chosen, are_cards)
    bounds = [item_start(head) for head in chosen] + [_end_at(lines, chosen)]
    chosen = without_related(lines, chosen)
    number(lines, chosen)
    items = [read_item(lines, head, end) for head, end in zip(chosen, bounds[1:], strict=False)]
    if _ends_with_notice(lines, chosen, items):
        chosen, items = chosen[:-1], items[:-1]
    while ends_below_teasers(items):
        chosen, items = chosen[:-1], items[:-1]
    are_apart = not _opens_related_items(lines, chosen)
    for item, end in zip(items, bounds[1:], strict=False):
        if below and item is not None:
            item.head += _closing_dates(lines, item, end)
    are_cards = are_cards and not any("view" in line.plain and is_count(line.text) for line in lines)
    if are_cards or _are_teasers(lines, items):
        for item in items:
            if item is not None and len(item.body) == 1:
                item.excerpt = True
    found = without_teased([item for item in items if item is not None])
    is_list = is_archive(found, are_apart=are_apart) or (
        are_framed(lines, heads, chosen) and is_archive(found, are_alike=True, are_apart=are_apart)
    )
    return found if is_list else None


def number(lines: list[Line], chosen: list[Head]) -> None:
    """Give each article the number that its title has in the list, where the numbers go up."""
    found = [number_of(lines[head.title]) if head.title is not None else None for head in chosen]
    numbers = [each for each in found if each is not None]
    is_list = len(numbers) > 1 and all(one < two for one, two in pairwise(numbers))
    for head, each in zip(chosen, found, strict=True):
        head.number = each if is_list else None


def _are_teasers(lines: list[Line], items: list[Parts | None]) -> bool:
    """Say whether a few words each are all that a list has of its articles, which goes on elsewhere."""
    short = (
        len(item.body) == 1 and item.body[0].words <= _LONGEST_TEASER for item in items if item is not None
    )
    last = max((item.end for item in items if item is not None), default=0)
    first = bisect_right(lines, last, key=lambda line: line.start)
    below = lines[first : first + _NEAR]
    return all(short) and any(_goes_on(line) for line in below)


def _goes_on(line: Line) -> bool:
    """Say whether a line leads to the rest of a list ("Show more", "1 2 3 4 Next")."""
    return line.kind is Kind.MORE or line.plain in _MORE_PAGES or _PAGES.match(line.text) is not None


def without_related(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Leave out the last heads of a dated list that have no date and stand below "Read also" or the like."""
    kept = list(heads)
    dated = sum(_has_day(lines, head) for head in heads)
    while len(kept) > _FEWEST_DATED and dated >= len(kept) - 1 and not _has_day(lines, kept[-1]):
        if not any(opens_related(line) for line in lines[kept[-1].first : kept[-1].title]):
            break
        kept.pop()
    return kept


def _end_at(lines: list[Line], chosen: list[Head]) -> int:
    """Return where the last article ends at the latest: at the next rule, where rules part all of them."""
    end = _footer_at(lines, chosen[-1])
    if not all(head.after_rule for head in chosen[1:]):
        return end
    return next((i for i in range(chosen[-1].last, end) if lines[i].kind is Kind.RULE), end)


def _footer_at(lines: list[Line], last: Head) -> int:
    """Return where lines that are no text begin below the last article, with "Read more" among them."""
    first = last.last
    for index in range(last.last, len(lines)):
        if lines[index].kind in (Kind.PROSE, Kind.TEASER):
            between = lines[first + 1 : index]
            if len(between) >= _FEWEST_IN_FOOTER and any(opens_related(line) for line in between):
                return first + 1
            first = index
    return len(lines)


def _has_day(lines: list[Line], head: Head) -> bool:
    return head.day is not None or any(next(find_stamps(lines[i].text), None) for i in head.metas)


def _closing_dates(lines: list[Line], item: Parts, end: int) -> list[Line]:
    """Return the date lines among the first lines below an item's text."""
    first = bisect_right(lines, item.end, key=lambda line: line.start)
    return [line for line in lines[first : min(end, first + 8)] if line.kind is Kind.META]


def _has_article_before(lines: list[Line], head: Head) -> bool:
    """Say whether there is more prose above the first item than a site's description of itself."""
    before = sum(line.words for line in lines[: head.last] if line.kind is Kind.PROSE)
    after = sum(line.words for line in lines[head.last :] if line.kind is Kind.PROSE)
    return before > 60 and before > 0.1 * after


def item_start(head: Head) -> int:
    """Return the first line of the item: its title or the date line above."""
    return min([head.title if head.title is not None else head.last, *head.metas])


def _ends_with_notice(lines: list[Line], chosen: list[Head], items: list[Parts | None]) -> bool:
    """Say whether the last item is the site's word to its readers, below what alone ends a list."""
    item = items[-1]
    if item is None or any(line.kind is Kind.META for line in item.head):
        return False
    ending = [any(line.kind is Kind.END for line in lines[head.first : head.last]) for head in chosen]
    is_short = sum(line.words for line in item.body) <= _LONGEST_NOTICE
    is_alone = ending[-1] and not any(ending[:-1])
    return is_alone and is_short and all(is_addressed(line.text) for line in item.body)


def _opens_related_items(lines: list[Line], chosen: list[Head]) -> bool:
    """Say whether the last heading above the second item's title opens a box of links."""
    second = chosen[1]
    title = second.title if second.title is not None else second.last
    above = [line for line in lines[second.first : title] if line.kind in (Kind.SHORT, Kind.END, Kind.MORE)]
    return bool(above) and opens_related(above[-1])


def read_item(lines: list[Line], head: Head, end: int) -> Parts | None:
    """Return the parts of the item that begins at `head` and ends before line `end`."""
    title = _title_line(lines[head.title], head) if head.title is not None else None
    parts = Parts(title=title, head=lines[item_start(head) : head.last])
    if head.day is not None:
        parts.head.append(lines[head.day])
    after_title = lines[head.title + 1 if head.title is not None else head.first : head.last]
    parts.standfirst = standfirst(
        [line for line in after_title if not (line.marks & SIGNS and is_byline(line.text))], title
    )
    stop = next((i for i in range(head.last, end) if lines[i].kind in (Kind.TEASER, Kind.END)), end)
    parts.body = clean_body(lines[head.last : stop], title)
    if parts.body:
        parts.excerpt = _is_excerpt(lines, parts, stop, end)
    elif head.last < len(lines) and (lines[head.last].kind is Kind.TEASER or is_cut(lines[head.last].text)):
        parts.body, parts.excerpt = [lines[head.last]], True
    return parts if parts.body else None


def _title_line(line: Line, head: Head) -> Line:
    """Return the title's line without its number or date."""
    text = dated_title(line) if head.dated_title is not None and head.dated_title == head.title else None
    text = NUMBERED.sub("", text or line.text) if head.number is not None else text
    text = _CLOCK.sub("", _SIGN.sub("", text or line.text))
    return replace(line, text=text, marks=ALL) if text else line


def _is_excerpt(lines: list[Line], parts: Parts, stop: int, end: int) -> bool:
    """One paragraph right above a "Read more" line is all that the page has of the article."""
    if len(parts.body) > 1:
        return False
    return (
        any(line.kind is Kind.MORE for line in lines[stop - 1 : end] if line.start > parts.body[0].start)
        and stop == end
    )
