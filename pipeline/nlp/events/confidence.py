"""How sure a report is: the share found right, by what names its two sides.

What does not live here: the figures, which are data (`lexicons/event_confidence.toml`).
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.nlp.events.parts import Part
from pipeline.nlp.parse import Parse
from pipeline.nlp.tables import table

_SURE_LAST = ("unknown", "words", "unlisted", "pronoun", "description", "name")


def confidence(parse: Parse, actors: Sequence[Part], targets: Sequence[Part]) -> float:
    """Return the chance that type and participants of a report are right, 0 to 1."""
    figures: dict[str, dict[str, float]] = table("event_confidence.toml")
    return round(figures["actor"][_form(parse, actors)] * figures["target"][_form(parse, targets)], 2)


def _form(parse: Parse, parts: Sequence[Part]) -> str:
    """Return what names a side: the least sure of its parts counts."""
    forms = {_form_of(parse, part) for part in parts}
    return next((form for form in _SURE_LAST if form in forms), "nobody")


def _form_of(parse: Parse, part: Part) -> str:
    """Return what names one part: a name, known or not, a description, a pronoun, or other words."""
    is_known = part.referent is not None
    if parse.pos[part.head] == "PRON":
        return "pronoun" if is_known else "unknown"
    if any(parse.words[i][0].isupper() and parse.pos[i] != "DET" for i in range(part.first, part.end)):
        return "name" if is_known else "unlisted"
    return "description" if is_known else "words"
