"""A text cut into lines, each with its place, its words and its looks.

What does not live here: how looks are told (`articles.line.looks`), what the lines add up to
(`articles.single.page`, `articles.listing.archive`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from pipeline.articles.line.dull import sure_kinds
from pipeline.articles.line.furniture import EDGES, plain
from pipeline.articles.line.looks import Kind, is_rule, kind_of
from pipeline.articles.line.marks import ALL, WIDE
from pipeline.articles.line.survey import survey

_MARKS = frozenset("*•·▪◦‣○●►▶»›+o–—-#")
_BULLET = re.compile(r"(?:[*•·▪◦‣○●►▶»›+o–—-]|#{1,6})\s+(?=\S)|[*•·▪◦‣○●►+-]{1,3}$|o$")
_SPACES = re.compile(r"[ \xa0]{2,}|\xa0")
_FEWEST = 24
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Line:
    """One line without the space around it.

    `gap` is the number of empty lines before it. `bullet` is its list mark, which `text` leaves out.
    `marks` are what `text` may hold: see `marks`.
    """

    start: int
    end: int
    text: str
    words: int
    kind: Kind
    gap: int
    bullet: str = ""
    marks: int = ALL
    _plain: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def plain(self) -> str:
        """The text as it is looked up: see `furniture.plain`."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold anything, and how each looks."""
    return look_at(cut(text))


def look_at(lines: list[Line]) -> list[Line]:
    """Tell the kind of each line not yet looked at, and return the lines."""
    for line in lines:
        if line.kind is Kind.UNSEEN:
            line.kind = kind_of(line.text, line.words, line.marks) if line.text else Kind.FURNITURE
    return lines


def make_plain(lines: Sequence[Line]) -> list[str]:
    """Return the texts of many lines as they are looked up, made so at once."""
    texts = "\n".join([line.text for line in lines]).lower().replace("’", "'").split("\n")
    if len(texts) != len(lines):
        return [line.plain for line in lines]
    texts = [text.strip(EDGES) for text in texts]
    for line, text in zip(lines, texts, strict=True):
        line._plain = text
    return texts


def cut(text: str, clean: Callable[[str], str] | None = None) -> list[Line]:
    """Return the lines of `text` that hold anything, each put through `clean`, with their marks.

    The look of those that no rule can ask more of is told at once, the others are not yet looked at.
    """
    raws = text.splitlines()
    bodies = list(map(str.strip, raws))
    widths, lengths = _lengths(bodies), _lengths(raws)
    kept = np.flatnonzero(widths)
    whole = _lengths(text.splitlines(keepends=True)) if "\r\n" in text else lengths + 1
    starts = np.cumsum(whole) - whole
    for index in kept[widths[kept] < lengths[kept]].tolist():
        starts[index] += len(raws[index]) - len(raws[index].lstrip())
    starts = starts[kept]
    ends = starts + widths[kept]
    gaps = np.diff(kept, prepend=kept[:1] - 1) - 1
    texts = list(filter(None, bodies))
    if "  " in text or "\xa0" in text:
        texts = [_SPACES.sub(" ", one) if "  " in one or "\xa0" in one else one for one in texts]
    if clean is not None:
        texts = [clean(one) or one for one in texts]
    bullets = _take_bullets(texts)
    marks, words, kinds = _looks(texts)
    return list(map(Line, starts.tolist(), ends.tolist(), texts, words, kinds, gaps.tolist(), bullets, marks))


def _lengths(texts: Iterable[str]) -> NDArray[np.int64]:
    return np.fromiter(map(len, texts), np.int64)


def _looks(texts: list[str]) -> tuple[list[int], list[int], list[Kind]]:
    """Return the marks, the words and the kinds of lines."""
    if len(texts) < _FEWEST:
        return [ALL] * len(texts), list(map(count_words, texts)), [Kind.UNSEEN] * len(texts)
    lengths = _lengths(texts)
    found = survey(texts, lengths)
    words = np.where(lengths > 0, found.spaces + 1, 0)
    for index in np.flatnonzero(found.marks & WIDE).tolist():  # the very long among them
        words[index] = count_words(texts[index])
    return found.marks.tolist(), words.tolist(), sure_kinds(found, words, lengths)


def _take_bullets(texts: list[str]) -> list[str]:
    """Take the marks of lists from the lines that begin with one, and return the mark or nothing of each."""
    bullets = [""] * len(texts)
    for index, text in enumerate(texts):
        if text[1:2] == " " and text[0] in _MARKS and text[2:3].isalnum():
            bullets[index], texts[index] = text[0], text[2:]
            continue
        if text[0] in _MARKS and (match := _BULLET.match(text)) is not None and not is_rule(text):
            bullets[index] = match[0].strip()
            texts[index] = text[match.end() :]
    return bullets


def count_words(text: str) -> int:
    """Count the words of a line; where a script has no spaces, two characters are one word."""
    if not text.isascii() and (wide := len(_WIDE.findall(text))):
        return wide // 2 + text.count(" ") + 1
    return text.count(" ") + 1 if text else 0
