"""Cue, speaker and words tied together within one sentence: the rules, each with its name.

What does not live here: quotes without a cue (`floating`), who the speaker is (`speakers`), and the
lexicon (`cues`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.nlp.quotes.content import (
    content_after,
    content_before,
    is_clause,
    request_after,
    skip_adjuncts,
    trimmed,
)
from pipeline.nlp.quotes.cues import all_verbs, lexicon
from pipeline.nlp.quotes.furniture import is_caption, is_link
from pipeline.nlp.quotes.page import Page, Unit
from pipeline.nlp.quotes.sources import Source, subject_of

_SPEAKING_TAGS = frozenset(["VBD", "VBZ", "VBP", "VBG", "VBN", "VB"])
_HYPOTHETICAL = frozenset(["would", "could", "might", "should", "may", "can", "to", "must", "'d"])
_CONDITIONS = frozenset(["if", "whether", "unless", "until"])
_GOING_ON = frozenset(["go", "continue"])
_WRITER = frozenset(["i", "we", "you", "one", "me", "us", "let"])
_EMPTY = frozenset(
    ["this", "that", "these", "those", "which", "what", "there", "it", "all", "nothing", "everything"]
)
_BREAKERS = frozenset([",", ":", ";", "--", "—", "–", "-", "(", "…", "..."])
_SENTENCE_END = frozenset(".!?,…—–-")
_OTHER_CALLS = (["for"], ["on"], ["off"], ["out"], ["up"])
_REMARKS = frozenset(
    ["though", "although", "as", "when", "who", "which", "whose", "where", "with", "in", "on", "at"]
)
_SETTINGS = frozenset(["advcl", "prep", "npadvmod", "advmod", "mark", "cc"])
_ADJACENT = 9
_SHORTEST_LABEL = 3


@dataclass(slots=True)
class Found:
    """A quote found, in tokens; marks at its edges still inside. `marked` is its stretch if it is one."""

    first: int
    end: int
    rule: str
    source: Source | None = None
    cue: tuple[int, int] | None = None
    marked: int | None = None
    reported: Source | None = None
    group: int = -1
    parent: int | None = None


def read_unit(page: Page, unit: Unit) -> list[Found]:
    """Return the quotes of one sentence that a cue verb ties to a speaker, outermost only."""
    found: list[Found] = []
    if is_link(page, unit):
        return []
    for verb in _cues(page, unit):
        if any(one.first <= verb < one.end for one in found):
            continue
        source = subject_of(page, verb)
        if source is not None and page.parse.lowers[source.head] in _WRITER:
            continue
        here = _with_marks(page, unit, verb, source, found)
        here = here or _without_marks(page, unit, verb, source, found)
        for one in here:
            one.group = verb
        found.extend(here)
    return found


def _cues(page: Page, unit: Unit) -> list[int]:
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
    return sorted(cues, key=lambda token: parse.lemmas[token] not in say)


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


def _with_marks(page: Page, unit: Unit, verb: int, source: Source | None, found: list[Found]) -> list[Found]:
    """Return the quotes of `verb` that have quotation marks."""
    taken = {one.marked for one in found}
    here: list[Found] = []
    tail = _tail(page, unit, verb, source)
    if tail is not None and tail.marked not in taken:
        here.append(tail)
    lead = _lead(page, unit, verb, source, is_split=bool(here))
    if lead is not None and lead.marked not in taken:
        here.append(lead)
    return here


def _clause_start(page: Page, verb: int, source: Source | None) -> int:
    """Return the first token of the clause that tells who speaks."""
    parse = page.parse
    start = verb
    if source is not None and source.first < verb and _is_near(page, verb, source):
        start = source.first
    while start and parse.pos[start - 1] in ("ADV", "AUX", "CCONJ") and page.holder[start - 1] < 0:
        start -= 1
    return start


def _before(page: Page, start: int) -> int:
    """Return the last token before `start` that is neither a space nor a comma."""
    token = start - 1
    while token >= 0 and page.holder[token] < 0 and not page.breaks[token]:
        if page.parse.words[token] != "," and page.parse.pos[token] != "SPACE":
            break
        token -= 1
    return token


def _tail(page: Page, unit: Unit, verb: int, source: Source | None) -> Found | None:
    """Read `"...," she said`."""
    before = _before(page, _clause_start(page, verb, source))
    if before < unit.first or page.holder[before] < 0 or not _is_near(page, verb, source):
        return None
    number = page.holder[before]
    if not _leads_on(page, unit, number, verb, source):
        return None
    first, end = page.spans[number]
    ahead = trimmed(page, unit.first, first)
    if ahead is not None and not _is_parted(page, first):
        whole = content_before(page, unit, end)
        if whole is not None and is_clause(page, whole):
            return Found(*whole, rule="tail-mixed", source=source, cue=(verb, verb + 1), marked=number)
    if _is_titled(page, number) and not _is_sentence_start(page, unit, first):
        return None
    return Found(first, end, rule="tail", source=source, cue=(verb, verb + 1), marked=number)


def _leads_on(page: Page, unit: Unit, number: int, verb: int, source: Source | None) -> bool:
    """Return whether the stretch ends in a pause, or the clause after it only tells who spoke."""
    if page.last_char(number) in _SENTENCE_END or page.parse.words[page.spans[number][1]] == ",":
        return True
    after = max(verb + 1, source.end if source is not None else 0)
    return source is not None and trimmed(page, after, unit.end) is None


def _is_titled(page: Page, number: int) -> bool:
    """Return whether the marked words are capitalised like a title's."""
    one = page.marked[number]
    words = [word for word in page.parse.text[one.start : one.end].split() if len(word) > _SHORTEST_LABEL]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def _is_sentence_start(page: Page, unit: Unit, first: int) -> bool:
    """Return whether no word stands in the unit before token `first`."""
    return trimmed(page, unit.first, first) is None


