"""Who and what a text names: mentions, the referents within one article, roles, coreference."""

from __future__ import annotations

from pipeline.nlp.parse import Parse
from pipeline.records import Context, Names


def find_names(parse: Parse, context: Context) -> Names:
    """Return every mention in the text with its referent."""
    return Names()
