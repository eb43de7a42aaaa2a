"""What lines hold, told for all lines of a text at once: characters and words are read as arrays.

What does not live here: what the marks mean (`articles.line.marks`), and which words tell what
(`articles.line.telling`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from pipeline.articles.line import telling
from pipeline.articles.line.characters import (
    BESIDE,
    CLOSER,
    COMMA,
    LETTER,
    MARKS,
    NUMBER,
    PAIRS,
    QUOTED,
    SEALED,
    STOP,
    STOPPED,
    classes,
    codes_of,
    edges,
    first_marks,
    last_marks,
)
from pipeline.articles.line.marks import (
    ALL,
    BARE,
    BLANK,
    BY,
    CREDITS,
    CUES,
    DIGIT,
    EXPORTS,
    LISTED,
    MONTH,
    OF_WORDS,
    OPENS,
    TEASES,
    TELLS,
)

_ANYWHERE = TELLS | CUES | MONTH | CREDITS | EXPORTS | BY | TEASES
_AGED = telling.AGED << OF_WORDS
_BATCH = 2**16
_LONGEST = 2000
_KEY = 8
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(_KEY + 1)], np.uint64)
_SIZE = np.uint64(0x9E3779B97F4A7C15)
_SLOTS = np.uint64(48)


@dataclass(frozen=True, slots=True)
class Survey:
    """Of each line: its marks, its spaces, and the bits of its first (QUOTED) and last character.

    STOPPED says that the last character but one is a stop, SEALED that a mark closes a word or comma.
    """

    marks: NDArray[np.int64]
    spaces: NDArray[np.int64]
    edges: NDArray[np.uint8]


def survey(texts: Sequence[str], lengths: NDArray[np.int64]) -> Survey:
    """Read the lines `texts`, none of them empty; the very long get `ALL`, no spaces and no edges."""
    count = len(texts)
    found = Survey(np.full(count, ALL, np.int64), np.zeros(count, np.int64), np.zeros(count, np.uint8))
    read = np.flatnonzero(lengths <= _LONGEST)
    if len(read) < count:
        texts, lengths = [texts[index] for index in read.tolist()], lengths[read]
    stops = np.cumsum(lengths)
    begin = 0
    while begin < len(texts):
        before = stops[begin - 1] if begin else 0
        end = int(np.searchsorted(stops, before + _BATCH)) + 1
        places = read[begin:end]
        found.marks[places], found.spaces[places], found.edges[places] = _read(
            texts[begin:end], lengths[begin:end]
        )
        begin = end
    return found


def _read(
    texts: Sequence[str], lengths: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.uint8]]:
    """Return marks, spaces and edges of some lines; they are parted by breaks, one above the first."""
    codes = codes_of("\n".join(("", *texts, "")))
    bounds = np.concatenate(([1], lengths + 1)).cumsum()
    starts, ends = bounds[:-1], bounds[1:] - 1
    kinds = classes().take(codes)
    letters = kinds.astype(np.uint8)
    kinds[1:] |= ((kinds[:-1] << 1) & kinds[1:] & (PAIRS << MARKS)) << BESIDE
    marks = (np.bitwise_or.reduceat(kinds, starts) >> MARKS).astype(np.int64) ^ (BLANK | BARE)
    spaces = np.diff(np.searchsorted(np.flatnonzero(codes == ord(" ")), bounds))
    words = _marks_of_words(letters, starts, spaces + 1)
    marks |= words & ~_AGED | np.where((words & _AGED != 0) & (marks & DIGIT != 0), TELLS, 0)
    first, last, before = (edges().take(codes[at]) for at in (starts, ends - 1, ends - 2))
    marks |= first_marks().take(codes[starts]) | last_marks().take(codes[ends - 1])
    stopped = (before & STOP) * np.uint8(STOPPED // STOP)
    sealed = np.where((last & CLOSER != 0) & (before & (LETTER | NUMBER | COMMA) != 0), SEALED, 0)
    return marks, spaces, (last & ~np.uint8(QUOTED)) | stopped | (first & QUOTED) | sealed.astype(np.uint8)


def _marks_of_words(
    letters: NDArray[np.uint8], starts: NDArray[np.int64], words: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return what the words of each line tell; `words` are their numbers."""
    inside = letters != 0
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    begins = edges[::2]
    keys = _keys(letters, begins, edges[1::2] - begins)
    told = _words().look_up(keys)
    firsts = np.searchsorted(begins, starts)
    first = told[firsts]
    are_alone = np.diff(firsts, append=len(begins)) < 2
    opens = (first & telling.FIRST != 0) | ((first & telling.ONLY != 0) & are_alone)
    paired = np.flatnonzero((first & telling.PAIRED != 0) & ~are_alone)
    opens[paired[_are_pairs(keys, firsts[paired], _opening_pairs())]] = True
    cued = np.flatnonzero(told[: len(keys) - 1] & telling.CUE_OPENS)
    told[cued[_are_pairs(keys, cued, _cue_pairs())]] |= telling.CUES
    teases = told[np.append(firsts[1:], len(begins)) - 1] & telling.LAST != 0
    listed = np.add.reduceat(told & telling.LISTED != 0, firsts, dtype=np.int64)
    marks = (np.bitwise_or.reduceat(told, firsts).astype(np.int64) << OF_WORDS) & (_ANYWHERE | _AGED)
    marks |= np.where(teases, TELLS | TEASES, 0)
    return marks | np.where(opens, OPENS, 0) | np.where(5 * listed >= 2 * words, LISTED, 0)


