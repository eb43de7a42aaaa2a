"""Making a span as long as the name: hyphens, initials, "Party of Canada", "Lund Water Board".

What does not live here: cutting spans down (`trims`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import gazetteer, given_names, heads, is_given_name, titles
from pipeline.nlp.names.seats import COMPANY_ENDS, is_of_land
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.trims import has_capital
from pipeline.nlp.parse import Parse

_HYPHENS = frozenset({"-", "‐", "‑"})
_PREFIXES = frozenset({"anti", "pro", "non", "ex", "post", "pre", "mid", "then"})
_NAME_TAGS = frozenset({"NNP", "NNPS", "JJ", "NN", "NNS"})
_OFFICES = frozenset(
    {"president", "minister", "chairman", "spokesman", "spokeswoman", "spokesperson", "leader"}
)
_WITH_FOR = frozenset({"institute", "center", "centre", "council", "ministry", "committee", "foundation"})
_MIDDLE_NAMES = frozenset({"van", "thi", "duc", "huu", "xuan", "quoc", "minh"})
_LONGEST = 8
_PARTICLES = frozenset(
    {"al", "el", "bin", "bint", "ibn", "ould", "wa", "arap", "von", "van", "mint", "uulu", "kyzy", "oglu"}
)
_LINKS = frozenset("et au aux de del des du en la le les on sous sur under upon".split())
_WATERS = frozenset(
    "bay bridge corner corners cove creek gulch hill hollow island landing mill mills point".split()
)
_OWNERS = frozenset({"people", "workers", "farmers", "women", "children", "men", "teachers", "students"})


def over_hyphens(parse: Parse, first: int, end: int, label: str) -> tuple[int, int]:
    """Take in words tied to the span by a hyphen ("Jong-un"), but not "US-led" or "pro-X"."""
    while _is_tied(parse, end) and (has_capital(parse.words[end + 1]) or _ends_given_name(parse, end, label)):
        end += 2
    while _is_tied(parse, end) and parse.words[end + 1] in _LINKS and _is_tied(parse, end + 2):
        if not has_capital(parse.words[end + 3]):
            break
        end += 4
    while first > 1 and _is_tied(parse, first - 1) and has_capital(parse.words[first - 2]):
        if (
            parse.lowers[first - 2] in _PREFIXES
            or len(parse.words[first - 2]) > 2
            or _is_party(parse, first - 2)
        ):
            break
        first -= 2
    return first, end


def _is_party(parse: Parse, token: int) -> bool:
    """Whether a letter stands for a party before a state ("Roe, R-Utah")."""
    return parse.words[token] in {"R", "D", "I"} and parse.words[token - 1] in {",", "("}


def _is_tied(parse: Parse, hyphen: int) -> bool:
    """Whether the token at `hyphen` is a hyphen without a space on either side."""
    if not 0 < hyphen < len(parse) - 1 or parse.words[hyphen] not in _HYPHENS:
        return False
    return parse.ends[hyphen - 1] == parse.starts[hyphen] and parse.ends[hyphen] == parse.starts[hyphen + 1]


def _ends_given_name(parse: Parse, hyphen: int, label: str) -> bool:
    """Whether a short lower-case word behind a hyphen ends a person's name ("Jong-un")."""
    word = parse.words[hyphen + 1]
    return (
        label == "PERSON"
        and word.isalpha()
        and len(word) <= 5
        and parse.tags[hyphen + 1] not in {"VBN", "VBD", "VBG"}
    )


def over_names(parse: Parse, first: int, end: int) -> int:
    """Take in the capitalised names that directly follow a person's span ("Adnan Z." + "Amin")."""
    size = parse.sentences[parse.sentence_of[first]][1]
    while end < size and end - first < 5 and parse.tags[end] == "NNP" and parse.words[end][0].isupper():
        lower = parse.lowers[end]
        if (
            lower in titles().offices
            or lower in titles().addresses
            or lower in heads()
            or parse.sentence_of[end] != parse.sentence_of[first]
        ):
            break
        end += 1
    return _over_particle(parse, end, size)


def _over_particle(parse: Parse, end: int, size: int) -> int:
    """Take in a particle and the name behind it ("Ali Roe" + "al-Haj", "Joseph Roe" + "wa Lund")."""
    if end + 1 >= size or parse.words[end] not in _PARTICLES:
        return end
    after = end + 2 if _is_tied(parse, end + 1) else end + 1
    is_name = after < size and parse.words[after][0].isupper() and parse.tags[after] == "NNP"
    return after + 1 if is_name else end


def over_first_name(parse: Parse, first: int, end: int) -> int:
    """Take in the capitalised name that the parse ties to a surname behind it ("Elif" + "Roe")."""
    before = first - 1
    if first and parse.words[before] == "To" and parse.lowers[first] in _MIDDLE_NAMES:
        return before
    start = parse.sentences[parse.sentence_of[first]][0]
    if end - first > 1 or before < start or (before == start and not is_given_name(parse.words[before])):
        return first
    lower = parse.lowers[before]
    is_tied = parse.deps[before] == "compound" and parse.heads[before] == first
    if not is_tied or parse.tags[before] != "NNP" or not parse.words[before].istitle():
        return first
    listed = titles()
    is_name = not (lower in listed.offices or lower in listed.honorifics or lower in listed.modifiers)
    return before if is_name and lower not in heads() and lower not in gazetteer() else first


