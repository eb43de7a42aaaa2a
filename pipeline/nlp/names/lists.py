"""Names in one list judged together: "Lund, Roe and Dale districts", "Ada Roe and Ola Lind".

What does not live here: judging one name by what stands around it (`whereabouts`, `persons`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import heads, tails
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.whereabouts import is_full_name, is_long, is_of_another_kind, place_words
from pipeline.nlp.parse import Parse

_JOINED = frozenset({",", "and", "or", "&"})
_IN = frozenset({"in", "from", "near", "at", "around", "through", "between", "across"})
_ALSO = frozenset({"and", "or"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_SHORTEST, _WIDEST = 3, 2


def spread(parse: Parse, spans: list[Span]) -> None:
    """Make places of all names in a list that a plural for places ends, or most of which are places.

    "Lund, Roe and Dale districts"; "Lund, Roe, Dale and Birk" where the model took one for a person.
    """
    first = 0
    for number, span in enumerate(spans):
        if number and not _is_joined(parse, spans[number - 1], span):
            _agree(parse, spans[first:number])
            first = number
    _agree(parse, spans[first:])


def _agree(parse: Parse, listed: list[Span]) -> None:
    """Make places of the names in one list that are not, where the list or its end says so."""
    if len(listed) < 2:
        return
    stop = listed[-1].end
    is_ended = not place_words().plurals.isdisjoint(parse.words[stop : stop + 1]) or _is_within(parse, listed)
    if parse.lowers[stop : stop + 2] == ["local", "government"]:
        is_ended = is_ended or not place_words().plurals.isdisjoint(parse.words[stop + 2 : stop + 3])
    if any(word in _ALSO for word in parse.lowers[listed[0].end : stop]):
        _befriend(parse, listed)
    placed = sum(span.known is None and span.label in _PLACES for span in listed)
    if not is_ended and (len(listed) < _SHORTEST or placed * 2 <= len(listed)):
        return
    for span in listed:
        is_free = span.known is None and span.label not in _PLACES and not is_full_name(parse, span)
        is_free = is_free and not is_long(parse, span)
        if is_free and (is_ended or not is_of_another_kind(parse, span)):
            span.label, span.is_sure = "GPE", True


def _befriend(parse: Parse, listed: list[Span]) -> None:
    """Make a person of the one in a list that is not, where all others are ("Ada Roe and Ola Lind")."""
    others = [span for span in listed if span.label != "PERSON" or span.end - span.first == 1]
    if len(others) == 1 and _may_be_partner(parse, others[0]):
        others[0].label = "PERSON"


def _may_be_partner(parse: Parse, span: Span) -> bool:
    """Whether a name that the model takes for a body's can be a person's in full."""
    words = parse.words[span.first : span.end]
    if span.label != "ORG" or span.known is not None or span.is_sure or len(words) != 2:
        return False
    last = words[1].lower()
    return words[0].istitle() and words[1].istitle() and last not in heads() and last not in tails()


def _is_within(parse: Parse, listed: list[Span]) -> bool:
    """Whether a list of names that a place begins follows "in" or the like ("in Lund and Dale")."""
    first = listed[0]
    if first.label not in _PLACES or first.first == 0 or parse.lowers[first.first - 1] not in _IN:
        return False
    if first.known is not None and first.known.kind == "country":
        return False
    return all(parse.deps[span.end - 1] == "conj" for span in listed[1:])


def _is_joined(parse: Parse, one: Span, other: Span) -> bool:
    """Whether nothing but "and" or a comma stands between two names."""
    if not 0 < other.first - one.end <= _WIDEST:
        return False
    return all(word in _JOINED for word in parse.lowers[one.end : other.first])
