"""The lines of one article among the lines of its page: title, standfirst, body.

What does not live here: pages of several articles (`pipeline.articles.archive`), the looks of a
single line (`pipeline.articles.lines`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.articles.dateline import read_dateline
from pipeline.articles.furniture import furniture, plain
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind, is_addressed, is_cut

_COST = {
    Kind.SHORT: -4,
    Kind.META: -3,
    Kind.FURNITURE: -6,
    Kind.END: -90,
    Kind.TEASER: -10,
    Kind.MORE: -6,
    Kind.RULE: -2,
}
_ABOVE = 10
_BOX = -25
_ROW = -1
_MOST = 80
_NOT_SMALL = 0.4
_CAPTION = re.compile(
    r"(?:\((?:photo|image|picture|file|ap|afp|reuters|getty|epa|credit|source)\b[^()]{0,80}\)|\b(?:photo|image|picture)(?:graph)?\s?(?:by|:|credit)|getty images|/(?:ap|afp|reuters|getty|epa|tass)\b|\bfile photo\b|©|\[(?:photo|image|file|reuters|ap|afp)[^\]]{0,60}\])[^.]{0,60}$",
    re.I,
)
_COUNTER = re.compile(r"(?:image|photo|slide|picture)?\s?\d{1,3}\s?(?:of|/)\s?\d{1,3}$", re.I)
_CREDIT_LINE = re.compile(
    r"[(\[]?(?:image|photo|picture|video)?(?:graph)?(?:er)?\s?(?:credits?|source|by|copyright)\b|(?:photograph|photo|picture|credit|foto)\s?:|getty|©",
    re.I,
)
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
_CREDIT = re.compile(
    r"[\[(]?\s?(?:(?:additional|with)\s)?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled|translated|with inputs|with agency inputs)\b.{0,300}\bby\b|\(with (?:inputs|agencies)",
    re.I,
)


_BIOGRAPHY = re.compile(
    r"\b(?:follow (?:him|her|us|me|them) on|(?:may|can) be reached (?:at|on|by)|contributed to this (?:report|story|article)"
    r"|[\w.]{1,40}@[\w-]{1,40}\.[a-z]|have a (?:news )?tip\b|e-?mail (?:him|her|us|me) at|(?:is|was) an? (?:[a-z-]+ ){0,3}(?:writer|reporter|journalist"
    r"|correspondent|editor|columnist|contributor|blogger|producer)\b(?: (?:for|at|with|based|who|living|covering|of|and)\b|[.,]))"
    r"|^(?:the )?views (?:and opinions )?expressed|^this (?:article|story|post|piece) (?:was|has been|is) (?:originally |first )?"
    r"(?:published|updated|republished|part of)|^(?:copyright|©)",
    re.I,
)


@dataclass(slots=True)
class Parts:
    """One article's lines: `head` are those between title and body, `region` from title to last body line."""

    title: Line | None = None
    standfirst: Line | None = None
    head: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    excerpt: bool = False

    @property
    def start(self) -> int:
        """Where the article begins in the file."""
        return self.title.start if self.title is not None else self.body[0].start

    @property
    def end(self) -> int:
        """Where its last body line ends in the file."""
        return max(self.body[-1].end, self.title.end if self.title is not None else 0)


def read_page(lines: list[Line]) -> Parts | None:
    """Return the parts of the one article in `lines`; None when there is none."""
    window = best_window(lines)
    if window is None:
        return None
    first, last = window
    title = find_title(lines, first)
    first = body_start(lines, title, first, last)
    parts = Parts(title=lines[title] if title is not None else None)
    above = title if title is not None else max(0, first - 4)
    parts.head = [line for line in lines[above + 1 if title is not None else above : first]]
    parts.standfirst = standfirst(parts.head, parts.title)
    parts.body = clean_body(lines[first : last + 1], parts.title, repeated_lines(lines))
    return parts if parts.body else None


def repeated_lines(lines: list[Line]) -> frozenset[str]:
    """Return the short lines that stand on the page more than once."""
    seen = Counter(plain(line.text) for line in lines if line.kind is Kind.SHORT)
    return frozenset(text for text, count in seen.items() if count > 1)


def _worth(line: Line) -> int:
    if line.kind is Kind.PROSE:
        return min(line.words, _MOST) if not line.bullet or line.words > 20 else line.words // 3
    if line.kind is Kind.END and plain(line.text) in furniture().box:
        return _BOX
    if line.kind is Kind.SHORT and line.text[0].isdigit():
        return _ROW
    return -line.words if line.kind is Kind.PROMOTION else _COST[line.kind]


