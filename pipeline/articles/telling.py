"""Which words may tell something of the line they stand in, by what the rules for looks ask for.

A word is a run of letters. What does not live here: how lines are searched for them
(`pipeline.articles.marks`), the rules themselves (`pipeline.articles.looks`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.articles.bylines import OPENINGS
from pipeline.articles.dates import months
from pipeline.articles.furniture import furniture
from pipeline.articles.teasers import MORE_OPENS

# As a line's first word; as its first where a SECOND follows; where it is the only one; half of all words.
FIRST, PAIRED, SECOND, ONLY, LISTED = 1, 2, 4, 8, 16
# Anywhere.
TELLS, CUES, MONTH, CREDITS, EXPORTS, BY = 32, 64, 128, 256, 512, 1024
# As a line's last word.
LAST = 2048

_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = "staff hellip www ago sponsored advertisement promoted jpg jpeg png gif webp svg bmp tif tiff avif"
_CREDITS = (
    "photo photos photograph photographs photographed photographer photoby photographby photocredit"
    " image images imageby imagecredit picture pictures pictured pictureby picturecredit"
    " credit credits credited getty permission permissions courtesy screenshot"
)
_EXPORTS = "length document hd proquest copyright"
_OPENING = (
    *"please also read see watch more related don't recommended one no yesterday updated".split(),
    *"comment comments response responses reply replies thoughts report score upvote upvotes".split(),
    *("in pictures", "just now", "leave a", "log in", "list of", "end of"),
    *("photo caption", "picture source", "video copyright", "media credit", "image credit"),
)


def telling_words() -> dict[str, int]:
    """Return what each word may tell, in lower case."""
    listed = furniture()
    found: defaultdict[str, int] = defaultdict(int)
    whole = (*listed.line, *listed.end, *listed.stop, *listed.section, *listed.inset, *listed.key_points)
    openings = (*listed.start.phrases(), *listed.end_start.phrases(), *MORE_OPENS, *OPENINGS, *_OPENING)
    _add_openings(found, whole, ONLY)
    _add_openings(found, openings, FIRST)
    for words, bit in (
        ((word for word in listed.line if " " not in word), LISTED),
        (listed.within.by_stem, CUES),
        (months(), MONTH),
        (_TELLING.split(), TELLS),
        (_CREDITS.split(), CREDITS),
        (_EXPORTS.split(), EXPORTS),
        (("by",), BY),
        (("more", "reading", "window", "tab"), LAST),
    ):
        for word in words:
            found[_LETTERS.findall(word)[0]] |= bit
    return dict(found)


def _add_openings(found: defaultdict[str, int], phrases: Iterable[str], alone: int) -> None:
    for phrase in phrases:
        words = _LETTERS.findall(phrase)
        if len(words) == 1:
            found[words[0]] |= alone
        elif words:
            found[words[0]] |= PAIRED
            found[words[1]] |= SECOND
