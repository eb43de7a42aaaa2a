"""Cutting a model's span down to the name: titles, articles, possessives, lists, line breaks.

What does not live here: which spans there are (`spans`) and making them longer (`joins`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import gazetteer, given_names, heads, is_given_name, not_names, titles
from pipeline.nlp.names.seats import COMPANY_FORMS, before_seat
from pipeline.nlp.names.whereabouts import is_plural_site
from pipeline.nlp.parse import Parse

PARTICLES = frozenset(
    """
    al el bin bint ibn ben abu de del della di da do dos das du la le les san st st. saint van von der den ter
    ten zu af av y e o
    """.split()
)
_DETERMINERS = frozenset(
    {
        *("the", "a", "an", "this", "that", "these", "those", "some", "any", "no", "all", "both", "each"),
        *("every", "another", "its", "his", "her", "their", "our", "my", "your"),
    }
)
_BRACKETS = frozenset({"(", ")", "[", "]", "|", ";", ":", '"', "“", "”", "«", "»"})
_DIVIDERS = _BRACKETS | {"and", ",", "&", "/", "or", "—", "–", "--", "as", "with"}
_LETTERS = frozenset({"QC", "KC", "MP", "MEP", "MBE", "OBE", "CBE", "PhD", "MD"})
_SLUGS = frozenset("soccer cricket tennis golf rugby baseball basketball hockey cycling athletics".split())
_BEFORE_OFFICES = frozenset(
    {
        "chief",
        "financial",
        "executive",
        "operating",
        "press",
        "foreign",
        "prime",
        "vice",
        "deputy",
        "managing",
    }
)
_IN_BODIES = frozenset({"general", "private", "major", "justice", "head", "governor", "writer", "artist"})
_SPOKESPEOPLE = frozenset({"spokesperson", "spokesman", "spokeswoman"})
_MONTHS = ("jan.", "feb.", "mar.", "apr.", "aug.", "sept.", "sep.", "oct.", "nov.", "dec.")

_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})

_PEOPLE = frozenset(
    "fighters rebels militants members leaders soldiers troops supporters activists employees workers".split()
)
_WITH_PEOPLE = 3

Bounds = tuple[int, int]


def trim(parse: Parse, first: int, end: int, label: str) -> list[Bounds]:
    """Return `first` to `end` without what is not the name: no, one or more pairs of bounds."""
    pieces = []
    if parse.lowers[first] in _SLUGS and parse.words[first + 1 : first + 2] == ["-"]:
        first += 2
    for piece_first, piece_end in _pieces(parse, first, end, _dividers(parse, first, end, label)):
        start = _after_titles(parse, piece_first, piece_end) if label == "PERSON" else piece_first
        stop = _before_office(parse, start, piece_end) if label in {"ORG", "GPE"} else piece_end
        if label == "ORG":
            start, stop = _after_people(parse, start, stop), before_seat(parse, start, stop)
        while label == "PERSON" and stop - 1 > start and _is_no_part(parse, stop - 1):
            stop -= 1
        bounds = _edges(parse, start, stop)
        if bounds is not None:
            pieces.append(bounds)
    return pieces


def _after_people(parse: Parse, first: int, end: int) -> int:
    """Return where a body's name begins behind the people it is said to have ("Fighters of the Roe Army")."""
    if end - first < _WITH_PEOPLE or parse.lowers[first] not in _PEOPLE or parse.lowers[first + 1] != "of":
        return first
    return first + 3 if parse.lowers[first + 2] == "the" else first + 2


def _is_no_part(parse: Parse, token: int) -> bool:
    """Whether the last word of a person's span is letters behind a name or a rank ("RCMP Cpl")."""
    return parse.words[token] in _LETTERS or parse.lowers[token] in titles().addresses


def _dividers(parse: Parse, first: int, end: int, label: str) -> frozenset[str]:
    """Return the words that part one name from the next in a span of this label."""
    if label == "PERSON":
        return _DIVIDERS
    inside = parse.lowers[first:end]
    if end < len(parse) and is_plural_site(parse.words[end]):
        return _DIVIDERS
    if label in {"GPE", "LOC", "FAC"} and "and" in inside and heads().keys().isdisjoint(inside):
        is_one = any(list(rest) == inside[1:] for rest, _ in gazetteer().get(inside[0], ()))
        return _BRACKETS if is_one else _DIVIDERS
    if "&" in inside or "and" in inside:
        sides = [
            first,
            *(token + 1 for token in range(first, end - 1) if parse.lowers[token] in {"&", "and"}),
        ]
        return _DIVIDERS if all(is_given_name(parse.words[token]) for token in sides) else _BRACKETS
    return _BRACKETS if COMPANY_FORMS.intersection(inside) else _BRACKETS | {",", "/"}


def _pieces(parse: Parse, first: int, end: int, dividers: frozenset[str]) -> list[Bounds]:
    """Cut at line breaks and at words that end a name."""
    found, start = [], first
    for token in range(first, end):
        word = parse.words[token]
        parts = parse.lowers[token] in dividers or "\n" in word or "\t" in word or _is_dash(parse, token)
        if parts or _is_verb(parse, token) or _is_score(parse, token):
            found.append((start, token))
            start = token + 1
    return [*found, (start, end)]


def _is_score(parse: Parse, token: int) -> bool:
    """Whether a score begins at `token`, which a model's span ran over ("Roe 6-4 7-5")."""
    if not parse.words[token].isdigit() or parse.words[token + 1 : token + 2] not in (["-"], ["–"]):
        return False
    return "".join(parse.words[token + 2 : token + 3]).isdigit()


