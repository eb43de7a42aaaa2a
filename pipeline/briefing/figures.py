"""The charts of the page: what each shows, in a picture for two widths, a sentence, and a table."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from markupsafe import Markup

from pipeline.briefing.calendar import Bin, bins, counted, unit_for
from pipeline.briefing.charts import BROAD, NARROW, WIDE, Page, Spec, drawn, matrix, ranking, timeline
from pipeline.briefing.facts import Facts
from pipeline.briefing.wording import days, number, short, signed
from pipeline.db.rows import Row

QUADS = {
    1: "cooperation in words",
    2: "cooperation in deeds",
    3: "conflict in words",
    4: "conflict in deeds",
}
TONES = {1: "− hostile", 2: "− cool", 3: "neutral", 4: "+ warm", 5: "+ friendly"}
SPOKEN = {"word for word": "var(--verbatim)", "retold": "var(--retold)"}
NARROW_SIDES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One chart: a drawing for each width, a sentence for those who don't see it, a table, a note."""

    drawings: dict[str, list[Markup]]
    summary: str
    head: list[str]
    rows: list[list[str]]
    note: str = ""


def figures(facts: Facts) -> dict[str, Figure | None]:
    """Return the charts by name, None where there is nothing to draw."""
    return {
        "when": _when(facts),
        "says": _says(facts) if facts.speakers else None,
        "acts": _acts(facts) if facts.matrix.cells else None,
        "where": _where(facts) if any(row["events"] for row in facts.countries.shown) else None,
    }


def _drawings(spec: Callable[[Page], list[Spec]], *pages: Page) -> dict[str, list[Markup]]:
    """Return the drawings of a chart by width; Vega has escaped all text in them."""
    return {page.name: [Markup(drawn(one)) for one in spec(page)] for page in pages}


def _when(facts: Facts) -> Figure | None:
    """Return articles and happenings over time, within the days that articles are from."""
    first, last = facts.articles["first_day"], facts.articles["last_day"]
    if first is None or last is None:
        return None
    unit = unit_for(first, last)
    bars = bins(first, last, unit)
    articles = counted(((row["day"], row["articles"]) for row in facts.articles_by_day), unit)
    happened = {
        quad: counted(
            ((row["day"], row["events"]) for row in facts.events_by_day if row["quad_class"] == quad), unit
        )
        for quad in QUADS
    }
    above = [_bar(one, articles[one.start], 0) for one in bars]
    below = [
        _bar(one, happened[quad][one.start] * (1 if quad <= 2 else -1), quad)
        for one in bars
        for quad in QUADS
    ]

    def spec(page: Page) -> list[Spec]:
        """Return articles above happenings, over the same days."""
        return [
            timeline(above, "Articles published", 80, None, page),
            timeline(below, "Cooperation above, conflict below", 150, unit, page),
        ]

    drawn_events = sum(abs(one["number"]) for one in below)
    left_out = facts.events["actual"] - drawn_events
    return Figure(
        drawings=_drawings(spec, BROAD, WIDE, NARROW),
        summary=f"Bars over time by {unit}, {days(first, last)}: articles published above, and below them "
        f"{number(drawn_events)} happenings, cooperation upwards and conflict downwards.",
        head=[unit, "articles", *QUADS.values()],
        rows=[
            [one.name, *(number(n) for n in (articles[one.start], *(happened[q][one.start] for q in QUADS)))]
            for one in bars
            if articles[one.start] or any(happened[quad][one.start] for quad in QUADS)
        ],
        note=f"Not drawn: {number(left_out)} of {number(facts.events['actual'])} happenings, whose day is "
        "unknown or outside these dates."
        if left_out
        else "",
    )


def _bar(one: Bin, count: int, part: int) -> Row:
    """Return a bar, or a part of one."""
    return {"start": one.start, "end": one.end, "number": count, "part": part}


def _says(facts: Facts) -> Figure:
    """Return the most-quoted speakers."""
    values = [
        {
            "place": place,
            "name": short(row["speaker"]),
            "part": part,
            "order": order,
            "number": count,
            "total": row["quotes"],
        }
        for place, row in enumerate(facts.speakers)
        for order, (part, count) in enumerate(
            zip(SPOKEN, (row["verbatim"], row["quotes"] - row["verbatim"]), strict=True)
        )
    ]
    top = facts.speakers[0]
    return Figure(
        drawings=_drawings(lambda page: [ranking(values, SPOKEN, page)], WIDE, NARROW),
        summary=f"Bars of how often the {len(facts.speakers)} most-quoted speakers are quoted; "
        f"{short(top['speaker'])} leads with {number(top['quotes'])}.",
        head=["speaker", *SPOKEN],
        rows=[
            [row["speaker"], number(row["verbatim"]), number(row["quotes"] - row["verbatim"])]
            for row in facts.speakers
        ],
    )


def _acts(facts: Facts) -> Figure:
    """Return who acts on whom."""
    grid = facts.matrix

    def spec(page: Page) -> list[Spec]:
        """Return the grid, or the part of it that a narrow page has room for."""
        part = grid if page is WIDE else grid.smaller(NARROW_SIDES)
        return [matrix(part.cells, part.actors, part.targets, page)]

    shown = sum(cell["number"] for cell in grid.cells)
    return Figure(
        drawings=_drawings(spec, WIDE, NARROW),
        summary=f"A grid: {len(grid.actors)} who act, in rows, and {len(grid.targets)} acted on, in columns; "
        "a count of happenings in each cell, and a colour from hostile to friendly.",
        head=["who", "on whom", "happenings", "mean intensity", "tone"],
        rows=[
            [
                grid.actors[cell["row"]],
                grid.targets[cell["column"]],
                number(cell["number"]),
                signed(cell["intensity"]),
                TONES[cell["tone"]],
            ]
            for cell in grid.cells
        ],
        note=f"Shown are {number(shown)} of {number(grid.event_count)} happenings with a named actor and a "
        f"named target, between {number(grid.pair_count)} pairs.",
    )


def _where(facts: Facts) -> Figure:
    """Return the countries in which most happened."""
    rows = [row for row in facts.countries.shown if row["events"]]
    values = [
        {
            "place": place,
            "name": short(row["name"]),
            "part": part,
            "order": quad,
            "number": row["quads"][quad],
            "total": row["events"],
        }
        for place, row in enumerate(rows)
        for quad, part in QUADS.items()
    ]
    colours = {part: f"var(--quad-{quad})" for quad, part in QUADS.items()}
    return Figure(
        drawings=_drawings(lambda page: [ranking(values, colours, page)], WIDE, NARROW),
        summary=f"Bars of how much happened in each of {len(rows)} countries; "
        f"{rows[0]['name']} leads with {number(rows[0]['events'])}.",
        head=["country", *QUADS.values()],
        rows=[[row["name"], *(number(row["quads"][quad]) for quad in QUADS)] for row in rows],
    )
