"""Titles that do not look like one: sentences ("Who pays for the bridge?"), fields ("Subject: ...").

What does not live here: the choice among several lines that look like titles (`articles.layout.heads`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from pipeline.articles.facts.dates import may_begin_or_end
from pipeline.articles.layout.dated_titles import dated_title
from pipeline.articles.line.lines import Line, count_words
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import ALL, BRACKET, COLON, DATES, DIGIT
from pipeline.articles.line.teasers import is_cut
from pipeline.articles.single.body import CLOCK

_FIELD = re.compile(r"(?:subject|title|headline|betreff|objet|oggetto|asunto)\s?:\s{1,9}(?=\S)", re.I)
_LIST_NAME = re.compile(rf"{_FIELD.pattern}(\[[^\[\]]{{2,30}}\]\s+)(?=\S)", re.I)
_NEXT_SENTENCE = re.compile(r"[.!?][\"”’')]?\s+[^\W\d_a-z]")
_NO_TITLE = re.compile(r"[A-Z][A-Za-z -]{2,20}:\s|\([cC]\)|©")
_MOST_WORDS = 25
_FEWEST = 3
_MOST_ABOVE = 60
_LONGEST_STANDFIRST = 45
_CONTENT = (Kind.PROSE, Kind.TEASER)


def with_titles(lines: list[Line]) -> list[Line]:
    """Return the lines with such titles made short lines, where the page shows that titles stand there."""
    fields = {i for i, line in enumerate(lines) if line.marks & COLON and _is_field(line)}
    if len(fields) >= 2:
        named = _list_name([lines[i] for i in sorted(fields)])
        lines = [_without_field(line, named) if i in fields else line for i, line in enumerate(lines)]
    prose = [i for i, line in enumerate(lines) if line.kind is Kind.PROSE and line.words <= _MOST_WORDS]
    whole = [i for i in prose if not _is_inner(lines, i) and _may_be_title(lines[i])]
    found: set[int] = set()
    for is_place in (_is_above_date, _is_below_date, _is_after_item, _is_parted_question, _is_dated):
        found |= _titles_at(lines, whole, is_place)
    found |= _standfirsts(lines)
    changed = list(lines)
    for index in _signatures(lines):
        changed[index] = replace(lines[index], kind=Kind.FURNITURE)
    for index in found:
        changed[index] = replace(lines[index], kind=Kind.SHORT)
    return changed


def _standfirsts(lines: list[Line]) -> set[int]:
    """Return the sentences between a title and the date line or byline above its text, where several are."""
    found = {i for i, line in enumerate(lines) if line.kind is Kind.PROSE and _is_standfirst(lines, i)}
    return found if len(found) >= 2 else set()


def _signatures(lines: list[Line]) -> set[int]:
    """Return the lines with which letters are signed, where several are: a name in capitals, and a place."""
    begins = [
        i
        for i, line in enumerate(lines)
        if line.kind is Kind.SHORT and line.text[-1] == "," and line.text.isupper()
        if i and lines[i - 1].kind is Kind.PROSE
    ]
    found: set[int] = set()
    for index in begins if len(begins) > 1 else []:
        found.add(index)
        while index + 1 < len(lines) and lines[index + 1].kind is Kind.SHORT and not lines[index + 1].gap:
            index += 1
            found.add(index)
    return found


def _is_standfirst(lines: list[Line], index: int) -> bool:
    if lines[index].words > _LONGEST_STANDFIRST or index == 0 or lines[index - 1].kind is not Kind.SHORT:
        return False
    metas = 0
    for line in lines[index + 1 : index + 6]:
        if line.kind in _CONTENT:
            return metas > 0
        if line.kind is Kind.META or (line.kind is Kind.SHORT and CLOCK.match(line.text)):
            metas += 1
        elif line.kind is not Kind.FURNITURE and not (line.words <= 3 and line.text.istitle()):
            return False
    return False


def _is_field(line: Line) -> bool:
    return line.marks & COLON != 0 and line.words <= 40 and _FIELD.match(line.text) is not None


def _titles_at(lines: list[Line], whole: list[int], is_place: Callable[[list[Line], int], bool]) -> set[int]:
    """Return the sentences at a place where, them included, the page has several titles."""
    sentences = {i for i in whole if is_place(lines, i)}
    if not sentences:
        return set()
    usual = sum(is_place(lines, i) for i, line in enumerate(lines) if _is_headline(line))
    if is_place is _is_after_item and len(sentences) == 1 and _is_below_headline(lines, min(sentences)):
        return set()
    is_enough = usual + len(sentences) >= _FEWEST and (usual or is_place is _is_above_date)
    return sentences if is_enough else set()


def _is_below_headline(lines: list[Line], index: int) -> bool:
    return index > 0 and lines[index - 1].kind is Kind.SHORT and _is_headline(lines[index - 1])


def _without_field(line: Line, list_name: str) -> Line:
    text = _FIELD.sub("", line.text, count=1).removeprefix(list_name)
    return replace(line, text=text, words=count_words(text), kind=Kind.SHORT, marks=ALL)


def _list_name(titles: list[Line]) -> str:
    """Return the name of a mailing list with which most subjects begin ("[Press-clips] ..."), or ""."""
    names = Counter(match[1] for line in titles if (match := _LIST_NAME.match(line.text)))
    name, uses = names.most_common(1)[0] if names else ("", 0)
    return name if uses > 1 and 2 * uses > len(titles) else ""


def _may_be_title(line: Line) -> bool:
    return not line.bullet and not is_cut(line.text) and _NEXT_SENTENCE.search(line.text) is None


def _is_inner(lines: list[Line], index: int) -> bool:
    """Say whether a sentence stands within a text, where no title does, as most sentences do.

    It has a full stop, a sentence above and below, and no date at either end.
    """
    if index == 0 or index + 1 == len(lines) or lines[index].text[-1] != ".":
        return False
    above, below = lines[index - 1].kind, lines[index + 1].kind
    if above is not Kind.PROSE or below is not Kind.PROSE:
        return False
    line = lines[index]
    return not (line.marks & DIGIT and line.marks & DATES and may_begin_or_end(line.text))


def _is_above_date(lines: list[Line], index: int) -> bool:
    """Say whether a line stands right above a date line, and no other title between it and the text."""
    below = lines[index + 1 : index + 10]
    if not below or below[0].kind is not Kind.META or dated_title(below[0]) is not None:
        return False
    if _closes_text(lines, index):
        return False
    for other in below[1:]:
        if other.kind in _CONTENT:
            return True
        if other.kind in (Kind.END, Kind.RULE, Kind.MORE) or _is_headline(other):
            return False
    return False


def _closes_text(lines: list[Line], index: int) -> bool:
    """Say whether a sentence goes on right below another, while an empty line parts what follows its date."""
    is_close = lines[index].gap == 0 and index > 0 and lines[index - 1].kind is Kind.PROSE
    return is_close and any(line.gap > 0 for line in lines[index + 2 : index + 3])


def _is_below_date(lines: list[Line], index: int) -> bool:
    """Say whether a line stands between the date line that closes an article and the next one's text."""
    above, below = lines[max(0, index - 1) : index], lines[index + 1 : index + 2]
    if not above or not below or above[0].kind is not Kind.META or below[0].kind not in _CONTENT:
        return False
    return index >= 2 and lines[index - 2].kind is not Kind.SHORT