def _is_verb(parse: Parse, token: int) -> bool:
    """Whether a token is a finite verb, which a model's span ran over ("Roe gave Acme")."""
    return parse.tags[token] in {"VBD", "VBZ", "VBP"} and parse.words[token].islower()


def officer_at(parse: Parse, first: int, end: int) -> int | None:
    """Return where the officer begins in a body's span that swallowed one ("Acme Spokeswoman Ada")."""
    for token in range(first + 1, end - 1):
        lower = parse.lowers[token]
        named = parse.lowers[token + 1] in given_names()
        if token + 2 == end and lower in given_names() and parse.lowers[token - 1] in heads():
            return token
        if lower in _SPOKESPEOPLE or (named and lower in titles().offices and lower not in _IN_BODIES):
            return token
    return None


def after_people(parse: Parse, first: int, end: int) -> int | None:
    """Return where a person's name begins behind a nationality ("Canadians Ada Roe")."""
    for rest, known in gazetteer().get(parse.lowers[first], ()):
        start = first + len(rest) + 1
        if known.label == "NORP" and start + 1 < end and is_given_name(parse.words[start]):
            return start if tuple(parse.lowers[first + 1 : start]) == rest else None
    return None


def before_weekday(parse: Parse, first: int, end: int) -> int:
    """Return the end of a person's name without the day that follows it ("said Ada Roe Monday")."""
    return end - 1 if end - first > 1 and parse.lowers[end - 1] in _WEEKDAYS else end


def _is_dash(parse: Parse, token: int) -> bool:
    """Whether a hyphen stands between spaces and so parts what it stands between."""
    if parse.words[token] != "-" or not 0 < token < len(parse) - 1:
        return False
    return parse.ends[token - 1] < parse.starts[token] and parse.ends[token] < parse.starts[token + 1]


def _office_at(parse: Parse, token: int) -> bool:
    """Whether an office begins at `token` ("Officer", "Vice President")."""
    if token + 1 < len(parse) and parse.lowers[token] in _BEFORE_OFFICES:
        token += 1
    return token < len(parse) and parse.lowers[token] in titles().offices


def _before_office(parse: Parse, first: int, end: int) -> int:
    """Return where a body's name ends that its officer's title follows ("Acme Chief Financial")."""
    listed, stop = titles(), end
    follows = _office_at(parse, end)
    while stop - 1 > first:
        lower = parse.lowers[stop - 1]
        if lower in listed.offices and lower not in _IN_BODIES:
            follows = True
        elif not (follows and lower in _BEFORE_OFFICES):
            break
        stop -= 1
    return stop if follows else end


def _edges(parse: Parse, first: int, end: int) -> Bounds | None:
    """Take small words and marks off both ends; None when no name is left."""
    while first < end and (not _may_begin(parse, first) or (parse.tags[first] == "VB" and end - first > 1)):
        first += 1
    while end > first and not _may_end(parse, end - 1):
        end -= 1
    if first >= end or not any(has_capital(parse.words[token]) for token in range(first, end)):
        return None
    if end - first == 1 and _is_no_name(parse.words[first]) and not is_coupled(parse, first):
        return None
    return first, end


def is_coupled(parse: Parse, token: int) -> bool:
    """Whether a first name shares the surname of the next ("Bill and Ada Roe")."""
    if token + 3 >= len(parse) or parse.lowers[token + 1] != "and":
        return False
    is_given = is_given_name(parse.words[token]) and is_given_name(parse.words[token + 2])
    return is_given and parse.words[token + 3][0].isupper() and parse.tags[token + 3] == "NNP"


def _is_no_name(word: str) -> bool:
    """Whether a word standing alone is a letter, a date or a general word."""
    lower = word.lower()
    if lower in titles().honorifics or lower in titles().offices:
        return True
    if word in not_names() or word.capitalize() in not_names():
        return True
    return len(word) == 1 or lower.startswith(_MONTHS)


def has_capital(word: str) -> bool:
    """Whether `word` is written with a capital anywhere."""
    return word != word.lower()


def _may_begin(parse: Parse, token: int) -> bool:
    """Whether a name can begin with this token."""
    lower, word = parse.lowers[token], parse.words[token]
    if lower in _DETERMINERS:
        return False
    return has_capital(word) or (word[0].isdigit() and word.isalnum()) or lower in PARTICLES


def _may_end(parse: Parse, token: int) -> bool:
    """Whether a name can end with this token."""
    lower, word = parse.lowers[token], parse.words[token]
    if lower in _DETERMINERS:
        return False
    return has_capital(word) or (word[0].isdigit() and word.isalnum())


def _after_titles(parse: Parse, first: int, end: int) -> int:
    """Return where the name proper begins in a person's span."""
    start = first
    for token in range(first, end - 1):
        if _is_title(parse, token):
            start = token + 1
        elif not _leads_to_title(parse, token, end):
            break
    return start


def _is_title(parse: Parse, token: int) -> bool:
    """Whether a token before a name is a title or a common word, either way not the name."""
    listed, lower, word = titles(), parse.lowers[token], parse.words[token]
    if lower in listed.honorifics or lower in listed.offices or parse.lemmas[token].lower() in listed.offices:
        return True
    if parse.tags[token] == "NNPS" and lower.removesuffix("s") in listed.offices:
        return True
    return word == lower and lower.isalpha() and lower not in PARTICLES


def _leads_to_title(parse: Parse, token: int, end: int) -> bool:
    """Whether a token that is no title itself belongs to one ("Russian", "Foreign")."""
    listed, lower = titles(), parse.lowers[token]
    if lower in listed.modifiers or lower in gazetteer():
        return True
    return lower not in given_names() and any(_is_title(parse, later) for later in range(token + 1, end - 1))
