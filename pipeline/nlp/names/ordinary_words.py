"""Spans of one word that are no names: words of the language with a capital, and abbreviations of no person.

What does not live here: words that are never names (`not_names.txt`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import is_given_name
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_SHORT = 5


def without_words(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` without lone words that the text elsewhere writes small, or that are in capitals."""
    small = {word for word in parse.words if word.islower()}
    within = {
        word for span in spans if span.end - span.first > 1 for word in parse.words[span.first : span.end]
    }
    return [span for span in spans if not _is_word(parse, span, small, within)]


def _is_word(parse: Parse, span: Span, small: set[str], within: set[str]) -> bool:
    """Whether a span is one unsure word that is also a common word of this text, or no person's."""
    word = parse.words[span.first]
    if span.known is not None or span.is_sure or span.end - span.first > 1 or word in within:
        return False
    if span.label == "PERSON" and word.isupper() and len(word) <= _SHORT:
        return True
    if span.label not in {"PERSON", "ORG"} or word.lower() not in small or is_given_name(word):
        return False
    return _opens(parse, span.first) and parse.deps[span.first] != "nsubj"


def _opens(parse: Parse, token: int) -> bool:
    """Whether a token opens its sentence."""
    first = parse.sentences[parse.sentence_of[token]][0]
    return all(not word[0].isalnum() for word in parse.words[first:token])
