"""The copy of a text that the model reads: the same length as the original, friendlier to the parse.

Every character stands where it stood, so an offset into the copy is an offset into the article.
"""

from __future__ import annotations

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


def reading_copy(text: str) -> str:
    """Return `text` with typographic marks made plain, character for character."""
    return text.translate(_TYPOGRAPHY)
