"""Merging reports into happenings and counting, for the articles whose rows changed since the last time.

What does not live here: what makes reports one happening (`pipeline.happenings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pipeline.db import contributions, counts, derivations, events
from pipeline.db.contributions import STAGE, Contribution
from pipeline.db.engine import Connection
from pipeline.db.rows import batches
from pipeline.happenings import Groups, by_block, merge_blocks
from pipeline.stages.versions import version

BATCH_ARTICLES = 500


def merge(connection: Connection) -> None:
    """Bring happenings and counts up to all rows, as if they were made from nothing.

    It must all be one transaction: in between, blocks hold reports of articles not yet settled.
    """
    anew = derivations.state(connection, STAGE) != version(STAGE)
    if anew:
        contributions.start_over(connection)
    change = counts.Change()
    for batch in batches(contributions.unsettled(connection), BATCH_ARTICLES):
        _take_in(connection, contributions.still_unsettled(connection, batch), change)
        if anew:
            change = counts.Change()
    if anew:
        counts.count_all(connection)
    else:
        counts.change_counts(connection, change)
    counts.learn_sizes(connection)
    derivations.write_state(connection, STAGE, version(STAGE))


def _take_in(connection: Connection, articles: Iterable[int], change: counts.Change) -> None:
    """Merge and count what `articles` and their near duplicates hold now instead of what they held."""
    family = contributions.families(connection, articles)
    before = contributions.read(connection, family)
    told = by_block(events.stored_reports(connection, family))
    after = _contributions(connection, family, told)
    blocks = set(told).union(*(one.blocks for one in before.values()))
    _merge_blocks(connection, family, blocks, told, change)
    for put_in, sign in ((before, -1), (after, 1)):
        for one in put_in.values():
            change.articles(one.counts, sign)
    contributions.write(connection, family, after)


def _contributions(
    connection: Connection, articles: set[int], told: Mapping[int, Groups]
) -> dict[int, Contribution]:
    """Return what each of `articles` is to put in; none for those that hold nothing."""
    blocks: defaultdict[int, set[int]] = defaultdict(set)
    for block, groups in told.items():
        for reports in groups.values():
            for report in reports:
                blocks[report.article_id].add(block)
    counted = counts.of_articles(connection, articles)
    originals = contributions.originals(connection, articles)
    return {
        article: Contribution(
            duplicate_of=originals.get(article),
            blocks=frozenset(blocks[article]),
            counts={} if article in originals else counted.get(article, {}),
        )
        for article in sorted(counted.keys() | blocks.keys())
    }


def _merge_blocks(
    connection: Connection, family: set[int], blocks: set[int], told: dict[int, Groups], change: counts.Change
) -> None:
    """Merge `blocks` anew, from `told` by `family` and from what all other articles tell."""
    others = contributions.families(connection, events.tellers(connection, blocks) - family)
    for block, groups in by_block(events.stored_reports(connection, others - family)).items():
        for key, reports in groups.items() if block in blocks else ():
            told.setdefault(block, {}).setdefault(key, []).extend(reports)
    change.events(events.counted_parties(connection, blocks), -1)
    events.write_events(connection, blocks, merge_blocks(told))
    change.events(events.counted_parties(connection, blocks), 1)
