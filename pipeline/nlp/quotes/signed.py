"""Words that their speaker signs: a name after a dash, a post with its handle, a pulled quote.

What does not live here: speakers that a sentence names.
"""

from __future__ import annotations

import re

from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page
from pipeline.nlp.quotes.sources import Source
from pipeline.nlp.quotes.stretch import trimmed

_DASHES = frozenset(["—", "―", "–", "--", "-"])
_SIGNATURE = re.compile(
    r"[.,]?(?P<gap>\s{0,3})(?:[—―–]|--?)[ \u00a0]*"
    r"(?P<name>[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|van|von|al|bin|of)){0,5})"
    r"(?=[.,;]?[ \u00a0]*(?:\n|$|,))"
)
_LONGEST_NAME = 7
_LONGEST_SIGNATURE = 14
_FEWEST_WORDS = 5
_MOST_WORDS = 70
_FINITE = frozenset(["VBD", "VBZ", "VBP", "MD"])


def read_signed(page: Page, found: list[Found]) -> list[Found]:
    """Return the quotes that their speakers sign."""
    taken = sorted((one.first, one.end) for one in found)
    signed = _signed_marks(page, {one.marked for one in found})
    place = 0
    for first, end in page.paragraphs:
        while place < len(taken) and taken[place][0] < first:
            place += 1
        if place < len(taken) and taken[place][0] < end and taken[place][1] - taken[place][0] > 1:
            continue
        one = _posted(page, first, end) or _pulled(page, first, end)
        if one is not None:
            signed.append(one)
    return signed


def _signed_marks(page: Page, claimed: set[int | None]) -> list[Found]:
    """Read `"Words." — Name`, the dash directly after the closing mark."""
    parse, signed = page.parse, []
    for number, (first, end) in page.spans.items():
        match = None if number in claimed else _signature(page, number)
        if match is None:
            continue
        head = parse.token_at(match.end("name") - 1)
        source = Source(parse.token_at(match.start("name")), head + 1, head)
        if not any(parse.tags[token] in _FINITE for token in range(source.first, source.end)):
            signed.append(Found(first, end, "signed", source, None, number))
    return signed


def _signature(page: Page, number: int) -> re.Match[str] | None:
    """Return the signature after a stretch; on the next line only if the stretch has its own."""
    text, one = page.parse.text, page.marked[number]
    match = _SIGNATURE.match(text, one.closed)
    if match is None or "\n" not in match["gap"]:
        return match
    return match if text[max(0, one.opened - 4) : one.opened].rstrip(" \u00a0")[-1:] in ("\n", "") else None


def _posted(page: Page, first: int, end: int) -> Found | None:
    """Read `Words — Name (@handle)`."""
    parse = page.parse
    for dash in range(end - 1, max(first, end - _LONGEST_SIGNATURE), -1):
        if parse.words[dash] not in _DASHES or page.holder[dash] >= 0:
            continue
        source = _name(page, dash + 1, end)
        if source is None or not any("@" in parse.words[token] for token in range(dash, end)):
            return None
        content = trimmed(page, first, _before_links(page, first, dash))
        return Found(*content, "post", source, (dash, dash + 1)) if content else None
    return None


def _before_links(page: Page, first: int, end: int) -> int:
    """Return where the links and pictures at the end of a post begin."""
    words = page.parse.words
    while end > first and ("/" in words[end - 1] or not (page.is_word(end - 1) or words[end - 1] in ".!?")):
        end -= 1
    if end > first and words[end - 1] == "#":
        end -= 1
    return end


def _name(page: Page, first: int, end: int) -> Source | None:
    """Return the name that begins at `first`, of two words or with a title."""
    parse, here = page.parse, first
    while here < end and parse.pos[here] == "SPACE":
        here += 1
    begin = here
    while (
        here < end
        and here - begin < _LONGEST_NAME
        and parse.words[here][:1].isupper()
        and page.holder[here] < 0
    ):
        here += 1
    return Source(begin, here, here - 1) if here - begin >= 2 else None


def _pulled(page: Page, first: int, end: int) -> Found | None:
    """Read a paragraph of somebody's words closed by nothing but a name: `Words. Name, of Oslo`."""
    parse = page.parse
    starts = [start for start in page.starts_between(first + 1, end) if page.is_word(start)]
    if not starts or end - starts[-1] > _LONGEST_SIGNATURE:
        return None
    last = starts[-1]
    source = _name(page, last, end)
    if (
        source is None
        or parse.words[end - 1] in (".", "!", "?", ":")
        or not page.may_be_person(source.first, source.end)
    ):
        return None
    rest = range(source.end, end)
    if any(parse.tags[token] in _FINITE for token in rest) or (rest and parse.words[source.end] != ","):
        return None
    content = trimmed(page, first, last)
    if content is None or not _is_closed(page, last):
        return None
    if not _FEWEST_WORDS <= content[1] - content[0] <= _MOST_WORDS:
        return None
    number = page.holder[content[0]]
    whole = number >= 0 and page.spans[number] == content
    return Found(content[0], last, "pulled", source, None, number if whole else None)


def _is_closed(page: Page, last: int) -> bool:
    """Return whether a sentence ends before token `last`."""
    before = last - 1
    while before > 0 and page.parse.pos[before] == "SPACE":
        before -= 1
    return page.parse.words[before][-1:] in '.!?"”’'
