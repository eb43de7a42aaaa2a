"""Which words may tell something of the line they stand in, by what the rules for looks ask for.

A word is a run of letters. What does not live here: how lines are searched for them
(`articles.line.marks`), the rules themselves (`articles.line.looks`).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from pipeline.articles.facts.bylines import OPENINGS
from pipeline.articles.facts.dates import months
from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.teasers import MORE_OPENS

# As a line's first word; as its first where the other of one of `opening_pairs` follows; where it is the
# only one; half of all words; as its last word.
FIRST, PAIRED, ONLY, LISTED, LAST = 1, 2, 4, 8, 16
# Anywhere; TEASES is what teasers end with.
TELLS, CUES, MONTH, CREDITS, EXPORTS, BY, TEASES = 32, 64, 128, 256, 512, 1024, 2048
# Anywhere, where the other of one of `cue_pairs` follows; beside figures.
CUE_OPENS, AGED = 4096, 8192

_LETTERS = re.compile(r"[^\W\d_]+")
_TELLING = "staff hellip www sponsored advertisement promoted jpg jpeg png gif webp svg bmp tif tiff avif"
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
    for phrases, alone, opening in (
        (_whole(), ONLY, PAIRED),
        (_openings(), FIRST, PAIRED),
        (listed.within.all_phrases(), CUES, CUE_OPENS),
    ):
        for first, *others in filter(None, map(_LETTERS.findall, phrases)):
            found[first] |= opening if others else alone
    for words, bit in (
        ((word for word in listed.line if " " not in word), LISTED),
        (months(), MONTH),
        (_TELLING.split(), TELLS),
        (_CREDITS.split(), CREDITS),
        (_EXPORTS.split(), EXPORTS),
        (("by",), BY),
        (("ago",), AGED),
        (("hellip",), TEASES),
        (("more", "reading", "window", "tab"), LAST),
    ):
        for word in words:
            found[_LETTERS.findall(word)[0]] |= bit
    return dict(found)


def opening_pairs() -> list[tuple[str, str]]:
    """Return the first two words of each phrase of several that a line may open with, or be."""
    return _pairs((*_whole(), *_openings()))


def cue_pairs() -> list[tuple[str, str]]:
    """Return the first two words of each phrase of several that a line may hold anywhere."""
    return _pairs(furniture().within.all_phrases())


def _whole() -> tuple[str, ...]:
    listed = furniture()
    return (*listed.line, *listed.end, *listed.stop, *listed.section, *listed.inset, *listed.key_points)


def _openings() -> tuple[str, ...]:
    listed = furniture()
    return (*listed.start.phrases(), *listed.end_start.phrases(), *MORE_OPENS, *OPENINGS, *_OPENING)


def _pairs(phrases: Iterable[str]) -> list[tuple[str, str]]:
    return [(words[0], words[1]) for words in map(_LETTERS.findall, phrases) if len(words) > 1]
