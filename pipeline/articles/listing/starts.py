"""Which of a page's heads begin an article, by the evidence that repeats.

What does not live here: the finding of heads (`articles.layout.heads`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from statistics import median

from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.layout.contents import listed
from pipeline.articles.layout.heads import Head, last_prose
from pipeline.articles.layout.topics import shares, telling
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.menus import is_count
from pipeline.articles.listing.evidence import is_called_list
from pipeline.articles.listing.frames import framed

_FEWEST_PARTED = 3
_FEWEST_ALIKE = 4
_FEWEST_CARDS = 3
_FEWEST_FRAMED = 3
_MOST_BETWEEN = 12
_HEADLINE = 5
_LABEL = 3
_MANY = 20
_CLEARLY = 0.1


def starts(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads that begin an article, by the evidence that repeats on the page."""
    named = listed(lines, heads)
    if named:
        return named
    found = _evident(lines, heads)
    if len(found) >= max(_MANY, 0.9 * sum(head.title is not None for head in heads)):
        return found
    alike = framed(lines, heads)
    is_whole = {head.first for head in alike} >= {head.first for head in found}
    is_more = len(alike) > len(found) and (is_whole or len(alike) >= 2 * len(found))
    if is_more or (len(alike) >= len(found) > 0 and _tells_more(lines, alike, found)):
        dated = [head for head in alike if head.metas]
        return _with_days(alike) if not found or _are_day_headings(lines, alike, dated) else alike
    return found


def _tells_more(lines: list[Line], alike: list[Head], found: list[Head]) -> bool:
    return telling(lines, alike).own > telling(lines, found).own + _CLEARLY


def _evident(lines: list[Line], heads: list[Head]) -> list[Head]:
    """Return the heads with the strongest single evidence."""
    titled = [head for head in heads if head.title is not None]
    after_more = [head for head in titled if head.after_more]
    dated = [head for head in titled if head.metas]
    ruled = [head for head in titled if head.after_rule]
    if after_more:
        before = [head for head in titled if head.first < after_more[0].first]
        first = [head for head in before if head.metas][-1:] or before[-1:]
        if before and lines[before[-1].last].kind is Kind.TEASER:
            first = before[-1:]
        if len(after_more) >= 2 or (first and first[0].metas and after_more[0].metas):
            if ruled and len(ruled) * 2 >= len(after_more):
                return _with_first(lines, titled, _merged(after_more, ruled))
            leading = _leading(lines, before, first)
            return _merged(leading, first, after_more, dated if len(dated) * 2 >= len(after_more) else [])
    parted = _parted(lines, titled)
    least_ruled = 3 if len(ruled) > 2 or _are_ruled_off(lines, ruled) else 5
    counted = cards(lines, titled)
    least_dated = 1 if _are_alike(lines, dated) else 4
    opened = [head for head in titled if head.has_dateline]
    least_opened = 1 if _are_slugs(lines, opened) else 4
    for evident, least in ((dated, least_dated), (opened, least_opened), (ruled, least_ruled)):
        if len(evident) >= 2 and _are_headlines(lines, evident, least):
            if evident is dated and len(counted) > len(dated):
                return _with_days(counted)
            if parted and evident is dated and _are_day_headings(lines, parted, dated):
                return _with_days(parted)
            return _with_first(lines, titled, evident) if evident is ruled else evident
    return (
        _numbered_heads(lines, titled)
        or _alternating(lines, titled)
        or _listed(lines, titled)
        or counted
        or _with_days(parted)
    )


def _leading(lines: list[Line], before: list[Head], first: list[Head]) -> list[Head]:
    """Return the head of the one article that stands in full above a list of teasers, as on a front page."""
    if len(before) < 2 or first != before[-1:] or lines[first[0].last].kind is not Kind.TEASER:
        return []
    return before[-2:-1]


def _are_slugs(lines: list[Line], opened: list[Head]) -> bool:
    """Say whether three agency stories have a word or two in capitals right above them ("TREATY-VOTE")."""
    slugs = [
        lines[head.title].text for head in opened if head.title == head.last - 1 and head.title is not None
    ]
    return (
        len(opened) >= _FEWEST_FRAMED and len(slugs) == len(opened) and all(slug.isupper() for slug in slugs)
    )


