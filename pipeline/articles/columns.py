"""Text set in two columns side by side, as copied from a printed page: the left read before the right.

What does not live here: tables (`pipeline.articles.table`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from pipeline.articles.lines import Line, count_words
from pipeline.articles.looks import kind_of

_GUTTER = re.compile(r"(?<=\S) {3,}(?=\S)")
_FEWEST = 6
_FEWEST_WORDS = 3
_STOPS = tuple(".!?:…\"”'’)»")


@dataclass(slots=True)
class _Piece:
    """What one column has in one row: its place in the file and its words."""

    row: int
    start: int
    text: str


def in_columns(text: str, lines: list[Line]) -> list[Line]:
    """Return the lines with two columns, where there are such, read one after the other."""
    if "   " not in text or len(lines) < _FEWEST:
        return lines
    margins = [line.start - text.rfind("\n", 0, line.start) - 1 for line in lines]
    starts = [
        [margin + match.end() for match in _GUTTER.finditer(text[line.start : line.end])]
        for line, margin in zip(lines, margins, strict=True)
    ]
    seen = Counter(column for each in starts for column in each)
    if not seen or seen.most_common(1)[0][1] < _FEWEST:
        return lines
    column = seen.most_common(1)[0][0]
    both = [index for index, each in enumerate(starts) if column in each]
    first, last = both[0], both[-1]
    while last + 1 < len(lines) and margins[last + 1] in (column, margins[both[0]]):
        if margins[last + 1] + len(lines[last + 1].text) > column and margins[last + 1] != column:
            break
        last += 1
    left, right = _pieces(text, lines[first : last + 1], margins[first : last + 1], column)
    if not (_is_column(left) and _is_column(right)):
        return lines
    return [
        *lines[:first],
        *_lines(left, lines[first].gap),
        *_lines(right, _gap_between(left)),
        *lines[last + 1 :],
    ]


def _pieces(
    text: str, lines: list[Line], margins: list[int], column: int
) -> tuple[list[_Piece], list[_Piece]]:
    """Return the pieces of both columns; none where a line runs across the gutter."""
    left, right, row = [], [], 0
    for line, margin in zip(lines, margins, strict=True):
        row += line.gap + 1
        raw = text[line.start : line.end]
        at = column - margin
        if at <= 0:
            right.append(_Piece(row, line.start, raw))
        elif at >= len(raw):
            left.append(_Piece(row, line.start, raw))
        elif raw[at - 2 : at].isspace() and raw[at] != " ":
            left.append(_Piece(row, line.start, raw[:at].rstrip()))
            right.append(_Piece(row, line.start + at, raw[at:]))
        else:
            return [], []
    return left, right


def _is_column(pieces: list[_Piece]) -> bool:
    """Say whether the pieces are text that runs on, not the cells of a table."""
    words = sum(count_words(piece.text) for piece in pieces)
    going_on = sum(two.text[0].islower() for _, two in pairwise(pieces))
    return len(pieces) >= _FEWEST and words >= _FEWEST_WORDS * len(pieces) and going_on * 3 >= len(pieces)


def _gap_between(left: list[_Piece]) -> int:
    """A sentence that the left column breaks off goes on in the right one."""
    return 1 if left[-1].text.endswith(_STOPS) else 0


def _lines(pieces: list[_Piece], gap: int) -> list[Line]:
    found, before = [], pieces[0].row - gap - 1
    for piece in pieces:
        body = " ".join(piece.text.split())
        words = count_words(body)
        end = piece.start + len(piece.text)
        found.append(Line(piece.start, end, body, words, kind_of(body, words), piece.row - before - 1))
        before = piece.row
    return found
