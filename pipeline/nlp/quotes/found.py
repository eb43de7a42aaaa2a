"""A quote on its way to a record: tokens, the rule that found it, and the words that name its speaker."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.nlp.quotes.sources import Source


@dataclass(slots=True)
class Found:
    """A quote found, in tokens; marks at its edges still inside.

    `marked` is the stretch it is or begins with; `reported` is who passes it on. `group` is the same
    for the parts of one utterance, a token of the words that tell of it. `is_nested` is true for a
    quote within a quote.
    """

    first: int
    end: int
    rule: str
    source: Source | None = None
    cue: tuple[int, int] | None = None
    marked: int | None = None
    reported: Source | None = None
    group: int = -1
    is_nested: bool = False


def overlaps(content: tuple[int, int], found: list[Found]) -> bool:
    """Return whether the stretch shares a token with a quote found before."""
    return any(one.first < content[1] and content[0] < one.end for one in found)
