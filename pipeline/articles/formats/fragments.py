"""The text of a field, which may hold markup: paragraphs parted by one empty line.

What does not live here: whole web pages (`articles.formats.html`).
"""

from __future__ import annotations

import re
from html import unescape

from pipeline.articles.formats.markup import body_lines, visible_text
from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import read_lines
from pipeline.articles.line.teasers import is_teaser, without_more
from pipeline.articles.repair import repaired
from pipeline.articles.single.extracted import clean_lines
from pipeline.records import SourceFacts

_TAG = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|ul|ol|li|h[1-6]|img|blockquote|figure|table)\b[^<>]{0,2000}>", re.I
)
_DOCUMENT = re.compile(r"\s{0,99}<(?:!doctype html|html|head|body)\b", re.I)


def clean_text(text: str) -> str:
    """Return a field's text as paragraphs parted by one empty line, without markup."""
    if not text:
        return ""
    if _TAG.search(text):
        text = visible_text(text)
    lines = (" ".join(line.split()) for line in repaired(text).splitlines())
    return "\n\n".join(line for line in lines if line)


def body_text(text: str, title: str) -> str:
    """Return an article's text, without what is left of its site where it holds markup."""
    if "&lt;" in text and not _TAG.search(text):
        text = unescape(text)
    if _DOCUMENT.match(text):
        return _of_page(text) or clean_text(text)
    if not _TAG.search(text):
        return clean_text(text)
    lines = clean_lines(read_lines(body_lines(text)), title)
    while lines and lines[-1].plain in furniture().section:
        lines.pop()
    texts = [line.text for line in lines if line.text]
    paragraphs = [without_more(text) if is_teaser(text) else text for text in texts]
    return clean_text("\n".join(paragraphs)) or clean_text(text)


def _of_page(text: str) -> str:
    from pipeline.articles.formats.html import read_html

    return "\n\n".join(article.text for article in read_html(text, SourceFacts()))
