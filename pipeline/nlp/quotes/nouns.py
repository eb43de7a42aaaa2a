"""Words that a noun holds: "her claim that ...", and those a colon brings without a cue verb.

What does not live here: cue verbs (`attribute`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.page import Page, Unit
from pipeline.nlp.quotes.sources import Source, noun_phrase
from pipeline.nlp.quotes.stretch import trimmed

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_CLAUSES = frozenset(["acl", "ccomp", "relcl"])
_PEOPLE = frozenset(["he", "she", "they", "it", "who"])
_FEWEST_WORDS = 3
_LONGEST_LABEL = 8


def read_nouns(page: Page, unit: Unit, found: list[Found]) -> list[Found]:
    """Return the quotes of the unit that a noun or a colon brings, where no verb has claimed them."""
    here = [one for number in unit.marked if (one := _after_colon(page, unit, number)) is not None]
    here += [one for token in _nouns(page, unit) if (one := _claimed(page, unit, token)) is not None]
    return [
        one for one in here if not any(one.first < other.end and other.first < one.end for other in found)
    ]


def _nouns(page: Page, unit: Unit) -> list[int]:
    """Return the unit's nouns that can hold somebody's words."""
    lemmas, nouns = page.parse.lemmas, lexicon().nouns
    if nouns.isdisjoint(lemmas[unit.first : unit.end]):
        return []
    return [
        token for token in range(unit.first, unit.end) if lemmas[token] in nouns and page.holder[token] < 0
    ]


def _claimed(page: Page, unit: Unit, noun: int) -> Found | None:
    """Read `Okoro's claim that ...` and `claims by Okoro that ...`."""
    parse = page.parse
    clauses = [child for child in parse.children[noun] if child > noun and parse.deps[child] in _CLAUSES]
    owners = [child for child in parse.children[noun] if parse.deps[child] == "poss"]
    by = noun + 1 if parse.lowers[noun + 1 : noun + 2] == ["by"] else None
    that = noun + 1 if by is None else parse.subtree(by)[1]
    owners += [] if by is None else [child for child in parse.children[by] if parse.deps[child] == "pobj"]
    if not clauses or not owners or parse.lowers[that : that + 1] != ["that"] or parse.deps[that] != "mark":
        return None
    _, end = parse.subtree(clauses[0])
    content = trimmed(page, that, min(end, unit.end))
    if content is None:
        return None
    held = [one for one in unit.marked if content[0] <= page.spans[one][0] < content[1]]
    return Found(
        *content,
        "claim",
        noun_phrase(page, owners[0]),
        (noun, noun + 1),
        held[0] if held else None,
        group=noun,
    )


def _after_colon(page: Page, unit: Unit, number: int) -> Found | None:
    """Read `Okoro was blunt: "..."` and `And from Okoro: "..."`."""
    parse = page.parse
    first, end = page.spans[number]
    colon = first - 1
    while colon > unit.first and parse.pos[colon] == "SPACE":
        colon -= 1
    if colon <= unit.first or parse.words[colon] != ":" or not _is_said(page, number):
        return None
    source = _introduced(page, unit, colon)
    return None if source is None else Found(first, end, "colon", source, None, number, group=colon)


def _is_said(page: Page, number: int) -> bool:
    """Return whether the stretch is long or closed enough to be somebody's words."""
    one = page.marked[number]
    words = page.parse.text[one.start : one.end].split()
    return len(words) >= _FEWEST_WORDS or page.last_char(number) in ".!?"


def _introduced(page: Page, unit: Unit, colon: int) -> Source | None:
    """Return whom the words before a colon bring on: a name alone, the owner of a reply, the subject."""
    parse = page.parse
    ahead = range(unit.first, colon)
    if len(ahead) <= _LONGEST_LABEL and parse.pos[colon - 1] == "PROPN":
        return noun_phrase(page, colon - 1)
    subjects = [
        token
        for token in ahead
        if parse.deps[token] in _SUBJECTS
        and page.holder[token] < 0
        and unit.first <= parse.heads[token] < colon
    ]
    for subject in subjects:
        owners = [child for child in parse.children[subject] if parse.deps[child] == "poss"]
        if owners and parse.pos[subject] == "NOUN":
            return noun_phrase(page, owners[0])
        if parse.pos[subject] == "PROPN" or parse.lowers[subject] in _PEOPLE:
            return noun_phrase(page, subject)
    return None
