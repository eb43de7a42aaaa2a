"""One article that trips over a fault of ours costs itself alone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from conftest import MODEL, all_rows, ingest
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.articles.facts.dateline import opening_end
from pipeline.db import articles, documents, quotes
from pipeline.db.documents import StoredDocument
from pipeline.db.engine import Engine, writing
from pipeline.nlp import bounds, model
from pipeline.nlp.model import load_model
from pipeline.nlp.parse import Parse
from pipeline.records import Article, Quote
from pipeline.stages.derived import guarded, store_each

STORY = "{name} met the mayor of Lund on Monday. “We will not wait,” said {name}, who leads the council.\n"
STORED = StoredDocument(
    path="a.txt",
    state="ingested",
    sha256="",
    size_bytes=9,
    mtime_ns=0,
    media_type="text/plain",
    encoding="utf-8",
    derived_key=None,
)


def _three_articles(seeds: Path) -> Path:
    """Make a folder of three articles, each about somebody else."""
    seeds.mkdir()
    for name in ("Ada Berg", "Noor Haddad", "Per Lund"):
        (seeds / f"{name}.txt").write_text(f"{name} waits\n\n{STORY.format(name=name)}", encoding="utf-8")
    return seeds


@Language.component("no_haddad")
def no_haddad(doc: Doc) -> Doc:
    """Raise at one name, as a component of the model may."""
    if "Haddad" in doc.text:
        raise IndexError("no such token")
    return doc


def test_a_text_too_long_for_the_parse_is_left_out_and_said(
    new_engine: Callable[[], Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MAX_CHARACTERS", 400)
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    for name in ("Ada Berg", "Noor Haddad"):
        (seeds / f"{name}.txt").write_text(f"{name} waits\n\n{STORY.format(name=name)}", encoding="utf-8")
    long = "\n\n".join(STORY.format(name="Per Lund") for _ in range(9))
    (seeds / "long.txt").write_text(f"Lund waits\n\n{long}", encoding="utf-8")
    engine = new_engine()
    outcomes = {one.stage: one for one in ingest(engine, seeds)}
    assert (outcomes["annotation"].changed, outcomes["annotation"].rejected) == (2, 1)
    rows = all_rows(engine)
    assert len(rows["article"]) == 3
    assert ["not_parsed" in row for row in rows["issue"]] == [True]


def test_an_extraction_that_raises_gives_an_issue_and_no_rows() -> None:
    def fail() -> tuple[str, ...]:
        raise IndexError("beyond the end")

    none: tuple[str, ...] = ()
    found, issues = guarded("quote", fail, none)
    assert found == ()
    assert [(one.code, one.stage) for one in issues] == [("extraction_failed", "quote")]
    assert "beyond the end" in issues[0].message


def test_rows_that_the_database_refuses_cost_only_their_own_article(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    seeds = _three_articles(tmp_path / "seeds")
    engine = new_engine()
    ingest(engine, seeds)
    first, second, third = sorted(row[0] for row in all_rows(engine)["article"])
    quote = Quote(text="We", start_char=0, end_char=2, kind="direct")
    found = [
        (first, (quote,)),
        (second, (quote, replace(quote, end_char=3, confidence=2.0))),
        (third, (quote,)),
    ]
    with writing(engine) as connection:
        failed = store_each(connection, "quote", found, partial(quotes.replace_quotes, connection), ())
    assert failed == 1
    rows = all_rows(engine)
    assert sorted(row[1] for row in rows["quote"]) == [first, third]
    (issue,) = rows["issue"]
    assert second in issue
    assert "not_stored" in issue
    assert "confidence" in issue[-1]


def test_an_article_that_the_database_refuses_is_said_and_the_others_stored(
    new_engine: Callable[[], Engine],
) -> None:
    engine = new_engine()
    good = Article(title="Good", text="One text.", source_start=0, source_end=9)
    bad = replace(good, title="Bad", source_start=10)
    with writing(engine) as connection:
        documents.write_documents(connection, [(STORED, [])])
        refused = articles.put_articles(connection, "a.txt", 0, [(good, b""), (bad, b"")], set(), Counter())
    ((title, reason),) = refused
    assert title == "Bad"
    assert "source_span" in reason
    assert [row[3] for row in all_rows(engine)["article"]] == ["Good"]


def test_an_article_may_stand_far_into_a_large_file(new_engine: Callable[[], Engine]) -> None:
    engine = new_engine()
    far = Article(title="Far", text="One text.", source_start=2**40, source_end=2**40 + 9)
    with writing(engine) as connection:
        documents.write_documents(connection, [(STORED, [])])
        assert articles.put_articles(connection, "a.txt", 0, [(far, b"")], set(), Counter()) == []
    assert 2**40 in all_rows(engine)["article"][0]


def test_a_text_of_too_many_tokens_is_left_out_of_each_article_that_has_it(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    marks = " ".join(STORY.format(name="Per Lund") + "!" * 99 for _ in range(600))
    for name in ("one", "two"):
        line = json.dumps({"title": f"Lund waits {name}", "text": marks, "language": "en"})
        (seeds / f"{name}.jsonl").write_text(line + "\n", encoding="utf-8")
    engine = new_engine()
    ingest(engine, seeds)
    rows = all_rows(engine)
    assert rows["annotation"] == []
    assert ["not_parsed" in row for row in rows["issue"]] == [True, True]


def test_a_text_that_the_model_raises_on_costs_only_itself(
    new_engine: Callable[[], Engine], tmp_path: Path
) -> None:
    seeds = _three_articles(tmp_path / "seeds")
    nlp = load_model(MODEL)
    nlp.add_pipe("no_haddad", first=True)
    try:
        engine = new_engine()
        ingest(engine, seeds)
    finally:
        nlp.remove_pipe("no_haddad")
    rows = all_rows(engine)
    assert len(rows["annotation"]) == 2
    assert ["not_parsed" in row for row in rows["issue"]] == [True]


def test_long_texts_are_parsed_one_by_one_to_the_same_parses(parse_text: Callable[[str], Parse]) -> None:
    long = STORY.format(name="Per Lund") * 250
    assert bounds.is_long(long)
    assert bounds.is_bearable(long)
    assert bounds.token_estimate(long) == pytest.approx(len(parse_text(long)), rel=0.1)
    (found,) = model.parse_batches([[(1, long), (2, "Per Lund met her.")]], MODEL, opening_end)
    assert sorted(found) == [1, 2]
