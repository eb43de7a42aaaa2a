"""Which organisations of different articles are one: long and short names, countries' own bodies.

What does not live here: places and groups, whose names alone decide (`keys`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from pipeline.records import ArticleReferent
from pipeline.resolve.keys import Key, local
from pipeline.spelling import body_key, is_general, is_public, ministry_key, without_country

_ALIKE = 88


def body_keys(referents: Sequence[ArticleReferent]) -> dict[int, Key]:
    """Return the keys of organisations by their place in `referents`."""
    bodies = [(place, one) for place, one in enumerate(referents) if one.kind == "organization"]
    keys = {place: _key(one) for place, one in bodies}
    links = _links([(keys[place], one) for place, one in bodies])
    return {place: links.get(key, key) for place, key in keys.items()}


def _key(referent: ArticleReferent) -> Key:
    """Return the key of an organisation by its own name."""
    name = ministry_key(body_key(referent.name))
    code, rest = without_country(name)
    if code is not None and is_public(rest):
        return ("organization", rest, code)
    if is_general(name):
        if referent.country_code is None:
            return local(referent, name)
        return ("organization", name, referent.country_code)
    return ("organization", name)


def _links(bodies: Sequence[tuple[Key, ArticleReferent]]) -> dict[Key, Key]:
    """Return, for a short name that an article explains, the key of the long one it stands for."""
    meant: dict[Key, set[Key]] = {}
    own: dict[Key, set[str]] = {}
    codes: dict[Key, set[str | None]] = {}
    for key, one in bodies:
        own.setdefault(key, set()).add(one.name)
        codes.setdefault(key, set()).add(one.country_code)
        for short in _short_names(key, one):
            meant.setdefault(short, set()).add(key)
    links: dict[Key, Key] = {}
    for short, keys in sorted(meant.items()):
        if short in own and _is_one(keys) and all(body_key(name) == name.lower() for name in own[short]):
            links.update(dict.fromkeys((short, *keys), min(keys)))
    for key in own:
        if len(key) == 3 and key[2] in codes.get(key[:2], ()):
            links[key] = key[:2]
    return {short: links.get(key, key) for short, key in links.items()}


def _short_names(key: Key, referent: ArticleReferent) -> Iterator[Key]:
    """Yield the keys of the shorter names that an article uses for one organisation."""
    for alias, _ in referent.aliases:
        short = body_key(alias)
        if ("organization", short) != key and len(short) < len(key[1]) and not is_general(short):
            yield ("organization", short)


def _is_one(keys: set[Key]) -> bool:
    """Whether keys are spellings of one long name."""
    first, *others = sorted(keys)
    return all(ratio(first[1], other[1]) >= _ALIKE for other in others)
