"""Who stands beside a deed and takes no side in it: places, hosts, victims that are mourned, ideas.

What does not live here: the sides themselves (`sides`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import Pattern, classed, classes
from pipeline.nlp.events.participants.cast import SPOTS, Cast
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part

# These may be done to a town; what else is done in one is done to somebody.
_WORDS = ("02", "03", "05", "09", "10", "11", "12")
_PROTEST = ("14",)
_ABSTRACT = (
    "tion",
    "sion",
    "ment",
    "ness",
    "ity",
    "ance",
    "ence",
    "ism",
    "sis",
    "ses",
    "ure",
    "story",
    "index",
)
WITHIN = frozenset({"in", "at", "near", "across", "outside", "throughout"})
"""The prepositions of place."""
_ABOUT = frozenset({"on", "over", "about"})
_COURTS = frozenset({"court", "tribunal", "ombudsman"})
_MOVING = ("15",)
_CLIMB = 8


def mere_spots(slots: Slots, pattern: Pattern, targets: list[Part], actors: list[Part]) -> list[Part]:
    """Return those of `targets` that only tell where: of what is looked into, where forces go.

    A riot of nobody's is its town's.
    """
    spots = [part for part in targets if part.kind in SPOTS]
    if pattern.code.startswith(_PROTEST):
        freed = [part for part in targets if is_to_be_freed(slots, part)]
        named_by = {"poss", "compound"}
        around = WITHIN | {"on", "of"} if actors else frozenset()
        return freed + [
            part
            for part in spots
            if slots.parse.deps[part.head] in named_by
            or slots.parse.lowers[slots.parse.heads[part.head]] in around
        ]
    if pattern.code.startswith(_MOVING):
        return [part for part in spots if slots.parse.lowers[part.end - 1] in classes()["nature"]]
    if not pattern.code.startswith(_WORDS):
        return []
    parse = slots.parse
    return [part for part in spots if parse.lowers[parse.heads[part.head]] in WITHIN]


def is_idea(cast: Cast, slots: Slots, is_said: bool) -> bool:
    """Say whether the subject is somebody's act or quality, which speaks for nobody ("Bo's conduct")."""
    subjects = slots.tokens("subj")
    return bool(subjects) and all(_is_abstract(cast, token, is_said) for token in subjects)


def _is_abstract(cast: Cast, token: int, is_said: bool) -> bool:
    """Say whether a noun is an act or a quality; where nothing `is_said`, one that harms nobody."""
    lemma = cast.parse.lemmas[token].lower()
    is_one = lemma.endswith(_ABSTRACT) if is_said else lemma in classes()["idea"]
    if not is_one or cast.parse.pos[token] != "NOUN":
        return False
    known = classed("place", "building", "utterance", "violence")
    return lemma not in known and not cast.direct(token)


def is_for_their_sake(slots: Slots) -> bool:
    """Say whether something is asked for whom it names, not of them ("called for the men's release")."""
    rescue = classes()["rescue"]
    return any(slots.parse.lemmas[token].lower() in rescue for token in slots.tokens("for"))


def is_to_be_freed(slots: Slots, part: Part) -> bool:
    """Say whether it is a target's release that is asked for ("demanded his release")."""
    parse = slots.parse
    above = parse.heads[part.head]
    if parse.deps[part.head] != "poss":
        above = parse.heads[above] if parse.lowers[above] == "of" else -1
    return above >= 0 and parse.lemmas[above].lower() in classes()["rescue"]


def is_in_aim(slots: Slots, part: Part) -> bool:
    """Say whether somebody only stands in what a thing asked for is to do ("an inquiry to see if Bo")."""
    parse, token = slots.parse, part.head
    for _ in range(_CLIMB):
        above = parse.heads[token]
        if above in (token, slots.token):
            return False
        if parse.deps[token] in {"acl", "advcl"} and any(
            parse.tags[below] == "TO" for below in parse.children[token]
        ):
            return True
        token = above
    return False


def is_host(slots: Slots, part: Part) -> bool:
    """Say whether a country only tells where people met ("held a summit in Peru")."""
    parse = slots.parse
    return part.kind == "country" and parse.lowers[parse.heads[part.head]] in WITHIN


def is_topic(slots: Slots, part: Part) -> bool:
    """Say whether somebody is only what people met about ("attended a summit on the Islamic threat")."""
    parse, token = slots.parse, part.head
    for _ in range(_CLIMB):
        token = parse.heads[token]
        if token == slots.token or parse.heads[token] == token:
            return False
        if parse.lowers[token] in _ABOUT:
            return True
    return False


def is_mere_seat(slots: Slots, part: Part) -> bool:
    """Say whether a name only tells where something is to be ("talks in Oslo")."""
    parse, above = slots.parse, slots.parse.heads[part.head]
    if part.kind not in SPOTS | {"country"}:
        return False
    if part.of_origin and parse.deps[part.head] in {"amod", "compound"}:
        return parse.lemmas[above].lower() in classes()["place"]
    return parse.lowers[above] in WITHIN


def is_mourned(slots: Slots, part: Part) -> bool:
    """Say whether somebody is the victim of what is condemned or protested ("over the murder of Ann")."""
    parse = slots.parse
    noun = part.head
    while parse.deps[noun] == "conj" or (
        parse.deps[noun] in {"compound", "poss", "amod"} and parse.heads[noun] > noun
    ):
        noun = parse.heads[noun]
    prep = parse.heads[noun]
    above = parse.lemmas[parse.heads[prep]].lower()
    harm = classed("violence", "harm-to-owner", "suffered")
    return parse.lowers[prep] in {"of", "on", "against"} and above in harm


def is_asked_against(slots: Slots, part: Part) -> bool:
    """Say whether somebody is only whom an act is to be against ("demanded action against rebels")."""
    parse, noun = slots.parse, part.head
    while parse.deps[noun] in {"conj", "compound", "amod", "poss"}:
        noun = parse.heads[noun]
    return parse.lowers[parse.heads[noun]] == "against"


def is_thing(cast: Cast, part: Part) -> bool:
    """Say whether a target is an "it" that nobody is known for ("voted against it")."""
    return part.kind == "pronoun" and part.referent is None and cast.parse.lowers[part.head] == "it"


def is_forum(slots: Slots, part: Part) -> bool:
    """Say whether a court is where somebody is sued, not who is ("sued the firm in a federal court")."""
    parse = slots.parse
    words = parse.lowers[part.first : part.end]
    is_court = not _COURTS.isdisjoint(words)
    return is_court and parse.lowers[parse.heads[part.head]] in {"in", "at", "before", "to", "with"}


def is_owner_of_means(slots: Slots, part: Part) -> bool:
    """Say whether a name only owns what it is done with ("blocked the road with Ann's coffin")."""
    parse, thing = slots.parse, slots.parse.heads[part.head]
    return parse.deps[part.head] == "poss" and parse.lowers[parse.heads[thing]] == "with"
