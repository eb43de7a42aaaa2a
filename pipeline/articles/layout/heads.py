"""The heads of a page: runs of lines between stretches of prose, and the title and dates in each.

What does not live here: which heads begin an article (`articles.listing.starts`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.articles.layout.dated_titles import dated_title, number_of
from pipeline.articles.layout.openings import dateline_of
from pipeline.articles.line.credits import is_caption
from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import Line, make_plain
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import COLON, DATES, DIGIT

_CONTENT = (Kind.PROSE, Kind.TEASER)
_NUMBERS = re.compile(r"\d+")
_FARTHEST = 60
_LONGEST_REMARK = 6
_SENTENCE = 8
_SPEAKER = re.compile(r"[A-Z][A-Z .,'’-]{1,40}:(?=\s)")
_PERSON = re.compile(r"(?:Dr|Mr|Mrs|Ms|Prof)\.? [A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,2}$")
_FIELD = re.compile(r"[A-Z][A-Za-z]{2,14}(?:[ -][A-Za-z]{2,10})?:(?=\s)")


@dataclass(slots=True)
class Head:
    """The lines between two stretches of content, from `first` to before `last`, and what they show.

    `title` is the index of the title's line. `after_more`: what came before ended as a teaser. `labels`
    counts the lines below the title that other heads have too; `day` is a date line far above that
    speaks for several heads.
    """

    first: int
    last: int
    begin: int = 0
    title: int | None = None
    candidates: list[int] = field(default_factory=list)
    metas: list[int] = field(default_factory=list)
    after_more: bool = False
    after_rule: bool = False
    has_dateline: bool = False
    number: int | None = None
    labels: int = 0
    day: int | None = None
    closing: list[int] = field(default_factory=list)
    dated_title: int | None = None


@dataclass(frozen=True, slots=True)
class Labels:
    """Short lines that several heads have: their words, and the shapes that other numbers or values fill."""

    texts: set[str]
    shapes: set[str]

    def have(self, line: Line) -> bool:
        """Say whether a line is one of them."""
        return line.plain in self.texts or (bool(self.shapes) and shape_of(line) in self.shapes)


def last_prose(lines: list[Line]) -> int:
    """Return where the last prose is, or 0."""
    return next((i for i in range(len(lines) - 1, 0, -1) if lines[i].kind is Kind.PROSE), 0)


def find_heads(lines: list[Line]) -> list[Head]:
    """Return the runs of lines that aren't content, each with the title found in it."""
    spans = list(_spans(lines))
    labels = _labels(lines, spans)
    heads = [_read_head(lines, first, last, labels) for first, last in spans]
    if are_spoken(lines):
        for head in heads:
            head.has_dateline = False
    return heads


def are_spoken(lines: list[Line]) -> bool:
    """Say whether paragraphs open with who speaks ("VENN: ..."), which looks like a place."""
    content = [line for line in lines if line.kind in _CONTENT]
    spoken = Counter(
        match[0] for line in content if line.marks & COLON and (match := _SPEAKER.match(line.text))
    )
    return spoken.total() >= 0.4 * len(content) and spoken.total() > len(spoken)


def _spans(lines: list[Line]) -> Iterator[tuple[int, int]]:
    first = None
    for index, line in enumerate(lines):
        if line.kind in _CONTENT:
            if first is not None:
                yield first, index
            first = None
        elif first is None:
            first = index


def _labels(lines: list[Line], spans: list[tuple[int, int]]) -> Labels:
    """Return the short lines that several heads have alike: names of sections, sites and fields.

    A title stands in one head, and once more where the page lists its contents; the page's own title,
    said twice, begins no second article. A line with other numbers, or a field with another value, is
    alike only where most heads have it.
    """
    seen: Counter[str] = Counter()
    shapes: Counter[str] = Counter()
    for first, last in spans:
        short = [line for line in lines[max(first, last - _FARTHEST) : last] if line.kind is Kind.SHORT]
        seen.update(set(make_plain(short)))
        with_shape = [line for line in short if line.marks & (COLON | DIGIT)]
        shapes.update({shape for line in with_shape if (shape := shape_of(line)) is not None})
    twice = {text for text, n in seen.items() if n == 2 and text.count(" ") >= 2}
    are_listed = sum(text.count(" ") >= 4 for text in twice) > 1
    labels = {text for text, n in seen.items() if n > 1} - (twice if are_listed else set())
    return Labels(labels, {shape for shape, n in shapes.items() if n > 2 and n > len(spans) / 2})


def shape_of(line: Line) -> str | None:
    """Return a short line's field name ("Section:"), or its words without numbers ("# words")."""
    match = _FIELD.match(line.text) if line.marks & COLON else None
    if match:
        return match[0].lower()
    return (
        _NUMBERS.sub("#", line.plain)
        if line.marks & DIGIT and line.words <= 5 and _NUMBERS.search(line.text)
        else None
    )


