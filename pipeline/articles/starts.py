"""Which of a page's heads begin an article, by the evidence that repeats.

What does not live here: the finding of heads (`pipeline.articles.heads`).
"""

from __future__ import annotations

import re
from statistics import median

from pipeline.articles.heads import Head
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind

_LISTING = re.compile(
    r"\b(?:tag|category|author|monthly|daily|yearly|news) archives?\b|\barchives? (?:for|of)\b|"
    r"^(?:tag|category|topic): "
    r"|\bsearch results\b|\bpage \d+ of \d+\b|\bposts (?:tagged|by)\b|\ball posts\b"
    r"|\barticles (?:tagged|by)\b",
    re.I,
)


def starts(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads that begin an article, by the evidence that repeats on the page."""
    titled = [head for head in heads if head.title is not None]
    after_more = [head for head in titled if head.after_more]
    dated = [head for head in titled if head.metas]
    if after_more:
        before = [head for head in titled if head.first < after_more[0].first]
        first = [head for head in before if head.metas][-1:] or before[-1:]
        if len(after_more) >= 2 or (first and first[0].metas and after_more[0].metas):
            return _merged(first, after_more, dated if len(dated) * 2 >= len(after_more) else [])
    ruled = [head for head in titled if head.after_rule]
    for evident, least in ((dated, 4), ([head for head in titled if head.has_dateline], 4), (ruled, 5)):
        if len(evident) >= 2 and _are_headlines(lines, evident, least):
            return _with_first(titled, evident) if evident is ruled else evident
    return _numbered_heads(lines, titled) or _alternating(lines, titled) or _listed(lines, titled)


def _merged(*groups: list[Head]) -> list[Head]:
    return sorted(
        {head.first: head for group in groups for head in group}.values(), key=lambda head: head.first
    )


def _with_first(titled: list[Head], ruled: list[Head]) -> list[Head]:
    """The first item has no rule before it."""
    return [head for head in titled if head.first < ruled[0].first][-1:] + ruled


def _are_headlines(lines: list[Line], heads: list[Head], least: int = 4) -> bool:
    words = [_title_words(lines, head) for head in heads]
    return median(words) >= least and sum(count >= 3 for count in words) >= 0.7 * len(words)


def _title_words(lines: list[Line], head: Head) -> int:
    return lines[head.title].words if head.title is not None else 0


def _numbered_heads(lines: list[Line], titled: list[Head]) -> list[Head]:
    """A numbered list whose first item opens the page; a listicle has an introduction before it."""
    numbered = [head for head in titled if head.number is not None]
    if len(numbered) < 3 or [head.number for head in numbered] != list(range(1, len(numbered) + 1)):
        return []
    has_introduction = any(line.kind is Kind.PROSE for line in lines[: numbered[0].last])
    return [] if has_introduction or not _are_headlines(lines, numbered) else numbered


def _alternating(lines: list[Line], titled: list[Head]) -> list[Head]:
    """Titles that each have exactly one long line below them, over the whole page."""
    if len(titled) < 3 or not _are_headlines(lines, titled):
        return []
    contents = [line for line in lines if line.kind is Kind.PROSE]
    is_regular = len(contents) == len(titled) and median(line.words for line in contents) >= 60
    return titled if is_regular and median(_title_words(lines, head) for head in titled) >= 5 else []


def _listed(lines: list[Line], titled: list[Head]) -> list[Head]:
    """On a page that calls itself a list, every headline above prose begins an article."""
    if not titled or not any(
        _LISTING.search(line.text) for line in lines[: titled[0].last] if line.words <= 12
    ):
        return []
    headlines = [head for head in titled if _title_words(lines, head) >= 4]
    return headlines if len(headlines) >= 2 and _are_headlines(lines, headlines, 5) else []
