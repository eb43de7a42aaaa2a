"""People told by what stands in and around one name: a given name, an office, an age, kin, "who".

What does not live here: forms of address that belong to the name's span (`trims`, `addressed`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import gazetteer, heads, is_given_name, titles
from pipeline.nlp.names.roles import follows_kin, role_after, role_ahead
from pipeline.nlp.names.surroundings import is_holder, is_in_place
from pipeline.nlp.names.things import Span
from pipeline.nlp.parse import Parse

_SAID_OF_BODIES = frozenset(
    """
    leader producer developer player champion manager rival ally critic owner victim survivor candidate
    contender member operator executive trader employee founder designer
    """.split()
)
_RANKS = frozenset({"youngest", "eldest", "oldest", "elder", "younger"})
_OWNERS = frozenset({"his", "her", "their", "whose", "my", "your"})
_BORN_OR_JAILED = frozenset(
    "bear behead bury convict discharge hospitalise hospitalize imprison jail knight".split()
)
_INSIDE = frozenset({"compound", "amod", "nmod"})
_MARKS = {",": frozenset({",", "."}), "(": frozenset({")"})}
_LONGEST, _YOUNGEST, _OLDEST = 3, 5, 115


def is_person(parse: Parse, span: Span) -> bool:
    """Whether a name that the model takes for a body, place or people is a person's."""
    size, last = span.end - span.first, parse.lowers[span.end - 1]
    words = parse.words[span.first : span.end]
    if last in heads() or size > _LONGEST or any(not word[0].isalpha() for word in words):
        return False
    if words[-1].isupper() and len(last) > 1:
        return False
    if span.label == "NORP" and (parse.tags[span.end - 1] != "NNP" or parse.deps[span.end - 1] in _INSIDE):
        return False
    is_known = any(not rest for rest, _ in gazetteer().get(words[0].lower(), ()))
    if is_given_name(words[0]) and not is_known and (size > 1 or not words[0].isupper()):
        return True
    return _is_called_person(parse, span)


def _is_called_person(parse: Parse, span: Span) -> bool:
    """Whether the words around a name are said of people only."""
    after, before = span.end, span.first - 1
    if before >= 0 and parse.lowers[before] in titles().honorifics:
        return True
    if is_relative(parse, span) or has_age(parse, span):
        return True
    if after + 1 < len(parse) and parse.words[after] == "," and parse.lowers[after + 1] == "who":
        return not is_in_place(parse, span)
    if span.end - span.first > 2 and any(map(str.islower, parse.words[span.first : span.end])):
        return False
    if span.end - span.first == 1:
        return _is_somebodys(parse, span) or _undergoes(parse, span)
    if is_holder(parse, span) and parse.lowers[before] not in _SAID_OF_BODIES:
        return True
    role = role_after(parse, span) or role_ahead(parse, span)
    if role is not None:
        return role.office not in _SAID_OF_BODIES
    return _speaks(parse, span)


def is_relative(parse: Parse, span: Span) -> bool:
    """Whether somebody's kin or a child of several is named ("her son Ola", "the youngest, Ada,")."""
    if follows_kin(parse, span):
        return True
    return span.first > 1 and parse.words[span.first - 1] == "," and parse.lowers[span.first - 2] in _RANKS


def has_age(parse: Parse, span: Span) -> bool:
    """Whether an age stands between marks behind the name ("Ada Roe, 41,", "Ada Roe (41)")."""
    mark = span.end
    if mark + 2 >= len(parse) or parse.words[mark] not in _MARKS:
        return False
    age, after = parse.words[mark + 1], parse.words[mark + 2]
    if after not in _MARKS[parse.words[mark]]:
        return False
    return age.isdigit() and _YOUNGEST <= int(age) <= _OLDEST


def _is_somebodys(parse: Parse, span: Span) -> bool:
    """Whether a name alone is that of somebody's helper or servant ("his nurse, Ada,")."""
    role = role_ahead(parse, span)
    if role is None or role.office in _SAID_OF_BODIES or role.office in titles().businesses:
        return False
    return parse.lowers[role.first - 1] in _OWNERS


def _undergoes(parse: Parse, span: Span) -> bool:
    """Whether the name is the subject of what people only undergo ("Ada was discharged")."""
    verb = parse.heads[span.end - 1]
    return parse.deps[span.end - 1] == "nsubjpass" and parse.lemmas[verb] in _BORN_OR_JAILED


def _speaks(parse: Parse, span: Span) -> bool:
    """Whether a name of several words speaks, that the model takes for a place's or is "of the" something."""
    last = span.end - 1
    if parse.deps[last] != "nsubj" or parse.lemmas[parse.heads[last]] not in titles().speech:
        return False
    if parse.lowers[span.end : span.end + 2] == ["of", "the"]:
        return True
    return span.label in {"GPE", "LOC", "NORP"} and parse.tags[last] == "NNP"
