"""Names that a country and a state share, told apart by what else the article names: Georgia.

What does not live here: capitals that stand for their country (`metonyms`).
"""

from __future__ import annotations

from dataclasses import replace

from pipeline.nlp.names.lexicon import Known
from pipeline.nlp.names.things import Span

_SHARED = "country:GE"
_NEIGHBOURS = frozenset({"RU", "AM", "AZ", "TR"})
_PARTIES = frozenset({"group:Republican", "group:Democrat"})
_STATE = Known("place:Georgia (US)", "Georgia (US)", "place", "GPE", "name", "US")


def with_states(spans: list[Span]) -> list[Span]:
    """Return the listed names, Georgia as the state where other states are named and no neighbour is."""
    if not any(_is_shared(span) for span in spans):
        return spans
    others = [span.known for span in spans if span.known is not None and not _is_shared(span)]
    if any(known.country_code in _NEIGHBOURS | {"GE"} for known in others):
        return spans
    if not any(known.key in _PARTIES or _is_state(known) for known in others):
        return spans
    return [replace(span, known=_STATE, label="GPE") if _is_shared(span) else span for span in spans]


def _is_shared(span: Span) -> bool:
    """Whether a span is the shared name itself."""
    return span.known is not None and span.known.key == _SHARED and span.known.sense == "name"


def _is_state(known: Known) -> bool:
    """Whether an entry is a state or town of the United States."""
    return known.country_code == "US" and known.kind == "place" and known.sense != "capital"
