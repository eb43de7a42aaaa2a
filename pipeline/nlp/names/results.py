"""Teams in results, fixtures and tables: "Lund 2 Oslo 1", "Lund 5, Oslo 1", "Lund v Oslo", "Lund 9 5 3 1".

What does not live here: teams in whole sentences (`teams`).
"""

from __future__ import annotations

import re
from bisect import bisect_left

from pipeline.nlp.names.lexicon import is_given_name, not_names
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_NAME = r"[A-Z][\w.'’&-]*(?: (?:[A-Z][\w.'’&-]*|de|la|und|&)){0,3}"
_END = r"(?=[ \t]*(?:$|\(|[.;]))"
_START = r"(?:^[ \t]*|: |; )"
_LISTS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"{_START}(?P<one>{_NAME}) \d{{1,3}}, (?P<two>{_NAME}) \d{{1,3}}{_END}",
        rf"^[ \t]*(?P<one>{_NAME})[ \t]+\d{{1,2}}[ \t]+(?P<two>{_NAME})[ \t]+\d{{1,2}}{_END}",
        rf"{_START}(?P<one>{_NAME}) (?:v|vs|vs\.|at|AT) (?P<two>{_NAME})(?=[ \t]*(?:$|,|;|\())",
        rf"^[ \t]*(?:\d{{1,2}}\. )?(?P<one>{_NAME})(?:[ \t]+[\d.]{{1,4}}){{6,}}",
        rf"^[ \t]*(?P<one>{_NAME})(?:[ \t]+\d{{1,3}}){{2}} \.\d{{3}}\b",
    )
)


def listed_teams(parse: Parse) -> list[Span]:
    """Return the teams in the article's result lists, fixtures and tables, in order, as spans."""
    if not any(character.isdigit() for character in parse.text):
        return []
    found: dict[int, Span] = {}
    for pattern in _LISTS:
        for match in pattern.finditer(parse.text):
            sides = [_span(parse, *match.span(name)) for name in match.groupdict()]
            if all(side is not None and _may_be_team(parse, side) for side in sides):
                found.update((side.first, side) for side in sides if side is not None)
    spans: list[Span] = []
    for _, span in sorted(found.items()):
        if not spans or span.first >= spans[-1].end:
            spans.append(span)
    return spans


def _span(parse: Parse, start: int, end: int) -> Span | None:
    """Return the tokens that make up these characters; None where they cut one."""
    first, last = bisect_left(parse.starts, start), bisect_left(parse.ends, end)
    if last >= len(parse) or first > last or parse.starts[first] != start or parse.ends[last] != end:
        return None
    return Span(first, last + 1, "ORG", is_sure=True)


def _may_be_team(parse: Parse, span: Span) -> bool:
    """Whether the words can be a team's: no date, no person's name, no initial."""
    first, size = parse.words[span.first], span.end - span.first
    if (
        not not_names().isdisjoint(parse.words[span.first : span.end - (size > 1)])
        or len(first.rstrip(".")) == 1
    ):
        return False
    return size == 1 or not is_given_name(first)
