"""Credits: lines that name a picture's maker, who reported and edited, or tell of the author.

What does not live here: where such lines stand (`articles.single.body`).
"""

from __future__ import annotations

import re

from pipeline.articles.line.lines import Line
from pipeline.articles.line.marks import BRACKET, CAMEL, COLON, CREDITS, SLASH

_CAPTION = re.compile(
    r"(?:\((?:[^()]{0,30}\s)?(?:photo|foto|bild|image|picture|file|ap|afp|reuters|getty|epa|credit|source)\b"
    r"[^()]{0,80}\)|\b(?:photo|image|picture|foto|bild|imagen|фото)(?:graph)?\s?(?:by|:|credit)|getty images"
    r"|(?-i:[a-zß-ÿ](?:Image|Photo|Picture|Foto|Bild):|\bPHOTOS? FROM )"
    r"|\bcredit\.\.\.|/(?:ap|afp|reuters|getty|epa|tass)\b"
    r"|\bfile photo\b|\bcredit:|©|\bused with permission|\bcourtesy of\b"
    r"|\[(?:photo|image|file|reuters|ap|afp)[^\]]{0,60}\])(?:(?:[^.]|\b\w\.){0,60}|\.)$",
    re.I,
)
_SLASHED = re.compile(
    r"\b[A-Z][\w'’-]+ [A-Z][\w'’-]+/[A-Z][\w'’]*(?: [A-Z][\w'’]*){0,3}(?:/[A-Z]\w*)?$"
    r"|\[[A-Z][^\[\]/]{2,40}/[A-Z][^\[\]]{1,40}\]$"
)
_TAIL = 250
MAY_CREDIT = BRACKET | CAMEL | COLON | CREDITS | SLASH
_CAPTION_CUES = (
    "photo",
    "foto",
    "permission",
    "courtesy",
    "bild",
    "фото",
    "image",
    "picture",
    "©",
    "getty",
    "credit",
    "(file",
    "[file",
    "(ap",
    "[ap",
    "/ap",
    "afp",
    "reuters",
    "epa",
    "tass",
    "source",
)
_PICTURED = re.compile(
    r"screenshot (?:from|of) |open (?:this )?photo in gallery\b|file photo\b|enlarge (?:this )?image\b", re.I
)
_CREDIT = re.compile(
    r"[\[(]?\s?(?:(?:additional|with)\s)?(?:report(?:ing|ed)|writing|written|edit(?:ing|ed)|compiled|translated)\b"
    r".{0,300}\bby\b|\(?with (?:agency )?inputs|\(with agencies",
    re.I,
)
_BIOGRAPHY = re.compile(
    r"\b(?:follow (?:him|her|us|me|them) on|(?:may|can) be reached (?:at|on|by)"
    r"|contributed to this (?:report|story|article)|[\w.]{1,40}@[\w-]{1,40}\.[a-z]|have a (?:news )?tip\b"
    r"|e-?mail (?:him|her|us|me) at|is (?:an? )?(?:[a-z-]+ ){0,3}"
    r"(?:writer|reporter|journalist|correspondent|editor|columnist|contributor|blogger|producer)\b"
    r"(?: (?:for|at|with|based|who|living|covering|of|and)\b|[.,]))"
    r"|^(?:[A-Z][\w.'’-]+ ){2,3}(?:covers|has covered|writes about|reports on|reports from) "
    r"|^[A-Z][\w'’-]+ covers [^.]{3,80} for (?:the )?[A-Z]"
    r"|^(?:reach|contact) [A-Z][\w .'’-]{2,40} at \S"
    r"|^[A-Z][\w/]{1,15}['’]s (?:[A-Z][\w-]+ ){1,3}Service (?:is|reports|gathers) "
    r"|^transcripts? (?:provided by|are created)\b"
    r"|^the post\b.* (?:appeared first|first appeared) on\b"
    r"|^(?:the )?views (?:and opinions )?expressed|\b(?:views|opinions) expressed (?:here )?are\b"
    r"|^your (?:tax[- ]deductible )?(?:gift|donation|support) "
    r"|^this (?:article|story|post|piece) (?:was|has been|is) (?:originally |first )?"
    r"(?:published|updated|republished|part of)|^(?:copyright|©)",
    re.I,
)
_BIOGRAPHY_CUES = (
    "follow ",
    "reached",
    "contributed",
    "@",
    "tip",
    "mail ",
    "writer",
    "reporter",
    "journalist",
    "correspondent",
    "editor",
    "columnist",
    "contributor",
    "blogger",
    "producer",
    "cover",
    "writes about",
    "reports ",
    "views",
    "opinions",
    "your ",
    "reach ",
    "contact ",
    " service ",
    "appeared",
    "transcript",
    "this ",
    "copyright",
    "©",
)


def is_caption(line: Line) -> bool:
    """Say whether a line ends with the credit of a picture."""
    return line.marks & MAY_CREDIT != 0 and _is_caption(line.text)


def _is_caption(text: str) -> bool:
    if _may_credit(text) and (_PICTURED.match(text) is not None or _is_credited(text)):
        return True
    tail = max(0, len(text) - _TAIL)
    return "/" in text[tail:] and _SLASHED.search(text, tail) is not None


def _is_credited(text: str) -> bool:
    low = text[-_TAIL:].lower()
    return any(cue in low for cue in _CAPTION_CUES) and (
        _CAPTION.search(text, max(0, len(text) - _TAIL)) is not None
    )


def _may_credit(text: str) -> bool:
    """Look for what every credit has; written out, since it is asked of every paragraph."""
    return (
        "(" in text
        or "/" in text
        or "[" in text
        or "©" in text
        or "hoto" in text
        or "HOTO" in text
        or "oto:" in text
        or "ild:" in text
        or "ото:" in text
        or "mage" in text
        or "ictur" in text
        or "redit" in text
        or "etty" in text
        or "ermission" in text
        or "ourtesy" in text
        or "creenshot" in text
    )


def is_credit(line: Line) -> bool:
    """Say whether a line names who reported and edited ("Reporting by ..."), or tells of the author."""
    return line.words <= 70 and (_CREDIT.match(line.text) is not None or _tells_of_author(line.text))


def _tells_of_author(text: str) -> bool:
    low = text.lower()
    return any(cue in low for cue in _BIOGRAPHY_CUES) and _BIOGRAPHY.search(text) is not None
