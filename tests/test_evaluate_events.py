"""How predicted types are scored against true ones."""

from __future__ import annotations

from pipeline.evaluate import Line
from pipeline.evaluate.events import score


def true(name: str, *others: str, optional: bool = False) -> Line:
    return {"plover": name, "plover_ok": [name, *others], "optional": optional}


def counts(events: list[Line], told: list[str]) -> tuple[float, float, int, int]:
    prediction = {"id": "a", "events": [{"plover": name, "root": "19"} for name in told]}
    figure = score([{"id": "a", "events": events}], [prediction])[0]
    return figure.precision, figure.recall, figure.gold, figure.predicted


def test_any_of_the_accepted_types_is_right() -> None:
    assert counts([true("COERCE", "SANCTION")], ["SANCTION"]) == (1.0, 1.0, 1, 1)


def test_two_true_events_are_not_both_met_by_one_prediction() -> None:
    assert counts([true("COERCE", "SANCTION"), true("SANCTION")], ["SANCTION"]) == (1.0, 0.5, 2, 1)


def test_predictions_are_matched_so_that_most_are_right() -> None:
    assert counts([true("COERCE", "SANCTION"), true("COERCE")], ["COERCE", "SANCTION"]) == (1.0, 1.0, 2, 2)


def test_an_optional_event_costs_nothing_when_missed_and_counts_when_found() -> None:
    assert counts([true("AID"), true("AGREE", optional=True)], ["AID"]) == (1.0, 1.0, 1, 1)
    assert counts([true("AGREE", optional=True)], ["AGREE"]) == (1.0, 1.0, 1, 1)
