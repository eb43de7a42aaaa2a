"""The lines taken out of markup, without what is left of the site among them.

What does not live here: pages of plain text, whose frame is still there (`pipeline.articles.page`).
"""

from __future__ import annotations

from pipeline.articles.body import without_promotions
from pipeline.articles.credits import is_credit
from pipeline.articles.furniture import furniture, plain
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind


def clean_lines(lines: list[Line], title: str | None) -> list[Line]:
    """Return the extracted lines without what is left of the site."""
    name = plain(title or "")
    kept = [line for line in without_promotions(lines) if not _is_dropped(line) and line.plain != name]
    while kept and kept[0].kind is Kind.META:
        kept.pop(0)
    while kept and (kept[-1].kind in (Kind.META, Kind.RULE) or is_credit(kept[-1])):
        kept.pop()
    return kept


def _is_dropped(line: Line) -> bool:
    """Of the lines that look like furniture only those of known words go: tables hold bare numbers too."""
    if line.kind is Kind.FURNITURE:
        return line.words > 1 and furniture().start.opens(line.plain)
    return line.kind in (Kind.END, Kind.MORE, Kind.PROMOTION)
