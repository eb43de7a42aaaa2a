"""What the UI shows of a materialization: a chart, a short table of rows, all text in them harmless."""

from __future__ import annotations

import html
import re

from pipeline.db.engine import Engine
from pipeline.db.previews import chart_counts, preview_rows
from pipeline.defs.charts import chart

WIDTH = 160
TITLES = {
    "article": "Articles by month of publication",
    "quote": "Quotes by kind",
    "event": "Events by month and type",
}
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~>-])")


def drawn(engine: Engine, table: str) -> str | None:
    """Return the chart of `table` as Markdown; None where it has no chart, or no rows."""
    counts = chart_counts(engine, table)
    return chart(TITLES[table], counts) if counts else None


def preview(engine: Engine, table: str) -> str:
    """Return a Markdown table of the rows of `table` worth a look."""
    rows = preview_rows(engine, table)
    if not rows:
        return "_No rows yet._"
    head = " | ".join(name.replace("_", " ") for name in rows[0])
    lines = [" | ".join(cell(value) for value in row.values()) for row in rows]
    return "\n".join(f"| {line} |" for line in (head, " | ".join("---" for _ in rows[0]), *lines))


def cell(value: object) -> str:
    """Return `value` as one line of Markdown that can't be anything but text."""
    if value is None:
        return ""
    text = " ".join(str(value).split())
    short = text if len(text) <= WIDTH else text[: WIDTH - 1].rstrip() + "…"
    return _MARKS.sub(r"\\\1", html.escape(short, quote=False))
