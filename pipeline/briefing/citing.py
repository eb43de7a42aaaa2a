"""What the page cites: each quote and sentence gets an anchor, each article cited a passage that shows it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from pipeline.briefing.passages import Piece, Span, pieces
from pipeline.db.briefing import deeds
from pipeline.db.briefing.rows import texts
from pipeline.db.engine import Connection
from pipeline.db.rows import Row, found

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """An article that the page cites: its heading and its text in pieces."""

    id: int
    title: str | None
    publisher: str | None
    byline: str | None
    published_on: date | None
    url: str | None
    path: str
    pieces: list[Piece]


class Citations:
    """The spans cited so far, by article, and the articles' texts as they are needed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._spans: defaultdict[int, set[Span]] = defaultdict(set)
        self._articles: dict[int, Row] = {}

    def quotes(self, rows: Iterable[Row]) -> list[Row]:
        """Return quotes with their anchor, and headline, outlet and day of their article."""
        quotes = list(rows)
        self._read({row["article_id"] for row in quotes})
        return [row | self._cited("quote", row, row["start_char"], row["end_char"]) for row in quotes]

    def events(self, rows: Iterable[Row], of_one: int) -> list[Row]:
        """Return happenings, each with its `reports`, at most `of_one`."""
        events = list(rows)
        told = found(self._connection, deeds.reports([row["event_id"] for row in events], of_one))
        reports = defaultdict(list)
        for report in self._reports(told):
            reports[report["event_id"]].append(report)
        return [row | {"reports": reports[row["event_id"]]} for row in events]

    def pair(self, row: Row) -> Row:
        """Return a pair with the latest report of what the one did to the other."""
        told = found(self._connection, deeds.latest_of_pair(row["actor_id"], row["target_id"]))
        return row | {"report": next(iter(self._reports(told)), None)}

    def passages(self) -> list[Passage]:
        """Return every article cited, the newest first."""
        rows = sorted((self._articles[key] for key in self._spans), key=_newest_first)
        wanted = ("id", "title", "publisher", "byline", "published_on", "url", "path")
        return [
            Passage(
                **{name: row[name] for name in wanted}, pieces=pieces(row["text"], self._spans[row["id"]])
            )
            for row in rows
        ]

    def _reports(self, rows: list[Row]) -> list[Row]:
        """Return reports with their anchor, and the sentence around its trigger in three parts."""
        self._read({row["article_id"] for row in rows})
        return [row | self._sentence(row) for row in rows]

    def _sentence(self, row: Row) -> Row:
        """Return a report's sentence and where it stands."""
        text = self._articles[row["article_id"]]["text"]
        start, end = row["sentence_start_char"], row["sentence_end_char"]
        first, last = max(row["trigger_start_char"], start), min(row["trigger_end_char"], end)
        parts = (text[start:first], text[first:last], text[last:end])
        return self._cited("report", row, start, end) | {"sentence": parts}

    def _cited(self, kind: str, row: Row, start: int, end: int) -> Row:
        """Note a span as cited; return its anchor and the heading of its article."""
        article = self._articles[row["article_id"]]
        anchor = f"{kind}-{row['id']}"
        self._spans[article["id"]].add(Span(start, end, anchor, kind))
        return {"anchor": anchor} | {name: article[name] for name in ("title", "publisher", "published_on")}

    def _read(self, articles: set[int]) -> None:
        """Read the articles that were not read before."""
        self._articles |= texts(self._connection, sorted(articles - self._articles.keys()))


def _newest_first(row: Row) -> tuple[float, int]:
    """Return the order of an article: the newest first, those without a day last."""
    return -((row["published_at"] or LONG_AGO) - LONG_AGO).total_seconds(), row["id"]
