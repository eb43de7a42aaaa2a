"""Lists whose articles are one line each: a date, a title and the text, parted by the same mark.

What does not live here: articles of several lines (`page`, `archive`).
"""

from __future__ import annotations

import re

from pipeline.articles.dates import find_stamps
from pipeline.articles.lines import Line, count_words
from pipeline.articles.looks import Kind, kind_of
from pipeline.articles.page import Parts

_MARKS = ("\t", " | ", " || ", " ; ", " — ", " – ", " - ", " :: ")
_FEWEST = 3
_LEAST_WORDS = 15


def read_rows(lines: list[Line]) -> list[Parts] | None:
    """Return the articles of a list of one-line articles; None when the lines are something else."""
    long = [line for line in lines if line.words >= _LEAST_WORDS]
    if len(long) < _FEWEST:
        return None
    for mark in _MARKS:
        if not any(mark in line.text[:300] for line in long[:_FEWEST]):
            continue
        rows = [row for line in long if (row := _row(line, mark)) is not None]
        if len(rows) >= max(_FEWEST, 0.7 * len(long)):
            return rows
    return None


def _row(line: Line, mark: str) -> Parts | None:
    pieces = line.text.split(mark, 3)
    if len(pieces) < 3:
        return None
    dated = next((i for i, piece in enumerate(pieces[:3]) if _is_date(piece)), None)
    rest = [i for i in range(len(pieces)) if i != dated]
    if dated is None or len(rest) < 2:
        return None
    title, body = rest[0], rest[1:]
    text = mark.join(pieces[i] for i in body).strip()
    if not 2 <= count_words(pieces[title].strip()) <= 35 or count_words(text) < _LEAST_WORDS // 2:
        return None
    return Parts(
        title=_piece(line, pieces[title]),
        head=[_piece(line, pieces[dated], Kind.META)],
        body=[_piece(line, text, Kind.PROSE)],
    )


def _piece(line: Line, text: str, kind: Kind | None = None) -> Line:
    bare = re.sub(r"^\d{1,3}[.)]\s+", "", text.strip())
    words = count_words(bare)
    return Line(line.start, line.end, bare, words, kind or kind_of(bare, words), 0)


def _is_date(piece: str) -> bool:
    bare = piece.strip(" ()[]")
    stamps = [stamp for stamp in find_stamps(bare) if stamp.year is not None]
    return len(bare) < 45 and len(stamps) == 1 and len(bare) - (stamps[0].end - stamps[0].start) <= 8