def _are_ruled_off(lines: list[Line], ruled: list[Head]) -> bool:
    """Say whether a rule stands below each text, the last one too."""
    prose = last_prose(lines)
    is_last = any(line.kind is Kind.RULE for line in lines[prose + 1 : prose + 2])
    return is_last and all(lines[head.first].kind is Kind.RULE for head in ruled)


def _are_alike(lines: list[Line], dated: list[Head]) -> bool:
    """Say whether heads are a title and its date alone: four, or three with the same words."""
    alike = [head for head in dated if _is_title_and_date(lines, head)]
    if len(alike) >= _FEWEST_ALIKE and len(alike) >= 0.8 * len(dated):
        return True
    frames = Counter(frame for head in dated if (frame := _frame(lines, head)) is not None)
    return bool(frames) and frames.most_common(1)[0][1] >= max(_FEWEST_FRAMED, 0.8 * len(dated))


def _frame(lines: list[Line], head: Head) -> str | None:
    """Return the words before a date right below its title ("posted on"); None where there are none."""
    if head.title is None or head.title + 1 not in head.metas:
        return None
    text = lines[head.title + 1].text
    stamp = next((stamp for stamp in find_stamps(text) if stamp.day_date is not None), None)
    return (text[: stamp.start].strip().lower() or None) if stamp is not None else None


def _is_title_and_date(lines: list[Line], head: Head) -> bool:
    if head.title is None or len(head.metas) != 1 or abs(head.title - head.metas[0]) != 1:
        return False
    line = lines[head.metas[0]]
    stamps = [stamp for stamp in find_stamps(line.text) if stamp.day_date is not None]
    rest = len(line.text) - sum(stamp.end - stamp.start for stamp in stamps)
    return len(stamps) == 1 and rest <= 16 and max(head.title, head.metas[0]) == head.last - 1


def _merged(*groups: list[Head]) -> list[Head]:
    return sorted(
        {head.first: head for group in groups for head in group}.values(), key=lambda head: head.first
    )


def _with_first(lines: list[Line], titled: list[Head], ruled: list[Head]) -> list[Head]:
    """The first item has no rule before it, unless the others are numbered from one on.

    What stands below a word or two above headlines is what the page says of its section.
    """
    if [head.number for head in ruled] == list(range(1, len(ruled) + 1)):
        return ruled
    usual = median(_title_words(lines, head) for head in ruled)
    before = [head for head in titled if head.first < ruled[0].first][-1:]
    is_section = usual >= _HEADLINE and all(_title_words(lines, head) < _LABEL for head in before)
    return ruled if is_section else before + ruled


def _are_headlines(lines: list[Line], heads: list[Head], least: int = 4) -> bool:
    words = [_title_words(lines, head) for head in heads]
    return median(words) >= least and sum(count >= min(3, least) for count in words) >= 0.7 * len(words)


def _title_words(lines: list[Line], head: Head) -> int:
    return lines[head.title].words if head.title is not None else 0


def _numbered_heads(lines: list[Line], titled: list[Head]) -> list[Head]:
    """A numbered list whose first item opens the page; a listicle has an introduction before it."""
    numbered = [head for head in titled if head.number is not None]
    if len(numbered) < 3 or [head.number for head in numbered] != list(range(1, len(numbered) + 1)):
        return []
    has_introduction = any(line.kind is Kind.PROSE for line in lines[: numbered[0].last])
    is_listicle = has_introduction and not is_called_list(lines[: numbered[0].first])
    return [] if is_listicle or not _are_headlines(lines, numbered) else numbered


def _alternating(lines: list[Line], titled: list[Head]) -> list[Head]:
    """Titles that each have exactly one long line below them, over the whole page."""
    if len(titled) < 3 or not _are_headlines(lines, titled) or not _are_close(titled):
        return []
    contents = [line for line in lines if line.kind is Kind.PROSE]
    if len(contents) != len(titled) or median(_title_words(lines, head) for head in titled) < 5:
        return []
    size, tale = median(line.words for line in contents), telling(lines, titled)
    if size < 60 and not (size >= 40 and tale.own >= 0.15 and tale.own > 4 * tale.other):
        return []
    is_greeting = contents[0].words < 0.6 * size and shares(lines, titled)[0][0] == 0
    return titled[1:] if is_greeting else titled


