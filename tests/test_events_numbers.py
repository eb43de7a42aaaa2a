"""How many people fell or were held, as news words it."""

from __future__ import annotations

import pytest
from conftest import EventsOf

from pipeline.numerals import read_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("at least three dozen", 36),
        ("half a dozen", 6),
        ("a score", 20),
        ("one hundred and twenty", 120),
        ("two thousand three hundred and five", 2305),
        ("2 thousand", 2000),
        ("1 200", 1200),
        ("250 000", 250_000),
        ("1.2 million", 1_200_000),
        ("twenty - two", 22),
        ("between 30 and 40", 30),
        ("two to three hundred", 200),
        ("some", None),
    ],
)
def test_a_number_in_words_or_figures_is_read_and_of_a_range_the_lower_one(
    words: str, number: int | None
) -> None:
    assert read_number(words.split()) == number


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Both pilots were killed in an attack near Goma.", 2),
        ("Four soldiers and a watchman were killed in an attack near Goma.", 5),
        ("The raid killed rebel leader Amadou Diallo and his two sons in Goma.", 3),
        ("Two nurses and several patients were killed in a raid on Goma.", None),
        ("Eight people died on Friday when police opened fire on marchers in Conakry.", 8),
        ("The death toll from Monday’s attack in Goma rose to 33.", 33),
        ("The number of dead in Sunday’s raid on Goma has climbed to 20.", 20),
    ],
)
def test_the_dead_are_counted_where_all_of_them_are(
    events_of: EventsOf, text: str, killed: int | None
) -> None:
    assert [event.killed for event in events_of(text)] == [killed]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        (
            "Bombers blew up a market, killing nine traders and prompting Chadian air raids on rebel camps.",
            "raid",
        ),
        ("Five farmers were hurt in the exchange, as Libyan tanks rolled into Chadian territory.", "roll"),
    ],
)
def test_the_dead_and_wounded_of_one_deed_are_not_those_of_another_in_its_sentence(
    events_of: EventsOf, text: str, trigger: str
) -> None:
    (event,) = (one for one in events_of(text) if one.rule.endswith(f":{trigger}"))
    assert (event.killed, event.wounded) == (None, None)


def test_nobody_hurt_is_no_number_of_the_deed(events_of: EventsOf) -> None:
    assert all(one.wounded is None for one in events_of("No soldier was hurt when rebels attacked Goma."))
