"""Which lines of a page open with a date line.

What does not live here: reading a date line (`dateline`), on which the parse of an article depends, so that
it knows nothing of lines.
"""

from __future__ import annotations

from pipeline.articles.facts.dateline import Dateline, read_dateline
from pipeline.articles.line.lines import Line
from pipeline.articles.line.marks import BRACKET, COLON, DASH, FIGURES, SLASH

MAY_END_DATELINE = BRACKET | COLON | DASH | FIGURES | SLASH
"""The marks of which a line that opens with a date line has one."""


def dateline_of(line: Line) -> Dateline | None:
    """Return the date line that opens `line`, if one does."""
    return read_dateline(line.text) if line.marks & MAY_END_DATELINE else None
