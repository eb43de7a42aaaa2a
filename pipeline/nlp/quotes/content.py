"""What was said, when the words are not in marks alone: the stretch of tokens a cue governs.

What does not live here: which cue, whose words, and the marks themselves.
"""

from __future__ import annotations

from calendar import day_name

from pipeline.nlp.quotes.cues import all_verbs, lexicon
from pipeline.nlp.quotes.next_cue import before_next_cue
from pipeline.nlp.quotes.page import Page, Unit
from pipeline.nlp.quotes.stretch import FINITE, PAUSES, Stretch, is_clause, trimmed

_SHORT_CUE = 6
_LONG_ADDRESSEE = 25
_NEAR_THAT = 16
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "expl"])
_DAYS = frozenset([*(name.lower() for name in day_name), "today", "yesterday"])
_OPENERS = frozenset(["nsubj", "nsubjpass", "expl", "det", "poss", "mark"])
_PLAIN = frozenset(["say", "tell", "insist"])
_JOINING = frozenset(
    [
        "because",
        "if",
        "when",
        "while",
        "until",
        "unless",
        "before",
        "after",
        "once",
        "since",
        "so",
        "that",
        "where",
    ]
)
_CLAUSE_STARTS = frozenset(["SCONJ", "DET", "PRON", "PROPN", "NOUN", "NUM", "ADJ"])
_ADJUNCTS = frozenset(["prep", "npadvmod", "advmod", "dobj", "dative", "agent", "prt", "iobj", "oprd"])


def content_after(page: Page, unit: Unit, verb: int) -> Stretch | None:
    """Return what stands after the cue `verb` as its clause, or None."""
    parse = page.parse
    clause = _clause(page, verb)
    if clause is None:
        return _plain_clause(page, unit, verb)
    left, right = parse.subtree(clause)
    left = _after_day(page, _widened_left(page, unit, verb, max(left, verb + 1)), verb)
    right = _widened_right(page, unit, verb, clause, min(right, unit.end))
    return trimmed(page, left, before_next_cue(page, left, _whole_end(page, unit, right)))


def _clause(page: Page, verb: int) -> int | None:
    """Return the clause that the parse hangs on the right of `verb` as what was said."""
    parse = page.parse
    for child in parse.children[verb]:
        if child > verb and parse.deps[child] == "ccomp" and _begins_free(page, child):
            return child
    return _that_clause(page, verb)


def _that_clause(page: Page, verb: int) -> int | None:
    """Return the clause of a "that" soon after the cue, wherever the parse has hung it."""
    parse = page.parse
    for token in range(verb + 1, min(verb + _NEAR_THAT, len(parse))):
        if parse.tags[token] in FINITE or page.holder[token] >= 0 or page.breaks[token]:
            return None
        if parse.tags[token] == "VBG" and parse.lemmas[token] in lexicon().say:
            return None
        if parse.lowers[token] == "that" and parse.deps[token] == "mark":
            return parse.heads[token] if parse.heads[token] > token else None
    return None


def _begins_free(page: Page, clause: int) -> bool:
    """Return whether the clause's first word stands outside every mark."""
    left, right = page.parse.subtree(clause)
    first = next((token for token in range(left, right) if page.is_word(token)), left)
    return page.holder[first] < 0


def _plain_clause(page: Page, unit: Unit, verb: int) -> Stretch | None:
    """Return the rest of the unit where the parse missed the clause after a plain "said" or "told them"."""
    parse = page.parse
    if parse.lemmas[verb] not in _PLAIN or parse.tags[verb] == "VBG":
        return None
    first = verb + 1
    if parse.lemmas[verb] == "tell":
        first = _later_that(page, unit, verb) or _after_addressee(page, unit, verb)
    if first >= unit.end or page.holder[first] >= 0 or parse.pos[first] not in _CLAUSE_STARTS:
        return None
    if parse.lowers[first] in lexicon().occasions or not any(
        parse.tags[token] in FINITE and page.holder[token] < 0 for token in range(first + 1, unit.end)
    ):
        return None
    rest = trimmed(page, first, before_next_cue(page, first, unit.end))
    return None if rest is None or _is_cue_alone(page, rest) else rest


def _is_cue_alone(page: Page, rest: Stretch) -> bool:
    """Return whether the rest is another speaker's cue ("..., he said, the office said")."""
    lemma = page.parse.lemmas[rest[1] - 1]
    return rest[1] - rest[0] <= _SHORT_CUE and lemma in lexicon().say


def _later_that(page: Page, unit: Unit, verb: int) -> int | None:
    """Return the "that" that follows a long description of who was told."""
    parse = page.parse
    for token in range(verb + 1, min(verb + _LONG_ADDRESSEE, unit.end)):
        if parse.lowers[token] == "that" and parse.deps[token] == "mark" and page.holder[token] < 0:
            return token
    return None


