"""Which people of different articles are one: full names in all their spellings, never a bare surname.

What does not live here: surnames within one article (`names.referents.people`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import Naming
from pipeline.resolve.keys import Key
from pipeline.spelling import person_words, plain, sound, surnames

_SINGLE_OFFICES = frozenset(
    {
        *("president", "premier", "chancellor", "minister", "king", "queen", "emir", "pope", "sultan"),
        *("president-elect", "secretary", "governor", "mayor", "leader", "secretary-general"),
    }
)
_HIGHEST_OFFICES = frozenset({"president", "premier", "chancellor", "king", "queen", "pope", "emir"})
Words = tuple[str, ...]
_LONG_ENOUGH = 9
WELL_KNOWN = 3
"""Articles that must name a person in full before a bare surname is theirs anywhere."""

Bearers = Mapping[Key, Sequence[Naming]]
"""Everybody who bears a surname, each with all their namings."""


def is_full(naming: Naming) -> bool:
    """Whether a person is named with more than one word."""
    return len(person_words(naming.name)) > 1


def highest(naming: Naming) -> frozenset[str]:
    """Return a person's offices so high that one of them picks one of all who bear a surname."""
    return _HIGHEST_OFFICES.intersection(naming.offices)


def full_keys(people: Iterable[Naming]) -> dict[int, Key]:
    """Return the keys of people named in full by the namings' ids; `people` are all of each `family`."""
    words = {naming.id: person_words(naming.name) for naming in people}
    middles = _middles(words.values())
    return {number: _full_key(name, middles) for number, name in words.items()}


def bare_key(bare: Naming, bearers: Bearers) -> Key | None:
    """Return whom a bare surname means: the one bearer known well, or the one who holds this high office."""
    held = set(bare.offices)
    if len(bearers) == 1:
        ((key, namings),) = bearers.items()
        return key if _is_known(namings) or held & _offices(namings) else None
    high = held & _HIGHEST_OFFICES
    holders = [key for key in sorted(bearers) if high & _offices(bearers[key])]
    return holders[0] if len(holders) == 1 else None


def family(naming: Naming) -> Words:
    """Return the spelling-neutral first and last name of a person named in full."""
    return _family(person_words(naming.name))


def sounds(naming: Naming) -> set[str]:
    """Return how the words sound that may stand for a person alone."""
    words = person_words(naming.name)
    return {sound(word) for word in (surnames(words) if len(words) > 1 else words)}


def outer_sounds(naming: Naming) -> set[str]:
    """Return how the words sound, first and last, one of which any namesake of the person is called by."""
    words = person_words(naming.name)
    return {sound(words[0]), sound(words[-1])}


def offices(roles: Iterable[str]) -> set[str]:
    """Return the words of a person's roles that name an office one person holds."""
    return {word for role in roles for word in plain(role).split()} & _SINGLE_OFFICES


def _family(words: Words) -> Words:
    if len("".join(words)) < _LONG_ENOUGH:
        return (words[0], words[-1])
    return (sound(words[0]), sound(words[-1]))


def _middles(names: Iterable[Words]) -> dict[Words, set[Words]]:
    """Return all middle names borne with each first and last name."""
    found: dict[Words, set[Words]] = {}
    for words in names:
        found.setdefault(_family(words), set()).add(words[1:-1])
    return found


def _full_key(words: Words, middles: dict[Words, set[Words]]) -> Key:
    """Return the key of a full name; middle names count only where they tell people apart."""
    family = _family(words)
    borne = sorted(middles[family])
    if all(_compatible(one, other) for one in borne for other in borne):
        return ("person", "".join(family).replace("-", ""), *family)
    return ("person", "".join(family).replace("-", ""), *family, "".join(word[0] for word in words[1:-1]))


def _compatible(one: Words, other: Words) -> bool:
    """Whether two people with these middle names can be one."""
    return all(
        a[:1] == b[:1] and (len(a) == 1 or len(b) == 1 or a == b) for a, b in zip(one, other, strict=False)
    )


def _offices(namings: Iterable[Naming]) -> set[str]:
    """Return the offices that a full-named person is called by in any article."""
    return {office for naming in namings for office in naming.offices}


def _is_known(namings: Sequence[Naming]) -> bool:
    """Whether enough articles name a person in full."""
    if any(naming.article_count >= WELL_KNOWN for naming in namings):
        return True
    return len(set().union(*(naming.articles for naming in namings))) >= WELL_KNOWN
