"""What lines are whose marks say that no rule for looks can tell more: most lines of most texts.

What does not live here: the rules (`articles.line.looks`), the marks (`articles.line.marks`).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.articles.line.characters import CLOSER, COMMA, LETTER, NUMBER, QUOTED, SEALED, STOP, STOPPED
from pipeline.articles.line.looks import LONG, MANY, MOST_DATED, MOST_SELLING, SHAPES, SHORT, Kind
from pipeline.articles.line.marks import (
    ARROW,
    BARE,
    BLANK,
    COLON,
    CUES,
    DIGIT,
    DOT,
    DOTS,
    LISTED,
    MONTH,
    OPENS,
    TEASES,
)
from pipeline.articles.line.menus import FEWEST_IN_CLOUD
from pipeline.articles.line.survey import Survey

_WORDS = OPENS | CUES | LISTED
_KINDS = np.array([Kind.UNSEEN, Kind.SHORT, Kind.PROSE], dtype=object)


def sure_kinds(lines: Survey, words: NDArray[np.int64], lengths: NDArray[np.int64]) -> list[Kind]:
    """Return PROSE or SHORT for each line that is surely so, else UNSEEN.

    It is what `looks.kind_of` comes to for lines that none of its rules for words and marks apply to.
    """
    marks, edges = lines.marks, lines.edges
    is_long = lengths > LONG
    is_stopped = edges & STOPPED != 0
    is_whole = is_long | ((words > SHORT) & ((edges & STOP != 0) | is_stopped))
    ends = (edges & STOP != 0) | ((edges & CLOSER != 0) & is_stopped)
    goes_on = edges & COMMA != 0
    is_sealed = (edges & SEALED != 0) & (words < MANY)
    prose = ends & ((words >= 7) | ((words >= 4) & (edges & QUOTED != 0)))
    prose |= is_whole | (words >= 28) | ((words >= MANY) & goes_on)
    short = ~prose & (ends | goes_on | (edges & (LETTER | NUMBER) != 0) | is_sealed)
    may_tell = np.where(is_whole, _may_tell_whole(marks, words, is_long), _may_tell(marks, words))
    may_tell |= (edges & NUMBER != 0) & (marks & DOT != 0)
    may_tell |= (words >= FEWEST_IN_CLOUD) & (marks & BARE != 0)
    found: list[Kind] = _KINDS[np.where(may_tell, 0, 2 * prose + short)].tolist()
    return found


def _may_tell(marks: NDArray[np.int64], words: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which lines the rules for short ones may tell something of."""
    may_date = (marks & MONTH != 0) & (marks & DIGIT != 0) & (words <= MOST_DATED)
    found: NDArray[np.bool_] = (marks & (SHAPES | _WORDS) != 0) | may_date
    return found


def _may_tell_whole(
    marks: NDArray[np.int64], words: NDArray[np.int64], is_long: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Return which lines may be teasers, sell the site or lead elsewhere, though they are whole sentences."""
    may_sell = (marks & CUES != 0) & (words <= MOST_SELLING) & ~is_long
    may_lead = (marks & OPENS != 0) & (marks & COLON != 0) & ~is_long
    found: NDArray[np.bool_] = (marks & (ARROW | BLANK | DOTS | TEASES) != 0) | may_sell | may_lead
    return found
