"""Pages of several articles: where each begins, its title, its body, and which lines are only its teaser.

What does not live here: pages of one article (`pipeline.articles.page`), lists whose items are one
long line each (`pipeline.articles.listing`).
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from statistics import median

from pipeline.articles.bylines import is_byline
from pipeline.articles.dateline import read_dateline
from pipeline.articles.dates import find_stamps
from pipeline.articles.furniture import furniture, plain
from pipeline.articles.lines import Line
from pipeline.articles.looks import Kind, is_cut
from pipeline.articles.page import Parts, clean_body, standfirst

_NUMBERED = re.compile(r"(?:#\s?|No\.\s)?(\d{1,3})(?:[.):]|\s[-–—])\s+(?=\S)")
_COMMENTS = re.compile(
    r"(?:\d{1,4} )?(?:comments?|responses?|replies|thoughts on|comment section)\b|leave a (?:reply|comment)"
)
_LISTING = re.compile(
    r"\b(?:tag|category|author|monthly|daily|yearly|news) archives?\b|\barchives? (?:for|of)\b|^(?:tag|category|topic): "
    r"|\bsearch results\b|\bpage \d+ of \d+\b|\bposts (?:tagged|by)\b|\ball posts\b|\barticles (?:tagged|by)\b",
    re.I,
)
_CONTENT = (Kind.PROSE, Kind.TEASER)
_SUBSTANTIAL = 60


@dataclass(slots=True)
class Head:
    """The lines between two stretches of content, from `first` to before `last`, and what they show.

    `title` is the index of the title's line. `after_more`: what came before ended as a teaser.
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
    closing: list[int] = field(default_factory=list)
    dated_title: int | None = None


def read_archive(lines: list[Line]) -> list[Parts] | None:
    """Return the articles of a page of several; None when the page holds only one."""
    lines = lines[: _comments_at(lines)]
    mark_teasers(lines)
    heads = find_heads(lines)
    settle_dated_titles(lines, heads)
    settle_dates_above(lines, heads)
    settle_standfirsts(lines, heads)
    below = settle_dates_below(lines, heads)
    chosen = starts(lines, heads)
    if len(chosen) < 2 or _has_article_before(lines, chosen[0]):
        return None
    bounds = [_item_start(head) for head in chosen] + [len(lines)]
    items = [read_item(lines, head, end) for head, end in zip(chosen, bounds[1:], strict=True)]
    for item, end in zip(items, bounds[1:], strict=True):
        if below and item is not None:
            item.head += [
                line
                for line in lines[max(0, end - 8) : end]
                if line.kind is Kind.META and line.start > item.end
            ]
    found = [item for item in items if item is not None]
    return found if is_archive(found) else None


def settle_dates_above(lines: list[Line], heads: list[Head]) -> None:
    """Where most titles stand below their date, so does the first, whatever the site wrote above it."""
    dated = [head for head in heads if head.metas and head.title is not None]
    below = [head for head in dated if head.title is not None and head.title > head.metas[0]]
    if len(below) < 2 or len(below) < 0.6 * len(dated):
        return
    for head in dated:
        later = [index for index in head.candidates if index > head.metas[0]]
        if head not in below and later:
            head.title = _choose_title(lines, later, [])


def settle_standfirsts(lines: list[Line], heads: list[Head]) -> None:
    """Where most titles have another title-like line right above them, they are standfirsts."""
    titled = [head for head in heads if head.title is not None]
    under = [head for head in titled if head.title is not None and _is_under_title(lines, head, head.title)]
    if len(under) >= 2 and len(under) >= 0.6 * len(titled):
        for head in under:
            head.title = head.title - 1 if head.title is not None else None


def _is_under_title(lines: list[Line], head: Head, title: int) -> bool:
    return title - 1 in head.candidates and 4 <= lines[title - 1].words <= 25 and lines[title].words >= 8


