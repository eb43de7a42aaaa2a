"""The lines of one article among the lines of its page: title, standfirst, where the body is.

What does not live here: pages of several articles (`articles.listing.archive`), the looks of a
single line (`articles.line.looks`), the cleaning of the body (`articles.single.body`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.layout.dated_titles import dated_title
from pipeline.articles.layout.openings import MAY_END_DATELINE, dateline_of
from pipeline.articles.layout.runs import maximal_runs
from pipeline.articles.layout.topics import tells
from pipeline.articles.line.credits import is_caption
from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import ALL, DIGIT
from pipeline.articles.line.promotion import is_addressed
from pipeline.articles.single.body import clean_body, is_brief, repeated_lines
from pipeline.articles.single.page_title import (
    announced_title,
    find_title,
    is_by_date,
    opening_title,
    standfirst,
)

_COST = {
    Kind.SHORT: -4,
    Kind.META: -3,
    Kind.FURNITURE: -6,
    Kind.END: -90,
    Kind.TEASER: -10,
    Kind.MORE: -6,
    Kind.RULE: -2,
}
_ABOVE = 10
_BOX = -25
_ROW = -1
_MOST_PROMOTED = 12
_MOST = 80
_MOST_NOTICE, _MOST_OF_NOTHING_ELSE = 150, 300
_FEW_WORDS = 25
_ADDRESSED, _NOTHING_ELSE = 0.6, 0.85
_NOT_SMALL = 0.4
_NOT_TINY = 0.25
_DATED_ABOVE = 3
_FAR_ABOVE = 6
_SHORTEST_TITLE = 3
_LONGEST_REMARK = 40
_FEWEST_ROWS = 3
_FEW_IN_PRICE = 5
_PRICE = re.compile(
    r"(?:from )?(?:[£€$]|(?:USD|EUR|GBP) )\d+[.,]\d\d\b|(?:from )?\d+[.,]\d\d ?(?:€|EUR|USD|zł|Kč|kr)(?!\w)"
)
_ABOUT_SITE = re.compile(r"(?:about|contact)(?: us| the [A-Z][\w'’ ]{2,40}| [A-Z][\w'’ ]{2,40})?$", re.I)
_FIGURE = re.compile(r"\d+[.,:]\d+")


@dataclass(slots=True)
class Parts:
    """One article's lines: `head` are those between title and body, `region` from title to last body line."""

    title: Line | None = None
    standfirst: Line | None = None
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    excerpt: bool = False

    @property
    def start(self) -> int:
        """Where the article begins in the file: its title, or what of it stands first in columns."""
        lines = self._lines()
        return min([line.start for line in lines] + [line.end for line in lines])

    @property
    def end(self) -> int:
        """Where its last body line ends in the file."""
        lines = self._lines()
        return max([line.start for line in lines] + [line.end for line in lines])

    def _lines(self) -> list[Line]:
        return [self.title, *self.body] if self.title is not None else self.body


def read_page(lines: list[Line]) -> Parts | None:
    """Return the parts of the one article in `lines`; None when there is none."""
    window = best_window(lines)
    if window is None:
        return None
    first, last = window
    while last + 1 < len(lines) and is_brief(lines[last + 1]):
        last += 1
    agencies = [
        index
        for index, line in enumerate(lines[first : last + 1], first)
        if line.marks & MAY_END_DATELINE and line.kind is Kind.PROSE and _has_agency(line)
    ]
    title = find_title(lines, body_start(lines, None, first, last, agencies))
    title = title if title is not None else announced_title(lines, first)
    if title is None or not is_by_date(lines, title):
        opening = opening_title(lines, first, last)
        title = opening if opening is not None else title
    first = body_start(lines, title, first, last, agencies)
    parts = Parts(title=lines[title] if title is not None else None)
    above = title if title is not None else max(0, first - 4)
    parts.head = lines[above + 1 if title is not None else above : first]
    if not any(line.kind is Kind.META for line in parts.head):
        parts.head += [line for line in lines[max(0, above - _FAR_ABOVE) : above] if line.kind is Kind.META]
    if parts.title is None:
        parts.title = next((named for line in parts.head if (named := _dated(line)) is not None), None)
    parts.standfirst = standfirst(parts.head, parts.title)
    parts.head += [line for line in lines[max(0, above - _DATED_ABOVE) : above] if line.kind is Kind.META]
    parts.body = clean_body(lines[first : last + 1], parts.title, repeated_lines(lines))
    return parts if parts.body and not _is_notice(parts) and not _is_table(lines, parts) else None


