"""Which people of different articles are one: full names in all their spellings, never a bare surname.

What does not live here: surnames within one article (`pipeline.nlp.names.people`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.records import ArticleReferent
from pipeline.resolve.keys import Key, local
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
_WELL_KNOWN = 3


def people_keys(referents: Sequence[ArticleReferent]) -> dict[int, Key]:
    """Return the keys of people by their place in `referents`."""
    people = [(place, one) for place, one in enumerate(referents) if one.kind == "person"]
    words = {place: person_words(one.name) for place, one in people}
    middles = _middles(words.values())
    keys: dict[int, Key] = {}
    bearers: dict[str, set[Key]] = {}
    for place, _ in people:
        if len(words[place]) > 1:
            keys[place] = _full_key(words[place], middles)
            for surname in surnames(words[place]):
                bearers.setdefault(sound(surname), set()).add(keys[place])
    named = [(keys[place], one) for place, one in people if place in keys]
    offices, articles = _offices(named), _articles(named)
    for place, one in people:
        if place not in keys:
            bearer = _only_bearer(one, bearers.get(sound(words[place][0]), set()), offices, articles)
            keys[place] = bearer or local(one, words[place][0])
    return keys


def _family(words: Words) -> Words:
    """Return the spelling-neutral first and last name."""
    if len("".join(words)) < _LONG_ENOUGH:
        return (words[0], words[-1])
    return (sound(words[0]), sound(words[-1]))


def _middles(names: Iterable[Words]) -> dict[Words, set[Words]]:
    """Return all middle names borne with each first and last name."""
    found: dict[Words, set[Words]] = {}
    for words in names:
        if len(words) > 1:
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


def _offices(people: Iterable[tuple[Key, ArticleReferent]]) -> dict[Key, set[str]]:
    """Return the offices that each full-named person is called by in any article."""
    found: dict[Key, set[str]] = {}
    for key, one in people:
        found.setdefault(key, set()).update(_held(one))
    return found


def _held(referent: ArticleReferent) -> set[str]:
    """Return the last words of a person's roles that name an office one person holds."""
    words = {word for role in referent.roles for word in plain(role).split()}
    return words & _SINGLE_OFFICES


def _articles(people: Iterable[tuple[Key, ArticleReferent]]) -> dict[Key, set[int]]:
    """Return the articles that name each person in full."""
    found: dict[Key, set[int]] = {}
    for key, one in people:
        found.setdefault(key, set()).add(one.key.article_id)
    return found


def _only_bearer(
    one: ArticleReferent, bearers: set[Key], offices: dict[Key, set[str]], articles: dict[Key, set[int]]
) -> Key | None:
    """Return whom a bare surname means: the one bearer known well, or the one who holds this high office."""
    held = _held(one)
    if len(bearers) == 1:
        (key,) = bearers
        return key if len(articles[key]) >= _WELL_KNOWN or held & offices[key] else None
    holders = [key for key in sorted(bearers) if held & offices[key] & _HIGHEST_OFFICES]
    return holders[0] if len(holders) == 1 else None
