"""Lists whose articles are one line each: a date, a title and the text, parted by the same marks.

What does not live here: articles of several lines (`page`, `archive`).
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import median

from pipeline.articles.facts.dateline import read_dateline
from pipeline.articles.facts.dates import Stamp, find_stamps
from pipeline.articles.line.lines import Line, count_words
from pipeline.articles.line.looks import Kind, kind_of
from pipeline.articles.line.marks import DATES, DIGIT, OPENS
from pipeline.articles.single.page import Parts

_MARKS = ("\t", " | ", " || ", " ; ", " — ", " – ", " - ", " :: ")
_TITLE_ENDS = (*_MARKS, ": ")
_FEWEST = 3
_LEAST_WORDS = 15
_WITHIN = 300
_NUMBER = re.compile(r"\d{1,3}[.)]\s+")
_ITEM = re.compile(r"(\d{1,3})[.)]\s+((?:[^\s.!?]+\s){1,11}[^\s.!?]+[.!?:])\s+(?=[A-ZÀ-Þ\"“‘'\d])(.+)", re.S)
_SHORT = 12
_BRIEF = re.compile(r"\bin (?:brief|short)\b|\bbriefs\b|\b(?:digest|round-?up|bulletin|short notes)\b", re.I)
_CAPITALS = re.compile(r"([A-ZÀ-Þ][A-ZÀ-Þ\d '’&/,\"“”-]{4,110}?)\s?[:.]\s(?=[A-ZÀ-Þ\"“‘'])(.+)", re.S)
_DASHED = re.compile(r"([^\W\d_][^–—.:;!?]{6,70}) ([–—-]) (\S.+)", re.S)
_LEAST_DASHED = 25
_FEWEST_SPACES = 2
_OPENING = " ([|–—-,:\t"
_CLOSING = " )]|–—-:.,\t"


def read_rows(lines: list[Line]) -> list[Parts] | None:
    """Return the articles of a list of one-line articles; None when the lines are something else."""
    long = [line for line in lines if line.words >= _LEAST_WORDS]
    if len(long) < _FEWEST:
        return None
    for mark in _MARKS:
        if not any(mark in line.text[:_WITHIN] for line in long[:_FEWEST]):
            continue
        rows = [row for line in long if (row := _row(line, mark)) is not None]
        if len(rows) >= max(_FEWEST, 0.7 * len(long)):
            return rows
    return _framed(long) or _numbered(lines, long) or _headed(lines, long) or _dashed(lines, long)


def _headed(lines: list[Line], long: list[Line]) -> list[Parts] | None:
    """Return the items of a column of news in brief: "BRIDGE CLOSED: Text", each heading once."""
    is_brief = any(_BRIEF.search(line.text) for line in lines if line.words <= _SHORT)
    found = [(match, line) for line in long if (match := _CAPITALS.match(line.text)) is not None]
    if len(found) < max(_FEWEST, 0.8 * len(long)) or len({match[1] for match, _ in found}) < len(found):
        return None
    if not is_brief and (len(found) < len(long) or any(match[1].count(" ") < 2 for match, _ in found)):
        return None
    rows = [_parts(line, match[1], "", match[2]) for match, line in found]
    dated = _only_date(lines, found[0][1])
    for row in rows:
        if row is not None:
            row.head = dated
    return [row for row in rows if row is not None]


def _dashed(lines: list[Line], long: list[Line]) -> list[Parts] | None:
    """Return the items of a column whose paragraphs all begin with a title ("Bridge closed – the ...")."""
    long = [line for line in long if line.words >= _LEAST_DASHED]
    found = [(match, line) for line in long if (match := _DASHED.match(line.text)) is not None]
    if len(found) < max(_FEWEST, 0.8 * len(long)) or any(read_dateline(line.text) for _, line in found):
        return None
    if median(match[1].count(" ") for match, _ in found) < _FEWEST_SPACES:
        return None
    rows = [row for match, line in found if (row := _parts(line, match[1], "", match[3])) is not None]
    dated = _only_date(lines, found[0][1])
    for row in rows:
        row.head = dated
    return rows if len({match[2] for match, _ in found}) == 1 and len(rows) == len(found) else None


def _only_date(lines: list[Line], first: Line) -> list[Line]:
    """Return the date line above a list, if there is only one."""
    above = [line for line in lines if line.start < first.start and line.kind is Kind.META]
    dated = [line for line in above if any(stamp.day_date is not None for stamp in find_stamps(line.text))]
    return dated if len(dated) == 1 else []


def _numbered(lines: list[Line], long: list[Line]) -> list[Parts] | None:
    """Return the items of a digest: "1. Title. Text", from one on, with at most one date above them all."""
    found = [(match, line) for line in long if line.marks & OPENS and (match := _ITEM.match(line.text))]
    if [int(match[1]) for match, _ in found] != list(range(1, len(found) + 1)) or len(found) < _FEWEST:
        return None
    if len(found) < 0.7 * len(long) or long[0] is not found[0][1]:
        return None
    dated = _only_date(lines, long[0])
    rows = [_parts(line, match[2].rstrip(".:"), "", match[3]) for match, line in found]
    kept = [row for row in rows if row is not None]
    for row in kept:
        row.head = dated
    return kept if len(kept) == len(rows) else None


def _framed(long: list[Line]) -> list[Parts] | None:
    """Return the rows whose date stands in the same frame: "[date] title: text", "title (date) text"."""
    for frame in (_date_first, _title_first):
        if not any(frame(line) for line in long[:_FEWEST]):
            continue
        found = [(shape, row) for line in long if (shape_row := frame(line)) for shape, row in [shape_row]]
        if len(found) < max(_FEWEST, 0.7 * len(long)):
            continue
        usual, _ = Counter(shape for shape, _ in found).most_common(1)[0]
        rows = [row for shape, row in found if shape == usual]
        if len(rows) >= max(_FEWEST, 0.7 * len(long)):
            return rows
    return None


def _date_first(line: Line) -> tuple[str, Parts] | None:
    stamp = _stamp(line)
    if stamp is None or line.text[: stamp.start].strip(_OPENING):
        return None
    before, after = line.text[: stamp.start].strip(), line.text[stamp.end :]
    rest = after.lstrip(_CLOSING)
    mark = min((mark for mark in _TITLE_ENDS if 0 < rest.find(mark) < _WITHIN), key=rest.find, default=None)
    if mark is None or not after.strip()[:1] or after.strip()[0].isalnum():
        return None
    title, _, text = rest.partition(mark)
    row = _parts(line, title, line.text[stamp.start : stamp.end], text)
    return (f"{before}{after.strip()[0]}{mark}", row) if row is not None else None


def _title_first(line: Line) -> tuple[str, Parts] | None:
    stamp = _stamp(line)
    if stamp is None:
        return None
    before, after = line.text[: stamp.start].rstrip(), line.text[stamp.end :].lstrip()
    if not before or not after or before[-1] not in _OPENING or after[0] not in _CLOSING:
        return None
    row = _parts(line, before.rstrip(_OPENING), line.text[stamp.start : stamp.end], after.lstrip(_CLOSING))
    return (before[-1] + after[0], row) if row is not None else None


def _stamp(line: Line) -> Stamp | None:
    """Return the only full date near the line's start."""
    if not (line.marks & DIGIT and line.marks & DATES):
        return None
    stamps = [stamp for stamp in find_stamps(line.text[:_WITHIN]) if stamp.year is not None]
    return stamps[0] if stamps else None


