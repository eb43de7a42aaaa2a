"""The two sides of a trigger: who does it, and to whom, by the slots its pattern names.

What does not live here: whether the pattern fits (`matching`), and who a phrase means (`cast`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import Pattern, classes, lexicon
from pipeline.nlp.events.participants.beneath import first_below
from pipeline.nlp.events.participants.bystanders import (
    WITHIN,
    is_asked_against,
    is_for_their_sake,
    is_forum,
    is_host,
    is_idea,
    is_in_aim,
    is_mere_seat,
    is_mourned,
    is_owner_of_means,
    is_thing,
    is_to_be_freed,
    is_topic,
    mere_spots,
)
from pipeline.nlp.events.participants.cast import SPOTS, Cast
from pipeline.nlp.events.participants.elsewhere import is_no_who, met_before, other_side, people_meant
from pipeline.nlp.events.participants.opponents import employers, opponents
from pipeline.nlp.events.participants.papers import another_document, author
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.participants.struck import (
    BLAMING,
    FORCEFUL,
    blamed,
    condemned,
    counted,
    further_victims,
    is_only_by_the_thing,
    spoken_to,
    things_there,
    victims,
)
from pipeline.nlp.events.parts import Part

# Below these, even a clause of its own may name the target: what was asked, promised, refused, blamed.
_SPOKEN = ("02", "03", "10", "11", "12", "13", "14")
_VIOLENT = ("17", "18", "190", "191", "193", "194", "195", "196", "20")
_MEETING = ("04",)
_CUTTING = ("16",)
_PROMISING = ("03",)
# What is blamed, refused or praised may be a thing.
_OF_WORDS = ("05", "09", "11", "12")
_ASKING = ("02", "10")
# What is asked of somebody, or done for them, is not for those whom it is against.
_FOR_SOMEBODY = ("02", "05", "07", "10")
_REFUSING = ("12",)
_MOVING = ("15",)
_PROTESTING = ("14",)
# What comes from somewhere harms others.
_HARMING = ("18", "190", "193", "194", "195", "20")
_ORIGINS = SPOTS | {"country"}
_STRIKING = "143"
# Promises, appeals and threats, told to somebody.
_TOLD = ("02", "03", "10", "13")
# Arrest, abduction, torture, killing: done to people only.
PERSONAL = ("173", "181", "182", "185", "186")
_CHARGING = ("115",)
_PERSONS = frozenset({"person", "pronoun", "people", "official"})
_FIRST_DEED = "14"
_OBJECTS = frozenset({"him", "her", "them"})
_FIGHTING = frozenset({"fighting", "clash", "combat", "hostility", "battle", "violence", "war"})
_OVER = frozenset({"at", "over", "about", "against"})
_AGAINST = "anti"
_SERVING = frozenset({"official", "armed"})
_MUTUAL = frozenset({"with", "between", "obj", "of", "by"})

Sides = tuple[list[Part], list[Part]]


def read_sides(cast: Cast, slots: Slots, pattern: Pattern, used: set[int]) -> Sides:
    """Return actors and targets; all are actors where they act on each other, and nobody is both."""
    actors, targets = _sides(cast, slots, pattern, used)
    undergoing = {part.head for part in targets}
    return [part for part in actors if part.head not in undergoing], targets


def _sides(cast: Cast, slots: Slots, pattern: Pattern, used: set[int]) -> Sides:
    """Return actors and targets as the slots give them."""
    actors = _actors(cast, slots, pattern)
    targets, slot = _fill(cast, slots, pattern.target_slots, actors, pattern.code.startswith(_REFUSING))
    spots = mere_spots(slots, pattern, targets, actors)
    targets = [part for part in targets if part not in spots and not _is_beside(slots, pattern, part)]
    actors = [part for part in actors if not is_no_who(slots, part)]
    targets = [part for part in targets if not is_no_who(slots, part)]
    if slots.is_noun and not targets and _is_suffered(slots, pattern):
        persons = [part for part in actors if _is_person(slots, part)]
        actors, targets = _less(actors, persons), persons
    if pattern.code.startswith(_ASKING):
        if slot == "for" and is_for_their_sake(slots):
            return actors, []
        freed = [part for part in targets if is_to_be_freed(slots, part)]
        if freed and freed == targets:
            return actors, []
    if pattern.code.startswith(_OF_WORDS) and all(is_thing(cast, part) for part in targets):
        targets, slot = [], "it" if targets else slot
    if pattern.code.startswith((*_MOVING, *_PROMISING)):
        targets = [part for part in targets if not _is_moved(cast, slots, part)]
    if not targets and not slots.is_noun and not pattern.code.startswith(_MOVING):
        targets = _less(cast.find_all(slots.tokens("iobj")), actors)
    if not targets and pattern.code.startswith(_TOLD) and not slots.is_noun:
        targets = _less(cast.find_all(met_before(slots)), actors)
    if pattern.code.startswith(BLAMING) and slot in _OVER:
        targets = [part for part in targets if not is_mourned(slots, part)]
        slot = slot if targets else "it"
    numbered = counted(slots, pattern)
    if numbered:
        return actors, [part for token in slots.tokens("obj") for part in cast.direct(token)] + numbered
    if slots.is_noun and not actors:
        actors = _less(cast.find_all(slots.light_subject()), targets)
    if pattern.reciprocal and slot in _MUTUAL:
        other = other_side(cast, slots, targets) if slots.is_noun and not actors and slot == "with" else []
        return other + actors + targets, []
    harm = condemned(slots, slot, pattern)
    if harm:
        return actors, blamed(cast, slots, harm)
    if not targets and not spots and slot != "it" and _is_open(slots, pattern, actors):
        shut = used.union(slots.sent())
        targets = first_below(cast, slots.token, pattern.code.startswith(_SPOKEN), shut, actors)
        if not pattern.code.startswith(FORCEFUL):
            targets = [part for part in targets if part.kind not in SPOTS]
        if pattern.code.startswith(_MOVING):
            targets = [
                part for part in targets if not (_is_moved(cast, slots, part) or _is_served(slots, part))
            ]
        if pattern.code.startswith(_MEETING):
            targets = [part for part in targets if not (is_host(slots, part) or is_topic(slots, part))]
        targets = [part for part in targets if not _is_beside(slots, pattern, part)]
        if pattern.code.startswith(_CUTTING):
            targets = [part for part in targets if not is_mourned(slots, part)]
        if pattern.code.startswith(_PROMISING):
            targets = [part for part in targets if not _is_to_act(slots, part)]
        if pattern.code.startswith(_ASKING):
            targets = [
                part for part in targets if not (is_to_be_freed(slots, part) or is_in_aim(slots, part))
            ]
        if pattern.code.startswith(BLAMING):
            targets = [
                part for part in targets if not (is_mourned(slots, part) or is_to_be_freed(slots, part))
            ]
        slot = "obj" if "obj" in pattern.target_slots else ""
    if not targets and slot != "it" and not harm:
        targets = _less(spoken_to(slots, pattern), actors)
    if not actors and pattern.code.startswith(_PROTESTING) and _are_doers(slots, targets):
        actors, targets = targets, []
    if not targets and actors and pattern.code.startswith(_PROTESTING):
        targets = opponents(cast, slots, actors)
        if not targets and pattern.code.startswith(_STRIKING):
            targets = employers(cast, slots, actors)
    if pattern.code.startswith(_HARMING):
        targets = [part for part in targets if part.kind not in _ORIGINS or not _is_origin(slots, part)]
    is_to_people = pattern.code.startswith(PERSONAL) or pattern.head in classes()["done-to-people"]
    if targets and is_to_people and all(part.kind in SPOTS for part in targets):
        targets = victims(slots, pattern) or targets
    elif is_to_people and slot == "obj" and any(part.kind in _PERSONS for part in targets):
        targets = targets + further_victims(slots, pattern, targets)
    elif pattern.code.startswith(_VIOLENT) and (slot == "obj" or _are_towns(slot, targets)):
        targets = things_there(slots, targets) or targets
    is_of_persons = is_to_people or pattern.code.startswith(_CHARGING)
    if is_of_persons and slot == "obj" and any(part.kind == "person" for part in targets):
        targets = [part for part in targets if part.kind not in SPOTS]  # "Bo Ek, of Hill Street, Lund"
    return actors, targets


def _is_origin(slots: Slots, part: Part) -> bool:
    """Say whether a land is where something comes "from" ("a missile fired from Peru")."""
    return slots.parse.lowers[slots.parse.heads[part.head]] == "from"


def _are_towns(slot: str, targets: list[Part]) -> bool:
    """Say whether only a town is named, where something was hit."""
    return slot in WITHIN and all(part.kind in SPOTS for part in targets)


def _are_doers(slots: Slots, targets: list[Part]) -> bool:
    """Say whether the parse took who protests for who undergoes it ("Thousands protested in Oslo")."""
    parse, verb = slots.parse, slots.token
    is_told = parse.deps[verb] == "acl" and parse.heads[verb] == verb - 1
    return is_told and len(targets) == 1 and targets[0].head == verb - 1 and targets[0].kind == "people"


def _is_beside(slots: Slots, pattern: Pattern, part: Part) -> bool:
    """Say whether somebody is only the court of a charge, the owner of the means or a third one's foe."""
    if pattern.code.startswith(_FOR_SOMEBODY) and is_asked_against(slots, part):
        return True
    return (pattern.code.startswith(BLAMING) and is_forum(slots, part)) or is_owner_of_means(slots, part)


