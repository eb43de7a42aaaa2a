"""Web pages with their markup: main text and metadata.

What does not live here: plain text (`pipeline.articles.plain_text`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Article, SourceFacts


def read_html(html: str, facts: SourceFacts, url: str | None = None) -> Iterator[Article]:
    """Yield the article of a web page."""
    yield from ()