def settle_dated_titles(lines: list[Line], heads: list[Head]) -> None:
    """Where most heads have their date within the title's line, that line is the title of all."""
    inner = [head for head in heads if head.dated_title is not None and not _has_other_title(lines, head)]
    if len(inner) < 2 or len(inner) < 0.5 * len(heads):
        return
    for head in inner:
        if head.dated_title is not None:
            head.title, head.metas = head.dated_title, [head.dated_title]
            lines[head.dated_title].kind = Kind.META


def _has_other_title(lines: list[Line], head: Head) -> bool:
    others = [index for index in head.candidates if index != head.dated_title and lines[index].words >= 4]
    return any(index > head.begin + 2 or head.first > 0 for index in others)


def settle_dates_below(lines: list[Line], heads: list[Head]) -> bool:
    """Say whether date lines stand below the texts, and if so keep them from the titles that follow."""
    titled = [head for head in heads if head.title is not None]
    closed = [
        head
        for head in titled[1:]
        if head.closing and head.title is not None and head.closing[0] < head.title
    ]
    last = max((i for i, line in enumerate(lines) if line.kind is Kind.PROSE), default=0)
    is_closed = any(line.kind is Kind.META for line in lines[last + 1 : last + 5])
    if len(closed) < 1 or len(closed) < 0.6 * (len(titled) - 1) or titled[0].metas or not is_closed:
        return False
    for head in closed:
        head.metas = [index for index in head.metas if index not in head.closing]
        head.after_rule = True
    return True


def _has_article_before(lines: list[Line], head: Head) -> bool:
    """Say whether there is more prose above the first item than a site's description of itself."""
    before = sum(line.words for line in lines[: head.last] if line.kind is Kind.PROSE)
    after = sum(line.words for line in lines[head.last :] if line.kind is Kind.PROSE)
    return before > 60 and before > 0.1 * after


def _comments_at(lines: list[Line]) -> int:
    """Return where the readers' comments begin: at a heading that stands on the page once."""
    marks = [
        index for index, line in enumerate(lines) if line.words <= 8 and _COMMENTS.match(plain(line.text))
    ]
    seen = Counter(re.sub(r"\d+", "", plain(lines[index].text)).rstrip("s") for index in marks)
    for index in marks:
        if seen[re.sub(r"\d+", "", plain(lines[index].text)).rstrip("s")] == 1 and index > len(lines) // 5:
            return index
    return len(lines)


def _item_start(head: Head) -> int:
    return min([head.title if head.title is not None else head.last, *head.metas])


def is_archive(items: list[Parts]) -> bool:
    """Say whether the items are articles of one list, not one article and the teasers around it."""
    sizes = sorted((sum(line.words for line in item.body) for item in items), reverse=True)
    if len(sizes) < 2:
        return False
    substantial = sum(size >= _SUBSTANTIAL for size in sizes)
    if sizes[0] >= 250 and sizes[0] > 3 * sizes[1] and median(sizes[1:]) < _SUBSTANTIAL:
        return False
    if sizes[0] >= 0.75 * sum(sizes):
        return sizes[1] >= 2 * _SUBSTANTIAL and all(_is_dated(item) and _is_headed(item) for item in items)
    return substantial >= 3 or sizes[0] < 4 * sizes[1]


def _is_headed(item: Parts) -> bool:
    return item.title is not None and item.title.words >= 4


def _is_dated(item: Parts) -> bool:
    return any(line.kind is Kind.META for line in item.head)


def mark_teasers(lines: list[Line]) -> None:
    """Make prose a teaser when "Read more" follows and it breaks off, or when it repeats an earlier opening."""
    if not any(line.kind in (Kind.MORE, Kind.TEASER) or is_cut(line.text) for line in lines):
        return
    openings: dict[str, str] = {}
    for index, line in enumerate(lines):
        if line.kind is not Kind.PROSE:
            continue
        is_more_next = index + 1 < len(lines) and lines[index + 1].kind is Kind.MORE
        cut = is_cut(line.text)
        letters = opening(line)
        if cut or is_more_next:
            earlier = openings.get(letters[:40], "")
            is_repeated = len(letters) > 20 and (
                earlier.startswith(letters) or letters.startswith(earlier or "-")
            )
            if is_repeated or (cut and is_more_next):
                line.kind = Kind.TEASER
        openings.setdefault(letters[:40], letters)


