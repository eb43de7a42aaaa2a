"""A text cut into lines, each with its place, its words and its looks.

What does not live here: how looks are told (`pipeline.articles.looks`), what the lines add up to
(`pipeline.articles.page`, `pipeline.articles.archive`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.articles.furniture import plain
from pipeline.articles.looks import Kind, is_rule, kind_of

_MARKS = frozenset("*•·▪◦‣○●►▶»›+o–—-#")
_BULLET = re.compile(r"(?:[*•·▪◦‣○●►▶»›+o–—-]|#{1,6})\s+(?=\S)|[*•·▪◦‣○●►+-]{1,3}$|o$")
_SPACES = re.compile(r"[ \xa0]{2,}|\xa0")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@dataclass(slots=True)
class Line:
    """One line without the space around it.

    `gap` is the number of empty lines before it. `bullet` is its list mark, which `text` leaves out.
    """

    start: int
    end: int
    text: str
    words: int
    kind: Kind
    gap: int
    bullet: str = ""
    _plain: str | None = field(default=None, init=False, repr=False, compare=False)

    @property
    def plain(self) -> str:
        """The text as it is looked up: see `furniture.plain`."""
        if self._plain is None:
            self._plain = plain(self.text)
        return self._plain


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold anything, and how each looks."""
    return look_at(list(cut(text)))


def look_at(lines: list[Line]) -> list[Line]:
    """Tell the kind of each line not yet looked at, and return the lines."""
    for line in lines:
        if line.kind is Kind.UNSEEN:
            line.kind = kind_of(line.text, line.words) if line.text else Kind.FURNITURE
    return lines


def cut(text: str, clean: Callable[[str], str] | None = None) -> Iterator[Line]:
    """Yield the lines of `text` that hold anything, each put through `clean`, and not yet looked at."""
    at = gap = 0
    is_first = True
    may_squeeze = "  " in text or "\xa0" in text
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            width = len(body)
            start = at if raw[0] == body[0] else at + raw.index(body[0])
            if may_squeeze and ("  " in body or "\xa0" in body):
                body = _SPACES.sub(" ", body)
            if clean is not None:
                body = clean(body) or body
            if body[0] in _MARKS:
                yield _marked(start, start + width, body, 0 if is_first else gap)
            else:
                words = body.count(" ") + 1 if body.isascii() else count_words(body)
                yield Line(start, start + width, body, words, Kind.UNSEEN, 0 if is_first else gap)
            gap, is_first = 0, False
        else:
            gap += 1
        at += len(raw)


def _marked(start: int, end: int, body: str, gap: int) -> Line:
    """Return a line that begins with what may be the mark of a list."""
    match = _BULLET.match(body) if not is_rule(body) else None
    text = body[match.end() :] if match else body
    words = count_words(text)
    return Line(start, end, text, words, Kind.UNSEEN, gap, match[0].strip() if match else "")


def count_words(text: str) -> int:
    """Count the words of a line; where a script has no spaces, two characters are one word."""
    if not text.isascii() and (wide := len(_WIDE.findall(text))):
        return wide // 2 + text.count(" ") + 1
    return text.count(" ") + 1 if text else 0
