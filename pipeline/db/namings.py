"""Namings: the rows that resolving reads and leaves.

What does not live here: counting referents (`naming_counts`), entities (`entities`), and what is decided.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from pipeline.db import models
from pipeline.db.rows import BATCH_KEYS, BATCH_ROWS, Row, batches, delete_rows
from pipeline.records import Naming, ReferentKey, content_id

NAMING = models.table_of(models.Naming)
NAMING_ALIAS = models.table_of(models.NamingAlias)
NAMING_BLOCK = models.table_of(models.NamingBlock)
REFERENT = models.table_of(models.Referent)

Blocks = Mapping[int, Collection[tuple[int, str]]]
"""The blocks of namings, each with its role, by the naming's id."""

_LISTS = ("offices", "splits", "shorts")
_COPIED = tuple(
    name for name in Naming.__dataclass_fields__ if name not in (*_LISTS, "articles", "least", "key")
)


def new_row(naming: Naming, body: int) -> Row:
    """Return the row of a naming that nothing is decided of."""
    row: Row = {name: getattr(naming, name) for name in _COPIED}
    row |= {name: _text(getattr(naming, name)) for name in _LISTS}
    return row | {"body": body, "key": None, "group_id": None, "is_stale": False}


def load(connection: Connection, ids: Iterable[int]) -> dict[int, Naming]:
    """Return the namings `ids` that are there."""
    found: dict[int, Naming] = {}
    columns = [NAMING.c[name] for name in (*_LISTS, "key", *_COPIED)]
    for batch in batches(sorted(set(ids)), BATCH_KEYS):
        for offices, splits, shorts, key, *copied in connection.execute(
            select(*columns).where(NAMING.c.id.in_(batch))
        ):
            naming = Naming(
                **dict(zip(_COPIED, copied, strict=True)),
                offices=_list(offices),
                splits=_list(splits),
                shorts=_list(shorts),
                key=None if key is None else _list(key),
            )
            found[naming.id] = naming
    return found


def _list(text: str) -> tuple[str, ...]:
    """Return a stored list; most are empty."""
    return () if text == "[]" else tuple(json.loads(text))


def _text(some: tuple[str, ...]) -> str:
    """Return a list as it is stored."""
    return json.dumps(some, ensure_ascii=False) if some else "[]"


def ids_of(connection: Connection, column: str, values: Iterable[int]) -> set[int]:
    """Return the namings whose `column` (body, group_id or entity_id) is one of `values`."""
    found: set[int] = set()
    for batch in batches(sorted(set(values)), BATCH_KEYS):
        found.update(connection.execute(select(NAMING.c.id).where(NAMING.c[column].in_(batch))).scalars())
    return found


@lru_cache(maxsize=10_000)
def group_id(key: tuple[str, ...]) -> int:
    """Return the digest by which the namings of one key are found."""
    return content_id("entity", *key)


def in_blocks(connection: Connection, blocks: Iterable[int], *roles: str) -> list[tuple[int, str, int]]:
    """Return (block, role, naming id) of all that have one of `roles` in one of `blocks`."""
    found: list[tuple[int, str, int]] = []
    columns = (NAMING_BLOCK.c.block, NAMING_BLOCK.c.role, NAMING_BLOCK.c.naming_id)
    for batch in batches(sorted(set(blocks)), BATCH_KEYS):
        there = NAMING_BLOCK.c.block.in_(batch) & NAMING_BLOCK.c.role.in_(roles)
        found += [tuple(row) for row in connection.execute(select(*columns).where(there))]
    return found


def in_block(connection: Connection, block: int, role: str, most: int) -> list[int]:
    """Return up to `most` namings that have `role` in `block`."""
    there = (NAMING_BLOCK.c.block == block) & (NAMING_BLOCK.c.role == role)
    statement = select(NAMING_BLOCK.c.naming_id).where(there).order_by(NAMING_BLOCK.c.naming_id).limit(most)
    return list(connection.execute(statement).scalars())


def is_there(connection: Connection, block: int, role: str) -> bool:
    """Whether any naming has `role` in `block`."""
    there = (NAMING_BLOCK.c.block == block) & (NAMING_BLOCK.c.role == role)
    return connection.execute(select(NAMING_BLOCK.c.block).where(there).limit(1)).first() is not None


def blocks_of(connection: Connection, ids: Iterable[int]) -> dict[int, frozenset[tuple[int, str]]]:
    """Return the stored blocks of namings by id, of those without any an empty set."""
    found: dict[int, set[tuple[int, str]]] = {number: set() for number in ids}
    for batch in batches(found, BATCH_KEYS):
        mine = NAMING_BLOCK.c.naming_id.in_(batch)
        columns = (NAMING_BLOCK.c.naming_id, NAMING_BLOCK.c.block, NAMING_BLOCK.c.role)
        for naming, block, role in connection.execute(select(*columns).where(mine)):
            found[naming].add((block, role))
    return {number: frozenset(blocks) for number, blocks in found.items()}


