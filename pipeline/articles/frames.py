"""The frame that a page's titles share: what stands above and below each, which tells title from label.

What does not live here: the finding of heads (`pipeline.articles.heads`), which of them begin an article
(`pipeline.articles.starts`).
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from pipeline.articles.dates import find_stamps
from pipeline.articles.heads import NUMBERED, Head, dated_title, number_of
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind
from pipeline.articles.marks import DATES, DIGIT
from pipeline.articles.topics import share_told, shares, telling

CLOCK = re.compile(
    r"(?:(?:updated|published|posted|today|yesterday)\b[,:]?\s?)?(?:at\s)?[0-2]?\d(?:[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"(?:\s[A-Z]{2,4})?(?:\s?\|.{0,30})?$",
    re.I,
)
Mark = tuple[str, object]
_AFTER = "after the text"
_ROLES = {
    Kind.PROSE: "text",
    Kind.TEASER: "text",
    Kind.RULE: "rule",
    Kind.MORE: "more",
    Kind.FURNITURE: "label",
    Kind.END: "site",
    Kind.PROMOTION: "site",
}
_FEWEST = 2
_LABEL = 2
_MOST_PLACES = 12
_MARGIN = 1.2
_FEWEST_FRAMED = 3
_SHARE = 0.6
_CAPITALS: Mark = ("within", "capitals")
_STRONG = ("date", "byline", "rule")
_OF_MASTHEAD = ("from the top", "dated above")
_NO_FRAME = ("text", "headline", "")
_TOLD = 0.8
_FEWEST_WORDS = 15
_HEADLINE = 4
_SHORTEST = 3
_FEWEST_MARKS = 3
_CLEARLY = 0.3
_LIVE = re.compile(r"live\b(?! tv)|as it happened|live\s?blog|minute by minute|latest updates", re.I)
_ROUNDS = 3


def role_of(line: Line) -> str:
    """Return what a line may be beside a title: a date, a byline, a clock, a label, a headline, ..."""
    if line.kind is Kind.META:
        return "date" if next(find_stamps(line.text), None) is not None else "byline"
    if line.kind is Kind.SHORT:
        if line.text[0].isdigit() or line.text[-1].isdigit() or line.text[-1] in "mM":
            return "clock" if CLOCK.match(line.text) else _role_of_words(line)
        return _role_of_words(line)
    return _ROLES.get(line.kind, "site")


def _role_of_words(line: Line) -> str:
    return "label" if line.words <= _LABEL else "headline"


def settle_frames(lines: list[Line], heads: list[Head]) -> None:
    """Where titles stand in the same frame again and again, every head has the line that fits it best."""
    framed = [head for head in heads if len(head.candidates) > 0]
    if len(framed) < _FEWEST or all(len(head.candidates) == 1 for head in framed):
        return
    places = [_places(head) for head in framed]
    marks = {(h, i): _frame(lines, head, i) for h, head in enumerate(framed) for i in places[h]}
    for index in places[0]:
        marks[0, index] = {mark for mark in marks[0, index] if mark[0] not in _OF_MASTHEAD}
    told = {(h, i): share_told(lines, framed[h], i) for h, i in marks if len(places[h]) > 1}
    for _ in range(_ROUNDS):
        votes = Counter(
            mark
            for h, head in enumerate(framed)
            if h and head.title in places[h]
            for mark in marks[h, head.title]
        )
        changed = False
        for h, head in enumerate(framed):
            if head.title not in places[h] or len(places[h]) == 1:
                continue
            worth = {
                i: sum(map(votes.__getitem__, marks[h, i])) / max(1, len(framed) - 1)
                + min(lines[i].words, 4) / 4
                + told[h, i]
                for i in places[h]
            }
            best = max(worth, key=lambda i: (worth[i], i))
            if worth[best] > worth[head.title] + _MARGIN:
                head.title, head.number, changed = best, number_of(lines[best]), True
        if not changed:
            return


def _places(head: Head) -> list[int]:
    """Return where a head's title may be: not far above its text, or where it is."""
    near = head.candidates[-_MOST_PLACES:]
    return near if head.title in near or head.title not in head.candidates else [head.title, *near]


def _frame(lines: list[Line], head: Head, index: int) -> set[Mark]:
    """Return what tells of the place of a line in its head."""
    line, above, below = lines[index], lines[index - 1] if index else None, lines[index + 1]
    return {
        ("above", role_of(above) if above is not None else ""),
        ("below", role_of(below)),
        ("from the text", head.last - index),
        ("from the top", index - head.first),
        ("dated above", bool(head.metas) and head.metas[0] < index),
        ("dated below", bool(head.metas) and head.metas[-1] > index),
        ("numbered", line.marks & DIGIT != 0 and NUMBERED.match(line.text) is not None),
        ("dated", line.marks & DATES != 0 and dated_title(line) is not None),
        ("capitals", line.text.isupper()),
        ("gap", line.gap > 0),
        ("gap below", below.gap > 0),
        ("long", line.words > _LABEL),
    }


