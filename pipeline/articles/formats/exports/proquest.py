"""ProQuest: a rule, "Document 1 of 14", the title, then fields by name, the text among them.

What does not live here: other databases (`lexisnexis`, `factiva`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.articles.formats.exports.records import Record, article_of, cut
from pipeline.articles.line.lines import Line
from pipeline.articles.line.looks import is_rule
from pipeline.records import Article, SourceFacts

_NUMBER = re.compile(r"Document \d{1,6} of \d{1,6}$")
_FIELD = re.compile(
    r"(?P<name>Authors?|Publication info|Abstract|Links|Full [Tt]ext|Credit|Subject|Business indexing term"
    r"|Location|People|Company ?/ ?organization|Classification|Identifier ?/ ?keyword|Title|Alternate title"
    r"|Publication title|Volume|Issue|Pages|First page|Number of pages|Publication year|Publication date|Year"
    r"|Dateline|Column|Section|Publisher|Place of publication|Country of publication|Publication subject"
    r"|e?-?ISSN|CODEN|Source type|Language of publication|Document type|Document feature|DOI"
    r"|ProQuest document ID|Document URL|Copyright|Last updated|Full text availability"
    r"|Database):\s?(?P<rest>.*)",
    re.S,
)
_MEANINGS = {
    "Author": "byline", "Authors": "byline", "Title": "named title", "Publication title": "publisher",
    "Publication date": "published", "Publication info": "info", "Full text": "text", "Full Text": "text",
    "Abstract": "abstract", "Section": "section", "Document URL": "url",
}  # fmt: skip
_ASIDE = re.compile(r"Enlarge this image\.?$|ProQuest document link$|https?://\S+$|Contact ProQuest$")
_NOTHING = re.compile(r"(?:none|not) available\.?$", re.I)


def read_proquest(text: str, lines: list[Line], facts: SourceFacts) -> list[Article]:
    """Return the articles of the export, none when the lines are no such export."""
    found = (_article(each, facts) for each in cut(lines, _opens))
    return [article for article in found if article is not None]


def _opens(line: Line) -> bool:
    return (line.text[:3] == "___" and is_rule(line.text)) or _NUMBER.match(line.text) is not None


def _article(lines: list[Line], facts: SourceFacts) -> Article | None:
    record = Record()
    meaning = "title"
    for line in lines:
        match = _FIELD.match(line.text)
        if match:
            meaning = _MEANINGS.get(match["name"], "other")
            line = replace(line, text=match["rest"])
        elif _ASIDE.match(line.text):
            continue
        if line.text and not _NOTHING.match(line.text):
            record.add(meaning, line)
    if not record.has("title") or not (record.has("info") or record.has("published")):
        return None
    return article_of(record, facts, **_made_ready(record))


def _made_ready(record: Record) -> dict[str, str]:
    ready = {
        "title": record.joined("named title") or record.joined("title"),
        "byline": _writers(record.joined("byline")),
        "publisher": re.split(r"\s?;", record.joined("publisher") or record.joined("info"), maxsplit=1)[0],
        "published": record.joined("published") or _day_of(record.joined("info")),
    }
    return ready if record.has("text") else ready | {"standfirst": record.joined("abstract")}


def _day_of(info: str) -> str:
    """Return what stands behind the place in "The Courier ; Oster [Oster]11 Jun 2015: 3"."""
    return info.rpartition("]")[2].rpartition(":")[0]


def _writers(names: str) -> str:
    """Return "Ines Harbeck, Ana Telo" for "Harbeck, Ines; Telo, Ana"."""
    parts = [name.strip().rstrip(".").split(", ") for name in names.split(";")]
    return ", ".join(f"{each[1]} {each[0]}" if len(each) == 2 else each[0] for each in parts if each[0])
