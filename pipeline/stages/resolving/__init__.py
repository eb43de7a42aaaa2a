"""Resolving what changed: the rules of `pipeline.resolve`, asked about no more than a change touches.

Each step (kinds, people, bodies, entities) loads the namings whose answer may have changed, with all that
the answer hangs on, asks the rule, and writes what differs. A first run is a row of such changes, some
articles at a time, so that memory does not grow with the archive.
What does not live here: the rules, and which blocks they look at (`pipeline.resolve.blocks`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pipeline.db import entities, naming_counts
from pipeline.db.engine import Connection, Engine, writing
from pipeline.records import ArticleReferent
from pipeline.resolve import Pins
from pipeline.resolve.blocks import kinds_block
from pipeline.resolve.naming import tally
from pipeline.stages.resolving import bodies, kinds, leading, people
from pipeline.stages.resolving.change import Change

ARTICLES_AT_ONCE = 500
NAMINGS_AT_ONCE = 5_000


def resolve_changes(
    engine: Engine,
    pins: Pins,
    articles_at_once: int = ARTICLES_AT_ONCE,
    namings_at_once: int = NAMINGS_AT_ONCE,
) -> None:
    """Resolve the referents that wait for it, and what the counts of others, gone since, leave to do."""
    while _step(engine, pins, articles_at_once, namings_at_once):
        pass


def _step(engine: Engine, pins: Pins, most_articles: int, most_namings: int) -> bool:
    """Resolve some articles' referents, or else some stale namings; tell whether there were any."""
    with writing(engine) as connection:
        waiting = naming_counts.waiting_articles(connection, most_articles)
        if waiting:
            _resolve_articles(connection, pins, waiting)
            return True
        stale = naming_counts.stale_namings(connection, most_namings)
        if stale:
            _resolve(Change(connection, pins), stale, {}, set())
        return bool(stale)


def _resolve_articles(connection: Connection, pins: Pins, articles: Sequence[int]) -> None:
    """Count the referents of `articles` and resolve them."""
    tallies = tally(entities.article_referents(connection, articles), pins)
    counted = [
        (one.counted(), kinds_block(one.naming), one.aliases, [member.key for member in one.members])
        for one in tallies.values()
    ]
    left = entities.entities_of(connection, articles)
    naming_counts.count_in(connection, counted)
    fresh = {number: one.members for number, one in tallies.items()}
    _resolve(Change(connection, pins), tallies, fresh, left)


def _resolve(
    change: Change,
    stale: Iterable[int],
    fresh: Mapping[int, Sequence[ArticleReferent]],
    left: set[int],
) -> None:
    """Resolve what these namings, whose counts changed, are and touch.

    `fresh` are referents that have just been counted, `left` the entities they were before.
    """
    change.begin(stale)
    kinds.settle(change)
    people.find_keys(change)
    bodies.find_keys(change)
    leading.lead(change, fresh, left)
    change.end()
