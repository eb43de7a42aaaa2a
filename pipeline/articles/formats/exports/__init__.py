"""Text exports of news databases, by their structure: LexisNexis, Nexis Uni, Factiva, ProQuest, NewsBank.

`read_export` is the door. Which field means what is in `docs/articles.md`. What does not live here:
exports that are tables (`articles.formats.table`) or name their own parts (`articles.formats.named_parts`).
"""

from __future__ import annotations

from pipeline.articles.formats.exports.factiva import read_factiva, read_factiva_plain
from pipeline.articles.formats.exports.lexisnexis import read_lexisnexis
from pipeline.articles.formats.exports.newsbank import read_newsbank
from pipeline.articles.formats.exports.nexis_uni import read_nexis_uni
from pipeline.articles.formats.exports.proquest import read_proquest
from pipeline.articles.line.lines import Line
from pipeline.articles.line.marks import EXPORTS
from pipeline.records import Article, SourceFacts

_READERS = (
    (read_lexisnexis, (" of ", "LENGTH:")),
    (read_nexis_uni, ("End of Document",)),
    (read_factiva, ("\nHD", "\nTD")),
    (read_factiva_plain, ("\nDocument ", " words\n")),
    (read_proquest, ("ProQuest", "Full text")),
    (read_newsbank, ("\nCopyright:", "\nRecord")),
)


def read_export(text: str, lines: list[Line], facts: SourceFacts) -> list[Article] | None:
    """Return the articles of a news database's export; None when `text` is no such file."""
    if not any(line.marks & EXPORTS for line in lines):
        return None
    for reader, marks in _READERS:
        if all(mark in text for mark in marks) and (found := reader(text, lines, facts)):
            return found
    return None
