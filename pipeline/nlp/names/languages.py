"""Names of languages where a language is meant ("in Hausa", "speaks Tamil"): no entity of any kind.

What does not live here: the same words for people or countries ("Tamil fighters", "the French").
"""

from __future__ import annotations

from functools import cache

from pipeline.nlp.names.lexicon import read_text
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_BEFORE = frozenset(
    {"in", "into", "speak", "speaks", "spoke", "speaking", "spoken", "learn", "learning", "teach"}
)
_AFTER = frozenset(
    {"language", "languages", "dialect", "dialects", "translation", "speaker", "speakers", "accent"}
)
_BETWEEN = frozenset({",", "and", "or", "both", "broken", "fluent", "halting", "perfect"})
_NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})


@cache
def languages() -> frozenset[str]:
    """Return the English names of languages."""
    lines = read_text("languages.txt").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def without_languages(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` without lone names of languages that are spoken, written in or translated."""
    return [span for span in spans if not _is_language(parse, span)]


def _is_language(parse: Parse, span: Span) -> bool:
    if span.end - span.first > 1 or parse.words[span.first] not in languages():
        return False
    after = _past_list(parse, span.first, 1)
    if after < len(parse.words) and parse.lowers[after] in _AFTER:
        return True
    before = _past_list(parse, span.first, -1)
    is_noun_after = after < len(parse.words) and parse.pos[after] in _NAMING
    return before >= 0 and parse.lowers[before] in _BEFORE and not is_noun_after


def _past_list(parse: Parse, token: int, step: int) -> int:
    """Return the first token before (`step` -1) or after (1) the list of languages that a token is in."""
    place = token + step
    while 0 <= place < len(parse.words) and (
        parse.lowers[place] in _BETWEEN or parse.words[place] in languages()
    ):
        place += step
    return place
