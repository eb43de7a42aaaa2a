"""Which articles repeat another, found anew for those stored or removed and for what that may change.

What does not live here: when two texts are near duplicates (`articles.duplicates`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from pipeline.articles import duplicates
from pipeline.articles.duplicates import find_duplicates, may_repeat
from pipeline.db import articles, derivations, fingerprints
from pipeline.db.engine import Connection
from pipeline.db.rows import batches
from pipeline.stages.versions import version

BATCH_ARTICLES = 200
Prints = Mapping[int, bytes]


def mark_duplicates(connection: Connection) -> None:
    """Bring the duplicates up to all articles, as if they were found from nothing.

    Articles that may repeat each other, through however many others, are looked at together. It must
    all be one transaction.
    """
    if derivations.state(connection, "duplicates") != version("duplicates"):
        fingerprints.start_over(connection)
    for batch in batches(fingerprints.to_look_at(connection), BATCH_ARTICLES):
        _take_keys(connection, batch)
    common = fingerprints.common(connection)
    for batch in batches(fingerprints.to_look_at(connection), BATCH_ARTICLES):
        open_ = fingerprints.still_to_look_at(connection, batch)
        if open_:
            _answer(connection, open_, common)
    derivations.write_state(connection, "duplicates", version("duplicates"))


def _take_keys(connection: Connection, batch: list[int]) -> None:
    """Bring the keys of a batch of articles up to date, and which words are common."""
    lost = {
        one: duplicates.keys(print_) if print_ else ([], [])
        for one, print_ in fingerprints.gone(connection, batch).items()
    }
    fingerprints.remove(connection, {one: bands + words for one, (bands, words) in lost.items()})
    words = {word for _, some in lost.values() for word in some}
    fingerprints.shrink_common(connection, words & fingerprints.common(connection), duplicates.COMMON)
    new = {one: duplicates.keys(print_) for one, print_ in fingerprints.unkeyed(connection, batch).items()}
    fingerprints.add_keys(connection, {one: bands + words for one, (bands, words) in new.items()})
    fingerprints.file_new_keys(connection)
    words = {word for _, some in new.values() for word in some}
    fingerprints.grow_common(connection, words - fingerprints.common(connection), duplicates.COMMON)


def _answer(connection: Connection, some: Iterable[int], common: set[int]) -> None:
    """Find what `some` repeat, and all that may repeat them or each other; `common` words tell nothing."""
    prints: dict[int, bytes] = {}
    new = fingerprints.read(connection, some)
    while new:
        prints |= new
        new = _neighbours(connection, new, prints, common)
    known = fingerprints.stored_prints(connection, prints)
    words = {word for print_ in prints.values() for word in duplicates.keys(print_)[1]}
    found = find_duplicates(
        known, lambda number: articles.texts(connection, [number])[number], words & common
    )
    fingerprints.answer(connection, prints.keys(), found)


def _neighbours(connection: Connection, new: Prints, found: Prints, common: set[int]) -> dict[int, bytes]:
    """Return what may repeat one of `new` or be repeated by it, without `found`."""
    own = {print_: duplicates.keys(print_) for print_ in set(new.values())}
    wanted = {key for bands, words in own.values() for key in (*bands, *words)} - common
    of_key: defaultdict[int, list[int]] = defaultdict(list)
    for key, article in fingerprints.holders(connection, wanted):
        if article not in found:
            of_key[key].append(article)
    shared = {print_: _shared(of_key, *keys) for print_, keys in own.items()}
    others = fingerprints.read(connection, {one for counts in shared.values() for one in counts})
    return {
        one: others[one]
        for print_, counts in shared.items()
        for one, (bands, words) in counts.items()
        if may_repeat(print_, others[one], bands, words)
    }


def _shared(
    of_key: Mapping[int, list[int]], bands: Iterable[int], words: Iterable[int]
) -> dict[int, tuple[int, int]]:
    """Return how many bands and words each other article shares, where that may be enough."""
    near = Counter(article for key in bands for article in of_key.get(key, ()))
    opening = Counter(article for key in words for article in of_key.get(key, ()))
    enough = near.keys() | {article for article, count in opening.items() if count >= duplicates.FEWEST}
    return {article: (near[article], opening[article]) for article in enough}
