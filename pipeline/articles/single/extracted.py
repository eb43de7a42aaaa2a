"""The lines taken out of markup, without what is left of the site among them.

What does not live here: pages of plain text, whose frame is still there (`articles.single.page`).
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from pipeline.articles.facts.bylines import people
from pipeline.articles.line.credits import is_credit
from pipeline.articles.line.furniture import furniture, plain
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.single.body import without_promotions

_NAME = re.compile(r"[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þa-z][\w'’.-]*){0,2} [A-ZÀ-Þ][\w'’.-]+$")
_ROLE = re.compile(
    r"(?:[\w'’-]+,? ){0,4}(?:correspondents?|reporters?|editors?|writers?|journalist|columnist|contributor)$",
    re.I,
)
_LONGEST_HEAD = 6
_NEARLY_ALL = 0.7
_KEY = 24
_BOX = re.compile(
    r"(?:about (?:the )?authors?|author bio|(?:\d{1,5} )?comments?(?: ?\(\d{1,5}\))?"
    r"|more (?:from|by) [A-ZÀ-Þ].{1,40})$",
    re.I,
)


# What a page says where it lets only subscribers read on.
_WALL = re.compile(
    r"(?:to (?:continue|keep) reading|subscribe (?:now |today )?to (?:read|continue|keep)"
    r"|already an? (?:\w+ )?(?:subscriber|member)|(?:log|sign) ?in (?:or \w+ )?to (?:read|continue)"
    r"|register (?:now )?to (?:read|continue)|become a (?:subscriber|member) to"
    r"|this (?:article|story|content) is (?:only |exclusively )?(?:for|available to|reserved for"
    r"|exclusive to) (?:our )?(?:\w+ )?(?:subscribers|members)|you(?:'ve|’ve| have) reached your)",
    re.I,
)
_LONGEST_WALL = 30
_TABLE_RULE = re.compile(r"\|?(?:\s{0,9}:?-{2,99}:?\s{0,9}\|){1,99}(?:\s{0,9}:?-{2,99}:?)?\s{0,9}$")


def is_wall(text: str) -> bool:
    """Say whether a line asks the reader to subscribe before reading on."""
    return _WALL.match(text) is not None and text.count(" ") < _LONGEST_WALL


def unruled(text: str) -> str | None:
    """Return a row of a table without the marks around its cells; None for the rule below its head."""
    row = text.strip()
    if _TABLE_RULE.match(row):
        return None
    is_row = len(row) > 1 and row[0] == row[-1] == "|"
    return " | ".join(cell.strip() for cell in row.strip("|").split("|")).strip(" |") if is_row else text


def clean_lines(lines: list[Line], title: str | None, headings: tuple[str, ...] = ()) -> list[Line]:
    """Return the extracted lines without what is left of the site.

    `headings` are the page's own, none of which opens its text.
    """
    name = plain(title or "")
    kept = [line for line in without_promotions(lines) if not _is_dropped(line)]
    kept = [line for line in kept if line.plain != name]
    tops = {plain(heading) for heading in headings}
    while kept and (kept[0].kind is Kind.META or kept[0].plain in tops):
        kept.pop(0)
    kept = kept[_signature(kept) :]
    while kept and (kept[-1].kind in (Kind.META, Kind.RULE) or is_credit(kept[-1])):
        kept.pop()
    return kept


def _signature(lines: list[Line]) -> int:
    """Return how many lines above the text name its writer, role and day, where one of them is sure."""
    head = list(takewhile(lambda line: line.kind is not Kind.PROSE, lines[:_LONGEST_HEAD]))
    sure = [line.kind is Kind.META or _ROLE.match(line.text) is not None for line in head]
    if not any(sure) or len(head) == len(lines):
        return 0
    is_told = [
        is_sure or _NAME.match(line.text) is not None for is_sure, line in zip(sure, head, strict=True)
    ]
    return len(list(takewhile(bool, is_told)))


def signed_by(lines: list[str]) -> str | None:
    """Return the person whose role is the next line ("Ana Telo", "Ports correspondent")."""
    pairs = (name for name, role in pairwise(lines) if _NAME.match(name) and _ROLE.match(role))
    return next((named for name in pairs if (named := people(name))), None)


def before_box(lines: list[Line], flat: list[str]) -> list[Line]:
    """Leave out what stands below "About the author" and the like on the page, of whose lines `flat` are."""
    shown = [line for line in flat if line]
    headings = {after[:_KEY]: before for before, after in pairwise(shown) if _BOX.match(before)}
    total = sum(line.words for line in lines)
    before = 0
    for index, line in enumerate(lines if headings else ()):
        if before >= _NEARLY_ALL * total and line.text[:_KEY] in headings:
            return lines[:index]
        before += line.words
    return lines


def _is_dropped(line: Line) -> bool:
    """Of the lines that look like furniture only those of known words go: tables hold bare numbers too."""
    if line.kind is Kind.FURNITURE:
        return line.words > 1 and furniture().start.opens(line.plain)
    return line.kind in (Kind.END, Kind.MORE, Kind.PROMOTION) or is_wall(line.text)