def _after_addressee(page: Page, unit: Unit, verb: int) -> int:
    """Return the first token after the people who were told."""
    parse, here = page.parse, verb + 1
    while here < unit.end and parse.pos[here] in ("DET", "ADJ", "PROPN") and page.holder[here] < 0:
        here += 1
    if here < unit.end and parse.tags[here] in ("NNS", "NN", "PRP", "NNP"):
        return here + 1
    return here


def _whole_end(page: Page, unit: Unit, right: int) -> int:
    """Take in the rest of a stretch cut in two, and a second "that" clause joined by "and"."""
    parse = page.parse
    if right and page.holder[right - 1] >= 0:
        right = max(right, page.spans[page.holder[right - 1]][1])
        if right + 2 < unit.end and parse.lowers[right] == "and" and is_clause(page, (right + 2, unit.end)):
            return unit.end
    last = right - 1
    while (
        last > 0
        and (parse.words[last] in PAUSES or parse.pos[last] in ("CCONJ", "SPACE"))
        and page.holder[last] < 0
    ):
        last -= 1
    after = last + 1
    if after < unit.end and parse.words[after] == ",":
        after += 1
    if (
        after + 1 < unit.end
        and parse.lowers[after] in ("and", "but", "so")
        and _still_said(page, unit, after + 1)
    ):
        return unit.end
    return last + 1


def _widened_left(page: Page, unit: Unit, verb: int, left: int) -> int:
    """Move the start back over an adverbial that belongs to what was said, not to the saying."""
    parse = page.parse
    gap = range(verb + 1, left)
    if parse.lowers[left : left + 2] == ["in", "that"]:
        return left + 1
    for token in range(left - 1, verb, -1):
        if parse.tags[token] in FINITE or page.holder[token] >= 0:
            break
        if parse.lowers[token] == "that" and parse.pos[token - 1] != "ADP":
            return token
    if not gap or parse.words[verb + 1] == ",":
        return left
    if parse.tags[left] in FINITE and parse.pos[verb + 1] in _CLAUSE_STARTS and len(gap) > 1:
        return _after_addressee(page, unit, verb) if parse.lemmas[verb] == "tell" else verb + 1
    if parse.words[left] != ",":
        return left
    occasions = lexicon().occasions
    if any(parse.lemmas[token] in occasions or parse.lowers[token] in occasions for token in gap):
        return left
    return verb + 1


def _after_day(page: Page, left: int, verb: int) -> int:
    """Return the first token after the day of saying, where the parse put it into what was said."""
    parse = page.parse
    day = left + 1 if parse.lowers[left] == "on" else left
    if left != verb + 1 or day + 1 >= len(parse) or parse.lowers[day] not in _DAYS:
        return left
    is_when = parse.deps[day] in ("npadvmod", "pobj") and parse.deps[day + 1] in _OPENERS
    return day + 1 if is_when else left


def _widened_right(page: Page, unit: Unit, verb: int, clause: int, right: int) -> int:
    """Move the end on over coordinate and adverbial clauses that belong to what was said."""
    parse = page.parse
    for child in parse.children[verb]:
        if child <= clause or parse.deps[child] not in ("conj", "advcl", "ccomp"):
            continue
        first, end = parse.subtree(child)
        if (
            first > right + 2
            or end > unit.end
            or end <= right
            or not _belongs(page, verb, clause, child, first)
        ):
            continue
        right = end
    return right


def _belongs(page: Page, verb: int, clause: int, child: int, first: int) -> bool:
    """Return whether the clause `child`, hung on the cue, rather continues what was said."""
    parse = page.parse
    if parse.lemmas[child] in all_verbs():
        return False
    if parse.deps[child] == "advcl":
        return parse.lowers[first] in _JOINING
    has_subject = any(parse.deps[below] in _SUBJECTS for below in parse.children[child])
    return has_subject or (parse.tags[child] == parse.tags[clause] != parse.tags[verb])


def _still_said(page: Page, unit: Unit, first: int) -> bool:
    """Return whether the rest of the unit, after an "and", is a clause of what was said."""
    parse = page.parse
    if parse.lowers[first] == "that":
        return True
    rest = range(first, unit.end)
    if any(parse.lemmas[token] in all_verbs() and parse.pos[token] == "VERB" for token in rest):
        return False
    finite = [token for token in rest if parse.tags[token] in FINITE]
    return bool(finite) and any(parse.deps[token] in _SUBJECTS for token in range(first, finite[0]))


def skip_adjuncts(page: Page, verb: int, limit: int) -> int:
    """Return the first token after `verb` that tells neither to whom, when nor where it was said."""
    parse, here = page.parse, verb + 1
    while here < limit and page.holder[here] < 0:
        child = here
        while (
            parse.heads[child] != verb
            and parse.heads[child] != child
            and parse.subtree(parse.heads[child])[0] >= here
        ):
            child = parse.heads[child]
        first, end = parse.subtree(child)
        if parse.words[here] in PAUSES:
            here += 1
        elif first == here and parse.heads[child] == verb and parse.deps[child] in _ADJUNCTS and end <= limit:
            here = end
        else:
            break
    return here
