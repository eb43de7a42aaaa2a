"""The quickened model answers as the model itself does, and stored parses are spaCy's own format."""

from __future__ import annotations

from dataclasses import fields

import pytest
import spacy
from conftest import MODEL, SEEDS
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, POS, SENT_START, TAG
from spacy.language import Language
from spacy.tokens import Doc, DocBin

from pipeline.articles import read_articles
from pipeline.articles.facts.dateline import opening_end
from pipeline.nlp import model, stored
from pipeline.nlp.quick import quicken
from pipeline.records import Article, Seed
from pipeline.seeds import SeedFile, list_seeds, read_seed

ANSWERS = [TAG, POS, LEMMA, MORPH, HEAD, DEP, ENT_IOB, ENT_TYPE, SENT_START]
ODD = [
    "",
    " ",
    "\n\n",
    "Lagos",
    "  Ana Lund \n\n of Oslo ",
    "I'm gonna let's y'all go; ain't got nothin' but three cats",
    "The " + "Baltic Dockers' and Harbour Pilots' Federation of Klaipeda, " * 4,
]


@pytest.fixture(scope="module")
def texts() -> list[str]:
    """The articles of the project's own seeds, and odd texts."""
    files = [one for one in list_seeds(SEEDS) if isinstance(one, SeedFile)]
    seeds = [seed for one in files if isinstance(seed := read_seed(SEEDS, one.path), Seed)]
    found = [one.text for seed in seeds for one in read_articles(seed) if isinstance(one, Article)]
    return [*found, *ODD]


@pytest.fixture(scope="module")
def quick() -> Language:
    """The default model, quickened and otherwise as it comes."""
    nlp = spacy.load(MODEL)
    quicken(nlp)
    return nlp


def answers(doc: Doc) -> list[list[int]]:
    """Return all that is asked of a parse, token by token."""
    found: list[list[int]] = doc.to_array(ANSWERS).tolist() if len(doc) else []
    return found


def test_every_answer_is_the_models_own_whatever_texts_share_a_batch(
    texts: list[str], quick: Language
) -> None:
    own = [answers(doc) for doc in spacy.load(MODEL).pipe(texts, batch_size=256)]
    assert [answers(doc) for doc in quick.pipe(texts, batch_size=7)] == own
    assert [answers(quick(text)) for text in texts[::3]] == own[::3]


def test_the_parts_stand_in_for_the_slow_components(quick: Language) -> None:
    assert {"attribute_table", "span_reader"} <= set(quick.pipe_names)
    assert not {"attribute_ruler", "ner"} & set(quick.pipe_names)


def test_a_ruler_that_asks_for_more_than_the_table_knows_is_left_alone() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("attribute_ruler").add([[{"IS_TITLE": True}]], {"POS": "PROPN"})
    quicken(nlp)
    assert nlp.pipe_names == ["attribute_ruler"]


def test_a_stored_parse_is_a_doc_bin_that_spacy_reads(texts: list[str]) -> None:
    nlp = model.load_model(MODEL)
    for doc in nlp.pipe(texts):
        (back,) = DocBin().from_bytes(stored.store(doc)).get_docs(nlp.vocab)
        assert answers(back) == answers(doc)
        assert back.text == doc.text


def test_a_doc_bin_of_spacys_own_is_read_alike(texts: list[str]) -> None:
    for doc in model.load_model(MODEL).pipe(texts):
        theirs = DocBin(attrs=ANSWERS, docs=[doc]).to_bytes()
        one, other = stored.read(theirs, doc.text), stored.read(stored.store(doc), doc.text)
        assert [getattr(one, field.name) for field in fields(one)] == [
            getattr(other, field.name) for field in fields(other)
        ]
        assert one.entities == [(span.start, span.end, span.label_) for span in doc.ents]


def test_several_processes_parse_as_one_does(texts: list[str]) -> None:
    numbered = list(enumerate(texts[-12:]))
    batches = [numbered[:5], numbered[5:10], numbered[10:]]
    assert list(model.parse_batches(batches, MODEL, opening_end, 2)) == list(
        model.parse_batches(batches, MODEL, opening_end)
    )
