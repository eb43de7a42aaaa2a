"""Text set in two columns side by side, as copied from a printed page: the left read before the right.

What does not live here: tables (`articles.formats.table`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from pipeline.articles.line.lines import Line, count_words
from pipeline.articles.line.looks import Kind

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
    if "   " not in text:
        return lines
    starts = _right_starts(text, lines)
    seen = Counter(column for columns in starts.values() for column in columns)
    column, rows = seen.most_common(1)[0] if seen else (0, 0)
    if rows < _FEWEST:
        return lines
    first, end = _block(
        text, lines, column, [index for index, columns in starts.items() if column in columns]
    )
    left, right = _pieces(text, lines[first:end], column)
    if not (_is_column(left) and _is_column(right)):
        return lines
    left_lines, right_lines = _lines(left, lines[first].gap), _lines(right, _gap_between(left))
    return [*lines[:first], *left_lines, *right_lines, *lines[end:]]


def _margin(text: str, line: Line) -> int:
    return line.start - text.rfind("\n", 0, line.start) - 1


def _right_starts(text: str, lines: list[Line]) -> dict[int, list[int]]:
    """Return the columns at which text begins behind a gutter, by line."""
    found = {}
    for index, line in enumerate(lines):
        if "   " in (raw := text[line.start : line.end]):
            margin = _margin(text, line)
            found[index] = [margin + match.end() for match in _GUTTER.finditer(raw)]
    return found


def _block(text: str, lines: list[Line], column: int, rows: list[int]) -> tuple[int, int]:
    """Return the first line with two columns, and what follows the last or the one column below it."""
    margin, end = _margin(text, lines[rows[0]]), rows[-1] + 1
    while end < len(lines):
        here = _margin(text, lines[end])
        if here != column and (here != margin or here + len(lines[end].text) > column):
            break
        end += 1
    return rows[0], end


def _pieces(text: str, lines: list[Line], column: int) -> tuple[list[_Piece], list[_Piece]]:
    """Return the pieces of both columns; none where a line runs across the gutter."""
    left, right, row = [], [], 0
    for line in lines:
        row += line.gap + 1
        raw = text[line.start : line.end]
        at = column - _margin(text, line)
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
        found.append(Line(piece.start, end, body, words, Kind.UNSEEN, piece.row - before - 1))
        before = piece.row
    return found
