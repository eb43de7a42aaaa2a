"""All that the page says, gathered from the database in one snapshot and bounded.

At 10,000 articles as at one: so many speakers, pairs, events and quotes, and the text around those alone.
What does not live here: SQL (`pipeline.db.briefing`) and how it looks (`pipeline.briefing.page`).
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.briefing.citing import Citations, Passage
from pipeline.briefing.grouping import Countries, Matrix, by_country, matrix
from pipeline.db.briefing import deeds, holdings, speech
from pipeline.db.briefing.rows import names
from pipeline.db.engine import Connection, Engine
from pipeline.db.export import snapshot
from pipeline.db.rows import Row, found

SPEAKERS = 10
QUOTES, QUOTES_OF_ONE = 14, 2
EVENTS, REPORTS_OF_ONE = 9, 3
SIDES, PAIRS = 10, 8
ANNOUNCED = 9
COUNTRIES, PLACES_OF_ONE = 12, 3
PUBLISHERS, REJECTED = 12, 12
NO_FILES = {"ingested": 0, "rejected": 0, "removed": 0}


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Everything the page says: rows as the SELECTs give them, cited ones with the `anchor` of their span."""

    files: dict[str, int]
    rejected: list[Row]
    articles: Row
    entities: dict[str, int]
    quotes: Row
    events: Row
    publishers: list[Row]
    articles_by_day: list[Row]
    events_by_day: list[Row]
    speakers: list[Row]
    latest: list[Row]
    matrix: Matrix
    countries: Countries
    reported: list[Row]
    announced: list[Row]
    passages: list[Passage]


def gather(engine: Engine) -> Facts:
    """Read everything in one snapshot, so that all numbers on the page are of one moment.

    Raises:
        pipeline.db.engine.DatabaseUnreachableError: the database does not answer.
    """
    with snapshot(engine) as connection:
        cited = Citations(connection)
        return Facts(
            files=NO_FILES | {row["state"]: row["files"] for row in found(connection, holdings.files())},
            rejected=found(connection, holdings.rejected(REJECTED)),
            articles=found(connection, holdings.articles())[0],
            entities={row["kind"]: row["entities"] for row in found(connection, holdings.entities())},
            quotes=found(connection, holdings.quotes())[0],
            events=found(connection, holdings.events())[0],
            publishers=found(connection, holdings.publishers(PUBLISHERS)),
            articles_by_day=found(connection, holdings.articles_by_day()),
            events_by_day=found(connection, holdings.events_by_day()),
            speakers=_speakers(connection, cited),
            latest=_latest(connection, cited),
            matrix=_matrix(connection, cited),
            countries=_countries(connection),
            reported=cited.events(found(connection, deeds.most_reported(EVENTS)), REPORTS_OF_ONE),
            announced=cited.events(found(connection, deeds.announced(ANNOUNCED)), 1),
            passages=cited.passages(),
        )


def _speakers(connection: Connection, cited: Citations) -> list[Row]:
    """Return the most-quoted speakers, each with a role and a quote."""
    rows = found(connection, speech.most_quoted(SPEAKERS))
    ids = [row["speaker_id"] for row in rows]
    roles = {row["entity_id"]: row["role"] for row in found(connection, speech.roles(ids))}
    chosen = cited.quotes(found(connection, speech.one_each(ids)))
    quotes = {quote["speaker_id"]: quote for quote in chosen}
    return [
        row | {"role": roles.get(row["speaker_id"]), "quote": quotes.get(row["speaker_id"])} for row in rows
    ]


def _latest(connection: Connection, cited: Citations) -> list[Row]:
    """Return the latest quotes, each with the role that its own article gives the speaker first."""
    rows = cited.quotes(found(connection, speech.latest(QUOTES, QUOTES_OF_ONE)))
    roles: dict[tuple[int, int], str] = {}
    for given in found(connection, speech.roles_in(sorted({row["article_id"] for row in rows}))):
        roles.setdefault((given["article_id"], given["entity_id"]), given["role"])
    return [row | {"role": roles.get((row["article_id"], row["speaker_id"]))} for row in rows]


def _matrix(connection: Connection, cited: Citations) -> Matrix:
    """Return who acts on whom, the most frequent pairs with their latest report."""
    pairs = found(connection, deeds.pairs())
    grid = matrix(pairs, SIDES)
    listed = pairs[:PAIRS]
    known = names(connection, sorted({one[side] for one in listed for side in ("actor_id", "target_id")}))
    named = names(connection, [*grid.actor_ids, *grid.target_ids]) | known
    return grid.named(named, [cited.pair(one) for one in listed])


def _countries(connection: Connection) -> Countries:
    """Return the countries that most happenings and articles are about."""
    articles = found(connection, deeds.articles_by_country())
    return by_country(found(connection, deeds.places()), articles, COUNTRIES, PLACES_OF_ONE)
