"""What the words of short lines may tell of dates and web furniture: most words, most lines, tell nothing.

What each word may tell is asked once and remembered, so that a line costs a few looks into sets. What does
not live here: the rules themselves (`pipeline.articles.looks`), which ask only lines that may tell something.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.articles.bylines import OPENINGS
from pipeline.articles.dates import months
from pipeline.articles.furniture import furniture, plain
from pipeline.articles.teasers import MORE_OPENS

_MARKS = re.compile(
    r"\d[年년]|"
    r"^//$|^ago$|(?:window|tab)\)$|\.\.\.|[…»→>›|_]|://|hellip|(?:[a-zà-ÿ][A-ZÀ-Þ])|^[Ww][Ww][Ww]\.|\d[-/.·]\d|\w\.(?i:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)$"
)
_VISIBLE = re.compile(r"[^\W_]")
_ALNUM = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_STAFF = "staff"
SPONSORED = ("Sponsored", "Advertisement", "Promoted", "new window)", "new tab)")
_QUOTES = "\"“‘'"
_ENDS = ".,;:?!\"”’'"
_OPENING_MARKS = "[(<.…"
_MOST = 2**16
_OPENING = OPENINGS.union(
    "please also read see watch more related don't in recommended one no just yesterday updated".split()
)


class Words:
    """What the words seen so far may tell.

    The `unmarked` have no mark that tells something by itself. Of them, the `cued` may be part of phrases of
    furniture, those with a month make a date beside a figure, and the `listed` are entries of menus, which
    count where half a line is such; the `dullest` are none of these. Those in `opening` tell nothing as a
    line's first word.
    """

    def __init__(self) -> None:
        self.known: set[str] = set()
        self.unmarked: set[str] = set()
        self.cued: dict[str, tuple[str, ...]] = {}
        self.months: set[str] = set()
        self.listed: set[str] = set()
        self.dullest: set[str] = set()
        self.opening: set[str] = set()

    def are_dull(self, text: str, words: list[str]) -> bool:
        """Say whether no words of a short line tell of furniture, wherever in the line they stand."""
        if not self.unmarked.issuperset(words):
            return False
        if not self.cued.keys().isdisjoint(words) and self._are_phrase(text.lower(), words):
            return False
        return self.listed.isdisjoint(words) or 5 * sum(word in self.listed for word in words) < 2 * len(
            words
        )

    def _are_phrase(self, low: str, words: list[str]) -> bool:
        phrases = (phrase for word in words if word in self.cued for phrase in self.cued[word])
        return any(phrase in low for phrase in phrases) and furniture().within.count(low) > 0

    def learn(self, words: list[str]) -> None:
        """Look at the words not seen before."""
        if len(self.known) > _MOST:
            self.__init__()  # type: ignore[misc]
        new = set(words) - self.known
        usual = set(filter(_is_usual, new))
        for each in (self.unmarked, self.dullest, self.opening):
            each |= usual
        for word in new - usual:
            if _MARKS.search(word) is None and word.lower() != _STAFF and not word.endswith(SPONSORED):
                self._learn(word)
        self.known |= new

    def _learn(self, word: str) -> None:
        self.unmarked.add(word)
        low = word.lower().replace("’", "'")
        phrases = [
            phrase for each in _ALNUM.findall(low) for phrase in furniture().within.by_stem.get(each, ())
        ]
        if phrases:
            self.cued[word] = tuple(phrases)
        if word.lower() in furniture().line:
            self.listed.add(word)
        if not months().keys().isdisjoint(_LETTERS.findall(word.lower())):
            self.months.add(word)
        if not (phrases or word in self.listed or word in self.months):
            self.dullest.add(word)
        if _may_open(word) and not _opens(low):
            self.opening.add(word)


def _is_usual(word: str) -> bool:
    """Say, of most words, that they are letters, with marks at the ends perhaps, that nothing lists."""
    core = word.lstrip(_QUOTES).rstrip(_ENDS)
    if not core.isalpha() or "..." in word or core.lower() in _telling():
        return False
    return core.islower() or core[1:].islower() or core.isupper()


@cache
def _telling() -> frozenset[str]:
    """Return the words of letters alone that may tell anything."""
    listed = furniture()
    words = (*_first_words(), *listed.line, *listed.within.by_stem, *months(), "hellip", "www", "ago", _STAFF)
    return frozenset(words) | {word.lstrip(_QUOTES).rstrip(_ENDS) for word in words}


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