def _is_after_item(lines: list[Line], index: int) -> bool:
    """Say whether a line above text stands first, or right after the end of an article, save for a label."""
    if index + 1 >= len(lines) or lines[index + 1].kind not in _CONTENT:
        return False
    if index and lines[index - 1].kind is Kind.PROSE:
        return False
    above = [line for line in lines[max(0, index - 2) : index] if not _is_label(line)]
    if above and above[-1].kind in (Kind.MORE, Kind.TEASER, Kind.RULE):
        return True
    return index < _MOST_ABOVE and not any(line.kind in _CONTENT for line in lines[:index])


def _is_parted_question(lines: list[Line], index: int) -> bool:
    """Say whether an empty line stands above a question, or a short line, and none below it."""
    if index + 1 >= len(lines) or lines[index].text[-1] == ".":
        return False
    below = lines[index + 1]
    return lines[index].gap > 0 and below.gap == 0 and below.kind in _CONTENT


def _is_dated(lines: list[Line], index: int) -> bool:
    """Say whether a line is a title and its date, above text."""
    if index + 1 >= len(lines) or lines[index + 1].kind not in _CONTENT:
        return False
    return dated_title(lines[index]) is not None


def _is_headline(line: Line) -> bool:
    if line.words < 4 or line.kind not in (Kind.SHORT, Kind.META):
        return False
    return not line.marks & (BRACKET | COLON) or _NO_TITLE.match(line.text) is None


def _is_label(line: Line) -> bool:
    return line.kind in (Kind.SHORT, Kind.FURNITURE) and line.words <= 3