def _is_table(lines: list[Line], parts: Parts) -> bool:
    """Say whether a page is rows of figures and a remark on them, or wares with their prices."""
    if _are_wares(lines) and not any(_has_day(line) for line in parts.head):
        return True
    if len(parts.body) > 1 or parts.body[0].words > _LONGEST_REMARK:
        return False
    return (
        sum(line.kind is Kind.SHORT and len(_FIGURE.findall(line.text)) > 1 for line in lines) >= _FEWEST_ROWS
    )


def _are_wares(lines: list[Line]) -> bool:
    prices = (line for line in lines if line.marks & DIGIT and line.words <= _FEW_IN_PRICE)
    return sum(_PRICE.match(line.text) is not None for line in prices) >= _FEWEST_ROWS


def _has_day(line: Line) -> bool:
    is_dated = line.kind is Kind.META and line.marks & DIGIT != 0
    return is_dated and any(stamp.day is not None for stamp in find_stamps(line.text))


def _dated(line: Line) -> Line | None:
    """Return the title in a line that is a title and its date."""
    text = dated_title(line) if line.kind is Kind.META else None
    is_title = text is not None and text.count(" ") >= _SHORTEST_TITLE - 1
    return replace(line, text=text, marks=ALL) if text is not None and is_title else None


def _is_notice(parts: Parts) -> bool:
    """Say whether an undated page mostly speaks to its reader, in few words ("The page you look for ...").

    Where it has no title, any such word tells; where its title tells nothing of a few words, these do.
    """
    words = sum(line.words for line in parts.body)
    if any(line.kind is Kind.META for line in parts.head) or words > _MOST_OF_NOTHING_ELSE:
        return False
    if any(dateline_of(line) is not None for line in parts.body):
        return False
    if parts.title is not None and _ABOUT_SITE.match(parts.title.text) is not None:
        return True
    if words <= _FEW_WORDS and parts.title is not None and not tells(parts.title.text, parts.body[0].text):
        return True
    addressed = sum(line.words for line in parts.body if is_addressed(line.text))
    if words > _MOST_NOTICE:
        return addressed >= _NOTHING_ELSE * words
    return addressed >= _ADDRESSED * words or (addressed > 0 and parts.title is None)


def _worth(line: Line) -> int:
    if line.kind is Kind.PROSE:
        return min(line.words, _MOST) if not line.bullet or line.words > 20 else line.words // 3
    if line.kind is Kind.END and (line.plain in furniture().box or "newsletter" in line.plain):
        return _BOX
    if line.kind is Kind.SHORT and line.text[0].isdigit():
        return _ROW
    return -min(line.words, _MOST_PROMOTED) if line.kind is Kind.PROMOTION else _COST[line.kind]


def best_window(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first and last index of the article's lines.

    Of all runs with the most prose and the least else, the first that is not small beside the
    largest: related articles and comments come after the article.
    """
    repeated = repeated_lines(lines)
    runs = maximal_runs(
        [
            min(line.words, _MOST) if line.kind is Kind.PROSE and not line.bullet else _worth(line)
            for line in lines
        ]
    )
    weights = [total * _heading_weight(lines, first, repeated) for first, _, total in runs]
    most, largest = max(weights, default=0), max((total for _, _, total in runs), default=0)
    return next(
        (
            run[:2]
            for run, weight in zip(runs, weights, strict=True)
            if weight >= _NOT_SMALL * most and run[2] >= _NOT_TINY * largest
        ),
        None,
    )


def _heading_weight(lines: list[Line], first: int, repeated: frozenset[str]) -> float:
    """A run right below a date line, or a title that the page repeats, is likelier the article."""
    above = lines[max(0, first - _ABOVE) : first + 3]
    is_dated = any(line.kind is Kind.META and not line.bullet for line in above)
    is_titled = any(line.kind is Kind.SHORT and line.words >= 4 and line.plain in repeated for line in above)
    return (2.0 if is_dated else 1.0) * (1.5 if is_titled else 1.0)


def body_start(lines: list[Line], title: int | None, first: int, last: int, agencies: list[int]) -> int:
    """Return where the body begins: after title, date line and byline, or at the one agency's date line."""
    start = first
    name = lines[title].plain if title is not None else ""
    prose = 0
    for index in range(first, min(last, first + 12)):
        line = lines[index]
        prose += line.kind is Kind.PROSE and line.plain != lines[index - 1].plain
        if prose > 2:
            break
        if (line.kind is Kind.META and not line.bullet) or (name and prose < 2 and line.plain == name):
            start = index + 1
    opening = [index for index in agencies if index >= start]
    return opening[0] if len(opening) == 1 else min(start, last)


def _has_agency(line: Line) -> bool:
    dateline = dateline_of(line)
    return dateline is not None and dateline.agency is not None and not is_caption(line)
