from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.names import find_names
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Context, Names, Quote


@pytest.fixture(scope="session")
def quotes_in(parse_text):
    def find(text: str) -> tuple[tuple[Quote, ...], Names]:
        parse = parse_text(text)
        names = find_names(parse, Context())
        return find_quotes(parse, names, Context()), names

    return find


@pytest.fixture(scope="session")
def said_in(quotes_in):
    """Give (kind, words, speaker as named or worded, cue) of each quote."""

    def find(text: str) -> list[tuple[str, str, str | None, str | None]]:
        quotes, names = quotes_in(text)
        return [
            (
                one.kind,
                one.text,
                names.referents[one.speakers[0]].name if one.speakers else one.speaker_text,
                one.cue,
            )
            for one in quotes
        ]

    return find


def test_a_tail_names_the_speaker(said_in):
    text = "“The bridge is safe,” said Maria Jensen, a builder."
    assert said_in(text) == [("direct", "The bridge is safe", "Maria Jensen", "said")]


def test_a_lead_with_a_colon_names_the_speaker(said_in):
    text = "Maria Jensen told reporters: “The bridge is safe.”"
    assert said_in(text) == [("direct", "The bridge is safe.", "Maria Jensen", "told")]


def test_a_that_clause_is_indirect_and_keeps_its_that(said_in):
    text = "Maria Jensen said on Monday that the bridge was safe."
    assert said_in(text) == [("indirect", "that the bridge was safe", "Maria Jensen", "said")]


def test_a_clause_before_its_cue_is_indirect(said_in):
    text = "The bridge will open in May, Maria Jensen said."
    assert said_in(text) == [("indirect", "The bridge will open in May", "Maria Jensen", "said")]


def test_marked_words_inside_a_statement_make_it_mixed(said_in):
    text = "Maria Jensen said the bridge was “a disgrace” to the town."
    assert said_in(text) == [("mixed", "the bridge was “a disgrace” to the town", "Maria Jensen", "said")]


def test_according_to_is_a_cue(said_in):
    text = "According to Maria Jensen, the bridge is safe."
    assert said_in(text) == [("indirect", "the bridge is safe", "Maria Jensen", "According to")]


def test_a_request_is_what_was_asked(said_in):
    text = "Maria Jensen urged drivers to avoid the bridge."
    assert said_in(text) == [("indirect", "to avoid the bridge", "Maria Jensen", "urged")]


def test_a_participle_takes_the_speaker_of_its_sentence(said_in):
    text = "Maria Jensen closed the bridge on Monday, saying that it was unsafe."
    assert said_in(text) == [("indirect", "that it was unsafe", "Maria Jensen", "saying")]


def test_the_parts_of_a_split_quote_are_one_utterance(quotes_in):
    quotes, _ = quotes_in("“The bridge,” Maria Jensen said, “is safe.” She left. “We are sure,” she said.")
    assert [one.text for one in quotes] == ["The bridge", "is safe.", "We are sure"]
    assert quotes[0].utterance == quotes[1].utterance != quotes[2].utterance


def test_a_quote_goes_on_after_its_tail(quotes_in):
    quotes, _ = quotes_in("“The bridge is safe,” Maria Jensen said. “It will open in May.”")
    first, second = quotes
    assert (second.speakers, second.utterance, second.rule) == (first.speakers, first.utterance, "continued")


def test_a_floating_quote_is_the_last_speakers(said_in):
    text = "“The bridge is safe,” Maria Jensen said.\n\n“It will open in the month of May.”"
    assert said_in(text)[1][2] == "Maria Jensen"


def test_a_speech_of_several_paragraphs_has_one_speaker_though_named_last(quotes_in):
    quotes, names = quotes_in("“The bridge is safe.\n\n“It will open in May,” said Maria Jensen.")
    assert [names.referents[one.speakers[0]].name for one in quotes] == ["Maria Jensen", "Maria Jensen"]
    assert quotes[0].utterance == quotes[1].utterance


def test_a_pronoun_is_who_was_spoken_of(said_in):
    text = "Maria Jensen opened the bridge on Monday.\n\n“It is safe,” she said."
    assert said_in(text)[0][2] == "Maria Jensen"


def test_a_quote_passed_on_knows_by_whom(quotes_in):
    text = "“The bridge is safe,” said Maria Jensen, according to Peter Holm."
    quotes, names = quotes_in(text)
    assert quotes[0].reported_by is not None
    assert names.referents[quotes[0].reported_by].name == "Peter Holm"


def test_an_inner_quote_has_its_own_row_and_its_parent(quotes_in):
    quotes, names = quotes_in("“Peter Holm told me, ‘Leave the bridge alone,’ and left,” said Maria Jensen.")
    outer, inner = quotes
    assert (inner.text, inner.parent, outer.parent) == ("Leave the bridge alone", 0, None)
    assert names.referents[inner.speakers[0]].name == "Peter Holm"
    assert inner.reported_by == outer.speakers[0]


