"""Which articles repeat another: copies, edited copies, excerpts.

Candidates come from fingerprints alone, and each pair is then checked on its texts: Jaccard of at
least 0.5 on runs of three words, or nearly all of the shorter within the longer. What does not live
here: storing fingerprints and answers (`pipeline.db`).
"""

from __future__ import annotations

import math
import re
import struct
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

from rensa import RMinHash

JACCARD = 0.5
CONTAINED = 0.8
_PERMUTATIONS = 128
_SEED = 20
_ROWS = 3
_BANDS = _PERMUTATIONS // _ROWS
_OPENING_WORDS = 250
_ONE_IN = 4
_COMMON = 200
_WORD = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")

Shingles = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fingerprint:
    """An article as seen by `find_duplicates`; `fingerprint` is what `fingerprint` made of its text."""

    id: int
    path: str
    fingerprint: bytes
    published_at: str | None
    word_count: int
    is_excerpt: bool


def fingerprint(text: str) -> bytes:
    """Return a MinHash of the text's runs of three words, then a sample of those of its opening."""
    words = _WORD.findall(text.lower())
    runs = [" ".join(words[i : i + 3]) for i in range(max(1, len(words) - 2))]
    minhash = RMinHash(_PERMUTATIONS, _SEED)
    minhash.update(runs)
    hashes = sorted({crc32(run.encode()) for run in runs[:_OPENING_WORDS]})
    sample = [each for each in hashes if each % _ONE_IN == 0]
    return struct.pack(f"<{_PERMUTATIONS + len(sample)}I", *minhash.digest(), *sample)


def find_duplicates(prints: Iterable[Fingerprint], text_of: Callable[[int], str]) -> dict[int, int]:
    """Return for each article that repeats another the id of the fuller, earlier one.

    The answer depends on the articles alone, not on their order, and never points at an article
    that is itself a duplicate.
    """

    @lru_cache(maxsize=512)
    def shingles(number: int) -> Shingles:
        return _shingles(text_of(number))

    index = _Index()
    found: dict[int, int] = {}
    for one in sorted(prints, key=_rank):
        hashes = struct.unpack(f"<{len(one.fingerprint) // 4}I", one.fingerprint)
        original = next(
            (o for o in index.candidates(hashes) if _repeats(shingles(one.id), shingles(o))), None
        )
        if original is None:
            index.add(one.id, hashes)
        else:
            found[one.id] = original
    return found


def _rank(one: Fingerprint) -> tuple[bool, int, str, str, int]:
    """Originals come first: whole articles, then those fuller by a quarter, then the earlier."""
    size = round(math.log(max(1, one.word_count)) / math.log(1.25))
    return one.is_excerpt, -size, one.published_at or "9999", one.path, one.id


def _shingles(text: str) -> Shingles:
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[i : i + 3]) for i in range(max(1, len(words) - 2)))


def _repeats(one: Shingles, other: Shingles) -> bool:
    both = len(one & other)
    return both >= JACCARD * (len(one) + len(other) - both) or both >= CONTAINED * len(one) > 4


class _Index:
    """The articles that repeat none, findable by bands of their MinHash and by the words they open with."""

    def __init__(self) -> None:
        self._bands: dict[tuple[int, ...], list[int]] = defaultdict(list)
        self._openings: dict[int, list[int]] = defaultdict(list)
        self._order: dict[int, int] = {}
        self._hashes: dict[int, tuple[int, ...]] = {}

    def add(self, number: int, hashes: tuple[int, ...]) -> None:
        self._order[number] = len(self._order)
        self._hashes[number] = hashes[:_PERMUTATIONS]
        for band in _bands(hashes):
            self._bands[band].append(number)
        for each in hashes[_PERMUTATIONS:]:
            if len(self._openings[each]) <= _COMMON:
                self._openings[each].append(number)

    def candidates(self, hashes: tuple[int, ...]) -> list[int]:
        """Return the articles that may be repeated, the first added first."""
        near = {number for band in _bands(hashes) for number in self._bands.get(band, ())}
        likely = {number for number in near if self._likeness(number, hashes) >= JACCARD * 0.6}
        return sorted(likely | self._holders(hashes), key=self._order.__getitem__)

    def _likeness(self, number: int, hashes: tuple[int, ...]) -> float:
        return sum(map(int.__eq__, self._hashes[number], hashes)) / _PERMUTATIONS

    def _holders(self, hashes: tuple[int, ...]) -> set[int]:
        """Return the articles whose opening holds most of the opening's sample, and at least three of it."""
        sample = hashes[_PERMUTATIONS:]
        counts: Counter[int] = Counter()
        for each in sample:
            numbers = self._openings.get(each, ())
            if len(numbers) <= _COMMON:
                counts.update(numbers)
        return {number for number, count in counts.items() if count >= max(3, 0.6 * len(sample))}


def _bands(hashes: tuple[int, ...]) -> list[tuple[int, ...]]:
    return [(band, *hashes[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS)]
