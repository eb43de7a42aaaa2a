"""The title and standfirst of the one article of a page.

What does not live here: titles on pages of several articles (`articles.layout.heads`).
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from pipeline.articles.line.credits import is_caption
from pipeline.articles.line.furniture import furniture
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.promotion import is_addressed
from pipeline.articles.single.body import CLOCK, is_under_picture

_BY_DATE = 6.0
_IN_LIST = 8.0
_SHORTEST_LISTED = 4
_SHORTEST_REPEATED = 3
_SENTENCE = 15
_SHORTEST_UNDER = 7
_QUOTES = tuple("\"“‘'«")
_FEWEST_LISTED = 4
_FARTHEST = 39
_FEWEST_TIMED = 3
_MOST_WORDS = 40
_LONGEST_MAKER = 6
_MOST_MARKS = 40
_ANNOUNCED = 8
_LIST_NUMBER = re.compile(r"(\d{1,3})[.)]\s+\S")
_BUTTON = re.compile(r"[a-z]{3,}\d?[A-Z][a-z]")
_PART = r"[A-ZÀ-Þ][\w'’.-]*"
_STATIONED = re.compile(
    rf"{_PART}(?: {_PART}){{1,3}} in {_PART}(?: {_PART})?"
    rf"(?:(?:, | and ){_PART}(?: {_PART}){{1,3}} in {_PART}(?: {_PART})?){{1,3}}$"
)
_SENDERS = ("From:", "Source:", "Author:", "Publisher:", "Organisation:", "Organization:", "Department:")
_HEADLINED = re.compile(r"\b(?:under the headline|with the headline|headlined) ")
_CREDITED = re.compile(r"[^.;,]{3,60}[.;,] (?:[Pp]hotographs?|[Pp]hotos|[Pp]ictures|[Ii]llustrations?) by ")
_ANNOUNCING = re.compile(r"(?:in pictures|photos|gallery|watch|video|listen|podcast|live)\s?[:|]\s", re.I)


def find_title(lines: list[Line], first: int) -> int | None:
    """Return the index of the line that reads as the title of the body that begins at `first`."""
    above = lines[max(0, first - _FARTHEST) : first]
    longest = max((len(line.text) for line in above if line.words <= _MOST_WORDS), default=0) + _MOST_MARKS
    seen = Counter(line.plain for line in lines if len(line.text) <= longest)
    best, best_at = 0.0, None
    headlined = [line.text for line in lines if "headline" in line.text and _HEADLINED.search(line.text)]
    is_timed = sum(line.words <= 2 and CLOCK.match(line.text) is not None for line in lines) >= _FEWEST_TIMED
    for index in range(first - 1, max(-1, first - _FARTHEST - 1), -1):
        line = lines[index]
        if line.kind is Kind.PROSE and line.words > 40 and lines[index + 1].kind is not Kind.META:
            break
        is_pictured = is_under_picture(lines, index) or _describes_picture(line, lines[index + 1])
        score = _title_score(line, seen, first - index) if not is_pictured else 0
        if score > 0 and is_by_date(lines, index):
            score += _BY_DATE / 2 if line.text.endswith(".") or line.words < _SHORTEST_LISTED else _BY_DATE
        elif score > 0 and _is_among_links(lines, index):
            score -= _IN_LIST
        if index and lines[index - 1].text in _SENDERS:
            score = 0
        if score > 0 and _is_named(headlined, line):
            score += _BY_DATE
        if _is_numbered_in_turn(lines, index) or (is_timed and _is_entry(lines, index)):
            score -= _IN_LIST
        if score > best:
            best, best_at = score, index
    return None if best_at is None else _topmost(lines, best_at, seen)


def is_by_date(lines: list[Line], index: int) -> bool:
    """Say whether a date line or byline stands below a line, or right above one that is above text.

    A writer's name or a standfirst may stand between.
    """
    if lines[index].words < _SHORTEST_REPEATED:
        return False
    pictured = sum(_is_pictured(line) for line in lines[index + 1 : index + 4])
    for between in range(index + 1, min(index + 4 + pictured, len(lines))):
        line = lines[between]
        if pictured and _is_pictured(line):
            continue
        if line.kind is Kind.META:
            return True
        if line.kind is Kind.PROSE and between == index + 1 and index and lines[index - 1].kind is Kind.META:
            return True
        is_standfirst = between == index + 1 and (
            line.kind is Kind.PROSE or is_title_above(lines[index], line)
        )
        if line.words > 4 and not is_standfirst and not _are_names(line):
            return False
    return False


def _is_pictured(line: Line) -> bool:
    """Say whether a line is a picture's credit or caption."""
    return is_caption(line) or (line.kind is Kind.FURNITURE and line.plain.startswith("photo"))


