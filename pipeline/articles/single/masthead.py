"""The paper's name in the words that a page has around its article.

A copyright line is no help: it names the company, not the paper. What does not live here: what a web
page declares of itself (`articles.formats.metadata`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind

_NAME = r"(?P<name>(?:The )?[A-ZÀ-Þ][\w'’&-]*(?: (?:of the |of |and |& )?[A-ZÀ-Þ][\w'’&-]*){0,5})"
_SAID = re.compile(rf"(?:\b[Ee]ditor(?:-in-[Cc]hief)? of|\bappeared first (?:on|in)) (?:the )?{_NAME}")
_FRAME = (Kind.FURNITURE, Kind.PROMOTION, Kind.END)


def publisher_of(lines: Iterable[Line]) -> str | None:
    """Return the paper whose editor invites to subscribe, or on which the post appeared first."""
    framing = (line.text for line in lines if line.words <= 40 and line.kind in _FRAME)
    found = (match["name"] for text in framing if (match := _SAID.search(text)))
    return next(found, None)
