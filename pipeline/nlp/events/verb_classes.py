"""Classes of verbs and verbal phrases that mean alike (`verbs.txt`), and what a pattern asks of each of them.

So "end ... the curfew" and "put an end to the curfew" are read by one line of the lexicon.
What does not live here: the pattern files that name these classes (`lexicon`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

FOLDER = files("pipeline.nlp.lexicons") / "events"
Field = tuple[str, str]
"""One field of a pattern line: its key and its values."""
# What asks about the object's own words, which a slot behind a preposition does not tell.
_OF_OBJECT = frozenset({"mod", "poss"})
# What may hang on the object of a phrase ("came up with tents for Chad") as well as on its verb.
_PREPOSITIONS = frozenset({"to", "for", "with", "in", "into", "from", "on", "of", "by"})
EITHER = "/"
"""Between two slots of which either may hold what is asked for."""


@dataclass(frozen=True, slots=True)
class Member:
    """One verb or verbal phrase of a class.

    `fields` are what must stand beside the verb to make it the phrase ("put obj=end to": "put an end"), and
    `preposition` is the one behind which the phrase has its object, empty where that is the verb's own.
    """

    head: str
    particle: tuple[str, ...]
    fields: tuple[Field, ...]
    preposition: str


def lines(name: str) -> Iterator[str]:
    """Yield the lines of the lexicon file `name` without comments and empty lines."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        bare = line.strip()
        if bare and not bare.startswith("#"):
            yield bare


@cache
def verb_classes() -> dict[str, tuple[Member, ...]]:
    """Return the members of each class of `verbs.txt`; a class may name others with @."""
    found: dict[str, list[Member]] = {}
    section = ""
    for line in lines("verbs.txt"):
        if line.startswith("["):
            section = line.strip("[]")
            continue
        members = found.setdefault(section, [])
        for phrase in filter(None, (part.strip() for part in line.split(","))):
            members += found[phrase[1:]] if phrase.startswith("@") else [_member(phrase)]
    return {name: tuple(dict.fromkeys(members)) for name, members in found.items()}


def _member(phrase: str) -> Member:
    """Read one member: a verb, then `+particle`, `slot=word` or the preposition of its object."""
    head, *rest = phrase.split()
    particle = tuple(word[1:] for word in rest if word.startswith("+"))
    parts = [word.partition("=") for word in rest]
    told = tuple((slot, words.replace("|", " ")) for slot, sign, words in parts if sign)
    prepositions = [word for word in rest if word[0] != "+" and "=" not in word]
    return Member(head, particle, told, prepositions[-1] if prepositions else "")


def in_words_of(member: Member, fields: list[Field]) -> list[Field] | None:
    """Return the fields of a pattern line as they are for `member`, None where it can't be put so."""
    keys = {part for key, _ in fields for part in key.rstrip("!").split(EITHER)}
    taken = {slot for slot, _ in member.fields}
    if not member.preposition:
        return None if taken & keys else [*fields, *member.fields]
    if "obj" not in keys or member.preposition in keys or keys & _OF_OBJECT or (taken - {"obj"}) & keys:
        return None
    moved = [_moved(field, member.preposition) for field in fields]
    return [*moved, *member.fields]


def _moved(field: Field, preposition: str) -> Field:
    """Return a field with the object behind `preposition`, and what hangs on the object there too."""
    key, values = field
    if key in {"a", "t"}:
        return key, " ".join(each for slot in values.split() for each in _renamed(slot, preposition))
    slots = [each for slot in key.rstrip("!").split(EITHER) for each in _renamed(slot, preposition)]
    return EITHER.join(slots) + key[len(key.rstrip("!")) :], values


def _renamed(slot: str, preposition: str) -> list[str]:
    """Return the names of a slot where "obj" is `preposition`."""
    outer, dot, inner = slot.partition(".")
    if outer == "obj":
        return [f"{preposition}{dot}{inner}"]
    return [slot, f"{preposition}.{slot}"] if outer in _PREPOSITIONS else [slot]
