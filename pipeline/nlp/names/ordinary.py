"""A parse whose words in capitals stand in ordinary case, by what the model took them for.

What does not live here: recasing before the parse (`pipeline.nlp.recasing`).
"""

from __future__ import annotations

from dataclasses import replace

from spacy.lang.en.stop_words import STOP_WORDS

from pipeline.nlp.capitals import shouted_parts
from pipeline.nlp.names.lexicon import gazetteer
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_NAME_TAGS = frozenset({"NNP", "NNPS"})
_VOWELS = frozenset("AEIOUY")
_LONGEST_ABBREVIATION = 4


def in_ordinary_case(parse: Parse, names: list[Span]) -> Parse:
    """Return `parse` with text and words as the model read them, and `names` as names, the same length."""
    parts = shouted_parts(parse.text)
    if not parts:
        return parse
    named = {token for first, end, _ in parse.entities for token in range(first, end)}
    named |= {token for span in names for token in range(span.first, span.end)}
    words, text = list(parse.words), list(parse.text)
    for start, stop in parts:
        for token in range(parse.token_at(start), len(words)):
            if parse.starts[token] >= stop:
                break
            words[token] = _cased(parse, token, token in named)
            text[parse.starts[token] : parse.ends[token]] = words[token]
    return replace(parse, text="".join(text), words=words)


def _cased(parse: Parse, token: int, is_named: bool) -> str:
    """Return one word in capitals as a name or as a common word."""
    word, lower = parse.words[token], parse.lowers[token]
    if not word.isupper() or "." in word or not word.isascii():
        return word
    if lower in STOP_WORDS and parse.tags[token] not in _NAME_TAGS:
        return lower
    if any(known.exact for rest, known in gazetteer().get(lower, ()) if not rest):
        return word
    if parse.tags[token] in _NAME_TAGS or (is_named and parse.tags[token].startswith(("JJ", "NN"))):
        in_brackets = token and parse.words[token - 1] in {"(", "["}
        short = len(word) <= _LONGEST_ABBREVIATION and _VOWELS.isdisjoint(word)
        return word if short or (in_brackets and len(word) <= 6) else word[:1] + word[1:].lower()
    return word.lower()
