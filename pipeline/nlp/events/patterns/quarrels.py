"""Attacks that are words: quarrels, answers, charges in debates, leads in polls.

What does not live here: other deeds in a manner of speaking (`idle`), harm without a doer (`plausibility`).
"""

from __future__ import annotations

from pipeline.nlp.events.lexicon import Pattern, classed, classes, sections
from pipeline.nlp.events.participants.slots import Slots
from pipeline.nlp.events.parts import Part

VIOLENT_ROOTS = frozenset({"18", "19", "20"})
_AROUND = 3
_BEATING = frozenset({"beat", "defeat", "rout", "crush", "trounce", "overwhelm"})
_STRIVING = frozenset({"fight", "battle"})
_CLASHING = frozenset({"clash", "battle", "spar", "tangle", "fight", "skirmish"})
_PERSONS = frozenset({"person", "people", "official"})
_TALKERS = frozenset({"person", "official", "organization", "people", "pronoun"})


def is_verbal(slots: Slots, pattern: Pattern, actors: list[Part], targets: list[Part]) -> bool:
    """Say whether an attack is one in words ("attacked the senator, saying that", "in a speech")."""
    parse, lemma = slots.parse, slots.parse.lemmas[slots.token].lower()
    if pattern.kind != "v" or pattern.code[:2] not in VIOLENT_ROOTS:
        return False
    if lemma in classes()["harsh"] and actors and _are_civil(slots, actors) and not _is_bloody(slots):
        return lemma not in {"hit", "assault"} or all(part.kind in _TALKERS for part in targets)
    if any(part.kind not in _TALKERS for part in targets):
        return lemma == "shoot" and _is_answer(slots, actors)
    if lemma == "shoot":
        return _is_answer(slots, actors)
    if lemma not in classes()["harsh"]:
        return False
    said = any(
        parse.tags[child] == "VBG" and parse.lemmas[child].lower() in classes()["retort"]
        for child in parse.children[slots.token]
    )
    if slots.tokens("as") and not _is_armed_talk(slots):
        return True
    return said or any(parse.lemmas[token].lower() in classes()["speech"] for token in slots.tokens("in"))


def _are_speakers(parts: list[Part]) -> bool:
    """Say whether all are persons with a name, who quarrel in words."""
    return all(part.kind == "person" and part.referent is not None for part in parts)


def _are_civil(slots: Slots, parts: list[Part]) -> bool:
    """Say whether all are persons with a name, or in a civil office, who attack in words."""
    civil, parse = classes()["civil"], slots.parse
    return all(
        (part.kind == "person" and part.referent is not None) or parse.lemmas[part.head].lower() in civil
        for part in parts
    )


def _is_vote(slots: Slots) -> bool:
    """Say whether the sentence of a trigger tells of an election, with nobody armed."""
    lemmas = slots.parse.told(slots.token)
    return not lemmas.isdisjoint(classes()["politics"]) and lemmas.isdisjoint(classes()["armed-talk"])


def _is_armed_talk(slots: Slots) -> bool:
    """Say whether the sentence of a trigger speaks of weapons or wounds."""
    return not slots.parse.told(slots.token).isdisjoint(classes()["armed-talk"])


def _is_answer(slots: Slots, actors: list[Part]) -> bool:
    """Say whether "shot back" is the answer of somebody unarmed."""
    is_back = "back" in slots.beside()
    return is_back and bool(actors) and all(part.kind not in {"armed", "group", "people"} for part in actors)


def _is_bloody(slots: Slots, around: int = 0) -> bool:
    """Say whether the sentence of a trigger, or one `around` it, speaks of weapons, wounds or death."""
    parse = slots.parse
    number = parse.sentence_of[slots.token]
    near = parse.sentences[max(0, number - around) : number + around + 1]
    return any(not parse.told(first).isdisjoint(classes()["bloody"]) for first, _ in near)


def is_figure(slots: Slots, pattern: Pattern, actors: list[Part], targets: list[Part]) -> bool:
    """Say whether one named person "beats" another, or "attacks" are on one, without blood."""
    parse, lemma = slots.parse, slots.parse.lemmas[slots.token].lower()
    if pattern.code[:2] not in VIOLENT_ROOTS:
        return False
    if lemma in _BEATING and _is_vote(slots):
        return True
    if lemma in _STRIVING and not targets and not _is_bloody(slots):
        return all(part.kind in {"person", "pronoun"} for part in actors)
    if not targets or lemma not in {"attack", "assault", "beat"}:
        return False
    if pattern.kind == "n" and _is_in_words(slots, targets):
        return True
    if lemma == "beat":
        return bool(actors) and _are_speakers(actors) and _are_speakers(targets) and not _is_armed_talk(slots)
    if _is_bloody(slots, _AROUND if pattern.kind == "n" else 0):
        return False
    told = _are_speakers(actors) if actors else _are_speakers(targets)
    return pattern.kind == "n" and told and parse.lowers[slots.token - 1] not in classes()["by-force"]


def is_spat(slots: Slots, pattern: Pattern, parts: list[Part]) -> bool:
    """Say whether those who "clash" are persons in office or in the news, who do so in words."""
    parse = slots.parse
    if parse.lemmas[slots.token].lower() not in _CLASHING or pattern.code[:2] not in VIOLENT_ROOTS:
        return False
    lemmas = [parse.lemmas[part.head].lower() for part in parts]
    if not parts or not sections("agents.txt")["state police"].isdisjoint(lemmas) or _is_bloody(slots):
        return False
    rivals = classes()["hopeful"]
    are_talkers = all(
        part.kind in {"person", "official", "organization"} or lemma in rivals
        for part, lemma in zip(parts, lemmas, strict=True)
    )
    is_debate = bool(slots.tokens("over")) or any(
        parse.lemmas[token].lower() in classes()["speech"] for token in slots.tokens("in")
    )
    return are_talkers and (is_debate or any(part.kind == "person" for part in parts))


def _is_in_words(slots: Slots, targets: list[Part]) -> bool:
    """Say whether an attack noun stands beside remarks, tweets or debates, or is on somebody's views."""
    lemmas = slots.parse.told(slots.token)
    on = {slots.parse.lemmas[token].lower() for token in slots.tokens("on")} - {"position"}
    if not on.isdisjoint(classed("idea", "abstract", "image")):
        return True
    if any(part.kind not in _PERSONS for part in targets):
        return False
    return not lemmas.isdisjoint(classes()["speech"]) and lemmas.isdisjoint(classes()["armed-talk"])