def replace_blocks(connection: Connection, before: Blocks, after: Blocks) -> None:
    """Make `after` the blocks of namings that had those of `before`."""
    gone = [_block_row(one, block) for one, some in before.items() for block in set(some) - set(after[one])]
    new = [_block_row(one, block) for one, some in after.items() for block in set(some) - set(before[one])]
    same = [NAMING_BLOCK.c[name] == bindparam(f"a_{name}") for name in ("block", "role", "naming_id")]
    for batch in batches(gone, BATCH_ROWS):
        statement = delete(NAMING_BLOCK).where(*same)
        connection.execute(statement, [{f"a_{name}": value for name, value in row.items()} for row in batch])
    for batch in batches(new, BATCH_ROWS):
        connection.execute(insert(NAMING_BLOCK), batch)


def _block_row(naming: int, block: tuple[int, str]) -> Row:
    return {"block": block[0], "role": block[1], "naming_id": naming}


def aliases(connection: Connection, ids: Iterable[int]) -> dict[int, Counter[str]]:
    """Return how often each alias of namings is used, by id."""
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    columns = (NAMING_ALIAS.c.naming_id, NAMING_ALIAS.c.alias, NAMING_ALIAS.c.uses)
    for batch in batches(sorted(set(ids)), BATCH_KEYS):
        used = NAMING_ALIAS.c.naming_id.in_(batch) & (NAMING_ALIAS.c.uses > 0)
        for number, alias, uses in connection.execute(select(*columns).where(used)):
            found[number][alias] = uses
    return found


def articles_of(connection: Connection, ids: Iterable[int]) -> dict[int, frozenset[int]]:
    """Return the articles of namings by id; for those that few articles use."""
    found: defaultdict[int, set[int]] = defaultdict(set)
    for batch in batches(sorted(set(ids)), BATCH_KEYS):
        columns = (REFERENT.c.naming_id, REFERENT.c.article_id)
        for naming, article in connection.execute(select(*columns).where(REFERENT.c.naming_id.in_(batch))):
            found[naming].add(article)
    return {naming: frozenset(articles) for naming, articles in found.items()}


def referents_of(connection: Connection, naming: int) -> Iterator[ReferentKey]:
    """Yield every referent of a naming, in order."""
    columns = (REFERENT.c.article_id, REFERENT.c.number)
    statement = select(*columns).where(REFERENT.c.naming_id == naming).order_by(*columns)
    for article, number in connection.execute(statement):
        yield ReferentKey(article_id=article, number=number)


def end_of(connection: Connection, naming: int, *, last: bool = False) -> tuple[int, int]:
    """Return article and number of a naming's first or last referent."""
    columns = (REFERENT.c.article_id, REFERENT.c.number)
    order = [column.desc() for column in columns] if last else list(columns)
    statement = select(*columns).where(REFERENT.c.naming_id == naming).order_by(*order).limit(1)
    article, number = connection.execute(statement).one()
    return article, number


def write_decided(connection: Connection, namings: Iterable[Naming], known: int) -> None:
    """Write kind, gender, key and entity of namings; `known` articles make one well known."""
    decided = ("kind", "gender", "key", "group_id", "entity_id")
    values: Row = {name: bindparam(f"new_{name}") for name in decided}
    values["was_known"] = NAMING.c.article_count >= known
    statement = update(NAMING).where(NAMING.c.id == bindparam("one")).values(values)
    for batch in batches(namings, BATCH_ROWS):
        connection.execute(statement, [_decided_row(naming) for naming in batch])


def _decided_row(naming: Naming) -> Row:
    """Return what was decided of a naming, as named in `write_decided`."""
    key = naming.key
    return {
        "one": naming.id,
        "new_kind": naming.kind,
        "new_gender": naming.gender,
        "new_key": None if key is None else _text(key),
        "new_group_id": None if key is None else group_id(key),
        "new_entity_id": naming.entity_id,
    }


def delete_namings(connection: Connection, ids: Iterable[int]) -> None:
    """Delete namings that have no referents any more."""
    delete_rows(connection, NAMING, "id", sorted(ids))


def mark_resolved(connection: Connection, ids: Iterable[int]) -> None:
    """Take the stale marks off namings, and the aliases that nobody uses any more."""
    for batch in batches(sorted(ids), BATCH_KEYS):
        marked = select(NAMING.c.id).where(NAMING.c.id.in_(batch), NAMING.c.is_stale)
        stale = connection.execute(marked).scalars().all()
        unused = NAMING_ALIAS.c.naming_id.in_(stale) & (NAMING_ALIAS.c.uses <= 0)
        connection.execute(delete(NAMING_ALIAS).where(unused))
        connection.execute(update(NAMING).where(NAMING.c.id.in_(stale)).values(is_stale=False))