def framed(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads of a list: titles that tell of their own text, and share what stands around them.

    A live blog's entries are no list.
    """
    titled = [head for head in heads if head.title is not None]
    if len(titled) < _FEWEST_FRAMED:
        return titled if len(titled) == 2 and _are_two(lines, titled) else []
    marks = [_surroundings(lines, head) for head in titled]
    votes = Counter(mark for each in marks[1:] for mark in each)
    least = max(2, _SHARE * (len(titled) - 1))
    usual = {mark for mark, count in votes.items() if count >= least}
    if any(role == "clock" for _, role in usual) and _is_live(lines[: titled[0].last]):
        return []
    if not usual:
        return []
    tells = shares(lines, titled)
    found = [
        head
        for head, each, (own, other) in zip(titled, marks, tells, strict=True)
        if (_is_alike(usual, each) if head is not titled[0] else _is_first(usual, each, own, other))
    ]
    least = _SHORTEST if not any(role in _STRONG for _, role in usual) else _SHORTEST - 1
    is_list = len(found) >= _FEWEST_FRAMED and _median_words(lines, found) >= least
    tale = telling(lines, found)
    if usual == {_CAPITALS}:
        is_sure = tale.are_surely_headlines and _median_words(lines, found) >= _SHORTEST
        return found if is_list and is_sure else []
    is_told = tale.are_headlines or (found == titled and _are_dated(usual) and not tale.are_no_headlines)
    return found if is_list and is_told else []


def _are_dated(usual: set[Mark]) -> bool:
    """Say whether a date stands right above or below the titles, and something else in its place as well."""
    is_dated = bool({("above", "date"), ("below", "date"), ("within", "date")} & usual)
    return is_dated and len(usual) >= _FEWEST_MARKS


def _are_two(lines: list[Line], titled: list[Head]) -> bool:
    """Say whether the only two heads share a date, byline, rule or number, and each tells of its text."""
    shared = _surroundings(lines, titled[0]) & _surroundings(lines, titled[1])
    is_strong = any(role in _STRONG for _, role in shared)
    is_strong = is_strong or [head.number for head in titled] == [1, 2]
    return is_strong and all(own >= _CLEARLY and own > 2 * other for own, other in shares(lines, titled))


def are_framed(lines: list[Line], heads: list[Head], chosen: list[Head]) -> bool:
    """Say whether all chosen heads, the first too, share what stands around their titles."""
    alike = {head.first for head in framed(lines, heads)}
    return alike >= {head.first for head in chosen}


def _is_alike(usual: set[Mark], marks: set[Mark]) -> bool:
    return 2 * len(usual & marks) >= len(usual)


def _is_first(usual: set[Mark], marks: set[Mark], own: float, other: float) -> bool:
    """Say whether what opens the page is the first of the list; no text stands above it."""
    usual = {mark for mark in usual if mark[0] != _AFTER}
    return 2 * len(usual & marks) > len(usual) or (own >= _CLEARLY and own > 2 * other)


def _median_words(lines: list[Line], heads: list[Head]) -> float:
    return median(lines[head.title].words for head in heads if head.title is not None)


def told(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return all heads where nearly all have headlines that tell of their own text, which are of one size."""
    titled = [head for head in heads if head.title is not None]
    if len(titled) < _FEWEST_FRAMED:
        return []
    count = sum(own > 0 for own, _ in shares(lines, titled))
    is_told = count >= _TOLD * len(titled) and _median_words(lines, titled) >= _HEADLINE
    is_list = is_told and _are_even(lines, titled) and telling(lines, titled).are_surely_headlines
    return titled if is_list else []


def _are_even(lines: list[Line], titled: list[Head]) -> bool:
    """Say whether no text is a few words, and none more than all others together."""
    ends = [head.first for head in titled[1:]] + [len(lines)]
    sizes = [
        sum(line.words for line in lines[head.last : end] if line.kind is Kind.PROSE)
        for head, end in zip(titled, ends, strict=True)
    ]
    return min(sizes) >= _FEWEST_WORDS and 2 * max(sizes) <= sum(sizes)


def _is_live(lines: list[Line]) -> bool:
    return any(_LIVE.match(line.text) for line in lines)


def _surroundings(lines: list[Line], head: Head) -> set[Mark]:
    """Return what stands right around a title and right below the text before it."""
    if head.title is None:
        return set()
    above = role_of(lines[head.title - 1]) if head.title else ""
    places: set[Mark] = {("above", above), ("below", role_of(lines[head.title + 1]))}
    if head.first < head.title - 1:
        places.add((_AFTER, role_of(lines[head.first])))
    if lines[head.title].text.isupper() and lines[head.title].words > 1:
        places.add(_CAPITALS)
    if dated_title(lines[head.title]) is not None:
        places.add(("within", "date"))
    if head.metas:
        places.add(("beside", "meta"))
    if head.number is not None:
        places.add(("numbered", "number"))
    return {(place, role) for place, role in places if role not in _NO_FRAME}
