"""Teasers: lines that break off and send the reader on ("... Read More »").

What does not live here: which article a teaser belongs to (`articles.layout.heads`).
"""

from __future__ import annotations

import re

_MORE = (
    r"(?:(?:read|see|view|learn|show)\s(?:the\s)?(?:more|on|full\s(?:story|article|post|text))|continue\sreading"
    r"|keep\sreading|full\s(?:story|article|text)|more|read\sthe\srest(?:\sof\sthis\sentry)?|leggi\stutto|weiterlesen"
    r"|lire\s(?:la\ssuite|plus)|leer\smás|leia\smais|читать\s(?:далее|дальше|полностью))"
)
_ELLIPSIS = r"(?:\[\s?(?:\.\.\.|…)\s?\]|\(\s?(?:\.\.\.|…)\s?\)|\.\.\.|…|\[&hellip;\])"
_ARROW = r"[\s»›>→▼▾⌄►.…\])]{0,8}"
_TEASER_END = re.compile(
    rf"(?:{_ELLIPSIS}\s{{0,3}}[\[(<]?\s?{_MORE}(?:\s.{{0,120}})?{_ARROW}"
    rf"|[.!?”\"]?\s{{1,3}}[\[(<]?{_MORE}\s{{0,3}}[»›>→▼▾⌄►]{_ARROW}"
    r"|[.!?”\"]\s{1,3}(?:read more|continue reading))$",
    re.I,
)
MORE_LINE = re.compile(
    rf"[\[(<]?\s?{_ELLIPSIS}?\s?{_MORE}"
    r"(?:\s?[:»›>→▼▾⌄►.…\])]{0,8}|\s(?:about|on|of)\s.{1,120}|\s?[»›>→]\s?.{1,150})$",
    re.I,
)
MORE_OPENS = frozenset(
    [
        "read",
        "see",
        "view",
        "learn",
        "show",
        "continue",
        "keep",
        "full",
        "more",
        "leggi",
        "weiterlesen",
        "lire",
        "leer",
        "leia",
        "читать",
    ]
)
_MORE_ENDS = ("read more", "continue reading")
_CUT_ENDS = ("…", "]", ")")
_CUT = re.compile(rf"{_ELLIPSIS}\s{{0,2}}$")


def is_teaser(text: str) -> bool:
    """Say whether a line ends as a teaser does ("... Read More »")."""
    if text[-1] in '.,;”"' and text[-3:] != "...":
        return False
    tail = text[-200:]
    if text[-1] in "eg" and text.lower().endswith(_MORE_ENDS) and _TEASER_END.search(tail):
        return True
    if not (
        "..." in tail
        or "…" in tail
        or "»" in tail
        or "→" in tail
        or ">" in tail
        or "›" in tail
        or "hellip" in tail
    ):
        return False
    return _TEASER_END.search(tail) is not None


def without_more(text: str) -> str:
    """Return a teaser's text without the "... Read More »" at its end."""
    match = _TEASER_END.search(text, max(0, len(text) - 200))
    if match is None:
        return _CUT.sub("", text).rstrip()
    is_stop = match[0][0] in '.!?”"' and not match[0].startswith("...")
    return text[: match.start() + is_stop].rstrip()


def is_cut(text: str) -> bool:
    """Say whether a line breaks off with an ellipsis."""
    if text[-1:] == ".":
        return text[-3:] == "..."
    return text[-1:] in _CUT_ENDS and _CUT.search(text, max(0, len(text) - 12)) is not None
