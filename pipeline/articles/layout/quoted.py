"""Marks that mail and chat programs set before every line: quotation marks of mails, who wrote when in chats.

What does not live here: files that are mails (`articles.formats.mail`), readers' comments (`comments`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.articles.line.lines import Line, count_words, look_at
from pipeline.articles.line.looks import Kind

_QUOTED = re.compile(r"(?:>\s{0,2})+")
_FEWEST_QUOTED = 5
_MESSAGE = re.compile(
    r"\[?(?P<when>\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp]\.?[Mm]\.?)?)"
    r"\]?(?:\s[-–])?\s(?P<who>[^:\d][^:]{0,40}):\s(?P<text>\S.*)"
)
_FEWEST_MESSAGES = 3
_EMPHASIS = re.compile(r"([*_])(?! )(?P<text>[^*_]+)\1$")


def without_marks(lines: list[Line]) -> list[Line]:
    """Return the lines without such marks, where they stand before most lines or several messages."""
    quoted = [line for line in lines if line.text[:1] == ">"]
    if len(quoted) >= max(_FEWEST_QUOTED, len(lines) / 2):
        lines = list(_unquoted(lines))
    messages = [_MESSAGE.match(line.text) for line in lines if line.text[:2].strip("[").isdigit()]
    if sum(match is not None for match in messages) >= _FEWEST_MESSAGES:
        lines = list(_messages(lines))
    return lines


def _unquoted(lines: list[Line]) -> Iterator[Line]:
    gap = 0
    for line in lines:
        match = _QUOTED.match(line.text)
        at = match.end() if match is not None else 0
        if at == len(line.text):
            gap += 1
            continue
        yield _piece(line, at, gap or line.gap) if at else line
        gap = 0


def _messages(lines: list[Line]) -> Iterator[Line]:
    """Yield the lines of a chat; of each message first the line that says when it was sent."""
    for line in lines:
        match = _MESSAGE.match(line.text)
        if match is None:
            yield _plain(line)
            continue
        yield _cut(line, match.start("when"), match.end("when"), 1)
        yield _plain(_piece(line, match.start("text"), 0))


def _plain(line: Line) -> Line:
    """Return a line without the marks of emphasis around all of it."""
    match = _EMPHASIS.match(line.text)
    return _cut(line, match.start("text"), match.end("text"), line.gap) if match is not None else line


def _piece(line: Line, at: int, gap: int) -> Line:
    return _cut(line, at, len(line.text), gap)


def _cut(line: Line, first: int, last: int, gap: int) -> Line:
    text = line.text[first:last]
    is_exact = len(line.text) == line.end - line.start
    start, end = (line.start + first, line.start + last) if is_exact else (line.start, line.end)
    return look_at([Line(start, end, text, count_words(text), Kind.UNSEEN, gap)])[0]
