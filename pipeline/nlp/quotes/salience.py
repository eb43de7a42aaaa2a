"""Who is being talked about and who is speaking, sentence by sentence: the memory behind "he said".

What does not live here: the words at the quote (`sources`) and the turning of them into a speaker
(`speakers`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.nlp.quotes.page import Page
from pipeline.records import EntityKind, Gender, Mention, Names

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_BODIES = frozenset(["organization", "country", "group"])
_FARTHEST = 12
_OWNED = "poss"


@dataclass(frozen=True, slots=True)
class Seen:
    """A referent named at a token, as a subject or otherwise, in a unit."""

    token: int
    referent: int
    unit: int
    is_subject: bool
    is_owner: bool


class Salience:
    """What one article has named so far, and who has spoken in it."""

    def __init__(self, page: Page, names: Names) -> None:
        """Note every name outside quotation marks."""
        self.page = page
        self.referents = names.referents
        self.starts = [unit.first for unit in page.units]
        self.seen = [seen for one in names.mentions if (seen := self._seen(one))]
        self.tokens = [seen.token for seen in self.seen]
        self.first_unit: dict[int, int] = {}
        for seen in self.seen:
            self.first_unit.setdefault(seen.referent, seen.unit)
        self.spoken: dict[int, int] = {}
        self.genders: dict[int, Gender] = {}

    def _seen(self, mention: Mention) -> Seen | None:
        """Return the mention as something seen, if it is a name outside marks."""
        parse = self.page.parse
        if mention.referent is None or mention.form == "pronoun" or not len(parse):
            return None
        last = parse.token_at(mention.end_char - 1)
        if self.page.holder[last] >= 0:
            return None
        dep = parse.deps[last]
        return Seen(last, mention.referent, self.unit_of(last), dep in _SUBJECTS, dep == _OWNED)

    def unit_of(self, token: int) -> int:
        """Return the number of the unit that holds `token`."""
        return max(0, bisect_right(self.starts, token) - 1)

    def speaks(self, token: int, referent: int) -> None:
        """Remember that `referent` speaks in the unit of `token`."""
        self.spoken[self.unit_of(token)] = referent

    def learn(self, referent: int, gender: Gender) -> None:
        """Remember that the text calls `referent` he or she."""
        self.genders.setdefault(referent, gender)

    def person(self, before: int, gender: Gender | None) -> int | None:
        """Return the person that a he or she, or an unnamed speaker, before token `before` is."""
        return self._find(before, lambda one: self._fits(one, gender))

    def body(self, before: int, kind: EntityKind | None = None) -> int | None:
        """Return the organisation, country or group that an it or they at token `before` is."""
        kinds = _BODIES if kind is None else frozenset([kind])
        return self._find(before, lambda one: self.referents[one].kind in kinds)

    def _fits(self, referent: int, gender: Gender | None) -> bool:
        """Return whether `referent` is a person who may be of this gender."""
        kind: EntityKind = self.referents[referent].kind
        known = self.referents[referent].gender or self.genders.get(referent)
        return kind == "person" and (gender is None or known is None or known == gender)

    def _find(self, before: int, fits: Callable[[int], bool]) -> int | None:
        """Look back unit by unit: first a speaker or a subject, then anybody newly named."""
        here = self.unit_of(before)
        fallback: int | None = None
        for unit in range(here, max(-1, here - _FARTHEST), -1):
            named = [seen for seen in self._in(unit, before) if fits(seen.referent)]
            subjects = [seen.referent for seen in named if seen.is_subject]
            spoken = self.spoken.get(unit)
            if spoken is not None and fits(spoken):
                return spoken
            if subjects:
                return subjects[0]
            fresh = [seen.referent for seen in named if not seen.is_owner]
            if fresh and fallback is None:
                fallback = fresh[-1]
                if self._is_new(fallback, unit):
                    return fallback
        return fallback

    def _in(self, unit: int, before: int) -> list[Seen]:
        """Return what is named in a unit before token `before`."""
        end = min(self.page.units[unit].end, before)
        return self.seen[bisect_left(self.tokens, self.starts[unit]) : bisect_left(self.tokens, end)]

    def _is_new(self, referent: int, unit: int) -> bool:
        """Return whether nobody named `referent` before this unit."""
        return self.first_unit[referent] == unit
