"""Direct quotes in Quotebank's quotation-centric shape: one line the same words of the same speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

from pipeline.export.formats import Rows

KEYS = ["quoteID", "quotation", "speaker", "qids", "date", "numOccurrences", "probas", "urls", "phase"]
NOBODY = "None"
Found = Mapping[str, Any]


def quotations(quotes: Iterable[Found]) -> tuple[list[str], Rows]:
    """Return the keys and values of the lines; `quotes` stand together by words and speaker."""
    return KEYS, _lines(quotes)


def _lines(quotes: Iterable[Found]) -> Iterator[list[Any]]:
    """Yield the values of each line."""
    for (words, speaker), group in groupby(quotes, key=lambda quote: (quote["text"], quote["speaker"])):
        found = list(group)
        first = found[0]
        yield [
            f"{first['date'] or '0000-00-00'}-{first['id']}",
            words,
            speaker or NOBODY,
            [first["wikidata_id"]] if first["wikidata_id"] else [],
            first["date"] and f"{first['date']} 00:00:00",
            len({quote["article_id"] for quote in found}),
            _probas(speaker, max(quote["confidence"] for quote in found)),
            list(dict.fromkeys(quote["url"] for quote in found if quote["url"])),
            None,
        ]


def _probas(speaker: str | None, confidence: float) -> list[list[str]]:
    """Return the chances of the speaker and of nobody, as Quotebank writes them."""
    if speaker is None:
        return [[NOBODY, f"{confidence:.4f}"]]
    return [[speaker, f"{confidence:.4f}"], [NOBODY, f"{1 - confidence:.4f}"]]
