"""Where one thing said ends because another begins: a further cue within the sentence.

What does not live here: where the first begins, and which verbs are cues (`cues`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.page import Page

_SHORT_TAIL = 4


def before_next_cue(page: Page, left: int, right: int) -> int:
    """Cut the stretch before a further cue ("..., adding that", "... and noted that", "..., he said")."""
    parse = page.parse
    for token in range(left + 1, right - 1):
        is_pause = parse.words[token] == "," and page.holder[token] < 0
        is_end = page.holder[token] >= 0 and page.holder[token + 1] < 0
        is_joint = parse.pos[token] == "CCONJ" and page.holder[token] < 0
        is_before = parse.lowers[token] == "before" and parse.tags[token + 1] == "VBG"
        if (is_pause or is_end or is_joint or is_before) and _is_next_cue(
            page, token + 1, right, is_joint=is_joint
        ):
            return token + is_end
    return right


def _is_next_cue(page: Page, after: int, right: int, *, is_joint: bool) -> bool:
    """Return whether a cue's own clause begins at token `after`."""
    parse, say = page.parse, lexicon().say
    if is_joint:
        return _is_joined_cue(page, after, right)
    if parse.lowers[after] == "while":
        return any(parse.lemmas[token] in say and parse.pos[token] == "VERB" for token in range(after, right))
    if parse.lowers[after] == "according" or (parse.tags[after] == "VBG" and parse.lemmas[after] in say):
        return True
    if parse.pos[after] == "ADV" and after + 1 < right and parse.tags[after + 1] == "VBG":
        return parse.lemmas[after + 1] in say
    is_last = parse.lemmas[right - 1] in say and parse.tags[right - 1] in ("VBD", "VBZ", "VBP")
    return (
        is_last
        and right - after <= _SHORT_TAIL
        and all(page.holder[token] < 0 for token in range(after, right))
    )


def _is_joined_cue(page: Page, after: int, right: int) -> bool:
    """Return whether a further verb of saying follows an "and": "and warned", "but she noted"."""
    parse, words = page.parse, lexicon()
    after += parse.pos[after] in ("PRON", "ADV")
    if after + 1 >= right or parse.tags[after] not in ("VBD", "VBZ", "VBG"):
        return False
    return parse.lemmas[after] in words.say or parse.lemmas[after] in words.request
