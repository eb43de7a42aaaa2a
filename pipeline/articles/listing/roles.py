"""What a line may be beside a title: a date, a byline, a clock, a label, a headline, text, ...

What does not live here: what it looks like by itself (`articles.line.looks`).
"""

from __future__ import annotations

import re

from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.layout.dated_titles import dated_title
from pipeline.articles.layout.heads import Head
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind

CLOCK = re.compile(
    r"(?:(?:updated|published|posted|today|yesterday)\b[,:]?\s?)?(?:at\s)?[0-2]?\d(?:[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"(?:\s[A-Z]{2,4})?(?:\s?\|.{0,30})?$",
    re.I,
)
LABEL = 2
Mark = tuple[str, object]
AFTER = "after the text"
CAPITALS: Mark = ("within", "capitals")
_NO_FRAME = ("text", "headline", "")
ROLES = ("text", "rule", "more", "label", "site", "date", "byline", "clock", "headline")
_ROLES = {
    Kind.PROSE: "text",
    Kind.TEASER: "text",
    Kind.RULE: "rule",
    Kind.MORE: "more",
    Kind.FURNITURE: "label",
    Kind.END: "site",
    Kind.PROMOTION: "site",
}


def role_of(line: Line) -> str:
    """Return what a line may be beside a title: a date, a byline, a clock, a label, a headline, ..."""
    if line.kind is Kind.META:
        return "date" if next(find_stamps(line.text), None) is not None else "byline"
    if line.kind is Kind.SHORT:
        may_be_clock = line.text[0].isdigit() or line.text[-1].isdigit() or line.text[-1] in "mM"
        if may_be_clock and CLOCK.match(line.text):
            return "clock"
        return "label" if line.words <= LABEL else "headline"
    return _ROLES.get(line.kind, "site")


def surroundings(lines: list[Line], head: Head) -> set[Mark]:
    """Return what stands right around a title and right below the text before it."""
    if head.title is None:
        return set()
    above = role_of(lines[head.title - 1]) if head.title else ""
    places: set[Mark] = {("above", above), ("below", role_of(lines[head.title + 1]))}
    if head.first < head.title - 1:
        places.add((AFTER, role_of(lines[head.first])))
    if lines[head.title].text.isupper() and lines[head.title].words > 1:
        places.add(CAPITALS)
    if dated_title(lines[head.title]) is not None:
        places.add(("within", "date"))
    if head.metas:
        places.add(("beside", "meta"))
    if head.number is not None:
        places.add(("numbered", "number"))
    return {(place, role) for place, role in places if role not in _NO_FRAME}