def _actors(cast: Cast, slots: Slots, pattern: Pattern) -> list[Part]:
    """Return who does it; a place before an event noun is where it was, not who did it."""
    if not slots.is_noun and (paper := another_document(slots.grammar, slots.token)) is not None:
        return cast.find_all([paper])
    actors, _ = _fill(cast, slots, pattern.actor_slots, [])
    if actors and not slots.is_noun and is_idea(cast, slots, pattern.code < _FIRST_DEED):
        return []
    if slots.is_noun:
        return [
            part
            for part in actors
            if part.kind not in SPOTS
            and not _is_sort(cast, slots, part.head)
            and not slots.parse.lowers[part.first].startswith(_AGAINST)
        ]
    if actors and pattern.code.startswith(_VIOLENT):
        actors = [
            part for part in actors if not _is_where_used(slots, part) and not _is_where_fought(slots, part)
        ]
        actors = [part for part in actors if not is_only_by_the_thing(cast, slots, part)]
    if actors or "subj" not in pattern.actor_slots:
        return people_meant(cast, slots) or actors
    if pattern.code.startswith(_MOVING) and slots.tokens("passive"):
        return [part for part in cast.find_all(slots.tokens("obj")) if part.referent is not None]
    return cast.find_all(author(slots.grammar, slots.token))


