"""Sentences as agencies word them, for every category of CAMEO: how many give their type, by type."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path

from conftest import MODEL

from pipeline.articles.facts.dateline import opening_end
from pipeline.nlp import model, stored
from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.ontology import EVENT_TYPES
from pipeline.records import Context

GOLD = Path(__file__).parent / "gold" / "newswire.jsonl"
Line = tuple[str, list[str]]
"""A sentence with the types that it may have, the first of them the best."""


def told_types(parse: Parse) -> set[str]:
    context = Context()
    names = find_names(parse, context)
    events = find_events(parse, names, find_quotes(parse, names, context), context)
    return {event.type for event in events if event.realis in {"actual", "planned"}}


@cache
def judged() -> list[tuple[Line, bool, bool]]:
    """Say of each sentence whether one of its types is read, and whether another one is."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [line["text"] for line in lines]
    stored_parses = model.parse(texts, MODEL, opening_end)
    parses = (stored.read(each, text) for each, text in zip(stored_parses, texts, strict=True))
    told = [told_types(parse) for parse in parses]
    return [
        ((line["text"], line["types"]), bool(found & set(line["types"])), bool(found - set(line["types"])))
        for line, found in zip(lines, told, strict=True)
    ]


def test_nine_in_ten_sentences_of_all_categories_give_their_type() -> None:
    missed = [line for line, is_read, _ in judged() if not is_read]
    assert len(judged()) >= 1650
    assert len(missed) <= 0.1 * len(judged()), missed


def test_no_type_is_read_in_less_than_four_fifths_of_its_sentences() -> None:
    wanted = Counter(types[0] for (_, types), _, _ in judged())
    read = Counter(types[0] for (_, types), is_read, _ in judged() if is_read)
    assert set(wanted) == {kind.name for kind in EVENT_TYPES}
    assert {kind: read[kind] / wanted[kind] for kind in wanted if read[kind] < 0.8 * wanted[kind]} == {}


def test_few_sentences_give_a_type_that_they_do_not_tell_of() -> None:
    astray = [line for line, _, is_astray in judged() if is_astray]
    assert len(astray) <= 0.035 * len(judged()), astray
