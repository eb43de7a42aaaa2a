"""What the UI shows of the rows of a materialization: a few of them as a table, and a chart of them all.

Both are shown at once and not behind a link: a table whatever its size, a chart where its Markdown is short.
The UI shows a table's values as text, so that markup in an article stays text.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import dagster as dg

from pipeline.db.engine import Engine
from pipeline.db.previews import chart_counts, preview_rows
from pipeline.db.rows import Row
from pipeline.defs.charts import chart

WIDTH = 160
NO_BREAK = "\N{NON-BREAKING HYPHEN}"
TITLES = {"article": "articles by month", "quote": "quotes by kind", "event": "events by month"}

Cell = str | int | float


def drawn(engine: Engine, table: str) -> dict[str, dg.MarkdownMetadataValue]:
    """Return the chart of `table` by its title; none where it has no chart, or no rows."""
    counts = chart_counts(engine, table)
    return {TITLES[table]: dg.MetadataValue.md(chart(TITLES[table], counts))} if counts else {}


def preview(engine: Engine, table: str) -> dg.MetadataValue:
    """Return the rows of `table` worth a look, as a table of the UI's."""
    return listed(preview_rows(engine, table))


def listed(found: Sequence[Row]) -> dg.MetadataValue:
    """Return rows as a table of the UI's; a few words where there are none."""
    rows = [{_words(name): cell(value) for name, value in row.items()} for row in found]
    if not rows:
        return dg.MetadataValue.text("no rows yet")
    numbers = {name for name in rows[0] if all(isinstance(row[name], int | float) for row in rows)}
    columns = [dg.TableColumn(name, "int" if name in numbers else "string") for name in rows[0]]
    return dg.MetadataValue.table([dg.TableRecord(row) for row in rows], dg.TableSchema(columns=columns))


def cell(value: object) -> Cell:
    """Return `value` as the UI's table can hold it: a number, or one short line of text."""
    if isinstance(value, int | float):
        return value
    if isinstance(value, date):
        return value.isoformat().replace("-", NO_BREAK)
    text = " ".join(("" if value is None else str(value)).split())
    return text if len(text) <= WIDTH else text[: WIDTH - 1].rstrip() + "…"


def _words(name: str) -> str:
    """Return a column's name as a person writes it."""
    return name.replace("_", " ")
