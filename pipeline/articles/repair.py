"""Unicode repaired where it is surely broken, and left alone everywhere else.

What does not live here: the decoding of files (`pipeline.seeds`).
"""

from __future__ import annotations

import re
from functools import cache

import ftfy

_BROKEN = re.compile(
    r"[ÂÃâÐÑÎ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
    r"|&(?:[a-z]{2,8}|#\d{2,5}|#x[0-9a-f]{2,5});",
    re.I,
)
# Windows has no sign for the third byte of ”, so that it is lost where text was decoded twice.
_LOST_CLOSING = "â€\ufffd"
# Looked for one by one in a whole file: many times as fast as a pattern.
_LEADS = "&ÂÃâÐÑÎãðñî"
_UNSEEN_MARKS = "\u200b\u200e\u200f\u2060\ufeff\u00ad"
_HALVES = re.compile(r"[\ud800-\udfff]")
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\u200e\u200f\u2060\ufeff\u00ad]")


@cache
def _settings() -> ftfy.TextFixerConfig:
    return ftfy.TextFixerConfig(
        uncurl_quotes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        normalization=None,
        fix_line_breaks=False,
        remove_terminal_escapes=False,
        explain=False,
    )


def storable(text: str) -> str:
    """Return `text` without what no database takes: NULs and halves of characters, as JSON may hold them."""
    text = text.replace("\0", "")
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _HALVES.sub("\ufffd", text)
    return text


def is_broken(text: str) -> bool:
    """Say whether anything in `text` may need mending."""
    if text.isascii():
        return "&" in text and _BROKEN.search(text) is not None
    if any(mark in text for mark in _UNSEEN_MARKS):
        return True
    return any(lead in text for lead in _LEADS) and _BROKEN.search(text) is not None


def repaired(text: str) -> str:
    """Return `text` with doubly encoded characters and HTML entities mended, and unseen marks left out."""
    if text.isascii() and "&" not in text:
        return text
    if _BROKEN.search(text):
        text = ftfy.fix_text(text.replace(_LOST_CLOSING, "â€\x9d"), _settings())
    return _UNSEEN.sub("", text) if _UNSEEN.search(text) else text
