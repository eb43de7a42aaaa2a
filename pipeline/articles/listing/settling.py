"""What a page's heads tell of each other: where dates, titles and standfirsts stand is the same for all.

What does not live here: the finding of heads (`articles.layout.heads`).
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.layout.heads import Head, choose_title, last_prose
from pipeline.articles.layout.topics import settle_told
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind, is_related
from pipeline.articles.listing.framing import settle_frames
from pipeline.articles.listing.standfirsts import settle_attached, settle_standfirsts

_FEWEST_UNDATED = 3
_FEWEST_NAMED = 3
_SHORTEST = 3
_PARTICLES = frozenset("de da do dos del della di du der den van von zu bin ibn ben al el la le".split())
_ISSUE = re.compile(r"\b(?:No\.|Vol(?:ume|\.)|Issue|Edition|Price)\s?\S", re.I)


def settle(lines: list[Line], heads: list[Head]) -> None:
    """Choose the title of each head again by what the others show."""
    settle_dated_titles(lines, heads)
    settle_dates_above(lines, heads)
    settle_standfirsts(lines, heads)
    settle_first(lines, heads)
    settle_names(lines, heads)
    settle_pairs(lines, heads)
    settle_masthead(lines, heads)
    settle_missing(lines, heads)
    settle_frames(lines, heads)
    settle_told(lines, heads)
    settle_attached(lines, heads)


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
    """Where all other titles stand as far above their text, so does the first, whatever is on top.

    What is on top ends with a date, or the titles stand right above the text or a date line or byline.
    """
    titled = [head for head in heads if head.title is not None]
    offsets = {head.last - head.title for head in titled[1:] if head.title is not None}
    if len(titled) < 3 or len(offsets) != 1:
        return
    first, offset = titled[0], offsets.pop()
    place = first.last - offset
    days = [index for index in first.metas if index < place and _has_day(lines[index])]
    is_below = bool(days) and first.title is not None and first.title < days[0]
    is_bare = offset == 1 and not any(head.metas for head in titled[1:])
    is_signed = place + 1 in first.metas and all(
        head.title + 1 in head.metas for head in titled[1:] if head.title
    )
    if (is_below or is_bare or is_signed) and place in first.candidates and lines[place].words >= 3:
        first.title = place


def settle_shared_date(lines: list[Line], chosen: list[Head], are_cards: bool) -> None:
    """Give all articles of an undated list the one date that stands above the first title.

    In a numbered or ruled list it stands above the first number or rule, or is that of an issue ("No. 14
    Friday 8 May 2015"); else the list is of three articles at least, and no home page's cards.
    """
    first = chosen[0]
    if any(_has_day(lines[index]) for head in chosen[1:] for index in head.metas):
        return
    numbered = [head.number for head in chosen] == list(range(1, len(chosen) + 1))
    title = first.title if first.title is not None else first.last
    rules = [i for i in range(title) if lines[i].kind is Kind.RULE] if first.after_rule else []
    days = [
        i for i in range(title) if lines[i].kind is Kind.META and (_has_day(lines[i]) or _is_issue(lines[i]))
    ]
    if not days or len({stamp for index in days for stamp in _written(lines[index])}) != 1:
        return
    is_above = (
        not are_cards
        and len(chosen) >= _FEWEST_UNDATED
        and not first.after_rule
        and _is_undated(lines, first, title)
    )
    if numbered or is_above or (rules and days[0] < rules[-1]) or _ISSUE.search(lines[days[0]].text):
        for head in chosen:
            head.day = days[-1]


def _is_issue(line: Line) -> bool:
    """Say whether a line is the number and date of an issue, of which a month is enough."""
    return _ISSUE.search(line.text) is not None and any(stamp.year for stamp in find_stamps(line.text))


def _is_undated(lines: list[Line], head: Head, title: int) -> bool:
    return not any(_has_day(lines[index]) for index in head.metas if index > title)


def settle_pairs(lines: list[Line], heads: list[Head]) -> None:
    """Where dates stand below titles, an article has the last of several titles and dates above its text.

    The others are entries of a list without a text, such as videos.
    """
    dated = [head for head in heads if head.title is not None and any(_has_day(lines[i]) for i in head.metas)]
    below = [head for head in dated if head.title is not None and head.metas[0] == head.title + 1]
    if len(below) < _FEWEST_UNDATED or len(below) < 0.7 * len(dated):
        return
    for head in dated:
        pairs = [i for i in head.candidates if i + 1 in head.metas and _has_day(lines[i + 1])]
        pairs = [i for i in pairs if lines[i].gap or lines[i - 1].kind is not Kind.META]
        if pairs and head.title is not None and pairs[-1] >= head.title:
            head.title = pairs[-1]
            head.metas = [index for index in head.metas if index > pairs[-1]]


def settle_masthead(lines: list[Line], heads: list[Head]) -> None:
    """Where no other title has a date, the first stands below the date on top, right above a byline."""
    titled = [head for head in heads if head.title is not None]
    if len(titled) < _FEWEST_UNDATED or any(_has_day(lines[i]) for head in titled[1:] for i in head.metas):
        return
    first = titled[0]
    if first.title is None or not first.metas or first.title > first.metas[0]:
        return
    below = [i for i in first.candidates if i > first.metas[0] and lines[i].words >= 4 and lines[i].gap]
    if _has_day(lines[first.metas[0]]) and below:
        first.title = below[-1]


def _is_dated(lines: list[Line], head: Head) -> bool:
    return any(_has_day(lines[index]) for index in head.metas)


def _has_day(line: Line) -> bool:
    return bool(_days(line))


def _written(line: Line) -> set[tuple[int | None, int, int | None]]:
    return {(stamp.year, stamp.month, stamp.day) for stamp in find_stamps(line.text)}


def _days(line: Line) -> set[date]:
    return {stamp.day_date for stamp in find_stamps(line.text) if stamp.day_date is not None}


def _is_title_below(lines: list[Line], head: Head) -> bool:
    """Say whether the head's title, or the only line in it with a title's length, is below its date."""
    if head.title is None or head.title > head.metas[0]:
        return head.title is not None
    long = [index for index in head.candidates if lines[index].words >= 3]
    return bool(long) and long[0] > head.metas[0]


def settle_missing(lines: list[Line], heads: list[Head]) -> None:
    """Give a head without a title the line that stands where all others have theirs ("In pictures: ...")."""
    offsets = Counter(head.last - head.title for head in heads if head.title is not None)
    offset, uses = offsets.most_common(1)[0] if offsets else (0, 0)
    if uses < 2 or uses < 0.7 * offsets.total():
        return
    for head in heads:
        place = head.last - offset
        is_open = head.title is None and place >= head.first and lines[place].words >= _SHORTEST
        if is_open and lines[place].kind is Kind.FURNITURE and is_related(lines[place].text):
            head.title, head.candidates = place, [place]


def settle_names(lines: list[Line], heads: list[Head]) -> None:
    """Where other titles have the paper's name between them and their date, no title is a paper's name."""
    _settle_undated_names(lines, [head for head in heads if head.title is not None])
    titled = [head for head in heads if head.title is not None and head.metas]
    named = [head for head in titled if head.title is not None and head.metas[0] == head.title + 2]
    if len(named) < 2:
        return
    for head in titled:
        above = head.metas[0] - 2
        if head.title == above + 1 and above in head.candidates and _is_name(lines, head.title, above):
            head.title = above


def _settle_undated_names(lines: list[Line], titled: list[Head]) -> None:
    """Where some capitalised words stand between headline and text again and again, they are a name."""
    named = [head for head in titled if _is_name_above_text(lines, head)]
    if len(named) >= _FEWEST_NAMED and len(named) >= 0.6 * len(titled):
        for head in named:
            head.title = head.last - 2


def _is_name_above_text(lines: list[Line], head: Head) -> bool:
    """Say whether the line right above the text is a name, and the one above it a headline."""
    name, above = head.last - 1, head.last - 2
    if name not in head.candidates or above not in head.candidates or not _is_name(lines, name, above):
        return False
    words = lines[above].text.split()
    return lines[name].words <= len(words) and any(word[0].islower() for word in words)


def _is_name(lines: list[Line], index: int, above: int) -> bool:
    words = lines[index].text.split()
    are_names = all(word[0].isupper() or word in _PARTICLES for word in words)
    return len(words) <= 5 and are_names and lines[above].words >= _SHORTEST


def settle_dated_titles(lines: list[Line], heads: list[Head]) -> None:
    """Where most heads have their date within the title's line, that line is the title of all."""
    inner = [head for head in heads if head.dated_title is not None and not _has_other_title(lines, head)]
    if len(inner) < 2 or len(inner) < 0.5 * len(heads):
        return
    first = next(head for head in heads if head.candidates or head.metas)
    if first not in inner and first.dated_title == first.last - (inner[0].last - (inner[0].dated_title or 0)):
        inner.append(first)
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
    last = last_prose(lines)
    is_closed = any(line.kind is Kind.META for line in lines[last + 1 : last + 5])
    if (
        len(closed) < 1
        or len(closed) < 0.6 * (len(titled) - 1)
        or _is_dated(lines, titled[0])
        or not is_closed
    ):
        return False
    for head in closed:
        head.metas = [index for index in head.metas if index not in head.closing]
        head.after_rule = True
        below = [index for index in head.candidates if head.metas and index > head.metas[-1]]
        if below:
            head.title, head.metas = choose_title(lines, below, []), []
    return True