def _is_near(page: Page, verb: int, source: Source | None) -> bool:
    """Return whether the speaker stands beside the cue, or is its subject."""
    if source is None or page.parse.heads[source.head] == verb:
        return True
    return source.first - _ADJACENT <= verb <= source.end + _ADJACENT


def _is_parted(page: Page, first: int) -> bool:
    """Return whether a pause stands before the stretch that begins at token `first`."""
    before = first - 1
    while before >= 0 and page.parse.pos[before] == "SPACE":
        before -= 1
    return before < 0 or page.holder[before] >= 0 or page.parse.words[before] in _BREAKERS


def _lead(page: Page, unit: Unit, verb: int, source: Source | None, *, is_split: bool) -> Found | None:
    """Read `She said: "..."`, `she said that the plan was "..."` and the end of a split quote."""
    number = next((one for one in unit.marked if page.spans[one][0] > verb), None)
    if number is None:
        return None
    first, end = page.spans[number]
    if any(_is_rival(page, token, verb) for token in range(verb + 1, first)):
        return None
    if _reaches(page, verb, first) and not _is_label(page, number, verb):
        return _from_mark(page, unit, verb, source, number, is_split=is_split)
    content = None if is_split else content_after(page, unit, verb)
    if content is None or not content[0] <= first < content[1] or page.parse.lemmas[verb] in lexicon().naming:
        return None
    return Found(content[0], max(content[1], end), "clause-mixed", source, (verb, verb + 1), number)


def _is_rival(page: Page, token: int, verb: int) -> bool:
    """Return whether `token` is another cue that stands nearer to the marks."""
    parse = page.parse
    if parse.lemmas[token] not in lexicon().say or page.holder[token] >= 0 or parse.pos[token] != "VERB":
        return False
    return parse.tags[token] in ("VBG", "VBD", "VBZ", "VBP")


