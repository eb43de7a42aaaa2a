"""Texts whose paragraphs were broken into short lines, as in mails and old files: made whole again.

What does not live here: what the lines are (`articles.line.lines`).
"""

from __future__ import annotations

import re
from itertools import pairwise
from statistics import median

from pipeline.articles.layout.printed import Hyphens, are_words_broken, without_page_breaks
from pipeline.articles.line.characters import CLOSING, OPENING
from pipeline.articles.line.lines import Line, count_words, look_at
from pipeline.articles.line.looks import Kind, is_rule, kind_of
from pipeline.articles.line.marks import (
    ALL,
    BARE,
    BLANK,
    CLOSES,
    COLON,
    DOTS,
    HYPHEN,
    OPENS,
    PARTS,
    SMALL,
    WIDE,
)

_NARROW, _SHORTEST, _LONGEST = 24, 45, 100
_LONGEST_PIECE = 6
_MOST_PIECES = 5
_FEWEST_BREAKS = 3
_LONGEST_LINK = 14
_META_OPENS = frozenset(["by", "on", "in", "posted", "published", "updated", "von", "par", "por", "di"])
_HEADER = re.compile(
    r"(?:message-id|content-type|content-transfer-encoding|mime-version|reply-to|in-reply-to|references|list-id|x-mailer"
    r"|from|to|cc|date|sent|subject|newsgroups|organization):\s",
    re.I,
)
_TURN = re.compile(r"(?:(?:this )?story )?(?:continued|continues) (?:on|from)\b|turn to page\b", re.I)
_ITEM = re.compile(r"(\d{1,3})[.)]\s")
_STOPS = frozenset(".!?:…\"”'’)»")
_BREAKING = OPENS | COLON | DOTS


def unwrap(lines: list[Line]) -> list[Line]:
    """Return the lines with broken paragraphs joined and the rules under titles left out.

    Of lines broken at a width, only those that are kept or open a paragraph are looked at.
    """
    if not is_wrapped(lines):
        look_at(lines)
        return without_underlines(rejoined(lines) if is_broken_at_links(lines) else lines)
    hyphens = Hyphens(lines)
    lines = without_page_breaks(lines)
    groups: list[list[Line]] = []
    group: list[Line] = []
    for line in lines:
        is_more = group and line.gap == 0 and not line.bullet
        is_more = is_more and not (
            (line.marks & _BREAKING or group[-1].marks & DOTS) and _breaks(group, line)
        )
        is_more = is_more and not (line.words <= _LONGEST_PIECE and _TURN.match(line.text))
        if is_more and (len(group) > 1 or _goes_on(group[0])):
            group.append(line)
        else:
            group = [line]
            groups.append(group)
    lines = [_joined(group, hyphens) if len(group) > 1 else group[0] for group in groups]
    return without_underlines(_with_headlines(look_at(lines)))


def _breaks(group: list[Line], line: Line) -> bool:
    """Say whether a line is a rule, a field of a mail, an entry of contents, or the next of a list."""
    if is_rule(line.text) or (":" in line.text and _HEADER.match(line.text)):
        return True
    if "...." in line.text or "...." in group[-1].text:
        return True
    return line.text[0].isdigit() and _is_next_item(group, line)


def _is_next_item(group: list[Line], line: Line) -> bool:
    """Say whether a line has the number after that with which the group begins ("1. ...", "2. ...")."""
    one, two = _ITEM.match(group[0].text), _ITEM.match(line.text)
    return one is not None and two is not None and int(two[1]) == int(one[1]) + 1


def _with_headlines(lines: list[Line]) -> list[Line]:
    """Return the lines with headlines of a few short lines joined, which empty lines part from the rest."""
    found: list[Line] = []
    block: list[Line] = []
    for line in [*lines, None]:
        if line is None or line.gap:
            found += [_joined(block)] if _is_broken_headline(block) else block
            block = []
        if line is not None:
            block.append(line)
    return found


def _is_broken_headline(block: list[Line]) -> bool:
    if not 2 <= len(block) <= _MOST_PIECES or block[0].words > 2 * _LONGEST_PIECE:
        return False
    is_short = all(
        line.kind is Kind.SHORT and not line.bullet and line.text[-1] not in ".:" for line in block
    )
    is_short = is_short and all(line.words <= _LONGEST_PIECE for line in block[1:])
    return is_short and any(line.text[0].islower() or line.text[0] in '"“‘' for line in block[1:])


def is_broken_at_links(lines: list[Line]) -> bool:
    """Say whether sentences go on in the next line again and again, as where each link became a line."""
    going_on = sum(
        _continues(two) and _is_open(one) and max(one.words, two.words) > 4
        for one, two in pairwise(lines)
        if two.marks & (CLOSES | SMALL)
    )
    return going_on >= _FEWEST_BREAKS


