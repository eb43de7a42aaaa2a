"""Definite noun phrases that can describe a person or body: where they reach and whom they speak of.

What does not live here: whom they mean (`descriptions`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pipeline.nlp.names.lexicon import heads, titles
from pipeline.nlp.names.roles import office_ending
from pipeline.nlp.names.things import Found
from pipeline.nlp.parse import Parse

_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "any", "no", "every", "each", "another", "some"})
_INSIDE = frozenset({"amod", "compound", "nmod", "nummod", "poss", "case", "punct", "npadvmod", "advmod"})
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_LONGEST = 8


@dataclass(slots=True)
class Description:
    """A definite noun phrase: tokens `first` up to `end`, its head, its office, and who it speaks of.

    `may_be_new` says that it can describe somebody in words not used of them before.
    """

    first: int
    end: int
    head: int
    office: str
    owners: frozenset[str]
    is_rich: bool
    may_be_new: bool = False
    tells_age: bool = False


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    """Return the last words of all descriptions that the lists know."""
    listed = titles()
    return frozenset({*listed.longest, *listed.people, *listed.bodies, *listed.businesses, *listed.lands})


def is_listed(noun: str) -> bool:
    """Whether the lists know a noun as a description of a person or body."""
    return noun in _nouns()


def is_stranger(parse: Parse, token: int, at: dict[int, Found]) -> bool:
    """Whether `token` is a noun for one person that no name stands beside."""
    if parse.tags[token] != "NN" or parse.deps[token] not in _ARGUMENTS:
        return False
    if parse.lowers[token] not in titles().people and parse.lowers[token] not in titles().offices:
        return False
    is_object = parse.deps[token] not in {"nsubj", "nsubjpass"} and not titles().people.get(
        parse.lowers[token]
    )
    if is_object and any(parse.tags[below] == "PRP$" for below in parse.children[token]):
        return False  # "injured her driver" leaves her in mind, not the driver
    return not any(below in at and parse.deps[below] == "appos" for below in parse.children[token])


def find_description(
    parse: Parse, token: int, at: dict[int, Found], said: frozenset[str]
) -> Description | None:
    """Return the definite description that `token` heads, if it heads one.

    `at` holds the names; `said` the nouns that the article itself uses of somebody.
    """
    if token in at or parse.tags[token] in {"NNS", "NNPS"} or _qualifies_next(parse, token, at):
        return None
    listed_first = office_ending(parse, token, titles())
    office_first = token if listed_first is None else listed_first
    start = phrase_start(parse, office_first)
    first = _owner_start(parse, start, at)
    end = _end(parse, token, at)
    if end is None:
        return None
    office = " ".join(parse.lowers[office_first : token + 1]).replace(" - ", "-")
    owners = _named((*range(first, token), *range(token + 1, end)), at)
    definite = first < start or parse.lowers[first] in _DEFINITE or bracketed(parse, token, at) is not None
    if not definite and not (owners and office in titles().single and not _is_counted(parse, first)):
        return None
    rich = (definite and office_first - start > 1) or parse.lowers[token] != office
    found = Description(first, end, token, office, owners, rich)
    return _described(parse, found, first < start, said)


def _described(parse: Parse, found: Description, owned: bool, said: frozenset[str]) -> Description | None:
    """Return a description with what it tells besides, None where its noun tells nothing."""
    found.tells_age = "old" in parse.lowers[found.first : found.head + 1]
    noun = parse.lowers[found.head]
    if not found.tells_age and not is_listed(noun) and noun not in said:
        return None
    found.may_be_new = not owned and (found.tells_age or _is_person_noun(noun, found.is_rich))
    return found


def bracketed(parse: Parse, token: int, at: dict[int, Found]) -> Found | None:
    """Return the name that an editor put in square brackets behind `token` ("our president [Ada Roe]")."""
    if "".join(parse.words[token + 1 : token + 2]) != "[" or token + 2 not in at:
        return None
    found = at[token + 2]
    return found if "".join(parse.words[found.end : found.end + 1]) == "]" else None


def _end(parse: Parse, token: int, at: dict[int, Found]) -> int | None:
    """Return the token after the phrase, "of Lund" taken in; None where that is itself an owner."""
    if token + 2 >= len(parse) or parse.lowers[token + 1] != "of":
        return token + 1
    after = token + 3 if parse.lowers[token + 2] == "the" else token + 2
    if after not in at or at[after].first != after:
        return token + 1
    end = at[after].end
    return None if end < len(parse) and parse.tags[end] == "POS" else end


def _owner_start(parse: Parse, first: int, at: dict[int, Found]) -> int:
    """Return where the phrase begins with the name that owns it ("Russia's" president)."""
    if first >= 2 and parse.lowers[first - 1] in {"'s", "'"} and first - 2 in at:
        return at[first - 2].first
    return first


def _named(tokens: Iterable[int], at: dict[int, Found]) -> frozenset[str]:
    """Return the names and country codes of the things mentioned at the tokens."""
    found = [thing for token in tokens if token in at and (thing := at[token].thing) is not None]
    return frozenset(name for thing in found for name in (thing.name, thing.country_code) if name)


def _is_person_noun(noun: str, is_rich: bool) -> bool:
    """Whether a noun can describe a person anew: kin words, and offices with a word before them."""
    listed = titles()
    if noun in listed.bodies or noun in listed.businesses:
        return False
    return noun in listed.people or (is_rich and noun in listed.offices)


def _is_counted(parse: Parse, first: int) -> bool:
    """Whether "a" or another word that makes a phrase indefinite stands before it."""
    return parse.lowers[max(0, first - 1)] in _INDEFINITE


def _qualifies_next(parse: Parse, token: int, at: dict[int, Found]) -> bool:
    """Whether the noun stands before a name or a further noun, and so is no phrase of its own."""
    after = token + 1
    if after >= len(parse):
        return False
    if parse.words[after] == "-" or (parse.tags[after] == "POS" and _is_body_head(parse, after + 1)):
        return True
    if after in at and at[after].label == "PERSON":
        return True
    return parse.deps[token] in {"compound", "nmod", "amod"} and parse.heads[token] > token


def phrase_start(parse: Parse, first: int) -> int:
    """Return where the noun phrase begins whose office begins at `first`."""
    start = first
    while start > 0 and first - start < _LONGEST:
        before = start - 1
        lower = parse.lowers[before]
        if lower in _DEFINITE and parse.tags[before] == "DT":
            return before
        if parse.deps[before] not in _INSIDE or lower in {",", "(", '"', "“", "”", "'s", "’s"}:
            break
        start = before
    return start


def _is_body_head(parse: Parse, token: int) -> bool:
    """Whether a capitalised word makes a body of the owner before it ("Prime Minister's Office")."""
    return token < len(parse) and parse.words[token][0].isupper() and parse.lowers[token] in heads()
