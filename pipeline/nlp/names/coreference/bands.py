"""Which armed band "the rebels", "the Islamist group" and "the militia" are, where the article has just one.

What does not live here: other bodies that a noun describes (`collectives`).
"""

from __future__ import annotations

from pipeline.nlp.names.coreference.discourse import Discourse
from pipeline.nlp.names.things import Found
from pipeline.nlp.parse import Parse

FIGHTERS = frozenset(
    "rebels militants insurgents guerrillas fighters jihadists separatists extremists militiamen".split()
)
"""The plural nouns for those who fight in a band."""
BANDS = frozenset({"group", "militia", "faction", "movement"})
"""The nouns for a band itself."""
_WARLIKE = frozenset(
    """
    rebel militant insurgent guerrilla jihadist jihadi islamist armed extremist separatist terrorist
    paramilitary shadowy hardline
    """.split()
)
_SELF_TOLD = frozenset({"militia", "faction"})
# What follows a noun of which more is told, who may then be others.
_MORE = frozenset({"of", "from", "who", "which", "'s"})
_CONFIDENCE = 0.7
_NEAR = 3


class Bands:
    """The bands of one article."""

    def __init__(self, discourse: Discourse, named: list[Found]) -> None:
        """Begin before the first word; `named` are the article's names in order."""
        self.discourse = discourse
        fighting = [mention.thing for mention in named if _is_band(discourse.parse, mention)]
        self._bands = [thing for thing in dict.fromkeys(fighting) if thing is not None]

    def read(self, token: int) -> Found | None:
        """Return the band that a definite phrase headed by `token` means, None unless the article has one."""
        if len(self._bands) != 1 or self._bands[0] not in self.discourse.uses:
            return None
        parse, first = self.discourse.parse, token - 1
        while first > 0 and parse.lowers[first] in _WARLIKE:
            first -= 1
        if first < 0 or parse.lowers[first] != "the" or parse.deps[token] in {"compound", "nmod"}:
            return None
        is_told = first < token - 1 or parse.lowers[token] in _SELF_TOLD | FIGHTERS
        if not is_told or parse.lowers[min(token + 1, len(parse) - 1)] in _MORE:
            return None
        return Found(first, token + 1, "ROLE", "nominal", self._bands[0], _CONFIDENCE)


def _is_band(parse: Parse, mention: Found) -> bool:
    """Whether words beside the name of a body say that it fights ("Vesk rebels", "the Vesk, a militia")."""
    thing = mention.thing
    if thing is None or thing.kind != "organization":
        return False
    if parse.lowers[min(mention.end, len(parse) - 1)] in FIGHTERS:
        return True
    before = parse.lowers[max(0, mention.first - _NEAR) : mention.first]
    if "of" in before and not FIGHTERS.isdisjoint(before):
        return True
    if not _SELF_TOLD.isdisjoint(thing.called) or (before and before[-1] in _SELF_TOLD | _WARLIKE):
        return True
    behind = parse.lowers[mention.end : mention.end + 2 * _NEAR]
    is_apposed = behind[:1] == [","] and not _WARLIKE.isdisjoint(behind) and "group" in behind
    return is_apposed or (before[-1:] == ["group"] and not _WARLIKE.isdisjoint(before))
