"""The lines of an article's body without the furniture, captions and notices among them.

What does not live here: where the body begins and ends on its page (`articles.single.page`).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.articles.line.credits import MAY_CREDIT, is_caption, is_credit
from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import COLON, DIGIT, OPENS
from pipeline.articles.line.promotion import is_addressed, is_urging
from pipeline.articles.line.teasers import is_cut
from pipeline.articles.single.boxes import without_blocks, without_boxes, without_slips
from pipeline.articles.single.cards import before_cards
from pipeline.articles.single.pulled import without_pull_quotes

_COUNTER = re.compile(r"(?:image|photo|slide|picture)?\s?\d{1,3}\s?(?:of|/)\s?\d{1,3}$", re.I)
_CREDIT_LINE = re.compile(
    r"[(\[]?(?:image|photo|picture|video)?(?:graph)?(?:er)?\s?(?:credits?|source|by|copyright)\b"
    r"|(?:photograph|photo|picture|credit|foto)\s?:|getty|©",
    re.I,
)
_PICTURE = re.compile(r"(?:image|media|photo|picture|video) (?:caption|source|copyright|credit)\b", re.I)
_ABOUT = re.compile(
    r"(?:About|ABOUT|Sobre|Über|À propos d[eu]|Acerca de|Informazioni su|О компании)\s[^.?!\d]{2,60}$"
)
_KEPT = (Kind.PROSE, Kind.SHORT)
_ABOUT_OPENS = frozenset("ASÜÀIО")
CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?$")
_ENLARGE = re.compile(r"(?:view|open|enlarge|expand|show) (?:this )?(?:image|photo|picture)\b", re.I)
_RIGHTS = re.compile(r"(?:copyright\s?(?:©|\(c\)|\d)|©\s?(?:\d|[A-Z]))", re.I)
_RIGHTS_KEPT = re.compile(r"\bis (?:subject to|protected by) copyright\b")
_TO_EDITORS = re.compile(r"(?:EDITORS?|Editors|EDS|Eds)\s?:\s")
_SOURCE = re.compile(r"[(\[]?source\b", re.I)
_LONGEST_COUNTER = 4
_LONGEST_SOURCED = 20
_LONGEST_NOTICE = 28
_LONGEST_CALL = 20
_LONGEST_HEADING = 5


def clean_body(lines: list[Line], title: Line | None, repeated: frozenset[str] = frozenset()) -> list[Line]:
    """Return the lines of the body without the furniture among them.

    `repeated` are the short lines that the page has more than once: links, not headings.
    """
    name = title.plain if title is not None else ""
    lines = before_cards(_before_about(without_promotions(without_slips(_before_rights(lines)))))
    lines = without_blocks(lines)
    captions = _captions(lines)
    kept = [line for i, line in enumerate(lines) if line.kind in _KEPT and i not in captions]
    kept = [line for line in kept if not line.marks & (COLON | OPENS) or _belongs(line)]
    longest = 2 * len(name) + 20
    shortest = len(name) // 2
    kept = [line for line in kept if not shortest <= len(line.text) <= longest or line.plain != name]
    kept = without_pull_quotes(without_boxes(kept, repeated))
    kept = [
        line
        for line in kept
        if not line.marks & DIGIT or line.kind is not Kind.SHORT or CLOCK.match(line.text) is None
    ]
    while len(kept) > 1 and (_is_call(kept[0]) or _is_remark(kept[0])):
        kept.pop(0)
    while len(kept) > 1 and _is_remark(kept[-1]):
        kept.pop()
    while kept and (not _may_close(kept[-1]) or (_is_notice(kept[-1]) and _is_parted(lines, kept[-1]))):
        kept.pop()
    return kept


def repeated_lines(lines: list[Line]) -> frozenset[str]:
    """Return the short lines that stand on the page more than once."""
    seen = Counter(line.plain for line in lines if line.kind is Kind.SHORT)
    return frozenset(text for text, count in seen.items() if count > 1)


def _before_rights(lines: list[Line]) -> list[Line]:
    """Leave out what follows a copyright line below most of the text."""
    first = next((i for i, line in enumerate(lines) if line.marks & OPENS and _RIGHTS.match(line.text)), None)
    if first is None:
        return lines
    before = sum(line.words for line in lines[:first] if line.kind is Kind.PROSE)
    after = sum(line.words for line in lines[first:] if line.kind is Kind.PROSE)
    return lines[:first] if before > after else lines


def _before_about(lines: list[Line]) -> list[Line]:
    """Leave out what a heading such as "About the company" opens below most of the text.

    Where much of the text comes below its box, which an empty line ends, only the box goes.
    """
    if not any(line.kind is Kind.SHORT for line in lines):
        return lines
    total = sum(line.words for line in lines if line.kind is Kind.PROSE)
    before = 0
    for index, line in enumerate(lines):
        if line.kind is Kind.PROSE:
            before += line.words
        elif line.kind is Kind.SHORT and line.words <= 7 and line.text[0] in _ABOUT_OPENS:
            if _ABOUT.match(line.text) is None:
                continue
            rest = lines[_box_end(lines, index) :]
            if sum(other.words for other in rest if other.kind is Kind.PROSE) > 0.25 * total:
                return lines[:index] + rest if line.gap and len(rest) < len(lines) - index - 1 else lines
            return lines[:index] if before > 0.6 * total else lines
    return lines


def _box_end(lines: list[Line], heading: int) -> int:
    """Return what follows the lines right below a heading, without an empty line between."""
    return next((i for i in range(heading + 1, len(lines)) if lines[i].gap), len(lines))


def _is_parted(lines: list[Line], line: Line) -> bool:
    """Say whether something else than prose stands right above a line."""
    return any(after is line and before.kind is not Kind.PROSE for before, after in pairwise(lines))


def _is_notice(line: Line) -> bool:
    """Say whether a sentence below a line of furniture is the site's own word to its readers."""
    return line.words <= _LONGEST_NOTICE and is_addressed(line.text)


