"""Which articles repeat another: copies, edited copies, excerpts.

Candidates come from fingerprints alone, and each pair is then checked on its texts: Jaccard of at
least 0.5 on runs of three words, or nearly all of the shorter within the longer. Of short texts one that
gives another day, number or tense is later news ("will visit", "visited"). What does not live here:
storing fingerprints and answers (`pipeline.db`).
"""

from __future__ import annotations

import math
import re
import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from rensa import RMinHash

from pipeline.numerals import NUMERALS
from pipeline.records import Fingerprint

JACCARD = 0.5
CONTAINED = 0.8
_PERMUTATIONS = 128
_HASH = np.dtype("<u4")
_SEED = 20
_ROWS = 3
_BANDS = _PERMUTATIONS // _ROWS
_MIXER = np.uint64(0x9E3779B97F4A7C15)
_BAND = np.uint64(1 << 62)
_OPENING_WORDS = 250
_ONE_IN = 4
COMMON = 200
FEWEST = 3
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")

# Below this a copy differs from later news of the same only in words like these.
_SHORT = 60
_ALIKE = 1.5
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow january february"
    " march april june july august september october november december".split()
)
_NUMBERS = NUMERALS.keys() - {"one"}
_TO_COME = frozenset({"will", "shall", "would", "may", "might", "could", "plans", "due", "expected"})
_ENDINGS = ("", "d", "ed", "s", "es", "ing")

Shingles = frozenset[tuple[str, ...]]
Keys = tuple[list[int], list[int]]
"""The keys of an article's bands, then those of the words of its opening; no band's is a word's."""


def fingerprint(text: str) -> bytes:
    """Return a MinHash of the text's runs of three words, then a sample of those of its opening."""
    words = _WORD.findall(text.lower())
    runs = [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]
    minhash = RMinHash(_PERMUTATIONS, _SEED)
    minhash.update(runs)
    hashes = sorted({crc32(run.encode()) for run in runs[:_OPENING_WORDS]})
    sample = [each for each in hashes if each % _ONE_IN == 0]
    return struct.pack(f"<{_PERMUTATIONS + len(sample)}I", *minhash.digest(), *sample)


def keys(one: bytes) -> Keys:
    """Return the keys of a fingerprint: articles that `may_repeat` each other share some."""
    hashes = _hashes(one)
    bands, _ = _band_keys(hashes[None, :_PERMUTATIONS])
    return bands.astype(np.int64).tolist(), hashes[_PERMUTATIONS:].tolist()


def may_repeat(one: bytes, other: bytes, bands: int, words: int) -> bool:
    """Say whether two articles are held against each other, whichever comes first.

    They share as many keys of `bands`, and as many of `words`, the words that are in most openings left out.
    """
    if words >= _needed(min(len(one), len(other)) // _HASH.itemsize - _PERMUTATIONS):
        return True
    if not bands:
        return False
    return _alike(_hashes(one)[:_PERMUTATIONS], _hashes(other)[:_PERMUTATIONS]) >= JACCARD * 0.6


def _hashes(one: bytes) -> NDArray[np.uint32]:
    """Return the numbers of a fingerprint."""
    return np.frombuffer(one, dtype=_HASH)


def _alike(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> float:
    """Return which share of two MinHashes is the same."""
    return np.count_nonzero(left == right) / _PERMUTATIONS


def _needed(size: int) -> float:
    """Return how many words of an opening's sample another must hold for the two to be compared."""
    return max(FEWEST, 0.6 * size)


def find_duplicates(
    prints: Iterable[Fingerprint], text_of: Callable[[int], str], common: Collection[int] | None = None
) -> dict[int, int]:
    """Return for each article that repeats another the id of the fuller, earlier one.

    `common` are the words that over 200 openings have, by default of `prints`. The answer depends on the
    articles alone, not on their order, and never points at an article that is itself a duplicate. It is
    the same for a part of the articles of which none `may_repeat` one outside.
    """

    @lru_cache(maxsize=512)
    def content(number: int) -> _Content:
        return _Content(text_of(number))

    ordered = sorted(prints, key=_rank)
    ids = [one.id for one in ordered]
    index = _Index([one.fingerprint for one in ordered], common)
    found: dict[int, int] = {}
    for place, number in enumerate(ids):
        near = (ids[other] for other in index.candidates(place))
        original = next((other for other in near if content(number).repeats(content(other))), None)
        if original is None:
            index.add(place)
        else:
            found[number] = original
    return found


def _rank(one: Fingerprint) -> tuple[bool, int, str, str, int]:
    """Originals come first: whole articles, then those fuller by a quarter, then the earlier."""
    size = round(math.log(max(1, one.word_count)) / math.log(1.25))
    return one.is_excerpt, -size, one.published_at or "9999", one.path, one.id


class _Content:
    """The words of an article that are held against another's."""

    def __init__(self, text: str) -> None:
        words = _WORD.findall(text.lower())
        self.size = len(words)
        self.shingles: Shingles = frozenset(tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2)))
        self.words = frozenset(words) if self.size < _SHORT * _ALIKE else frozenset[str]()

    def repeats(self, other: _Content) -> bool:
        """Say whether the two are one text, told with the same days, numbers and tense if it is short."""
        both, size = len(self.shingles & other.shingles), len(self.shingles)
        if both < JACCARD * (size + len(other.shingles) - both) and not both >= CONTAINED * size > 4:
            return False
        brief, full = sorted((self, other), key=lambda one: one.size)
        return brief.size >= _SHORT or full.size > _ALIKE * brief.size or not _tells_later(brief, full)


