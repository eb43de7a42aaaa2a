"""JSON and JSON lines: where the articles are in what programs and interfaces export.

What does not live here: what an article's fields mean (`articles.formats.fields`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, TextIO

from pipeline.articles.formats.fields import Fields, article_of_fields, has_summary, has_text
from pipeline.articles.formats.issues import warning
from pipeline.records import Article, Issue, SourceFacts

_LONGEST_LINE = 256 * 2**20
_DEEPEST = 8
_SPACE = re.compile(r"[\s,\x1e\ufeff]*")
_NEXT = re.compile(r"\n(?=\s{0,9}\{)")
_MOST_NAMES, _LONGEST_NAME = 12, 40
# Each is read to where it breaks, which may be far behind the next.
_MOST_BROKEN = 1000


# What interfaces call the list of what they were asked for; the name of a file's own list is "".
_LISTS = frozenset(
    (
        "articles items results docs documents data entries hits stories news records rows value posts"
        " objects statuses tweets"
    ).split()
) | {""}


@dataclass(frozen=True, slots=True)
class _Found:
    """A record, whether it holds a text, and the member of a list that it stands in, with the list's name."""

    record: Fields
    is_full: bool
    member: Any
    list_name: str


def _no_text(count: int, what: str, record: Any) -> Issue:
    names = (
        [str(name)[:_LONGEST_NAME] for name in record][:_MOST_NAMES] if isinstance(record, Mapping) else []
    )
    having = f" (the first has {', '.join(names)})" if names else ""
    return warning(
        "no_text", f"{count} {what} have no field text, body or content{having}: name the field one of these."
    )


def read_json(text: str, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of a JSON file: an object, a list, a list within objects, or several of these.

    Each stands in the file where its member of a list does, or over the whole value where there is no list.
    """
    missing: list[Any] = []
    for value, start, end in _values(text):
        if isinstance(value, Issue):
            yield value
            continue
        facts = _of_feed(value, facts)
        found = _records(value, value, "", 0)
        places = _places(text, start, found)
        for each in found:
            article = article_of_fields(each.record, facts, *places.get(id(each.member), (start, end)))
            if article is not None:
                yield article
            else:
                missing.append(each.record)
        missing += [] if found else [value]
    if missing:
        yield _no_text(len(missing), "records", missing[0])


def _of_feed(value: Any, facts: SourceFacts) -> SourceFacts:
    """Let the title of a JSON Feed name the paper of its items."""
    is_feed = isinstance(value, Mapping) and "jsonfeed.org" in str(value.get("version"))
    title = value.get("title") if is_feed else None
    return replace(facts, publisher=title) if isinstance(title, str) and not facts.publisher else facts


def _values(text: str) -> Iterator[tuple[Any, int, int]]:
    """Yield each JSON value with its place, and at the end an issue where a piece is none."""
    decoder, at, bad = json.JSONDecoder(strict=False), _after_space(text, 0), None
    broken = 0
    while at < len(text):
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            bad, broken = bad or error, broken + 1
            following = _NEXT.search(text, at)
            if following is None or broken > _MOST_BROKEN:
                break
            end = following.end()
        else:
            yield value, at, end
        at = _after_space(text, end)
    if bad is not None:
        message = f"This is no whole JSON ({bad}): correct it, or store one object a line as .jsonl."
        yield warning("bad_json", message), 0, 0


def _after_space(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match is not None else at


def _records(value: Any, member: Any, list_name: str, depth: int) -> list[_Found]:
    """Return the objects that hold a text, wherever they are; where none does, those that hold a summary."""
    if depth > _DEEPEST:
        return []
    if isinstance(value, list):
        return [found for each in value for found in _records(each, each, list_name, depth + 1)]
    if not isinstance(value, Mapping):
        return []
    record = value["_source"] if isinstance(value.get("_source"), Mapping) else value
    if has_text(record):
        return [_Found(record, True, member, list_name)]
    inner = [
        found
        for name, each in record.items()
        if isinstance(each, (list, dict))
        for found in _records(each, member, name if isinstance(each, list) else list_name, depth + 1)
    ]
    full = {found.list_name for found in inner if found.is_full}
    inner = [found for found in inner if not full or found.list_name in full]
    if has_summary(record) and not any(found.list_name in _LISTS for found in inner):
        return [_Found(record, False, member, list_name)]
    is_asked_for = member is value and list_name in _LISTS and depth > 0
    return inner or ([_Found(record, False, member, list_name)] if is_asked_for else [])


def _places(text: str, start: int, found: list[_Found]) -> dict[int, tuple[int, int]]:
    """Return where the members of the lists stand, by decoding the lists of these names again.

    Members are told by what they hold, in their order; one whose like was not met has no place.
    """
    places: dict[int, tuple[int, int]] = {}
    for list_name in dict.fromkeys(each.list_name for each in found):
        wanted = iter(dict.fromkeys(id(each.member) for each in found if each.list_name == list_name))
        members = {id(each.member): each.member for each in found}
        key = next(wanted, None)
        for value, place in _members(text, start, list_name):
            if key is not None and value == members[key]:
                places[key] = place
                key = next(wanted, None)
    return places


def _members(text: str, start: int, list_name: str) -> Iterator[tuple[Any, tuple[int, int]]]:
    """Yield the members of all lists of a name, each with its place."""
    decoder = json.JSONDecoder(strict=False)
    pattern = re.compile(rf"{re.escape(json.dumps(list_name, ensure_ascii=False))}\s{{0,99}}:\s{{0,99}}\[")
    at = start if list_name == "" else _opening(pattern, text, start)
    while at is not None:
        at = _after_space(text, at + 1)
        while at < len(text) and text[at] != "]":
            try:
                value, end = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                return
            yield value, (at, end)
            at = _after_space(text, end)
        at = _opening(pattern, text, at) if list_name else None


def _opening(pattern: re.Pattern[str], text: str, at: int) -> int | None:
    match = pattern.search(text, at)
    return match.end() - 1 if match is not None else None


def read_json_lines(stream: TextIO, facts: SourceFacts) -> Iterator[Article | Issue]:
    """Yield the articles of JSON lines, one line in memory at a time."""
    at, bad, missing, first = 0, 0, 0, None
    while line := stream.readline(_LONGEST_LINE):
        start, at = at, at + len(line)
        if not line.strip():
            continue
        try:
            value = json.loads(line.replace("\0", " "), strict=False)
        except (ValueError, RecursionError):
            bad += 1
            continue
        is_any = False
        for found in _records(value, value, "", 1):
            article = article_of_fields(found.record, facts, start, start + len(line.rstrip("\r\n")))
            if article is not None:
                is_any = True
                yield article
        if not is_any:
            missing, first = missing + 1, first or value
    if bad:
        yield warning("bad_json", f"{bad} lines are no JSON: correct them; the others were read.")
    if missing:
        yield _no_text(missing, "lines", first)
