"""Stretches of tokens: their edges trimmed, a dateline cut off, whether they hold a finite verb.

What does not live here: any cue.
"""

from __future__ import annotations

from pipeline.nlp.quotes.page import Page, Unit

Stretch = tuple[int, int]

PAUSES = frozenset([",", "--", "-", "–", "—", ":", ";", ".", "?", "!", "…", "...", "(", ")"])
FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])
_LONGEST_SOURCE = 5


def content_before(page: Page, unit: Unit, end: int) -> Stretch | None:
    """Return what stands in the unit before the clause of a cue that begins at token `end`."""
    return trimmed(page, after_dateline(page, unit), end)


def is_clause(page: Page, stretch: Stretch) -> bool:
    """Return whether the stretch has a finite verb."""
    return any(page.parse.tags[token] in FINITE for token in range(*stretch))


def after_dateline(page: Page, unit: Unit) -> int:
    """Return the unit's first token after "OSLO --"."""
    parse = page.parse
    if unit.first and not page.breaks[unit.first - 1]:
        return unit.first
    if parse.words[unit.first] == "(" and ")" in parse.words[unit.first : unit.first + _LONGEST_SOURCE]:
        return parse.words.index(")", unit.first) + 1
    for token in range(unit.first, min(unit.first + 10, unit.end)):
        if parse.words[token] in ("--", "—", "–", "―") and parse.words[unit.first].strip("\"'").isupper():
            return token + 1
    return unit.first


def trimmed(page: Page, first: int, end: int) -> Stretch | None:
    """Return the stretch without pauses and spaces at its edges, or None where nothing is left."""
    while first < end and _is_pause(page, first):
        first += 1
    while end > first and _is_pause(page, end - 1):
        if page.parse.words[end - 1] == ")" and "(" in page.parse.words[first:end]:
            break
        end -= 1
    return (first, end) if end > first else None


def _is_pause(page: Page, token: int) -> bool:
    """Return whether `token` is a space or a mark of punctuation outside every stretch."""
    return page.holder[token] < 0 and (page.parse.words[token] in PAUSES or page.parse.pos[token] == "SPACE")
