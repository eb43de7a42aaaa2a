"""Fingerprints of articles and the keys they are found by, and which articles are to be looked at anew.

Keys are random numbers, so that each of an article's hundred would touch a page of its own in a large
table: they are put into a small one first, and from there among all others many at a time.
An article's answer stands while `current_id` is set: storing the article again clears it, and so does
the foreign key when the article goes. What does not live here: what a fingerprint is and when two articles
repeat each other (`articles.duplicates`).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Select,
    Subquery,
    TableValuedAlias,
    bindparam,
    column,
    delete,
    func,
    insert,
    select,
    union_all,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from pipeline.db import models
from pipeline.db.contributions import unsettle
from pipeline.db.rows import BATCH_KEYS, batches, delete_rows, upsert_rows
from pipeline.records import Fingerprint

ARTICLE = models.table_of(models.Article)
COMMON_KEY = models.table_of(models.CommonKey)
DOCUMENT = models.table_of(models.Document)
FINGERPRINT = models.table_of(models.Fingerprint)
KEY = models.table_of(models.FingerprintKey)
NEW_KEY = models.table_of(models.NewFingerprintKey)

NEW_AT_MOST = 300_000


def put(connection: Connection, prints: Mapping[int, bytes]) -> None:
    """Store the fingerprints of articles that were stored, to be looked at."""
    rows = [{"article_id": one, "fingerprint": print_} for one, print_ in prints.items()]
    upsert_rows(connection, FINGERPRINT, [row | {"current_id": None} for row in rows])


def start_over(connection: Connection) -> None:
    """Drop all keys and have every article looked at anew."""
    connection.execute(delete(KEY))
    connection.execute(delete(NEW_KEY))
    connection.execute(delete(COMMON_KEY))
    connection.execute(update(FINGERPRINT).values(current_id=None, is_keyed=False))


def to_look_at(connection: Connection) -> list[int]:
    """Return the articles to look at: stored again, gone, or told so by `look_again`."""
    one = FINGERPRINT.c
    return list(connection.execute(select(one.article_id).where(one.current_id.is_(None))).scalars())


def still_to_look_at(connection: Connection, articles: Collection[int]) -> list[int]:
    """Return those of `articles` whose answers do not stand, by id."""
    one = FINGERPRINT.c
    open_ = select(one.article_id).where(one.article_id.in_(articles), one.current_id.is_(None))
    return list(connection.execute(open_.order_by(one.article_id)).scalars())


def look_again(connection: Connection, where: ColumnElement[bool]) -> None:
    """Have the articles of these fingerprints looked at anew."""
    connection.execute(update(FINGERPRINT).where(where).values(current_id=None))


def gone(connection: Connection, articles: Collection[int]) -> dict[int, bytes | None]:
    """Return those of `articles` that are no more, with their fingerprints if their keys are stored."""
    one = FINGERPRINT.c
    there = select(ARTICLE.c.id).where(ARTICLE.c.id.in_(articles))
    rows = select(one.article_id, one.is_keyed, one.fingerprint).where(
        one.article_id.in_(articles), one.article_id.not_in(there)
    )
    return {article: print_ if keyed else None for article, keyed, print_ in connection.execute(rows)}


def unkeyed(connection: Connection, articles: Collection[int]) -> dict[int, bytes]:
    """Return the fingerprints of those of `articles` whose keys are not stored."""
    one = FINGERPRINT.c
    rows = select(one.article_id, one.fingerprint).where(
        one.article_id.in_(articles), one.is_keyed.is_(False)
    )
    return dict(connection.execute(rows).all())


def remove(connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Delete the fingerprints and keys of articles that are gone; look again at what repeated them."""
    rows = [row for row in _bound(connection, keys) if row["keys"]]
    for table in (KEY, NEW_KEY) if rows else ():
        this = (table.c.article_id == bindparam("article")) & table.c.key.in_(select(_each(connection)))
        connection.execute(delete(table).where(this), rows)
    for batch in batches(keys, BATCH_KEYS):
        look_again(connection, FINGERPRINT.c.duplicate_of.in_(batch))
    delete_rows(connection, FINGERPRINT, "article_id", keys)


def add_keys(connection: Connection, keys: Mapping[int, Collection[int]]) -> None:
    """Store the keys of articles."""
    rows = select(_each(connection).c.value, bindparam("article", type_=KEY.c.article_id.type))
    if keys:
        added = insert(NEW_KEY).from_select(["key", "article_id"], rows)
        connection.execute(added, _bound(connection, keys))
    for batch in batches(keys, BATCH_KEYS):
        keyed = update(FINGERPRINT).where(FINGERPRINT.c.article_id.in_(batch))
        connection.execute(keyed.values(is_keyed=True))


def file_new_keys(connection: Connection) -> None:
    """Put the new keys among all others, in order, once there are many."""
    if connection.execute(select(func.count()).select_from(NEW_KEY)).scalar_one() > NEW_AT_MOST:
        rows = select(NEW_KEY.c.key, NEW_KEY.c.article_id).order_by(NEW_KEY.c.key)
        connection.execute(insert(KEY).from_select(["key", "article_id"], rows))
        connection.execute(delete(NEW_KEY))


def _holding(of: Callable[[Column[Any]], ColumnElement[bool]]) -> Subquery:
    """Select the keys that `of` chooses, new or not, with the articles that have them."""
    tables = (KEY, NEW_KEY)
    return union_all(*(select(one.c.key, one.c.article_id).where(of(one.c.key)) for one in tables)).subquery()


