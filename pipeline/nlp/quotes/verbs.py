"""The cue verbs of a sentence: those that tell of words spoken, not of words unsaid or imagined.

What does not live here: who speaks, and what was said.
"""

from __future__ import annotations

from pipeline.nlp.quotes.cues import all_verbs, lexicon
from pipeline.nlp.quotes.page import Page, Unit

_SPEAKING_TAGS = frozenset(["VBD", "VBZ", "VBP", "VBG", "VBN", "VB"])
_HYPOTHETICAL = frozenset(["would", "could", "might", "should", "may", "can", "to", "must", "'d"])
_CONDITIONS = frozenset(["if", "whether", "unless", "until"])
_LONGEST_TAIL = 8
_FIRST_WORDS = 4
_GOING_ON = frozenset(["go", "continue"])
_OTHER_CALLS = (["for"], ["on"], ["off"], ["out"], ["up"])


def cues_in(page: Page, unit: Unit) -> list[int]:
    """Return the unit's verbs that can be cues, outside every mark."""
    parse, verbs, say = page.parse, all_verbs(), lexicon().say
    cues = [
        token
        for token in range(unit.first, unit.end)
        if parse.lemmas[token] in verbs
        and page.holder[token] < 0
        and parse.tags[token] in _SPEAKING_TAGS
        and _is_asserted(page, token)
    ]
    return sorted(cues, key=lambda token: (parse.lemmas[token] not in say, not _is_last(page, unit, token)))


def _is_last(page: Page, unit: Unit, verb: int) -> bool:
    """Return whether the unit ends with the cue and a comma parts it from the rest ("..., she said.")."""
    if any(page.is_word(token) for token in range(verb + 1, unit.end)) or _begins_with_cue(page, unit, verb):
        return False
    return "," in page.parse.words[max(unit.first, verb - _LONGEST_TAIL) : verb]


def _begins_with_cue(page: Page, unit: Unit, verb: int) -> bool:
    """Return whether the unit begins with a cue of its own ("But he added that ..., she said.")."""
    parse = page.parse
    return any(
        parse.lemmas[token] in lexicon().say and parse.deps[token - 1] == "nsubj"
        for token in range(unit.first + 1, min(unit.first + _FIRST_WORDS, verb))
    )


def _is_asserted(page: Page, verb: int) -> bool:
    """Return whether the verb tells of words that were spoken, not of words unsaid or imagined."""
    parse = page.parse
    for child in parse.children[verb]:
        dep, lower = parse.deps[child], parse.lowers[child]
        if page.holder[child] >= 0:
            continue
        if dep == "neg" or (dep == "aux" and lower in _HYPOTHETICAL and not _goes_on(page, verb)):
            return False
        if dep == "mark" and lower in _CONDITIONS and child < verb:
            return False
    if verb and parse.words[verb - 1] == "-":
        return False
    if parse.tags[verb] == "VB" and not _goes_on(page, verb):
        return any(parse.lowers[child] in ("did", "will", "'ll") for child in parse.children[verb])
    return not _is_passive(page, verb) and _has_particle(page, verb)


def _is_passive(page: Page, verb: int) -> bool:
    """Return whether the verb's subject is told rather than telling."""
    parse = page.parse
    deps = [parse.deps[child] for child in parse.children[verb]]
    if "nsubjpass" in deps or "auxpass" in deps:
        return True
    if parse.tags[verb] != "VBN" or "aux" in deps:
        return False
    return parse.deps[verb] == "acl" or (parse.deps[verb] == "conj" and _is_passive(page, parse.heads[verb]))


def _goes_on(page: Page, verb: int) -> bool:
    """Return whether the verb is what somebody "went on" to say."""
    head = page.parse.heads[verb]
    return head != verb and page.parse.lemmas[head] in _GOING_ON


def _has_particle(page: Page, verb: int) -> bool:
    """Return whether a verb that needs a particle ("point out") has it."""
    parse = page.parse
    if parse.lemmas[verb] in lexicon().naming and parse.lowers[verb + 1 : verb + 2] in _OTHER_CALLS:
        return False
    wanted = lexicon().with_particle.get(parse.lemmas[verb])
    return wanted is None or any(lower in wanted for lower in parse.lowers[verb + 1 : verb + 3])
