"""Readers' comments below an article: where they begin.

What does not live here: comments as web pages mark them (`articles.formats.html`).
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import OPENS

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
    first = next((index for index, line in enumerate(lines) if line.kind is Kind.PROSE), len(lines))
    below = {index for index in marks if index > first}
    cut = None
    replies = texts = 0
    for index in range(len(lines) - 1, first, -1):
        replies += lines[index].marks & OPENS != 0 and _is_reply(lines[index])
        texts += lines[index].kind is Kind.PROSE
        if index in below and replies >= max(_FEWEST_REPLIES, 0.5 * texts):
            cut = index
    return lines if cut is None else lines[:cut]


def _is_reply(line: Line) -> bool:
    """Say whether a line is "Reply" or the like: comments have one for every second text."""
    return line.words <= _LONGEST_REPLY and _REPLY.match(line.plain) is not None


def comments_at(lines: list[Line]) -> int:
    """Return where comments below several articles begin: at a heading that stands on the page once."""
    marks = _headings(lines)
    names = {index: re.sub(r"\d+", "", lines[index].plain).rstrip("s") for index in marks}
    seen = Counter(names.values())
    alone = (index for index in marks if seen[names[index]] == 1 and index > len(lines) // 5)
    return next(alone, len(lines))


def _headings(lines: list[Line]) -> list[int]:
    return [
        index
        for index, line in enumerate(lines)
        if line.marks & OPENS and line.words <= _LONGEST_HEADING and _HEADING.match(line.plain)
    ]
