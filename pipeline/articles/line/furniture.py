"""The words of web furniture, ready to look up fast.

What does not live here: the words themselves (`furniture.toml`), and what follows from finding them
(`articles.line.looks`).
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import chain

_WORDS = re.compile(r"[^\W_]+")
_COMMON = frozenset("this your with from here more the for free get".split())
EDGES = " \t:»›>→«.…|•-–—*[]()!,;▲▼◄►▴▾⌄⌃"


@dataclass(frozen=True, slots=True)
class Openings:
    """Phrases that a line may open with, by their first word."""

    by_word: dict[str, tuple[str, ...]]

    def phrases(self) -> Iterator[str]:
        """Yield all of them."""
        return chain.from_iterable(self.by_word.values())

    def opens(self, low: str) -> bool:
        """Say whether `low`, a line made plain, opens with one of the phrases as whole words."""
        for phrase in self.by_word.get(low.split(" ", 1)[0], ()):
            if low.startswith(phrase):
                after = low[len(phrase) : len(phrase) + 1]
                return not (after.isalnum() and phrase[-1].isalnum())
        return False


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases that a line may hold anywhere; `by_stem` has them by a word that they hold."""

    phrases: re.Pattern[str]
    by_stem: dict[str, tuple[str, ...]]

    def all_phrases(self) -> Iterator[str]:
        """Yield all of them."""
        return chain.from_iterable(self.by_stem.values())

    def count(self, low: str) -> int:
        """Return how many different phrases the lower-case line `low` holds."""
        stems = self.by_stem.keys() & _WORDS.findall(low)
        if not any(phrase in low for stem in stems for phrase in self.by_stem[stem]):
            return 0
        return len(set(self.phrases.findall(low)))


@dataclass(frozen=True, slots=True)
class Furniture:
    """What `furniture.toml` lists: see its head."""

    line: frozenset[str]
    end: frozenset[str]
    stop: frozenset[str]
    box: frozenset[str]
    section: frozenset[str]
    inset: frozenset[str]
    key_points: frozenset[str]
    start: Openings
    end_start: Openings
    within: Cues


@cache
def furniture() -> Furniture:
    """Return the words of `furniture.toml`, loaded once."""
    text = resources.files("pipeline.articles").joinpath("furniture.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(text)
    return Furniture(
        line=frozenset(words["line"]),
        end=frozenset(words["end"]),
        stop=frozenset(words["stop"]),
        box=frozenset(words["box"]),
        section=frozenset(words["section"]),
        inset=frozenset(words["inset"]),
        key_points=frozenset(words["key_points"]),
        start=_openings(words["start"]),
        end_start=_openings(words["end"]),
        within=_cues(words["within"]),
    )


def _openings(phrases: list[str]) -> Openings:
    by_word: dict[str, list[str]] = defaultdict(list)
    for phrase in sorted(set(phrases)):
        by_word[phrase.split(" ", 1)[0]].append(phrase)
    return Openings({word: tuple(each) for word, each in by_word.items()})


def _cues(phrases: list[str]) -> Cues:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    pattern = "|".join(r"\b" * p[0].isalnum() + re.escape(p) + r"\b" * p[-1].isalnum() for p in longest)
    by_stem: dict[str, list[str]] = defaultdict(list)
    for phrase in longest:
        by_stem[max(_WORDS.findall(phrase), key=lambda word: (word not in _COMMON, len(word)))].append(phrase)
    return Cues(re.compile(pattern), {stem: tuple(each) for stem, each in by_stem.items()})


def plain(text: str) -> str:
    """Return `text` in lower case with straight apostrophes and no marks at its ends, to be looked up."""
    return text.lower().replace("’", "'").strip(EDGES)
