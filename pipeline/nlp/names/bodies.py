"""Which mentions of organisations, places and groups within one article are one thing.

What does not live here: people (`people`).
"""

from __future__ import annotations

import re

from pipeline.nlp.names.lexicon import Known
from pipeline.nlp.names.things import Thing
from pipeline.records import EntityKind

KINDS: dict[str, EntityKind] = {
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "facility",
    "NORP": "group",
}
_FORMS = re.compile(
    r"[,.]?\s+(?:inc|corp|corporation|ltd|limited|plc|llc|co|company|group|holdings|gmbh|ag|sa|nv|sarl|spa|oao|zao)\.?$",
    re.IGNORECASE,
)
_SMALL = frozenset(
    {"of", "the", "and", "for", "in", "on", "to", "&", "de", "du", "des", "la", "le", "del", "-", "a"}
)


def body_key(name: str) -> str:
    """Return an organisation's or place's name in the form it is compared in."""
    key = " ".join(name.replace("’", "'").split())
    key = key[4:] if key.lower().startswith("the ") else key
    while (shorter := _FORMS.sub("", key)) != key and shorter:
        key = shorter
    return key.lower().removesuffix("'s").replace(".", "")


def initials(name: str) -> str:
    """Return the initials of a name's words, small words left out."""
    words = [word for word in re.split(r"[\s\-/]+", name) if word and word.lower() not in _SMALL]
    return "".join(word[0] for word in words).upper()


class Directory:
    """The organisations, places and groups of one article."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.things: list[Thing] = []
        self._by_key: dict[str, Thing] = {}

    def known(self, entry: Known, kind: EntityKind) -> Thing:
        """Return the thing a lexicon entry stands for."""
        if (thing := self._by_key.get(entry.key)) is None:
            thing = self._enter(entry.key, Thing(kind, entry.name, entry.country_code))
            self._by_key.setdefault(f"{kind}:{body_key(entry.name)}", thing)
        return thing

    def country(self, entry: Known) -> Thing:
        """Return the country a capital or an adjective speaks for."""
        key = f"country:{entry.country_code or entry.country_name}"
        if (thing := self._by_key.get(key)) is None:
            thing = self._enter(key, Thing("country", entry.country_name or entry.name, entry.country_code))
        return thing

    def named(self, name: str, kind: EntityKind) -> Thing:
        """Return the thing of this name and kind, new if there is none."""
        key = f"{kind}:{body_key(name)}"
        if (thing := self._by_key.get(key)) is None:
            thing = self._enter(key, Thing(kind, name))
            if kind == "organization" and len(short := initials(name)) > 2:
                self._by_key.setdefault(f"{kind}:{short.lower()}", thing)
        return thing

    def alias(self, thing: Thing, name: str) -> None:
        """Let `name` mean `thing` from here on."""
        self._by_key[f"{thing.kind}:{body_key(name)}"] = thing

    def _enter(self, key: str, thing: Thing) -> Thing:
        """Write a new thing into the directory."""
        self.things.append(thing)
        self._by_key[key] = thing
        return thing
