"""Classes of verbs and phrases that mean alike, and the threats that lie in what will befall another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.nlp.events import find_events
from pipeline.nlp.events.lexicon import classes, lexicon
from pipeline.nlp.events.verb_classes import Member, in_words_of, verb_classes
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context


def told(parse: Parse) -> set[tuple[str, str]]:
    context = Context()
    events = find_events(parse, find_names(parse, context), (), context)
    return {(event.type, event.realis) for event in events if event.realis in {"actual", "planned"}}


def test_a_phrase_has_its_object_behind_its_preposition() -> None:
    phrase = Member("put", (), (("obj", "end"),), "to")
    fields = [("obj", "curfew"), ("t", "on obj.of")]
    assert in_words_of(phrase, fields) == [("to", "curfew"), ("t", "on to.on to.of"), ("obj", "end")]


def test_a_phrase_is_left_out_where_a_line_asks_for_its_own_place() -> None:
    phrase = Member("put", (), (("obj", "end"),), "to")
    assert in_words_of(phrase, [("obj", "aid"), ("to", "refugee")]) is None
    assert in_words_of(phrase, [("obj", "aid"), ("mod", "food")]) is None


def test_each_member_of_a_class_that_a_line_names_is_a_trigger() -> None:
    verbs = lexicon().verbs
    heads = {member.head for member in verb_classes()["end"]}
    assert heads <= verbs.keys()
    assert any("curfew" in condition.words for each in verbs["put"] for condition in each.conditions)


def test_no_verb_class_is_empty_and_none_is_named_as_a_class_of_nouns_is() -> None:
    assert all(verb_classes().values())
    assert not verb_classes().keys() & classes().keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad put an end to the curfew in Abeche on Monday.", ("CONCEDE", "actual")),
        ("Peru called time on the blockade of the port on Monday.", ("RETREAT", "actual")),
        ("Norway came up with 40 tents for Malawi after the flood.", ("AID", "actual")),
        ("Kenyan and Ugandan divers searched the lake together.", ("COOPERATE", "actual")),
        ("Chile will regret this raid, the president of Peru said.", ("THREATEN", "planned")),
        ("Anyone who crosses the river will be shot, the junta said.", ("THREATEN", "planned")),
        ("Kenya could close its border unless Somalia gave way, Kenya warned.", ("THREATEN", "planned")),
        ("The rebels told the villagers to leave the town or face an attack.", ("THREATEN", "actual")),
        ("Leave the town by noon, the general told the rebels.", ("REQUEST", "actual")),
        ("Samoa became the 40th state to recognise Kosovo.", ("SUPPORT", "actual")),
    ],
)
def test_phrases_threats_and_ranks_are_read_as_what_they_mean(
    parse_text: Callable[[str], Parse], text: str, expected: tuple[str, str]
) -> None:
    assert expected in told(parse_text(text))


@pytest.mark.parametrize(
    "text",
    [
        "If Peru were to attack Chile, Brazil would help, the president said.",
        "The ambassador warned that Libya could expel foreign workers.",
        "Whoever parks here will be fined, the hotel manager said.",
        "We would never attack civilians, the rebel commander said.",
    ],
)
def test_harm_that_its_doer_does_not_announce_is_no_threat(
    parse_text: Callable[[str], Parse], text: str
) -> None:
    assert "THREATEN" not in {kind for kind, _ in told(parse_text(text))}