def test_a_quote_told_of_in_a_quote_is_nested(quotes_in):
    quotes, names = quotes_in("Maria Jensen said that Peter Holm had told her that the bridge was unsafe.")
    inner = quotes[1]
    assert (inner.text, inner.parent) == ("that the bridge was unsafe", 0)
    assert names.referents[inner.speakers[0]].name == "Peter Holm"


def test_two_people_may_say_it_together(quotes_in):
    quotes, names = quotes_in("Maria Jensen and Peter Holm said the bridge was safe.")
    assert [names.referents[one].name for one in quotes[0].speakers] == ["Maria Jensen", "Peter Holm"]


def test_a_signature_names_the_speaker(said_in):
    text = "“The bridge is safe.” — Maria Jensen"
    assert said_in(text) == [("direct", "The bridge is safe.", "Maria Jensen", None)]


def test_a_colon_brings_words_without_a_verb(said_in):
    text = "And from Maria Jensen: “The bridge is safe.”"
    assert said_in(text) == [("direct", "The bridge is safe.", "Maria Jensen", None)]


def test_a_transcript_gives_each_turn_to_its_speaker(said_in):
    turns = ("PH: Is it safe?", "MJ: Yes.", "PH: Quite sure?", "MJ: Quite sure.")
    text = "\n\n".join(["Maria Jensen spoke to Peter Holm.", *turns])
    assert [row[1:3] for row in said_in(text)] == [
        ("Is it safe?", "Peter Holm"),
        ("Yes.", "Maria Jensen"),
        ("Quite sure?", "Peter Holm"),
        ("Quite sure.", "Maria Jensen"),
    ]


def test_a_game_report_with_two_teams_notes_is_no_transcript(said_in):
    notes = (
        "Lynx: Lost again.",
        "Hawks: Won again.",
        "Lynx: Host Lund on Friday.",
        "Hawks: Visit Lund on Friday.",
    )
    assert said_in("\n\n".join(notes)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In Maria Jensen's words, the bridge is “a trap.”", "the bridge is “a trap.”"),
        ("The bridge is, in the words of Maria Jensen, “a death trap.”", "a death trap."),
        ("Bridge to stay closed, says mayor Maria Jensen", "Bridge to stay closed"),
        ("Maria Jensen said the bridge was safe, adding nothing more.", "the bridge was safe"),
        ("OSLO — The bridge is safe, Maria Jensen said.", "The bridge is safe"),
        ("Maria Jensen told the angry people who had come to the hall that it was safe.", "that it was safe"),
    ],
)
def test_words_begin_and_end_where_the_speaker_does(said_in, text, words):
    assert [row[1:3] for row in said_in(text)] == [(words, "Maria Jensen")]


@pytest.mark.parametrize(
    "text",
    [
        "He read “The Long Bridge” on the train.",
        "The so-called “bridge party” lost its seat.",
        "Peter “Pete” Holm left the town.",
        "The word “bridge” is old.",
        "If Maria Jensen says the bridge is safe, it will open.",
        "Maria Jensen did not say that the bridge was safe.",
        "Maria Jensen would say that the bridge was safe.",
        "READ MORE: Maria Jensen says the bridge is safe",
    ],
)
def test_titles_terms_and_words_unsaid_are_no_quotes(said_in, text):
    assert said_in(text) == []


def test_offsets_are_those_of_the_text(quotes_in):
    text = "“The bridge is safe,” said Maria Jensen. She said it was “quite safe.”"
    quotes, _ = quotes_in(text)
    assert len(quotes) == 2
    for one in quotes:
        assert text[one.start_char : one.end_char] == one.text
        assert text[one.speaker_start_char : one.speaker_end_char] == one.speaker_text
        assert text[one.cue_start_char : one.cue_end_char] == one.cue


def test_an_empty_text_has_no_quotes(quotes_in):
    assert quotes_in("")[0] == ()


def test_a_page_of_nothing_but_marks_has_no_quotes(quotes_in):
    assert quotes_in('"' * 5_000)[0] == ()


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                '"',
                "'",
                "“",
                "”",
                "‘",
                "’",
                "«",
                "»",
                "he said",
                "Maria Jensen",
                ",",
                ".",
                ":",
                "—",
                "\n\n",
                "that",
            ]
        ),
        max_size=40,
    )
)
def test_no_soup_of_marks_and_cues_raises_or_leaves_the_text(quotes_in, pieces):
    text = " ".join(pieces)
    for one in quotes_in(text)[0]:
        assert text[one.start_char : one.end_char] == one.text != ""
        assert 0 < one.confidence <= 1


def test_a_date_line_is_no_part_of_the_sentence_behind_it(said_in):
    text = "OSLO (Reuters) - Danish ferry firm Lindfart said the bridge was safe."
    assert said_in(text) == [("indirect", "the bridge was safe", "Lindfart", "said")]


def test_two_deeds_joined_by_and_are_not_words_and_their_speaker(said_in):
    assert said_in("Norway sent rescue teams, and Denmark pledged five million euros in aid.") == []