def _is_where_used(slots: Slots, part: Part) -> bool:
    """Say whether a name tells where the weapon was, not whose it was ("killed by gunfire in Oslo")."""
    parse = slots.parse
    by = slots.tokens("by")
    return bool(by) and part.head not in by and parse.lowers[parse.heads[part.head]] in WITHIN


def _is_where_fought(slots: Slots, part: Part) -> bool:
    """Say whether a phrase tells where the violence was that killed ("fighting in the state killed ten")."""
    parse = slots.parse
    above = parse.heads[part.head]
    is_inside = part.head not in slots.tokens("subj") and parse.lowers[above] in WITHIN
    return is_inside and parse.heads[above] in slots.tokens("subj")


def _is_moved(cast: Cast, slots: Slots, part: Part) -> bool:
    """Say whether forces are those that are moved, not those they are moved against."""
    is_sent = part.head in slots.tokens("obj") or part.head in slots.tokens("with")
    return part.referent is None and is_sent and "armed" in cast.groups(part.head)


def _is_served(slots: Slots, part: Part) -> bool:
    """Say whether forces are to do somebody no harm ("deployed police to guard churches")."""
    aim = slots.parse.heads[part.head]
    is_aim = slots.parse.deps[part.head] == "dobj" and slots.parse.deps[aim] in {"advcl", "acl", "xcomp"}
    harms = (each.code >= _FIRST_DEED for each in lexicon().verbs.get(slots.parse.lemmas[aim].lower(), ()))
    return is_aim and not any(harms)


def _is_to_act(slots: Slots, part: Part) -> bool:
    """Say whether somebody is only to do what is promised ("assurances that the army will leave")."""
    parse, verb = slots.parse, slots.parse.heads[part.head]
    will = any(parse.tags[below] == "MD" for below in parse.children[verb])
    return parse.deps[part.head] == "nsubj" and will and verb != slots.token


def _is_person(slots: Slots, part: Part) -> bool:
    """Say whether an owner is one person or several, not a body or a state."""
    lemma = slots.parse.lemmas[part.head].lower()
    return part.kind in _PERSONS and lemma not in classes()["collective"]


def _is_suffered(slots: Slots, pattern: Pattern) -> bool:
    """Say whether whose deed it is underwent it, as in "the senator's murder"."""
    has_victim = bool(slots.tokens("of")) or bool(slots.tokens("by"))
    return pattern.head in classes()["harm-to-owner"] and not has_victim