def best_window(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first and last index of the article's lines.

    Of all runs with the most prose and the least else, the first that is not small beside the
    largest: related articles and comments come after the article.
    """
    repeated = repeated_lines(lines)
    runs = maximal_runs([_worth(line) for line in lines])
    weights = [total * _heading_weight(lines, first, repeated) for first, _, total in runs]
    most = max(weights, default=0)
    return next(
        (run[:2] for run, weight in zip(runs, weights, strict=True) if weight >= _NOT_SMALL * most), None
    )


def _heading_weight(lines: list[Line], first: int, repeated: frozenset[str]) -> float:
    """A run with a date line, or with a title that the page repeats, right above it is likelier the article."""
    above = lines[max(0, first - _ABOVE) : first + 3]
    is_dated = any(line.kind is Kind.META and not line.bullet for line in above)
    is_titled = any(
        line.kind is Kind.SHORT and line.words >= 4 and plain(line.text) in repeated for line in above
    )
    return (2.0 if is_dated else 1.0) * (1.5 if is_titled else 1.0)


def maximal_runs(worths: list[int]) -> list[tuple[int, int, int]]:
    """Return all maximal scoring runs as (first, last, total), in order and in linear time.

    The algorithm of Ruzzo and Tompa (1999): each run is kept with the sums before its first and up
    to its last number.
    """
    runs: list[_Run] = []
    total = first = before = 0
    is_rising = False
    for index, worth in enumerate(worths):
        if worth > 0 and not is_rising:
            first, before = index, total
        if worth <= 0 and is_rising:
            _add_run(runs, _Run(first, index - 1, before, total, -1))
        is_rising = worth > 0
        total += worth
    if is_rising:
        _add_run(runs, _Run(first, len(worths) - 1, before, total, -1))
    return [(run.first, run.last, run.right - run.left) for run in runs]


class _Run(NamedTuple):
    """`left` and `right` are the sums before `first` and up to `last`; `link` the nearest run of lower `left`."""

    first: int
    last: int
    left: int
    right: int
    link: int


def _add_run(runs: list[_Run], run: _Run) -> None:
    while True:
        place = len(runs) - 1
        while place >= 0 and runs[place].left >= run.left:
            place = runs[place].link
        if place < 0 or runs[place].right >= run.right:
            runs.append(run._replace(link=place))
            return
        run = _Run(runs[place].first, run.last, runs[place].left, run.right, -1)
        del runs[place:]


def find_title(lines: list[Line], first: int) -> int | None:
    """Return the index of the line that reads as the title of the body that begins at `first`."""
    seen = Counter(plain(line.text) for line in lines)
    best, best_at = 0.0, None
    for index in range(first - 1, max(-1, first - 40), -1):
        line = lines[index]
        if line.kind is Kind.PROSE and line.words > 40:
            break
        score = _title_score(line, seen, first - index)
        if score > best:
            best, best_at = score, index
    return None if best_at is None else _topmost(lines, best_at)


def _topmost(lines: list[Line], title: int) -> int:
    """Return where a repeated title stands first, or the title above what proves to be its standfirst."""
    name = plain(lines[title].text)
    for index in range(max(0, title - 15), title):
        if plain(lines[index].text) == name and not lines[index].bullet:
            return index
    return title - 1 if title and is_title_above(lines[title - 1], lines[title]) else title


def is_title_above(above: Line, line: Line) -> bool:
    """Say whether of two lines under each other the upper is the title and the lower its standfirst."""
    if above.kind is not Kind.SHORT or above.bullet or not 4 <= above.words <= 20:
        return False
    return line.words >= 10 and line.words > above.words and not above.text.endswith(":")


def _title_score(line: Line, seen: Counter[str], distance: int) -> float:
    if line.kind not in (Kind.SHORT, Kind.PROSE) or line.bullet or not 2 <= line.words <= 30:
        return 0
    if _CAPTION.search(line.text):
        return 0
    score = min(line.words, 12) - max(0, line.words - 14) * 0.8 - 0.25 * distance
    if line.kind is Kind.PROSE:
        score -= 6 if line.text.endswith(".") else 3
    if seen[plain(line.text)] > 1:
        score += 4
    return score + (1.5 if line.gap else 0)


def body_start(lines: list[Line], title: int | None, first: int, last: int) -> int:
    """Return where the body begins: after title, date line and byline, or at an agency's date line."""
    start = first
    name = plain(lines[title].text) if title is not None else ""
    prose = 0
    for index in range(first, min(last, first + 12)):
        line = lines[index]
        prose += line.kind is Kind.PROSE
        if prose > 2:
            break
        if line.kind is Kind.META or (name and prose < 2 and plain(line.text) == name):
            start = index + 1
    opening = [i for i in range(start, last + 1) if lines[i].kind is Kind.PROSE and _has_agency(lines[i])]
    return opening[0] if len(opening) == 1 else min(start, last)


def _has_agency(line: Line) -> bool:
    dateline = read_dateline(line.text)
    return dateline is not None and dateline.agency is not None


def standfirst(head: list[Line], title: Line | None) -> Line | None:
    """Return the line under the title that sums the article up, if there is one."""
    name = plain(title.text) if title is not None else ""
    for line in head:
        if plain(line.text) == name or line.bullet or is_addressed(line.text):
            continue
        if line.kind in (Kind.SHORT, Kind.PROSE) and 6 <= line.words <= 60 and not _CAPTION.search(line.text):
            return line
    return None


def clean_body(lines: list[Line], title: Line | None, repeated: frozenset[str] = frozenset()) -> list[Line]:
    """Return the lines of the body without the furniture among them.

    `repeated` are the short lines that the page has more than once: links, not headings.
    """
    name = plain(title.text) if title is not None else ""
    lines = without_promotions(lines)
    kept = [line for i, line in enumerate(lines) if _belongs(line) and not _is_caption(lines, i)]
    longest = 2 * len(name) + 20
    kept = [line for line in kept if len(line.text) > longest or plain(line.text) != name]
    kept = _without_boxes(kept, repeated)
    parted = {id(after) for before, after in pairwise(lines) if before.kind is not Kind.PROSE}
    while kept and not (_may_close(kept[-1]) and not (id(kept[-1]) in parted and _is_notice(kept[-1]))):
        kept.pop()
    return kept


def _is_notice(line: Line) -> bool:
    """Say whether a sentence below a line of furniture is the site's own word to its readers."""
    return line.words <= 40 and is_addressed(line.text)


def without_promotions(lines: list[Line]) -> list[Line]:
    """Leave out promotions with the headings right above them."""
    kept: list[Line] = []
    for line in lines:
        if line.kind is not Kind.PROMOTION:
            kept.append(line)
        elif kept and kept[-1].kind is Kind.SHORT and kept[-1].words <= 8:
            kept.pop()
    return kept


def _belongs(line: Line) -> bool:
    if line.kind is Kind.SHORT:
        return plain(line.text) not in furniture().section
    return line.kind is Kind.PROSE


def _is_caption(lines: list[Line], index: int) -> bool:
    """A caption names its photographer, or its credit is the next line, or a counter the one before."""
    line = lines[index]
    if line.words > 60:
        return False
    if _may_credit(line.text) and _CAPTION.search(line.text):
        return True
    after = lines[index + 1] if index + 1 < len(lines) else None
    before = lines[index - 1] if index else None
    if before is not None and _COUNTER.match(before.text):
        return True
    return after is not None and after.kind is Kind.FURNITURE and _CREDIT_LINE.match(after.text) is not None


def _may_credit(text: str) -> bool:
    """Look for what every credit has; written out, since it is asked of every paragraph."""
    return (
        "(" in text
        or "/" in text
        or "[" in text
        or "©" in text
        or "hoto" in text
        or "mage" in text
        or "ictur" in text
        or "redit" in text
        or "etty" in text
    )


def _without_boxes(lines: list[Line], repeated: frozenset[str]) -> list[Line]:
    """Leave out runs of short lines that are neither a heading nor a list: boxes of links."""
    kept: list[Line] = []
    run: list[Line] = []
    for line in lines:
        if line.kind is Kind.SHORT:
            run.append(line)
            continue
        kept += _of_box(run, kept[-1] if kept else None, repeated)
        kept.append(line)
        run = []
    return kept + _of_box(run, kept[-1] if kept else None, repeated)


def _of_box(run: list[Line], before: Line | None, repeated: frozenset[str]) -> list[Line]:
    run = [line for line in run if plain(line.text) not in repeated]
    if len(run) <= 1 or (before is not None and before.text.endswith((":", ";", ","))):
        return run
    if all(line.bullet for line in run) or any(_NUMBERED.match(line.text) for line in run):
        return run
    return [line for line in run if line.text.endswith((".", ":", "?", "!", "”", '"')) or line.words >= 12]


def _may_close(line: Line) -> bool:
    return line.kind is Kind.PROSE and not is_credit(line) and not is_cut(line.text)


def is_credit(line: Line) -> bool:
    """Say whether a line names who reported and edited ("Reporting by ..."), or tells of the author."""
    return line.words <= 70 and (
        _CREDIT.match(line.text) is not None or _BIOGRAPHY.search(line.text) is not None
    )
