"""Words of force, diplomacy and protest in their everyday senses: sport, business, the stage, the home."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from conftest import MODEL

from pipeline.articles.facts.dateline import opening_end
from pipeline.nlp import model, stored
from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Context

GOLD = Path(__file__).parent / "gold" / "senses.jsonl"
MATCH = (
    "Rosmark coach Ina Bell praised her players after the match. The striker scored in the first half and "
    "again from a penalty. Fans sang until the final whistle. The club is third in the league. "
)


def told_types(parse: Parse) -> set[str]:
    context = Context(published_on=date(2026, 7, 16))
    names = find_names(parse, context)
    events = find_events(parse, names, find_quotes(parse, names, context), context)
    return {event.type for event in events if event.realis in {"actual", "planned"}}


@cache
def judged() -> list[tuple[str, set[str], set[str]]]:
    """Return each sentence with the types it tells of and those that are read."""
    lines = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    texts = [line["text"] for line in lines]
    stored_parses = model.parse(texts, MODEL, opening_end)
    parses = (stored.read(each, text) for each, text in zip(stored_parses, texts, strict=True))
    return [
        (line["text"], set(line["types"]), told_types(parse))
        for line, parse in zip(lines, parses, strict=True)
    ]


def test_one_everyday_sentence_in_twenty_at_most_gives_an_event() -> None:
    everyday = [(text, found) for text, types, found in judged() if not types]
    wrong = [(text, found) for text, found in everyday if found]
    assert len(everyday) >= 590
    assert len(wrong) <= 0.06 * len(everyday), wrong


def test_the_same_verbs_give_their_types_where_states_and_armed_people_act() -> None:
    public = [(text, types, found) for text, types, found in judged() if types]
    missed = [(text, found) for text, types, found in public if not types & found]
    assert len(public) >= 115
    assert len(missed) <= 0.05 * len(public), missed


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Denmark beat Peru on Monday.", set()),
        ("Ina Bell thanked Bo Tarn on Monday.", set()),
        ("Police arrested two fans outside the ground on Monday.", {"COERCE"}),
        ("The sports minister criticised the club on Monday.", {"ACCUSE"}),
    ],
)
def test_an_article_about_a_match_tells_only_of_public_business(
    parse_text: Callable[[str], Parse], text: str, kinds: set[str]
) -> None:
    assert told_types(parse_text(MATCH + text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The captain of the ferry thanked his wife.", set()),
        ("The chairman of Arvel said its board had rejected a bid from Ostra Foods.", {"REJECT"}),
        ("The banker asked the parliament of Chile to lower the tax.", {"REQUEST"}),
        ("The actress accused the minister of fraud.", {"ACCUSE"}),
        ("A coach stabbed two men outside a bar in Leeds on Monday.", {"ASSAULT"}),
        ("The minister declined to say who had asked.", set()),
        ("The driver faces charges of fraud.", {"ACCUSE"}),
    ],
)
def test_private_people_are_told_of_where_public_ones_are_concerned(
    parse_text: Callable[[str], Parse], text: str, kinds: set[str]
) -> None:
    assert told_types(parse_text(text)) == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A jury in Graz found the officer not guilty.", set()),
        ("The Liberals beat the Greens by 900 votes in the election.", set()),
        ("Judge Ina Bell clashed with Bo Tarn over his answers.", set()),
        ("The candidate held a press conference with the mayor on Monday.", set()),
        ("Governor Bo Tarn attacked the press as a pack of liars.", {"ACCUSE"}),
        ("Ina Bell is beating Bo Tarn among the young.", set()),
        ("Shares fell again and the rally of the market ended.", set()),
        ("The minister declined to give a reason.", set()),
        ("Campaigners delivered a petition to the council on Monday.", {"REQUEST"}),
    ],
)
def test_words_votes_and_verdicts_are_told_from_force(
    parse_text: Callable[[str], Parse], text: str, kinds: set[str]
) -> None:
    assert told_types(parse_text(text)) == kinds
