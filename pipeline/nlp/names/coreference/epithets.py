"""What the article says in passing about who is named: "brewer Holm", "Ada Roe, 34,", "Holm is a brewer".

Later descriptions ("the brewer", "the 34-year-old", "the Dane") are read against these notes. What does not
live here: offices, which become rows of their own (`roles`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.nlp.names.coreference.phrases import phrase_start
from pipeline.nlp.names.lexicon import titles
from pipeline.nlp.names.things import Found, RoleSpan, Thing
from pipeline.nlp.parse import Parse

_CALLED = frozenset({"person", "organization"})
_BEFORE = frozenset({"compound", "nmod", "amod"})
_COMMON = frozenset({"NN"})
_YOUNGEST, _OLDEST = 4, 115
_CLOSES = frozenset({",", ")", ".", "of"})
_DOERS = ("er", "or", "ist", "ian", "man", "woman", "eer", "ess", "ant", "ive")
_OF = frozenset({"of", "in", "from", "for"})


def note_epithets(parse: Parse, named: list[Found]) -> None:
    """Note what stands beside each name; a counterpart holds the office of the person named before."""
    at = {token: mention for mention in named for token in range(mention.first, mention.end)}
    for mention in named:
        thing = mention.thing
        if thing is None or thing.kind not in _CALLED:
            continue
        for noun in _beside(parse, mention):
            _note(parse, noun, thing, at)
        note_said(parse, mention.end - 1, thing, at)
        if thing.kind == "person" and not thing.age:
            thing.age = _age(parse, mention)
    _share_offices(named)


def note_said(parse: Parse, head: int, thing: Thing, at: dict[int, Found]) -> None:
    """Note what is said behind a name or description whose last word is `head`."""
    if thing.kind not in _CALLED:
        return
    for below in parse.children[head]:
        is_apposed = below > head + 1 and parse.deps[below] == "appos" and parse.words[head + 1] == ","
        if is_apposed and _is_said(parse, below):
            _note(parse, below, thing, at)
    for noun in _predicate(parse, head):
        _note(parse, noun, thing, at)


def _note(parse: Parse, noun: int, thing: Thing, at: dict[int, Found]) -> None:
    """Note one noun that is said of a thing, and whose it says the thing is."""
    if not _fits(thing, parse.lowers[noun]):
        return
    thing.called.add(parse.lowers[noun])
    thing.ties |= _ties(parse, noun, thing, at)


def _fits(thing: Thing, noun: str) -> bool:
    """Whether a noun can be said of a thing of this kind."""
    listed = titles()
    if thing.kind == "organization":
        return noun in listed.bodies or noun in listed.businesses
    return noun in listed.offices or noun in listed.people or noun.endswith(_DOERS)


def _beside(parse: Parse, mention: Found) -> Iterator[int]:
    """Yield the common nouns before a name that are said of it ("brewer Holm", "the firm, Holm")."""
    head, before = mention.end - 1, mention.first - 1
    qualifies = before >= 0 and parse.deps[before] in _BEFORE and _is_said(parse, before)
    if qualifies and mention.first <= parse.heads[before] < mention.end:
        yield before
    if parse.deps[head] == "appos" and _is_said(parse, parse.heads[head]):
        yield parse.heads[head]


def _predicate(parse: Parse, subject: int) -> Iterator[int]:
    """Yield the noun that "is a ..." says of the subject."""
    verb = parse.heads[subject]
    if parse.deps[subject] != "nsubj" or parse.lemmas[verb] != "be" or _is_negated(parse, verb):
        return
    for below in parse.children[verb]:
        if (
            parse.deps[below] == "attr"
            and below > verb
            and _is_said(parse, below)
            and _has_article(parse, below)
        ):
            yield below


def _is_said(parse: Parse, token: int) -> bool:
    """Whether a token is a common noun in the singular."""
    return parse.tags[token] in _COMMON and parse.words[token].isalpha() and parse.words[token].islower()


def _has_article(parse: Parse, noun: int) -> bool:
    """Whether "a", "an" or "the" belongs to the noun."""
    return any(parse.lowers[below] in {"a", "an", "the"} for below in parse.children[noun])


def _is_negated(parse: Parse, verb: int) -> bool:
    """Whether the verb is negated."""
    return any(parse.deps[below] == "neg" for below in parse.children[verb])


def _ties(parse: Parse, noun: int, thing: Thing, at: dict[int, Found]) -> set[str]:
    """Return names and codes of what a thing is said to be of ("Danish brewer", "nurse from Lund")."""
    first, end = phrase_start(parse, noun), noun + 1
    if end + 1 < len(parse) and parse.lowers[end] in _OF:
        end += 3
    near = [at[token].thing for token in range(first, min(end, len(parse))) if token in at]
    others = [one for one in near if one is not None and one is not thing]
    return {name for one in others for name in (one.name, one.country_code) if name}


def _age(parse: Parse, mention: Found) -> str:
    """Return the age that stands behind a name ("Ada Roe, 34,"), or in front ("34-year-old Ada Roe")."""
    after, before = mention.end, mention.first - 1
    behind = parse.words[after : after + 3]
    if (
        len(behind) > 1
        and behind[0] in {",", "("}
        and _is_age(behind[1])
        and not _CLOSES.isdisjoint(behind[2:])
    ):
        return behind[1]
    if before >= 4 and parse.lowers[before] == "old" and _is_age(parse.words[before - 4]):
        return parse.words[before - 4]
    return ""


def _is_age(word: str) -> bool:
    """Whether a word can be somebody's age in figures."""
    return word.isdigit() and len(word) <= 3 and _YOUNGEST <= int(word) <= _OLDEST


def _share_offices(named: list[Found]) -> None:
    """Give a counterpart the office of the last other person before who holds one."""
    holder: Thing | None = None
    for mention in named:
        thing = mention.thing
        if thing is None or thing.kind != "person":
            continue
        role = _as_counterpart(thing, mention.first)
        if role is not None and holder is not None and holder is not thing:
            thing.called |= _offices(holder)
            thing.ties |= role.within
        if _offices(thing):
            holder = thing


def _as_counterpart(thing: Thing, first: int) -> RoleSpan | None:
    """Return the role that calls a person somebody's counterpart, close before the name at `first`."""
    near = range(first - 3, first + 1)
    return next(
        (role for role in thing.roles if role.end in near and role.office.endswith("counterpart")), None
    )


def _offices(thing: Thing) -> set[str]:
    """Return the offices of a person that one at a time holds."""
    return {role.office for role in thing.roles if role.office in titles().single}
