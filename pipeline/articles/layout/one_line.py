"""A web page whose line breaks are lost: its menu, title, date, text and footer in one line.

What does not live here: headings and links run into a text (`articles.single.run_in`).
"""

from __future__ import annotations

import re

from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.line.furniture import furniture, plain
from pipeline.articles.line.lines import Line, count_words
from pipeline.articles.line.looks import Kind, kind_of
from pipeline.articles.line.menus import is_count

_FEWEST_WORDS = 100
_WITHIN = 2000
_MOST_TOGETHER = 4
_SENTENCE_END = re.compile(r"(?<=[a-zà-ÿ\d)])[.!?][\"”’']?\s+(?=[\"“‘']?[A-ZÀ-Þ])")
_LAST_END = re.compile(r"[.!?][\"”’']?(?=\s)")
_BETWEEN = " |•·–—-"
_MOST_BUTTONS = 40
_FOOTER = re.compile(
    r"\b(?:[Rr]ead (?:more|next)|[Tt]opics?|[Tt]ags?:?|[Mm]ost [Rr]ead|[Rr]elated|[Ss]hare"
    r"|[Cc]omments?|[Ff]ollow us"
    r"|[Aa]bout [Uu]s|[Cc]ontact|[Pp]rivacy|[Cc]ookies|[Cc]opyright|[Ss]ubscribe|[Nn]ewsletter"
    r"|[Aa]ll rights)\b|©"
)
_WRITER = re.compile(
    r"\b[Bb]y (?P<name>(?:[A-ZÀ-Þ][\w'’.-]+ ){1,3}[A-ZÀ-Þ][\w'’-]+?)"
    r"(?=\s+(?:Published|Updated|Posted|Last|\d|on\b|\||-|–)|,)"
)
_BEFORE_DATE = re.compile(r"(?:(?:last )?(?:published|updated|posted)(?: on| at)?:?\s*)$", re.I)


def without_frame(lines: list[Line]) -> list[Line]:
    """Return the one line that holds a whole page as lines: title, writer, date and text."""
    if len(lines) != 1 or lines[0].words < _FEWEST_WORDS:
        return lines
    line = lines[0]
    first = _text_start(line.text)
    last = _text_end(line.text)
    if first is None or last - first < 0.3 * len(line.text):
        return lines
    head = line.text[:first]
    spans = [span for span in (_title(line.text, head), *_facts(head)) if span is not None]
    return [_piece(line, *span) for span in spans] + [_piece(line, first, last, Kind.PROSE)]


def _piece(line: Line, first: int, last: int, kind: Kind | None = None) -> Line:
    """Return a part of the line; where its spaces were squeezed, the part stands somewhere in the whole."""
    text = line.text[first:last].strip()
    words = count_words(text)
    is_exact = len(line.text) == line.end - line.start
    start, end = (line.start + first, line.start + last) if is_exact else (line.start, line.end)
    return Line(start, end, text, words, kind or kind_of(text, words), 0)


def _text_start(text: str) -> int | None:
    """Return what follows the last full date within the first sentence and the buttons behind it."""
    end = _SENTENCE_END.search(text, 0, _WITHIN)
    opening = text[: end.start() if end is not None else _WITHIN]
    stamps = [stamp for stamp in find_stamps(opening) if stamp.day_date is not None]
    marked = [stamp for stamp in stamps if stamp.clock or _BEFORE_DATE.search(opening[: stamp.start])]
    if not marked:
        return None
    return _after_buttons(text, marked[-1].end)


def _after_buttons(text: str, at: int) -> int:
    """Return where the text begins behind words such as "Share", "Email" and "4 min read"."""
    for _ in range(_MOST_BUTTONS):
        ahead = text[at : at + 80]
        at += len(ahead) - len(ahead.lstrip(_BETWEEN))
        words = text[at : at + 80].split(" ")[:_MOST_TOGETHER]
        phrases = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        button = next((each for each in phrases if plain(each) in furniture().line or is_count(each)), None)
        if button is None:
            break
        at += len(button)
    return at


def _text_end(text: str) -> int:
    """Return where the last sentence ends, if nothing but a site's footer follows."""
    tail = text[-_WITHIN:]
    last = max((match.end() for match in _LAST_END.finditer(tail)), default=None)
    if last is None or _FOOTER.search(tail, last) is None:
        return len(text)
    return len(text) - len(tail) + last


def _facts(head: str) -> list[tuple[int, int] | None]:
    """Return where the writer and the date stand."""
    writer = _WRITER.search(head)
    stamps = [stamp for stamp in find_stamps(head) if stamp.day_date is not None]
    return [writer.span() if writer else None, (stamps[-1].start, stamps[-1].end) if stamps else None]


def _title(text: str, head: str) -> tuple[int, int] | None:
    """Return the words between a breadcrumb and the writer, where the page has the last crumb once more."""
    writer = _WRITER.search(head)
    trail = head.rfind(" / ")
    if writer is None or trail < 0 or writer.start() < trail:
        return None
    words = head[trail + 3 : writer.start()].split(" ")
    for count in (3, 2, 1):
        crumb = " ".join(words[:count])
        if len(words) > count + 3 and (crumb in head[:trail] or crumb in text[_text_end(text) :]):
            return trail + 3 + len(crumb), writer.start()
    return None