def _row(line: Line, mark: str) -> Parts | None:
    pieces = line.text.split(mark, 4)
    if len(pieces) > 3 and pieces[0].strip().isdigit():
        pieces = pieces[1:]
    if len(pieces) < 3:
        return None
    dated = next((i for i, piece in enumerate(pieces[:3]) if _is_date(piece)), None)
    rest = [i for i in range(len(pieces)) if i != dated]
    if dated is None or len(rest) < 2:
        return None
    return _parts(line, pieces[rest[0]], pieces[dated], mark.join(pieces[i] for i in rest[1:]))


def _parts(line: Line, title: str, day: str, text: str) -> Parts | None:
    """Return the article of a row, unless its title or text is no such thing by its length."""
    title, text = _NUMBER.sub("", title.strip(), count=1), text.strip()
    if not 2 <= count_words(title) <= 35 or count_words(text) < _LEAST_WORDS // 2:
        return None
    return Parts(
        title=_piece(line, title), head=[_piece(line, day, Kind.META)], body=[_piece(line, text, Kind.PROSE)]
    )


def _piece(line: Line, text: str, kind: Kind | None = None) -> Line:
    words = count_words(text)
    return Line(line.start, line.end, text, words, kind or kind_of(text, words), 0)


def _is_date(piece: str) -> bool:
    bare = piece.strip(" ()[]")
    stamps = [stamp for stamp in find_stamps(bare) if stamp.year is not None]
    return len(bare) < 45 and len(stamps) == 1 and len(bare) - (stamps[0].end - stamps[0].start) <= 8