@dataclass(frozen=True, slots=True)
class _Words:
    """The telling words by their first letters and their number; words may be taken for others."""

    mixer: np.uint64
    taken: NDArray[np.bool_]
    keys: NDArray[np.uint64]
    told: NDArray[np.uint16]

    def look_up(self, keys: NDArray[np.uint64]) -> NDArray[np.uint16]:
        """Return what the words with these `keys` tell, and two words more that tell nothing."""
        slots = ((keys * self.mixer) >> _SLOTS).view(np.int64)
        told = np.zeros(len(keys) + 2, np.uint16)
        may = np.flatnonzero(self.taken.take(slots))
        slots = slots[may]
        told[may] = np.where(self.keys[slots] == keys[may], self.told[slots], 0)
        return told


def _keys(
    letters: NDArray[np.uint8], begins: NDArray[np.int64], sizes: NDArray[np.int64]
) -> NDArray[np.uint64]:
    padded = np.append(letters, np.zeros(_KEY, np.uint8))
    eights = np.lib.stride_tricks.as_strided(
        padded[:_KEY].view("<u8"), shape=(len(letters),), strides=(1,), writeable=False
    )
    heads = eights[begins] & _MASKS[np.minimum(sizes, _KEY)]
    return heads + sizes.astype(np.uint64) * _SIZE


def _keys_of(words: Iterable[str]) -> NDArray[np.uint64]:
    letters = classes().take(codes_of("\n".join(("", *words, "")))).astype(np.uint8)
    edges = np.flatnonzero((letters[1:] != 0) != (letters[:-1] != 0)) + 1
    return _keys(letters, edges[::2], edges[1::2] - edges[::2])


def _are_pairs(
    keys: NDArray[np.uint64], at: NDArray[np.int64], pairs: NDArray[np.uint64]
) -> NDArray[np.bool_]:
    """Say of the words at some places whether they and those behind them are one of the `pairs`."""
    found = keys[at] * _SIZE + keys[at + 1]
    are_found: NDArray[np.bool_] = pairs[np.searchsorted(pairs[:-1], found)] == found
    return are_found


@cache
def _opening_pairs() -> NDArray[np.uint64]:
    return _keys_of_pairs(telling.opening_pairs())


@cache
def _cue_pairs() -> NDArray[np.uint64]:
    return _keys_of_pairs(telling.cue_pairs())


def _keys_of_pairs(pairs: list[tuple[str, str]]) -> NDArray[np.uint64]:
    firsts, seconds = zip(*pairs, strict=True)
    return np.unique(_keys_of(firsts) * _SIZE + _keys_of(seconds))


@cache
def _words() -> _Words:
    """Return the words with a mixer that gives each a slot of its own."""
    told = telling.telling_words()
    keys = _keys_of(told)
    bits = np.fromiter(told.values(), np.uint16)
    keys, places = np.unique(keys, return_inverse=True)
    merged = np.zeros(len(keys), np.uint16)
    np.bitwise_or.at(merged, places, bits)
    mixer = _SIZE
    while len(np.unique(slots := (keys * mixer) >> _SLOTS)) < len(keys):
        mixer += np.uint64(2)
    size = 1 << (64 - int(_SLOTS))
    found = _Words(mixer, np.zeros(size, bool), np.zeros(size, np.uint64), np.zeros(size, np.uint16))
    found.taken[slots], found.keys[slots], found.told[slots] = True, keys, merged
    return found
