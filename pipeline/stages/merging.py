"""Merging reports into happenings and counting, for the articles whose rows changed since the last time.

What does not live here: what makes reports one happening (`pipeline.happenings`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from pipeline.db import contributions, counts, derivations, events, happenings
from pipeline.db.contributions import STAGE, Contribution
from pipeline.db.engine import Connection
from pipeline.db.rows import batches
from pipeline.happenings import Groups, block, deed, numbers, placed, told
from pipeline.happenings import merge as merge_groups
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
    own = told(events.stored_reports(connection, family))
    after = _contributions(connection, family, own)
    touched = {number for key in own for number in numbers(key)}
    _merge_blocks(connection, family, touched.union(*(one.blocks for one in before.values())), own, change)
    for put_in, sign in ((before, -1), (after, 1)):
        for one in put_in.values():
            change.articles(one.counts, sign)
    contributions.write(connection, family, after)


def _contributions(connection: Connection, articles: set[int], own: Groups) -> dict[int, Contribution]:
    """Return what each of `articles` is to put in; none for those that hold nothing."""
    blocks: defaultdict[int, set[int]] = defaultdict(set)
    for key, reports in own.items():
        for article in {report.article_id for report in reports}:
            blocks[article] |= numbers(key)
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
    connection: Connection, family: set[int], touched: set[int], own: Groups, change: counts.Change
) -> None:
    """Merge anew the blocks and deeds `touched`, from `own` by `family` and from what all others tell."""
    blocks = touched | happenings.blocks_of_deeds(connection, touched)
    others = contributions.families(connection, happenings.tellers(connection, blocks) - family)
    groups = told(events.stored_reports(connection, others - family))
    stood = _stood(connection, groups, touched)
    for key, reports in own.items():
        groups.setdefault(key, []).extend(reports)
    inside = {key: reports for key, reports in placed(groups, stood).items() if block(key) in blocks}
    deeds = {report.id: deed(key) for key, reports in inside.items() for report in reports}
    change.events(happenings.counted_parties(connection, blocks), -1)
    happenings.write_events(connection, blocks, merge_groups(inside), deeds)
    change.events(happenings.counted_parties(connection, blocks), 1)


def _stood(connection: Connection, groups: Groups, touched: set[int]) -> dict[int, int | None]:
    """Return where reports without a place stand now, if they tell of deeds that are not `touched`."""
    reports = [
        report.id
        for key, some in groups.items()
        if key[1].place is None and (number := deed(key)) is not None and number not in touched
        for report in some
    ]
    return happenings.places(connection, reports)
