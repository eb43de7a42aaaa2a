"""Cue, speaker and words tied together within one sentence: the rules, each with its name.

What does not live here: quotes without a cue (`floating`), who the speaker is (`speakers`), and the
lexicon (`cues`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.clauses import can_say, is_writer, without_marks
from pipeline.nlp.quotes.content import content_after, skip_adjuncts
from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.found import Found
from pipeline.nlp.quotes.furniture import is_link
from pipeline.nlp.quotes.labels import described_from, is_as, is_behind_article, is_label
from pipeline.nlp.quotes.page import Page, Unit
from pipeline.nlp.quotes.sources import Source, clause_start, is_near, quoted_by, subject_of
from pipeline.nlp.quotes.stretch import content_before, is_clause, trimmed
from pipeline.nlp.quotes.verbs import cues_in

_BREAKERS = frozenset([",", ":", ";", "--", "—", "–", "-", "(", "…", "..."])
_TURNING = frozenset(["but", "while", "though", "although", "whereas"])
_SENTENCE_END = frozenset(".!?,…—–-")
_FULL_STOPS = frozenset(".!?")
_ADJACENT = 9
_SHORTEST_LABEL = 3


def read_unit(page: Page, unit: Unit) -> list[Found]:
    """Return the quotes of one sentence that a cue verb ties to a speaker, and those within them."""
    found: list[Found] = []
    if is_link(page, unit):
        return []
    for verb in cues_in(page, unit):
        source = subject_of(page, verb)
        if source is not None and is_writer(page, verb, source):
            continue
        holder = next((one for one in found if one.first <= verb < one.end), None)
        if holder is not None:
            found.extend(_within(page, unit, verb, source, holder))
            continue
        here = _with_marks(page, unit, verb, source, found)
        here = here or without_marks(page, unit, verb, source, found)
        for one in here:
            one.group, one.reported = verb, quoted_by(page, verb)
        found.extend(here)
    return found


def _within(page: Page, unit: Unit, verb: int, source: Source | None, holder: Found) -> list[Found]:
    """Read the quote that a quote tells of: "Okoro said that Lind told her the road was shut"."""
    content = content_after(page, unit, verb)
    if source is None or content is None or not holder.first <= source.first:
        return []
    if content[1] > holder.end or page.parse.lemmas[verb] not in lexicon().say:
        return []
    if not can_say(page, verb, source):
        return []
    cue = (verb, verb + 1)
    return [Found(*content, "nested", source, cue, group=verb, is_nested=True)]


def _with_marks(page: Page, unit: Unit, verb: int, source: Source | None, found: list[Found]) -> list[Found]:
    """Return the quotes of `verb` that have quotation marks."""
    taken = {one.marked for one in found}
    here: list[Found] = []
    tail = _tail(page, unit, verb, source)
    if tail is not None and tail.marked not in taken:
        here.append(tail)
    lead = _lead(page, unit, verb, source, is_split=bool(here))
    if lead is not None and lead.marked not in taken:
        here += _cut_at_colon(page, lead)
    return here


def _cut_at_colon(page: Page, found: Found) -> list[Found]:
    """Return a clause and the words in marks that a colon brings after it as two quotes."""
    if found.rule != "clause-mixed" or found.marked is None or not _is_sentence(page, found.marked):
        return [found]
    first, end = page.spans[found.marked]
    clause = trimmed(page, found.first, first - 1)
    if page.parse.words[first - 1] != ":" or clause is None or end < found.end:
        return [found]
    return [
        Found(*clause, "clause", found.source, found.cue),
        Found(first, end, "lead", found.source, found.cue, found.marked),
    ]


def _is_sentence(page: Page, number: int) -> bool:
    """Return whether a marked stretch ends as a sentence does."""
    return page.last_char(number) in _FULL_STOPS


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
    before = _before(page, clause_start(page, verb, source))
    if before < unit.first or page.holder[before] < 0 or not is_near(page, verb, source):
        return None
    number = page.holder[before]
    if any(page.parse.lowers[token] in _TURNING for token in range(before + 1, verb)):
        return None
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


def _is_parted(page: Page, first: int) -> bool:
    """Return whether a pause stands before the stretch that begins at token `first`."""
    before = first - 1
    while before >= 0 and page.parse.pos[before] == "SPACE":
        before -= 1
    if before < 0 or page.holder[before] >= 0 or page.parse.words[before] in _BREAKERS:
        return True
    return page.parse.words[before][-1] in _FULL_STOPS and page.parse.tags[before] != "NNP"  # "£3m."


def _lead(page: Page, unit: Unit, verb: int, source: Source | None, *, is_split: bool) -> Found | None:
    """Read `She said: "..."`, `she said that the plan was "..."` and the end of a split quote."""
    number = next((one for one in unit.marked if page.spans[one][0] > verb), None)
    if number is None:
        return None
    first, end = page.spans[number]
    if any(_is_rival(page, token, verb) for token in range(verb + 1, first)):
        return None
    if _reaches(page, verb, first) and not is_label(page, number, verb):
        return _from_mark(page, unit, verb, source, number, is_split=is_split)
    content = None if is_split else content_after(page, unit, verb)
    if content is None or not content[0] <= first < content[1] or page.parse.lemmas[verb] in lexicon().naming:
        return None
    if not is_clause(page, content):
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
    if parse.lowers[before] == "that" and skip_adjuncts(page, verb, before) >= before:
        return True
    if any(parse.tags[token] in ("VBD", "VBZ", "VBP", "MD") for token in range(verb + 1, first)):
        return False
    if parse.words[before] == ":":
        return True
    if is_behind_article(page, verb, first):
        return True
    is_naming = parse.lemmas[verb] in lexicon().naming and first - verb <= _ADJACENT + 1
    return parse.words[before] == "," or is_naming or is_as(page, verb, first)


def _from_mark(
    page: Page, unit: Unit, verb: int, source: Source | None, number: int, *, is_split: bool
) -> Found | None:
    """Return the quote that begins with the marked stretch `number`, and may run on beyond it."""
    first, end = page.spans[number]
    is_sentence = page.last_char(number) in _SENTENCE_END or page.parse.words[first - 1] in (":", ",")
    is_label = not is_sentence or page.parse.lemmas[verb] in lexicon().naming
    rule = "split" if is_split else "label" if is_label else "lead"
    if page.parse.lowers[first - 1] == "that" or is_behind_article(page, verb, first):
        first, rule = first - 1, "lead-mixed"
    elif is_as(page, verb, first):
        first, rule = described_from(page, verb, first), "lead-mixed"
    cue = (verb, verb + 1)
    rest = trimmed(page, end, unit.end)
    if rest is None or page.last_char(number) in _SENTENCE_END or is_split:
        return Found(first, end, rule, source, cue, number)
    if page.parse.lemmas[verb] not in lexicon().say:
        return Found(first, end, rule, source, cue, number)
    content = content_after(page, unit, verb)
    if content is None or content[1] <= end:
        goes_on = is_clause(page, (end, unit.end)) and page.parse.pos[rest[0]] not in ("ADP", "CCONJ")
        until = unit.end if goes_on else end
        content = (first, until)
    whole = trimmed(page, first, content[1])
    return (
        None
        if whole is None
        else Found(*whole, rule if whole[1] == end else "lead-mixed", source, cue, number)
    )
