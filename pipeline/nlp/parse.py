"""One article's parse as plain lists: what names, quotes and events read.

spaCy builds an object for every token touched, which costs more than the rules that ask; here each
attribute is read once, in bulk, and the rules see lists of strings and integers. What does not live
here: running the model (`pipeline.nlp.model`) and any rule about English.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Parse:
    """A parsed text; every list has one item per token, and token numbers are indices into them.

    `text` is the article's own text, typographic marks and all; `starts` and `ends` are character
    offsets into it. `words` are its tokens as the article writes them, `lowers` the same in lower
    case with plain apostrophes. `heads` holds the token number of each token's syntactic head (its own
    for a root). `entities` are the model's named spans as (first token, token after the last, label).

    From these follow `children`, each token's syntactic dependents, left to right; `sentences` as (first
    token, token after the last), none of which runs over a paragraph's end; and `sentence_of`, the number
    of the sentence each token stands in. They are plain attributes since rules ask for them all the time.
    """

    text: str
    words: list[str]
    lowers: list[str]
    lemmas: list[str]
    pos: list[str]
    tags: list[str]
    deps: list[str]
    heads: list[int]
    starts: list[int]
    ends: list[int]
    sentence_starts: list[int]
    entities: list[tuple[int, int, str]]
    children: list[list[int]] = field(init=False, repr=False, compare=False)
    sentences: list[tuple[int, int]] = field(init=False, repr=False, compare=False)
    sentence_of: list[int] = field(init=False, repr=False, compare=False)
    _edges: list[tuple[int, int]] = field(init=False, repr=False, compare=False, default_factory=list)
    _told: dict[int, frozenset[str]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Work out what follows from the columns."""
        children: list[list[int]] = [[] for _ in self.words]
        for token, head in enumerate(self.heads):
            if head != token:
                children[head].append(token)
        sentences = list(pairwise([*self.sentence_starts, len(self.words)]))
        sentence_of = [number for number, (first, end) in enumerate(sentences) for _ in range(first, end)]
        object.__setattr__(self, "children", children)
        object.__setattr__(self, "sentences", sentences)
        object.__setattr__(self, "sentence_of", sentence_of)

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.words)

    def subtree(self, token: int) -> tuple[int, int]:
        """Return the first token below `token` and the one after the last, itself included."""
        if not self._edges:
            self._edges.extend(self._find_edges())
        return self._edges[token]

    def _find_edges(self) -> Iterable[tuple[int, int]]:
        """Return each token's leftmost descendant, and the token after its rightmost, itself included."""
        heads, left, right = self.heads, list(range(len(self.words))), list(range(1, len(self.words) + 1))
        for token in reversed(self._downwards()):
            head = heads[token]
            if left[token] < left[head]:
                left[head] = left[token]
            if right[token] > right[head]:
                right[head] = right[token]
        return zip(left, right, strict=True)

    def _downwards(self) -> list[int]:
        """Return all tokens, each after its head."""
        order = [token for token, head in enumerate(self.heads) if token == head]
        for token in order:
            order += self.children[token]
        return order

    def told(self, token: int) -> frozenset[str]:
        """Return the lemmas, in lower case, of the sentence that `token` stands in."""
        number = self.sentence_of[token]
        known = self._told.get(number)
        if known is None:
            first, end = self.sentences[number]
            known = self._told[number] = frozenset(map(str.lower, self.lemmas[first:end]))
        return known

    def token_at(self, char: int) -> int:
        """Return the token that holds character `char`, or the last one that begins before it."""
        return max(0, bisect_right(self.starts, char) - 1)

    def tokens_at(self, start: int, end: int) -> tuple[int, int]:
        """Return the first token that holds characters `start` up to `end`, and the one after the last."""
        first = self.token_at(start)
        return first, first + 1 if self.ends[first] >= end else self.token_at(end - 1) + 1

    def span_text(self, first: int, end: int) -> str:
        """Return the article's own words from token `first` up to, not including, token `end`."""
        return self.text[self.starts[first] : self.ends[end - 1]] if end > first else ""
