"""Which country an article is about: for bodies named without one ("the Interior Ministry"), "the country".

What does not live here: bodies whose own words name a country (`clusters`).
"""

from __future__ import annotations

from collections import Counter

from pipeline.nlp.names.things import Found, Span, Thing
from pipeline.spelling import body_key, is_general, is_public, ministry_key

_LANDS = frozenset({"country", "place", "group"})
_FEWEST_LANDS, _LEAD = 3, 2
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


def home_land(named: list[Found]) -> Thing | None:
    """Return the country named first and twice as often as any other, with its places and people."""
    things = [mention.thing for mention in named if mention.thing is not None]
    lands = [thing for thing in things if thing.kind in _LANDS]
    codes = [thing.country_code for thing in lands if thing.country_code]
    if not codes:
        return None
    (code, count), *others = Counter(codes).most_common(2)
    second = others[0][1] if others else 0
    unlisted = max(Counter(thing for thing in lands if thing.country_code is None).values(), default=0)
    if code != codes[0] or count < max(_FEWEST_LANDS, _LEAD * second, unlisted + 1):
        return None
    return next((thing for thing in things if thing.kind == "country" and thing.country_code == code), None)


def is_national(name: str) -> bool:
    """Whether every country has a body so called, and so the article's own is meant."""
    key = ministry_key(body_key(name))
    return is_general(key) and is_public(key)
