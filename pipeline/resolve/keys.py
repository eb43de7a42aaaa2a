"""What referents of one entity share, for the kinds whose names alone decide: countries, places, groups.

What does not live here: people (`people`) and organisations (`bodies`).
"""

from __future__ import annotations

from pipeline.records import Naming, ReferentKey
from pipeline.spelling import body_key, ministry_key, person_words

Key = tuple[str, ...]


def plain_key(naming: Naming) -> Key:
    """Return the key of one naming that is no person and no organisation."""
    if naming.kind == "country":
        return ("country", naming.country_code or body_key(naming.name))
    return (str(naming.kind), body_key(naming.name))


def local_key(naming: Naming, referent: ReferentKey) -> Key:
    """Return the key of one referent of a naming whose referents are each a thing of their own."""
    name = person_words(naming.name)[0] if naming.kind == "person" else ministry_key(body_key(naming.name))
    return (str(naming.kind), name, place(referent))


def place(referent: ReferentKey) -> str:
    """Return where a referent stands, as its own key names it."""
    return f"{referent.article_id}/{referent.number}"
