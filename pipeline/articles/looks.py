"""What a line looks like by itself: prose, heading, menu entry, date line, furniture.

What does not live here: the cutting of a text into lines (`pipeline.articles.lines`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from pipeline.articles.bylines import is_byline
from pipeline.articles.dates import is_date_line
from pipeline.articles.dull import SPONSORED, Words
from pipeline.articles.furniture import furniture, plain
from pipeline.articles.promotion import is_promotion, may_sell
from pipeline.articles.teasers import MORE_LINE, MORE_OPENS, is_teaser


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

_LONG = 300
_SHORT = 16
_MOST_DATED = 20
_STOPS = ".!?…。！？"
_CLOSERS = "\"'”’»)]}*"
_QUOTES = "\"“'‘«„"
_RULE = re.compile(r"(?:[-=_*~#+.•·—–]\s?){3,400}$")
_RULE_MARKS = frozenset("-=_*~#+.•·—–")
_JOINED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_DIGIT = re.compile(r"\d")
_VISIBLE = re.compile(r"[^\W_]")
_LEADERS = re.compile(r"(?:\.\s?){4,}\d{1,4}$")
PUBLISHED = re.compile(r"(?:first )?(?:published|posted)\b", re.I)
_SAYS_WHEN = re.compile(r"(?:(?:first |last )?(?:published|posted|updated|modified)|date)\b", re.I)
_COUNT = re.compile(
    r"(?:(?:updated|published|posted)\s)?(?:\d{1,3}\s?(?:/|of)\s?\d{1,3}|\d[\d.,]*(?:\s\d{3})*\s?[kKmM]?\+?\s(?:shares?|views?|likes?|comments?|reads?|retweets?|reactions?|followers?|votes?|subscribers?|members"
    r"|min(?:ute)?s?(?:\sread)?|(?:second|minute|hour|day|week|month|year)s?\sago)|just now|yesterday)"
    r"(?:\s\d{1,2}:\d\d|\s?\|)?$",
    re.I,
)
_PIECES = re.compile(r"\s[|·•/–—-]\s")
_LABEL = 3
_RELATED = re.compile(
    r"(?:(?:please )?(?:also )?(?:read|see|watch)(?: also| more| next| this)?|more"
    r"|related(?: (?:story|stories|articles?|news|post))?|don[’']t miss|in pictures|recommended)\s?[:|»►]\s",
    re.I,
)
_RELATED_OPENS = frozenset("rRsSwWmMaApPdDiI")
_MARK = re.compile(r"[^\w\s&'’|/#-]")
_OPENING_MARKS = "[(<.…"
_CLOUD = 2000
# The menus of a site stand on page after page.
_KINDS: dict[str, Kind] = {}
_MOST_KINDS = 2**14
_SEEN = Words()
_THOUGHTS = re.compile(r"(?:\d{1,4}|one|no) (?:comments?|responses?|replies|thoughts?) (?:on|to) ")
_TRAILS = (" > ", " » ", " › ")
_REACTIONS = re.compile(
    r"(?:[^\w\s!-/:-@\[-`{-~“”‘’–—…•·][^\w\s]{0,3}\s?\d[\d.,]{0,9}[kKmM]?\s{0,2}){1,12}"
    r"(?:(?:edited,? )?\d{1,2}:\d\d)?$"
)
_PICTURE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)$", re.I)
_URL_ONLY = re.compile(r"<?(?:https?://|www\.)\S+$")


def kind_of(text: str, words: int) -> Kind:
    """Say what a line looks like; `words` is the number of its words."""
    if len(text) > _LONG or (words > _SHORT and _is_long_sentence(text, words)):
        return _kind(text, words)
    kind = _KINDS.get(text)
    if kind is not None:
        return kind
    if is_dull(text, words):
        return _kind_of_dull(text, words)
    if len(_KINDS) > _MOST_KINDS:
        _KINDS.clear()
    kind = _KINDS[text] = _kind(text, words)
    return kind


def is_dull(text: str, count: int) -> bool:
    """Say whether no rule that asks for words of dates or furniture can apply; `count` are the words."""
    if "\t" in text:
        return False
    words = text.split()
    if words[0] in _SEEN.opening and _SEEN.dullest.issuperset(words):
        return True
    if not _SEEN.known.issuperset(words):
        _SEEN.learn(words)
    if not _SEEN.are_dull(text, words) or not (words[0] in _SEEN.opening or not _is_opened(text)):
        return False
    return count > _MOST_DATED or _SEEN.months.isdisjoint(words) or not is_date_line(text)


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
    if words < 14 and text[-1].isalnum():
        return Kind.SHORT
    return Kind.PROSE if is_sentence(text, words) and not is_cloud(text, words) else Kind.SHORT


def _kind(text: str, words: int) -> Kind:
    if len(text) > _LONG:
        if is_teaser(text):
            return Kind.TEASER
        return Kind.FURNITURE if is_cloud(text, words) else Kind.PROSE
    if _VISIBLE.search(text) is None:
        return Kind.RULE if is_rule(text) else Kind.FURNITURE
    if words <= 40 and is_related(text):
        return Kind.FURNITURE
    if is_teaser(text):
        return Kind.MORE if words <= 6 and MORE_LINE.match(text) else Kind.TEASER
    if _is_long_sentence(text, words):
        return _kind_of_sentence(text, words)
    return _kind_of_short(text, words)


def _is_long_sentence(text: str, words: int) -> bool:
    return words > _SHORT and (text[-1] in _STOPS or text[-2] in _STOPS)


def _kind_of_sentence(text: str, words: int) -> Kind:
    if (words <= 30 and is_trail(text)) or is_cloud(text, words):
        return Kind.FURNITURE
    low = text.lower()
    if words > 60 or not may_sell(low):
        return Kind.PROSE
    cues = furniture().within.count(low)
    if cues == 0:
        return Kind.PROSE
    return Kind.PROMOTION if is_promotion(text, low, cues) else Kind.PROSE


def _kind_of_short(text: str, words: int) -> Kind:
    low = plain(text)
    if (low.split(" ", 1)[0] in MORE_OPENS or text[0] in _OPENING_MARKS) and MORE_LINE.match(text):
        return Kind.MORE
    cues = furniture().within.count(low)
    known = _known(text, low, words, cues)
    if known is not None:
        return known
    if words <= _MOST_DATED and is_meta(text):
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
    if words <= 16 and listed.start.opens(low):
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


def is_meta(text: str) -> bool:
    """Say whether a line is a date line of the page, a byline, or the like, and nothing more."""
    return is_date_line(text) or is_byline(text)


def is_sentence(text: str, words: int) -> bool:
    """Say whether a line reads as prose rather than as a heading or a menu."""
    if words >= 28:
        return True
    stripped = text.rstrip(_CLOSERS)
    ends = text[-1] in _STOPS or (bool(stripped) and stripped[-1] in _STOPS)
    if ends and words >= (4 if text[0] in _QUOTES else 7):
        return True
    if words >= 14 and text[-1] == ")":
        return text[: text.rfind("(")].rstrip(" " + _CLOSERS)[-1:] in tuple(_STOPS)
    return words >= 14 and text[-1] in ":;,"


def is_trail(text: str) -> bool:
    """Say whether a line is a breadcrumb ("Home > News > Coast > ...")."""
    has_mark = " > " in text or " » " in text or " › " in text
    return has_mark and any(text.count(mark) >= 2 for mark in _TRAILS)


def is_cloud(text: str, words: int) -> bool:
    """Say whether a long line is words without a single mark of punctuation, as a cloud of tags is."""
    if words < 20:
        return False
    if _MARK.search(text[:_CLOUD]) is not None:
        return " | " in text and text.count(" | ") * 8 >= words
    if words < 40 and 3 * sum(word[0].isupper() for word in text.split()) < 2 * words:
        return False
    return text[:_CLOUD].count(" ") * 20 >= len(text[:_CLOUD])


def _are_entries(text: str, words: int) -> bool:
    """Say whether a line is entries of a menu: half its words, or two fifths of many with capitals."""
    listed = sum(word in furniture().line for word in text.lower().split())
    return 2 * listed >= words or (5 * listed >= 2 * words >= 20 and text.istitle())


def is_count(text: str) -> bool:
    """Say whether a line is how long ago, how often shared, or which of how many ("2 hours ago")."""
    if _COUNT.match(text) is not None or _REACTIONS.match(text) is not None:
        return True
    pieces = _PIECES.split(text) if " ago" in text or text[:9].lower() == "yesterday" else [text]
    others = [piece for piece in pieces if _COUNT.match(piece) is None]
    return 0 < len(others) < len(pieces) and all(piece.count(" ") < _LABEL for piece in others)


def is_menu(text: str, words: int) -> bool:
    """Say whether a line is entries run together, as of a menu or a breadcrumb, or an address."""
    if is_count(text):
        return True
    if text.isdigit():
        return not (len(text) == 4 and "1600" <= text <= "2100")
    joined = len(_JOINED.findall(text))
    if joined >= 2 and joined * 4 >= words:
        return True
    if words <= 30 and (is_trail(text) or text.count(" | ") >= 2 or " // " in text):
        return True
    if text.count("\t") >= 2 and _DIGIT.search(text) is None:
        return True
    if ("...." in text or ". . ." in text) and _LEADERS.search(text):
        return True
    if _PICTURE_FILE.match(text) or text.endswith(SPONSORED):
        return True
    if words >= 5 and _are_entries(text, words):
        return True
    return _URL_ONLY.match(text) is not None
