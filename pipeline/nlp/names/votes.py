"""One article's names judged together: what is a person ten times is a person the eleventh.

What does not live here: finding the spans (`spans`) and who they are (`clusters`).
"""

from __future__ import annotations

from collections import Counter

from pipeline.nlp.names.lexicon import is_given_name, tails
from pipeline.nlp.names.surroundings import is_outlet
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.trims import PARTICLES
from pipeline.nlp.names.untagged import speaks
from pipeline.nlp.parse import Parse
from pipeline.spelling import family_first

Words = tuple[str, ...]
_SURE, _TOLD, _GUESS = 6, 2, 1


def settle(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` with one label for one name, and with the repeats the model missed."""
    surnames = _surnames(parse, spans)
    starts = {parse.words[span.first] for span in spans if _is_business(parse, span)}
    starts |= {parse.words[span.end - 1] for span in spans if span.label == "ORG" and is_outlet(parse, span)}
    votes: dict[Words, Counter[str]] = {}
    for span in spans:
        weight = _SURE if span.is_sure else _GUESS if span.is_guess else _TOLD
        votes.setdefault(_words(parse, span), Counter())[span.label] += weight
    for span in spans:
        if span.known is None:
            span.label = _label(parse, span, votes, surnames, starts)
    return sorted([*spans, *_repeats(parse, spans, surnames)], key=lambda span: span.first)


def _is_business(parse: Parse, span: Span) -> bool:
    """Whether a second mention of an organisation may be its first word alone ("Acme Motors")."""
    return span.label == "ORG" and span.end - span.first > 1 and parse.lowers[span.end - 1] in tails()


def _words(parse: Parse, span: Span) -> Words:
    """Return the words of a span as they are written."""
    return tuple(parse.words[span.first : span.end])


def _surnames(parse: Parse, spans: list[Span]) -> set[str]:
    """Return the family names of the people named in full in the text."""
    people = [span for span in spans if span.label == "PERSON" and span.end - span.first > 1]
    last = {parse.words[span.end - 1] for span in people if parse.lowers[span.end - 1] not in PARTICLES}
    return last | {parse.words[span.first] for span in people if _leads_family_name(parse, span)}


def _leads_family_name(parse: Parse, span: Span) -> bool:
    """Whether a person's family name stands first ("Wang Xiaoming", "Kim Jong-pil")."""
    first, last = parse.lowers[span.first], parse.lowers[span.end - 1]
    return first in family_first() and last not in family_first() and not is_given_name(last)


def _label(
    parse: Parse, span: Span, votes: dict[Words, Counter[str]], surnames: set[str], starts: set[str]
) -> str:
    """Return the label most mentions of this name have; a person's surname is the person."""
    words = _words(parse, span)
    if len(words) == 1 and words[0] in surnames:
        return "PERSON"
    if len(words) == 1 and span.label == "PERSON" and words[0] in starts and not span.is_sure:
        return "ORG"
    (first, count), *others = votes[words].most_common()
    if first == "NORP" and others:
        return others[0][0]
    if others and others[0][1] == count:
        if others[0][0] == "NORP":
            return first
        return "PERSON" if "PERSON" in (first, others[0][0]) else span.label
    return first


def _repeats(parse: Parse, spans: list[Span], surnames: set[str]) -> list[Span]:
    """Return uncovered words that repeat a name found elsewhere in the text."""
    table: dict[str, list[tuple[Words, str]]] = {}
    names = {_words(parse, span): span.label for span in spans if span.known is None and span.label != "NORP"}
    names.update({(surname,): "PERSON" for surname in surnames})
    for words, label in names.items():
        if words[0][0].isupper() and (len(words) > 1 or len(words[0]) > 2):
            table.setdefault(words[0], []).append((words, label))
    for entries in table.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return _unmarked(parse, spans, table)


def _unmarked(parse: Parse, spans: list[Span], table: dict[str, list[tuple[Words, str]]]) -> list[Span]:
    """Return matches of `table` in the text outside `spans`."""
    covered = {token for span in spans for token in range(span.first, span.end)}
    found, end = [], 0
    for token, word in enumerate(parse.words):
        if word not in table or token < end or token in covered:
            continue
        for words, label in table[word]:
            stop = token + len(words)
            if tuple(parse.words[token:stop]) == words and not covered.intersection(range(token, stop)):
                if len(words) == 1 and not _stands_alone(parse, token):
                    break
                found.append(Span(token, stop, label))
                end = stop
                break
    return found


def _stands_alone(parse: Parse, token: int) -> bool:
    """Whether a single word is tagged as a name, or speaks, and no neighbour makes a longer name of it."""
    if parse.pos[token] != "PROPN" and not speaks(parse, token):
        return False
    beside = [other for other in (token - 1, token + 1) if 0 <= other < len(parse.words)]
    return not any(parse.pos[other] == "PROPN" and parse.words[other][0].isupper() for other in beside)
