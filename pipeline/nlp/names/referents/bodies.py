"""Which mentions of organisations, places and groups within one article are one thing.

What does not live here: people (`people`) and the same thing in other articles (`pipeline.resolve`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import Known, heads, tails
from pipeline.nlp.names.referents.home import is_national
from pipeline.nlp.names.things import Thing
from pipeline.records import EntityKind
from pipeline.spelling import body_key, initials, ministry_key

KINDS: dict[str, EntityKind] = {
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
}
_ALONE = frozenset({"parliament", "congress", "senate", "government", "house"})


class Directory:
    """The organisations, places and groups of one article."""

    def __init__(self, home: str | None = None) -> None:
        """Begin with nothing; `home` is the code of the country the article is about."""
        self.home = home
        self._by_key: dict[str, Thing] = {}
        self._by_start: dict[str, set[Thing]] = {}
        self._by_end: dict[str, set[Thing]] = {}

    def known(self, entry: Known, kind: EntityKind) -> Thing:
        """Return the thing a lexicon entry stands for."""
        if (thing := self._by_key.get(entry.key)) is None:
            thing = Thing(kind, entry.name, entry.country_code)
            self._by_key[entry.key] = thing
            self._by_key.setdefault(f"{kind}:{body_key(entry.name)}", thing)
            self._note_end(thing, body_key(entry.name).split())
        return thing

    def _note_end(self, thing: Thing, words: list[str]) -> None:
        """Let the last word of an organisation's name mean it, unless it can be a whole name."""
        if (
            thing.kind == "organization"
            and len(words) > 1
            and words[-1] in heads()
            and words[-1] not in _ALONE
        ):
            self._by_end.setdefault(words[-1], set()).add(thing)

    def country(self, entry: Known) -> Thing:
        """Return the country a capital or an adjective speaks for."""
        key = f"country:{entry.country_code or entry.country_name}"
        if (thing := self._by_key.get(key)) is None:
            thing = Thing("country", entry.country_name or entry.name, entry.country_code)
            self._by_key[key] = thing
        return thing

    def people(self, entry: Known) -> Thing:
        """Return the people that a nationality used as a noun means."""
        key = f"group:{entry.country_name}"
        if (thing := self._by_key.get(key)) is None:
            thing = self._by_key[key] = Thing("group", entry.people, entry.country_code)
        return thing

    def named(self, name: str, kind: EntityKind, country_code: str | None = None) -> Thing:
        """Return the thing of this name and kind; a part of a longer name met before is that thing."""
        key = ministry_key(body_key(name))
        thing = self._by_key.get(f"{kind}:{key}")
        if thing is not None and None not in (codes := {country_code, thing.country_code}) and len(codes) > 1:
            key = f"{key}:{country_code}"
            thing = self._by_key.get(f"{kind}:{key}")
        if thing is None and kind == "organization":
            thing = self._longer(key)
        if thing is None:
            if country_code is None and kind == "organization" and is_national(name):
                country_code = self.home
            thing = self._enter(Thing(kind, name, country_code), key)
        self._by_key[f"{kind}:{key}"] = thing
        return thing

    def _longer(self, key: str) -> Thing | None:
        """Return the one organisation whose name begins with `key`, or ends in that word ("the Front")."""
        fitting = self._by_start.get(key) or self._by_end.get(key, set())
        return next(iter(fitting)) if len(fitting) == 1 else None

    def _enter(self, thing: Thing, key: str) -> Thing:
        """Write a new thing into the directory, by its initials and beginnings too."""
        if thing.kind == "organization":
            words = key.split()
            if len(words) > 1 and words[-1] in heads():
                self._by_end.setdefault(words[-1], set()).add(thing)
            for count in range(1, len(words)):
                if count > 1 or words[-1] in tails():
                    self._by_start.setdefault(" ".join(words[:count]), set()).add(thing)
            if len(short := initials(thing.name)) > 2:
                self._by_key.setdefault(f"{thing.kind}:{short}", thing)
        return thing

    def alias(self, thing: Thing, name: str, kind: EntityKind) -> None:
        """Let `name` mean `thing`, as the article says."""
        self._by_key[f"{kind}:{body_key(name)}"] = thing
