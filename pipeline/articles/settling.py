"""What a page's heads tell of each other: where dates, titles and standfirsts stand is the same for all.

What does not live here: the finding of heads (`pipeline.articles.heads`).
"""

from __future__ import annotations

from pipeline.articles.dates import find_stamps
from pipeline.articles.heads import Head, choose_title
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind


def settle_dates_above(lines: list[Line], heads: list[Head]) -> None:
    """Where most titles stand below their date, so does the first, whatever the site wrote above it."""
    dated = [head for head in heads if head.metas and head.title is not None]
    below = [head for head in dated if _is_title_below(lines, head)]
    if len(below) < 2 or len(below) < 0.6 * len(dated):
        return
    for head in dated:
        later = [index for index in head.candidates if index > head.metas[0]]
        if head.title is not None and head.title < head.metas[0] and later:
            head.title = choose_title(lines, later, [])


def settle_first(lines: list[Line], heads: list[Head]) -> None:
    """Where all other titles stand right above their text, so does the first, whatever is on top."""
    titled = [head for head in heads if head.title is not None]
    if len(titled) < 3 or any(head.metas or head.title != head.last - 1 for head in titled[1:]):
        return
    first = titled[0]
    if first.last - 1 in first.candidates and lines[first.last - 1].words >= 3:
        first.title = first.last - 1


def settle_shared_date(lines: list[Line], chosen: list[Head]) -> None:
    """Give all articles of an undated list the one date above the rule or number that opens the first."""
    first = chosen[0]
    numbered = [head.number for head in chosen] == list(range(1, len(chosen) + 1))
    rules = [i for i in range(first.title or 0) if lines[i].kind is Kind.RULE]
    if any(head.metas for head in chosen[1:]) or not (numbered or (first.after_rule and rules)):
        return
    top = first.title if numbered and first.title is not None else rules[-1]
    days = [i for i in range(top) if lines[i].kind is Kind.META and _has_day(lines[i])]
    if len(days) == 1:
        for head in chosen:
            head.day = days[0]


def _has_day(line: Line) -> bool:
    return any(stamp.day_date is not None for stamp in find_stamps(line.text))


def _is_title_below(lines: list[Line], head: Head) -> bool:
    """Say whether the head's title, or the only line in it with a title's length, is below its date."""
    if head.title is None or head.title > head.metas[0]:
        return head.title is not None
    long = [index for index in head.candidates if lines[index].words >= 3]
    return bool(long) and long[0] > head.metas[0]


def settle_standfirsts(lines: list[Line], heads: list[Head]) -> None:
    """Where most titles have another title-like line right above them, they are standfirsts."""
    titled = [head for head in heads if head.title is not None]
    under = [head for head in titled if head.title is not None and _is_under_title(lines, head, head.title)]
    if len(under) >= 2 and len(under) >= 0.6 * len(titled):
        for head in under:
            head.title = head.title - 1 if head.title is not None else None


def settle_names(lines: list[Line], heads: list[Head]) -> None:
    """Where other titles have the paper's name between them and their date, no title is a paper's name."""
    titled = [head for head in heads if head.title is not None and head.metas]
    named = [head for head in titled if head.title is not None and head.metas[0] == head.title + 2]
    if len(named) < 2:
        return
    for head in titled:
        above = head.metas[0] - 2
        if head.title == above + 1 and above in head.candidates and _is_name(lines, head.title, above):
            head.title = above


def _is_name(lines: list[Line], index: int, above: int) -> bool:
    words = lines[index].text.split()
    return len(words) <= 5 and all(word[0].isupper() for word in words) and lines[above].words >= 4


def _is_under_title(lines: list[Line], head: Head, title: int) -> bool:
    return title - 1 in head.candidates and 4 <= lines[title - 1].words <= 25 and lines[title].words >= 8


def settle_dated_titles(lines: list[Line], heads: list[Head]) -> None:
    """Where most heads have their date within the title's line, that line is the title of all."""
    inner = [head for head in heads if head.dated_title is not None and not _has_other_title(lines, head)]
    if len(inner) < 2 or len(inner) < 0.5 * len(heads):
        return
    for head in inner:
        if head.dated_title is not None:
            head.title, head.metas = head.dated_title, [head.dated_title]
            lines[head.dated_title].kind = Kind.META


def _has_other_title(lines: list[Line], head: Head) -> bool:
    others = [index for index in head.candidates if index != head.dated_title and lines[index].words >= 4]
    return any(index > head.begin + 2 or head.first > 0 for index in others)


def settle_dates_below(lines: list[Line], heads: list[Head]) -> bool:
    """Say whether date lines stand below the texts, and if so keep them from the titles that follow."""
    titled = [head for head in heads if head.title is not None]
    closed = [
        head
        for head in titled[1:]
        if head.closing and head.title is not None and head.closing[0] < head.title
    ]
    last = max((i for i, line in enumerate(lines) if line.kind is Kind.PROSE), default=0)
    is_closed = any(line.kind is Kind.META for line in lines[last + 1 : last + 5])
    if len(closed) < 1 or len(closed) < 0.6 * (len(titled) - 1) or titled[0].metas or not is_closed:
        return False
    for head in closed:
        head.metas = [index for index in head.metas if index not in head.closing]
        head.after_rule = True
    return True
