"""What a text says of its article above it: front matter, or a block of named lines.

What does not live here: texts whose body has a name too ("BODY: ..."; `articles.formats.named_parts`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

import yaml

from pipeline.articles.formats.fields import article_of_fields
from pipeline.articles.formats.names import field_name, field_names
from pipeline.records import Article, SourceFacts

Read = Callable[[str], Iterator[Article]]
_MATTER = re.compile(
    r"\s{0,9}(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<fields>(?:(?!(?P=mark)).*\n){1,200})(?P=mark)[ \t]*"
    r"(?:\r?\n|$)"
)
_FIELD = re.compile(r"(?P<name>[A-Za-z_][\w-]{0,30})\s{0,9}[:=]\s{0,9}(?P<value>.*)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?([^\[\]|]{1,200})\]\]")
_NAMED = re.compile(
    r"[ \t]{0,8}\*{0,2}(?P<name>[A-Za-z][A-Za-z /()_-]{1,24}?)[ \t]{0,3}:\*{0,2}"
    r"(?:[ \t]{1,20}(?P<value>\S.{0,600}?))?[ \t]*$"
)
_LONGEST, _LONGEST_LINE, _MOST_LINES = 8000, 700, 30
_BODY = frozenset(["text", "body", "content", "fulltext", "article", "markdowncontent"])
_OTHER = frozenset(
    (
        "tags keywords wordcount words length copyright doi id location place country dateline posted updated"
        " modified subject topic topics type rights edition page pages"
    ).split()
)
_FEWEST = 2


def read_matter(text: str) -> tuple[dict[str, Any], int] | None:
    """Return the fields of a text's front matter and where it ends; None where there is none."""
    match = _MATTER.match(text)
    return (_matter(match["fields"], match["mark"]), match.end()) if match is not None else None


def _matter(block: str, mark: str) -> dict[str, Any]:
    try:
        found = tomllib.loads(block) if mark == "+++" else _yaml(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        found = None
    if not isinstance(found, Mapping):
        matches = (_FIELD.match(line) for line in block.splitlines())
        found = {match["name"]: match["value"].strip().strip("\"'[]") for match in matches if match}
    return {str(name): _plain(value) for name, value in found.items()}


def _yaml(block: str) -> Any:
    """Read every value as it is written, and none that stands for another: a few make a text of any size."""
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(block)):
        return None
    return yaml.load(block, yaml.BaseLoader)


def _plain(value: Any) -> Any:
    """Return a value without the brackets of links to other notes, a date as it is written."""
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return _WIKI.sub(r"\1", value) if isinstance(value, str) else value


def read_named_block(text: str) -> tuple[dict[str, Any], int] | None:
    """Return what the named lines that open a text say, and where they end; None where fewer than two do."""
    fields: dict[str, Any] = {}
    at = end = 0
    is_ended = False
    for line in text[:_LONGEST].splitlines(keepends=True)[:_MOST_LINES]:
        match = _NAMED.match(line.rstrip("\r\n"))
        name = field_name(match["name"]) if match is not None else ""
        at += len(line)
        if match is None or not _is_known(name):
            if line.strip("\ufeff \t\r\n"):
                is_ended = True
                break
            continue
        end = at
        if match["value"] is not None:
            fields.setdefault(name, match["value"])
    known = sum(name not in _OTHER for name in fields)
    is_block = is_ended and known >= _FEWEST and not _BODY.intersection(fields)
    return (fields, end) if is_block else None


def _is_known(name: str) -> bool:
    return name in _OTHER or name in _BODY or any(name in names for names in field_names().values())


def read_headed(text: str, facts: SourceFacts, read: Read) -> Iterator[Article] | None:
    """Return the articles that each stand below a block of named lines; None if it is no such text."""
    if _opening_name(text) is None or read_named_block(text) is None:
        return None
    return _headed_each(text, facts, read)


def _headed_each(text: str, facts: SourceFacts, read: Read) -> Iterator[Article]:
    """Part the text where the first block's first name opens another such block."""
    name = _opening_name(text)
    lines = re.finditer(rf"^[ \t*]{{0,8}}{re.escape(name or '')}[ \t]{{0,3}}:", text, re.M)
    starts = [line.start() for line in lines if read_named_block(text[line.start() :][:_LONGEST]) is not None]
    for start, end in pairwise([0, *starts[1:], len(text)]):
        block = read_named_block(text[start:end])
        if block is not None:
            yield from headed(block, text, (start, end), facts, read)


def _opening_name(text: str) -> str | None:
    match = _NAMED.match(text[:_LONGEST_LINE].lstrip("\ufeff \t\r\n").split("\n", 1)[0].rstrip())
    return match["name"] if match is not None and _is_known(field_name(match["name"])) else None


def headed(
    front: tuple[Mapping[str, Any], int], text: str, place: tuple[int, int], facts: SourceFacts, read: Read
) -> Iterator[Article]:
    """Yield the articles at `place` of `text`, behind the end of their `front`, which speaks where it is one.

    `read` sees the declared title above the text, so that it takes no other line for it.
    """
    fields, length = front
    start, end = place
    declared = article_of_fields(dict(fields) | {"text": "-"}, facts, 0, 0)
    top = f"{declared.title}\n\n" if declared is not None and declared.title else ""
    found = list(read(top + text[start + length : end]))
    shift = start + length - len(top)
    for each in found:
        first = start if each.source_start < len(top) else each.source_start + shift
        article = replace(each, source_start=first, source_end=each.source_end + shift)
        yield article if len(found) > 1 or declared is None else _with_declared(article, declared)


def _with_declared(article: Article, declared: Article) -> Article:
    """Let what is declared come before what was found in the text."""
    names = ("title", "byline", "publisher", "url", "section", "standfirst")
    values = {name: getattr(declared, name) or getattr(article, name) for name in names}
    if declared.published_at is not None:
        dated = ("published_at", "published_on", "published_precision", "published_source")
        values |= {name: getattr(declared, name) for name in dated}
    return replace(article, **values)
