"""Whether two reports of violence or arrests that are worded differently can be one happening.

Papers count the dead differently, and one names who did it where another says "gunmen". What does not live
here: which of several happenings a report joins (`happenings`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.numerals import NUMERALS
from pipeline.records import StoredReport

_PREPOSITION = re.compile(
    r"(?:,|\b(?:of|from|in|at|near|on|for|with|who|to|by|including|suspected)\b)", re.IGNORECASE
)
# Those who act for a state, as far as nameless words tell.
_OFFICIAL = frozenset(
    {"police", "policemen", "officers", "soldiers", "troops", "army", "military", "forces", "authorities"}
) | frozenset(
    {"security", "guards", "gendarmes", "jets", "warplanes", "navy", "government", "agents", "court", "judge"}
)
# Words that say no more than that people were harmed or held.
_ANYBODY = frozenset(
    {"people", "persons", "person", "civilians", "civilian", "residents", "others", "dead", "victims", "men"}
) | frozenset(
    {
        "man",
        "women",
        "woman",
        "children",
        "villagers",
        "locals",
        "casualties",
        "bystanders",
        "bodies",
        "lives",
    }
)
_HELD = frozenset({"people", "persons", "others", "suspects", "men", "protesters", "demonstrators"})
_ARMED = frozenset(
    {"soldiers", "soldier", "troops", "servicemen", "policemen", "officers", "forces", "guards"}
)
_FIGURE = re.compile(r"\d[\d,.]*")
_NUMBERS = frozenset("several many some both dozens hundreds thousands".split()) | NUMERALS.keys()
_FACTOR = 2
_SLACK = 5


def head_word(text: str) -> str:
    """Return the noun that a phrase is about: the last word before its first preposition."""
    words = _PREPOSITION.split(text, maxsplit=1)[0].split()
    return words[-1] if words else text


@dataclass(frozen=True, slots=True)
class Telling:
    """What one or more reports of one day tell: who is named, what others are called, how many fell.

    `actors` and `targets` are entities, the place hit left out; `doers` and `others` words for the nameless,
    `numbers` those among the words.
    """

    place: int | None
    actors: frozenset[int]
    targets: frozenset[int]
    doers: frozenset[str]
    others: frozenset[str]
    killed: frozenset[int]
    arrested: frozenset[int]
    numbers: frozenset[str]
    type: str

    @property
    def detail(self) -> tuple[int, int, int]:
        """How much is told: the fuller tellings are placed first."""
        return len(self.targets), len(self.actors), len(self.others) + len(self.killed)


def telling(reports: list[StoredReport], places: frozenset[int]) -> Telling:
    """Return what `reports` of one happening tell; `places` are where anything happened on that day."""
    return Telling(
        place=next((one.place_entity_id for one in reports if one.place_entity_id is not None), None),
        actors=frozenset(entity for one in reports for entity in one.actors),
        targets=frozenset(entity for one in reports for entity in one.targets) - places,
        doers=frozenset(head_word(text).casefold() for one in reports for text in one.actor_texts),
        others=frozenset(word for one in reports for text in one.target_texts if (word := _people(text))),
        killed=frozenset(one.killed for one in reports if one.killed is not None),
        arrested=frozenset(one.arrested for one in reports if one.arrested is not None),
        numbers=frozenset(
            word
            for one in reports
            for text in one.target_texts
            for word in text.casefold().split()
            if word in _NUMBERS or _FIGURE.fullmatch(word)
        ),
        type=reports[0].type,
    )


def _people(text: str) -> str:
    """Return the word for nameless people; a bare number of them says nothing."""
    word = head_word(text).casefold()
    return "" if word in _NUMBERS or _FIGURE.fullmatch(word) else word


def may_be_one(one: Telling, other: Telling) -> bool:
    """Say whether two tellings of one day and place can be of the same happening."""
    return _same_doers(one, other) and _same_targets(one, other) and _same_numbers(one, other)


def shares_number(one: Telling, other: Telling) -> bool:
    """Say whether two tellings give one number of dead or of those harmed."""
    return bool(one.killed & other.killed or one.numbers & other.numbers)


def _same_doers(one: Telling, other: Telling) -> bool:
    """Say whether the same ones may have done it: named alike, or nameless on the same side."""
    if one.actors and other.actors:
        return bool(one.actors & other.actors)
    if not (one.actors or one.doers) or not (other.actors or other.doers):
        return True
    officials = [bool(each.doers & _OFFICIAL) for each in (one, other)]
    if one.actors or other.actors:
        nameless = officials[0] if other.actors else officials[1]
        return nameless or bool(one.killed & other.killed)
    return officials[0] == officials[1]


def _same_targets(one: Telling, other: Telling) -> bool:
    """Say whether it may have been done to the same: a name is met by that name or by nobody told."""
    if one.targets and other.targets:
        return bool(one.targets & other.targets)
    if one.targets or other.targets:
        nameless = other if one.targets else one
        return not nameless.others
    return not one.others or not other.others or _alike(one, other)


def _alike(one: Telling, other: Telling) -> bool:
    """Say whether words for nameless people may mean the same ones."""
    if one.others & other.others:
        return True
    if one.type == "COERCE":
        return bool(_HELD & one.others or _HELD & other.others) and bool(one.arrested & other.arrested)
    vague = _ANYBODY & one.others or _ANYBODY & other.others
    return bool(vague) or bool(_ARMED & one.others and _ARMED & other.others)


def _same_numbers(one: Telling, other: Telling) -> bool:
    """Say whether the numbers of dead lie as near as those of two papers do."""
    if not one.killed or not other.killed:
        return True
    low, high = sorted((max(one.killed), max(other.killed)))
    return high <= _FACTOR * low + _SLACK
