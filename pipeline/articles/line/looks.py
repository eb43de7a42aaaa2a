"""What a line looks like by itself: prose, heading, menu entry, date line, furniture.

What does not live here: the cutting of a text into lines (`articles.line.lines`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from pipeline.articles.facts.bylines import is_byline
from pipeline.articles.facts.dates import is_date_line
from pipeline.articles.line.furniture import furniture, plain
from pipeline.articles.line.marks import (
    ALL,
    ARROW,
    BARE,
    BLANK,
    CAMEL,
    CUES,
    DATES,
    DIGIT,
    DOT,
    DOTS,
    FIGURES,
    LISTED,
    MONTH,
    OPENS,
    SIGNS,
    SLASHES,
    TEASES,
    TELLS,
)
from pipeline.articles.line.menus import are_entries, has_leaders, is_cloud, is_count, is_menu, is_trail
from pipeline.articles.line.promotion import is_promotion, may_sell
from pipeline.articles.line.teasers import MORE_LINE, MORE_OPENS, is_teaser


@dataclass(frozen=True, slots=True, eq=False)
class Kind:
    """What a line looks like. PROMOTION is a sentence that sells the site; MORE a bare "Read more".

    UNSEEN is a line that nobody has looked at yet (`lines.look_at`).

    No `Enum`, whose members take a call to reach before Python 3.12: every rule asks every line for its kind.
    """

    value: str

    PROSE: ClassVar[Kind]
    SHORT: ClassVar[Kind]
    META: ClassVar[Kind]
    FURNITURE: ClassVar[Kind]
    PROMOTION: ClassVar[Kind]
    END: ClassVar[Kind]
    TEASER: ClassVar[Kind]
    MORE: ClassVar[Kind]
    RULE: ClassVar[Kind]
    UNSEEN: ClassVar[Kind]


for _name in ("PROSE", "SHORT", "META", "FURNITURE", "PROMOTION", "END", "TEASER", "MORE", "RULE", "UNSEEN"):
    setattr(Kind, _name, Kind(_name.lower()))

LONG = 300
SHORT = 16
MANY = 14
_LONGEST_OPENED = 20
MOST_DATED = 20
MOST_SELLING = 60
_STOPS = ".!?…。！？"
_CLOSERS = "\"'”’»)]}*"
_QUOTES = "\"“'‘«„"
_RULE = re.compile(r"(?:[-=_*~#+.•·—–]\s?){3,400}$")
_RULE_MARKS = frozenset("-=_*~#+.•·—–")
_VISIBLE = re.compile(r"[^\W_]")
PUBLISHED = re.compile(r"(?:first )?(?:published|posted)\b", re.I)
_SAYS_WHEN = re.compile(r"(?:(?:first |last )?(?:published|posted|updated|modified)|date)\b", re.I)
_RELATED = re.compile(
    r"(?:(?:please )?(?:also )?(?:read|see|watch)(?: also| more| next| this)?|more"
    r"|related(?: (?:story|stories|articles?|news|post))?|don[’']t miss|in pictures|recommended)\s?[:|»►]\s",
    re.I,
)
_RELATED_OPENS = frozenset("rRsSwWmMaApPdDiI")
_OPENING_MARKS = "[(<.…"
# The menus of a site stand on page after page.
_KINDS: dict[str, Kind] = {}
_MOST_KINDS = 2**14
SHAPES = ARROW | BLANK | CAMEL | DOTS | FIGURES | SLASHES | TEASES | TELLS
_THOUGHTS = re.compile(r"(?:\d{1,4}|one|no) (?:comments?|responses?|replies|thoughts?) (?:on|to) ")


def kind_of(text: str, words: int, marks: int = ALL) -> Kind:
    """Say what a line looks like; `words` is the number of its words."""
    if len(text) > LONG and not marks & (ARROW | BARE | DOTS | TEASES):
        return Kind.PROSE
    if len(text) > LONG or (words > SHORT and _is_long_sentence(text, words)):
        return _kind(text, words, marks)
    kind = _KINDS.get(text)
    if kind is not None:
        return kind
    if is_dull(text, words, marks):
        return _kind_of_dull(text, words)
    if len(_KINDS) > _MOST_KINDS:
        _KINDS.clear()
    kind = _KINDS[text] = _kind(text, words, marks)
    return kind


def is_dull(text: str, words: int, marks: int) -> bool:
    """Say whether no rule that asks for words of dates or furniture can apply, by its marks first."""
    if marks & SHAPES or (marks & OPENS and _is_opened(text)):
        return False
    if marks & CUES and furniture().within.count(text.lower()) > 0:
        return False
    if (marks & LISTED and are_entries(text, words)) or (marks & DOT and has_leaders(text)):
        return False
    return not (marks & MONTH and marks & DIGIT and words <= MOST_DATED and is_date_line(text))


def _is_opened(text: str) -> bool:
    """Say whether a rule that asks for a line's first words may apply."""
    low = plain(text)
    first = low.split(" ", 1)[0]
    listed = furniture()
    return (
        text.isdigit()
        or _VISIBLE.search(text) is None
        or low in listed.line
        or low in listed.end
        or low in listed.stop
        or listed.start.opens(low)
        or listed.end_start.opens(low)
        or ((first in MORE_OPENS or text[0] in _OPENING_MARKS) and MORE_LINE.match(text) is not None)
        or is_related(text)
        or _THOUGHTS.match(low) is not None
        or is_count(text)
        or is_byline(text)
    )


