"""Which organisations of different articles are one: long and short names, countries' own bodies.

What does not live here: places and groups, whose names alone decide (`keys`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from pipeline.records import Naming
from pipeline.resolve.keys import Key
from pipeline.spelling import body_key, is_general, is_public, ministry_key, without_country

_ALIKE = 88
_NAMES_KEPT = 10_000  # those of one step of resolving
_PLAIN = ("organization", "name")

Body = tuple[Naming, frozenset[str]]
"""An organisation's naming, with the shorter names that articles use for it (`short_names`)."""


def body_keys(bodies: Iterable[Body]) -> dict[int, Key | None]:
    """Return the key of each organisation by its naming's id, None where each referent is one of its own.

    `bodies` are all that a link from one short name to the next leads to (`is_live`).
    """
    keyed = [(own_key(naming), naming, shorts) for naming, shorts in bodies]
    links = _links(keyed)
    return {
        naming.id: None if is_local(naming) and key not in links else links.get(key, key)
        for key, naming, _ in keyed
    }


def own_key(naming: Naming) -> Key:
    """Return the key of an organisation by its own name: of the first referent, where each has one."""
    local = local_name(naming.name, naming.country_code)
    if local is not None:
        return ("organization", local, naming.least)
    name = ministry_key(body_key(naming.name))
    code, rest = without_country(name)
    if code is not None and is_public(rest):
        return ("organization", rest, code)
    if is_general(name):
        return ("organization", name, str(naming.country_code))
    return ("organization", name)


def is_local(naming: Naming) -> bool:
    """Whether an organisation can be told from others in its own article alone."""
    return local_name(naming.name, naming.country_code) is not None


@lru_cache(maxsize=_NAMES_KEPT)
def local_name(name: str, country_code: str | None) -> str | None:
    """Return the name of a body that says no more than its kind, nor which country's it is."""
    if country_code is not None:
        return None
    key = ministry_key(body_key(name))
    code, rest = without_country(key)
    return key if is_general(key) and not (code is not None and is_public(rest)) else None


def short_names(name: str, aliases: Iterable[str]) -> frozenset[str]:
    """Return the shorter names among the aliases of the organisation whose key has `name`."""
    shorts = (body_key(alias) for alias in aliases)
    return frozenset(short for short in shorts if len(short) < len(name) and not is_general(short))


def is_live(own: Iterable[Naming], meant: Iterable[Naming]) -> bool:
    """Whether a short name stands for one long name.

    `own` are all organisations with that name in their key, `meant` those that an article calls so for short.
    """
    named = {naming.name for naming in own if len(own_key(naming)) == len(_PLAIN)}
    return _stands(named, {own_key(naming) for naming in meant})


def _stands(named: Set[str], meant: Set[Key]) -> bool:
    """Whether a short name, written so by itself, stands for one of these keys alone."""
    if not named or not meant or any(body_key(name) != name.lower() for name in named):
        return False
    first, *others = sorted(meant)
    return all(ratio(first[1], other[1]) >= _ALIKE for other in others)


def _links(bodies: Sequence[tuple[Key, Naming, frozenset[str]]]) -> dict[Key, Key]:
    """Return, for a short name that an article explains, the key of the long one it stands for."""
    meant: dict[Key, set[Key]] = {}
    own: dict[Key, set[str]] = {}
    codes: dict[Key, set[str | None]] = {}
    for key, one, shorts in bodies:
        own.setdefault(key, set()).add(one.name)
        codes.setdefault(key, set()).add(one.country_code)
        for short in shorts:
            meant.setdefault(("organization", short), set()).add(key)
    links: dict[Key, Key] = {}
    for name, keys in sorted(meant.items()):
        if _stands(own.get(name, set()), keys):
            links.update(dict.fromkeys((name, *keys), min(keys)))
    for key in own:
        if len(key) > len(_PLAIN) and key[2] in codes.get(key[:2], ()):
            links[key] = key[:2]
    return {short: links.get(key, key) for short, key in links.items()}
