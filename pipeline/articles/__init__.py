"""A seed's content becomes articles: readers by format, plain text, archive pages, dates, duplicates.

`read_articles` is the door. What does not live here: finding and hashing files (`pipeline.seeds`),
and anything about the English of a text (`pipeline.nlp`).
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.records import Article, Issue, Seed


def read_articles(seed: Seed) -> Iterator[Article | Issue]:
    """Yield the articles in `seed`, in file order, and an issue for each thing wrong with it."""
    raise NotImplementedError
