"""Who wrote a copied page: its byline, or a name where pages have it without "by".

A name alone is taken only where a role or place follows it, or a date stands beside it, and where the page
does not use its words for anything else. What does not live here: what a byline names
(`articles.facts.bylines`), authors as web pages declare them (`articles.formats.metadata`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import pairwise, takewhile

from pipeline.articles.facts.bylines import is_byline, is_place, is_staff, people, writers
from pipeline.articles.facts.dateline import agencies
from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.line.furniture import furniture, plain
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import Kind
from pipeline.articles.line.marks import BY, SIGNS

_PART = r"[A-ZÀ-Þ][\w'’.-]*"
_PARTICLE = r"(?:de|da|do|dos|del|della|di|du|der|den|van|von|bin|ibn|ben|al|el|la|le)"
_NAME = rf"{_PART}(?: (?:{_PARTICLE} ){{0,2}}{_PART}){{1,2}}"
_ONLY_NAME = re.compile(rf"{_NAME}$")
_ROLE = (
    r"(?:[\w'’-]+ ){0,4}(?:[Cc]orrespondents?|[Rr]eporters?|[Ee]ditors?|[Ww]riters?|[Jj]ournalist"
    r"|[Cc]olumnist|[Cc]ritic|[Pp]roducer|[Cc]ontributor|[Aa]nalyst|[Ff]reelance)"
)
_PICTURED = r"[.;,]? (?:[Pp]hotographs?|[Pp]hotos|[Pp]ictures|[Ii]llustrations?) by .{3,60}"
_MAKER = re.compile(r"(?:photograph(?:s|y)?|photos?|pictures?|illustrations?|video|graphics?) $", re.I)
_WITH_TAIL = re.compile(
    rf"(?P<name>{_NAME})"
    rf"(?:(?:,? (?:in|reports from|reporting from|reporting in) {_PART}(?:[ ,]+{_PART}){{0,3}}"
    rf"|, {_ROLE}| \| {_ROLE})(?:,|{_PICTURED})?|{_PICTURED})$"
)
_STATIONED = re.compile(
    rf"{_NAME} in {_PART}(?: {_PART})?(?:(?:, | and ){_NAME} in {_PART}(?: {_PART})?){{1,3}}$"
)
_IN_PLACE = re.compile(rf" in {_PART}(?: {_PART})?(?=, | and |$)")
_SAID = re.compile(
    rf"\b[Bb][Yy]:? (?P<names>{_NAME}(?:(?:, | and | & ){_NAME}){{0,3}})(?=$|[|·•,–—-]| [|·•/–—-])"
)
_PIECES = re.compile(r"\s*[|·•/\t]\s*|\s[–—-]\s")
_READING = re.compile(r"\d{1,3}(?:\s?[-–]\s?\d{1,3})? min(?:ute)?s?(?: read)?$", re.I)
_SAYS_WHEN = re.compile(r"\s?(?:last )?(?:published|updated|posted|modified)(?: on| at)?:?$", re.I)
_IN_PRINT = re.compile(r"(?P<name>[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ]{2,}){1,3})\. [A-ZÀ-Þ]{2}")
_SURNAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ][\w'’-]*(?: [A-ZÀ-Þ][a-zß-ÿ][\w'’-]*)? [A-ZÀ-Þ]{3}[A-ZÀ-Þ'’-]*$")
_REPORTED = re.compile(
    r"\(?(?:[Rr]eporting|[Ww]riting|[Ww]ritten|[Ss]tory|[Ww]ords) by "
    rf"(?P<names>{_NAME}(?:(?:, | and | & ){_NAME}){{0,4}})(?=[;.)]|$| in )"
)
_POSTED = re.compile(rf"[Pp]osted by (?P<name>{_PART}(?: {_PART}){{0,2}}) at \d")
_LETTER = re.compile(r"[A-ZÀ-Þ]{2,}(?: [A-ZÀ-Þ][A-ZÀ-Þ'’.-]*){1,3},$")
_SENDER = re.compile(r'From:\s{1,4}"?(?P<name>[^"<>@]{3,60}?)"?\s<[^<>\s]+>')
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d$")
_MOST_BELOW = 3
_LONGEST_ROLE = 4
_LONGEST = 12


@cache
def _not_writers() -> frozenset[str]:
    text = resources.files("pipeline.articles").joinpath("not_writers.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


def byline_of(head: Sequence[Line], text: str, below: Sequence[Line] = ()) -> str | None:
    """Return the people who wrote an article, with commas between, or None.

    `head` are the lines around its title, `text` its body, `below` the lines that follow it.
    """
    named = next(
        (
            found
            for line in head
            if line.marks & SIGNS and is_byline(line.text) and (found := writers(line.text, text))
        ),
        None,
    )
    reported = _reported(below)
    if named is None:
        named = (
            _sent(head)
            or _said(head)
            or _with_role(head)
            or _repeated(head)
            or _beside_date(head, text)
            or _in_capitals(head, text)
            or reported
            or _alone(head, text)
            or _signed(below, text)
            or _posted(below)
            or _of_letter(below)
        )
    elif reported and set(named.split(", ")) < set(reported.split(", ")):
        named = reported
    return named


def _sent(head: Sequence[Line]) -> str | None:
    """Return the sender of a message among its other fields."""
    if not any(line.text.startswith(("Date:", "Subject:", "Sent:")) for line in head):
        return None
    return next((people(match["name"]) for line in head if (match := _SENDER.match(line.text))), None)


def _said(head: Sequence[Line]) -> str | None:
    """Return who is named behind "by" within a line ("3 May 2026 | By Ana Telo") or on the next line."""
    for line, after in zip(head, [*head[1:], None], strict=False):
        match = (
            _SAID.search(line.text)
            if line.marks & BY and line.words <= 2 * _LONGEST and line.kind is not Kind.PROSE
            else None
        )
        is_maker = match is not None and _MAKER.search(line.text, 0, match.start()) is not None
        if match and not is_maker and (named := people(match["names"])):
            return named
        if after is not None and line.marks & BY and line.plain == "by" and _ONLY_NAME.match(after.text):
            return people(after.text)
    return None


def _with_role(head: Sequence[Line]) -> str | None:
    """Return who stands on lines of their own with a role or a place ("Ana Telo in Karsk")."""
    names = []
    for line in head:
        is_alone = line.kind is Kind.SHORT and _SURNAME.match(line.text) is not None
        if is_alone and _may_be_person(line.text):
            return people(line.text)
        if _STATIONED.match(line.text) and line.kind is Kind.SHORT:
            return people(_IN_PLACE.sub("", line.text))
        match = _WITH_TAIL.match(line.text) if line.kind in (Kind.SHORT, Kind.META) else None
        if match and _may_be_person(match["name"]):
            names.append(match["name"])
        elif names and line.plain != "and":
            break
    return people(", ".join(names))


def _repeated(head: Sequence[Line]) -> str | None:
    """Return the name that stands twice, one below the other: once below its owner's picture."""
    for one, two in pairwise(head):
        if one.text == two.text and _ONLY_NAME.match(one.text) and _may_be_person(one.text):
            return people(one.text)
    return None


