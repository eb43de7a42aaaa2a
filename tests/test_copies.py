"""Duplicates found as articles come and go are those found from nothing, where only openings tell of them."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable

import pytest
from sqlalchemy import Connection, select

from pipeline.articles import duplicates
from pipeline.articles.duplicates import find_duplicates, fingerprint
from pipeline.db import articles, documents, fingerprints
from pipeline.db.documents import StoredDocument
from pipeline.db.engine import Engine, writing
from pipeline.records import Article
from pipeline.stages.copies import mark_duplicates

WORDS = [f"word{number}" for number in range(900)]
OPENINGS = [random.Random(seed).choices(WORDS, k=40) for seed in range(2)]


def _text(chance: random.Random) -> str:
    """Return a long text or the excerpt that is most of an opening: too unlike to share a band."""
    opening = list(chance.choice(OPENINGS))
    if chance.random() < 0.5:
        return " ".join(opening[: chance.choice((40, 34, 28))])
    return " ".join(opening + chance.choices(WORDS, k=300))


def _store(connection: Connection, path: str, text: str) -> None:
    ingested = StoredDocument(
        path=path, state="ingested", sha256="", size_bytes=0, mtime_ns=0, media_type=None, encoding=None,
        derived_key="",
    )  # fmt: skip
    documents.write_documents(connection, [(ingested, [])])
    article, seen = Article(title=path, text=text, source_start=0, source_end=len(text)), set[int]()
    articles.put_articles(connection, path, 0, [(article, fingerprint(text))], seen, Counter())
    articles.finish_articles(connection, path, seen, [], "")


def _from_nothing(connection: Connection) -> dict[int, int]:
    ids = connection.execute(select(articles.ARTICLE.c.id)).scalars().all()
    prints = fingerprints.stored_prints(connection, ids)
    return find_duplicates(prints, articles.texts(connection, ids).__getitem__)


@pytest.mark.parametrize("seed", range(6))
def test_excerpts_are_found_as_their_opening_becomes_common_and_rare_again(
    new_engine: Callable[[], Engine], seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = new_engine()
    if engine.dialect.name == "postgresql" and seed:
        pytest.skip("one sequence is enough here")
    monkeypatch.setattr(duplicates, "COMMON", 3)
    chance, seen = random.Random(seed), Counter[int]()
    for _ in range(30):
        with writing(engine) as connection:
            path = f"{chance.randrange(9)}.txt"
            if chance.random() < 0.45:
                documents.remove_documents(connection, [path])
            else:
                _store(connection, path, _text(chance))
            mark_duplicates(connection)
            one = articles.ARTICLE.c
            rows = connection.execute(select(one.id, one.duplicate_of).where(one.duplicate_of.is_not(None)))
            found = dict(rows.all())
            assert found == _from_nothing(connection)
            seen[len(found)] += 1
    assert len(seen) > 1, "none was ever found, or none ever lost"
