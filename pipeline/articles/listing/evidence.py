"""Whether a page's heads begin articles of a list, or are headings within one: the evidence, added up.

The weights are the log odds of a logistic regression over our own invented pages (those of the tests, and 100
drawn from a grammar of lists), rounded. What does not live here: which heads are asked about (`frames`).
"""

from __future__ import annotations

import re
from collections import Counter
from statistics import mean, median

from pipeline.articles.layout.heads import Head
from pipeline.articles.layout.topics import shares, telling
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.listing.roles import surroundings

_BIAS = -4.3
_STRONG, _LABEL, _SYMBOL, _CAPITALS, _ATTACHED, _CALLED = 1.25, 1.0, 1.0, 0.75, 1.1, 2.5
_TOLD, _NAMED_AGAIN, _WORDS, _UNEVEN, _INTRODUCED = 2.4, -1.0, 3.8, -2.4, -0.7
_ENOUGH, _ENOUGH_BARE = 0.5, -0.6
_MOST = 3
_MANY_WORDS = 8
_LONGEST_LABEL = 6
_SHARE = 0.6
_NEAR = 3
_STRONG_ROLES = ("date", "byline", "rule", "more", "number", "meta")
_CONTENT = (Kind.PROSE, Kind.TEASER)
_LISTING = re.compile(
    r"\b(?:tag|category|author|monthly|daily|yearly|news) archives?\b|\barchives? (?:for|of)\b|"
    r"^(?:tag|category|topic): "
    r"|\bsearch results\b|\bpage \d+ of \d+\b|\bposts (?:tagged|by)\b|\ball posts\b"
    r"|\barticles (?:tagged|by)\b"
    r"|\b(?:news|short|brief|other|local|foreign) (?:notes|briefs)\b|\bin (?:brief|short)$|^briefs?$"
    r"|\b(?:press|media|newspaper) (?:review|digest|summary)\b|\bletters to the editor\b"
    r"|\bround-?up\b|\b(?:news|morning|evening|daily|weekly) (?:digest|briefing|bulletin|summary)\b",
    re.I,
)
_LONGEST_NAME = 12
_SIGN = re.compile(r"[^\w\s\"“‘'«(\[]")
_FULL_NAME = re.compile(r"\b[A-ZÀ-Þ][\w'’.-]+ (?:[A-ZÀ-Þ][\w'’.-]*\.? )?([A-ZÀ-Þ][a-zà-ÿ'’-]{2,})")
_NAME = re.compile(r"(?<![.!?:\"”“] )(?<!^)\b[A-ZÀ-Þ][a-zà-ÿ'’-]{2,}", re.M)


def are_articles(lines: list[Line], heads: list[Head], are_bare: bool = False) -> bool:
    """Say whether three heads or more, each with a title, begin an article each.

    Where nothing stands around their titles again and again (`are_bare`), these must tell of their texts.
    """
    if 2 * sum(_title(lines, head).text[-1].isdigit() for head in heads) >= len(heads):  # results of games
        return False
    if are_bare and not telling(lines, heads).are_surely_headlines:
        return False
    return log_odds(lines, heads) >= (_ENOUGH_BARE if are_bare else _ENOUGH)


def log_odds(lines: list[Line], heads: list[Head]) -> float:
    """Return how likely heads with titles begin articles, as log odds."""
    others = heads[1:]
    least = max(2, _SHARE * len(others))
    texts = _texts(lines, heads)
    sizes = [sum(line.words for line in text) for text in texts]
    shared = Counter(mark for head in others for mark in surroundings(lines, head))
    strong = sum(count >= least and role in _STRONG_ROLES for (_, role), count in shared.items())
    labels = Counter(label for head in others for label in _labels(lines, head))
    signs = Counter(_sign(lines, head) for head in others)
    return (
        _BIAS
        + _STRONG * min(_MOST, strong)
        + _LABEL * min(_MOST, sum(count >= least for count in labels.values()))
        + _SYMBOL * any(sign and count >= least for sign, count in signs.items())
        + _CAPITALS * (sum(_title(lines, head).text.isupper() for head in others) >= least)
        + _ATTACHED * (sum(_is_attached(lines, head) for head in others) >= least)
        + _CALLED * is_called_list(lines[: heads[0].last])
        + _TOLD * mean(own for own, _ in shares(lines, heads))
        + _NAMED_AGAIN * _named_again(texts)
        + _WORDS * min(1, median(_title(lines, head).words for head in heads) / _MANY_WORDS)
        + _UNEVEN * max(sizes) / max(1, sum(sizes))
        + _INTRODUCED * any(line.kind is Kind.PROSE for line in lines[: heads[0].first])
    )


def is_called_list(lines: list[Line]) -> bool:
    """Say whether a page calls itself a list."""
    return any(_LISTING.search(line.text) for line in lines if line.words <= _LONGEST_NAME)


def _title(lines: list[Line], head: Head) -> Line:
    return lines[head.title if head.title is not None else head.last - 1]


def _texts(lines: list[Line], heads: list[Head]) -> list[list[Line]]:
    ends = [head.first for head in heads[1:]] + [len(lines)]
    return [
        [line for line in lines[head.last : end] if line.kind in _CONTENT]
        for head, end in zip(heads, ends, strict=True)
    ]


def _labels(lines: list[Line], head: Head) -> set[str]:
    """Return the short lines of a head but its title, all words in brackets as one."""
    short = [line for line in lines[head.first : head.last] if line.kind is Kind.SHORT]
    labels = {line.plain for line in short if line.words <= _LONGEST_LABEL} - {_title(lines, head).plain, ""}
    is_bracketed = any(line.text[0] == "(" and line.text[-1] == ")" for line in short)
    return labels | ({"()"} if is_bracketed else set())


def _sign(lines: list[Line], head: Head) -> str:
    """Return the mark with which a title begins, such as that of a list."""
    title = _title(lines, head)
    match = _SIGN.match(title.text)
    return title.bullet or (match[0] if match is not None else "")


def _is_attached(lines: list[Line], head: Head) -> bool:
    """Say whether empty lines stand above a title or the few lines over it, and none below it."""
    title = head.title if head.title is not None else head.last - 1
    above = lines[max(head.begin, title - _NEAR) : title + 1]
    return any(line.gap for line in above) and lines[title + 1].gap == 0


def _named_again(texts: list[list[Line]]) -> float:
    """Return the share of texts with the surname alone of somebody whom one before has by the full name."""
    seen: set[str] = set()
    again = 0
    for index, lines in enumerate(texts):
        text = " ".join(line.text for line in lines)
        introduced = set(_FULL_NAME.findall(text))
        again += index > 0 and not seen.isdisjoint(set(_NAME.findall(text)) - introduced)
        seen |= introduced
    return again / max(1, len(texts) - 1)
