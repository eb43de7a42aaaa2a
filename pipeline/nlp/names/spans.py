"""Name spans and their types: the model's entities corrected by word lists and by a name's last word.

What does not live here: how far a span reaches (`trims`, `joins`), judging one article's names
together (`votes`), and which spans mean the same thing (`clusters`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.nlp.names.addressed import addressed
from pipeline.nlp.names.homonyms import with_states
from pipeline.nlp.names.joins import (
    headed_runs,
    over_first_name,
    over_head,
    over_hyphens,
    over_names,
    over_of,
)
from pipeline.nlp.names.lexicon import Known, gazetteer, given_names, heads, surname_heads
from pipeline.nlp.names.things import Span
from pipeline.nlp.names.trims import after_people, before_weekday, officer_at, trim
from pipeline.nlp.parse import Parse

LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_BODIES = frozenset({"ORG", "FAC", "LOC", "GPE"})
_OTHERS = frozenset({"PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
_SINGLE_PEOPLE = frozenset({"finn", "dane", "pole", "turk", "swede", "brit", "scot"})
_HEADINGS = frozenset(
    "Timeline Read Analysis Opinion Photo Photos Video Watch Exclusive Breaking Update".split()
)
_SHORTEST_DOTTED = 4
_WIDE = 3
_LOCATIVE = frozenset({"in", "at", "near", "from"})
Entries = list[tuple[tuple[str, ...], Known]]


def find_spans(parse: Parse) -> list[Span]:
    """Return the names in the text, in order, none overlapping another."""
    known = known_spans(parse)
    model = _model_spans(parse)
    taken = bytearray(len(parse))
    spans: list[Span] = []
    known_at = {span.first: span for span in known}
    longer = {span.first: span for span in known if span.end - span.first > 1}
    _keep(spans, taken, _wide(known, model))
    _keep(spans, taken, addressed(parse, model))
    _keep(spans, taken, (_or_known(run, known_at) for run in _runs(parse, model)))
    _keep(spans, taken, (_with_first(span, longer) for span in model if not _is_list(parse, span, known_at)))
    _keep(spans, taken, known)
    return _whole(
        parse, sorted((span for span in spans if span.label in LABELS), key=lambda span: span.first)
    )


def _whole(parse: Parse, spans: list[Span]) -> list[Span]:
    """Return `spans` with one for a person whose first name the model cut off ("Ada" + "Maria Roe")."""
    kept: list[Span] = []
    for span in spans:
        if kept and span.label == kept[-1].label == "PERSON" and _is_first_name(parse, kept[-1], span):
            span = Span(kept.pop().first, span.end, "PERSON")
        kept.append(span)
    return kept


def _is_first_name(parse: Parse, one: Span, other: Span) -> bool:
    """Whether a name of one word stands before another's and the parse ties it to its last."""
    is_beside = one.end == other.first and one.end - one.first == 1 and other.end - other.first > 1
    return is_beside and parse.deps[one.first] == "compound" and parse.heads[one.first] == other.end - 1


def _wide(known: list[Span], model: list[Span]) -> list[Span]:
    """Return the known names of three words and more of which the model took no more than a part."""
    holder = {token: span for span in model for token in range(span.first, span.end)}
    return [
        span
        for span in known
        if span.end - span.first >= _WIDE
        and all(
            span.first <= holder[token].first and holder[token].end <= span.end
            for token in range(span.first, span.end)
            if token in holder
        )
    ]


def _or_known(run: Span, known_at: dict[int, Span]) -> Span:
    """Return the known name that `run` is, or is the beginning of, else `run` itself."""
    known = known_at.get(run.first)
    return run if known is None or known.end < run.end else known


def _with_first(span: Span, longer: dict[int, Span]) -> Span:
    """Return the known name that is `span` with the word before it ("The Hague"), else `span` itself."""
    known = longer.get(span.first - 1)
    return span if known is None or known.end < span.end else known


def _keep(spans: list[Span], taken: bytearray, more: Iterable[Span]) -> None:
    """Add each of `more` whose tokens are still free."""
    for span in more:
        if not any(taken[span.first : span.end]):
            taken[span.first : span.end] = b"\1" * (span.end - span.first)
            spans.append(span)


def known_spans(parse: Parse) -> list[Span]:
    """Return the longest gazetteer matches, left to right."""
    table, lowers, end = gazetteer(), parse.lowers, 0
    found: list[Span] = []
    for token, lower in enumerate(lowers):
        if token < end:
            continue
        entries = table.get(lower) or ("." in lower and _undotted(parse.words[token]))
        if entries:
            known, size = _longest(parse, token, entries)
            if known is not None:
                end = token + size
                found.append(Span(token, end, known.label, known))
    sure = {span.known.key for span in found if span.known and not span.known.needs_company}
    return with_states([span for span in found if span.known and _counts(span.known, sure)])


def _counts(known: Known, sure: set[str]) -> bool:
    """Whether an entry counts: by itself, or because another spelling of it is used."""
    return not known.needs_company or known.key in sure


def _undotted(word: str) -> Entries:
    """Return the entries of an abbreviation that is written with a dot behind each letter ("I.R.S.")."""
    if len(word) < _SHORTEST_DOTTED or not word.isupper() or set(word[1::2]) != {"."}:
        return []
    return [entry for entry in gazetteer().get(word.replace(".", "").lower(), ()) if entry[1].exact]