def _kind_of_dull(text: str, words: int) -> Kind:
    """Say what the rules below come to for a line none of whose words they ask for."""
    if words < MANY and text[-1].isalnum():
        return Kind.SHORT
    return Kind.PROSE if is_sentence(text, words) and not is_cloud(text, words) else Kind.SHORT


def _kind(text: str, words: int, marks: int = ALL) -> Kind:
    may_tease = marks & (ARROW | DOTS | TEASES)
    if len(text) > LONG:
        if may_tease and is_teaser(text):
            return Kind.TEASER
        return Kind.FURNITURE if is_cloud(text, words) else Kind.PROSE
    if marks & BLANK and _VISIBLE.search(text) is None:
        return Kind.RULE if is_rule(text) else Kind.FURNITURE
    if marks & OPENS and words <= 40 and is_related(text):
        return Kind.FURNITURE
    if may_tease and is_teaser(text):
        return Kind.MORE if words <= 6 and MORE_LINE.match(text) else Kind.TEASER
    if _is_long_sentence(text, words):
        return _kind_of_sentence(text, words)
    return _kind_of_short(text, words, marks)


def _is_long_sentence(text: str, words: int) -> bool:
    return words > SHORT and (text[-1] in _STOPS or text[-2] in _STOPS)


def _kind_of_sentence(text: str, words: int) -> Kind:
    if (words <= 30 and is_trail(text)) or is_cloud(text, words):
        return Kind.FURNITURE
    low = text.lower()
    if words > MOST_SELLING or not may_sell(low):
        return Kind.PROSE
    cues = furniture().within.count(low)
    if cues == 0:
        return Kind.PROSE
    return Kind.PROMOTION if is_promotion(text, low, cues) else Kind.PROSE


def _kind_of_short(text: str, words: int, marks: int) -> Kind:
    low = plain(text)
    if (low.split(" ", 1)[0] in MORE_OPENS or text[0] in _OPENING_MARKS) and MORE_LINE.match(text):
        return Kind.MORE
    cues = furniture().within.count(low) if marks & CUES else 0
    known = _known(text, low, words, cues) if marks & (OPENS | CUES) else None
    if known is not None:
        return known
    if words <= MOST_DATED and is_meta(text, marks):
        return Kind.META
    if is_sentence(text, words) and not is_cloud(text, words):
        return Kind.PROMOTION if cues and is_promotion(text, low, cues) else Kind.PROSE
    return Kind.FURNITURE if is_menu(text, words) else Kind.SHORT


def _known(text: str, low: str, words: int, cues: int) -> Kind | None:
    listed = furniture()
    if low in listed.end or low in listed.stop or _THOUGHTS.match(low):
        return Kind.END
    if low in listed.line:
        return Kind.FURNITURE
    if words <= 9 and listed.end_start.opens(low) and not _is_statement(text, low):
        return Kind.META if is_meta(text) else Kind.END
    if words <= _LONGEST_OPENED and listed.start.opens(low):
        may_date = words > 4 or _SAYS_WHEN.match(text) is not None
        return Kind.META if is_byline(text) or (may_date and is_meta(text)) else Kind.FURNITURE
    if cues == 0 or words > 30:
        return None
    is_whole = is_sentence(text, words) or (words >= 4 and text[-1] in _STOPS)
    is_short = words < 5 + 8 * cues
    if is_whole and not is_short:
        return None
    if (is_whole or not is_short) and not is_promotion(text, low, cues):
        return None
    return Kind.META if is_meta(text) else Kind.FURNITURE


def _is_statement(text: str, low: str) -> bool:
    """Say whether a line is a sentence, not a label ("Sources: own reporting.")."""
    return text.rstrip(_CLOSERS).endswith((".", "?")) and not low.split(" ", 1)[0].endswith(":")


def is_related(text: str) -> bool:
    """Say whether a line sends the reader to another article ("Read also: ...")."""
    if text[0] not in _RELATED_OPENS or not (":" in text or "|" in text or "»" in text or "►" in text):
        return False
    return _RELATED.match(text) is not None


def is_rule(text: str) -> bool:
    """Say whether a line is a rule between parts ("-----", "* * *")."""
    return text[:1] in _RULE_MARKS and _RULE.match(text) is not None


def is_meta(text: str, marks: int = ALL) -> bool:
    """Say whether a line is a date line of the page, a byline, or the like, and nothing more."""
    if marks & DIGIT and marks & DATES and is_date_line(text):
        return True
    return marks & SIGNS != 0 and is_byline(text)


def is_sentence(text: str, words: int) -> bool:
    """Say whether a line reads as prose rather than as a heading or a menu."""
    if words >= 28:
        return True
    stripped = text.rstrip(_CLOSERS)
    ends = text[-1] in _STOPS or (bool(stripped) and stripped[-1] in _STOPS)
    if ends and words >= (4 if text[0] in _QUOTES else 7):
        return True
    if words >= MANY and text[-1] == ")":
        return text[: text.rfind("(")].rstrip(" " + _CLOSERS)[-1:] in tuple(_STOPS)
    return words >= MANY and text[-1] in ":;,"
