"""Offices beside people's names: "US Secretary of State Jane Roe", "Jane Roe, a spokeswoman for".

What does not live here: descriptions without a name beside them (`descriptions`).
"""

from __future__ import annotations

from pipeline.nlp.names.lexicon import Titles, titles
from pipeline.nlp.names.things import RoleSpan, Span
from pipeline.nlp.parse import Parse
from pipeline.records import Gender

_MAXIMUM = 14
_NOT_IN_ROLES = frozenset({"VERB", "AUX", "PRON", "ADP", "SCONJ"})
_BREAKS = frozenset({",", "(", ";", ":", '"', "”", "“", "—", "–"})
_KIN = frozenset("wife husband son daughter brother sister mother father widow lady".split())
_STARTERS = frozenset({"another", "one", "the", "a", "an", "his", "her", "its", "their", "our", "my"})


def role_before(parse: Parse, name: int, span_at: dict[int, Span]) -> RoleSpan | None:
    """Return the role written directly before the name that begins at token `name`."""
    listed, first, office, seen = titles(), name, None, {"PERSON"}
    token = name - 1
    while token >= 0 and name - token <= _MAXIMUM:
        found = office_ending(parse, token, listed)
        if found is not None:
            office = office or " ".join(parse.lowers[found : token + 1]).replace(" - ", "-")
            first, token = found, found - 1
        elif office is not None and token in span_at and span_at[token].label not in seen:
            seen |= {"ORG"} if span_at[token].label == "ORG" else {"GPE", "NORP", "LOC", "FAC"}
            first = span_at[token].first
            token = first - 1
        elif token not in span_at and _belongs(parse, token, office, listed):
            first, token = token, token - 1
        else:
            break
    if office is None:
        return None
    end = name
    while end - 1 > first and parse.lowers[end - 1] in listed.honorifics and office != parse.lowers[end - 1]:
        end -= 1
    return _role(parse, first, end, office)


def _belongs(parse: Parse, token: int, office: str | None, listed: Titles) -> bool:
    """Whether a small word or common noun holds two parts of a role before a name together."""
    lower = parse.lowers[token]
    if lower in listed.honorifics or lower in listed.modifiers or lower in {"-", "'s"}:
        return True
    return (
        office is not None
        and parse.deps[token] in {"compound", "amod", "nmod"}
        and parse.pos[token] in {"NOUN", "ADJ", "PROPN"}
    )


def _role(parse: Parse, first: int, end: int, office: str) -> RoleSpan | None:
    """Return the role in tokens `first` up to `end` without what hangs over its edges."""
    while first < end and (
        parse.lowers[first] in _STARTERS or not parse.words[first][0].isalnum() or parse.lowers[first] == "'s"
    ):
        first += 1
    while end > first and not parse.words[end - 1][-1].isalnum() and parse.words[end - 1] not in {"."}:
        end -= 1
    text = parse.span_text(first, end)
    return RoleSpan(first, end, text, office) if text and "\n" not in text else None


def office_ending(parse: Parse, token: int, listed: Titles) -> int | None:
    """Return where the office that ends at `token` begins, the longest one the lists know."""
    lowers = parse.lowers
    for word in (lowers[token], parse.lemmas[token].lower()):
        for words in listed.longest.get(word, ()):
            first = token - len(words) + 1
            if first >= 0 and tuple(lowers[first:token]) == words[:-1]:
                return first
    return None


def role_ahead(parse: Parse, span: Span) -> RoleSpan | None:
    """Return the role in the phrase that a name is in apposition to: "the mayor of Lund, Jane Roe,"."""
    head, comma = _office_above(parse, span), span.first - 1
    if parse.deps[span.end - 1] != "appos" or not 0 < head < comma <= head + _MAXIMUM:
        return None
    first = office_ending(parse, head, titles())
    if first is None or parse.words[comma] != ",":
        return None
    start = max(parse.subtree(head)[0], first - _MAXIMUM)
    office = " ".join(parse.lowers[first : head + 1]).replace(" - ", "-")
    return _role(parse, start, comma, office) if "," not in parse.words[start:comma] else None


def _office_above(parse: Parse, span: Span) -> int:
    """Return the noun that a name is in apposition to, over the name that the parse took it for."""
    head = parse.heads[span.end - 1]
    while parse.deps[head] == "pobj" and parse.pos[head] == "PROPN" and span.label in {"PERSON", "ORG"}:
        head = parse.heads[parse.heads[head]]
    if span.label == "PERSON" and parse.deps[head] == "pobj" and not _may_be_somebody(parse, head):
        above = parse.heads[parse.heads[head]]
        return above if office_ending(parse, above, titles()) is not None else head
    return head