def _is_sort(cast: Cast, slots: Slots, token: int) -> bool:
    """Say whether a word before an event noun only tells its sort, as in "terrorist attacks"."""
    before = slots.parse.heads[token] == slots.token and slots.parse.deps[token] in {"amod", "compound"}
    return before and cast.name_at(token) is None


def _is_open(slots: Slots, pattern: Pattern, actors: list[Part]) -> bool:
    """Say whether a target may be looked for beyond the slots of the pattern."""
    if slots.is_noun or "null" in pattern.target_slots or _is_told_by_itself(slots):
        return False
    whom = slots.grammar.child(slots.token, "dobj")
    if whom is not None and slots.parse.lowers[whom] in {"whom", "who"}:
        return False
    return not (pattern.reciprocal and (len(actors) > 1 or _are_each_other(slots)))


def _is_told_by_itself(slots: Slots) -> bool:
    """Say whether violence is the subject, which is done to nobody named below ("fighting intensified")."""
    subjects = [slots.parse.lemmas[token].lower() for token in slots.tokens("subj")]
    return bool(subjects) and not slots.tokens("obj") and set(subjects) <= _FIGHTING


def _are_each_other(slots: Slots) -> bool:
    """Say whether the subject is a pair or a "they" who do it with each other."""
    parse = slots.parse
    return any(
        parse.lowers[token] == "they"
        or any(parse.lowers[below] in {"two", "both"} for below in parse.children[token])
        for token in slots.tokens("subj")
    )


def _fill(
    cast: Cast, slots: Slots, wanted: tuple[str, ...], taken: list[Part], refuses: bool = False
) -> tuple[list[Part], str]:
    """Return the participants of the first of the `wanted` slots that has any not `taken`, and that slot.

    Where it was will do only if no later slot names anybody ("exploded in Oslo outside the ministry").
    """
    where: tuple[list[Part], str] = [], ""
    for slot in wanted:
        heads = slots.tokens(slot)
        if not heads:
            continue
        found = _less(cast.find_all(heads), taken)
        if slot == "comp":
            found = _less(cast.find_all(slots.tokens("compobj")), taken) or found
            found = [part for part in found if not (refuses and is_mere_seat(slots, part))]
        if not found and (others := _not_themselves(cast, slots, slot, taken)):
            return others, slot
        if slot == "compsubj" and not refuses and all(_is_open_pronoun(part) for part in found):
            found = _others_told(cast, slots, taken) or found
        if found and slot in WITHIN and all(part.kind in SPOTS for part in found):
            where = where if where[0] else (found, slot)
        elif found:
            return found, slot
    return where


def _not_themselves(cast: Cast, slots: Slots, slot: str, taken: list[Part]) -> list[Part]:
    """Return whom "him" means in "Bo mocked him": somebody else than Bo, so nobody that is known.

    And a second servant of a state beside one who acts ("Peru's envoy asked the Peruvian premier").
    """
    if slot != "obj":
        return []
    found = [part for token in slots.tokens(slot) for part in cast.direct(token)]
    keys = {part.key for part in taken}
    again = [part for part in found if part.key in keys and not part.others]
    others = [part for part in again if slots.parse.lowers[part.head] in _OBJECTS]
    if others:
        return [Part(part.first, part.end, part.head, None, "pronoun") for part in others]
    heads = {part.head for part in taken}
    return [
        Part(part.first, part.end, part.head, None, part.kind)
        for part in again
        if part.kind in _SERVING and part.head not in heads
    ]


def _is_open_pronoun(part: Part) -> bool:
    """Say whether a participant is a pronoun that nobody is known for."""
    return part.kind == "pronoun" and part.referent is None


def _others_told(cast: Cast, slots: Slots, taken: list[Part]) -> list[Part]:
    """Return whom "it" means in "Peru demanded that it leave": not Peru, though a body named before."""
    its = [token for token in slots.tokens("compsubj") if slots.parse.lowers[token] == "it"]
    return cast.echoes.last_body(its[0], taken) or cast.body_before(its[0], taken) if its else []


def _less(parts: list[Part], taken: list[Part]) -> list[Part]:
    """Return `parts` without those already in `taken`."""
    keys = {part.key for part in taken}
    return [part for part in parts if part.key not in keys] if keys else parts
