"""What referents of one entity share, for the kinds whose names alone decide: countries, places, groups.

What does not live here: people (`people`) and organisations (`bodies`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.records import ArticleReferent
from pipeline.spelling import body_key

Key = tuple[str, ...]


def plain_keys(referents: Sequence[ArticleReferent]) -> dict[int, Key]:
    """Return the keys of countries, places, facilities and groups by their place in `referents`."""
    return {
        place: _plain_key(referent)
        for place, referent in enumerate(referents)
        if referent.kind not in {"person", "organization"}
    }


def _plain_key(referent: ArticleReferent) -> Key:
    """Return the key of one referent that is no person and no organisation."""
    if referent.kind == "country":
        return ("country", referent.country_code or body_key(referent.name))
    return (referent.kind, body_key(referent.name))


def local(referent: ArticleReferent, *parts: str) -> Key:
    """Return a key that no referent of another article shares."""
    return (referent.kind, *parts, f"{referent.key.article_id}/{referent.key.number}")