def _each(connection: Connection) -> TableValuedAlias:
    """Return the numbers bound to `keys` as a table: as a list each would be a parameter of its own."""
    if connection.dialect.name == "sqlite":
        return func.json_each(bindparam("keys")).table_valued("value")
    numbers = bindparam("keys", type_=ARRAY(BigInteger))
    return func.unnest(numbers).table_valued(column("value", BigInteger)).render_derived()


def _bound(connection: Connection, keys: Mapping[int, Collection[int]]) -> list[dict[str, Any]]:
    """Return articles and their keys as values for statements with `_each`."""
    return [{"article": article, "keys": _list(connection, some)} for article, some in keys.items()]


def _list(connection: Connection, keys: Iterable[int]) -> Any:
    """Return numbers, each once, as the value that `_each` takes."""
    numbers = sorted(set(keys))
    return json.dumps(numbers) if connection.dialect.name == "sqlite" else numbers


def common(connection: Connection) -> set[int]:
    """Return the words that are in too many openings."""
    return set(connection.execute(select(COMMON_KEY.c.key)).scalars())


def grow_common(connection: Connection, words: Collection[int], limit: int) -> None:
    """Note which of `words`, not common before, more than `limit` articles have now.

    Nobody can repeat more than before for that, so only articles that repeat another are looked at again.
    """
    here = _holding(lambda key: key.in_(select(_each(connection))))
    counted = select(here.c.key).group_by(here.c.key).having(func.count() > limit)
    new = list(connection.execute(counted, {"keys": _list(connection, words)}).scalars())
    for batch in batches(new, BATCH_KEYS):
        connection.execute(insert(COMMON_KEY), [{"key": key} for key in batch])
        repeating = FINGERPRINT.c.duplicate_of.is_not(None)
        look_again(connection, repeating & FINGERPRINT.c.article_id.in_(_having(batch)))


def shrink_common(connection: Connection, words: Iterable[int], limit: int) -> None:
    """Note which of the common `words` no more than `limit` articles have now, and look at these again."""
    for word in words:
        having = _having([word])
        if len(connection.execute(having.limit(limit + 1)).all()) <= limit:
            connection.execute(delete(COMMON_KEY).where(COMMON_KEY.c.key == word))
            look_again(connection, FINGERPRINT.c.article_id.in_(having))


def _having(keys: Sequence[int]) -> Select[int]:
    """Select the articles that have `keys`, one for each."""
    return select(_holding(lambda key: key.in_(keys)).c.article_id)


def holders(connection: Connection, keys: Collection[int]) -> list[tuple[int, int]]:
    """Return each of `keys` with each article that has it."""
    pairs = select(_holding(lambda key: key.in_(select(_each(connection)))))
    rows = connection.execute(pairs, {"keys": _list(connection, keys)})
    return [(key, article) for key, article in rows]


def read(connection: Connection, articles: Iterable[int]) -> dict[int, bytes]:
    """Return the fingerprints of `articles`."""
    found: dict[int, bytes] = {}
    one = FINGERPRINT.c
    for batch in batches(articles, BATCH_KEYS):
        rows = select(one.article_id, one.fingerprint).where(one.article_id.in_(batch))
        found |= dict(connection.execute(rows).all())
    return found


def stored_prints(connection: Connection, articles: Iterable[int]) -> Iterator[Fingerprint]:
    """Yield what finding duplicates needs of `articles`."""
    one = ARTICLE.c
    columns = (
        one.id,
        DOCUMENT.c.path,
        FINGERPRINT.c.fingerprint,
        one.published_at,
        one.word_count,
        one.is_excerpt,
    )
    joined = (
        select(*columns)
        .join(DOCUMENT, DOCUMENT.c.id == one.document_id)
        .join(FINGERPRINT, FINGERPRINT.c.article_id == one.id)
    )
    for batch in batches(articles, BATCH_KEYS):
        for row in connection.execute(joined.where(one.id.in_(batch))):
            moment = row.published_at.isoformat() if row.published_at else None
            yield Fingerprint(**(dict(row._mapping) | {"published_at": moment}))


def answer(connection: Connection, articles: Collection[int], duplicate_of: Mapping[int, int]) -> None:
    """Make `duplicate_of` (article to the one it repeats) the answer for `articles`, which now stands.

    Whoever repeats another than before is to be counted anew, though the database itself may have let
    go of an original that is gone.
    """
    one = FINGERPRINT.c
    changed, moved = [], set()
    for batch in batches(articles, BATCH_KEYS):
        pairs = select(one.article_id, one.duplicate_of, ARTICLE.c.duplicate_of)
        rows = pairs.join(ARTICLE, ARTICLE.c.id == one.article_id).where(one.article_id.in_(batch))
        for article, then, now in connection.execute(rows):
            other = duplicate_of.get(article)
            if other != now:
                changed.append({"one": article, "other": other})
            if other != now or other != then:
                moved.add(article)
    if changed:
        copy = update(ARTICLE).where(ARTICLE.c.id == bindparam("one")).values(duplicate_of=bindparam("other"))
        connection.execute(copy, changed)
    if moved:
        copy = update(FINGERPRINT).where(one.article_id == bindparam("one"))
        rows_ = [{"one": article, "other": duplicate_of.get(article)} for article in sorted(moved)]
        connection.execute(copy.values(duplicate_of=bindparam("other")), rows_)
    unsettle(connection, sorted(moved))
    for batch in batches(articles, BATCH_KEYS):
        stands = update(FINGERPRINT).where(one.article_id.in_(batch)).values(current_id=one.article_id)
        connection.execute(stands)
