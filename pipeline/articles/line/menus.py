"""Lines that are no sentences: menus, breadcrumbs, clouds of tags, counts and addresses.

What does not live here: what else a line may be (`articles.line.looks`).
"""

from __future__ import annotations

import re

from pipeline.articles.line.furniture import furniture

FEWEST_IN_CLOUD = 20
_LEADERS = re.compile(r"(?:\.\s?){4,}\d{1,4}$")
_PIECES = re.compile(r"\s[|·•/–—-]\s")
_LABEL = 3
SPONSORED = ("Sponsored", "Advertisement", "Promoted", "new window)", "new tab)")
_JOINED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(
    r"(?:(?:updated|published|posted)\s)?(?:\d{1,3}\s?(?:/|of)\s?\d{1,3}|\d[\d.,]*(?:\s\d{3})*\s?[kKmM]?\+?\s(?:shares?|views?|likes?|comments?|reads?|retweets?|reactions?|followers?|votes?|subscribers?|members"
    r"|answers?|min(?:ute)?s?(?:\sread)?|(?:second|minute|hour|day|week|month|year)s?\sago)"
    r"|just now|yesterday)"
    r"(?:\s(?:edited,?\s)?\d{1,2}:\d\d|\s?\|)?$",
    re.I,
)
_MARK = re.compile(r"[^\w\s&'’|/#-]")
_CLOUD = 2000
_TRAILS = (" > ", " » ", " › ")
_REACTIONS = re.compile(
    r"(?:[^\w\s!-/:-@\[-`{-~“”‘’–—…•·][^\w\s]{0,3}\s?\d[\d.,]{0,9}[kKmM]?\s{0,2}){1,12}"
    r"(?:(?:edited,? )?\d{1,2}:\d\d)?$"
)
_PICTURE_FILE = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|avif)$", re.I)
_URL_ONLY = re.compile(r"<?(?:https?://|www\.)\S+$")


def is_trail(text: str) -> bool:
    """Say whether a line is a breadcrumb ("Home > News > Coast > ...")."""
    has_mark = " > " in text or " » " in text or " › " in text
    return has_mark and any(text.count(mark) >= 2 for mark in _TRAILS)


def is_cloud(text: str, words: int) -> bool:
    """Say whether a long line is words without a single mark of punctuation, as a cloud of tags is."""
    if words < FEWEST_IN_CLOUD:
        return False
    if _MARK.search(text[:_CLOUD]) is not None:
        return " | " in text and text.count(" | ") * 8 >= words
    if words < 40 and 3 * sum(word[0].isupper() for word in text.split()) < 2 * words:
        return False
    return text[:_CLOUD].count(" ") * 20 >= len(text[:_CLOUD])


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
    if text[0] in "◄←" and text[-1] in "►→":
        return True
    joined = len(_JOINED.findall(text))
    if joined >= 2 and joined * 4 >= words:
        return True
    if words <= 30 and (is_trail(text) or text.count(" | ") >= 2 or " // " in text):
        return True
    if text.count("\t") >= 2 and _DIGIT.search(text) is None:
        return True
    if has_leaders(text):
        return True
    if _PICTURE_FILE.match(text) or text.endswith(SPONSORED):
        return True
    if words >= 5 and are_entries(text, words):
        return True
    return _URL_ONLY.match(text) is not None


def has_leaders(text: str) -> bool:
    """Say whether a line is an entry of a list of contents, with dots before the page ("Tides .... 12")."""
    return ("...." in text or ". . ." in text) and _LEADERS.search(text) is not None


def are_entries(text: str, words: int) -> bool:
    """Say whether a line is entries of a menu: half its words, or two fifths of many with capitals."""
    listed = sum(word in furniture().line for word in text.lower().split())
    return 2 * listed >= words or (5 * listed >= 2 * words >= 20 and text.istitle())
