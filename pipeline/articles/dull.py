"""Lines in which nothing tells of dates or web furniture, known by their words alone, as most lines are.

What each word may tell is asked once and remembered, so that a line costs a few looks into sets. What does
not live here: the rules themselves (`pipeline.articles.looks`), to which a line goes that is not dull.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.articles.bylines import OPENINGS
from pipeline.articles.dates import months
from pipeline.articles.furniture import furniture, plain
from pipeline.articles.teasers import MORE_OPENS

_MARKS = re.compile(
    r"^//$|\.\.\.|[…»→>›|_]|://|hellip|(?:[a-zà-ÿ][A-ZÀ-Þ])|^[Ww][Ww][Ww]\.|\d[-/.·]\d|\w\.(?i:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)$"
)
_VISIBLE = re.compile(r"[^\W_]")
_ALNUM = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_OPENING_MARKS = "[(<.…"
_MOST = 2**16
_OPENING = OPENINGS.union(
    "please also read see watch more related don't in recommended one no just yesterday updated".split()
)


class Words:
    """What the words seen so far may tell.

    The `dull` tell nothing by themselves, and those of them in `opening` not even as a line's first word.
    Of the dull, `listed` are entries of menus, which count where half a line is such, and `months` and
    `figures` together may make a date; the `dullest` are none of these.
    """

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.dull: set[str] = set()
        self.dullest: set[str] = set()
        self.opening: set[str] = set()
        self.listed: set[str] = set()
        self.months: set[str] = set()
        self.figures: set[str] = set()

    def learn(self, words: list[str]) -> None:
        """Look at the words not seen before."""
        if len(self.known) > _MOST:
            self.__init__()  # type: ignore[misc]
        for word in words:
            if word not in self.known:
                self.known.add(word)
                self._learn(word)

    def _learn(self, word: str) -> None:
        low = word.lower().replace("’", "'")
        if _MARKS.search(word):
            return
        if low == "staff" or not furniture().within.stems.isdisjoint(_ALNUM.findall(low)):
            return
        self.dull.add(word)
        if _may_open(word) and not _opens(low):
            self.opening.add(word)
        if word.lower() in furniture().line:
            self.listed.add(word)
        if not word.isalpha() and any(character.isdigit() for character in word):
            self.figures.add(word)
        if not months().keys().isdisjoint(_LETTERS.findall(word.lower())):
            self.months.add(word)
        if not (word in self.listed or word in self.months or word in self.figures):
            self.dullest.add(word)


@cache
def _first_words() -> frozenset[str]:
    """Return the first words of all phrases that a line may be or open with."""
    listed = furniture()
    phrases = (*listed.line, *listed.end, *listed.stop, *listed.start.by_word, *listed.end_start.by_word)
    firsts = {phrase.split(" ", 1)[0] for phrase in phrases}
    return frozenset(firsts | {plain(first) for first in firsts} | MORE_OPENS | _OPENING)


def _may_open(word: str) -> bool:
    return word[0] not in _OPENING_MARKS and not word[0].isdigit() and _VISIBLE.search(word) is not None


def _opens(low: str) -> bool:
    return not _first_words().isdisjoint((low, plain(low), low.strip(":|"), *_ALNUM.findall(low)[:1]))


_SEEN = Words()


def is_dull(text: str, count: int) -> bool:
    """Say whether no word of a short line may tell of a date or of furniture; `count` is their number."""
    if "\t" in text:
        return False
    words = text.split()
    if words[0] in _SEEN.opening and _SEEN.dullest.issuperset(words):
        return True
    if not _SEEN.known.issuperset(words):
        _SEEN.learn(words)
    if words[0] not in _SEEN.opening or not _SEEN.dull.issuperset(words):
        return False
    if not _SEEN.figures.isdisjoint(words) and not _SEEN.months.isdisjoint(words):
        return False
    return 2 * sum(word in _SEEN.listed for word in words) < count
