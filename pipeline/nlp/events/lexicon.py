"""The trigger lexicon: reading the pattern files under `pipeline/nlp/lexicons/events`.

A line is `KIND words ; condition=values ; ...` under a `[CAMEO code]` heading, or under `[never]` if its
words are no event; docs/events.md explains it.
What does not live here: holding a pattern against a sentence (`matching`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from pipeline.nlp.events.verb_classes import Field, in_words_of, lines, verb_classes
from pipeline.ontology import EVENT_TYPES

_THREATENING = "13"
_MENACING = frozenset({"would", "left", "sayer"})
NEVER = "never"
"""The code of patterns that tell of no event, whatever lighter pattern would fit their words."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One slot of the trigger that must (or, `negative`, must not) hold one of `words`.

    `marks` are the `$` and `*` values, which ask for a kind of filler instead of a word.
    """

    slot: str
    words: frozenset[str]
    marks: frozenset[str]
    negative: bool


@dataclass(frozen=True, slots=True)
class Pattern:
    """One trigger: its head word with what must stand around it, and where its participants are.

    `kind` is v (verb), f (verb whose complement is what is promised, refused, asked or threatened),
    n (noun) or a (predicate adjective). `particle` is a verb's second word, or a noun's first ones.
    A pattern `is_refusal` that fits only what somebody "will not" do,
    and one that `is_menace` what will befall another. `extra` adds to its weight.
    """

    kind: str
    code: str
    head: str
    particle: tuple[str, ...]
    conditions: tuple[Condition, ...]
    actor_slots: tuple[str, ...]
    target_slots: tuple[str, ...]
    reciprocal: bool
    need: str
    order: int
    is_refusal: bool
    is_menace: bool = False
    extra: int = 0

    @property
    def weight(self) -> int:
        """How telling the pattern is: the heavier of two that fit is taken."""
        words = sum(2 if condition.words else 1 for condition in self.conditions if not condition.negative)
        return 2 * len(self.particle) + words + self.extra


class Source(NamedTuple):
    """What a line says of one trigger: its pattern before it is made."""

    kind: str
    code: str
    words: list[str]
    fields: list[Field]
    order: int


@dataclass(slots=True, eq=False)
class Patterns(Mapping[str, tuple[Pattern, ...]]):
    """The patterns of each head word, the one to take first; they are made when first asked for."""

    sources: dict[str, list[Source]]
    made: dict[str, tuple[Pattern, ...]] = field(default_factory=dict)

    def __getitem__(self, head: str) -> tuple[Pattern, ...]:
        if head not in self.made:
            found = [_pattern(source) for source in self.sources[head]]
            heaviest = sorted(found, key=lambda each: (-each.weight, each.code != NEVER, each.order))
            self.made[head] = tuple(heaviest)
        return self.made[head]

    def __contains__(self, head: object) -> bool:
        return head in self.sources

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns by the lemma of their head: verbs and adjectives in one table, nouns in another."""

    verbs: Patterns
    nouns: Patterns


@cache
def sections(name: str) -> dict[str, frozenset[str]]:
    """Return the words of each `[section]` of the lexicon file `name`."""
    found: dict[str, set[str]] = {}
    section = ""
    for line in lines(name):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            found.setdefault(section, set()).update(line.split())
    return {key: frozenset(words) for key, words in found.items()}


@cache
def classes() -> dict[str, frozenset[str]]:
    """Return the word classes that the pattern files name with `@`."""
    found = {}
    for line in lines("classes.txt"):
        name, _, words = line.partition("=")
        found[name.strip()] = frozenset(words.split())
    return found


@cache
def classed(*names: str) -> frozenset[str]:
    """Return the words of several word classes together."""
    return frozenset[str]().union(*(classes()[name] for name in names))


@cache
def lexicon() -> Lexicon:
    """Read all pattern files once."""
    verbs: dict[str, list[Source]] = {}
    nouns: dict[str, list[Source]] = {}
    order = 0
    for kind in EVENT_TYPES:
        code = ""
        for line in lines(f"{kind.name.lower()}.txt"):
            if line.startswith("["):
                code = line[1 : line.index("]")]
                continue
            for source in _sources(line, code, order):
                table = nouns if source.kind == "n" else verbs
                table.setdefault(_head(source.kind, source.words)[0], []).append(source)
            order += 1
    return Lexicon(Patterns(verbs), Patterns(nouns))


def _sources(line: str, code: str, order: int) -> Iterator[Source]:
    """Yield the source of each trigger word of `line`, and of each member of a verb class in it.

    Raises ValueError where a semicolon has no blank on both sides, and so would be read as part of a word.
    """
    kind, _, rest = line.partition(" ")
    words, *parts = [part.strip() for part in rest.split(" ; ")]
    if any(";" in part for part in parts):
        raise ValueError(f"write ' ; ' with a blank on both sides: {line}")
    fields = [(key, values) for key, _, values in (part.partition("=") for part in parts)]
    for phrase in words.split(","):
        named = phrase.strip()
        if named.startswith("@"):
            for member in verb_classes()[named[1:]]:
                worded = in_words_of(member, fields)
                if worded is not None:
                    yield Source(kind, code, [member.head, *member.particle], worded, order)
        else:
            yield Source(kind, code, named.split(), fields, order)


def _pattern(source: Source) -> Pattern:
    """Return the pattern of one trigger word with the conditions and places that its fields name."""
    kind, fields = source.kind, source.fields
    slots = {
        "a": _default_actors(kind),
        "t": _default_targets(kind),
        "recip": (),
        "need": ("none",),
        "more": ("0",),
    }
    slots.update((key, tuple(values.split())) for key, values in fields if key in slots)
    conditions = tuple(_condition(key, values) for key, values in fields if key not in slots)
    if "subj" in slots["t"] and not any(key == "a" for key, _ in fields):
        slots["a"] = ("null",)  # whoever undergoes it is not who does it
    head, particle = _head(kind, source.words)
    return Pattern(
        kind=kind,
        code=source.code,
        head=head,
        particle=particle,
        conditions=conditions,
        actor_slots=slots["a"],
        target_slots=slots["t"],
        reciprocal=bool(slots["recip"]),
        need=slots["need"][0],
        order=source.order,
        is_refusal=any(condition.slot == "wont" for condition in conditions),
        is_menace=source.code.startswith(_THREATENING) and any(each.slot in _MENACING for each in conditions),
        extra=int(slots["more"][0]),
    )


def _default_actors(kind: str) -> tuple[str, ...]:
    """Where a pattern's actor stands when its line does not say."""
    return ("poss", "by") if kind == "n" else ("subj",)


def _default_targets(kind: str) -> tuple[str, ...]:
    """Where a pattern's target stands when its line does not say."""
    return ("of", "against", "on") if kind == "n" else ("obj", "iobj", "with", "against", "to", "on", "from")


def _head(kind: str, words: list[str]) -> tuple[str, tuple[str, ...]]:
    """Part a trigger into its head and the words beside it: `pull +out`, `air strike`."""
    if kind == "n":
        return words[-1], tuple(words[:-1])
    return words[0], tuple(word.lstrip("+") for word in words[1:])


@cache
def _condition(key: str, values: str) -> Condition:
    """Read one condition, its classes spelled out."""
    words: set[str] = set()
    for value in values.split():
        words |= classes()[value[1:]] if value.startswith("@") else {value}
    marks = {word for word in words if word.startswith("$") or word == "*"}
    return Condition(key.rstrip("!"), frozenset(words - marks), frozenset(marks), key.endswith("!"))
