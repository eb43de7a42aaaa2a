"""The sixteen event types, and which of them a CAMEO code belongs to.

The types are PLOVER's; the definitions are in our own words. What does not live here: the words that
give an event away (`pipeline.nlp.events`) and the database table that is seeded from this list.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """One type of event.

    `quad_class`: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
    `intensity` runs from -10 (most hostile) to +10 (most friendly). `cameo_root` is the usual root of
    the type's CAMEO codes; some types draw on several.
    """

    name: str
    cameo_root: str
    quad_class: int
    intensity: float
    definition: str


EVENT_TYPES: tuple[EventType, ...] = (
    EventType(
        name="AGREE",
        cameo_root="03",
        quad_class=1,
        intensity=2.5,
        definition="Promises, offers or agrees to work together, meet, help or settle; nothing is done yet.",
    ),
    EventType(
        name="CONSULT",
        cameo_root="04",
        quad_class=1,
        intensity=2.5,
        definition="Meets, visits, receives, telephones, negotiates with or mediates between others.",
    ),
    EventType(
        name="SUPPORT",
        cameo_root="05",
        quad_class=1,
        intensity=5.0,
        definition="Stands by another in words or on paper: praise, recognition, a vote, a treaty signed.",
    ),
    EventType(
        name="CONCEDE",
        cameo_root="08",
        quad_class=1,
        intensity=4.5,
        definition="Gives way in words: an apology, a pardon, a rule eased, a pull-out or truce announced.",
    ),
    EventType(
        name="COOPERATE",
        cameo_root="06",
        quad_class=2,
        intensity=9.5,
        definition="Works together in deed, to the gain of both: trade, joint drills, shared intelligence.",
    ),
    EventType(
        name="AID",
        cameo_root="07",
        quad_class=2,
        intensity=10.0,
        definition="Gives material help and takes none: money, arms, relief goods, shelter, rescue.",
    ),
    EventType(
        name="RETREAT",
        cameo_root="08",
        quad_class=2,
        intensity=6.5,
        definition="Gives way in deed: frees captives, withdraws, disarms, lifts a siege, resigns.",
    ),
    EventType(
        name="REQUEST",
        cameo_root="10",
        quad_class=3,
        intensity=0.0,
        definition="Asks, urges, demands or orders another to do or give something.",
    ),
    EventType(
        name="ACCUSE",
        cameo_root="11",
        quad_class=3,
        intensity=-3.0,
        definition="Blames, condemns, protests in words, sues, charges or investigates another.",
    ),
    EventType(
        name="REJECT",
        cameo_root="12",
        quad_class=3,
        intensity=-2.0,
        definition="Says no: refuses, vetoes, declines, defies, calls off a meeting.",
    ),
    EventType(
        name="THREATEN",
        cameo_root="13",
        quad_class=3,
        intensity=-3.5,
        definition="Announces harm that the speaker may do: an ultimatum, a vow to strike or to punish.",
    ),
    EventType(
        name="PROTEST",
        cameo_root="14",
        quad_class=4,
        intensity=-5.0,
        definition="Civilians act together against somebody: a march, strike, boycott, blocked road or riot.",
    ),
    EventType(
        name="SANCTION",
        cameo_root="16",
        quad_class=4,
        intensity=-6.0,
        definition="Cuts back a relation: ties or aid broken off, envoys expelled, a conviction.",
    ),
    EventType(
        name="MOBILIZE",
        cameo_root="15",
        quad_class=4,
        intensity=-5.5,
        definition="Moves, raises or readies armed forces or police without using them yet.",
    ),
    EventType(
        name="COERCE",
        cameo_root="17",
        quad_class=4,
        intensity=-7.0,
        definition="Uses power short of injury: arrest, raid, seizure, ban, curfew, deportation, embargo.",
    ),
    EventType(
        name="ASSAULT",
        cameo_root="19",
        quad_class=4,
        intensity=-9.0,
        definition="Does physical harm: battle, bombing, shooting, abduction, torture, execution.",
    ),
)

BY_NAME = MappingProxyType({kind.name: kind for kind in EVENT_TYPES})

_BY_ROOT = MappingProxyType(
    {
        "02": "REQUEST",
        "03": "AGREE",
        "04": "CONSULT",
        "05": "SUPPORT",
        "06": "COOPERATE",
        "07": "AID",
        "08": "CONCEDE",
        "09": "ACCUSE",
        "10": "REQUEST",
        "11": "ACCUSE",
        "12": "REJECT",
        "13": "THREATEN",
        "14": "PROTEST",
        "15": "MOBILIZE",
        "16": "SANCTION",
        "17": "COERCE",
        "18": "ASSAULT",
        "19": "ASSAULT",
        "20": "ASSAULT",
    }
)
# Codes whose type is not that of their root: deeds among the concessions, harm among the coercions.
_BY_CODE = MappingProxyType(
    {
        "0831": "RETREAT",
        "084": "RETREAT",
        "085": "RETREAT",
        "086": "RETREAT",
        "087": "RETREAT",
        "163": "COERCE",
        "175": "ASSAULT",
        "191": "COERCE",
        "192": "COERCE",
        "1712": "ASSAULT",
    }
)


@lru_cache(1024)
def type_of(code: str) -> EventType:
    """Return the type that the CAMEO code `code` ("190", "0871") belongs to.

    Raises:
        KeyError: no type has codes of that root (CAMEO 01, statements, are quotes and not events).
    """
    name = _BY_CODE.get(code) or _BY_CODE.get(code[:3]) or _BY_ROOT[code[:2]]
    return BY_NAME[name]
