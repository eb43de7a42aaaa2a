"""What printing leaves in a text: page numbers, running headers, words broken at the end of a line.

What does not live here: columns side by side (`articles.layout.columns`), the joining of broken
paragraphs (`articles.layout.wrapping`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import kind_of
from pipeline.articles.line.marks import DIGIT, HYPHEN, SLASHES

_NUMBER = re.compile(r"(?:[Pp]age |[-–—] ?)?(\d{1,4})(?: of \d{1,4}| ?[-–—])?$")
_FOOT = re.compile(r"(?:https?://|file:/)\S+\s+\d{1,3}/\d{1,3}$")
_HEAD = re.compile(r"\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d\b")
_FEWEST_WORDS = 60
_NEAR = 2
_STOPS = tuple(".!?:…\"”'’)»")
_SOFT = re.compile(r"[^\W\d_]-$")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_SOFT_SHARE = 0.04


def without_page_breaks(lines: list[Line]) -> list[Line]:
    """Leave out page numbers that count up through the text, and the headers that repeat beside them."""
    breaks = _page_breaks(lines)
    if not breaks:
        return lines
    seen = Counter(line.text for line in lines)
    dropped = set(breaks)
    for at in breaks:
        near = range(max(0, at - _NEAR), min(len(lines), at + _NEAR + 1))
        dropped |= {i for i in near if seen[lines[i].text] > 1 and lines[i].words <= 12}
    first = {line.text: index for index, line in reversed(list(enumerate(lines)))}
    dropped = {index for index in dropped if index in breaks or first[lines[index].text] != index}
    kept: list[Line] = []
    was_dropped = False
    for index, line in enumerate(lines):
        if index not in dropped:
            goes_on = was_dropped and kept and not kept[-1].text.endswith(_STOPS)
            kept.append(replace(line, gap=0) if goes_on else line)
        was_dropped = index in dropped
    return kept


def without_print_frames(lines: list[Line]) -> list[Line]:
    """Leave out what browsers print at the edges of each page, and join the sentence that it parts.

    At the foot stand the address and "1/2", at the head day, time and the page's title.
    """
    if not any(line.marks & SLASHES and _FOOT.match(line.text) for line in lines):
        return lines
    heads = Counter(line.text for line in lines if _HEAD.match(line.text))
    kept: list[Line] = []
    was_dropped = False
    for line in lines:
        if _FOOT.match(line.text) or (heads[line.text] > 1 and kept):
            was_dropped = True
            continue
        if was_dropped and kept and not kept[-1].text.endswith(_STOPS) and line.text[:1].islower():
            kept[-1] = _with_rest(kept[-1], line)
        else:
            kept.append(line)
        was_dropped = False
    return kept


def _with_rest(line: Line, rest: Line) -> Line:
    text = f"{line.text} {rest.text}"
    words = line.words + rest.words
    marks = line.marks | rest.marks
    return replace(line, text=text, end=rest.end, words=words, kind=kind_of(text, words, marks), marks=marks)


def _page_breaks(lines: list[Line]) -> list[int]:
    """Return the lines that are page numbers: each one more than the last, a page of text between them."""
    numbered = [
        (i, int(match[1]))
        for i, line in enumerate(lines)
        if line.marks & DIGIT and (match := _NUMBER.match(line.text))
    ]
    if len(numbered) < 2:
        return []
    ups = all(two - one == 1 for (_, one), (_, two) in pairwise(numbered))
    apart = all(
        sum(line.words for line in lines[one:two]) >= _FEWEST_WORDS
        for (one, _), (two, _) in pairwise(numbered)
    )
    return [index for index, _ in numbered] if ups and apart else []


def are_words_broken(lines: list[Line]) -> bool:
    """Say whether words are broken at the ends of lines again and again."""
    ends = sum(
        line.text[-1:] == "-" and _SOFT.search(line.text[-2:]) is not None
        for line in lines
        if line.marks & HYPHEN
    )
    return ends >= 2 and ends >= _SOFT_SHARE * len(lines)


class Hyphens:
    """Which hyphens at the ends of a text's lines only part a word that did not fit."""

    def __init__(self, lines: list[Line]) -> None:
        self._are_soft = are_words_broken(lines)
        found = (_COMPOUND.findall(line.text) for line in lines) if self._are_soft else ()
        self._compounds = frozenset(word.lower() for words in found for word in words)

    def parts_word(self, one: str, two: str) -> bool:
        """Say whether a word is broken between two lines."""
        return one[-1:] == "-" and _SOFT.search(one[-2:]) is not None and two[:1].islower()

    def is_soft(self, one: str, two: str) -> bool:
        """Say whether the hyphen at the end of `one` is no part of the word."""
        word = one.rpartition(" ")[2] + re.split(r"[^\w-]", two, maxsplit=1)[0]
        return self._are_soft and word.lower() not in self._compounds
