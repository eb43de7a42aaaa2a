"""The lexicon of cues: the verbs, nouns and phrases that tie words to a speaker.

What lives here: loading `lexicons/cues.toml` and asking what a word may do. What does not: where in a
sentence the words and the speaker stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from pipeline.nlp.tables import table


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
    cues = {name: words for name, words in table("cues.toml").items() if name != "with_particle"}
    particles = {verb: frozenset(words) for verb, words in table("cues.toml")["with_particle"].items()}
    return Lexicon(with_particle=particles, **{name: frozenset(words) for name, words in cues.items()})


@cache
def all_verbs() -> frozenset[str]:
    """Return every verb that can be a cue."""
    return lexicon().verbs
