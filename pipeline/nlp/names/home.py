"""Which country an article is about, for bodies that it names without one ("the Interior Ministry").

What does not live here: bodies whose own words name a country (`clusters`).
"""

from __future__ import annotations

from collections import Counter

from pipeline.nlp.names.things import Span
from pipeline.spelling import body_key, is_general, is_public, ministry_key

_LANDS = frozenset({"country", "place", "group"})
_FEWEST, _SHARE, _SHARE_OF_LATER = 2, 0.5, 0.8


def home_country(spans: list[Span]) -> str | None:
    """Return the code of the country that half of the places, peoples and countries named belong to.

    It is named twice as often as any other, and first of all unless four in five are its own.
    """
    codes = [code for span in spans if (code := _code(span)) is not None]
    if not codes:
        return None
    ranked = sorted(Counter(codes).items(), key=lambda pair: (-pair[1], pair[0]))
    (code, count), others = ranked[0], [other for _, other in ranked[1:]]
    needed = _SHARE if code == codes[0] else _SHARE_OF_LATER
    is_most = count >= _FEWEST and count >= needed * len(codes)
    return code if is_most and count >= 2 * max(others, default=0) else None


def _code(span: Span) -> str | None:
    """Return the code of the country that a place, people or country belongs to."""
    if span.known is None or span.known.kind not in _LANDS:
        return None
    return span.known.country_code


def is_national(name: str) -> bool:
    """Whether every country has a body so called, and so the article's own is meant."""
    key = ministry_key(body_key(name))
    return is_general(key) and is_public(key)
