"""Speakers named by a phrase rather than by a verb: "according to her", "in his words", "per the mayor".

What does not live here: cue verbs (`attribute`) and speakers who sign their words (`signed`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page, Unit
from pipeline.nlp.quotes.sources import Source, noun_phrase
from pipeline.nlp.quotes.stretch import after_dateline, is_clause, trimmed

_PHRASES = (("according", "to"), ("in", "the", "words", "of"), ("per",))
_OPENING = frozenset(words[0] for words in _PHRASES)
_FEWEST = 3
_NOT_CONTENT = frozenset(
    ["a", "an", "more", "less", "compared", "up", "down", "who", "which", "whose", "where", "when", "that"]
)
_FURTHEST = 4


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase from token `first`, its speaker from `named`; `end` is known only of "in her words"."""

    first: int
    named: int
    end: int | None = None


def read_phrases(page: Page, unit: Unit, found: list[Found]) -> list[Found]:
    """Return the quotes that a phrase of the unit ascribes; mark those of `found` that come through it."""
    here: list[Found] = []
    for phrase in _phrases(page, unit):
        source = _source(page, unit, phrase)
        if source is None or any(one.first <= phrase.first < one.end for one in found):
            continue
        if _reports(unit, found):
            for one in found:
                if one.reported is None and one.source is not None:
                    one.reported = source
            continue
        here.extend(_parts(page, unit, phrase, source))
    return here


def _phrases(page: Page, unit: Unit) -> list[Phrase]:
    """Return where the unit says "according to", "per", "in the words of" or "in her words"."""
    lowers, found = page.parse.lowers, []
    opening = [token for token in range(unit.first, unit.end - 2) if lowers[token] in _OPENING]
    for token in opening:
        if page.holder[token] >= 0:
            continue
        for words in _PHRASES:
            if lowers[token] == words[0] and tuple(lowers[token : token + len(words)]) == words:
                found.append(Phrase(token, token + len(words)))
        if lowers[token] == "in" and (end := _own_words(page, unit, token)) is not None:
            found.append(Phrase(token, token + 1, end))
    return [phrase for phrase in found if lowers[phrase.first] != "per" or _is_by_itself(page, unit, phrase)]


def _own_words(page: Page, unit: Unit, token: int) -> int | None:
    """Return the token after "in her words" that begins at `token`."""
    parse = page.parse
    for here in range(token + 2, min(token + _FURTHEST + 3, unit.end)):
        if parse.lowers[here] == "words" and parse.lowers[here - 1] in (
            "'s",
            "her",
            "his",
            "their",
            "own",
            "'",
        ):
            return here + 1
        if parse.words[here] == ",":
            return None
    return None


def _is_by_itself(page: Page, unit: Unit, phrase: Phrase) -> bool:
    """Return whether a "per" opens its sentence or follows a comma, rather than counts ("twice per week")."""
    words, first = page.parse.words, phrase.first
    return (first == unit.first or words[first - 1] == ",") and page.parse.pos[first + 1] in (
        "PROPN",
        "DET",
        "PRON",
    )


def _reports(unit: Unit, found: list[Found]) -> bool:
    """Return whether the unit has a quote already, which the phrase then only passes on."""
    return any(unit.first <= one.first < unit.end and one.source is not None for one in found)


def _source(page: Page, unit: Unit, phrase: Phrase) -> Source | None:
    """Return who the phrase names."""
    parse = page.parse
    if phrase.end is not None:
        owner = phrase.end - 2
        while owner > phrase.named and parse.lowers[owner] in ("'s", "'", "own"):
            owner -= 1
        return Source(phrase.named, owner + 1, owner)
    heads = [child for child in parse.children[phrase.named - 1] if parse.deps[child] == "pobj"]
    if heads and heads[0] < unit.end and page.holder[heads[0]] < 0:
        return noun_phrase(page, heads[0])
    nouns = [
        token
        for token in range(phrase.named, min(phrase.named + _FURTHEST, unit.end))
        if parse.pos[token] in ("PROPN", "NOUN", "PRON") and page.holder[token] < 0
    ]
    return Source(phrase.named, nouns[-1] + 1, nouns[-1]) if nouns else None


def _parts(page: Page, unit: Unit, phrase: Phrase, source: Source) -> list[Found]:
    """Return what stands before and after the phrase, as one utterance."""
    begin, end = after_dateline(page, unit), phrase.end or _phrase_end(page, unit, source)
    before, after = trimmed(page, begin, phrase.first), trimmed(page, end, unit.end)
    cue = (phrase.first, phrase.named if phrase.end is None else phrase.end)
    if after is not None and page.holder[after[0]] >= 0 and cue[1] - cue[0] > 2:
        number = page.holder[after[0]]
        return [Found(*page.spans[number], "according", source, cue, number, group=phrase.first)]
    parts: list[Found] = []
    if before is not None and (before[1] - before[0] > _FEWEST or page.parse.pos[before[0]] != "PRON"):
        parts.append(_before(page, unit, before, source, cue))
    if after is not None and _goes_on(page, after, end, is_only=before is None):
        first = after[0] + (page.parse.pos[after[0]] == "CCONJ" and before is not None)
        parts.append(Found(first, after[1], "according", source, cue))
    if not any(is_clause(page, (one.first, one.end)) or one.marked is not None for one in parts):
        return []
    for one in parts:
        one.group = phrase.first
    return parts


def _before(page: Page, unit: Unit, before: tuple[int, int], source: Source, cue: tuple[int, int]) -> Found:
    """Return what stands before the phrase: the marked stretch that ends there, or the whole."""
    number = page.holder[before[1] - 1]
    if number >= 0:
        first, end = page.spans[number]
        ahead = trimmed(page, unit.first, first)
        if ahead is None or page.parse.words[first - 1] in (",", ":", "--", "—", "–"):
            return Found(first, end, "according", source, cue, number)
    return Found(*before, "according", source, cue, number if number >= 0 else None)


def _phrase_end(page: Page, unit: Unit, source: Source) -> int:
    """Return the token after the phrase, descriptions of the speaker included."""
    _, end = page.parse.subtree(source.head)
    end = min(max(end, source.end), unit.end)
    if (
        end < unit.end
        and page.parse.words[end] != ","
        and page.parse.words[source.end : source.end + 1] == [","]
    ):
        return source.end
    return end if end < unit.end or not is_clause(page, (source.end, unit.end)) else source.end


def _goes_on(page: Page, after: tuple[int, int], end: int, *, is_only: bool) -> bool:
    """Return whether what stands after the phrase was said too."""
    if page.parse.lowers[after[0]] in _NOT_CONTENT and not is_only:
        return False
    return (
        (is_only or page.parse.words[end] == ",")
        and after[1] - after[0] >= _FEWEST
        and is_clause(page, after)
    )
