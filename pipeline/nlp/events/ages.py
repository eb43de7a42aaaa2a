"""Ages beside names, which are numbers that count nobody."""

from __future__ import annotations

from pipeline.nlp.parse import Parse

_OLDEST = 120


def is_age(parse: Parse, token: int) -> bool:
    """Say whether a number is the age of the person before its comma ("Ann Ek, 50")."""
    word = parse.words[token]
    if not word.isdecimal() or int(word) > _OLDEST or token < 2 or parse.words[token - 1] != ",":
        return False
    return any(end == token - 1 and label == "PERSON" for _, end, label in parse.entities)
