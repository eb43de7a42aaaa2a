"""Sentences in which a site speaks to its reader, to sell itself or to tell its rules.

What does not live here: the words that such sentences have (`furniture.toml`).
"""

from __future__ import annotations

import re

_ADDRESSED = re.compile(r"\b(?:[Yy]ou|[Yy]our|[Oo]ur|us|[Tt]his (?:web)?site|[Tt]his (?:weekly|daily))\b")
_URGING = re.compile(
    r"(?:^|[.!?] )(?:please |now |to )?(?:get|sign|subscribe|click|join|follow|download|watch|share"
    r"|save|enter|access|try|receive"
    r"|support|enable|upgrade"
    r"|register|log|tap|buy|order|discover|unlock|start|become|visit|contact|see|read)\b"
)


def may_sell(low: str) -> bool:
    """Look for words that every promotion has one of; written out, since it is asked of every sentence."""
    return (
        "you" in low
        or "our " in low
        or " us" in low
        or "newsletter" in low
        or "subscri" in low
        or "cookie" in low
        or "sign up" in low
        or "rights" in low
        or "click" in low
        or "permission" in low
        or "affiliate" in low
        or "i agree" in low
        or "javascript" in low
    )


def is_promotion(text: str, low: str, cues: int) -> bool:
    """Say whether a sentence with words of furniture sells: the news has them too, but speaks to nobody."""
    if '"' in low or "“" in low or " said" in low:
        return False
    return (
        (cues > 1 and ("you" in low or "i agree" in low))
        or _ADDRESSED.search(text) is not None
        or _URGING.search(low) is not None
    )


def is_urging(text: str) -> bool:
    """Say whether a line asks its reader in the site's own voice to do something."""
    return is_addressed(text) and _URGING.match(text.lower()) is not None


def is_addressed(text: str) -> bool:
    """Say whether a line speaks to its reader in the site's own voice."""
    return '"' not in text and "“" not in text and _ADDRESSED.search(text) is not None
