"""Measuring quotes: predictions in the shape the published scorer reads, and a small table.

The table has ours and, where the package is installed, textacy's quotes of the same texts. What does
not live here: finding the quotes (`pipeline.nlp.quotes`) and running textacy (`quote_peers`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipeline.articles.facts.dateline import opening_end
from pipeline.evaluate import Figure, Line
from pipeline.evaluate.quote_peers import textacy_predictions
from pipeline.nlp import model as parser
from pipeline.nlp.names import find_names
from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes import find_quotes
from pipeline.nlp.stored import read
from pipeline.records import Context, Names, Quote

_WORD = re.compile(r"\w+")
_CLOSE = 0.8
Span = tuple[int, int]


def predict(lines: list[Line], model: str) -> list[Line]:
    """Return the quotes of each line's `text`, outermost ones only: the gold sets know no nested ones."""
    texts = [line["text"] for line in lines]
    stored = parser.parse(texts, model, opening_end)
    return [
        prediction(line["id"], read(one, text)) for line, text, one in zip(lines, texts, stored, strict=True)
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
    """Return precision and recall of words, and of words with their speaker, ours and textacy's."""
    figures = list(_figures("", gold, predictions))
    peer = textacy_predictions(gold)
    return figures if peer is None else [*figures, *_figures("textacy: ", gold, peer)]


def _figures(system: str, gold: list[Line], predictions: list[Line]) -> Iterator[Figure]:
    """Return the rows of one system."""
    found = {line["id"]: line["quotes"] for line in predictions}
    for kind in (None, "direct"):
        counts = [0, 0, 0, 0]
        for line in gold:
            here = _counts(line, found.get(line["id"], []), kind)
            counts = [total + one for total, one in zip(counts, here, strict=True)]
        wanted, given, spans, spoken = counts
        label = f"{system}{kind or 'all kinds'}"
        for name, hits in ((f"{label}, words", spans), (f"{label}, words and speaker", spoken)):
            yield Figure(name, hits / max(1, given), hits / max(1, wanted), wanted, given)


def _counts(line: Line, quotes: list[Line], kind: str | None) -> tuple[int, int, int, int]:
    """Return the numbers of gold, of predicted, of matched, and of matched with the speaker right."""
    pairs = _matches(line["text"], line["quotes"], quotes)
    other = {p for g, p in pairs.items() if kind not in (None, line["quotes"][g].get("kind"))}
    wanted = [n for n, one in enumerate(line["quotes"]) if kind in (None, one.get("kind"))]
    given = [
        n
        for n, one in enumerate(quotes)
        if n not in other and (n in pairs.values() or kind in (None, one["kind"]))
    ]
    matched = [n for n in wanted if n in pairs]
    spoken = [n for n in matched if _same_speaker(line["quotes"][n], quotes[pairs[n]])]
    return len(wanted), len(given), len(matched), len(spoken)


def _matches(text: str, gold: list[Line], quotes: list[Line]) -> dict[int, int]:
    """Pair gold and predicted quotes whose words agree to four fifths, the closest first."""
    wanted = [_words(text, one) for one in gold]
    given = [_words(text, one) for one in quotes]
    close = [
        (len(a & b) / len(a | b), -g, -p)
        for g, a in enumerate(wanted)
        for p, b in enumerate(given)
        if a & b and len(a & b) >= _CLOSE * len(a | b)
    ]
    pairs: dict[int, int] = {}
    for _, g, p in sorted(close, reverse=True):
        if -g not in pairs and -p not in pairs.values():
            pairs[-g] = -p
    return pairs


def _words(text: str, quote: Line) -> frozenset[int]:
    """Return where the words of a quote begin."""
    return frozenset(match.start() for match in _WORD.finditer(text, quote["start"], quote["end"]))


def _same_speaker(gold: Line, quote: Line) -> bool:
    """Return whether the names agree; where gold has only the words at the quote, those words will do."""
    named = [quote.get("speaker")]
    if gold.get("speaker_is_mention"):
        named.append(quote.get("speaker_mention"))
    return any(_agree(_name(gold.get("speaker")), _name(one)) for one in named)


def _agree(wanted: list[str], given: list[str]) -> bool:
    """Return whether one name's words hold the other's, or both end in the same word."""
    if not wanted or not given:
        return not wanted and not given
    return wanted[-1] == given[-1] or set(wanted) <= set(given) or set(given) <= set(wanted)


def _name(name: str | None) -> list[str]:
    """Return the words of a name in lower case, without the possessive."""
    return _WORD.findall(re.sub(r"['’]s\b", "", (name or "").lower()))
