"""The lexicon of cues: the verbs, nouns and phrases that tie words to a speaker.

What lives here: loading `lexicons/cues.toml` and asking what a word may do. What does not: where in a
sentence the words and the speaker stand.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The lists of `cues.toml`, as sets of lemmas."""

    say: frozenset[str]
    soft: frozenset[str]
    only_marked: frozenset[str]
    thought: frozenset[str]
    request: frozenset[str]
    naming: frozenset[str]
    naming_as: frozenset[str]
    nouns: frozenset[str]
    documents: frozenset[str]
    occasions: frozenset[str]
    furniture: frozenset[str]
    bodies: frozenset[str]
    with_particle: dict[str, frozenset[str]]

    @property
    def verbs(self) -> frozenset[str]:
        """Every verb that can be a cue."""
        return self.say | self.only_marked | self.thought | self.request | self.naming | self.naming_as


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    path = resources.files("pipeline.nlp.lexicons") / "cues.toml"
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    particles = {verb: frozenset(words) for verb, words in table.pop("with_particle").items()}
    return Lexicon(with_particle=particles, **{name: frozenset(words) for name, words in table.items()})


@cache
def all_verbs() -> frozenset[str]:
    """Return every verb that can be a cue."""
    return lexicon().verbs
