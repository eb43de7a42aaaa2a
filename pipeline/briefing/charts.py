"""Charts as SVG, drawn by Vega-Lite (vl-convert): declared here, laid out and escaped there.

Colours are CSS variables of the page around them, so that one drawing serves light, dark and paper. Each
chart is drawn for a wide and for a narrow page. They carry no words for screen readers: the page describes
each chart in a sentence and gives its figures as a table.
What does not live here: which figures are shown (`pipeline.briefing.facts`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from unicodedata import east_asian_width

import vl_convert

Values = Sequence[dict[str, Any]]
Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
VERSION = "6.4"
QUIET = {"ticks": False, "domain": False, "title": None}
CONFIG: Spec = {
    "aria": False,
    "background": None,
    "font": "inherit",
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--soft)",
        "labelFontSize": 12,
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "tickColor": "var(--line)",
    },
    "title": {"color": "var(--ink)", "fontSize": 13, "fontWeight": 600, "anchor": "start"},
    "text": {"fontSize": 12, "color": "var(--ink)", "font": "inherit"},
}
TIME_FORMATS = {"day": "%-d %b", "week": "%-d %b %y", "month": "%b %Y", "year": "%Y"}
ROW = 26
CHARACTER = 7.4
"""Pixels that a character of a name takes, on average."""

ISOLATE, END_ISOLATE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
"""So that the dots of a name that is read from the right stand at its left."""

DAY_LABEL = 85
"""Pixels that a day below a bar takes, with room around it."""

SLANTED = {"wide": 78, "narrow": 60}
"""Pixels that the names of columns take, upwards and to the right."""

SIGNS = {1: "−", 2: "−", 3: "", 4: "+", 5: "+"}
"""What says the tone of a cell where colours don't, on paper or to the colour-blind."""

SQUARE = {"type": "rect", "cornerRadius": 3}


@dataclass(frozen=True, slots=True)
class Page:
    """The width that a chart is drawn for, in CSS pixels, and how much of it names of rows may take.

    `name` is the CSS class of drawings for it: the page shows the one that there is room for.
    """

    name: str
    width: int
    names: int

    def fits(self, text: str, pixels: int) -> str:
        """Return `text` cut to about so many pixels.

        By counting characters and not by measuring: the same page comes from machines with other fonts.
        """
        room, shown = pixels / CHARACTER, ""
        for character in text:
            room -= 2 if east_asian_width(character) in "WF" else 1
            if room < 0:
                return f"{ISOLATE}{shown.rstrip()}…{END_ISOLATE}"
            shown += character
        return shown


BROAD = Page("broad", 1180, 210)
WIDE = Page("wide", 520, 170)
NARROW = Page("narrow", 340, 136)


def drawn(spec: Spec) -> str:
    """Return a Vega-Lite specification as one SVG element; nothing is fetched."""
    return vl_convert.vegalite_to_svg(
        {"$schema": SCHEMA, "config": CONFIG, **spec}, vl_version=VERSION, allowed_base_urls=[]
    )