def headed_runs(parse: Parse) -> list[Span]:
    """Return capitalised runs that end in a word telling their kind ("Lund Water Board")."""
    kinds, found, floor = heads(), list[Span](), 0
    for token, lower in enumerate(parse.lowers):
        if token < floor or lower not in kinds or not parse.words[token][0].isupper():
            continue
        if _goes_on(parse, token):
            continue
        first = _run_start(parse, token, floor)
        label = kinds[lower]
        end = over_of(parse, token + 1) if label == "ORG" else token + 1
        if label == "ORG" and first > floor and _is_ordinal(parse.lowers[first - 1]):
            first -= 1
        if end - first >= 2:
            found.append(Span(first, end, label))
            floor = end
    return found


def _is_ordinal(lower: str) -> bool:
    """Whether a word is an ordinal in figures, as begins a unit's name ("65th Air Division")."""
    return lower[:-2].isdigit() and lower[-2:] in {"st", "nd", "rd", "th"}


def _goes_on(parse: Parse, token: int) -> bool:
    """Whether a further head follows in the same run, which then tells its kind."""
    after = token + 1
    return after < len(parse) and parse.words[after][0].isupper() and parse.lowers[after] in heads()


def _run_start(parse: Parse, token: int, floor: int) -> int:
    """Return where the capitalised run that ends at `token` begins."""
    first, floor = token, max(floor, token - _LONGEST, parse.sentences[parse.sentence_of[token]][0])
    while first > floor:
        before = first - 1
        if _is_name_word(parse, before):
            first = before
        elif before > floor and _holds_together(parse, before, token):
            first = before - 1
        else:
            break
    return first


def _holds_together(parse: Parse, link: int, token: int) -> bool:
    """Whether a hyphen, "and" or "'s" ("People's Union") stands inside one name, a word of it on the left."""
    if parse.lowers[link] in {"'s", "'"} and parse.lowers[link - 1] in _OWNERS:
        return _is_name_word(parse, link - 1)
    if parse.lowers[link] == "'s" and parse.lowers[token] in _WATERS and token == link + 1:
        return _is_name_word(parse, link - 1) and parse.lowers[link - 1] not in gazetteer()
    return (_is_tied(parse, link) and _is_name_word(parse, link - 1)) or _joins(parse, link, token)


def _is_name_word(parse: Parse, token: int) -> bool:
    """Whether a token can stand inside a long name."""
    lower = parse.lowers[token]
    if not parse.words[token][0].isupper() or lower in titles().honorifics or lower in _OFFICES:
        return False
    if parse.tags[token] in {"NNP", "NNPS"}:
        return True
    return parse.tags[token] in _NAME_TAGS and token != parse.sentences[parse.sentence_of[token]][0]


def _joins(parse: Parse, link: int, token: int) -> bool:
    """Whether "and" at `link` stands inside one name ("Health and Hospitals Corporation")."""
    left = link - 1
    return (
        parse.lowers[link] in {"and", "&"}
        and _is_name_word(parse, left)
        and link < parse.heads[left] <= token
    )


def over_of(parse: Parse, end: int) -> int:
    """Take in "of Canada", "for Foreign Affairs", "of Communists of Chad" behind an organisation's head."""
    size = len(parse)
    if parse.lowers[end - 1] in COMPANY_ENDS or is_of_land(parse, end):
        return end
    if end + 1 >= size or not (parse.lowers[end] == "of" or _takes_for(parse, end)):
        return end
    stop = _capitals(parse, end + 1)
    if stop + 1 < size and stop > end and parse.tags[stop - 1] == "NNPS" and parse.lowers[stop] == "of":
        return max(stop, _capitals(parse, stop + 1))
    return stop


def _capitals(parse: Parse, token: int) -> int:
    """Return the end of up to three proper nouns behind "of" or "for", the word before it where none is."""
    end = token - 1
    if parse.lowers[token] == "the":
        token += 1
    start = token
    while token < len(parse) and token - start < 3 and parse.tags[token] in {"NNP", "NNPS"}:
        lower = parse.lowers[token]
        if not parse.words[token][0].isupper() or lower in given_names() or lower in titles().offices:
            break
        token += 1
    return token if token > start else end


def over_head(parse: Parse, end: int) -> int:
    """Take in a head in lower case that an abbreviation in brackets follows ("Lund Water board (LWB)")."""
    if end + 2 >= len(parse) or heads().get(parse.words[end]) != "ORG" or parse.words[end + 1] != "(":
        return end
    short = parse.words[end + 2]
    return end + 1 if short.isupper() and len(short) > 1 else end


def _takes_for(parse: Parse, end: int) -> bool:
    """Whether "for" at `end` can belong to the name before it ("Institute for Peace")."""
    return parse.lowers[end] == "for" and parse.lowers[end - 1] in _WITH_FOR
