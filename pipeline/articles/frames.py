"""What the heads of a list share: what stands around their titles, and that these tell of their texts.

What does not live here: the choice of each head's title (`pipeline.articles.framing`), other evidence of
where articles begin (`pipeline.articles.starts`).
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from pipeline.articles.heads import Head, dated_title
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind
from pipeline.articles.roles import role_of
from pipeline.articles.topics import shares, telling

Mark = tuple[str, object]
_AFTER = "after the text"
_FEWEST_FRAMED = 3
_SHARE = 0.6
_CAPITALS: Mark = ("within", "capitals")
_STRONG = ("date", "byline", "rule")
_NO_FRAME = ("text", "headline", "")
_TOLD = 0.8
_FEWEST_WORDS = 15
_HEADLINE = 4
_SHORTEST = 3
_FEWEST_MARKS = 3
_CLEARLY = 0.3
_LIVE = re.compile(r"live\b(?! tv)|as it happened|live\s?blog|minute by minute|latest updates", re.I)


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