def _is_call(line: Line) -> bool:
    """Say whether a first sentence asks something of the reader ("Save articles and make your own list.")."""
    return line.words <= _LONGEST_CALL and is_urging(line.text)


def _is_remark(line: Line) -> bool:
    """Say whether a line is in square brackets as a whole: the editor's or the site's own word."""
    return line.text[0] == "[" and line.text.find("]") == len(line.text) - 1


def without_promotions(lines: list[Line]) -> list[Line]:
    """Leave out promotions with the headings right above them."""
    if not any(line.kind is Kind.PROMOTION for line in lines):
        return lines
    kept: list[Line] = []
    for line in lines:
        if line.kind is not Kind.PROMOTION:
            kept.append(line)
        elif kept and kept[-1].kind is Kind.SHORT and kept[-1].words <= 8:
            kept.pop()
    return kept


def _belongs(line: Line) -> bool:
    if line.marks & COLON and _TO_EDITORS.match(line.text):
        return False
    if line.kind is Kind.SHORT:
        return not line.marks & OPENS or line.plain not in furniture().section
    return line.kind is Kind.PROSE


def _captions(lines: list[Line]) -> set[int]:
    """Return which lines are captions, asked where the line itself or one beside it may tell."""
    may_be: set[int] = set()
    for index, line in enumerate(lines):
        if line.marks & MAY_CREDIT:
            may_be |= {index, index - 1}
        if line.words <= _LONGEST_HEADING and line.marks & (DIGIT | OPENS):
            may_be.add(index + 1)
        if line.kind is Kind.FURNITURE:
            may_be.add(index - 1)
    may_be -= {-1, len(lines)}
    return {index for index in may_be if _belongs(lines[index]) and _is_caption(lines, index)}


def _is_caption(lines: list[Line], index: int) -> bool:
    """A caption names its photographer, or its credit is the next line, or a counter the one before."""
    line = lines[index]
    if line.words > 60:
        return False
    if is_caption(line):
        return True
    before = lines[index - 1] if index else None
    if before is not None and before.words <= _LONGEST_COUNTER and _COUNTER.match(before.text):
        return True
    if line.words <= 30 and is_under_picture(lines, index):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    if after is not None and line.words <= 30 and line.text[-1] != "." and _ENLARGE.match(after.text):
        return True
    if after is not None and after.text.startswith(line.text) and is_caption(after):
        return True
    if after is None or after.kind is not Kind.FURNITURE or _CREDIT_LINE.match(after.text) is None:
        return False
    captioned = lines[index + 2].plain.startswith("image caption") if index + 2 < len(lines) else False
    if captioned:
        return False
    return line.words <= _LONGEST_SOURCED or _SOURCE.match(after.text) is None


def is_under_picture(lines: list[Line], index: int) -> bool:
    """Say whether a line stands below a picture's credit or the word "caption"."""
    before = lines[index - 1] if index else None
    return before is not None and before.words <= _LONGEST_HEADING and _PICTURE.match(before.text) is not None


def _may_close(line: Line) -> bool:
    is_prose = line.kind is Kind.PROSE or is_brief(line)
    return is_prose and not (is_credit(line) or is_cut(line.text) or _is_note(line))


def _is_note(line: Line) -> bool:
    """Say whether a line is a source or right below the text ("Citation: ...")."""
    is_field = line.marks & COLON != 0 and line.plain.split(" ", 2)[:2][-1].endswith(":")
    is_field = is_field or line.plain.split(" ", 1)[0].endswith(":")
    is_kept = "copyright" in line.text and _RIGHTS_KEPT.search(line.text) is not None
    return is_kept or (is_field and furniture().end_start.opens(line.plain))


def is_brief(line: Line) -> bool:
    """Say whether a short line is a sentence of few words ("Nobody answered.")."""
    is_rate = line.text.startswith("($1 = ") and line.text.endswith(")")
    return (
        line.kind is Kind.SHORT
        and line.words >= 2
        and not line.bullet
        and (line.text[-1] in ".!?”" or is_rate)
    )
