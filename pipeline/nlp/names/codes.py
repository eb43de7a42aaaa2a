"""Codes beside names: currencies and shares, which are none, roads' numbers, which are, forms of company.

What does not live here: words of the language with a capital (`ordinary_words`).
"""

from __future__ import annotations

import re
from functools import lru_cache

from pipeline.nlp.names.lexicon import read_text
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_ROAD = re.compile(r"(?!G\d)[A-Z]{1,3}-?\d{1,4}[A-Z]?")
_ROADS = frozenset(
    {"highway", "motorway", "route", "road", "interstate", "expressway", "autobahn", "autoroute"}
)
_ALONG = frozenset({"on", "along", "off", "of", "onto", "down"})
_DONE_TO_ROADS = frozenset({"block", "blockade", "close", "reopen", "cross", "barricade"})
_UNITS = frozenset("MW GW TW MWh GWh TWh kWh kV MHz GHz MB GB TB MT".split())
_WIDEST = 8
LEGAL_FORMS = frozenset(
    """
    AB AG ASA AS A/S Bhd BV Berhad DOO d.o.o. EAD GmbH JSC KGaA KK Lda Ltda NV OAO OJSC OOO Oy Oyj PAO PJSC
    PLC Pty SA SAE SARL SAS SE SpA S.A. S.p.A. Sdn Tbk ZAO
    """.split()
)


@lru_cache(maxsize=1)
def currencies() -> frozenset[str]:
    """Return the codes of currencies in use and lately in use (ISO 4217)."""
    lines = read_text("currencies.txt").splitlines()
    return frozenset(code for line in lines if not line.startswith("#") for code in line.split())


def without_codes(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` without the codes of currencies and shares."""
    return [span for span in spans if not _is_currency(parse, span) and not _is_share(parse, span)]


def _is_currency(parse: Parse, span: Span) -> bool:
    """Whether an amount stands beside a currency's code or before a unit ("NOK 890 million", "120 MW")."""
    if span.end - span.first > 1:
        return False
    if parse.words[span.first] in _UNITS:
        return span.first > 0 and parse.tags[span.first - 1] == "CD"
    if parse.words[span.first] not in currencies():
        return False
    beside = [token for token in (span.first - 1, span.end) if 0 <= token < len(parse)]
    return any(parse.words[token][0].isdigit() or parse.tags[token] == "CD" for token in beside)


def _is_share(parse: Parse, span: Span) -> bool:
    """Whether the span is a share's code behind its exchange in brackets ("(OSE: ABCD)")."""
    colon = span.first - 1
    if (
        parse.words[colon] != ":"
        or colon < 2
        or span.end >= len(parse)
        or span.end - span.first > 1
        or span.known is not None
    ):
        return False
    is_code = parse.words[span.first].isupper() and parse.words[span.end] == ")"
    return is_code and parse.words[colon - 1].isupper() and parse.words[colon - 2] == "("


def is_listed(parse: Parse, span: Span) -> bool:
    """Whether a form of company ends the name, or an exchange and its code follow in brackets."""
    if span.end - span.first > 1 and parse.words[span.end - 1] in LEGAL_FORMS:
        return True
    words = parse.words[span.end : span.end + 4]
    if (
        len(words) < 4
        or words[0] != "("
        or not words[1].split(":")[0].isupper()
        or len(words[1]) > _WIDEST * 2
    ):
        return False
    return (words[2] == ":" and words[3].isupper()) or (":" in words[1] and words[2] == ")")


def is_road(parse: Parse, span: Span) -> bool:
    """Whether the span is a road by its number ("State Highway 2", "blocked the R46")."""
    if span.end - span.first > 1:
        words = parse.lowers[span.first : span.end]
        return words[-1].isdigit() and not _ROADS.isdisjoint(words[:-1])
    if not _ROAD.fullmatch(parse.words[span.first]) or parse.lowers[span.first - 1] != "the":
        return False
    if parse.deps[span.first] == "pobj":
        return span.first > 1 and parse.lowers[span.first - 2] in _ALONG
    return parse.deps[span.first] == "dobj" and parse.lemmas[parse.heads[span.first]] in _DONE_TO_ROADS