def _longest(parse: Parse, token: int, entries: Entries) -> tuple[Known | None, int]:
    """Return the longest entry written at `token`, and its length."""
    for rest, known in entries:
        size = 1 + len(rest)
        if rest and tuple(parse.lowers[token + 1 : token + size]) != rest:
            continue
        if _is_written(parse, token, size, known):
            return known, size
    return None, 0


def _is_written(parse: Parse, first: int, size: int, known: Known) -> bool:
    """Whether the words are capitalised as the name would be.

    "Finn" and "Pole" need "the" before them; "the GAO" is no place.
    """
    word = parse.words[first]
    if known.sense == "people" and size == 1 and parse.lowers[first] in _SINGLE_PEOPLE:
        return first > 0 and parse.tags[first - 1] in {"DT", "JJ", "CD"} and word[0].isupper()
    if known.exact:
        return word.isupper()
    if known.kind == "place" and word.isupper() and size == 1 and first and parse.lowers[first - 1] == "the":
        return False
    return word[0].isupper() or (size > 1 and parse.words[first + size - 1][0].isupper())


def _model_spans(parse: Parse) -> list[Span]:
    """Return the model's spans, cut and joined to the length of the name."""
    found: list[Span] = []
    for first, end, label in parse.entities:
        if label in LABELS or label in _OTHERS:
            found.extend(
                _joined(parse, start, stop, kind)
                for start, stop, kind in _parts(parse, first, end, label)
                if stop - start > 1 or _may_stand_alone(parse, start)
            )
    return found


def _parts(parse: Parse, first: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
    """Yield the trimmed pieces of a model span; a body's spokesperson is a piece of their own."""
    if label in {"ORG", "PERSON"} and any(_asks(parse, token) for token in range(first, end)):
        return
    people = after_people(parse, first, end)
    if people is not None:
        yield from ((start, stop, "PERSON") for start, stop in trim(parse, people, end, "PERSON"))
        return
    split = officer_at(parse, first, end) if label in {"ORG", "GPE"} else None
    if split is None:
        yield from ((start, stop, label) for start, stop in trim(parse, first, end, label))
        return
    yield from ((start, stop, label) for start, stop in trim(parse, first, split, label))
    yield from ((start, stop, "PERSON") for start, stop in trim(parse, split, end, "PERSON"))


def _asks(parse: Parse, token: int) -> bool:
    """Whether a word can stand in a headline only, not in a name ("Reveals Where Voters Stand")."""
    return parse.lowers[token] in {"where", "why", "how", "what", "when", "who"}


def _may_stand_alone(parse: Parse, token: int) -> bool:
    """Whether a single word can be a name: no verb, and no other word merely opening a sentence."""
    tag = parse.tags[token]
    if tag.startswith("VB"):
        return False
    opens = token == parse.sentences[parse.sentence_of[token]][0]
    return not (opens and tag in {"JJ", "RB", "IN", "DT", "CC", "PRP", "UH", "WP", "WRB", "MD", "NNS"})


def _joined(parse: Parse, first: int, end: int, label: str) -> Span:
    """Return the span as long as the name."""
    first, end = over_hyphens(parse, first, end, label)
    if label == "PERSON":
        end = before_weekday(parse, first, over_names(parse, first, end))
        first = over_first_name(parse, first, end)
    if label == "ORG" and parse.lowers[end - 1] in heads():
        end = over_of(parse, end)
    elif label == "ORG":
        end = over_head(parse, end)
    if label == "NORP" and first and parse.lowers[first - 1] in _LOCATIVE:
        label = "GPE"
    return Span(first, end, label)


def _runs(parse: Parse, model: list[Span]) -> Iterator[Span]:
    """Yield the runs with a telling last word, as long as the model's span around them if that is longer."""
    around = {token: span for span in model for token in range(span.first, span.end)}
    for run in headed_runs(parse):
        span = around.get(run.end - 1)
        if span is None:
            yield run
        elif span.label == "PERSON" and _is_surname(parse, span):
            continue
        elif span.label in _BODIES and span.first <= run.first and span.end >= run.end:
            yield Span(span.first, span.end, run.label if span.end == run.end else span.label)
        elif span.label not in _OTHERS:
            yield run


def _is_surname(parse: Parse, span: Span) -> bool:
    """Whether a person's span ends in a head that is rather a surname."""
    words = parse.lowers[span.first : span.end]
    if words[-1] not in surname_heads():
        return False
    return len(words) == 2 or (len(words) == 3 and words[0] in given_names() and len(words[1]) <= 2)


def _is_list(parse: Parse, span: Span, known_at: dict[int, Span]) -> bool:
    """Whether known names make up the whole span, so that they say better what it is."""
    inside = [known_at[token] for token in range(span.first, span.end) if token in known_at]
    if not inside:
        return False
    if inside[-1].end > span.end or (len(inside) == 1 and _covers(parse, inside, span)):
        return True
    between = {parse.lowers[token] for token in range(span.first, span.end)}
    parted = not between.isdisjoint({",", "and", "'s", "/", "&"}) or span.label in {"GPE", "NORP", "LOC"}
    return parted and _covers(parse, inside, span)


def _covers(parse: Parse, inside: list[Span], span: Span) -> bool:
    """Whether every capitalised word of the span, a heading in front aside, stands in a known name."""
    words = parse.words
    tokens = {token for known in inside for token in range(known.first, known.end)}
    loose = [
        token for token in range(span.first, span.end) if words[token][0].isupper() and token not in tokens
    ]
    return all(token == span.first and words[token] in _HEADINGS for token in loose)
