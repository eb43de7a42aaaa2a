"""Whoever only says it takes no part in it: "..., killing two guards, the coastguard said".

The parse may hang the speaker of a sentence on its last noun; the quotes know who the speaker is. What does
not live here: a speaker who is also the doer ("the army said it had fired"), who stands above the trigger.
Only who says that somebody is to blame does something by it.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.nlp.events.candidate import Candidate
from pipeline.nlp.events.parts import Part
from pipeline.nlp.parse import Parse
from pipeline.records import Participant, Quote


def leave_out_speakers(parse: Parse, quotes: Iterable[Quote], candidates: Iterable[Candidate]) -> None:
    """Take the speakers of `quotes` out of the participants of the `candidates` those quotes tell of."""
    said = [quote for quote in quotes if quote.speaker_start_char is not None]
    for one in candidates:
        start = parse.starts[one.token]
        for quote in said:
            if quote.start_char <= start < quote.end_char:
                one.actors = _without(parse, quote, one.token, one.actors)
                one.targets = _without(parse, quote, one.token, one.targets)


def accusers(said: Quote) -> list[Participant]:
    """Return who lays the blame by saying so ("Chad said that Niger was behind the raid")."""
    first, end = said.speaker_start_char, said.speaker_end_char
    if first is None or end is None:
        return []
    return [
        Participant(role="actor", text=said.speaker_text or "", start_char=first, end_char=end, referent=one)
        for one in said.speakers or (None,)
    ]


def _without(parse: Parse, quote: Quote, trigger: int, parts: list[Part]) -> list[Part]:
    """Return `parts` less the speaker of `quote`, where the parse hung it below the trigger."""
    first, end = quote.speaker_start_char or 0, quote.speaker_end_char or 0
    low, high = parse.subtree(trigger)
    kept = []
    for part in parts:
        is_below = low <= part.head < high
        if is_below and first <= parse.starts[part.head] < end and part.kind != "pronoun":
            continue
        if is_below and parse.starts[part.first] < first < parse.ends[part.end - 1]:
            part = _cut(parse, part, first)
        kept.append(part)
    return kept


def _cut(parse: Parse, part: Part, stop: int) -> Part:
    """Return `part` up to the character `stop`, without the name that stood behind it."""
    last = max(token for token in range(part.first, part.end) if parse.starts[token] < stop)
    while last > part.head and (not parse.words[last][:1].isalnum() or parse.pos[last] == "DET"):
        last -= 1
    return part._replace(end=last + 1, referent=None)