def _beside_date(head: Sequence[Line], text: str) -> str | None:
    """Return the name that shares a line with the date or "5 min read", or is right above or below it."""
    for index, line in enumerate(head):
        is_dated = line.kind is Kind.META and any(find_stamps(line.text))
        if not is_dated and _READING.match(line.text) is None:
            continue
        if match := _IN_PRINT.match(line.text):
            return people(match["name"])
        beside = [other.text for other in head[max(0, index - 1) : index + 2] if other.kind is Kind.SHORT]
        above = head[index - 2] if index > 1 and head[index - 1].kind is Kind.SHORT else None
        if above is not None and above.kind is Kind.SHORT and _names_role(head[index - 1]):
            beside.append(above.text)
        for piece in [*_pieces(line), *beside]:
            if _ONLY_NAME.match(piece) and _may_be_person(piece) and not _means_other(piece, text):
                return people(piece)
    return None


def _names_role(line: Line) -> bool:
    """Say whether a line is what somebody is ("Communications Officer")."""
    return line.words <= _LONGEST_ROLE and not _not_writers().isdisjoint(line.plain.split())


def _in_capitals(head: Sequence[Line], text: str) -> str | None:
    """Return a name in capitals that stands alone right above the text, as printed papers have it."""
    names = [line.text for line in head if line.kind is not Kind.META]
    name = names[-1] if names else ""
    if not (name.isupper() and _ONLY_NAME.match(name)) or not _may_be_person(name.title()):
        return None
    return None if _means_other(name.title(), text) else people(name)


def _alone(head: Sequence[Line], text: str) -> str | None:
    """Return the one name alone right below the title or right above the text, which never has it."""
    short = [line for line in head if line.kind is Kind.SHORT]
    names = [line for line in short if _ONLY_NAME.match(line.text) and _may_be_person(line.text)]
    if len(names) != 1 or names[0] not in (short[0], short[-1]) or names[0].plain in furniture().key_points:
        return None
    if any(_CLOCK.match(line.text) for line in short):
        return None
    name = names[0].text
    return people(name) if not _means_other(name, text) and name.split()[-1] not in text else None


def _pieces(line: Line) -> Iterator[str]:
    text = line.text
    for stamp in reversed(list(find_stamps(text))):
        text = f"{text[: stamp.start]} | {text[stamp.end :]}"
    yield from (_SAYS_WHEN.sub("", piece.strip(" ,:")) for piece in _PIECES.split(text))


def _may_be_person(name: str) -> bool:
    words = plain(name).split()
    if is_staff(name) or is_place(name) or name.isupper() or not _not_writers().isdisjoint(words):
        return False
    return furniture().line.isdisjoint(words) and plain(name) not in furniture().line


def _means_other(name: str, text: str) -> bool:
    """Say whether a text uses a name for a place, or one of its words as a common one."""
    if re.search(rf"\b(?:in|at|near|from|to|of|outside|the) {re.escape(name)}\b", text):
        return True
    return any(re.search(rf"\b{re.escape(word.lower())}\b", text) for word in name.split() if len(word) > 3)


def _reported(below: Sequence[Line]) -> str | None:
    """Return who is credited below the text ("Reporting by Ana Telo and Ruben Okash; Editing by ...")."""
    matches = (_REPORTED.match(line.text) for line in below[:_MOST_BELOW])
    return next((people(match["names"]) for match in matches if match), None)


def _of_letter(below: Sequence[Line]) -> str | None:
    """Return who signed a letter: names in capitals with a comma, above the place."""
    names = list(takewhile(_LETTER.match, (line.text for line in below[:_MOST_BELOW])))
    return people(", ".join(name.rstrip(",") for name in names))


def _posted(below: Sequence[Line]) -> str | None:
    """Return who posted an entry, as weblogs have it below the text, also by a single name."""
    matches = (_POSTED.match(line.text) for line in below[:_MOST_BELOW])
    names = (match["name"] for match in matches if match)
    return next((name for name in names if _may_be_person(name) and name.lower() not in agencies()), None)


def _signed(below: Sequence[Line], text: str) -> str | None:
    """Return the byline right below the text."""
    return next((writers(line.text, text) for line in below[:1] if is_byline(line.text)), None)