def rejoined(lines: list[Line]) -> list[Line]:
    """Return the lines with those joined that were parted within a sentence, at its links."""
    groups: list[list[Line]] = []
    for index, line in enumerate(lines):
        after = lines[index + 1] if index + 1 < len(lines) else None
        if groups and not line.gap and not line.bullet and _goes_with(groups[-1], line, after):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_joined(group) if len(group) > 1 else group[0] for group in groups]


def _goes_with(group: list[Line], line: Line, after: Line | None) -> bool:
    """Say whether a line goes on where the group breaks off, or is a link that the next goes on from."""
    if not (_is_open(group[-1]) or group[-1].text[-1:] in tuple(OPENING)):
        return False
    if group[0].kind not in (Kind.SHORT, Kind.PROSE):
        return False
    is_link = line.words <= _LONGEST_LINK and after is not None and _goes_far(after) and _is_open(line)
    return (_continues(line) and (is_link or _goes_far(line))) or (
        is_link and len(group) + group[0].words > 3
    )


def _goes_far(line: Line) -> bool:
    """Say whether a line that begins within a sentence is more than a stray word, such as a user's name."""
    return _continues(line) and (line.words > 2 or not line.text[0].isalnum() or not _is_open(line))


def _continues(line: Line) -> bool:
    """Say whether a line begins within a sentence: with a small letter, or the mark that ends one."""
    if line.gap or line.bullet or not line.text:
        return False
    if line.kind is Kind.META and line.text.split(" ", 1)[0] in _META_OPENS:
        return False
    return line.text[0].islower() or (line.text[0] in CLOSING and not line.text.startswith(".."))


def _is_open(line: Line) -> bool:
    return line.kind is not Kind.META and line.text[-1:] not in _STOPS


def without_underlines(lines: list[Line]) -> list[Line]:
    """Leave out the rules that stand right under a short line: they underline a title, or frame it."""
    kept: list[Line] = []
    for index, line in enumerate(lines):
        if not (line.kind is Kind.RULE and line.gap == 0 and _is_underlined(lines, index - 1)):
            kept.append(line)
    return kept


def _is_underlined(lines: list[Line], index: int) -> bool:
    """Say whether the line at `index`, right above a rule, stands free or has a rule above too."""
    if index < 0 or lines[index].kind not in (Kind.SHORT, Kind.PROSE):
        return False
    return index == 0 or lines[index].gap > 0 or lines[index - 1].kind is Kind.RULE


def is_wrapped(lines: list[Line]) -> bool:
    """Say whether most lines are of one width and break off within a sentence."""
    texts = [line for line in lines if line.words > 5 and not (line.marks & OPENS and is_rule(line.text))]
    if len(texts) < 8 or any(line.end - line.start > _LONGEST for line in texts):
        return False
    followed = [one for one, two in pairwise(texts) if two.gap == 0]
    shortest = _SHORTEST if not are_words_broken(lines) else _NARROW
    if len(followed) < 0.5 * len(texts) or median([one.end - one.start for one in followed]) < shortest:
        return False
    return len([one for one in followed if one.text[-1] not in _STOPS]) > 0.6 * len(followed)


def _goes_on(line: Line) -> bool:
    """Say whether a line may open a paragraph broken at a width."""
    return line.words > 4 and look_at([line])[0].kind not in (Kind.RULE, Kind.META)


def _joined(group: list[Line], hyphens: Hyphens | None = None) -> Line:
    """Return the lines of a group as one."""
    first, marks, lacking = group[0], 0, BARE | BLANK
    for line in group:
        marks |= line.marks
        lacking &= line.marks
    marks = marks & ~(BARE | BLANK) | lacking
    if marks & (CLOSES | HYPHEN | PARTS):
        text, marks = _pieced(group, hyphens), ALL
    else:
        text = " ".join([line.text for line in group])
    words = sum([line.words for line in group]) if not marks & WIDE else count_words(text)
    kind = kind_of(text, words, marks)
    return Line(first.start, group[-1].end, text, words, kind, first.gap, first.bullet, marks)


def _pieced(group: list[Line], hyphens: Hyphens | None) -> str:
    """Join the texts of lines without a space before a mark that closes or behind one that opens."""
    pieces = [group[0].text]
    for one, two in pairwise(group):
        is_close = two.text[0] in CLOSING or one.text[-1:] in tuple(OPENING)
        if hyphens is not None and hyphens.parts_word(one.text, two.text):
            is_close = True
            if hyphens.is_soft(one.text, two.text):
                pieces[-1] = pieces[-1][:-1]
        pieces.append(two.text if is_close else " " + two.text)
    return "".join(pieces)
