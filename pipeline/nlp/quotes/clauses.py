"""Indirect quotes: a cue verb with what was said as its clause, or as the sentence around it.

What does not live here: quotes in marks (`attribute`) and how far a clause reaches (`content`).
"""

from __future__ import annotations

from pipeline.nlp.quotes.content import content_after
from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.found import Found, overlaps
from pipeline.nlp.quotes.furniture import is_caption
from pipeline.nlp.quotes.page import Page, Unit
from pipeline.nlp.quotes.requests import request_after
from pipeline.nlp.quotes.sources import Source, clause_start, is_near
from pipeline.nlp.quotes.stretch import content_before, is_clause, trimmed

_WRITER = frozenset(["i", "we", "you", "me", "us", "let"])
_EMPTY = frozenset(
    ["this", "that", "these", "those", "which", "what", "there", "it", "all", "nothing", "everything"]
)
_REMARKS = frozenset(
    [
        "though",
        "although",
        "compared",
        "as",
        "when",
        "who",
        "which",
        "whose",
        "where",
        "with",
        "in",
        "on",
        "at",
    ]
)
_SETTINGS = frozenset(["advcl", "prep", "npadvmod", "advmod", "mark", "cc"])
_FEWEST = 3


def without_marks(
    page: Page, unit: Unit, verb: int, source: Source | None, found: list[Found]
) -> list[Found]:
    """Return the quotes of `verb` that have no quotation marks of their own."""
    parse, words = page.parse, lexicon()
    if (
        parse.lemmas[verb] not in words.say | words.request
        or source is None
        or not can_say(page, verb, source)
    ):
        return []
    content = content_after(page, unit, verb)
    if content is not None and not is_clause(page, content):
        content = None
    cue = (verb, verb + 1)
    content = content or request_after(page, verb)
    if content is not None and (content[0] <= source.head < content[1] or _is_question(page, content)):
        content = None
    if content is not None and not overlaps(content, found):
        held = [one for one in unit.marked if content[0] <= page.spans[one][0] < content[1]]
        if held:
            return [Found(*content, "clause-mixed", source, cue, held[0])]
        clause = Found(*content, "clause", source, cue)
        return [] if is_caption(page, unit) else [*_first_half(page, unit, clause, source, found), clause]
    return _around(page, unit, verb, source, found)


def _first_half(page: Page, unit: Unit, clause: Found, source: Source, found: list[Found]) -> list[Found]:
    """Return the first half of "It is odd, she said, that ...", of which the clause is the second."""
    words = page.parse.words
    verb = clause.end if clause.cue is None else clause.cue[0]
    start = clause_start(page, verb, source)
    if start - 1 <= unit.first or words[start - 1] != "," or words[verb + 1] != ",":
        return []
    content = content_before(page, unit, start - 1)
    if content is None or not is_clause(page, content) or overlaps(content, found):
        return []
    return [Found(*content, "clause-tail", source, clause.cue)]


def _is_question(page: Page, content: tuple[int, int]) -> bool:
    """Return whether the clause is what nobody said yet ("did not know whether ...")."""
    return page.parse.lowers[content[0]] in ("if", "whether") and "," not in page.parse.words[slice(*content)]


def is_writer(page: Page, verb: int, source: Source) -> bool:
    """Return whether the subject is the writer, the reader or anybody ("one says"); not "said one"."""
    lower = page.parse.lowers[source.head]
    return lower in _WRITER or (lower == "one" and page.parse.tags[verb] != "VBD")


def can_say(page: Page, verb: int, source: Source) -> bool:
    """Return whether the subject is somebody who can be quoted by this verb."""
    parse = page.parse
    lower = parse.lowers[source.head]
    if is_writer(page, verb, source) or (
        lower in _EMPTY and lower != "it" and source.end == source.first + 1
    ):
        return False
    if parse.lemmas[verb] in lexicon().soft:
        return parse.pos[source.head] in ("PROPN", "PRON") and lower != "it"
    return True


def _around(page: Page, unit: Unit, verb: int, source: Source, found: list[Found]) -> list[Found]:
    """Read `The plan failed, she said` and `The plan, she said, failed`."""
    parse = page.parse
    start = clause_start(page, verb, source)
    before = start - 1
    if (
        before < unit.first
        or parse.words[before] not in (",", "–", "—", "--", "-")
        or not is_near(page, verb, source)
    ):
        return []
    # "Oslo sent tents, and Riga pledged money" joins two deeds.
    if parse.pos[start] == "CCONJ" and parse.deps[verb] == "conj":
        return []
    content = content_before(page, unit, before)
    after = max(verb + 1, source.end)
    is_aside = after < unit.end and parse.words[after] == "," and parse.deps[verb] == "parataxis"
    if content is None or parse.deps[verb] == "relcl" or _is_setting(page, verb, content):
        return []
    if parse.pos[content[1] - 1] == "AUX":  # "It was, as Okoro said, a mess"
        return []
    if overlaps(content, found) or not (
        is_aside or is_clause(page, content) or _is_headline(page, verb, content)
    ):
        return []
    here = [Found(*content, "clause-tail", source, (verb, verb + 1))]
    if is_aside:
        rest = trimmed(page, after, unit.end)
        if rest is not None and _is_aside(page, rest) and not overlaps(rest, found):
            here.append(Found(*rest, "aside", source, (verb, verb + 1)))
    return here


def _is_aside(page: Page, rest: tuple[int, int]) -> bool:
    """Return whether what stands after "she said," was said too, and is no remark of the writer's."""
    return rest[1] - rest[0] >= _FEWEST and page.parse.lowers[rest[0]] not in _REMARKS


def _is_setting(page: Page, verb: int, content: tuple[int, int]) -> bool:
    """Return whether the words before the cue only say when or where it was ("As it rained, ...")."""
    parse = page.parse
    tops = [token for token in range(*content) if not content[0] <= parse.heads[token] < content[1]]
    words = [token for token in tops if page.is_word(token)]
    return bool(words) and all(parse.heads[top] == verb and parse.deps[top] in _SETTINGS for top in words)


def _is_headline(page: Page, verb: int, content: tuple[int, int]) -> bool:
    """Return whether the words before the cue are a headline's, which need no finite verb."""
    parse = page.parse
    starts_line = content[0] == 0 or page.breaks[content[0] - 1]
    return starts_line and parse.tags[verb] == "VBZ" and "VERB" in parse.pos[content[0] : content[1]]