def opening(line: Line) -> str:
    """Return the first letters and digits of a line, by which a teaser is known."""
    return re.sub(r"[\W_]+", "", line.text[:160].removesuffix("...").removesuffix("…")).lower()[:110]


def find_heads(lines: list[Line]) -> list[Head]:
    """Return the runs of lines that aren't content, each with the title found in it."""
    short = Counter(plain(line.text) for line in lines if line.kind is Kind.SHORT)
    labels = {text for text, count in short.items() if count > 1}
    heads, first = [], None
    for index, line in enumerate(lines):
        if line.kind in _CONTENT:
            if first is not None:
                heads.append(_head(lines, first, index, labels))
            first = None
        elif first is None:
            first = index
    return heads


def _head(lines: list[Line], first: int, last: int, labels: set[str]) -> Head:
    head = Head(first, last, begin=first)
    head.after_more = first > 0 and lines[first - 1].kind is Kind.TEASER
    for index in range(first, last):
        kind = lines[index].kind
        head.after_more |= kind is Kind.MORE
        head.after_rule |= kind is Kind.RULE
        if kind in (Kind.MORE, Kind.RULE, Kind.END):
            head.begin = index + 1
    head.metas = [
        i for i in range(head.begin, last) if lines[i].kind is Kind.META and "@" not in lines[i].text
    ]
    head.closing = _closing(lines, first, last)
    head.dated_title = next((i for i in range(head.begin, last) if dated_title(lines[i]) is not None), None)
    short = [i for i in range(head.begin, last) if lines[i].kind is Kind.SHORT]
    head.candidates = [index for index in short if plain(lines[index].text) not in labels]
    head.title = _choose_title(lines, head.candidates, head.metas)
    if head.title is not None and (match := _NUMBERED.match(lines[head.title].text)):
        head.number = int(match[1])
    head.has_dateline = lines[last].words > 8 and read_dateline(lines[last].text) is not None
    return head


def _closing(lines: list[Line], first: int, last: int) -> list[int]:
    """Return the date lines that come before anything that may be a title."""
    found = []
    for index in range(first, last):
        if lines[index].kind is Kind.SHORT:
            break
        if lines[index].kind is Kind.META:
            found.append(index)
    return found if first > 0 else []


def dated_title(line: Line) -> str | None:
    """Return the title in a line that is a title and its date ("Bridge closed (3 May 2018)")."""
    if line.kind not in (Kind.META, Kind.SHORT) or not 5 <= line.words <= 40 or is_byline(line.text):
        return None
    for stamp in find_stamps(line.text):
        before, after = line.text[: stamp.start].rstrip(), line.text[stamp.end :].lstrip(" )")
        if stamp.year is None or "|" in line.text[:-1].strip(" |") and _has_writer(line.text):
            continue
        if not before and after[:1] in tuple(":–—-|") and (title := after.lstrip(":–—-| ")).count(" ") >= 2:
            return title
        if (
            not after
            and before[-1:] in tuple("(–—-|,")
            and (title := before.rstrip("(–—-|, ")).count(" ") >= 2
        ):
            return title if not furniture().start.opens(plain(title)) else None
    return None


def _has_writer(text: str) -> bool:
    return any(is_byline(piece.strip()) for piece in text.split("|"))


def _choose_title(lines: list[Line], candidates: list[int], metas: list[int]) -> int | None:
    before = [index for index in candidates if not metas or index < metas[0]] or candidates
    long = [index for index in before if lines[index].words >= 3]
    chosen = long or before
    return chosen[-1] if chosen else None


