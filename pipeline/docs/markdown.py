"""Markdown as several pages need it: tables, and values short enough for a cell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

LONGEST = 110


def cell(value: Any) -> str:
    """Return `value` on one line of at most `LONGEST` characters, harmless in a table."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        return f"({len(value):,} bytes)"
    words = " ".join(str(round(value, 3) if isinstance(value, float) else value).split())
    short = words if len(words) <= LONGEST else words[: LONGEST - 2].rstrip() + " …"
    return short.replace("\\", "\\\\").replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return a table of `rows` below `heads`."""
    lines = [list(heads), ["---"] * len(heads), *([cell(value) for value in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)
