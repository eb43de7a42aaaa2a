"""The words at a quote that name its speaker: the subject of a cue verb, as the parse gives it.

What does not live here: who those words mean (`speakers`), and what was said (`content`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline.nlp.quotes.cues import lexicon
from pipeline.nlp.quotes.page import Page

_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_RELATIVE = frozenset(["who", "which", "that", "whom"])
_CLIMB = frozenset(["xcomp", "conj", "advcl", "pcomp", "prep", "dep", "aux", "ccomp"])
_NAMELIKE = frozenset(["PROPN", "PRON", "NOUN"])
_FINITE = frozenset(["VBD", "VBZ", "VBP"])
_STOPS = frozenset([",", "--", "–", "—", "(", ":", ";", '"', "…"])
_LOOSE = frozenset(["relcl", "acl", "appos", "advcl", "parataxis", "punct"])
_PASSING_ON = frozenset(["quote", "cite", "report"])
_BESIDE = 3
_MOST_CHILDREN = 200  # only a heap of words has more, and each of them may ask
_LONGEST_NAME = 12
_ADJACENT = 9
_HIGHEST = 4


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker as worded: tokens `first` to `end` (exclusive), around the noun `head`."""

    first: int
    end: int
    head: int


def subject_of(page: Page, verb: int) -> Source | None:
    """Return the speaker of the cue `verb`: its own subject, its clause's, or the words beside it."""
    head = _own(page, verb)
    if head is None:
        head = _cited(page, verb)
    if head is None:
        head = _beside(page, verb)
    if head is None:
        head = _closing(page, verb)
    if head is None:
        head = _inherited(page, verb)
    if head is None:
        return None
    source = noun_phrase(page, _antecedent(page, head))
    return replace(source, end=verb) if source.head < verb < source.end else source


def _own(page: Page, verb: int) -> int | None:
    """Return the subject that the parse hangs on `verb` itself, outside every mark."""
    parse = page.parse
    near = parse.children[verb][:_MOST_CHILDREN]
    found = [child for child in near if parse.deps[child] in _SUBJECTS and page.holder[child] < 0]
    return max(found, key=lambda child: -abs(child - verb)) if found else None


def _cited(page: Page, verb: int) -> int | None:
    """Return whom somebody cites: the aide in "the Herald quoted an aide as saying"."""
    parse, above = page.parse, page.parse.heads[verb]
    if parse.deps[verb] != "pcomp" or parse.lowers[above] != "as":
        return None
    quoted = parse.heads[above]
    if parse.lemmas[quoted] not in _PASSING_ON:
        return None
    cited = (child for child in parse.children[quoted] if parse.deps[child] == "dobj")
    return next((child for child in cited if page.holder[child] < 0), None)


def _beside(page: Page, verb: int) -> int | None:
    """Return the noun right after an inverted cue, or right before a cue that the parse left bare."""
    parse = page.parse
    if parse.tags[verb] not in _FINITE:
        return None
    if verb and (page.holder[verb - 1] >= 0 or parse.words[verb - 1] == ","):
        for token in range(verb + 1, min(verb + 1 + _BESIDE, len(parse))):
            if page.holder[token] >= 0 or parse.words[token] in _STOPS:
                break
            if parse.pos[token] in _NAMELIKE:
                return None if _is_subject_elsewhere(page, token, verb) else _run_end(page, token)
    before = verb - 1
    while before > 0 and parse.pos[before] in ("ADV", "AUX") and verb - before <= _BESIDE:
        before -= 1
    plain = before >= 0 and page.holder[before] < 0 and parse.deps[before] not in ("pobj", "dobj")
    return before if plain and parse.pos[before] in _NAMELIKE else None


def _closing(page: Page, verb: int) -> int | None:
    """Return the noun of "..., the Lund Centre said." where the parse takes it for an apposition."""
    parse = page.parse
    if parse.tags[verb] not in _FINITE or "".join(parse.words[verb + 1 : verb + 2]) not in (".", ""):
        return None
    top = verb - 1
    while (
        parse.heads[top] != top
        and top - _LONGEST_NAME < parse.heads[top] < verb
        and parse.deps[top] != "appos"
    ):
        top = parse.heads[top]
    comma = parse.subtree(top)[0] - 1
    is_set_off = comma >= 0 and parse.words[comma] == "," and page.holder[comma] < 0
    return top if is_set_off and parse.pos[top] in _NAMELIKE else None


def _is_subject_elsewhere(page: Page, token: int, verb: int) -> bool:
    """Return whether the noun after the cue is the subject of what was said."""
    end = _run_end(page, token)
    return page.parse.deps[end] in _SUBJECTS and page.parse.heads[end] != verb


def _run_end(page: Page, token: int) -> int:
    """Return the last token of the run of nouns that begins at `token`."""
    parse = page.parse
    while (
        token + 1 < len(parse)
        and parse.pos[token + 1] in ("PROPN", "NOUN")
        and page.holder[token + 1] < 0
        and not page.breaks[token + 1]
    ):
        token += 1
    return token


