"""Words of time that no day is read from: who tells of "the holidays" does not tell of the article's day.

What does not live here: the forms that a day is read from (`date_forms`).
"""

from __future__ import annotations

import re

from pipeline.nlp.events.days.date_forms import WEEKDAYS
from pipeline.nlp.grammar import VERBS, Grammar

# Each of these says a time wherever it stands.
_TIMES = re.compile(
    rf"""\b(?:
      weekends? | fortnights? | (?:{"|".join(WEEKDAYS)})s | \d{{1,2}}[./-]\d{{1,2}}[./-](?:19|20)?\d\d
    | (?:christmas|easter)(?!\s+island) | ramadan | passover | yom\s+kippur | eid | diwali | thanksgiving
    | halloween | hanukkah
    | (?:new\s+year|valentine|independence|labou?r|bastille|boxing|may|victory|remembrance|armistice)[’']?s?
        \s+(?:day|eve)
    | (?:good|easter|palm|ash|maundy)\s+(?:{"|".join(WEEKDAYS)})
    | (?:recent|coming|preceding|previous|following|earlier)\s+(?:days|weeks|months|years)
    | (?:the|that)\s+(?:next|following|preceding)\s+(?:day|night|morning|evening|week|month|year)
    )\b""",
    re.VERBOSE,
)
_SPANS = frozenset(
    {"day", "night", "week", "month", "year", "decade", "century", "holiday", "summer", "winter"}
) | {
    *("spring", "autumn", "reign", "tenure", "term", "presidency", "premiership", "era", "career", "youth"),
}
_HOURS = frozenset({"night", "nights", "day"})
_IN = frozenset({"in", "within", "over", "at", "during", "through", "throughout", "around"})
_TERMS = frozenset({"for"})
_SINGLING = frozenset(
    {"first", "second", "third", "fourth", "fifth", "worst", "latest", "biggest", "deadliest"}
)


def tells_time(grammar: Grammar, verb: int, *, lasts: bool) -> bool:
    """Say whether the sentence of `verb` has a time of its own; "for a week" is one of what `lasts`."""
    parse = grammar.parse
    first, end = parse.sentences[parse.sentence_of[verb]]
    if _TIMES.search(" ".join(parse.lowers[first:end])):
        return True
    above = _above(grammar, verb)
    return any(
        parse.lemmas[token].lower() in _SPANS and _is_adverbial(grammar, token, above, lasts)
        for token in range(first, end)
    )


def _above(grammar: Grammar, verb: int) -> set[int]:
    """Return `verb` and the words above it."""
    found = {verb}
    while (head := grammar.parse.heads[verb]) not in found:
        found.add(head)
        verb = head
    return found


def _is_adverbial(grammar: Grammar, token: int, verbs: set[int], lasts: bool) -> bool:
    """Say whether a word for a span of time says when one of `verbs` was, or how long it went on."""
    parse, above = grammar.parse, grammar.parse.heads[token]
    if parse.lowers[token] in _HOURS:
        return False
    if parse.deps[token] == "npadvmod":
        return above in verbs and parse.pos[above] in VERBS
    if (
        parse.deps[token] != "pobj"
        or parse.heads[above] not in verbs
        or parse.pos[parse.heads[above]] not in VERBS
    ):
        return False
    below = {parse.lowers[each] for each in parse.children[token]}
    if parse.lowers[above] in _TERMS:
        return lasts and not below & _SINGLING and not _is_ordinal(below)
    return parse.lowers[above] in _IN


def _is_ordinal(words: set[str]) -> bool:
    """Say whether one of the words is "third", "12th" or the like ("for a 12th day")."""
    return any(word[:1].isdigit() and word[-2:] in {"st", "nd", "rd", "th"} for word in words)