def _is_named(texts: list[str], line: Line) -> bool:
    """Say whether a note names a line as the headline in print."""
    return line.words >= _SHORTEST_REPEATED and any(line.text in text for text in texts)


def _is_entry(lines: list[Line], index: int) -> bool:
    """Say whether a time stands right above a line, as above the entries of a live blog."""
    return index > 0 and CLOCK.match(lines[index - 1].text) is not None


def _describes_picture(line: Line, below: Line) -> bool:
    """Say whether a line tells in other words what the caption below it says."""
    if not is_caption(below):
        return False
    words = {word for word in line.plain.split() if len(word) > 3}
    return 2 * len(words & set(below.plain.split())) > len(words)


def _is_numbered_in_turn(lines: list[Line], index: int) -> bool:
    """Say whether a line is an entry of a numbered list, such as a trail of sections."""
    number = _LIST_NUMBER.match(lines[index].text)
    beside = lines[max(0, index - 1) : index + 2] if number else []
    return number is not None and any(_has_number(line, int(number[1])) for line in beside)


def _is_among_links(lines: list[Line], index: int) -> bool:
    """Say whether a line is one of a run of headlines."""
    first = last = index
    while first > 0 and _may_be_link(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _may_be_link(lines[last + 1]):
        last += 1
    return last - first + 1 >= _FEWEST_LISTED


def _has_number(line: Line, beside: int) -> bool:
    match = _LIST_NUMBER.match(line.text)
    return match is not None and abs(int(match[1]) - beside) == 1


def _may_be_link(line: Line) -> bool:
    return line.kind is Kind.SHORT and line.words >= _SHORTEST_LISTED


def _are_names(line: Line) -> bool:
    """Say whether a line is nothing but names ("Ana Telo and Ruben Okash (earlier)")."""
    if _CREDITED.match(line.text) or _STATIONED.match(line.text):
        return True
    words = re.sub(r"\([^()]*\)", "", line.text).replace(",", " ").split()
    return 2 <= len(words) <= 9 and all(word[0].isupper() or word == "and" for word in words)


def _topmost(lines: list[Line], title: int, seen: Counter[str]) -> int:
    """Return where a repeated title stands first, or the title above what proves to be its standfirst."""
    name = lines[title].plain
    for index in range(max(0, title - 15), title):
        if lines[index].plain == name and not lines[index].bullet:
            return index
    above = title - 1
    if _has_standfirst(lines, title):
        return title
    if (
        above > 0
        and _is_label(lines[above])
        and lines[title].gap <= lines[above].gap
        and lines[title].words >= _SENTENCE
    ):
        above -= 1
    if above < 0:
        return title
    is_apart = lines[title].kind is Kind.SHORT and lines[title].gap
    if is_apart and not any(line.gap for line in lines[title + 1 : title + 2]):
        return title
    is_repeated = seen[lines[above].plain] > 1 >= seen[name] and _is_headline(lines[above])
    is_title = is_title_above(lines[above], lines[title]) and not _is_among_links(lines, above)
    return above if is_repeated or is_title else title


def _has_standfirst(lines: list[Line], title: int) -> bool:
    """Say whether a sentence stands between a title and the date line or byline."""
    below = lines[title + 1 : title + 3]
    return len(below) > 1 and below[0].kind is Kind.PROSE and below[1].kind is Kind.META


def _is_label(line: Line) -> bool:
    return line.kind is Kind.SHORT and line.words == 1


def _is_headline(line: Line) -> bool:
    return line.kind is Kind.SHORT and not line.bullet and line.words >= _SHORTEST_REPEATED


def is_title_above(above: Line, line: Line) -> bool:
    """Say whether of two lines under each other the upper is the title and the lower its standfirst."""
    least = 2 if line.text.endswith(".") else 4
    if above.kind is not Kind.SHORT or above.bullet or not least <= above.words <= 20:
        return False
    if is_caption(above) or _LIST_NUMBER.match(above.text):
        return False
    is_quoted = (
        above.text.startswith(_QUOTES) and not line.text.startswith(_QUOTES) and line.words >= _SHORTEST_UNDER
    )
    is_longer = line.words >= 10 and line.words > above.words
    return (is_longer or is_quoted) and not above.text.endswith(":")


def _title_score(line: Line, seen: Counter[str], distance: int) -> float:
    if line.kind not in (Kind.SHORT, Kind.PROSE) or line.bullet.strip("#") or not 2 <= line.words <= 30:
        return 0
    if (
        is_caption(line)
        or _CREDITED.match(line.text)
        or _STATIONED.match(line.text)
        or _BUTTON.match(line.text)
        or (_are_names(line) and " and " in line.text)
    ):
        return 0
    if "://" in line.text:
        return 0
    score = min(line.words, 12) - max(0, line.words - 14) * 0.8 - 0.25 * distance
    if line.kind is Kind.PROSE:
        score -= 7 if line.text.endswith(".") else 1
    if seen[line.plain] > 1:
        score += 4
    if line.text[-1] == ":":
        score -= _SENTENCE / 3
    return score + (1.5 if line.gap else 0)


def announced_title(lines: list[Line], first: int) -> int | None:
    """Return the line above the body that names its kind ("In pictures: ...") and has a date below."""
    for index in range(first - 1, max(-1, first - _ANNOUNCED), -1):
        line = lines[index]
        if 5 <= line.words <= 30 and _ANNOUNCING.match(line.text) and is_by_date(lines, index):
            return index
    return None


def opening_title(lines: list[Line], first: int, last: int) -> int | None:
    """Return `first` where the body's first line is a title: a question, or a line that the page repeats."""
    line = lines[first]
    if (
        first == last
        or not 4 <= line.words <= 20
        or line.text.endswith(".")
        or lines[first + 1].words <= line.words
    ):
        return None
    repeats = sum(other.plain == line.plain for other in lines if other.words <= _MOST_WORDS) > 1
    return first if repeats or line.text.endswith("?") else None


def _is_credited(head: list[Line], line: Line) -> bool:
    """Say whether the line below a line credits a picture, which the line then describes."""
    below = next((two for one, two in pairwise(head) if one is line), None)
    if below is None:
        return False
    is_label = below.kind is Kind.FURNITURE and below.plain.startswith(("image", "photo"))
    return is_label or (below.words <= _LONGEST_MAKER and is_caption(below))


def standfirst(head: list[Line], title: Line | None) -> Line | None:
    """Return the line under the title that sums the article up, if there is one."""
    name = title.plain if title is not None else ""
    for line in head:
        if line.plain in furniture().key_points or CLOCK.match(line.text):
            return None
        if line.plain == name or line.bullet or is_addressed(line.text):
            continue
        if line.kind in (Kind.SHORT, Kind.PROSE) and 6 <= line.words <= 60 and not is_caption(line):
            return line if not _is_credited(head, line) else None
    return None
