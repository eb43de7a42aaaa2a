"""Sentences that tell of no fact: what is denied, negated, asked or feared is no actual event."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from conftest import MODEL

from pipeline.articles.facts.dateline import opening_end
from pipeline.nlp import model, stored
from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Context

GOLD = Path(__file__).parent / "gold" / "realis.jsonl"
# What is told once as a fact and is none inside any of the frames below.
TOLD = {
    "Kenya expelled the Sudanese ambassador": "SANCTION",
    "police arrested forty demonstrators in the capital": "COERCE",
    "rebels seized the town of Bria": "COERCE",
    "the army shelled rebel positions outside the town": "ASSAULT",
    "Chile and Peru signed a fishing treaty": "SUPPORT",
    "nurses walked out of hospitals across Ghana": "PROTEST",
}
FRAMES = """
The governor denied that {}.
The ministry dismissed reports that {}.
A spokesman refuted the story that {}.
The report that {} was a hoax.
The army described as baseless the allegation that {}.
It is not the case that {}.
There is little evidence that {}.
Rumours that {} proved false.
Nobody believed that {}.
Diplomats doubted that {}.
It is unclear whether {}.
If {}, the region will be at war.
The region will be at war if {}.
Unless {}, the talks will go on.
Suppose {}.
Many wish that {}.
The radio insinuated that {}.
The theory that {} has many friends.
"""


class Sentence(NamedTuple):
    """A sentence with the types that its reader may take as facts."""

    text: str
    types: frozenset[str]


def gold(kind: str) -> list[Sentence]:
    lines = (json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines())
    return [Sentence(line["text"], frozenset(line["types"])) for line in lines if line["kind"] == kind]


def parsed(texts: Iterable[str]) -> Iterator[Parse]:
    """Parse many sentences in one go, which is much faster than one by one."""
    listed = list(texts)
    return (
        stored.read(each, text)
        for each, text in zip(model.parse(listed, MODEL, opening_end), listed, strict=True)
    )


def reports(parse: Parse) -> set[tuple[str, str]]:
    """Return the type and realis of each event of a sentence."""
    context = Context()
    names = find_names(parse, context)
    events = find_events(parse, names, find_quotes(parse, names, context), context)
    return {(event.type, event.realis) for event in events}


def actual_types(parse: Parse) -> set[str]:
    return {kind for kind, realis in reports(parse) if realis == "actual"}


def told_types(parse: Parse) -> set[str]:
    """Return what is told as a fact, promises and threats with it, though what is promised is planned."""
    promised = {"AGREE", "THREATEN"}
    return {
        kind
        for kind, realis in reports(parse)
        if realis == "actual" or (realis == "planned" and kind in promised)
    }


@cache
def types_of(text: str) -> frozenset[str]:
    (parse,) = parsed([text])
    return frozenset(actual_types(parse))


def test_at_most_one_unreal_sentence_in_a_hundred_gives_an_actual_event() -> None:
    sentences = gold("unreal")
    parses = parsed(one.text for one in sentences)
    wrong = [
        one.text for one, parse in zip(sentences, parses, strict=True) if actual_types(parse) - one.types
    ]
    assert len(sentences) >= 1200
    assert len(wrong) <= 0.01 * len(sentences), wrong


def test_plain_facts_give_actual_events_nineteen_times_in_twenty() -> None:
    sentences = gold("fact")
    parses = parsed(one.text for one in sentences)
    lost = [
        one.text for one, parse in zip(sentences, parses, strict=True) if not one.types & told_types(parse)
    ]
    assert len(sentences) >= 260
    assert len(lost) <= 0.05 * len(sentences), lost


def test_a_fact_inside_a_denial_doubt_or_condition_is_none() -> None:
    framed = [
        (frame.format(fact), kind) for frame in FRAMES.strip().splitlines() for fact, kind in TOLD.items()
    ]
    parses = parsed(text for text, _ in framed)
    wrong = [text for (text, kind), parse in zip(framed, parses, strict=True) if kind in actual_types(parse)]
    assert len(wrong) <= 0.02 * len(framed), wrong
    assert {
        fact: kind in types_of(f"{fact[0].upper()}{fact[1:]}.") for fact, kind in TOLD.items()
    } == dict.fromkeys(TOLD, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels fantasised about an attack on the capital.", "ASSAULT"),
        ("Peace talks between Chile and Peru fell through.", "CONSULT"),
        ("A march on the palace of Kenya's president never got off the ground.", "PROTEST"),
        ("The papers were full of talk of a Kenyan raid on the camp.", "ASSAULT"),
    ],
)
def test_an_event_noun_under_a_word_not_known_to_keep_it_is_no_fact(text: str, kind: str) -> None:
    assert kind not in types_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya's raid on the camp in Somalia renewed fears of a war.", "ASSAULT"),
        ("The king has left the country despite talks with the rebels.", "CONSULT"),
        ("Kenya closed the border after the attack on its embassy in Bujumbura.", "ASSAULT"),
    ],
)
def test_an_event_noun_that_has_an_effect_or_lies_behind_is_a_fact(text: str, kind: str) -> None:
    assert kind in types_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nor did Ecuador expel the ambassador of Peru.", "SANCTION"),
        ("Not one country condemned the coup.", "ACCUSE"),
        ("Few in Accra protested against the tax.", "PROTEST"),
        ("It was not the regime that executed nine officers.", "ASSAULT"),
        ("Had rebels seized the town of Bria on Monday, the talks would have ended.", "COERCE"),
        ("Rather than bomb the port, the Kenyan navy waited.", "ASSAULT"),
        ("None of the unions called for talks with the king.", "REQUEST"),
        ("Baghdad decided not to let the inspectors in.", "CONCEDE"),
        ("Russian hackers denied breaking into the ministry's computers.", "COERCE"),
        ("In no way did Kenyan troops cross the border into Somalia.", "COERCE"),
        ("Several lawmakers oppose sending rifles to the rebels.", "AID"),
        ("The governor disputes that Kenya called on Chad to leave.", "REQUEST"),
        ("Were thousands to march through Accra, the talks would end.", "PROTEST"),
        ("The governor will go only if the army leaves and parliament expels the ambassador.", "SANCTION"),
    ],
)
def test_a_negation_or_condition_counts_wherever_it_stands_before_its_verb(text: str, kind: str) -> None:
    assert kind not in types_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Kenya not only expelled the ambassador but also closed its border.", "SANCTION"),
        ("On 9 May a group of rebels attacked a police station in Bria.", "ASSAULT"),
        ("It is no coincidence that rebels attacked a convoy near Goma.", "ASSAULT"),
        ("It was not the first time that rebels attacked the camp at Bria.", "ASSAULT"),
        ("The crowd was so angry that police arrested the mayor of Lagos.", "COERCE"),
        ("Jordan lifted the ban on the newspaper, unless it prints cartoons.", "CONCEDE"),
        ("No fewer than 40 people were detained in Bria.", "COERCE"),
        ("Rebels attacked the camp at Bria on Monday, not Tuesday.", "ASSAULT"),
        ("None other than the king met the rebels in Goma.", "CONSULT"),
        ("Police lost no time in arresting the mayor of Lagos.", "COERCE"),
        ("There is no doubt that Chad shelled the town of Bria.", "ASSAULT"),
        ("Few doubted that Chad had shelled the town of Bria.", "ASSAULT"),
        ("No sooner had the truce begun than rebels shelled Bria.", "ASSAULT"),
    ],
)
def test_a_word_that_only_looks_like_a_negation_or_condition_takes_nothing_back(text: str, kind: str) -> None:
    assert kind in types_of(text)


def test_the_same_sentences_told_as_facts_give_actual_events(parse_text: Callable[[str], Parse]) -> None:
    told = {
        "The rebels attacked the capital.": "ASSAULT",
        "The two presidents met in Geneva.": "CONSULT",
        "Spain has lifted the embargo on Portugal.": "RETREAT",
        "The navy sank the ferry.": "ASSAULT",
        "The court convicted the general.": "SANCTION",
        "The minister expelled two diplomats.": "SANCTION",
        "The colonel resigned.": "RETREAT",
    }
    assert {text: actual_types(parse_text(text)) for text in told} == {
        text: {kind} for text, kind in told.items()
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ministry denied that the guards who shot the miner in Kitwe had been arrested.", "ASSAULT"),
        ("The army did not say who attacked the base at Bria.", "ASSAULT"),
        ("If the men who kidnapped the judge in Lagos ask for money, nobody will pay.", "ASSAULT"),
        ("Rebels said they had shot down a Kenyan jet, which the army denied.", "ASSAULT"),
        ("Unconfirmed reports said Kenyan troops had shelled the town of Bria.", "ASSAULT"),
        ("The rebels seem to have shot the mayor of Lagos.", "ASSAULT"),
        ("Kenya has not, as some claim, expelled the ambassador of Chad.", "SANCTION"),
        ("Bombing the port of Aden is one option, officials said.", "ASSAULT"),
        ("Nurses at the hospital in Accra voted to strike on Monday.", "PROTEST"),
        ('"If they attack, we will strike back," the Kenyan general said.', "THREATEN"),
    ],
)
def test_what_stands_in_the_scope_of_a_denial_or_condition_is_no_fact(text: str, kind: str) -> None:
    assert kind not in types_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The police did not see the men, who had shot the mayor of Lagos.", "ASSAULT"),
        ("Nobody helped when a mob killed the judge in Lagos.", "ASSAULT"),
        ("Parliament in Nairobi voted to expel the ambassador of Chad.", "SANCTION"),
        ("Farmers drove tractors through Lima to protest against the tax.", "PROTEST"),
        ("Malta became the 90th state to recognise Kosovo.", "SUPPORT"),
    ],
)
def test_what_stands_beside_a_negation_or_is_an_aim_reached_is_a_fact(text: str, kind: str) -> None:
    assert kind in types_of(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway said it would send tents to Chad.", "AGREE"),
        ("Kenya said it would not free the crew.", "REJECT"),
        ("Miners in Peru have announced a strike.", "PROTEST"),
        ("Kenya wants Sudan to free the crew.", "REQUEST"),
    ],
)
def test_what_is_only_said_announced_or_wished_for_is_planned(
    text: str, kind: str, parse_text: Callable[[str], Parse]
) -> None:
    assert reports(parse_text(text)) == {(kind, "planned")}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway has promised to send tents to Chad.", "AGREE"),
        ("Peru and Chile agreed to hold joint drills.", "AGREE"),
        ("The militia threatened to shell the town of Bria.", "THREATEN"),
        ("Japan pledged aid to Malawi on Monday.", "AGREE"),
        ("Norway has offered to mediate between Chad and Niger.", "AGREE"),
        ("Norway and Chad agreed on a truce.", "AGREE"),
        ("The guards threatened the editor.", "THREATEN"),
        ("Kenya urged Sudan to free the crew.", "REQUEST"),
        ("Kenya refused to free the crew.", "REJECT"),
    ],
)
def test_what_is_settled_asked_or_refused_is_a_fact(
    text: str, kind: str, parse_text: Callable[[str], Parse]
) -> None:
    assert reports(parse_text(text)) == {(kind, "actual")}


@pytest.mark.parametrize(
    "text",
    [
        "The general dismissed talk of a coup in Chad.",
        "Diplomats expressed fears that the army would storm the embassy.",
        "The premier refused to rule out sanctions on Chad.",
        "States that attack others face sanctions.",
        "The colonel ordered his men to shell the town.",
        "The police were told not to fire on the crowd.",
        "The rebels are trying to seize the airport of Bria.",
        "According to unconfirmed reports, rebels have abducted the mayor of Bria.",
        "The opposition claimed that troops had shot peasants near Bria.",
        "The union voted against a strike.",
    ],
)
def test_words_about_what_may_be_are_no_event(text: str) -> None:
    assert types_of(text) == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "Officials doubt that Chad will recognise Kosovo.",
        "Nobody believes that the junta will free the editor.",
        "Speculation that Chad will expel the envoy has returned.",
    ],
)
def test_a_will_that_is_doubted_is_no_plan(text: str, parse_text: Callable[[str], Parse]) -> None:
    found = reports(parse_text(text))
    assert found
    assert {realis for _, realis in found} <= {"conditional", "denied", "alleged"}


@pytest.mark.parametrize(
    "text",
    [
        "Uganda is not going to sign the accord with Chad.",
        "Kenya does not intend to lift the curfew in Lamu.",
    ],
)
def test_a_plan_that_nobody_has_is_negated(text: str, parse_text: Callable[[str], Parse]) -> None:
    assert {realis for _, realis in reports(parse_text(text))} == {"negated"}


@pytest.mark.parametrize(
    "text",
    [
        "Norway is ready to resume talks with Chad.",
        "Peru and Chile plan to increase trade.",
        "The envoy of Chad flies to Oslo on Friday for talks.",
    ],
)
def test_a_mere_will_and_what_is_set_for_a_day_to_come_are_planned(
    text: str, parse_text: Callable[[str], Parse]
) -> None:
    parse = parse_text(text)
    names = find_names(parse, Context())
    assert {event.realis for event in find_events(parse, names, (), Context())} <= {"planned", "conditional"}
