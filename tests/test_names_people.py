"""People whatever the model takes them for, bodies it takes for people, and codes that name nobody."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("The ruler of the clan, HRH Seyefa Amakor, faulted the plan.", "Seyefa Amakor"),
        ("Cllr Maread Consadin (Ind) said the town had waited long enough.", "Maread Consadin"),
        ("Magistrate Anet Persard refused bail.", "Anet Persard"),
        ("Their lawyer, Mr Danston Omaribo, said he would appeal.", "Danston Omaribo"),
        ("RCMP Cpl. Denno Thibodal said that nobody was hurt.", "Denno Thibodal"),
        ("At the clinic the deputy director, Nataly Buzun, keeps a list.", "Nataly Buzun"),
        ("Deputies voted to dismiss the state auditor, Velta Ozolka, on Friday.", "Velta Ozolka"),
        ("She came with four children; the youngest, Rayat, fell ill.", "Rayat"),
        ("His nurse, Amnara, had written on the pole.", "Amnara"),
        ("But Nino Tatarash of the group Green Valley said that it was late.", "Nino Tatarash"),
        ("For Sandifar, 78, it comes late.", "Sandifar"),
        ("Village Clerk Sherri Auner announced the sale.", "Sherri Auner"),
        ("Tendar Mushor (34) of Chivara died at once.", "Tendar Mushor"),
        ("The shop is run by Daw Khin Marsen.", "Khin Marsen"),
        ("Major General Eleazar Pintor Quiaro denied that there had been a delay.", "Eleazar Pintor Quiaro"),
        ("Commodore Ivy Montesclara said nobody would be sent.", "Ivy Montesclara"),
    ],
)
def test_a_name_is_a_person_where_only_people_stand(kinds_of, text, person):
    assert kinds_of(text).get(person) == "person"


def test_the_writer_of_a_piece_is_a_person_in_it(kinds_of):
    text = "The strike went on. This report by Wachtel was written at the harbour, and Wachtel left."
    assert kinds_of(text, byline="JOLENA WACHTEL")["Wachtel"] == "person"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Fjordvind Energi ASA (OSE: FJVN) today announced its figures.", "Fjordvind Energi ASA"),
        ('"It was a bad day," said Anne Solli, CEO of Fjordvind Energi.', "Fjordvind Energi"),
        ("Talks failed after the operator, Timur Subsjo, walked out.", "Timur Subsjo"),
        ("The steward of the Fellesbund union was told on Monday.", "Fellesbund"),
        ("Bank Nasonal said it stood ready to act.", "Bank Nasonal"),
        ("Members of the group Green Valley said that it was late.", "Green Valley"),
        ("The state mining company Comibor had paid nothing. Comibor replied in one line.", "Comibor"),
        ("Asked about the gang Kokorat San Rasi, he said nothing.", "Kokorat San Rasi"),
        ("Conservas Urkiagar, founded in 1921, packs tuna for two shops.", "Conservas Urkiagar"),
        ("She told Correo Yuruari that they had come to count.", "Correo Yuruari"),
        ("Hessa Rumaidi, chief investment officer of Salvara, will join them.", "Salvara"),
        ("Shares in Vardaro Thermal rose 7.2 per cent.", "Vardaro Thermal"),
        ("A man close to the talks told Kivo Monitor that they had failed.", "Kivo Monitor"),
    ],
)
def test_a_name_is_a_body_where_only_bodies_stand(kinds_of, text, body):
    assert kinds_of(text).get(body) == "organization"


@pytest.mark.parametrize(
    "text",
    [
        "The charge comes to NOK 890 million, or MKD 1.9 billion, for a battery of 120 MW.",
        "Cholera has killed at least 118 people. Measles came first.",
        "Turnout was 26.4 per cent.",
    ],
)
def test_currencies_diseases_and_heads_of_tables_name_nobody(kinds_of, text):
    assert kinds_of(text) == {}


def test_a_ministers_field_is_no_body(kinds_of):
    kinds = kinds_of("Labour commissioner Villi Tarison met Minister of Public Works Kong Vibol in Oslo.")
    assert not {"Labour", "Public Works"} & kinds.keys()


def test_the_code_of_a_share_is_no_name(kinds_of):
    assert "FJVN" not in kinds_of("Fjordvind Energi ASA (OSE: FJVN) today announced its figures.")


def test_a_tables_cells_are_apart(kinds_of):
    kinds = kinds_of(
        "Votes were as follows:\n\nFiona Crozier\tIndependent\t1,052\t41.7\n\nFiona Crozier won."
    )
    assert kinds == {"Fiona Crozier": "person"}


def test_the_only_unsure_one_among_people_is_one_of_them(kinds_of):
    kinds = kinds_of("Delphia Sayler and Coy Blantin voted no on Tuesday.")
    assert kinds == {"Delphia Sayler": "person", "Coy Blantin": "person"}


@pytest.mark.parametrize(
    "text",
    [
        "Lund Electric of",
        "Cpl.",
        "the R46",
        "120 MW",
        "MW 5",
        "Roe (OSE:",
        "Mr",
        "at Kostiya,",
        "off",
        "Lund-et-",
        "NOK",
    ],
)
def test_a_text_that_stops_short_is_read_all_the_same(kinds_of, text):
    assert isinstance(kinds_of(text), dict)
