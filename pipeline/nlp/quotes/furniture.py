"""Lines of the page that got into the article: links to other articles and captions of pictures.

What does not live here: taking an article out of its page (`pipeline.articles`).
"""

from __future__ import annotations

import re

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.page import Page, Unit

_CREDIT = re.compile(
    r"[^\n]{0,200}\([^()\n]{2,60}(?:/[^()\n]{2,40}|Press|Images|Photo|Photos|via AP)\s?\)\s*(?:\n|$)"
)
_LONGEST_LABEL = 4


def is_link(page: Page, unit: Unit) -> bool:
    """Return whether the unit is a link of the page ("READ MORE: ...") rather than a sentence."""
    words = page.parse.lowers[unit.first : unit.first + _LONGEST_LABEL]
    for mark in (":", "|"):
        if mark in words:
            return " ".join(words[: words.index(mark)]).strip() in lexicon().furniture
    return False


def is_caption(page: Page, unit: Unit) -> bool:
    """Return whether a credit ("(Ada Okoro/Northern Press)") soon ends the paragraph, as under a picture."""
    last = page.parse.ends[unit.end - 1]
    return _CREDIT.match(page.parse.text, max(page.parse.starts[unit.first], last - 60)) is not None
