"""Upper-case text in ordinary case, letter for letter: wires and headlines in capitals.

A model trained on ordinary case finds nothing in capitals. What does not live here: plain
typographic marks (`reading`).
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

from pipeline.nlp.capitals import WORD, shouted_parts
from pipeline.nlp.names.lexicon import Known, gazetteer, given_names, titles

IsCommon = Callable[[str], bool]
_ABBREVIATED = re.compile(r"[(\[]([A-Z]{2,6})[)\]]")
_OPENING = re.compile(r"[.!?:]\s|\n\s*\n|[\"(\[]|--")
_ENDINGS = (
    *(("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e")),
    *(("er", ""), ("er", "e"), ("ly", ""), ("'s", "")),
)
_LONGEST_ABBREVIATION = 4
_VOWELS = frozenset("AEIOUY")
_DATE_VERBS = frozenset({"may", "march"})
_ADDRESSES = frozenset({"mr", "mrs", "ms", "dr"})
_AMBIGUOUS = frozenset(
    "democratic western liberal conservative socialist communist orthodox republican roma poles latin".split()
)
_DATES = frozenset(
    """
    january february march april june july august september october november december jan feb mar apr jun
    jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday
    """.split()
)


def common_words(nlp: Language) -> IsCommon:
    """Return the test for words of the language that are no names, from the model's own word lists."""
    if not nlp.has_pipe("lemmatizer"):
        return STOP_WORDS.__contains__
    lookups = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
    lemmas: set[str] = set(STOP_WORDS)
    for table in ("lemma_index", "lemma_exc"):
        for words in lookups.get_table(table, {}).values():
            lemmas.update(words)
    return lambda word: (
        word in lemmas
        or any(word.endswith(ending) and word[: -len(ending)] + stem in lemmas for ending, stem in _ENDINGS)
    )


def recased(text: str, is_common: IsCommon) -> str:
    """Return `text` with its parts in capitals in ordinary case, the same length."""
    parts = shouted_parts(text)
    abbreviations = frozenset(_ABBREVIATED.findall(text)) if parts else frozenset()
    pieces, end = [], 0
    for start, stop in parts:
        pieces += [text[end:start], _Recasing(text[start:stop], is_common, abbreviations).result()]
        end = stop
    return "".join([*pieces, text[end:]]) if parts else text


class _Recasing:
    """One part in capitals on its way to ordinary case."""

    def __init__(self, text: str, is_common: IsCommon, abbreviations: frozenset[str]) -> None:
        """Read the words of `text`."""
        self.text, self.is_common, self.abbreviations = text, is_common, abbreviations
        self.matches = list(WORD.finditer(text))
        self.words = [match.group() for match in self.matches]
        self.lowers = [word.lower().removesuffix("'s") for word in self.words]
        self.surnames: set[str] = set()
        self.cased: list[str] = []

    def result(self) -> str:
        """Return the part in ordinary case."""
        for _ in range(2):  # the second time, surnames learned anywhere are known everywhere
            self.cased = []
            while len(self.cased) < len(self.words):
                self._next()
        pieces, end = [], 0
        for match, word in zip(self.matches, self.cased, strict=True):
            between = self.text[end : match.start()]
            opens = end == 0 or _OPENING.search(self.text, end - 1, match.start()) is not None
            pieces += [between, word[:1].upper() + word[1:] if opens else word]
            end = match.end()
        result = "".join([*pieces, self.text[end:]])
        return result if len(result) == len(self.text) else self.text

    def _next(self) -> None:
        """Write the next word, or the next words that make a known name."""
        place = len(self.cased)
        known, size = self._known(place)
        if known is not None:
            keeps = known.exact or self.words[place].count(".") > 1
            words = self.words[place : place + size]
            self.cased += words if keeps else [_titled(word) for word in words]
        elif self._continues_name(place):
            self.surnames.add(self.lowers[place])
            self.cased.append(_titled(self.words[place]))
        else:
            self.cased.append(self._case(place))

    def _known(self, place: int) -> tuple[Known | None, int]:
        """Return the known name that begins at `place`, and how many words it has."""
        lower = self.lowers[place]
        if lower in STOP_WORDS or lower in _AMBIGUOUS:
            return None, 0
        for rest, known in gazetteer().get(lower, ()):
            size = len(rest) + 1
            if tuple(self.lowers[place + 1 : place + size]) == rest:
                return known, size
        return None, 0

    def _continues_name(self, place: int) -> bool:
        """Whether a given name or its surname, written as one, stands directly before the word."""
        lower = self.lowers[place]
        if place == 0 or lower in STOP_WORDS or lower.endswith(("ed", "ing")) or not self._adjacent(place):
            return False
        before = self.lowers[place - 1]
        if not self.cased[-1][:1].isupper() or before in titles().offices:
            return False
        return (
            before in given_names()
            or before in _ADDRESSES
            or (before in self.surnames and self._is_name(place))
        )

    def _adjacent(self, place: int) -> bool:
        """Whether only a space parts the word from the one before."""
        return self.matches[place].start() - self.matches[place - 1].end() == 1

    def _case(self, place: int) -> str:
        """Return one word as it would stand inside a sentence."""
        word, lower = self.words[place], self.lowers[place]
        if lower in _DATES or (lower in _DATE_VERBS and self._is_by_number(place)):
            return _titled(word)
        if lower in STOP_WORDS:
            return word if word == "I" else word.lower()
        if self._is_abbreviation(word):
            return word
        if lower in given_names():
            return _titled(word) if self._is_name(place + 1) or not self.is_common(lower) else word.lower()
        if lower in titles().offices or lower in titles().honorifics:
            leads = self._is_name(place + 1) and self._adjacent(place + 1)
            return _titled(word) if leads else word.lower()
        if self.is_common(lower) and lower not in self.surnames:
            return word.lower()
        return _titled(word)

    def _is_by_number(self, place: int) -> bool:
        """Whether a figure stands beside the word, so that "MAY" is a month."""
        match = self.matches[place]
        return self.text[max(0, match.start() - 2) : match.start() - 1].isdigit() or (
            self.text[match.end() + 1 : match.end() + 2].isdigit()
        )

    def _is_abbreviation(self, word: str) -> bool:
        """Whether a word stays in capitals."""
        if word in self.abbreviations or "." in word:
            return True
        return len(word) <= _LONGEST_ABBREVIATION and word.isalpha() and _VOWELS.isdisjoint(word)

    def _is_name(self, place: int) -> bool:
        """Whether the word at `place` can only be a name."""
        if place >= len(self.words) or self.lowers[place] in STOP_WORDS:
            return False
        lower = self.lowers[place]
        return lower in given_names() or len(lower) == 1 or not self.is_common(lower)


def _titled(word: str) -> str:
    """Return a word with a capital at its beginning only."""
    return word[:1] + word[1:].lower()
