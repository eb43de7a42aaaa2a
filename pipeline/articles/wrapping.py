"""Texts whose paragraphs were broken into short lines, as in mails and old files: made whole again.

What does not live here: what the lines are (`pipeline.articles.lines`).
"""

from __future__ import annotations

from itertools import pairwise
from statistics import median

from pipeline.articles.lines import Line, count_words
from pipeline.articles.looks import Kind, kind_of

_SHORTEST, _LONGEST = 45, 100
_STOPS = ".!?:…\"”'’)»"


def unwrap(lines: list[Line]) -> list[Line]:
    """Return the lines with broken paragraphs joined and the rules under titles left out."""
    if not is_wrapped(lines):
        return without_underlines(lines)
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
    text = f"{line.text} {more.text}"
    words = count_words(text)
    return Line(line.start, more.end, text, words, kind_of(text, words), line.gap, line.bullet)
