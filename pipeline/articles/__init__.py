"""A seed's content becomes articles: readers by format, plain text, archive pages, dates, duplicates.

`read_articles` is the door. What does not live here: finding and hashing files (`pipeline.seeds`),
and anything about the English of a text (`pipeline.nlp`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.articles.plain_text import read_plain
from pipeline.records import Article, Issue, Seed
from pipeline.seeds import SeedError, read_text


def read_articles(seed: Seed) -> Iterator[Article | Issue]:
    """Yield the articles in `seed`, in file order, and an issue for each thing wrong with it."""
    try:
        yield from read_plain(read_text(seed), seed.facts)
    except SeedError as error:
        yield error.issue
