"""Quotes within quotation marks: the inner marked stretch with its own cue and speaker.

What does not live here: quotes told of in indirect speech (`attribute`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.attribute import read_unit
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page, lay_out

_FEWEST_WORDS = 2


def read_nested(page: Page) -> list[Found]:
    """Return the quotes that somebody quotes, each with a cue of its own inside the outer marks."""
    if not any(one.depth == 1 for one in page.marked):
        return []
    inner = lay_out(page.parse, page.marked, depth=1)
    nested: list[Found] = []
    for unit in inner.units:
        if unit.marked:
            nested.extend(one for one in read_unit(inner, unit) if _is_quote(inner, one))
    return nested


def _is_quote(inner: Page, one: Found) -> bool:
    """Keep a quote of inner marks alone; the outer quote has the rest."""
    if one.marked is None or inner.spans.get(one.marked) != (one.first, one.end):
        return False
    stretch = inner.marked[one.marked]
    words = inner.parse.text[stretch.start : stretch.end].split()
    one.is_nested, one.rule = True, "nested"
    return len(words) >= _FEWEST_WORDS