def _tells_later(brief: _Content, full: _Content) -> bool:
    """Say whether of two short texts one gives another day, number or tense."""
    less, more = brief.words - full.words, full.words - brief.words
    if any(word in _DAYS or word in _NUMBERS or word.isdecimal() for word in less):
        return True
    if not _TO_COME.isdisjoint(less ^ more):
        return True
    return any(word + end in more for word in map(_stem, less) if len(word) > 2 for end in _ENDINGS)


def _stem(word: str) -> str:
    """Return a verb without its ending ("visited", "visits": "visit"), other words cut alike."""
    return next((word[: -len(end)] for end in ("ing", "ed", "s") if word.endswith(end)), word)


class _Index:
    """The articles that repeat none, findable by bands of their MinHash and by the words they open with.

    Articles are known by their place in the order of `_rank`. A band or word that only one article has
    leads nowhere and is not kept.
    """

    def __init__(self, fingerprints: Sequence[bytes], common: Collection[int] | None) -> None:
        width = 4 * _PERMUTATIONS
        whole = b"".join(one[:width] for one in fingerprints)
        self._hashes = np.frombuffer(whole, dtype="<u4").reshape(-1, _PERMUTATIONS)
        samples = [np.frombuffer(one, dtype="<u4")[_PERMUTATIONS:] for one in fingerprints]
        self._sizes = [len(sample) for sample in samples]
        self._bands = _shared(*_band_keys(self._hashes), ())
        owners = np.repeat(np.arange(len(samples)), self._sizes)
        words = np.concatenate([*samples, np.zeros(0, "<u4")]).astype(np.uint64)
        self._words = _shared(words, owners, _common(words) if common is None else common)
        self._near: defaultdict[int, list[int]] = defaultdict(list)
        self._openings: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, place: int) -> None:
        """Take in an article that repeats none."""
        for band in self._bands.get(place, ()):
            self._near[band].append(place)
        for word in self._words.get(place, ()):
            self._openings[word].append(place)

    def candidates(self, place: int) -> list[int]:
        """Return the articles that may be repeated, the first added first."""
        near = {other for band in self._bands.get(place, ()) for other in self._near.get(band, ())}
        likely = {other for other in near if self._likeness(place, other) >= JACCARD * 0.6}
        return sorted(likely | self._holders(place))

    def _likeness(self, place: int, other: int) -> float:
        return _alike(self._hashes[place], self._hashes[other])

    def _holders(self, place: int) -> set[int]:
        """Return the articles whose opening holds most of the opening's sample, and at least three of it."""
        counts: Counter[int] = Counter()
        for word in self._words.get(place, ()):
            counts.update(self._openings.get(word, ()))
        return {other for other, count in counts.items() if count >= _needed(self._sizes[place])}


def _common(words: NDArray[np.uint64]) -> list[int]:
    """Return the words that more than 200 articles have."""
    found, counts = np.unique(words, return_counts=True)
    return [int(word) for word in found[counts > COMMON]]


def _band_keys(hashes: NDArray[np.uint32]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the key of every band of every article, and whose each is; unlike bands hardly share one."""
    keys = np.zeros((len(hashes), _BANDS), dtype=np.uint64)
    for row in range(_ROWS):
        keys = (keys ^ hashes[:, row : _BANDS * _ROWS : _ROWS]) * _MIXER
        keys ^= keys >> np.uint64(32)
    keys = (keys ^ np.arange(_BANDS, dtype=np.uint64)) * _MIXER
    keys = (keys >> np.uint64(2)) | _BAND
    return keys.ravel(), np.repeat(np.arange(len(hashes)), _BANDS)


def _shared(
    keys: NDArray[np.uint64], owners: NDArray[np.int64], common: Collection[int]
) -> dict[int, list[int]]:
    """Return for each owner the numbers of its keys that another owner has too, but for `common` ones."""
    kinds, numbers, counts = np.unique(keys, return_inverse=True, return_counts=True)
    telling = (counts > 1) & ~np.isin(kinds, np.array(sorted(common), dtype=np.uint64))
    found: defaultdict[int, list[int]] = defaultdict(list)
    for entry in np.flatnonzero(telling[numbers]).tolist():
        found[int(owners[entry])].append(int(numbers[entry]))
    return dict(found)
