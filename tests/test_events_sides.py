"""Who takes part on which side: readings of single sentences about invented people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from conftest import EventOf, EventsOf

from pipeline.nlp.events import find_events
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.records import Context, EventReport

Sides = tuple[list[str], list[str]]


def sides(event: EventReport) -> Sides:
    return [one.text for one in event.participants if one.role == "actor"], [
        one.text for one in event.participants if one.role == "target"
    ]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        (
            "Peru threatened to halt flights that bring deported migrants home.",
            "threaten",
            (["Peru"], []),
        ),
        (
            "Ecuador demanded that Panama extradite a broker accused of having bribed customs officers.",
            "demand",
            (["Ecuador"], ["Panama"]),
        ),
        (
            "Ecuador recalled its envoy from Panama and demanded that it extradite the broker.",
            "demand",
            (["Ecuador"], ["Panama"]),
        ),
        ("Nurses went on strike across Kenya on Monday.", "go", (["Nurses"], [])),
        ("The minister ruled out the use of force.", "rule", (["minister"], [])),
        ("The rebels demanded the release of forty prisoners.", "demand", (["rebels"], [])),
        ("The United Nations requested 900 tents for Sudan.", "request", (["United Nations"], [])),
        ("In Osh, relatives of the dead soldiers urged the army to stop.", "urge", (["relatives"], ["army"])),
        ("The bishop called on donors to give more.", "call", (["bishop"], ["donors"])),
        (
            "The union refused to print its books because of trade interests in Peru.",
            "refuse",
            (["union"], []),
        ),
        (
            "The union mocked the move as a bid to help clinics ruined by Peru's debts.",
            "mock",
            (["union"], []),
        ),
        (
            "Nurses said they were ready to welcome patients at Quito's Mercy Hospital.",
            "be",
            (["Nurses"], ["patients"]),
        ),
        (
            "An unnamed Canadian startup threatened to sue the union.",
            "threaten",
            (["unnamed Canadian startup"], ["union"]),
        ),
        (
            "Two senior members of the Maritime Union urged Chile to wait.",
            "urge",
            (["Two senior members of the Maritime Union"], ["Chile"]),
        ),
        ("The senator called for the Canadians' release.", "call", (["senator"], [])),
        ("Two Liberal speechwriters urged Peru to wait.", "urge", (["Two Liberal speechwriters"], ["Peru"])),
        ("Others in the Maltese community have condemned Peru.", "condemn", (["Others"], ["Peru"])),
        ("Leaders of the league held a summit in Peru.", "hold", (["Leaders of the league"], [])),
        ("Peru arrested the leaders of a rebel group.", "arrest", (["Peru"], ["leaders of a rebel group"])),
        ("OSLO - Nordic leaders urged Peru to wait.", "urge", (["Nordic leaders"], ["Peru"])),
        ("Troops advanced, backed by jets, and then attacked Lome.", "back", (["jets"], ["Troops"])),
    ],
)
def test_only_who_is_meant_by_the_verb_takes_a_side(
    event_of: EventOf, text: str, verb: str, expected: Sides
) -> None:
    assert sides(event_of(text, verb)) == expected


def test_a_bomb_harms_what_it_stands_before_rather_than_the_town(event_of: EventOf) -> None:
    event = event_of("In Medellin, a bomb exploded outside the offices of the Mining Federation.", "explode")
    assert sides(event)[1] == ["Mining Federation"]
    assert event.place_text == "Medellin"


def test_those_who_are_sent_to_a_sea_act_for_their_state_against_nobody(event_of: EventOf) -> None:
    event = event_of("A US destroyer has been sent to the Sulu Sea.", "send")
    assert sides(event) == (["US destroyer"], [])


def test_words_that_mean_several_give_each_of_them(event_of: EventOf) -> None:
    event = event_of("Peru and Chile signed a deal. The two countries held talks on Monday.", "hold")
    assert sides(event)[0] == ["two countries", "two countries"]
    assert len({one.referent for one in event.participants}) == 2


def test_a_plural_land_is_not_the_country_of_its_adjective(event_of: EventOf) -> None:
    event = event_of("Two former Soviet republics held talks with Norway on Monday.", "hold")
    assert [one.referent for one in event.participants if "republics" in one.text] == [None]


def test_what_is_given_or_stopped_is_not_placed_where_it_was_for(event_of: EventOf) -> None:
    assert event_of("Norway said it had suspended aid to Niger.", "suspend").place_text is None


def test_the_dead_of_a_list_are_added_up(event_of: EventOf) -> None:
    event = event_of(
        "Gunmen ambushed a convoy near Agok, killing three drivers and a Kenyan engineer.", "ambush"
    )
    assert event.killed == 4


def test_people_in_capitals_are_no_place(event_of: EventOf) -> None:
    text = "AT LEAST FIVE POLICEMEN WERE KILLED LAST NIGHT IN THE TOWN OF SANTA ROSALIA."
    assert event_of(text, "kill").place_text != "POLICEMEN"


def test_a_thing_that_it_means_is_no_target(event_of: EventOf) -> None:
    event = event_of("Togo and Benin supported the request; Ghana opposed it.", "oppose")
    assert sides(event) == (["Ghana"], [])


def test_an_adjective_of_origin_is_no_place(event_of: EventOf) -> None:
    assert (
        event_of("Miners in the Bolivian highlands lifted a blockade on Monday.", "lift").place_text is None
    )


@pytest.mark.parametrize(
    ("text", "verb", "targets"),
    [
        ("Rebels ambushed a military convoy on the highway to Mosul.", "ambush", ["military convoy"]),
        ("Rebels attacked the town of Chalchuapa.", "attack", ["Chalchuapa"]),
        ("The militia threatened to attack tourist resorts.", "threaten", []),
        ("Teachers began a strike to protest the murder of their leader, Elsa Ayala.", "begin", []),
    ],
)
def test_the_target_is_what_was_hit_not_what_it_stands_by(
    event_of: EventOf, text: str, verb: str, targets: list[str]
) -> None:
    assert sides(event_of(text, verb))[1] == targets


def test_a_name_in_apposition_acts_whatever_the_noun_before_it(event_of: EventOf) -> None:
    event = event_of("His partner, the banker Alejandra Pinillos, asked the court to wait.", "ask")
    assert any("Alejandra Pinillos" in text for text in sides(event)[0])


@pytest.mark.parametrize(
    ("text", "verb", "actors"),
    [
        ("In April gunmen in two skiffs attacked a Greek tanker.", "attack", ["gunmen"]),
        ("Last week unidentified gunmen murdered a priest.", "murder", ["unidentified gunmen"]),
    ],
)
def test_a_time_before_the_doer_is_no_part_of_the_doer(
    event_of: EventOf, text: str, verb: str, actors: list[str]
) -> None:
    assert sides(event_of(text, verb))[0] == actors


def test_a_past_tense_behind_what_others_should_do_has_the_speaker_as_doer(event_of: EventOf) -> None:
    text = "Ann Ek insisted that Bo Ry should resign, not fight on, and mocked the senator."
    assert sides(event_of(text, "mock")) == (["Ann Ek"], ["senator"])


def test_the_object_of_a_verb_is_not_its_own_subject(event_of: EventOf) -> None:
    event = event_of("Ann Ek met Bo Ry in Lome. He praised him.", "praise")
    actors = {one.referent for one in event.participants if one.role == "actor"}
    targets = {one.referent for one in event.participants if one.role == "target"}
    assert targets == {None} or actors.isdisjoint(targets)


def test_what_its_deeds_include_is_done_by_the_same_state(event_of: EventOf) -> None:
    event = event_of(
        "The senator condemned Ghana's invasion of Togo, including its annexation of Lome.", "annexation"
    )
    assert sides(event) == (["Ghana"], ["Lome"])


def test_a_claim_that_it_had_done_something_is_about_its_owner(parse_text: Callable[[str], Parse]) -> None:
    parse = parse_text("Ghana dismissed Iran's claim that it had freed the crew.")
    context = Context(published_on=date(2026, 7, 16))
    names = find_names(parse, context)
    called = {one.number: one.name for one in names.referents}
    for event in find_events(parse, names, (), context):
        if event.rule.endswith(":free"):
            told = [one.referent for one in event.participants if one.role == "actor"]
            assert [called.get(one) for one in told if one is not None] == ["Iran"]


def test_what_is_searched_or_seized_is_the_target_where_it_has_no_owner(event_of: EventOf) -> None:
    assert sides(event_of("Police searched two houses in Lome.", "search")) == (["Police"], ["two houses"])


def test_the_air_that_words_go_out_on_is_no_target(event_of: EventOf) -> None:
    assert sides(event_of("The bishop voiced his anger on the Caribbean News Network.", "voice")) == (
        ["bishop"],
        [],
    )


def test_what_is_done_at_the_request_of_a_state_is_not_done_there(event_of: EventOf) -> None:
    assert event_of("Chad arrested two men at the request of Niger.", "arrest").place_text is None


@pytest.mark.parametrize(
    ("text", "verb", "is_state"),
    [
        ("Peruvian government forces attacked a base on Monday.", "attack", True),
        ("Peruvian rebel forces attacked a base on Monday.", "attack", False),
        ("Peruvian opposition leaders condemned the ruling on Monday.", "condemn", False),
        ("Peruvian tribal leaders condemned the ruling on Monday.", "condemn", False),
        ("Peruvian leaders condemned the ruling on Monday.", "condemn", True),
    ],
)
def test_forces_and_leaders_of_others_than_the_state_do_not_stand_for_its_country(
    event_of: EventOf, text: str, verb: str, is_state: bool
) -> None:
    event = event_of(text, verb)
    assert (event.participants[0].referent is not None) == is_state


def test_a_shared_title_is_nobody_beside_those_who_bear_it(event_of: EventOf) -> None:
    event = event_of("Presidents Vera Adler and Cyril Moss met in Oslo on Monday.", "meet")
    assert sides(event)[0] == ["Vera Adler", "Cyril Moss"]


def test_words_of_a_heading_run_into_a_sentence_are_no_part_of_its_actor(event_of: EventOf) -> None:
    text = (
        "Vera Brandt met Cyril Novak in Oslo. Accord on Iran Novak and Brandt did sign a paper on Friday, in "
        "which they agreed to share the costs of patrols."
    )
    assert sides(event_of(text, "agree"))[0] == ["Novak", "Brandt"]


@pytest.mark.parametrize(
    ("text", "verb", "expected"),
    [
        ("A priest was killed by gunfire in Oslo on Monday.", "kill", ([], ["priest"])),
        ("Two soldiers were killed by a landmine near Kidal.", "kill", ([], ["Two soldiers"])),
        ("A man was stabbed by a stranger in Nice on Monday.", "stab", (["stranger"], ["man"])),
        ("Police arrested a drug lord in Cali on Monday.", "arrest", (["Police"], ["drug lord"])),
        ("Soldiers killed a cattle rustler in Katsina.", "kill", (["Soldiers"], ["cattle rustler"])),
    ],
)
def test_where_people_were_hurt_is_neither_who_did_it_nor_whom_it_was_done_to(
    event_of: EventOf, text: str, verb: str, expected: Sides
) -> None:
    assert sides(event_of(text, verb)) == expected


def test_those_whom_fighting_drives_out_do_not_fight(events_of: EventsOf) -> None:
    text = "In March more than 1.2 million people were displaced by fighting between the army and rebels."
    assert all("people" not in " ".join(sides(event)[0]) for event in events_of(text))


def test_whose_word_it_is_keeps_its_words_where_it_has_no_name(events_of: EventsOf) -> None:
    text = "Rebels killed two guards in Lima on Monday, police said. Peru expelled envoys of Chile on Friday."
    killing, expulsion = sorted(events_of(text), key=lambda event: event.trigger_start_char)
    assert (killing.reported_by, killing.reported_by_text) == (None, "police")
    assert text[killing.reported_by_start_char : killing.reported_by_end_char] == "police"
    assert (expulsion.reported_by, expulsion.reported_by_text) == (None, None)


def test_a_pair_means_both_of_its_people(event_of: EventOf) -> None:
    text = (
        "Vera Brandt, president of Norland, and Cyril Novak, president of Estmark, came to Oslo. "
        "The two presidents signed a treaty on Monday."
    )
    actors = [one for one in event_of(text, "sign").participants if one.role == "actor"]
    assert len({one.referent for one in actors} - {None}) == 2


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Chad said Mali was responsible for the bombing.", "ACCUSE", (["Chad"], ["Mali"])),
        ("Chad said Mali was behind the raid.", "ACCUSE", (["Chad"], ["Mali"])),
        ("Chad raided Mali's neighbour.", "ASSAULT", (["Chad"], ["Mali's neighbour"])),
        ("Chad has raided Mali's neighbour, Niger.", "ASSAULT", (["Chad"], ["Mali's neighbour, Niger"])),
        ("The two leaders exchanged a phone call.", "CONSULT", (["two leaders"], [])),
        ("Chad announced punitive measures against Mali.", "SANCTION", (["Chad"], ["Mali"])),
        ("Chad confirmed its commitment to Mali's independence.", "SUPPORT", (["Chad"], ["Mali"])),
        ("Police officers broke into the consulate of Mali.", "COERCE", (["Police officers"], ["Mali"])),
        ("Chad saw three attacks by armed rebels in May.", "ASSAULT", (["armed rebels"], ["Chad"])),
    ],
)
def test_the_sides_of_a_short_report(events_of: EventsOf, text: str, kind: str, expected: Sides) -> None:
    assert [sides(event) for event in events_of(text) if event.type == kind] == [expected]


def test_a_neighbour_is_not_the_country_it_is_next_to(event_of: EventOf) -> None:
    target = event_of("Chad raided Mali's neighbour.", "raid").participants[-1]
    assert target.referent is None
