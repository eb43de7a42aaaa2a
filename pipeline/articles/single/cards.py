"""Cards of other articles below an article: a headline and a sentence each, again and again.

What does not live here: home pages that are nothing but cards (`articles.listing.starts`).
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.menus import is_count

_HEADING = re.compile(
    r"(?:more (?:from|on|in|about|stories|news|coverage)|related|latest|also in|also on"
    r"|read (?:more|next|also)|elsewhere"
    r"|recommended|you (?:may|might) also|other (?:news|stories)|keep reading|don't miss|what to read)\b"
)
_FEWEST_UNDER_HEADING = 2
_LONGEST_SENTENCE = 40
_SHORTEST_HEADLINE = 4


def before_cards(lines: list[Line]) -> list[Line]:
    """Return the lines above the cards at their end, which a heading opens or counts and times part."""
    prose = next((index for index, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    pairs = [first for first in _pairs_at_end(lines) if first > prose]
    if len(pairs) < _FEWEST_UNDER_HEADING:
        return lines
    names = Counter(line.plain for line in lines if line.kind is not Kind.PROSE)
    for first in pairs[_FEWEST_UNDER_HEADING - 1 :]:
        if _is_heading(lines[first - 1], names):
            return lines[: first - 1]
    counted = sum(is_count(line.text) or line.kind is Kind.META for line in lines[pairs[-1] :])
    return lines[: pairs[-1]] if counted >= len(pairs) else lines


def _is_heading(line: Line, names: Counter[str]) -> bool:
    """Say whether a line opens the cards; one that the article has again and again is a link within it."""
    name = line.plain
    return line.kind is not Kind.PROSE and _HEADING.match(name) is not None and names[name] == 1


def _pairs_at_end(lines: list[Line]) -> list[int]:
    """Return where the headlines are that have one sentence below them, the last first."""
    contents = (index for index in range(len(lines) - 1, -1, -1) if _is_content(lines[index]))
    pairs: list[int] = []
    for below, above in zip(contents, contents, strict=False):
        if not (_is_headline(lines[above]) and _is_sentence(lines[below])):
            break
        pairs.append(above)
    return pairs


def _is_content(line: Line) -> bool:
    return line.kind is Kind.PROSE or (line.kind is Kind.SHORT and line.words >= _SHORTEST_HEADLINE)


def _is_headline(line: Line) -> bool:
    return line.kind is Kind.SHORT and line.words >= _SHORTEST_HEADLINE and not line.text.endswith(".")


def _is_sentence(line: Line) -> bool:
    return line.kind is Kind.PROSE and line.words <= _LONGEST_SENTENCE