def timeline(values: Values, title: str, height: int, unit: str | None, page: Page) -> Spec:
    """Return bars over time, stacked away from zero; without a unit, without the days beneath.

    Each value has `start` and `end` (days), `number`, below zero where the bar hangs, and `part`, the number
    of its colour.
    """
    days = sorted({one["start"] for one in values})
    ends = [milliseconds(days[0]), milliseconds(max(one["end"] for one in values))]
    every = -(-len(days) * DAY_LABEL // page.width)
    stack = {"stack": "number", "groupby": ["start"], "sort": [{"field": "part"}], "as": ["from", "to"]}
    across = {
        "field": "start",
        "type": "temporal",
        "scale": {"type": "utc", "domain": ends},
        "axis": {
            **QUIET,
            "grid": False,
            "labels": unit is not None,
            "format": TIME_FORMATS.get(unit or ""),
            "values": [milliseconds(day) for day in days[::every]],
            "labelAlign": "left",
            "labelPadding": 8,
        },
    }
    down = {**QUIET, "labelExpr": "format(abs(datum.value), ',d')", "tickCount": 4, "tickMinStep": 1}
    return {
        "title": {"text": title, "frame": "group", "offset": 8},
        "width": page.width - 44,
        "height": height,
        "autosize": {"type": "none"},
        "padding": {"left": 38, "right": 6, "top": 24, "bottom": 26 if unit else 12},
        "data": {"values": [_stretch(one) for one in values]},
        "transform": [stack],
        "mark": "rect",
        "encoding": {
            "x": across,
            "x2": {"field": "end"},
            "y": {"field": "from", "type": "quantitative", "axis": down},
            "y2": {"field": "to"},
            "color": _colours(
                "part", {0: "var(--accent)"} | {quad: f"var(--quad-{quad})" for quad in range(1, 5)}
            ),
        },
    }


def ranking(values: Values, parts: dict[str, str], page: Page) -> Spec:
    """Return one bar a row, its parts side by side and the row's total at its end.

    Each value has `place`, `name`, `part`, `order`, `number` and `total`; `parts` gives each part's colour.
    """
    rows = [
        {**one, "name": page.fits(one["name"], page.names - 12)}
        for one in values
        if one["part"] == values[0]["part"]
    ]
    scale = {"domain": [0, max(one["total"] for one in rows)], "range": [page.names, page.width - 48]}
    across = {"field": "number", "type": "quantitative", "axis": None, "scale": scale}
    bar, total = {"type": "bar", "height": 16}, {**across, "field": "total"}
    return _fixed(
        page.width,
        ROW * len(rows),
        [
            _layer(values, bar, x=across, color=_colours("part", parts), order={"field": "order"}),
            _layer(rows, _text("right"), x={"value": page.names - 10}, text=_of("name")),
            _layer(rows, _text("left", dx=6), x=total, text=_of("total", format=",d")),
        ],
        y={"field": "place", "type": "ordinal", "axis": None, "scale": {"paddingInner": 0}},
    )


def matrix(cells: Values, rows: Sequence[str], columns: Sequence[str], page: Page) -> Spec:
    """Return who (a row) acts on whom (a column): how often as a number, how kindly as a sign and a colour.

    Each cell has `row`, `column` (places), `number` and `tone` (1 hostile to 5 friendly).
    """
    head = SLANTED[page.name]
    side = min(44, (page.width - page.names - head) // len(columns))
    bottom = head + min(side, 30) * len(rows)
    across = _steps("column", len(columns), page.names, page.names + side * len(columns))
    down = _steps("row", len(rows), head, bottom)
    grid = [{"row": y, "column": x} for y in range(len(rows)) for x in range(len(columns))]
    sides = [{"row": y, "name": page.fits(name, page.names - 12)} for y, name in enumerate(rows)]
    heads = [{"column": x, "name": page.fits(name, int(1.3 * head))} for x, name in enumerate(columns)]
    numbers = [{**one, "name": f"{one['number']:,}{SIGNS[one['tone']]}"} for one in cells]
    slanted = _text("left", angle=-45, dx=4, dy=-2)
    number = {"type": "text", "fontWeight": 600}
    return _fixed(
        page.width,
        bottom + 2,
        [
            _layer(grid, SQUARE | {"color": "var(--cell)"}, x=across, y=down),
            _layer(cells, SQUARE, x=across, y=down, color=_tones("tone")),
            _layer(numbers, number, x=across, y=down, text=_of("name"), color=_tones("on")),
            _layer(sides, _text("right"), x={"value": page.names - 10}, y=down, text=_of("name")),
            _layer(heads, slanted, x=across, y={"value": head - 2}, text=_of("name")),
        ],
    )


def _fixed(width: int, height: int, layers: list[Spec], **shared: Spec) -> Spec:
    """Return layers on a page of exactly this size, whatever the words in it."""
    return {
        "width": width,
        "height": height,
        "autosize": {"type": "none"},
        "padding": 0,
        "layer": layers,
        "encoding": shared,
        "resolve": {"scale": {"color": "independent"}},
    }


def _layer(values: Values, mark: Spec, **encoding: Spec) -> Spec:
    """Return one layer with data of its own."""
    return {"data": {"values": list(values)}, "mark": mark, "encoding": encoding}


def _text(align: str, **more: Any) -> Spec:
    """Return a mark of text."""
    return {"type": "text", "align": align, "baseline": "middle", **more}


def _steps(field: str, count: int, start: int, end: int) -> Spec:
    """Return an axis of `count` equal steps from one pixel to another."""
    scale = {"type": "band", "domain": list(range(count)), "range": [start, end], "padding": 0.06}
    return {"field": field, "type": "ordinal", "axis": None, "scale": scale}


def _of(field: str, **more: Any) -> Spec:
    """Return the encoding of a text that is a field's value."""
    return {"field": field, "type": "nominal" if field == "name" else "quantitative", **more}


def _colours(field: str, colours: dict[Any, str]) -> Spec:
    """Return the encoding of a field by a colour for each of its values."""
    scale = {"domain": list(colours), "range": list(colours.values())}
    return {"field": field, "type": "nominal", "legend": None, "scale": scale}


def _tones(what: str) -> Spec:
    """Return the colours of the five tones, or ("on") those of words on them."""
    return _colours("tone", {number: f"var(--{what}-{number})" for number in range(1, 6)})


def milliseconds(day: date) -> int:
    """Return the beginning of `day` in UTC, in milliseconds since 1970."""
    return (day.toordinal() - date(1970, 1, 1).toordinal()) * 86_400_000


def _stretch(value: Spec) -> Spec:
    """Return a bar in milliseconds, ending a little before the next one begins."""
    start, end = milliseconds(value["start"]), milliseconds(value["end"])
    return {**value, "start": start, "end": start + int(0.86 * (end - start))}