def _reaches(page: Page, verb: int, first: int) -> bool:
    """Return whether nothing that was said stands between the cue and the mark at `first`."""
    parse = page.parse
    here = skip_adjuncts(page, verb, first)
    if here >= first:
        return True
    before = first - 1
    while before > verb and parse.pos[before] == "SPACE":
        before -= 1
    if parse.words[before] == ":" or (
        parse.lowers[before] == "that" and skip_adjuncts(page, verb, before) >= before
    ):
        return True
    if any(parse.tags[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(verb + 1, first)):
        return False
    is_naming = parse.lemmas[verb] in lexicon().naming and first - verb <= _ADJACENT + 1
    return parse.words[before] == "," or is_naming


def _is_label(page: Page, number: int, verb: int) -> bool:
    """Return whether the marked words are a name, title or term rather than something said."""
    one = page.marked[number]
    words = page.parse.text[one.start : one.end].split()
    lemma = page.parse.lemmas[verb]
    if page.parse.words[page.spans[number][0] - 1] in (":", ","):
        return False
    if all(word[:1].isupper() or len(word) < _SHORTEST_LABEL for word in words):
        return True
    return lemma not in lexicon().say and lemma not in lexicon().naming and len(words) == 1


def _from_mark(
    page: Page, unit: Unit, verb: int, source: Source | None, number: int, *, is_split: bool
) -> Found | None:
    """Return the quote that begins with the marked stretch `number`, and may run on beyond it."""
    first, end = page.spans[number]
    rule = "split" if is_split else "lead"
    if page.parse.lowers[first - 1] == "that":
        first, rule = first - 1, "lead-mixed"
    cue = (verb, verb + 1)
    rest = trimmed(page, end, unit.end)
    if rest is None or page.last_char(number) in _SENTENCE_END or is_split:
        return Found(first, end, rule, source, cue, number)
    if page.parse.lemmas[verb] not in lexicon().say:
        return Found(first, end, rule, source, cue, number)
    content = content_after(page, unit, verb)
    until = content[1] if content is not None and content[1] > end else unit.end
    whole = trimmed(page, first, until)
    return Found(whole[0], whole[1], "lead-mixed", source, cue, number) if whole else None


def _without_marks(
    page: Page, unit: Unit, verb: int, source: Source | None, found: list[Found]
) -> list[Found]:
    """Return the quotes of `verb` that have no quotation marks of their own."""
    parse, words = page.parse, lexicon()
    if (
        parse.lemmas[verb] not in words.say | words.request
        or source is None
        or not _can_say(page, verb, source)
    ):
        return []
    content = content_after(page, unit, verb)
    cue = (verb, verb + 1)
    content = content or request_after(page, verb)
    if content is not None and not overlaps(content, found):
        held = [one for one in unit.marked if content[0] <= page.spans[one][0] < content[1]]
        if held:
            return [Found(*content, "clause-mixed", source, cue, held[0])]
        return [] if is_caption(page, unit) else [Found(*content, "clause", source, cue)]
    return _around(page, unit, verb, source, found)


def _can_say(page: Page, verb: int, source: Source) -> bool:
    """Return whether the subject is somebody who can be quoted by this verb."""
    parse = page.parse
    lower = parse.lowers[source.head]
    if lower in _WRITER or (lower in _EMPTY and lower != "it" and source.end == source.first + 1):
        return False
    if parse.lemmas[verb] in lexicon().soft:
        return parse.pos[source.head] in ("PROPN", "PRON") and lower != "it"
    return True


def overlaps(content: tuple[int, int], found: list[Found]) -> bool:
    """Return whether the stretch shares a token with a quote found before."""
    return any(one.first < content[1] and content[0] < one.end for one in found)


def _around(page: Page, unit: Unit, verb: int, source: Source, found: list[Found]) -> list[Found]:
    """Read `The plan failed, she said` and `The plan, she said, failed`."""
    parse = page.parse
    start = _clause_start(page, verb, source)
    before = start - 1
    if (
        before < unit.first
        or parse.words[before] not in (",", "–", "—", "--", "-")
        or not _is_near(page, verb, source)
    ):
        return []
    content = content_before(page, unit, before)
    after = max(verb + 1, source.end)
    is_aside = after < unit.end and parse.words[after] == "," and parse.deps[verb] == "parataxis"
    if content is None or _is_setting(page, verb, content):
        return []
    if overlaps(content, found) or not (is_aside or is_clause(page, content)):
        return []
    here = [Found(*content, "clause-tail", source, (verb, verb + 1))]
    if is_aside:
        rest = trimmed(page, after, unit.end)
        if rest is not None and _is_aside(page, rest) and not overlaps(rest, found):
            here.append(Found(*rest, "aside", source, (verb, verb + 1)))
    return here


def _is_aside(page: Page, rest: tuple[int, int]) -> bool:
    """Return whether what stands after "she said," was said too, and is no remark of the writer's."""
    return rest[1] - rest[0] >= _SHORTEST_LABEL and page.parse.lowers[rest[0]] not in _REMARKS


def _is_setting(page: Page, verb: int, content: tuple[int, int]) -> bool:
    """Return whether the words before the cue only say when or where it was ("As it rained, ...")."""
    parse = page.parse
    tops = [token for token in range(*content) if not content[0] <= parse.heads[token] < content[1]]
    words = [token for token in tops if page.is_word(token)]
    return bool(words) and all(parse.heads[top] == verb and parse.deps[top] in _SETTINGS for top in words)
