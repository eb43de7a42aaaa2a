"""Which referents of all articles are the same real-world thing: pure functions of plain records.

`resolve` answers for all referents at once. Where an archive is too large for that, the same rules
answer for what changed and what it touches (`blocks`), over namings and not over referents.
What does not live here: finding names in a text (`pipeline.nlp.names`), storing entities (`pipeline.db`),
and finding what a change touches (`pipeline.stages.resolution`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.records import ArticleReferent, Entity, EntityKind, Naming, ReferentKey
from pipeline.resolve.bodies import body_keys, own_key, short_names
from pipeline.resolve.entities import make_entity
from pipeline.resolve.keys import Key, local_key, plain_key
from pipeline.resolve.kinds import borne_surname, settle_kinds
from pipeline.resolve.naming import Tally, tally
from pipeline.resolve.people import bare_key, full_keys, is_full, sounds
from pipeline.resolve.pins import Pins, PinsError, load_pins, ruled_key, split_key

__all__ = ["Pins", "PinsError", "load_pins", "resolve"]


def resolve(referents: Iterable[ArticleReferent], pins: Pins | None = None) -> tuple[Entity, ...]:
    """Return the entities the referents stand for, whatever their order, each referent in exactly one."""
    rulings = pins or Pins()
    tallies = tally(referents, rulings)
    settled = _settled(tallies, rulings)
    keys = {**_plain_keys(settled), **_people_keys(settled), **_body_keys(settled, tallies)}
    keyed = [replace(naming, key=keys[naming.id]) for naming in settled]
    groups: dict[Key, list[_Part]] = {}
    for naming, ruling in _ruled(keyed, tallies, rulings):
        for key, part in _parts(naming, ruling, tallies[naming.id]):
            groups.setdefault(key, []).append(part)
    entities = [_entity(key, parts, rulings) for key, parts in groups.items()]
    return tuple(sorted(entities, key=lambda entity: entity.id))


@dataclass(frozen=True, slots=True)
class _Part:
    """The referents of one naming that are one entity."""

    naming: Naming
    members: Sequence[ArticleReferent]


def _settled(tallies: Mapping[int, Tally], pins: Pins) -> list[Naming]:
    """Return the namings with the kinds that all articles and the user give them."""
    namings = [one.counted() for one in tallies.values()]
    borne = {borne_surname(naming) for naming in namings} - {None}
    return [pins.with_kind(naming) for naming in settle_kinds(namings, {name for name in borne if name})]


def _plain_keys(namings: Iterable[Naming]) -> dict[int, Key | None]:
    """Return the keys of countries, places, facilities and groups."""
    return {one.id: plain_key(one) for one in namings if one.kind not in ("person", "organization")}


def _people_keys(namings: Iterable[Naming]) -> dict[int, Key | None]:
    """Return the keys of people."""
    people = [naming for naming in namings if naming.kind == "person"]
    full = {naming.id: naming for naming in people if is_full(naming)}
    keys = full_keys(full.values())
    all_of: dict[Key, list[Naming]] = {}
    bearers: dict[str, set[Key]] = {}
    for number, key in keys.items():
        all_of.setdefault(key, []).append(full[number])
        for sound in sounds(full[number]):
            bearers.setdefault(sound, set()).add(key)
    found: dict[int, Key | None] = {**keys}
    for naming in people:
        if naming.id not in full:
            (sound,) = sounds(naming)
            found[naming.id] = bare_key(naming, {key: all_of[key] for key in bearers.get(sound, ())})
    return found


def _body_keys(namings: Iterable[Naming], tallies: Mapping[int, Tally]) -> dict[int, Key | None]:
    """Return the keys of organisations."""
    bodies = [naming for naming in namings if naming.kind == "organization"]
    return body_keys((one, short_names(own_key(one)[1], tallies[one.id].aliases)) for one in bodies)


def _ruled(
    namings: Sequence[Naming], tallies: Mapping[int, Tally], pins: Pins
) -> list[tuple[Naming, Key | None]]:
    """Return the namings with the user's ruling on the group of each; of two, that on the last referent."""
    last = {naming.id: max(_order(one.key) for one in tallies[naming.id].members) for naming in namings}
    found: dict[Key, Key] = {}
    for naming in sorted(namings, key=lambda one: last[one.id]):
        ruling = pins.ruling(naming.name)
        if ruling is not None and naming.key is not None:
            found[naming.key] = ruling
    return [(one, pins.ruling(one.name) if one.key is None else found.get(one.key)) for one in namings]


def _parts(naming: Naming, ruling: Key | None, counted: Tally) -> list[tuple[Key, _Part]]:
    """Return the keys of a naming's referents: one for all, or one for each."""
    key = ruled_key(naming, ruling)
    if key is not None:
        return [(key, _Part(naming, counted.members))]
    alone = replace(naming, referents=1)
    return [(split_key(naming, local_key(naming, one.key)), _Part(alone, [one])) for one in counted.members]


def _entity(key: Key, parts: Sequence[_Part], pins: Pins) -> Entity:
    """Return the entity that these parts of namings are."""
    aliases: Counter[str] = Counter()
    kinds: dict[ReferentKey, EntityKind | None] = {}
    for part in parts:
        for member in part.members:
            aliases.update(dict(member.aliases))
            kinds[member.key] = part.naming.kind
    members = sorted(kinds, key=_order)
    kind = kinds[members[0]] or parts[0].naming.said_kind
    return make_entity(key, kind, [part.naming for part in parts], aliases, pins, members)


def _order(key: ReferentKey) -> tuple[int, int]:
    """Return what referents are ordered by."""
    return (key.article_id, key.number)
