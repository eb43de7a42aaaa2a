"""A text's lines with what each looks like: prose, heading, menu entry, date line, furniture.

What does not live here: what the lines add up to (`pipeline.articles.page`, `pipeline.articles.archive`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from importlib import resources

from pipeline.articles.bylines import is_byline
from pipeline.articles.dates import find_stamps


class Kind(Enum):
    """What a line looks like by itself."""

    PROSE = "prose"
    SHORT = "short"
    META = "meta"
    FURNITURE = "furniture"
    END = "end"
    TEASER = "teaser"
    MORE = "more"
    RULE = "rule"


@dataclass(slots=True)
class Line:
    """One line without the space around it: where it stands, its words, and its looks.

    `gap` is the number of empty lines before it. `bullet` is its list mark, which `text` leaves out.
    """

    start: int
    end: int
    text: str
    words: int
    kind: Kind
    gap: int
    bullet: str = ""


_LINE = re.compile(r"[^\r\n\u2028\u2029\x0b\x0c\x85]+")
_BULLET = re.compile(r"(?:[*•·▪◦‣○●►▶»›+o–—-]|#{1,6})\s+(?=\S)|[*•·▪◦‣○●►+-]{1,3}$|o$")
_ENDS = ".!?…。！？"
_CLOSERS = "\"'”’»)]}*"
_MORE = (
    r"(?:(?:read|see|view|learn|show)\s(?:the\s)?(?:more|on|full\s(?:story|article|post|text))|continue\sreading|keep\sreading|full\s(?:story|article|text)|more|"
    r"read\sthe\srest(?:\sof\sthis\sentry)?|leggi\stutto|weiterlesen|lire\s(?:la\ssuite|plus)|leer\smás|leia\smais|читать\s(?:далее|дальше|полностью))"
)
_ELLIPSIS = r"(?:\[\s?(?:\.\.\.|…)\s?\]|\(\s?(?:\.\.\.|…)\s?\)|\.\.\.|…|\[&hellip;\])"
_ARROW = r"[\s»›>→.…\])]{0,8}"
_TEASER_END = re.compile(
    rf"(?:{_ELLIPSIS}\s{{0,3}}[\[(<]?\s?{_MORE}(?:\s.{{0,120}})?{_ARROW}|[.!?”\"]?\s{{1,3}}[\[(<]?{_MORE}\s{{0,3}}[»›>→]{_ARROW})$",
    re.I,
)
_MORE_LINE = re.compile(
    rf"[\[(<]?\s?{_ELLIPSIS}?\s?{_MORE}(?:\s?[:»›>→.…\])]{{0,8}}|\s(?:about|on|of)\s.{{1,120}}|\s?[»›>→]\s?.{{1,150}})$",
    re.I,
)
_CUT = re.compile(rf"{_ELLIPSIS}\s{{0,2}}$")
_RULE = re.compile(r"(?:[-=_*~#+.•·—–]\s?){3,400}$")
_JOINED = re.compile(r"[a-zà-ÿ][A-ZÀ-Þ]")
_WIDE = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_ADDRESSED = re.compile(r"\b(?:you|your|our|us|this (?:web)?site|this (?:weekly|daily))\b")
_DATED_WORD = re.compile(
    r"(?:last )?(?:updated|published|posted|modified|created|first published)\b.{0,3}", re.I
)
_URL_ONLY = re.compile(r"(?:https?://|www\.)\S+$")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The words of web furniture, ready to look up."""

    line: frozenset[str]
    end: frozenset[str]
    section: frozenset[str]
    start: re.Pattern[str]
    end_start: re.Pattern[str]
    within: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """Return the words of `furniture.toml`, loaded once."""
    text = resources.files("pipeline.articles").joinpath("furniture.toml").read_text(encoding="utf-8")
    words: dict[str, list[str]] = tomllib.loads(text)
    return Furniture(
        line=frozenset(words["line"]),
        end=frozenset(words["end"]),
        section=frozenset(words["section"]),
        start=_any(words["start"]),
        end_start=_any(words["end"]),
        within=_any(words["within"]),
    )


def _any(phrases: list[str]) -> re.Pattern[str]:
    longest = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return re.compile("|".join(re.escape(p) + (r"\b" if p[-1].isalnum() else "") for p in longest))


def plain(text: str) -> str:
    """Return `text` in lower case with straight apostrophes and no marks at its ends, to be looked up."""
    return text.lower().replace("’", "'").strip(" \t:»›>→«.…|•-–—*[]()!,;")


def read_lines(text: str) -> list[Line]:
    """Return the lines of `text` that hold anything."""
    return list(_lines(text))


def _lines(text: str) -> Iterator[Line]:
    last_end, started = 0, False
    for match in _LINE.finditer(text):
        raw = match[0]
        body = raw.strip()
        if not body:
            continue
        start = match.start() + raw.index(body[0])
        gap = max(0, text.count("\n", last_end, start) - 1) if started else 0
        last_end, started = start + len(body), True
        yield _line(start, body, gap)


