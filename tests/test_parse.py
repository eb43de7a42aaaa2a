from __future__ import annotations

from dataclasses import replace


def test_offsets_of_a_parse_are_the_articles_own(parse_text):
    text = "“We’ll wait,” said Ms Okoro.\n\nShe left for Oslo."
    parse = parse_text(text)
    assert [text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)] == parse.words


def test_no_sentence_runs_over_a_paragraph(parse_text):
    text = "A heading without a stop\n\nThe council met on Monday."
    parse = parse_text(text)
    texts = [parse.span_text(first, end).strip() for first, end in parse.sentences]
    assert texts == ["A heading without a stop", "The council met on Monday."]


def test_a_head_is_a_token_number_and_a_subtree_a_span(parse_text):
    parse = parse_text("The mayor of Lund opened the new bridge.")
    mayor = parse.words.index("mayor")
    assert parse.words[parse.heads[mayor]] == "opened"
    assert parse.span_text(*parse.subtree(mayor)) == "The mayor of Lund"


def test_an_empty_text_has_an_empty_parse(parse_text):
    assert len(parse_text("")) == 0


def test_a_very_long_chain_of_heads_has_its_subtrees(parse_text):
    length = 100_000
    short = parse_text("One word.")
    chain = replace(
        short,
        words=["word"] * length,
        heads=[max(0, token - 1) for token in range(length)],
        sentence_starts=[0],
    )
    assert chain.subtree(0) == (0, length)
    assert chain.subtree(length - 1) == (length - 1, length)


def test_a_verb_has_the_subject_that_the_opening_phrase_took(parse_text):
    letter = (
        "In a joint letter on Chad, the Kenyan minister and his Peruvian colleague have agreed to send food."
    )
    talks = (
        "In their first talks since the Kenyan election, Olaf Berg and Pavel Lindgren have said they will go."
    )
    parse = parse_text(f"{letter}\n{talks}")
    subjects = [
        (parse.words[below], parse.words[verb])
        for verb, head in enumerate(parse.heads)
        for below in parse.children[verb]
        if verb == head and parse.deps[below] == "nsubj"
    ]
    assert subjects == [("minister", "agreed"), ("Berg", "said")]
    assert all(token in parse.children[head] for token, head in enumerate(parse.heads) if head != token)
