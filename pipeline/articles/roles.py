"""What a line may be beside a title: a date, a byline, a clock, a label, a headline, text, ...

What does not live here: what it looks like by itself (`pipeline.articles.looks`).
"""

from __future__ import annotations

import re

from pipeline.articles.dates import find_stamps
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind

CLOCK = re.compile(
    r"(?:(?:updated|published|posted|today|yesterday)\b[,:]?\s?)?(?:at\s)?[0-2]?\d(?:[:.h][0-5]\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?)"
    r"(?:\s[A-Z]{2,4})?(?:\s?\|.{0,30})?$",
    re.I,
)
LABEL = 2
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
        if line.text[0].isdigit() or line.text[-1].isdigit() or line.text[-1] in "mM":
            return "clock" if CLOCK.match(line.text) else _role_of_words(line)
        return _role_of_words(line)
    return _ROLES.get(line.kind, "site")


def _role_of_words(line: Line) -> str:
    return "label" if line.words <= LABEL else "headline"
