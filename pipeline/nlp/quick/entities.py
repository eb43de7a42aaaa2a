"""The named entity recognizer's spans, read in bulk instead of a step a token.

spaCy's recognizer goes from token to token by BILUO moves and asks of all moves whether they are
allowed, taking Python's lock each time. Its scores depend on the token alone as long as no entity is
open, and on where the entity began and the token while one is. So the best move outside is found for
all tokens at once, and the entities that may begin are followed to their ends side by side.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, SENT_START
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import NumpyOps

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

_FEATURES = 3
"""The token, the first token of the open entity, and the token before: what the model's state is."""


@Language.factory("span_reader", requires=["token.is_sent_start"], assigns=["doc.ents", "token.ent_iob"])
def span_reader(nlp: Language, name: str) -> SpanReader:
    """Make the reader of the pipeline's entity recognizer."""
    return SpanReader(nlp.get_pipe("ner"))


class SpanReader:
    """The component: it sets the entities that `recognizer` would on texts that have none."""

    def __init__(self, recognizer: Any) -> None:
        self.model = recognizer.model
        moves = _moves(recognizer)
        self.labels = sorted({label for _, label in moves if label})
        numbers = {label: number for number, label in enumerate(self.labels)}
        self.kind = np.array([move for move, _ in moves])
        self.label = np.array([numbers.get(label, -1) for _, label in moves])
        self.inside = self._numbers("I")
        self.last = self._numbers("L")

    def _numbers(self, kind: str) -> Numbers:
        """Return the number of the move of this kind for every label."""
        found = [np.flatnonzero((self.kind == kind) & (self.label == one)) for one in range(len(self.labels))]
        return np.array([one[0] for one in found])

    @staticmethod
    def fits(recognizer: Any) -> bool:
        """Tell whether `recognizer` is greedy, has all moves of all labels, and the usual features."""
        model = recognizer.model
        if type(recognizer) is not EntityRecognizer or type(model.ops) is not NumpyOps:
            return False
        moves = [(move, label) for move, label in _moves(recognizer) if label]
        labels = {label for _, label in moves}
        return (
            recognizer.cfg["beam_width"] == 1
            and model.attrs["has_upper"]
            and not model.attrs["unseen_classes"]
            and model.get_ref("lower").get_dim("nF") == _FEATURES
            and model.get_ref("lower").get_dim("nP") > 1
            and len(moves) == 4 * len(labels) > 0
        )

    def __call__(self, doc: Doc) -> Doc:
        """Set the entities of one text."""
        self._read([doc])
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Set the entities of many texts."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._read(batch)
            yield from batch

    def _read(self, docs: Sequence[Doc]) -> None:
        """Set the entities of a batch."""
        bounds = np.cumsum([0, *(len(doc) for doc in docs)])
        ends, labels = self._best(docs, bounds) if bounds[-1] else (np.zeros(0, int), np.zeros(0, int))
        for doc, (first, after) in zip(docs, pairwise(bounds.tolist()), strict=True):
            spans = _spans(ends[first:after] - first, labels[first:after])
            found = [Span(doc, start, end, label=self.labels[label]) for start, end, label in spans]
            doc.set_ents(found, default="outside")

    def _best(self, docs: Sequence[Doc], bounds: Numbers) -> tuple[Numbers, Numbers]:
        """Return for each token the end and label of the entity that begins there if none is open.

        Where none begins, the end is -1.
        """
        state = _State(self.model, docs)
        breaks, spaces = _breaks(docs, bounds), np.concatenate([doc.to_array(IS_SPACE) for doc in docs]) > 0
        scores = state.outside()
        scores[:, (self.label < 0) & (self.kind != "O") | np.isin(self.kind, ["I", "L"])] = -np.inf
        scores[np.ix_(breaks, self.kind == "B")] = -np.inf
        scores[np.ix_(spaces, np.isin(self.kind, ["B", "U"]))] = -np.inf
        best = scores.argmax(axis=1)
        ends = np.where(self.kind[best] == "U", np.arange(len(best)) + 1, -1)
        begun = np.flatnonzero(self.kind[best] == "B")
        ends[begun] = self._ends(state, begun, self.label[best[begun]], breaks)
        return ends, self.label[best]

    def _ends(self, state: _State, begun: Numbers, labels: Numbers, breaks: NDArray[np.bool_]) -> Numbers:
        """Return the end of the entities of these labels that begin at the tokens `begun`."""
        ends, open_, here = np.zeros_like(begun), np.arange(len(begun)), begun + 1
        while len(open_):
            scores = state.within(begun[open_], here)
            rows, label = np.arange(len(open_)), labels[open_]
            inside, last = self.inside[label], self.last[label]
            ahead, over = scores[rows, inside], scores[rows, last]
            goes_on = ~breaks[here] & ((ahead > over) | ((ahead == over) & (inside < last)))
            ends[open_[~goes_on]] = here[~goes_on] + 1
            open_, here = open_[goes_on], here[goes_on] + 1
        return ends


def _moves(recognizer: Any) -> list[tuple[str, str]]:
    """Return the kind and label of every move, in the order of the model's scores."""
    names = (recognizer.moves.get_class_name(number) for number in range(recognizer.moves.n_moves))
    return [(kind, label) for kind, _, label in (name.partition("-") for name in names)]


class _State:
    """The scores of all moves, as the model gives them to a token and an open entity."""

    def __init__(self, model: Any, docs: Sequence[Doc]) -> None:
        lower, self.upper, self.ops = model.get_ref("lower"), model.get_ref("upper"), model.ops
        cached = lower.predict(model.get_ref("tok2vec").predict(list(docs)))
        self.shape = (-1, lower.get_dim("nO"), lower.get_dim("nP"))
        self.features = cached.reshape(len(cached), _FEATURES, -1)
        self.bias = lower.get_param("b").reshape(-1)

    def outside(self) -> Floats:
        """Return every token's scores while no entity is open."""
        padding = self.features[0]
        return self._scores(self.features[1:, 0] + padding[1] + padding[2])

    def within(self, begun: Numbers, here: Numbers) -> Floats:
        """Return the scores of the tokens `here` while the entities that began at `begun` are open."""
        # Row 0 is the padding: token i stands in row i + 1, the one before it in row i.
        features = self.features
        return self._scores(features[here + 1, 0] + features[begun + 1, 1] + features[here, 2])

    def _scores(self, summed: Floats) -> Floats:
        """Return the scores of states given as sums of their features, added up in the model's order."""
        hidden = (summed + self.bias).reshape(self.shape).max(axis=2)
        scores: Floats = self.ops.gemm(hidden, self.upper.get_param("W"), trans2=True)
        scores += self.upper.get_param("b")
        return scores


def _breaks(docs: Sequence[Doc], bounds: Numbers) -> NDArray[np.bool_]:
    """Tell of each token whether an entity must end there: a sentence begins after it, or the text ends."""
    starts = np.concatenate([doc.to_array(SENT_START) for doc in docs]) == 1
    breaks = np.append(starts[1:], True)
    breaks[bounds[1:][bounds[1:] > 0] - 1] = True
    return breaks


def _spans(ends: Numbers, labels: Numbers) -> Iterator[tuple[int, int, int]]:
    """Yield the entities (first token, token after the last, label) from the left, none over another."""
    reached = 0
    for start in np.flatnonzero(ends >= 0).tolist():
        if start >= reached:
            reached = int(ends[start])
            yield start, reached, int(labels[start])
