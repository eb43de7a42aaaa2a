"""Marked words that no cue in their sentence claims: the rest of a quote, or a quote that floats.

What does not live here: who speaks them, beyond saying whose words they go on from.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page, Unit

_FEWEST_WORDS = 4
_LONGEST_HEADING = 12
_LONG_PIECE = 25
_NEAR = 40
_MOST_PULLED = 100
_BACK = 3
_ENDING = frozenset(".!?…,")
_MARKS = re.compile(r"[\"'“”‘’]")


def read_floating(page: Page, found: list[Found]) -> list[Found]:
    """Return the unclaimed marked stretches that stand as sentences of their own."""
    claimed = {one.marked for one in found if one.marked is not None}
    spans = sorted((one.first, one.end) for one in found)
    loose = [
        (unit, number)
        for unit in page.units
        if unit.marked and _is_bare(page, unit)
        for number in unit.marked
        if number not in claimed and not _inside(page.spans[number], spans)
    ]
    may_be_pulled = len(loose) <= _MOST_PULLED
    floating = [
        Found(*page.spans[number], rule=_rule(page, unit, number, spans), marked=number)
        for unit, number in loose
        if _is_enough(page, number) and not (may_be_pulled and _is_pulled(page, number))
    ]
    _carry_back(page, floating, {one.marked: one for one in found})
    return floating


def _carry_back(page: Page, floating: list[Found], claimed: dict[int | None, Found]) -> None:
    """Give a paragraph left open the speaker that the next paragraph of the same speech names."""
    for one in reversed(floating):
        if one.marked is None or page.marked[one.marked].is_closed:
            continue
        after = claimed.get(
            next((n for n in range(one.marked + 1, len(page.marked)) if n in page.spans), None)
        )
        if after is not None and after.marked is not None and page.marked[after.marked].continues:
            one.source, one.group, one.rule = after.source, after.group, "carried"
            claimed[one.marked] = one


def _rule(page: Page, unit: Unit, number: int, spans: list[tuple[int, int]]) -> str:
    """Return whether the stretch goes on from the sentence before, from the paragraph before, or floats."""
    if page.marked[number].continues:
        return "carried"
    place = bisect_left(spans, (unit.first, 0)) - 1
    near = place >= 0 and spans[place][1] >= unit.first - _NEAR
    same = near and not any(page.breaks[spans[place][1] : unit.first])
    return "continued" if same else "floating"


def _inside(span: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    """Return whether a quote found before holds the stretch."""
    place = bisect_left(spans, (span[0] + 1, 0)) - 1
    return any(spans[near][1] >= span[1] for near in range(max(0, place - _BACK), place + 1))


def _is_bare(page: Page, unit: Unit) -> bool:
    """Return whether the unit is nothing but marked words."""
    return not any(page.holder[token] < 0 and page.is_word(token) for token in range(unit.first, unit.end))


def _is_enough(page: Page, number: int) -> bool:
    """Return whether the stretch is a sentence or long enough, and not a heading in single marks."""
    one = page.marked[number]
    words = page.parse.text[one.start : one.end].split()
    if one.is_single and len(words) <= _LONGEST_HEADING and _is_paragraph(page, number):
        return False
    return page.last_char(number) in _ENDING or (len(words) >= _FEWEST_WORDS and not one.is_single)


def _is_paragraph(page: Page, number: int) -> bool:
    """Return whether the stretch is a paragraph by itself, as a heading is."""
    text, one = page.parse.text, page.marked[number]
    before, after = text[max(0, one.opened - 1) : one.opened], text[one.closed : one.closed + 1]
    return before in ("", "\n") and after in ("", "\n") and not one.continues


def _is_pulled(page: Page, number: int) -> bool:
    """Return whether the article has the same words elsewhere, so that this is a quote pulled out of it."""
    one = page.marked[number]
    pieces = _MARKS.split(page.parse.text[one.start : one.end])
    longest = max(pieces, key=len).strip()
    return len(longest) >= _LONG_PIECE and page.parse.text.count(longest) > 1
