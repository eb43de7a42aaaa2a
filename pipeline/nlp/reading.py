"""The copy of a text that the model reads: the same length as the original, friendlier to the parse.

Every character stands where it stood, so an offset into the copy is an offset into the article.
"""

from __future__ import annotations

import re
from statistics import median

from pipeline.nlp.recasing import IsCommon, recased

_TYPOGRAPHY = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u200b": " ",
        "‐": "-",
        "‑": "-",
    }
)


_DASHES = "-–—"  # "(Reuters) -Police": a dash that ends a date line may touch the text
_MARKS = re.compile(r"[^\w\s]{40,}")  # the tokenizer's time grows with the square of such a run
_INNER_BREAK = re.compile(r"(?<=[^\n]{30})\n(?=[^\s])")
_FEWEST_BREAKS, _USUAL_LINE, _WIDEST_LINE = 3, 45, 100


def reading_copy(text: str, is_common: IsCommon | None = None, opening: int = 0) -> str:
    """Return `text` with typographic marks made plain and wrapped lines joined, character for character.

    With `is_common`, the test for words that are no names, capitals are put in ordinary case too. The first
    `opening` characters are a date line: a line break ends it, lest its place be read as the first subject.
    """
    plain = _MARKS.sub(lambda marks: marks.group()[0].ljust(len(marks.group())), text.translate(_TYPOGRAPHY))
    copy = _unwrapped(plain)
    if opening and (text[opening - 1].isspace() or text[opening - 1] in _DASHES):
        copy = copy[: opening - 1] + "\n" + copy[opening:]
    return copy if is_common is None else recased(copy, is_common)


def _unwrapped(text: str) -> str:
    """Return `text` with a space for each line break that a typist's margin made, if it has such."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    inner = len(_INNER_BREAK.findall(text))
    if inner < _FEWEST_BREAKS or max(lines) > _WIDEST_LINE or median(lines) < _USUAL_LINE:
        return text
    return _INNER_BREAK.sub(" ", text)
