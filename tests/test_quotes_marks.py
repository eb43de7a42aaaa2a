from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.quotes.marks import find_marked


def marked(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_marked(text)]


def outer(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_marked(text) if one.depth == 0]


def test_every_form_of_mark_makes_a_pair():
    for text in (
        '"a b"',
        "“a b”",
        "«a b»",
        "»a b«",
        "„a b“",
        "‹a b›",
        "``a b''",
        "‘a b’",
        "'a b'",
        "’’a b’’",
    ):
        assert marked(text) == ["a b"], text


def test_an_opening_single_mark_may_be_closed_by_a_double_one():
    assert marked('‘We don’t see it yet," he said.') == ["We don’t see it yet,"]


def test_an_apostrophe_is_no_closing_mark():
    assert marked("'I'm off to the boys' school,' she said.") == ["I'm off to the boys' school,"]


def test_elisions_open_nothing():
    assert marked("In the '80s we got 'em all 'til dawn.") == []


def test_inches_and_feet_open_nothing():
    assert marked('He is 6\'2" and the pipe 5" wide.') == []


def test_an_inner_pair_knows_the_pair_that_holds_it():
    found = find_marked("“He said ‘go’ and left.”")
    assert [(one.depth, one.within) for one in found] == [(0, None), (1, 0)]


def test_a_bracket_inside_stays_inside():
    assert marked('"[The mill] is shut," she said.') == ["[The mill] is shut,"]


def test_a_repeated_opening_mark_goes_on_from_the_paragraph_before():
    first, second = find_marked("“One thing.\n\n“Another thing.”")
    assert (first.is_closed, second.continues) == (False, True)


def test_a_paragraph_cut_in_two_is_closed_by_its_second_half():
    assert outer('"One thing\n\nand another," he said.') == ["One thing", "and another,"]


def test_an_unclosed_mark_costs_only_its_own_paragraph():
    assert outer('He called it "odd and left.\n\n"Fine," she said.') == ["odd and left.", "Fine,"]


def test_a_missing_space_before_a_mark_still_opens():
    assert marked('she said,"Go on" twice') == ["Go on"]


@given(st.text(alphabet="\"'“”‘’«»„` ab.\n", max_size=200))
def test_any_soup_of_marks_gives_stretches_inside_the_text(text: str):
    for one in find_marked(text):
        assert 0 <= one.opened <= one.start <= one.end <= one.closed <= len(text)
        assert "\n" not in text[one.start : one.end]