def _listed(lines: list[Line], titled: list[Head]) -> list[Head]:
    """On a page that calls itself a list, every headline above prose begins an article."""
    if not titled or not is_called_list(lines[: titled[0].last]):
        return []
    if len(titled) >= _FEWEST_PARTED and all(own > _CLEARLY for own, _ in shares(lines, titled)):
        results = sum(lines[head.title].text[-1].isdigit() for head in titled if head.title is not None)
        return titled if 2 * results < len(titled) and _are_headlines(lines, titled, 3) else []
    headlines = [head for head in titled if _title_words(lines, head) >= 4]
    return headlines if len(headlines) >= 2 and _are_headlines(lines, headlines, 5) else []


def cards(lines: list[Line], titled: list[Head]) -> list[Head]:
    """Titles with a sentence each, and below it "2 hours ago" or "14 comments": a home page's cards."""
    closed = sum(_is_count(lines[head.first]) for head in titled[1:])
    prose = last_prose(lines)
    closed += any(_is_count(line) for line in lines[prose + 1 : prose + 2])
    if closed < _FEWEST_CARDS or closed < 0.6 * len(titled):
        return []
    found = [titled[0], *(head for head in titled[1:] if _title_words(lines, head) >= 3)]
    return found if _are_headlines(lines, found) else []


def _is_count(line: Line) -> bool:
    return line.kind is Kind.FURNITURE and is_count(line.text)


def _parted(lines: list[Line], titled: list[Head]) -> list[Head]:
    """Titles that have more empty lines above them than any paragraph, from the page's first prose on."""
    gaps = [
        two.gap
        for one, two in pairwise(lines)
        if two.kind is Kind.PROSE and one.kind in (Kind.PROSE, Kind.SHORT)
    ]
    if len(gaps) < _FEWEST_PARTED or not titled:
        return []
    usual = sorted(gaps)[int(0.95 * (len(gaps) - 1))]
    parted = [head for head in titled[1:] if _gap(lines, head) > usual]
    if len(parted) < 2 or any(line.kind is Kind.PROSE for line in lines[: titled[0].first]):
        return []
    found = [titled[0], *parted]
    if not any(head.metas for head in parted) and any(_has_own_date(head) for head in titled[:2]):
        return []
    least = 1 if is_called_list(lines[: titled[0].last]) else 5 if usual else 6
    return found if _are_close(found) and _are_headlines(lines, found, least) else []


def _are_close(heads: list[Head]) -> bool:
    """Say whether few lines part one article from the next: a list, not an article and its page."""
    return all(head.last - head.first <= _MOST_BETWEEN for head in heads[1:])


def _has_own_date(head: Head) -> bool:
    """Say whether a date stands between the first title and its text, and not above the title."""
    return bool(head.metas) and not any(index > head.metas[-1] for index in head.candidates)


def _gap(lines: list[Line], head: Head) -> int:
    """Return the most empty lines above a head's title or the few lines right above it."""
    title = head.title if head.title is not None else head.last
    return max(line.gap for line in lines[max(head.begin, title - 3) : title + 1] or [lines[title]])


def _are_day_headings(lines: list[Line], parted: list[Head], dated: list[Head]) -> bool:
    """Say whether each date stands above several titles, as the heading of a day, which has no clock."""
    firsts = {head.first for head in parted}
    above = all(head.title is not None and head.metas[0] < head.title for head in dated)
    stamps = [stamp for head in dated for stamp in find_stamps(lines[head.metas[0]].text)]
    above = above and 2 * sum(stamp.clock is not None for stamp in stamps) < max(1, len(stamps))
    return above and len(parted) > len(dated) and firsts >= {head.first for head in dated}


def _with_days(parted: list[Head]) -> list[Head]:
    """Return heads with the date that stands above them or above those before, and their own last line."""
    day, found = None, []
    for head in parted:
        title = head.title
        below = [index for index in head.candidates if not head.metas or index > head.metas[-1]]
        if head.metas and below:
            title = title if title in below else below[-1]
            day = head.metas[-1]
        found.append(replace(head, title=title, day=day if not head.metas else None))
    return found
