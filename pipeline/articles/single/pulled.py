"""Sentences that a page sets large beside the paragraph that has them too.

What does not live here: what else is left out of a body (`articles.single.body`).
"""

from __future__ import annotations

from collections import Counter

from pipeline.articles.line.lines import Line
from pipeline.articles.line.marks import QUOTE

_NEAR = 3
_FEWEST_PULLED = 6
_MOST_PULLED = 40
_OPENING = 8


def without_pull_quotes(lines: list[Line]) -> list[Line]:
    """Leave out the sentences that a paragraph near by has word for word: the page sets them large."""
    if not any(_is_pull_long(line) for line in lines):
        return lines
    quoting = [line.text for line in lines if line.marks & QUOTE and ('"' in line.text or "“" in line.text)]
    quoted = Counter(words for text in quoting for words in _quoted(text))
    if not quoted:
        return lines
    return [
        line for i, line in enumerate(lines) if not (_may_be_pulled(line, quoted) and _is_pulled(lines, i))
    ]


def _is_pull_long(line: Line) -> bool:
    return _FEWEST_PULLED <= line.words <= _MOST_PULLED


def _quoted(text: str) -> list[str]:
    """Return the first letters of what follows each quotation mark, and of all that ends with one."""
    pieces = text.replace("“", '"').split('"')
    return [piece[:_OPENING] for piece in (pieces if text[-1] in '"“' else pieces[1:])]


def _may_be_pulled(line: Line, quoted: Counter[str]) -> bool:
    if not _is_pull_long(line):
        return False
    opening = line.text[:_OPENING]
    if line.text[-1] not in ".!?" or opening in quoted:
        return not line.marks & QUOTE or _may_repeat(line.text, quoted)
    if opening[0] in '"“' and opening[1] not in '"“”':
        return quoted[_quoted(line.text[: _OPENING + 1] + ".")[0]] > 1
    return '"' in opening or "“" in opening or "”" in opening


def _may_repeat(text: str, quoted: Counter[str]) -> bool:
    """Say whether what stands in quotation marks within a line does so once more, as where its words do."""
    words = text.strip('"“”')
    at = min((place for place in (words.find('"'), words.find("“")) if place >= 0), default=len(words))
    if len(words) - at <= _OPENING:
        return True
    return quoted[_quoted(words[at : at + _OPENING + 1] + ".")[0]] > 1


def _is_pulled(lines: list[Line], index: int) -> bool:
    """Say whether a line is somebody's words alone, which stand in quotation marks near by."""
    text = lines[index].text
    words = text.strip('"“”')
    is_quoted = text[0] in '"“' and text[-1] in '"”'
    for line in lines[max(0, index - _NEAR) : index + 1 + _NEAR]:
        other = line.text
        if len(other) > len(text) and words in other:
            is_whole = text[-1] not in ".!?" and text.count(" ") >= _FEWEST_PULLED
            return is_quoted or is_whole or other[other.find(words) - 1] in '"“'
    return False
