"""Measuring: the extraction run over gold files without a database, and a table of how well it did.

One module a task, each with `predict` (gold lines to predictions, in the shape the published scorers
read) and `score` (gold and predictions to rows of a table). What does not live here: the extraction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

Line = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Figure:
    """One row of a task's table; shares between 0 and 1, counts as they are."""

    name: str
    precision: float
    recall: float
    gold: int
    predicted: int

    @property
    def f(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


class Task(Protocol):
    """What each module of this room offers."""

    def predict(self, lines: list[Line], model: str) -> list[Line]:
        """Return one prediction per gold line, with the same `id`."""

    def score(self, gold: list[Line], predictions: list[Line]) -> list[Figure]:
        """Return the rows of the task's table."""