def _may_be_somebody(parse: Parse, noun: int) -> bool:
    """Whether a noun is said of people, and a name behind it may be theirs ("father of the victim, Ada")."""
    return parse.lemmas[noun] in titles().people or office_ending(parse, noun, titles()) is not None


def role_after(parse: Parse, span: Span) -> RoleSpan | None:
    """Return the role in the apposition after a name: "Jane Roe, mayor of Lund, said"."""
    if span.end + 1 >= len(parse) or parse.words[span.end] != ",":
        return None
    listed, token = titles(), span.end + 1
    if parse.lowers[token] == "then":
        return None
    sentence_end = _sentence_end(parse, span.end)
    stop = min(sentence_end, token + _MAXIMUM)
    while token < stop:
        if parse.words[token] in _BREAKS:
            return None
        if parse.pos[token] in _NOT_IN_ROLES and parse.deps[token] not in {"amod", "poss"}:
            return None
        first = office_ending(parse, token, listed)
        if first is not None and not _goes_on(parse, token):
            if _is_listed(parse, token):
                return None
            office = " ".join(parse.lowers[first : token + 1]).replace(" - ", "-")
            end = _phrase_end(parse, token, sentence_end)
            if end < sentence_end and parse.pos[end] in {"VERB", "AUX"} and parse.deps[token] != "appos":
                return None
            return _role(parse, span.end + 1, end, office)
        token += 1
    return None


def _goes_on(parse: Parse, token: int) -> bool:
    """Whether the noun at `token` only qualifies the one after it ("police chief")."""
    return (
        token + 1 < len(parse)
        and parse.pos[token + 1] in {"NOUN", "PROPN"}
        and parse.deps[token] in {"compound", "nmod", "amod"}
    )


def _is_listed(parse: Parse, office: int) -> bool:
    """Whether an office is one of several thanked or met ("Jane Roe, the mediator and the bakers")."""
    joined = [child for child in parse.children[office] if parse.deps[child] == "conj"]
    pairs = [(office, child) for child in joined]
    if parse.deps[office] == "conj":
        pairs.append((parse.heads[office], office))
    return any(parse.tags[one] == "NN" and parse.tags[other] == "NNS" for one, other in pairs)


def _phrase_end(parse: Parse, head: int, sentence_end: int) -> int:
    """Return the token after the short phrase that `head` leads."""
    token = head + 1
    while token < min(sentence_end, head + _MAXIMUM):
        if parse.words[token] in {",", ".", ";", ":", "(", ")", "—", "–", '"', "”", "“"}:
            break
        if parse.pos[token] in {"VERB", "AUX", "PRON", "SCONJ"} or parse.lowers[token] in {
            "who",
            "whose",
            "which",
            "that",
        }:
            break
        token += 1
    return token


def _sentence_end(parse: Parse, token: int) -> int:
    """Return the token after the sentence that holds `token`."""
    return parse.sentences[parse.sentence_of[token]][1]


def told_gender(parse: Parse, first: int) -> Gender | None:
    """Return the gender that the form of address before a name tells."""
    lower = parse.lowers[first - 1] if first else ""
    return titles().honorifics.get(lower)


def is_kin(parse: Parse, span: Span) -> bool:
    """Whether a person is named as somebody's wife, son and the like ("his wife, Ada")."""
    after = parse.lowers[span.end : span.end + 4] if parse.words[span.end : span.end + 1] == [","] else []
    return follows_kin(parse, span) or not _KIN.isdisjoint(after)


def follows_kin(parse: Parse, span: Span) -> bool:
    """Whether a noun for kin stands right before a name ("her son Ola", "his wife, Ada")."""
    before = span.first - 1
    if before > 0 and parse.words[before] == ",":
        before -= 1
    return before >= 0 and parse.lowers[before] in _KIN


def kin_gender(parse: Parse, first: int) -> Gender | None:
    """Return the gender that a noun before a name tells ("her son Ola", "his wife, Ada")."""
    before = first - 2 if first > 1 and parse.words[first - 1] == "," else first - 1
    return titles().people.get(parse.lowers[before]) if before >= 0 else None
