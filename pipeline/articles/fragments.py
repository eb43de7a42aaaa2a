"""The text of a field, which may hold markup: paragraphs parted by one empty line.

What does not live here: whole web pages (`pipeline.articles.html`).
"""

from __future__ import annotations

import re

from pipeline.articles.repair import repaired

_TAG = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|blockquote|figure|table)\b[^<>]{0,2000}>", re.I
)


def clean_text(text: str) -> str:
    """Return a field's text as paragraphs parted by one empty line, without markup."""
    if not text:
        return ""
    if _TAG.search(text):
        from pipeline.articles.html import visible_text

        text = visible_text(text)
    lines = (" ".join(line.split()) for line in repaired(text).splitlines())
    return "\n\n".join(line for line in lines if line)


def body_text(text: str, title: str) -> str:
    """Return an article's text."""
    return clean_text(text)