def _line(start: int, body: str, gap: int) -> Line:
    bullet = _BULLET.match(body) if body[0] in "*•·▪◦‣○●►▶»›+o–—-#" else None
    mark = bullet[0] if bullet else ""
    text = body[len(mark) :]
    words = count_words(text)
    return Line(start, start + len(body), text, words, kind_of(text, words, bool(mark)), gap, mark.strip())


def count_words(text: str) -> int:
    """Count the words of a line; where a script has no spaces, two characters are one word."""
    if not text.isascii() and (wide := len(_WIDE.findall(text))):
        return wide // 2 + text.count(" ") + 1
    return text.count(" ") + 1 if text else 0


def kind_of(text: str, words: int, has_bullet: bool = False) -> Kind:
    """Say what a line looks like."""
    if len(text) > 300:
        return Kind.TEASER if text[-1] in "»›>→eE.])…" and is_teaser(text) else Kind.PROSE
    if not text or not any(character.isalnum() for character in text):
        return Kind.RULE if _RULE.match(text) else Kind.FURNITURE
    return _kind_of_short(text, words, has_bullet)


def is_teaser(text: str) -> bool:
    """Say whether a line ends as a teaser does ("... Read More »")."""
    return _TEASER_END.search(text, max(0, len(text) - 200)) is not None


def _kind_of_short(text: str, words: int, has_bullet: bool) -> Kind:
    if _MORE_LINE.match(text):
        return Kind.MORE
    if is_teaser(text):
        return Kind.TEASER
    known = _known(text, words)
    if known is not None:
        return known
    if words <= 20 and is_meta(text):
        return Kind.META
    if is_sentence(text, words):
        return Kind.PROSE
    return Kind.FURNITURE if is_menu(text, words) else Kind.SHORT


def _known(text: str, words: int) -> Kind | None:
    words_of = furniture()
    low = plain(text)
    if low in words_of.end:
        return Kind.END
    if low in words_of.line:
        return Kind.FURNITURE
    if words <= 9 and words_of.end_start.match(low) and not text.rstrip(_CLOSERS).endswith((".", "?")):
        return Kind.META if is_meta(text) else Kind.END
    if words <= 16 and words_of.start.match(low):
        return Kind.META if is_byline(text) or (words > 4 and is_meta(text)) else Kind.FURNITURE
    if words <= 30 and words_of.within.search(low) and words < 5 + 8 * len(words_of.within.findall(low)):
        return Kind.FURNITURE
    return None


def is_meta(text: str) -> bool:
    """Say whether a line is a date line of the page, a byline, or the like, and nothing more."""
    for stamp in find_stamps(text):
        rest = len(text) - (stamp.end - stamp.start)
        if rest <= 60 and (stamp.year is not None or rest <= 12 or _DATED_WORD.match(text)):
            return True
    return is_byline(text)


def is_sentence(text: str, words: int) -> bool:
    """Say whether a line reads as prose rather than as a heading or a menu."""
    stripped = text.rstrip(_CLOSERS)
    ends = bool(stripped) and (stripped[-1] in _ENDS or text[-1] in _ENDS)
    if words >= 28 or (ends and words >= 7):
        return True
    return (ends and words >= 4 and text[0] in "\"“'‘«„") or (words >= 14 and text[-1] in ":;,")


def is_menu(text: str, words: int) -> bool:
    """Say whether a line is entries run together, as of a menu or a breadcrumb, or an address."""
    joined = len(_JOINED.findall(text))
    if joined >= 2 and joined * 4 >= words:
        return True
    if text.count(" » ") + text.count(" › ") + text.count(" > ") + text.count(" | ") >= 2 and words <= 30:
        return True
    return _URL_ONLY.match(text) is not None or (text.isdigit() and not (1600 <= int(text[:6]) <= 2100))


def is_promotion(line: Line) -> bool:
    """Say whether a sentence sells the site, or asks for consent, rather than tells the news."""
    if line.words > 60 or '"' in line.text or "“" in line.text:
        return False
    low = line.text.lower()
    cues = len(set(furniture().within.findall(low)))
    return cues > 1 or (
        cues == 1 and (line.words <= 18 or _ADDRESSED.search(low) is not None) and " said" not in low
    )


def without_more(text: str) -> str:
    """Return a teaser's text without the "... Read More »" at its end."""
    match = _TEASER_END.search(text, max(0, len(text) - 200))
    return (text[: match.start()] if match else _CUT.sub("", text)).rstrip()


def is_cut(text: str) -> bool:
    """Say whether a line breaks off with an ellipsis."""
    return _CUT.search(text, max(0, len(text) - 12)) is not None
