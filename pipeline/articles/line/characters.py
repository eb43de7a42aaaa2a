"""What each character is, as tables to look up whole texts in: letters, marks, ends of lines.

What does not live here: the reading of lines (`articles.line.survey`).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.articles.line.marks import (
    ARROW,
    BARE,
    BLANK,
    BRACKET,
    CLOSES,
    COLON,
    DASH,
    DIGIT,
    DOT,
    FIGURES,
    HYPHEN,
    OPENS,
    PARTS,
    QUOTE,
    SLASH,
    SMALL,
    WIDE,
)

# How a line begins and ends.
LETTER, NUMBER, STOP, CLOSER, STOPPED, COMMA, QUOTED, SEALED = (1 << bit for bit in range(8))
# What closes the words before it, or opens those behind it, when a line begins or ends with it.
CLOSING, OPENING = ",.;:!?)’”", "(“‘"

# The lowest byte of a character's class is its letter, above it are its marks.
MARKS = 8
_LOWER, _UPPER, _PARTING, _DOT, _STOP, _GLUED = 1 << 0, 1 << 1, 1 << 3, 1 << 5, 1 << 7, 1 << 8
# The second halves of marks that two characters make beside each other, their first halves one bit below.
PAIRS, BESIDE = _UPPER | _PARTING | _DOT | _STOP | _GLUED, 15
_CHARACTERS = {
    "-/.·": _PARTING,
    ".": DOT | _DOT,
    "/": SLASH,
    ".!?/": _STOP,
    '"“”': QUOTE,
    "年년": FIGURES,
    '"“”‘’': _GLUED,
    "([©": BRACKET,
    ":：": COLON,
    "…»→>›►▼▾⌄|_\t\u0130\u0131\u017f\u212a": ARROW,
    "-–—_": DASH,
}
_EDGES = {".!?…。！？": STOP, "\"'”’»)]}*": CLOSER, ":;,": COMMA, "\"“'‘«„": QUOTED}
_NO_PUNCTUATION = frozenset("&'’|/#-_")
_RANGES = {
    ("a", "z"): _LOWER,
    ("à", "ÿ"): _LOWER,
    ("A", "Z"): _UPPER | _GLUED,
    ("À", "Þ"): _UPPER,
    ("\u0e00", "\u0eff"): WIDE,
    ("\u3040", "\u30ff"): WIDE,
    ("\u3400", "\u9fff"): WIDE,
    ("\uac00", "\ud7af"): WIDE,
}
_LAST = 0xFFFF


def codes_of(text: str) -> NDArray[np.uint8] | NDArray[np.uint16]:
    """Return the code points of `text`; those that two bytes can't hold are all the last one."""
    if text.isascii():
        return np.frombuffer(text.encode("ascii"), np.uint8)
    two = text.encode("utf-16-le", "surrogatepass")
    if len(two) == 2 * len(text):
        return np.frombuffer(two, np.dtype("<u2"))
    four = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    return np.minimum(four, _LAST).astype(np.uint16)


@cache
def classes() -> NDArray[np.uint32]:
    """Return the class of each character: its letter, made small and put into a byte, and its marks."""
    alnum, decimal = _are(str.isalnum), _are(str.isdecimal)
    small = np.arange(_LAST + 1)
    for code in np.flatnonzero(~_are(lambda sign: sign.lower() == sign)).tolist():
        low = chr(code).lower()
        small[code] = ord(low) if len(low) == 1 else code
    small[ord("ς")] = ord("σ")
    letters = np.where(alnum & ~decimal, np.where(small < 128, small, 128 | (small & 127)), 0)
    found: NDArray[np.uint32] = (letters | (_marks(alnum) << MARKS)).astype(np.uint32)
    return found


def _marks(alnum: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return the marks of each character; BLANK and BARE say the contrary, until a line is read."""
    found = np.zeros(_LAST + 1, np.int64)
    found[alnum] |= BLANK
    found[~(alnum | _are(str.isspace))] |= BARE
    found[[ord(sign) for sign in _NO_PUNCTUATION]] &= ~BARE
    found[_are(str.isdigit)] |= DIGIT
    for (first, last), mark in _RANGES.items():
        found[ord(first) : ord(last) + 1] |= mark
    for signs, mark in _CHARACTERS.items():
        found[[ord(sign) for sign in signs]] |= mark
    found[_LAST] = ((1 << BESIDE) - 1) & ~PAIRS
    return found


@cache
def edges() -> NDArray[np.uint8]:
    """Return what each character is as the first or last of a line."""
    found = np.where(_are(str.isdigit), NUMBER, np.where(_are(str.isalnum), LETTER, 0)).astype(np.uint8)
    for signs, bit in _EDGES.items():
        found[[ord(sign) for sign in signs]] |= bit
    return found


@cache
def first_marks() -> NDArray[np.int64]:
    """Return the marks of a line by its first character."""
    found = np.where(edges() & (LETTER | QUOTED) == 0, OPENS, 0)
    found[_are(str.islower)] |= SMALL
    found[[ord(sign) for sign in CLOSING]] |= CLOSES
    found[_LAST] |= SMALL | CLOSES
    return found


@cache
def last_marks() -> NDArray[np.int64]:
    """Return the marks of a line by its last character."""
    found = np.zeros(_LAST + 1, np.int64)
    found[ord("-")] = HYPHEN
    found[[ord(sign) for sign in OPENING]] = PARTS
    return found


def _are(ask: Callable[[str], bool]) -> NDArray[np.bool_]:
    return np.fromiter(map(ask, map(chr, range(_LAST + 1))), bool)
