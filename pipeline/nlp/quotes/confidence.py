"""How sure a quote is: the share found right, by rule and by what names the speaker.

What does not live here: the figures, which are data (`lexicons/quote_confidence.toml`).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from pipeline.nlp.quotes.speakers import Speaker


@cache
def _table() -> dict[str, dict[str, float]]:
    """Return the figures, read once."""
    path = resources.files("pipeline.nlp.lexicons") / "quote_confidence.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def confidence(rule: str, speaker: Speaker) -> float:
    """Return the chance that the words and the speaker of a quote that `rule` found are right."""
    table = _table()
    form = speaker.form if speaker.referents or speaker.form == "unsaid" else "unresolved"
    return round(table["rule"][rule] * table["speaker"][form], 2)
