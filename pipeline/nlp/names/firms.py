"""Bodies told by the words beside a name: "the charity Roe Relief", "CEO of Roe Lind".

What does not live here: what a name's own words say (`contexts`), what publishes (`surroundings`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import is_given_name, titles
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_OFFICERS = frozenset(
    "ceo executive cfo chairman chairwoman spokesman spokeswoman spokesperson co-founder".split()
)
_EXECUTIVES = frozenset({"ceo", "cfo", "executive", "officer", "co-founder"})
_UNIONS = frozenset(
    {"union", "militia", "cooperative", "co-operative", "brewery", "airline", "agency", "supermarket"}
)
_GROUPS = frozenset(
    """
    association cartel charity coalition company firm gang group militia newspaper party startup union
    watchdog
    """.split()
)
_LEADS = frozenset({"lead", "head", "chair", "direct", "run", "found"})
_MEMBERS = frozenset({"employees", "members", "shareholders", "subsidiary", "engineers", "volunteers"})
_INSIDE = frozenset({"compound", "amod", "nmod"})


def is_called_body(parse: Parse, span: Span) -> bool:
    """Whether a noun for a body stands in apposition to the name, or its members are spoken of."""
    before = span.first - 1
    if before > 0 and parse.lowers[before] == "of" and parse.lowers[before - 1] in _MEMBERS:
        return True
    if _is_in_apposition(parse, span):
        return True
    if is_given_name(parse.words[span.first]):
        return False
    if (
        _is_founded(parse, span)
        or _employs(parse, span)
        or _is_officered(parse, span)
        or _is_before_body(parse, span)
    ):
        return True
    if _follows_body(parse, span) or _precedes_body(parse, span) or _is_led(parse, span):
        return True
    return _ends_body_clause(parse, span)


def _employs(parse: Parse, span: Span) -> bool:
    """Whether somebody in office or trade is said to be at what the name means ("an analyst at Roe Lind")."""
    link = span.first - 1
    if (
        link < 1
        or parse.lowers[link] != "at"
        or parse.deps[link] != "prep"
        or parse.heads[span.end - 1] != link
    ):
        return False
    noun = parse.heads[link]
    if parse.deps[noun] == "pobj":
        noun = parse.heads[parse.heads[noun]]
    return parse.pos[noun] == "NOUN" and parse.lemmas[noun] in titles().offices


def _is_officered(parse: Parse, span: Span) -> bool:
    """Whether somebody is said to be the chief or spokesman of what the name means ("CEO of Roe Lind")."""
    link = span.first - 1
    if link < 2 or parse.lowers[link] != "of":
        return False
    return parse.lowers[link - 1] in _OFFICERS or (
        parse.lowers[link - 1] == "officer" and "chief" in parse.lowers[link - 3 : link]
    )


def _is_founded(parse: Parse, span: Span) -> bool:
    """Whether the name is said to be founded, owned or based somewhere ("Roe Lind, founded in 1921,")."""
    return (
        span.end + 1 < len(parse)
        and parse.words[span.end] == ","
        and parse.lowers[span.end + 1] in {"founded", "owned", "headquartered", "incorporated"}
        and parse.lowers[span.end + 2 : span.end + 3] in (["in"], ["by"])
    )


def _is_before_body(parse: Parse, span: Span) -> bool:
    """Whether the name qualifies a noun for a body that no person heads as a family ("the Roe union")."""
    after, last = span.end, span.end - 1
    if after >= len(parse) or parse.words[after] not in _UNIONS or parse.deps[last] not in _INSIDE:
        return False
    return parse.heads[last] == after and parse.lowers[span.first - 1] == "the"


def _is_in_apposition(parse: Parse, span: Span) -> bool:
    """Whether a noun said of businesses only stands between "the" and a comma before the name."""
    noun, last = span.first - 2, span.end - 1
    if (
        noun < 1
        or span.end - span.first < 2
        or parse.words[noun + 1] != ","
        or parse.lowers[noun - 1] != "the"
    ):
        return False
    is_apposed = parse.deps[last] == "appos" and parse.heads[last] == noun and parse.deps[noun] != "pobj"
    return (
        is_apposed and parse.words[noun] in titles().businesses and parse.words[noun] not in titles().offices
    )


def _ends_body_clause(parse: Parse, span: Span) -> bool:
    """Whether a clause on a body ends before its name ("the company that owns the ferry, Roe Lines,")."""
    last = span.end - 1
    if parse.deps[last] != "appos" or parse.words[span.first - 1 : span.first] != [","]:
        return False
    token = parse.heads[last]
    if parse.deps[token] == "relcl" or any(parse.deps[child] == "relcl" for child in parse.children[token]):
        return _is_body(parse, token)
    return False


def _is_led(parse: Parse, span: Span) -> bool:
    """Whether somebody leads what a name of several words means ("who heads Roe Relief")."""
    last = span.end - 1
    if span.end - span.first < 2 or parse.deps[last] != "dobj":
        return False
    verb = parse.heads[last]
    return parse.lemmas[verb] in _LEADS and parse.deps[verb] == "relcl"


def _follows_body(parse: Parse, span: Span) -> bool:
    """Whether the noun stands before the name ("the aid group Roe Relief", "the lender, Roe,")."""
    noun, last = span.first - 1, span.end - 1
    above = parse.heads[last]
    if (
        parse.deps[last] == "conj"
        and parse.deps[above] == "appos"
        and parse.tags[parse.heads[above]] == "NNS"
    ):
        return _is_body(parse, parse.heads[above])
    if noun > 0 and parse.words[noun] == ",":
        noun -= 1
        return (
            noun > 0 and _is_body(parse, noun) and parse.deps[last] == "appos" and parse.heads[last] == noun
        )
    if noun < 1 or not _is_body(parse, noun):
        return False
    qualifies = parse.deps[noun] in {"compound", "nmod"} and span.first <= parse.heads[noun] < span.end
    return qualifies or (parse.deps[last] == "appos" and (parse.heads[last] == noun or last > span.first))


def is_named_body(parse: Parse, span: Span) -> bool:
    """Whether a body's noun or officer stands before what looks a place's ("the group Green Dale")."""
    noun = span.first - 1
    if _is_officered(parse, span) and parse.lowers[noun - 1] in _EXECUTIVES:
        return True
    is_body = span.end - span.first > 1 and noun > 0 and parse.words[noun] in _GROUPS
    return is_body and _follows_body(parse, span)


def _precedes_body(parse: Parse, span: Span) -> bool:
    """Whether the noun stands in apposition behind the name ("Roe Relief, an aid group,")."""
    if span.end + 1 >= len(parse) or parse.words[span.end] != ",":
        return False
    for token in range(span.end + 1, min(span.end + 8, len(parse))):
        if parse.words[token] == "," or parse.pos[token] in {"VERB", "AUX", "ADP"}:
            return False
        if parse.deps[token] == "appos" and span.first <= parse.heads[token] < span.end:
            return _is_body(parse, token)
    return False


def _is_body(parse: Parse, token: int) -> bool:
    """Whether a lower-case noun is said of companies, parties and the like."""
    word = parse.words[token]
    if not word.islower() or (token + 1 < len(parse) and parse.tags[token + 1] == "POS"):
        return False
    if word in _GROUPS:
        return True
    nouns = {word, parse.lemmas[token]}
    return not nouns.isdisjoint(titles().businesses) or not nouns.isdisjoint(titles().bodies)
