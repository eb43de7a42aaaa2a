"""Who did what to whom, when and where: event reports by PLOVER type, with their evidence."""

from __future__ import annotations

from pipeline.nlp.parse import Parse
from pipeline.records import Context, EventReport, Names, Quote


def find_events(
    parse: Parse, names: Names, quotes: tuple[Quote, ...], context: Context
) -> tuple[EventReport, ...]:
    """Return the event reports in the text, in order of trigger."""
    return ()
