"""What the exports have in common: records of fields, and paragraphs broken at a width.

What does not live here: the formats (`lexisnexis`, `nexis_uni`, `factiva`, `proquest`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.articles.facts.dates import find_stamps
from pipeline.articles.formats.fields import article_of_fields
from pipeline.articles.line.lines import Line
from pipeline.records import Article, SourceFacts

_PLACE = re.compile(r"\s\([^()]*\)$")
_WIDEST = 110
_INDENTED = 6


@dataclass(slots=True)
class Record:
    """The lines of one article's fields by meaning: title, byline, text and the like."""

    fields: dict[str, list[Line]] = field(default_factory=dict)

    def add(self, meaning: str, line: Line) -> None:
        """Put a line under its meaning."""
        self.fields.setdefault(meaning, []).append(line)

    def has(self, meaning: str) -> bool:
        """Say whether any line has this meaning."""
        return meaning in self.fields

    def joined(self, meaning: str) -> str:
        """Return the lines of a meaning as one."""
        return " ".join(line.text for line in self.fields.get(meaning, []))


def article_of(record: Record, facts: SourceFacts, **others: str) -> Article | None:
    """Return the article of a record; `others` are fields already made ready, by meaning."""
    body = record.fields.get("text", [])
    fields = {meaning: record.joined(meaning) for meaning in record.fields}
    fields |= {"text": "\n\n".join(paragraphs(body))} | others
    if not fields["text"] and not fields.get("standfirst"):
        return None
    placed = record.fields.get("title", []) + (body or record.fields.get("standfirst", []))
    return article_of_fields(
        fields, facts, min(line.start for line in placed), max(line.end for line in placed)
    )


def paragraphs(lines: list[Line]) -> list[str]:
    """Return the paragraphs of a body: a line each, or broken at a width with empty lines between."""
    is_broken = any(line.gap for line in lines[1:]) and all(
        line.end - line.start <= _WIDEST for line in lines
    )
    found: list[list[str]] = []
    for line in lines:
        if is_broken and found and not line.gap and not line.bullet:
            found[-1].append(line.text)
        else:
            found.append([line.text])
    return [" ".join(texts) for texts in found]


def paper(line: Line) -> Line:
    """Return the line of a paper's name without the place in brackets behind it."""
    return replace(line, text=_PLACE.sub("", line.text))


def groups(lines: list[Line]) -> list[list[Line]]:
    """Return the lines in groups that empty lines part."""
    found: list[list[Line]] = []
    for line in lines:
        if found and not line.gap:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def cut(lines: list[Line], opens: Callable[[Line], bool]) -> Iterator[list[Line]]:
    """Yield the lines behind each line that `opens` a record, up to the next such line."""
    starts = [index for index, line in enumerate(lines) if opens(line)]
    for start, end in pairwise([*starts, len(lines)]):
        yield lines[start + 1 : end]


def dated_at(lines: list[Line]) -> int | None:
    """Return the index of the first short line with a full date, or a month and year."""
    return next((index for index, line in enumerate(lines) if _is_dated(line)), None)


def last_dated_at(lines: list[Line]) -> int | None:
    """Return the index of the last such line."""
    return next((index for index in reversed(range(len(lines))) if _is_dated(lines[index])), None)


def _is_dated(line: Line) -> bool:
    return line.words <= 12 and any(stamp.year is not None for stamp in find_stamps(line.text))


def is_indented(text: str, line: Line) -> bool:
    """Say whether a line is set in from the margin, as centred lines are."""
    return line.start - text.rfind("\n", 0, line.start) - 1 >= _INDENTED