def test_the_day_of_saying_is_no_part_of_what_was_said(said_in):
    text = "Dutch brewer Hopveld said on Monday it had agreed to buy the rival brand."
    assert said_in(text) == [
        ("indirect", "it had agreed to buy the rival brand", "Hopveld", "said"),
    ]


def test_a_request_ends_where_the_speaker_does_the_next_thing(said_in):
    text = "The union urged both sides to show restraint and offered to mediate."
    assert [one[1] for one in said_in(text)] == ["to show restraint"]


def test_a_closing_cue_has_the_name_before_it_as_speaker_though_the_parse_hangs_it_on_the_words(said_in):
    text = "Rebels shot down a helicopter near Lund on Tuesday, killing two, the Lund Centre for Rivers said."
    assert [one[2:] for one in said_in(text)] == [("Lund Centre for Rivers", "said")]


def test_a_name_set_beside_an_office_with_its_place_is_the_speaker(said_in):
    text = "The minister for roads, Piet Lind, warned that the bridge was not safe."
    assert [one[2] for one in said_in(text)] == ["Piet Lind"]


def test_a_sentence_that_brings_its_own_words_is_no_tail_of_the_words_before(said_in):
    text = "Ada Okoro shrugged. “We are not here for the sandwiches.” Piet Lind agreed: “She says so weekly.”"
    assert [(words, who) for _, words, who, _ in said_in(text)] == [
        ("We are not here for the sandwiches.", "Ada Okoro"),
        ("She says so weekly.", "Piet Lind"),
    ]


def test_an_amount_may_end_the_sentence_before_a_quote(said_in):
    text = "Denmark said it would give £3m. “We stand with the town,” Ada Okoro wrote."
    assert [(words, who) for _, words, who, _ in said_in(text)] == [
        ("it would give £3m.", "Denmark"),
        ("We stand with the town", "Ada Okoro"),
    ]


def test_one_of_several_may_speak_but_one_in_general_does_not(said_in):
    text = "Witnesses fled. “They jumped from the windows,” said one, who gave no name."
    assert [one[1:3] for one in said_in(text)] == [("They jumped from the windows", "one")]
    assert said_in("As one says, the river always wins.") == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("An al-Qaida affiliate claimed the attack. The army said two men were missing.", "The army"),
        ("The Brenholt Fund bought the port. The union said two men were missing.", "The union"),
        (
            "Brenholt Shipping Ltd. bought the port. The company said two men were missing.",
            "Brenholt Shipping Ltd.",
        ),
    ],
)
def test_a_body_called_by_its_kind_is_one_that_can_be_of_that_kind(said_in, text, speaker):
    assert [one[2] for one in said_in(text)] == [speaker]


def test_whoever_is_cited_speaks_and_whoever_cites_passes_it_on(quotes_in):
    quotes, names = quotes_in("The Courier quoted an unnamed builder as saying the bridge was shut.")
    assert [(one.text, one.speaker_text) for one in quotes] == [("the bridge was shut", "an unnamed builder")]
    assert [names.referents[one.reported_by or 0].name for one in quotes] == ["Courier"]


def test_a_claim_by_somebody_is_his_words(said_in):
    text = "Prices rose after comments by Olaf Berg that Norway would shut the bridge."
    assert said_in(text) == [("indirect", "that Norway would shut the bridge", "Olaf Berg", "comments")]


def test_a_sentence_in_marks_after_a_colon_is_a_quote_of_its_own(said_in):
    text = "Olaf Berg said the ban helped the farmers: “They are cheering today.”"
    assert said_in(text) == [
        ("indirect", "the ban helped the farmers", "Olaf Berg", "said"),
        ("direct", "They are cheering today.", "Olaf Berg", "said"),
    ]


def test_long_marked_words_behind_an_article_are_said_with_it(said_in):
    text = "Maria Jensen noted the “very poor state of the roads.”"
    assert said_in(text) == [
        ("mixed", "the “very poor state of the roads.”", "Maria Jensen", "noted"),
    ]


def test_what_is_rejected_as_something_is_said_with_it(said_in):
    text = "Maria Jensen rejected the charges as a “family quarrel”, in a letter to the court."
    assert said_in(text) == [
        ("mixed", "the charges as a “family quarrel”", "Maria Jensen", "rejected"),
    ]


def test_they_are_no_others_than_the_clause_is_about(quotes_in):
    text = "Kenya paid. Olaf Berg added that the auditors were wrong when they said Peru hid the money."
    quotes, _ = quotes_in(text)
    assert [one.speakers for one in quotes if one.speaker_text == "they"] == [()]


def test_both_who_speak_are_two_speakers(quotes_in):
    quotes, names = quotes_in("Olaf Berg met Pavel Lindgren. Both men said the bridge would open.")
    speakers = [{names.referents[each].name for each in one.speakers} for one in quotes]
    assert speakers == [{"Olaf Berg", "Pavel Lindgren"}]
