"""Notes that agencies set above a story they corrected ("(This March 7 story has been corrected to ...)").

What does not live here: notices of the site (`articles.line.promotion`).
"""

from __future__ import annotations

import re

from pipeline.articles.facts.dates import Stamp, find_stamps

_CORRECTED = re.compile(
    r"\(?(?:this|the)\b.{0,60}?\b(?:story|article|report|version|item)\b.{0,60}?"
    r"\b(?:corrected|updated|refiled|amended|revised|clarified|corrects|updates|refiles|clarifies)\b",
    re.I,
)
_STORY_OF = re.compile(r"\(?this\s(?P<day>.{3,40}?)\s(?:story|article|report|version)\b", re.I)


def is_correction(text: str) -> bool:
    """Say whether a line in brackets tells what was corrected in the story below it."""
    return text[:1] == "(" and _CORRECTED.match(text) is not None


def story_day(text: str) -> Stamp | None:
    """Return the day of the story that such a line corrects."""
    match = _STORY_OF.match(text) if is_correction(text) else None
    return next(find_stamps(match["day"]), None) if match is not None else None
