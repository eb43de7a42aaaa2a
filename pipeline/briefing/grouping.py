"""Rows put together for the matrix and the countries: pure functions of what the SELECTs give."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rigour.territories import get_territory

from pipeline.db.rows import Row

TONES = (-5.0, -1.0, 1.0, 5.0)
"""Mean intensities (PLOVER, -10 to 10) that part hostile, cool, neutral, warm and friendly."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """Who acts on whom: the busiest actors and targets, a cell where one acted on the other, the top pairs.

    `pair_count` and `event_count` count all pairs, shown or not.
    """

    actor_ids: list[int]
    target_ids: list[int]
    cells: list[Row]
    pair_count: int
    event_count: int
    actors: list[str]
    targets: list[str]
    pairs: list[Row]

    def named(self, names: Mapping[int, str], pairs: Sequence[Row]) -> Matrix:
        """Return it with names for ids, and with `pairs` to list."""
        return replace(
            self,
            actors=[names[one] for one in self.actor_ids],
            targets=[names[one] for one in self.target_ids],
            pairs=[
                pair | {"actor": names[pair["actor_id"]], "target": names[pair["target_id"]]}
                for pair in pairs
            ],
        )

    def smaller(self, sides: int) -> Matrix:
        """Return the part of it that has at most so many actors and targets."""
        shown = [{**cell, "events": cell["number"]} for cell in self.cells]
        part = matrix(shown, sides)
        known = dict(zip([*self.actor_ids, *self.target_ids], [*self.actors, *self.targets], strict=True))
        return part.named(known, [])


@dataclass(frozen=True, slots=True)
class Countries:
    """The countries most is about, and how many there are in all."""

    shown: list[Row]
    count: int


def matrix(pairs: Sequence[Row], sides: int) -> Matrix:
    """Return the busiest part of `pairs` (actor_id, target_id, events, intensity), at most `sides` a side."""
    actors = _busiest(pairs, "actor_id", sides)
    of_these = [pair for pair in pairs if pair["actor_id"] in actors]
    targets = _busiest(of_these, "target_id", sides)
    cells = [pair for pair in of_these if pair["target_id"] in targets]
    actors = [actor for actor in actors if any(cell["actor_id"] == actor for cell in cells)]
    return Matrix(
        actor_ids=actors,
        target_ids=targets,
        cells=[
            {
                **{name: cell[name] for name in ("actor_id", "target_id", "intensity")},
                "row": actors.index(cell["actor_id"]),
                "column": targets.index(cell["target_id"]),
                "number": cell["events"],
                "tone": tone(cell["intensity"]),
            }
            for cell in cells
        ],
        pair_count=len(pairs),
        event_count=sum(pair["events"] for pair in pairs),
        actors=[],
        targets=[],
        pairs=[],
    )


def _busiest(pairs: Sequence[Row], side: str, most: int) -> list[int]:
    """Return who stands most often on one side of `pairs`."""
    sums = Counter[int]()
    for pair in pairs:
        sums[pair[side]] += pair["events"]
    return sorted(sums, key=lambda one: (-sums[one], one))[:most]


def tone(intensity: float) -> int:
    """Return how friendly a mean intensity is, from 1 (hostile) to 5 (friendly)."""
    return 1 + sum(intensity >= least for least in TONES)


def by_country(places: Sequence[Row], articles: Sequence[Row], most: int, places_of_one: int) -> Countries:
    """Return countries by happenings there and articles about them, each with its busiest places.

    `quads` of a country has its happenings by quad class.
    """
    quads: defaultdict[str, Counter[int]] = defaultdict(Counter)
    named: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for row in places:
        quads[row["country_code"]][row["quad_class"]] += row["events"]
        if row["kind"] != "country":
            named[row["country_code"]][row["name"]] += row["events"]
    spoken = {row["country_code"]: row["articles"] for row in articles}
    order = sorted({*quads, *spoken}, key=lambda code: (-quads[code].total(), -spoken.get(code, 0), code))
    shown = [
        {
            "code": code,
            "name": _country(code),
            "quads": quads[code],
            "events": quads[code].total(),
            "articles": spoken.get(code, 0),
            "places": _most(named[code], places_of_one),
        }
        for code in order[:most]
    ]
    return Countries(shown, len(order))


def _most(counts: Counter[str], most: int) -> list[tuple[str, int]]:
    """Return the names counted most, in an order of their own among equals."""
    return sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:most]


def _country(code: str) -> str:
    """Return the English name of the country with this ISO 3166-1 code, or the code where there is none."""
    territory = get_territory(code.lower())
    return territory.name if territory is not None else code