def _read_head(lines: list[Line], first: int, last: int, labels: Labels) -> Head:
    head = Head(first, last, begin=first)
    head.after_more = first > 0 and lines[first - 1].kind is Kind.TEASER
    kinds = [line.kind for line in lines[first:last]]
    head.after_more |= Kind.MORE in kinds
    head.after_rule = Kind.RULE in kinds
    head.begin = _begin(lines, max(first, last - _FARTHEST), last)
    near = list(enumerate(lines[head.begin : last], head.begin))
    head.metas = [i for i, line in near if line.kind is Kind.META and "@" not in line.text]
    head.closing = _closing(lines, first, last)
    head.dated_title = next(
        (i for i, line in near if line.marks & DATES and dated_title(line) is not None), None
    )
    short = [i for i, line in near if line.kind is Kind.SHORT]
    named = [i for i in short if not (labels.have(lines[i]) or is_caption(lines[i]))]
    head.candidates = [i for i in named if not (i - 1 in named and _is_standfirst(lines, i))]
    head.candidates = _without_fields(lines, head.candidates)
    head.title = choose_title(lines, head.candidates, head.metas)
    if head.title is not None:
        below = lines[head.title + 1 : last]
        head.labels = sum(labels.have(line) or line.kind is Kind.FURNITURE for line in below)
    if head.title is not None:
        head.number = number_of(lines[head.title])
    head.has_dateline = lines[last].words > 8 and dateline_of(lines[last]) is not None
    if head.has_dateline and _has_slug(lines, head):
        head.title = last - 1
    return head


def _without_fields(lines: list[Line], candidates: list[int]) -> list[int]:
    """Return the candidates without mail addresses, people with a title, and several fields at the end."""
    kept = [i for i in candidates if "@" not in lines[i].text and _PERSON.match(lines[i].text) is None]
    while len(kept) > 2 and all(_is_field(lines[i]) for i in kept[-2:]) and kept[-1] == kept[-2] + 1:
        kept = kept[:-2] if not _is_field(lines[kept[-3]]) else kept[:-1]
    return kept or candidates


def _is_field(line: Line) -> bool:
    return line.marks & COLON != 0 and _FIELD.match(line.text) is not None


def _has_slug(lines: list[Line], head: Head) -> bool:
    """Say whether capitals stand right above an agency's story, and a gap between them and the title."""
    slug = head.last - 1
    if slug not in head.candidates or not lines[slug].text.isupper() or head.title is None:
        return False
    return any(line.gap for line in lines[head.title + 1 : head.last]) and lines[head.last].gap == 0


def _begin(lines: list[Line], first: int, last: int) -> int:
    """Return what follows the last line that ends an article, if a title can be in it.

    The heading of a box right above the text leaves no room for one.
    """
    if lines[last - 1].kind is Kind.END and lines[last - 1].plain in furniture().box and lines[last].gap == 0:
        return last
    may_hold_title = False
    kinds = [line.kind for line in lines[first:last]]
    if not (Kind.END in kinds or Kind.MORE in kinds or Kind.RULE in kinds):
        return first
    for index in range(last - 1, first - 1, -1):
        line = lines[index]
        is_end = line.kind is Kind.END and may_hold_title and not _is_fact(lines, index)
        if line.kind in (Kind.MORE, Kind.RULE) or is_end:
            return index + 1
        may_hold_title |= line.kind in (Kind.SHORT, Kind.META) and line.words > 2
    return first


def _is_fact(lines: list[Line], index: int) -> bool:
    """Say whether a field ("Author: n/a") stands right below a date or byline, not at an article's end."""
    line = lines[index]
    is_field = line.marks & COLON != 0 and _FIELD.match(line.text + " ") is not None
    return is_field and line.gap == 0 and index > 0 and lines[index - 1].kind is Kind.META


def _closing(lines: list[Line], first: int, last: int) -> list[int]:
    """Return the date lines that come before anything that may be a title; a name may stand before them."""
    found = []
    for index in range(first, last):
        if lines[index].kind is Kind.SHORT and not (index + 1 < last and _is_name(lines, index)):
            break
        if lines[index].kind is Kind.META:
            found.append(index)
    return found if first > 0 else []


def _is_name(lines: list[Line], index: int) -> bool:
    """Say whether a line is two or three words with capitals, and the next a date line."""
    words = lines[index].text.split()
    is_name = 2 <= len(words) <= 3 and all(word[0].isupper() for word in words)
    return is_name and lines[index + 1].kind is Kind.META


def _is_standfirst(lines: list[Line], index: int) -> bool:
    """Say whether a line below another title is a standfirst, by its length and end."""
    line = lines[index]
    return line.words >= _SENTENCE and line.text[-1] == "." and line.gap <= lines[index + 1].gap


def _is_remark(line: Line) -> bool:
    """Say whether a short line closes the text before it: a sentence of few words, or words in brackets."""
    return (line.text[-1] == "." and line.words <= _LONGEST_REMARK) or (
        line.text[0] in "([" and line.text[-1] in ")]"
    )


def choose_title(lines: list[Line], candidates: list[int], metas: list[int]) -> int | None:
    """Return the likeliest title: the last headline before the first date line."""
    before = [index for index in candidates if not metas or index < metas[0]] or candidates
    before = [index for index in before if not _is_remark(lines[index])] or before
    long = [index for index in before if lines[index].words >= 3]
    chosen = long or before
    return chosen[-1] if chosen else None
