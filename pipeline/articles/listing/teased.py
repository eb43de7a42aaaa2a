"""Which lines of a page are teasers: by "Read more" below them, by breaking off, by repeating an opening.

What does not live here: how a teaser ends (`articles.line.teasers`).
"""

from __future__ import annotations

import re

from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import ARROW, DOTS
from pipeline.articles.line.teasers import is_cut

_MORE = (Kind.MORE, Kind.TEASER)
_MAY_BE_CUT = ARROW | DOTS
_LETTERS = re.compile(r"[^\W_]+")
_LONGEST_BROKEN_OFF = 60
_FEWEST_BROKEN_OFF = 3


def mark_teasers(lines: list[Line]) -> None:
    """Make prose a teaser when "Read more" follows and it breaks off or repeats an earlier opening."""
    if not any((line.marks & _MAY_BE_CUT and is_cut(line.text)) or line.kind in _MORE for line in lines):
        return
    openings: dict[str, str] = {}
    broken = _broken_off(lines)
    for index, line in enumerate(lines):
        if line.kind is not Kind.PROSE:
            continue
        is_more_next = index + 1 < len(lines) and lines[index + 1].kind is Kind.MORE
        cut = line.marks & _MAY_BE_CUT != 0 and is_cut(line.text)
        is_more_next |= index in broken
        letters = opening(line)
        if cut or is_more_next:
            earlier = openings.get(letters[:40], "")
            is_repeated = len(letters) > 20 and (
                earlier.startswith(letters) or letters.startswith(earlier or "-")
            )
            if is_repeated or (cut and is_more_next):
                line.kind = Kind.TEASER
        openings.setdefault(letters[:40], letters)


def _broken_off(lines: list[Line]) -> set[int]:
    """Return the sentences right below a title that break off, where the page has several."""
    found = {
        index
        for index, line in enumerate(lines)
        if line.marks & _MAY_BE_CUT and line.kind is Kind.PROSE and index and is_cut(line.text)
        if lines[index - 1].kind is Kind.SHORT and line.words <= _LONGEST_BROKEN_OFF
        if not any(other.kind is Kind.META and other.gap == 0 for other in lines[index + 1 : index + 2])
    }
    return found if len(found) >= _FEWEST_BROKEN_OFF else set()


def opening(line: Line) -> str:
    """Return the first letters and digits of a line, by which a teaser is known."""
    text = line.text[:160].removesuffix("...").removesuffix("…")
    return "".join(_LETTERS.findall(text)).lower()[:110]
