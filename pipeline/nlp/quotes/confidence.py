"""How sure a quote is: the share found right, by rule and by what names the speaker.

What does not live here: the figures, which are data (`lexicons/quote_confidence.toml`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.speakers import Speaker
from pipeline.nlp.tables import table


def confidence(rule: str, speaker: Speaker) -> float:
    """Return the chance that the words and the speaker of a quote that `rule` found are right."""
    figures: dict[str, dict[str, float]] = table("quote_confidence.toml")
    form = speaker.form if speaker.referents or speaker.form == "unsaid" else "unresolved"
    return round(figures["rule"][rule] * figures["speaker"][form], 2)
