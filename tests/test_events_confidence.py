"""How sure a report is hangs on what names its sides."""

from __future__ import annotations

import pytest
from conftest import EventOf


@pytest.mark.parametrize(
    ("surer", "less_sure", "verb"),
    [
        ("Chad accused Niger of theft.", "Miners accused traders of theft.", "accuse"),
        ("Chad accused Niger of theft.", "They accused Niger of theft.", "accuse"),
        ("Police arrested Ada Roe in Lund.", "Police arrested him in Lund.", "arrest"),
        ("Chad accused Niger of theft.", "Chad accused traders of theft.", "accuse"),
    ],
)
def test_a_named_side_makes_a_report_surer(event_of: EventOf, surer: str, less_sure: str, verb: str) -> None:
    assert event_of(surer, verb).confidence > event_of(less_sure, verb).confidence


def test_a_confidence_is_a_chance(event_of: EventOf) -> None:
    assert event_of("They accused them of theft.", "accuse").confidence < 0.2
    assert 0.7 < event_of("Chad accused Niger of theft.", "accuse").confidence <= 1
