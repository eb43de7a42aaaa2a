"""NewsBank (Access World News): headline, "Paper (Place) - Day", fields, the text, fields again.

What does not live here: other databases (`lexisnexis`, `proquest`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.articles.formats.exports.records import Record, article_of, dated_at
from pipeline.articles.line.lines import Line
from pipeline.records import Article, SourceFacts

_FIELD = re.compile(
    r"(?P<name>Author/Byline|Author|Byline|Edition|Section|Column|Page|Readability|Dateline|Source|Caption|Memo"
    r"|Index [Tt]erms|Subject|Location|Record(?: Number)?"
    r"|Copyright|OpenURL Link|Correction|Type):\s?(?P<rest>.*)",
    re.S,
)
_ABOVE = frozenset(
    ("Author/Byline Author Byline Edition Section Column Page Readability Dateline Source").split()
)
_MEANINGS = {"Author/Byline": "byline", "Author": "byline", "Byline": "byline", "Section": "section"}
_PAPER = re.compile(r"(?P<paper>[^()]{2,60}?)(?: \([^()]*\))? [-–—] ")


def read_newsbank(text: str, lines: list[Line], facts: SourceFacts) -> list[Article]:
    """Return the articles of the export, none when the lines are no such export."""
    found, first = [], 0
    for index, line in enumerate(lines):
        if line.text.startswith("Copyright:"):
            found.append(_article(lines[first:index], facts))
            first = index + 1
    return [article for article in found if article is not None]


def _article(lines: list[Line], facts: SourceFacts) -> Article | None:
    day = dated_at(lines)
    paper = _PAPER.match(lines[day].text) if day else None
    if day is None or paper is None:
        return None
    record = Record({"title": lines[max(0, day - 2) : day], "published": [lines[day]]})
    is_over = False
    for line in lines[day + 1 :]:
        match = _FIELD.match(line.text)
        if match:
            is_over |= match["name"] not in _ABOVE and record.has("text")
            record.add(_MEANINGS.get(match["name"], "other"), replace(line, text=match["rest"]))
        elif not is_over:
            record.add("text", line)
    return article_of(
        record, facts, publisher=_in_order(paper["paper"]), published=record.joined("published")
    )


def _in_order(name: str) -> str:
    """Return "The Lindgate Courier" for "Lindgate Courier, The"."""
    paper, comma, article = name.partition(", ")
    return f"{article} {paper}" if comma and article.istitle() and len(article) <= 3 else name
