"""Interviews and transcripts: paragraphs that begin with who speaks ("Q: ...", "OKORO: ...", "JL: ...").

What does not live here: a single line with a name and a colon (`nouns`).
"""

from __future__ import annotations

import re
from collections import Counter

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.sources import Source
from pipeline.nlp.quotes.stretch import trimmed

_TURN = re.compile(
    r"^[ \u00a0]*(?P<label>[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,3})"
    r"(?: ?\([^()\n]{1,40}\))? ?:[ \u00a0]+(?=\S)",
    re.MULTILINE,
)
_FEWEST_TURNS = 4
_FEWEST_SPEAKERS = 2
_REPEATED = 2


def read_turns(page: Page) -> list[Found]:
    """Return the turns of a text that is a transcript, in part or whole; nothing for any other text."""
    furniture = lexicon().furniture
    turns = [turn for turn in _TURN.finditer(page.parse.text) if turn["label"].lower() not in furniture]
    times = Counter(turn["label"] for turn in turns)
    repeated = {label for label, count in times.items() if count >= _REPEATED and _may_speak(page, label)}
    if len(repeated) < _FEWEST_SPEAKERS or sum(times[label] for label in repeated) < _FEWEST_TURNS:
        return []
    said = (_turn(page, turn) for turn in turns if turn["label"] in repeated)
    return [one for one in said if one is not None]


def _may_speak(page: Page, label: str) -> bool:
    """Return whether a label is Q, A, initials, a name in capitals or a person's, and no heading."""
    if label.isupper():
        return True
    return any(
        kind == "PERSON" and label in page.parse.span_text(first, end)
        for first, end, kind in page.parse.entities
    )


def _turn(page: Page, match: re.Match[str]) -> Found | None:
    """Return what one speaker says after the label, to the end of the paragraph."""
    parse = page.parse
    end_char = parse.text.find("\n", match.end())
    first = parse.token_at(match.end())
    end = len(parse) if end_char < 0 else parse.token_at(end_char)
    content = trimmed(page, first, end)
    if content is None:
        return None
    head = parse.token_at(match.end("label") - 1)
    source = Source(parse.token_at(match.start("label")), head + 1, head)
    return Found(content[0], _with_stop(page, content[1], end), "turn", source, group=content[0])


def _with_stop(page: Page, last: int, end: int) -> int:
    """Take in the full stop or question mark that ends the turn."""
    while last < end and page.parse.words[last] in (".", "!", "?", "…", "..."):
        last += 1
    return last


def without_turns(found: list[Found], turns: list[Found]) -> list[Found]:
    """Return the quotes that no turn holds: what a turn says is its speaker's already."""
    if not turns:
        return found
    held = sorted((turn.first, turn.end) for turn in turns)
    kept, place = [], 0
    for one in sorted(found, key=lambda one: one.first):
        while place < len(held) and held[place][1] <= one.first:
            place += 1
        if place == len(held) or one.end <= held[place][0]:
            kept.append(one)
    return kept
