"""Readers' comments below an article: where they begin.

What does not live here: comments as web pages mark them (`pipeline.articles.html`).
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.articles.furniture import plain
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind

_HEADING = re.compile(
    r"(?:\d{1,4} )?(?:comments?|responses?|replies|thoughts on|comment section)\b|leave a (?:reply|comment)"
)
_REPLY = re.compile(
    r"(?:log in to )?repl(?:y|ies)\b|report(?: this comment)?$|(?:score|upvotes?):? [+-]?\d", re.I
)
_LONGEST_HEADING = 8
_LONGEST_REPLY = 4
_FEWEST_REPLIES = 2


def without_comments(lines: list[Line]) -> list[Line]:
    """Return the lines above a heading of comments below which readers answer each other."""
    marks = _headings(lines)
    if not marks:
        return lines
    for index in marks:
        if any(line.kind is Kind.PROSE for line in lines[:index]) and _are_comments(lines[index:]):
            return lines[:index]
    return lines


def _are_comments(lines: list[Line]) -> bool:
    """Say whether there is a "Reply" or the like for every second text."""
    short = [line for line in lines if line.words <= _LONGEST_REPLY]
    replies = sum(_REPLY.match(plain(line.text)) is not None for line in short)
    texts = sum(line.kind is Kind.PROSE for line in lines)
    return replies >= max(_FEWEST_REPLIES, 0.5 * texts)


def comments_at(lines: list[Line]) -> int:
    """Return where comments below several articles begin: at a heading that stands on the page once."""
    marks = _headings(lines)
    names = {index: re.sub(r"\d+", "", plain(lines[index].text)).rstrip("s") for index in marks}
    seen = Counter(names.values())
    alone = (index for index in marks if seen[names[index]] == 1 and index > len(lines) // 5)
    return next(alone, len(lines))


def _headings(lines: list[Line]) -> list[int]:
    return [
        index
        for index, line in enumerate(lines)
        if line.words <= _LONGEST_HEADING and _HEADING.match(plain(line.text))
    ]
