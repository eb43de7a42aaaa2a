"""Who said what: direct, mixed and indirect quotes with their cues and speakers."""

from __future__ import annotations

from pipeline.nlp.parse import Parse
from pipeline.records import Context, Names, Quote


def find_quotes(parse: Parse, names: Names, context: Context) -> tuple[Quote, ...]:
    """Return the quotes in the text, in order of start."""
    return ()
