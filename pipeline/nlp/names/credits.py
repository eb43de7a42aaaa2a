"""Names that are no part of the story: the agency in a date line, the photographer in brackets.

What does not live here: furniture around the article's text (`pipeline.articles`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import news_agencies
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse
from pipeline.records import Context

_OPENING, _CLOSING = frozenset({"(", "[", "/"}), frozenset({")", "]", "/"})
_CREDITS = frozenset({"/", "photo", "photos", "photograph", "getty", "handout", "via", "courtesy", "file"})
_DASHES = (["-"], ["--"], ["—"], ["–"])
_DATELINE, _LONGEST = 20, 12


def without_credits(parse: Parse, spans: list[Span], context: Context) -> list[Span]:
    """Return `spans` without the ones that only say where text or picture came from."""
    credited = _credited(parse)
    own = {name.lower() for name in (context.agency, context.publisher) if name}
    return [span for span in spans if span.first not in credited and not _in_dateline(parse, span, own)]


def _in_dateline(parse: Parse, span: Span, own: set[str]) -> bool:
    """Whether a name opening the text in brackets or slashes is the agency's ("OSLO (Reuters) -")."""
    if span.first == 0 or span.end > min(_DATELINE, len(parse) - 1):
        return False
    if _is_before_dash(parse, span):
        return True
    if span.label == "PERSON":
        return False
    if parse.words[span.first - 1] not in _OPENING or parse.words[span.end] not in _CLOSING:
        return False
    text = parse.span_text(span.first, span.end).lower()
    return text in own or text in news_agencies()


def _is_before_dash(parse: Parse, span: Span) -> bool:
    """Whether brackets that end a date line hold the name, no known place ("OSLO (Fjord Wire) --")."""
    opening, closing = span.first - 1, span.end
    while opening > 0 and parse.words[opening][0].isupper():
        opening -= 1
    while closing < len(parse) - 1 and parse.words[closing][0].isupper():
        closing += 1
    if parse.words[opening] != "(" or parse.words[closing] != ")" or opening == 0:
        return False
    if any(word[0].islower() for word in parse.words[:opening]):
        return False
    is_place = span.known is not None and span.known.kind in {"country", "place"}
    if is_place and closing - opening == span.end - span.first + 1:
        return False
    return parse.words[closing + 1 : closing + 2] in _DASHES


def _credited(parse: Parse) -> set[int]:
    """Return the tokens in brackets that end a paragraph and credit a picture."""
    found: set[int] = set()
    for token, word in enumerate(parse.words):
        if word == "(" and token + 2 < len(parse):
            near = parse.words[token : token + _LONGEST]
            stop = token + (near.index(")") if ")" in near else 0)
            ends = stop + 1 >= len(parse) or "\n" in parse.words[stop + 1]
            if ends and not _CREDITS.isdisjoint(parse.lowers[token:stop]):
                found.update(range(token, stop))
    return found