def _inherited(page: Page, verb: int) -> int | None:
    """Return the subject of the clause that a bare cue ("..., adding ...") leans on."""
    parse, here = page.parse, verb
    for _ in range(_HIGHEST):
        if parse.deps[here] == "acl" and parse.pos[parse.heads[here]] in _NAMELIKE:
            return parse.heads[here]
        if parse.deps[here] not in _CLIMB or page.holder[parse.heads[here]] >= 0:
            return None
        here = _outer_cue(page, parse.heads[here])
        subject = _own(page, here) if parse.pos[here] in ("VERB", "AUX") else None
        if subject is not None and subject != verb:
            return subject
    return None


def _outer_cue(page: Page, verb: int) -> int:
    """Return the cue whose words `verb` heads, since it is its speaker who goes on; or `verb` itself."""
    parse, head = page.parse, page.parse.heads[verb]
    is_said = parse.deps[verb] == "ccomp" and parse.lemmas[head] in lexicon().say and page.holder[head] < 0
    return head if is_said else verb


def _antecedent(page: Page, head: int) -> int:
    """Return what a relative pronoun stands for, or `head` itself."""
    parse = page.parse
    if parse.lowers[head] not in _RELATIVE:
        return head
    verb = parse.heads[head]
    for _ in range(_HIGHEST):
        if parse.deps[verb] == "relcl":
            return parse.heads[verb]
        verb = parse.heads[verb]
    return head


def quoted_by(page: Page, verb: int) -> Source | None:
    """Return who passes the words on: the Herald in "was quoted by the Herald as saying", or "quoted him"."""
    parse = page.parse
    quoted = parse.heads[parse.heads[verb]]
    if parse.deps[verb] != "pcomp" or parse.lemmas[quoted] not in _PASSING_ON:
        return None
    below = parse.children[quoted]
    agents = [child for child in below if parse.deps[child] == "agent"]
    found = [child for agent in agents for child in parse.children[agent] if parse.deps[child] == "pobj"]
    if any(parse.deps[child] == "dobj" for child in below):
        found += [child for child in below if parse.deps[child] == "nsubj"]
    return noun_phrase(page, found[0]) if found and page.holder[found[0]] < 0 else None


def noun_phrase(page: Page, head: int) -> Source:
    """Return the phrase around the noun `head`, without relative clauses and appositions."""
    parse = page.parse
    left, right = parse.subtree(head)
    first, end = head, head + 1
    while first > left and page.holder[first - 1] < 0:
        if parse.words[first - 1] in _STOPS and not _between_adjectives(page, first - 1):
            break
        if page.breaks[first - 1] or parse.deps[first - 1] == "cc":
            break
        first -= 1
    loose = {
        child
        for child in parse.children[head]
        if child > head and parse.deps[child] in _LOOSE and _is_clause(page, child)
    }
    limit = min((parse.subtree(child)[0] for child in loose), default=right)
    while end < min(right, max(limit, head + 1)) and parse.words[end] not in _STOPS and page.holder[end] < 0:
        if page.breaks[end] or (parse.deps[end] == "cc" and parse.heads[end] == head):
            break
        end += 1
    while end > head + 1 and parse.pos[end - 1] in ("PUNCT", "SPACE"):
        end -= 1
    while first < head and parse.pos[first] in ("PUNCT", "SPACE", "CCONJ"):
        first += 1
    return Source(first, end, head)


def _between_adjectives(page: Page, token: int) -> bool:
    """Return whether `token` is the comma of "the tall, bearded man"."""
    pos = page.parse.pos
    return (
        page.parse.words[token] == "," and token > 0 and pos[token - 1] == "ADJ" and pos[token + 1] == "ADJ"
    )


def _is_clause(page: Page, child: int) -> bool:
    """Return whether `child` begins a clause or an aside rather than a short description."""
    return page.parse.deps[child] != "acl" or page.parse.words[child - 1] == ","


def conjoined(page: Page, source: Source) -> list[Source]:
    """Return the speakers that `source` names: itself and those joined to it by "and"."""
    parse, found, here = page.parse, [source], source.head
    for _ in range(_HIGHEST):
        joined = [child for child in parse.children[here] if parse.deps[child] == "conj" and child > here]
        if not joined or parse.pos[joined[0]] not in _NAMELIKE or page.holder[joined[0]] >= 0:
            break
        here = joined[0]
        found.append(noun_phrase(page, here))
    return found


def clause_start(page: Page, verb: int, source: Source | None) -> int:
    """Return the first token of the clause that tells who speaks."""
    start = verb
    if source is not None and source.first < verb and is_near(page, verb, source):
        start = source.first
    while start and _introduces(page, start - 1):
        start -= 1
    return start


def _introduces(page: Page, token: int) -> bool:
    """Return whether `token` belongs to the clause of a cue that begins after it ("as she put it")."""
    if page.holder[token] >= 0:
        return False
    return page.parse.pos[token] in ("ADV", "AUX", "CCONJ") or page.parse.lowers[token] == "as"


def is_near(page: Page, verb: int, source: Source | None) -> bool:
    """Return whether the speaker stands beside the cue, or is its subject."""
    if source is None or page.parse.heads[source.head] == verb:
        return True
    return source.first - _ADJACENT <= verb <= source.end + _ADJACENT
