"""Whether titles tell of the text right below them and of no other, as headlines do.

What does not live here: which lines may be titles (`articles.layout.heads`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipeline.articles.layout.heads import Head
from pipeline.articles.line.lines import Line

_WORDS = re.compile(r"[^\W\d_]{4,}")
_STEM = 5
_LEAD = 450
_NEIGHBOURS = 2
_FEWEST = 5
_ENOUGH = 0.3
_WELL = 0.5
_SAMPLE = 40
_COMMON = frozenset(
    word[:_STEM]
    for word in (
        "that this with from have been were their they will would said about after before which there when"
        " what more than also into over other some could them only year years week last first people under"
        " next where while until against between during through since told says being because most many such"
        " those these does make made take three four five"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """How many of its words the titles share on average with their own text, and with their neighbours'."""

    own: float
    other: float

    @property
    def are_surely_headlines(self) -> bool:
        """Say whether the titles tell of their own text and hardly of others."""
        return self.own >= 0.4 and self.own >= 4 * self.other


def shares(lines: list[Line], heads: list[Head]) -> list[tuple[float, float]]:
    """Return for each head the share of its title's words in its own text, and in that of those beside it."""
    titles = [_stems(lines[head.title].text) if head.title is not None else frozenset() for head in heads]
    ends = [head.first for head in heads[1:]] + [len(lines)]
    leads = [_stems(_lead(lines, head.last, end)) for head, end in zip(heads, ends, strict=True)]
    found = []
    for index, title in enumerate(titles):
        beside = leads[max(0, index - _NEIGHBOURS) : index] + leads[index + 1 : index + 1 + _NEIGHBOURS]
        other = sum([len(title & lead) for lead in beside]) / max(1, len(beside))
        count = max(1, len(title))
        found.append((len(title & leads[index]) / count, other / count))
    return found


def settle_told(lines: list[Line], heads: list[Head]) -> None:
    """Take the lines at another place of all heads that tell far more of their text than the titles."""
    titled = [head for head in heads if head.title is not None and head.candidates]
    if len(titled) < 2:
        return
    usual = [head.title for head in titled]
    own = telling(lines, titled[:_SAMPLE]).own
    if own > _WELL:
        return
    best, chosen = own + _ENOUGH, usual
    for place in (_lowest, _topmost, _below_date):
        for head in titled:
            head.title = place(head)
        own = telling(lines, titled[:_SAMPLE]).own
        if own > best:
            best, chosen = own, [head.title for head in titled]
    for head, title in zip(titled, chosen, strict=True):
        head.title = title


def _lowest(head: Head) -> int:
    return head.candidates[-1]


def _topmost(head: Head) -> int:
    return head.candidates[0]


def _below_date(head: Head) -> int:
    below = [index for index in head.candidates if head.metas and index > head.metas[-1]]
    return below[0] if below else head.candidates[-1]


def tells(title: str, text: str) -> bool:
    """Say whether a title shares a word with a text."""
    return not _stems(title).isdisjoint(_stems(text))


def share_told(lines: list[Line], head: Head, index: int) -> float:
    """Return the share of a line's words that the text right below its head has; few words tell little."""
    words = _stems(lines[index].text)
    return len(words & _stems(lines[head.last].text[:_LEAD])) / max(_FEWEST, len(words))


def telling(lines: list[Line], heads: list[Head]) -> Telling:
    """Return what the titles of `heads` tell of their texts."""
    found = shares(lines, heads)
    count = max(1, len(found))
    return Telling(sum(own for own, _ in found) / count, sum(other for _, other in found) / count)


def _lead(lines: list[Line], first: int, end: int) -> str:
    text = ""
    for index in range(first, end):
        text += " " + lines[index].text[:_LEAD]
        if len(text) > _LEAD:
            break
    return text


# Titles and leads are asked by several rules.
@lru_cache(maxsize=2**12)
def _stems(text: str) -> frozenset[str]:
    return frozenset([word[:_STEM] for word in _WORDS.findall(text.lower())]) - _COMMON
