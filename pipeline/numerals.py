"""Numbers written in words and figures.

What does not live here: what they count.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

NUMERALS = MappingProxyType(
  {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12, "hundred": 100,
    "thousand": 1000,
  }
)  # fmt: skip
SCALES = MappingProxyType({"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000})
JOINTS = frozenset({"and", "to", "or", "-", "–"})
"""Words within a number, or between two."""
_GROUP = 3
_LARGEST = 10_000_000


def value(word: str) -> float | None:
    """Return the value of one numeral in figures or letters ("1,200", "twenty-five"), else None."""
    bare = word.replace(",", "")
    if bare.replace(".", "", 1).isdecimal() and len(bare) < 8:
        return float(bare)
    first, _, second = word.partition("-")
    if second and first in NUMERALS and second in NUMERALS:
        return NUMERALS[first] + NUMERALS[second]
    return NUMERALS.get(word)


def read_number(words: Sequence[str]) -> int | None:
    """Return the number that words in lower case tell, the lower of a range; None where they tell none."""
    for place, word in enumerate(words):
        is_range = word in JOINTS and not _goes_on(words, place)
        if is_range and (low := _sum(words[:place])) is not None:
            scale = SCALES.get(words[-1], 1)
            return int(low * scale) if low < scale else int(low)
    found = _sum(words)
    return None if found is None else min(int(found), _LARGEST)


def _goes_on(words: Sequence[str], place: int) -> bool:
    """Say whether a joint stands within a number ("two hundred and five", "twenty-two"), not between two."""
    before = value(words[place - 1]) if place else None
    after = value(words[place + 1]) if place + 1 < len(words) else None
    if before is None or after is None or words[place + 1].isdecimal():
        return False
    if words[place] == "-":
        return before in range(20, 100, 10) and after < 10
    return words[place] == "and" and words[place - 1] in SCALES and after < 100


def _sum(words: Sequence[str]) -> float | None:
    """Return the value of the words of one number."""
    total, current, is_half, last = 0.0, None, False, ""
    for word in words:
        number = value(word)
        if word == "half":
            is_half = True
        elif word in SCALES:
            current = (0.5 if is_half else current or 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0
        elif number is not None and current and len(word) == _GROUP and word.isdecimal() and last.isdecimal():
            current = current * 1000 + number
        elif number is not None:
            current = (current or 0) + number
        last = word
    return None if current is None else total + current
