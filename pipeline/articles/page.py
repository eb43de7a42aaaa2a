"""The lines of one article among the lines of its page: title, standfirst, body.

What does not live here: pages of several articles (`pipeline.articles.archive`), the looks of a
single line (`pipeline.articles.lines`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from pipeline.articles.lines import Kind, Line, furniture, is_cut, is_promotion, plain

_COST = {
    Kind.SHORT: -4,
    Kind.META: -3,
    Kind.FURNITURE: -6,
    Kind.END: -60,
    Kind.TEASER: -10,
    Kind.MORE: -6,
    Kind.RULE: -2,
}
_MOST = 80
_CAPTION = re.compile(
    r"(?:\((?:photo|image|picture|file|ap|afp|reuters|getty|epa|credit|source)\b[^()]{0,80}\)|\b(?:photo|image|picture)(?:graph)?\s?(?:by|:|credit)|getty images|/(?:ap|afp|reuters|getty|epa|tass)\b|\bfile photo\b|©|\[(?:photo|image|file|reuters|ap|afp)[^\]]{0,60}\])[^.]{0,60}$",
    re.I,
)
_CREDIT = re.compile(
    r"[\[(]?\s?(?:(?:additional|with)\s)?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled|translated|with inputs|with agency inputs)\b.{0,300}\bby\b|\(with (?:inputs|agencies)",
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
    first = body_start(lines, title, first)
    parts = Parts(title=lines[title] if title is not None else None)
    above = title if title is not None else max(0, first - 4)
    parts.head = [line for line in lines[above + 1 if title is not None else above : first]]
    parts.standfirst = standfirst(parts.head, parts.title)
    parts.body = clean_body(lines[first : last + 1], parts.title)
    return parts if parts.body else None


def _worth(line: Line) -> int:
    if line.kind is Kind.PROSE:
        return min(line.words, _MOST) if not line.bullet or line.words > 20 else 0
    return _COST[line.kind]


def best_window(lines: list[Line]) -> tuple[int, int] | None:
    """Return the first and last index of the run of lines with the most prose and the least else."""
    best, best_at = 0, None
    total, first = 0, 0
    for index, line in enumerate(lines):
        if total <= 0:
            total, first = 0, index
        total += _worth(line)
        if total > best:
            best, best_at = total, (first, index)
    return best_at


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
    return best_at


def _title_score(line: Line, seen: Counter[str], distance: int) -> float:
    if line.kind not in (Kind.SHORT, Kind.PROSE) or line.bullet or not 2 <= line.words <= 30:
        return 0
    score = min(line.words, 12) - max(0, line.words - 14) * 0.8 - 0.25 * distance
    if line.kind is Kind.PROSE:
        score -= 6 if line.text.endswith(".") else 3
    if seen[plain(line.text)] > 1:
        score += 4
    return score + (1.5 if line.gap else 0)


def body_start(lines: list[Line], title: int | None, first: int) -> int:
    """Return where the body begins: after the title's repetition, and after date line and byline."""
    start = first
    name = plain(lines[title].text) if title is not None else ""
    for index in range(first, min(len(lines), first + 12)):
        line = lines[index]
        if name and plain(line.text) == name:
            start = index + 1
    while start + 1 < len(lines) and is_promotion(lines[start]):
        start += 1
    return min(start, len(lines) - 1)


def standfirst(head: list[Line], title: Line | None) -> Line | None:
    """Return the line under the title that sums the article up, if there is one."""
    name = plain(title.text) if title is not None else ""
    for line in head:
        if plain(line.text) == name or line.bullet:
            continue
        if line.kind in (Kind.SHORT, Kind.PROSE) and 6 <= line.words <= 60 and not _CAPTION.search(line.text):
            return line
    return None


def clean_body(lines: list[Line], title: Line | None) -> list[Line]:
    """Return the lines of the body without the furniture among them."""
    name = plain(title.text) if title is not None else ""
    kept = [line for line in lines if _belongs(line) and plain(line.text[:400]) != name]
    while kept and not _may_close(kept[-1]):
        kept.pop()
    return kept


def _belongs(line: Line) -> bool:
    if line.kind in (Kind.PROSE, Kind.SHORT):
        return not (
            len(line.text) < 300 and (_CAPTION.search(line.text) or plain(line.text) in furniture().section)
        )
    return False


def _may_close(line: Line) -> bool:
    return line.kind is Kind.PROSE and not _CREDIT.match(line.text) and not is_cut(line.text)
