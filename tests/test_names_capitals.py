"""Texts in capitals and texts with a typist's margin: read as ordinary prose, at the same offsets."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.capitals import shouted_parts
from pipeline.nlp.names import find_names
from pipeline.nlp.reading import reading_copy
from pipeline.records import Context

WIRE = (
    "LUND, 3 MAY -- THE MAYOR, OLAF BERG, MET PERUVIAN OFFICIALS YESTERDAY.  BERG SAID THE BRIDGE WAS SAFE."
)


def _is_common(word: str) -> bool:
    return word in {"the", "mayor", "met", "officials", "yesterday", "said", "bridge", "was", "safe", "berg"}


def test_capitals_are_read_in_ordinary_case():
    assert "The mayor, Olaf Berg, met Peruvian officials yesterday" in reading_copy(WIRE, _is_common)


def test_a_text_in_capitals_still_gives_names(parse_text):
    names = find_names(parse_text(WIRE), Context())
    assert {"Olaf Berg", "Peru"} <= {referent.name for referent in names.referents}
    assert all(WIRE[m.start_char : m.end_char] == m.text for m in names.mentions)


def test_a_heading_in_capitals_is_told_from_the_prose():
    text = "MAYOR OPENS BRIDGE\n\nThe mayor opened a bridge in Lund on Monday afternoon."
    assert shouted_parts(text) == [(0, 18)]


def test_wrapped_lines_are_joined_and_paragraphs_kept():
    line = "the council of the town of Lund met on the first Monday of the month\n"
    copy = reading_copy(line * 4 + "\n" + line)
    assert copy.count("\n") == 3
    assert "month\n\nthe" in copy


def test_lines_of_a_list_are_not_joined():
    text = "Milk\nBread\nEggs\nButter\nFlour"
    assert reading_copy(text) == text


@settings(deadline=None)
@given(st.text(max_size=300))
def test_the_copy_has_the_texts_length(text):
    assert len(reading_copy(text, _is_common)) == len(text)


@settings(deadline=None)
@given(st.text(alphabet="ABC .’'\n-(ßŉİ", max_size=200))
def test_the_copy_of_odd_capitals_has_the_texts_length(text):
    assert len(reading_copy(text, _is_common)) == len(text)


def test_a_long_run_of_marks_is_thinned_out_to_spare_the_tokenizer():
    copy = reading_copy("Lund " + '"' * 1000 + " Oslo")
    assert len(copy) == 1010
    assert copy.split() == ["Lund", '"', "Oslo"]
