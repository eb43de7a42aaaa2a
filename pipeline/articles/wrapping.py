"""Texts whose paragraphs were broken into short lines, as in mails and old files: made whole again.

What does not live here: what the lines are (`pipeline.articles.lines`).
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from pipeline.articles.lines import Line, count_words
from pipeline.articles.looks import Kind, kind_of

_SHORTEST, _LONGEST = 45, 100
_FEWEST_BREAKS = 3
_LONGEST_LINK = 14
_META_OPENS = frozenset(["by", "on", "in", "posted", "published", "updated", "von", "par", "por", "di"])
_CONTINUING = ",.;:!?)’”"
_STOPS = tuple(".!?:…\"”'’)»")


def unwrap(lines: list[Line]) -> list[Line]:
    """Return the lines with broken paragraphs joined and the rules under titles left out."""
    if not is_wrapped(lines):
        return without_underlines(rejoined(lines) if is_broken_at_links(lines) else lines)
    joined: list[Line] = []
    for line in lines:
        if (
            joined
            and line.gap == 0
            and not line.bullet
            and _goes_on(joined[-1])
            and line.kind is not Kind.RULE
        ):
            joined[-1] = _join(joined[-1], line)
        else:
            joined.append(line)
    return without_underlines(joined)


def is_broken_at_links(lines: list[Line]) -> bool:
    """Say whether sentences go on in the next line again and again, as where each link became a line."""
    going_on = sum(
        _continues(two) and _is_open(one) and max(one.words, two.words) > 4 for one, two in pairwise(lines)
    )
    return going_on >= _FEWEST_BREAKS


def rejoined(lines: list[Line]) -> list[Line]:
    """Return the lines with those joined that were parted within a sentence, at its links."""
    joined: list[Line] = []
    for index, line in enumerate(lines):
        before = joined[-1] if joined else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        is_link = line.words <= _LONGEST_LINK and after is not None and _continues(after) and _is_open(line)
        if (
            before is not None
            and line.gap == 0
            and _is_open(before)
            and (_continues(line) or (is_link and before.words > 2))
        ):
            joined[-1] = _join(before, line)
        else:
            joined.append(line)
    return joined


def _continues(line: Line) -> bool:
    """Say whether a line begins within a sentence: with a small letter, or the mark that ends one."""
    if line.gap or line.bullet or not line.text:
        return False
    if line.kind is Kind.META and line.text.split(" ", 1)[0] in _META_OPENS:
        return False
    return line.text[0].islower() or line.text[0] in _CONTINUING


def _is_open(line: Line) -> bool:
    return line.kind is not Kind.META and line.text[-1:] not in _STOPS


def without_underlines(lines: list[Line]) -> list[Line]:
    """Leave out the rules that stand right under a short line: they underline a title."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        is_title = (
            before is not None and before.kind in (Kind.SHORT, Kind.PROSE) and (index == 1 or before.gap > 0)
        )
        if not (line.kind is Kind.RULE and line.gap == 0 and is_title):
            kept.append(line)
    return kept


def is_wrapped(lines: list[Line]) -> bool:
    """Say whether most lines are of one width and break off within a sentence."""
    texts = [line for line in lines if line.words > 5 and line.kind is not Kind.RULE]
    if len(texts) < 8 or max(line.end - line.start for line in texts) > _LONGEST:
        return False
    followed = [one for one, two in pairwise(texts) if two.gap == 0]
    if len(followed) < 0.5 * len(texts) or median(one.end - one.start for one in followed) < _SHORTEST:
        return False
    return sum(one.text[-1] not in _STOPS for one in followed) > 0.6 * len(followed)


def _goes_on(line: Line) -> bool:
    return line.kind is not Kind.RULE and (line.words > 4 and line.kind is not Kind.META)


def _join(line: Line, more: Line) -> Line:
    part = "" if more.text[0] in _CONTINUING or line.text[-1] in "(“‘" else " "
    text = f"{line.text}{part}{more.text}"
    words = count_words(text)
    return Line(line.start, more.end, text, words, kind_of(text, words), line.gap, line.bullet)
