"""Where a text is written all in capitals.

What does not live here: writing it otherwise (`recasing`).
"""

from __future__ import annotations

import re

WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['.&][^\W\d_]+)*")
_LINE = re.compile(r"[^\n]+")
_SHORTEST_LINE, _SHOUTED = 3, 0.7


def shouted_parts(text: str) -> list[tuple[int, int]]:
    """Return where `text` is in capitals: all of it if most letters are, else whole lines."""
    lines = [match.span() for match in _LINE.finditer(text) if _is_shouted(match.group())]
    if not lines:
        return []
    upper, lower = sum(map(str.isupper, text)), sum(map(str.islower, text))
    return [(0, len(text))] if upper > _SHOUTED * (upper + lower) else lines


def _is_shouted(line: str) -> bool:
    """Whether a line has some words and no small letter."""
    return line.isupper() and len(WORD.findall(line)) >= _SHORTEST_LINE
