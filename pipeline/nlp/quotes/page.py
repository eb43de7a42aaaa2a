"""A parsed text laid out for quotes: its marked stretches and its sentences with those kept whole.

What does not live here: cues, speakers and the decision what is a quote.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from pipeline.nlp.parse import Parse
from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.marks import Marked, find_marked

_TRAILING = " \u00a0\u200b'\"’”»)]"
_ENDING = frozenset(".!?…")
_SPEECH_TAILS = frozenset(["VBD", "VBZ", "VBP"])
_LOOKAHEAD = 30
_LONGEST = 400


@dataclass(slots=True)
class Unit:
    """A sentence in which every marked stretch counts as one word, with the stretches in it."""

    first: int
    end: int
    marked: list[int]


@dataclass
class Page:
    """A parse with its marked stretches.

    `holder` has, for each token, the number of the stretch it stands in, marks included, or -1.
    `spans` has, for each stretch, its first token and the one after its last, marks included.
    """

    parse: Parse
    marked: list[Marked]
    holder: list[int]
    spans: dict[int, tuple[int, int]]

    @cached_property
    def units(self) -> list[Unit]:
        """The text's sentences, none ending inside a marked stretch or before its "she said"."""
        bounds = [*sorted(_unit_starts(self)), len(self.parse)]
        units = [Unit(first, end, []) for first, end in pairwise(bounds)]
        place = 0
        for number, (first, _) in sorted(self.spans.items()):
            while place + 1 < len(units) and units[place].end <= first:
                place += 1
            units[place].marked.append(number)
        return units

    @cached_property
    def paragraphs(self) -> list[tuple[int, int]]:
        """The paragraphs as (first token, token after the last), without the spaces between."""
        bounds, first = [], 0
        for token in [*(here for here, breaks in enumerate(self.breaks) if breaks), len(self.parse)]:
            if token > first:
                bounds.append((first, token))
            first = token + 1
        return bounds

    def starts_between(self, first: int, end: int) -> list[int]:
        """Return the first tokens of the parse's sentences that begin within the stretch."""
        starts = self.parse.sentence_starts
        return starts[bisect_left(starts, first) : bisect_left(starts, end)]

    def may_be_person(self, first: int, end: int) -> bool:
        """Return whether the model takes a name in the stretch for a person's, or for nothing."""
        labels = {label for begin, stop, label in self.parse.entities if begin < end and stop > first}
        return not labels or "PERSON" in labels

    @cached_property
    def breaks(self) -> list[bool]:
        """Whether a token holds a line break."""
        return ["\n" in word for word in self.parse.words]

    def last_char(self, number: int) -> str:
        """Return the last character of a stretch that is neither a mark nor a space."""
        one = self.marked[number]
        return self.parse.text[one.start : one.end].rstrip(_TRAILING)[-1:] or " "

    def is_word(self, token: int) -> bool:
        """Return whether `token` is more than a mark or a space."""
        return self.parse.pos[token] not in ("PUNCT", "SPACE", "SYM")


def lay_out(parse: Parse, marked: list[Marked] | None = None, depth: int = 0) -> Page:
    """Return `parse` with its marked stretches of one depth and what each token stands in."""
    marked = find_marked(parse.text) if marked is None else marked
    holder = [-1] * len(parse)
    spans: dict[int, tuple[int, int]] = {}
    for number, one in enumerate(marked):
        if one.depth != depth or not len(parse):
            continue
        first = parse.token_at(one.opened)
        last = parse.token_at(max(one.opened, one.closed - 1))
        spans[number] = (first, last + 1)
        holder[first : last + 1] = [number] * (last + 1 - first)
    return Page(parse, marked, holder, spans)


def _unit_starts(page: Page) -> set[int]:
    """Return the tokens that begin a unit."""
    parse = page.parse
    starts = {_unit_start(page, token) for token in parse.sentence_starts} - {-1}
    for number, (first, end) in page.spans.items():
        if end >= len(parse) or page.breaks[end]:
            continue
        if _is_tail(page, number, end):
            starts -= set(range(first + 1, _next_word(page, end) + 1))
        elif page.last_char(number) in _ENDING:
            starts.add(end)
    if len(parse):
        starts.add(0)
    return starts | _cuts(page, sorted(starts))


def _unit_start(page: Page, token: int) -> int:
    """Return the unit's start for a sentence's: its opening mark included; -1 inside a stretch."""
    if page.holder[token] < 0:
        return token
    first, _ = page.spans[page.holder[token]]
    is_first = first == token or (token - first == 1 and page.parse.words[first - 1][-1:] in _ENDING)
    return first if is_first else -1


def _cuts(page: Page, starts: list[int]) -> set[int]:
    """Return where to cut units too long to be sentences, so that no reading of one takes long."""
    cuts: set[int] = set()
    for first, end in pairwise([*starts, len(page.parse)]):
        begin = first
        for token in range(first + _LONGEST, end) if end - first > _LONGEST else ():
            is_edge = page.holder[token] < 0 or page.holder[token] != page.holder[token - 1]
            if is_edge and token - begin >= _LONGEST:
                cuts.add(token)
                begin = token
    return cuts


def _next_word(page: Page, token: int) -> int:
    """Return the first token from `token` on that is a word, within reach."""
    for here in range(token, min(token + 4, len(page.parse))):
        if page.is_word(here) or page.breaks[here]:
            return here
    return min(token, len(page.parse) - 1)


def _is_tail(page: Page, number: int, end: int) -> bool:
    """Return whether the words after a stretch, from token `end`, belong to its sentence."""
    parse, last = page.parse, page.last_char(number)
    after = _next_word(page, end)
    if page.breaks[after]:
        return False
    if last not in _ENDING:
        return parse.words[end] not in _ENDING
    if page.holder[after] >= 0:
        return False
    return parse.words[after][0].islower() or _says_only(page, after)


def _says_only(page: Page, first: int) -> bool:
    """Return whether a clause of its own after a stretch only tells who spoke ("Okoro said.")."""
    parse, words = page.parse, lexicon()
    for token in range(first, min(first + _LOOKAHEAD, len(parse))):
        if page.breaks[token] or page.holder[token] >= 0 or parse.words[token] in _ENDING:
            return False
        if parse.tags[token] in _SPEECH_TAILS and parse.lemmas[token] in words.say:
            if parse.words[token + 1 : token + 2] == [":"]:  # it brings words of its own
                return False
            return token + 1 >= len(parse) or _ends_clause(page, token + 1)
    return False


def _ends_clause(page: Page, token: int) -> bool:
    """Return whether nothing said follows from `token` on, only to whom, when or where it was."""
    parse = page.parse
    is_told = parse.lemmas[token - 1] == "tell"
    if page.is_word(token) and parse.pos[token] not in ("ADP", "ADV") and not is_told:
        return parse.lowers[token] in lexicon().occasions
    for here in range(token, min(token + _LOOKAHEAD, len(parse))):
        if page.breaks[here] or parse.words[here] in _ENDING or page.holder[here] >= 0:
            return True
        if parse.words[here] in (",", ":"):
            return True
        if parse.lowers[here] == "that" or parse.deps[here] in ("nsubj", "mark"):
            return False
    return True