def starts(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads that begin an article, by the evidence that repeats on the page."""
    titled = [head for head in heads if head.title is not None]
    after_more = [head for head in titled if head.after_more]
    dated = [head for head in titled if head.metas]
    if after_more:
        before = [head for head in titled if head.first < after_more[0].first]
        first = [head for head in before if head.metas][-1:] or before[-1:]
        if len(after_more) >= 2 or (first and first[0].metas and after_more[0].metas):
            return _merged(first, after_more, dated if len(dated) * 2 >= len(after_more) else [])
    ruled = [head for head in titled if head.after_rule]
    for evident, least in ((dated, 4), ([head for head in titled if head.has_dateline], 4), (ruled, 5)):
        if len(evident) >= 2 and _are_headlines(lines, evident, least):
            return _with_first(titled, evident) if evident is ruled else evident
    return _numbered(lines, titled) or _alternating(lines, titled) or _listed(lines, titled)


def _merged(*groups: list[Head]) -> list[Head]:
    return sorted(
        {head.first: head for group in groups for head in group}.values(), key=lambda head: head.first
    )


def _with_first(titled: list[Head], ruled: list[Head]) -> list[Head]:
    """The first item has no rule before it."""
    return [head for head in titled if head.first < ruled[0].first][-1:] + ruled


def _are_headlines(lines: list[Line], heads: list[Head], least: int = 4) -> bool:
    words = [_title_words(lines, head) for head in heads]
    return median(words) >= least and sum(count >= 3 for count in words) >= 0.7 * len(words)


def _title_words(lines: list[Line], head: Head) -> int:
    return lines[head.title].words if head.title is not None else 0


def _numbered(lines: list[Line], titled: list[Head]) -> list[Head]:
    """A numbered list whose first item opens the page; a listicle has an introduction before it."""
    numbered = [head for head in titled if head.number is not None]
    if len(numbered) < 3 or [head.number for head in numbered] != list(range(1, len(numbered) + 1)):
        return []
    has_introduction = any(line.kind is Kind.PROSE for line in lines[: numbered[0].last])
    return [] if has_introduction or not _are_headlines(lines, numbered) else numbered


def _alternating(lines: list[Line], titled: list[Head]) -> list[Head]:
    """Titles that each have exactly one long line below them, over the whole page."""
    if len(titled) < 3 or not _are_headlines(lines, titled):
        return []
    contents = [line for line in lines if line.kind is Kind.PROSE]
    is_regular = len(contents) == len(titled) and median(line.words for line in contents) >= 60
    return titled if is_regular and median(_title_words(lines, head) for head in titled) >= 5 else []


def _listed(lines: list[Line], titled: list[Head]) -> list[Head]:
    """On a page that calls itself a list, every headline above prose begins an article."""
    if not titled or not any(
        _LISTING.search(line.text) for line in lines[: titled[0].last] if line.words <= 12
    ):
        return []
    headlines = [head for head in titled if _title_words(lines, head) >= 4]
    return headlines if len(headlines) >= 2 and _are_headlines(lines, headlines, 5) else []


def read_item(lines: list[Line], head: Head, end: int) -> Parts | None:
    """Return the parts of the item that begins at `head` and ends before line `end`."""
    title = _title_line(lines[head.title], head) if head.title is not None else None
    parts = Parts(title=title, head=lines[_item_start(head) : head.last])
    after_title = lines[head.title + 1 if head.title is not None else head.first : head.last]
    parts.standfirst = standfirst([line for line in after_title if not is_byline(line.text)], title)
    stop = next((i for i in range(head.last, end) if lines[i].kind in (Kind.TEASER, Kind.END)), end)
    parts.body = clean_body(lines[head.last : stop], title)
    if parts.body:
        parts.excerpt = _is_excerpt(lines, parts, stop, end)
    elif head.last < len(lines) and lines[head.last].kind is Kind.TEASER:
        parts.body, parts.excerpt = [lines[head.last]], True
    return parts if parts.body else None


def _title_line(line: Line, head: Head) -> Line:
    """Return the title's line without its number or date."""
    text = dated_title(line) if head.dated_title is not None and head.dated_title == head.title else None
    text = _NUMBERED.sub("", text or line.text) if head.number is not None else text
    return replace(line, text=text) if text else line


def _is_excerpt(lines: list[Line], parts: Parts, stop: int, end: int) -> bool:
    """One paragraph right above a "Read more" line is all that the page has of the article."""
    if len(parts.body) > 1:
        return False
    return (
        any(line.kind is Kind.MORE for line in lines[stop - 1 : end] if line.start > parts.body[0].start)
        and stop == end
    )
