"""Measuring quotes: predictions in the shape the published scorer reads, and a small table.

What does not live here: finding the quotes.
"""

from __future__ import annotations

from typing import Any

from pipeline.evaluate import Figure, Line
from pipeline.nlp import model
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.records import Context, Names, Quote


def predict(lines: list[Line], model_name: str) -> list[Line]:
    """Return the quotes of each line's `text`, outermost ones only: the gold sets know no nested ones."""
    texts = [line["text"] for line in lines]
    stored = model.parse(texts, model_name)
    return [
        prediction(line["id"], model.read(one, text))
        for line, text, one in zip(lines, texts, stored, strict=True)
    ]


def prediction(identifier: str, parse: Parse) -> Line:
    """Return the prediction for one parsed text."""
    context = Context()
    names = find_names(parse, context)
    quotes = find_quotes(parse, names, context)
    return {
        "id": identifier,
        "text": parse.text,
        "quotes": [_row(quote, names) for quote in quotes if quote.parent is None],
    }


def _row(quote: Quote, names: Names) -> dict[str, Any]:
    """Return one quote as the scorer reads it; fields without a value are left out."""
    name = names.referents[quote.speakers[0]].name if quote.speakers else quote.speaker_text
    row = {
        "start": quote.start_char,
        "end": quote.end_char,
        "text": quote.text,
        "speaker": name,
        "speaker_mention": quote.speaker_text or "",
        "speaker_start": quote.speaker_start_char,
        "speaker_end": quote.speaker_end_char,
        "cue": quote.cue,
        "kind": quote.kind,
        "rule": quote.rule,
        "confidence": quote.confidence,
    }
    return {key: value for key, value in row.items() if value is not None}


def score(gold: list[Line], predictions: list[Line]) -> list[Figure]:
    """Return precision and recall of exact spans, by kind of gold quote and in all."""
    predicted = {line["id"]: {_trimmed(line, quote) for quote in line["quotes"]} for line in predictions}
    figures = []
    for kind in ("direct", "mixed", "indirect"):
        wanted = [
            (line["id"], _trimmed(line, quote))
            for line in gold
            for quote in line["quotes"]
            if quote.get("kind") == kind
        ]
        hits = sum(span in predicted.get(identifier, set()) for identifier, span in wanted)
        figures.append(
            Figure(f"quotes, {kind}, exact span", 0.0, hits / max(1, len(wanted)), len(wanted), hits)
        )
    return figures


def _trimmed(line: Line, quote: dict[str, Any]) -> tuple[int, int]:
    """Return the span of a quote without marks, pauses and spaces at its edges."""
    text, start, end = line["text"], quote["start"], quote["end"]
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end
