"""Writing many rows: the one way to insert, to replace, and to make a table equal to given rows.

What does not live here: which rows a stage writes; each subject has a module of its own beside this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Executable,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    true,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

Row = dict[str, Any]
Rows = Select[*tuple[Any, ...]]
"""A statement that selects rows."""

BATCH_ROWS = 2_000
BATCH_KEYS = 5_000

Item = TypeVar("Item")


def batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Cut `items` into lists of `size`, the last one shorter."""
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def found(connection: Connection, statement: Rows) -> list[Row]:
    """Return the rows of `statement`."""
    return [dict(row) for row in connection.execute(statement).mappings()]


def unique(rows: Iterable[Row]) -> list[Row]:
    """Return `rows` without those whose id came before: extraction may find the same thing twice."""
    found: dict[int, Row] = {}
    for row in rows:
        found.setdefault(row["id"], row)
    return list(found.values())


def insert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, each a value for every column named in the first."""
    for batch in batches(rows, BATCH_ROWS):
        connection.execute(insert(table), batch)


def delete_rows(connection: Connection, table: Table, column: str, values: Iterable[Any]) -> None:
    """Delete the rows whose `column` is one of `values`."""
    for batch in batches(values, BATCH_KEYS):
        connection.execute(delete(table).where(table.c[column].in_(batch)))


def upsert_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, updating those whose primary key is there already; the same in both databases."""
    for batch in batches(rows, BATCH_ROWS):
        connection.execute(_upsert(table, connection.dialect.name, tuple(batch[0])), batch)


def add_rows(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    """Insert `rows`, leaving alone those whose primary key is there already."""
    for batch in batches(rows, BATCH_ROWS):
        connection.execute(_insert(table, connection.dialect.name).on_conflict_do_nothing(), batch)


def add_selected(connection: Connection, table: Table, chosen: Rows) -> None:
    """Insert what `chosen` selects, leaving alone rows whose primary key is there already.

    SQLite takes `chosen` only with a WHERE: without one, the words ON CONFLICT would be a join's.
    """
    statement = _insert(table, connection.dialect.name).from_select(list(table.c), chosen)
    connection.execute(statement.on_conflict_do_nothing())


def _insert(table: Table, dialect: str) -> sqlite.Insert | postgresql.Insert:
    """Return the dialect's own INSERT."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _upsert(table: Table, dialect: str, columns: tuple[str, ...]) -> Executable:
    """Return the statement that inserts or updates `columns`; making it costs more than running it."""
    keys = [column.name for column in table.primary_key]
    statement = _insert(table, dialect)
    others = {name: statement.excluded[name] for name in columns if name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=others)


def sync_rows(
    connection: Connection, table: Table, rows: Sequence[Row], where: ColumnElement[bool] | None = None
) -> int:
    """Make the rows of `table` `where` (all of them if None) be `rows`, touching only what differs.

    Returns how many rows were inserted, changed or deleted.
    """
    keys = [column.name for column in table.primary_key]
    columns = list(rows[0]) if rows else keys
    part = true() if where is None else where
    rows_there = connection.execute(select(*(table.c[name] for name in columns)).where(part))
    there = (dict(zip(columns, row, strict=True)) for row in rows_there)
    stored = {tuple(row[key] for key in keys): row for row in there}
    wanted = {tuple(row[key] for key in keys): row for row in rows}
    gone = [dict(zip(keys, key, strict=True)) for key in stored.keys() - wanted.keys()]
    if gone:
        matches = [table.c[key] == bindparam(f"gone_{key}") for key in keys]
        connection.execute(delete(table).where(*matches), [_prefixed(row) for row in gone])
    insert_rows(connection, table, [row for key, row in wanted.items() if key not in stored])
    differing = [row for key, row in wanted.items() if key in stored and stored[key] != row]
    update_rows(connection, table, keys, differing)
    return len(gone) + len(wanted.keys() - stored.keys()) + len(differing)


def update_rows(connection: Connection, table: Table, keys: list[str], rows: Sequence[Row]) -> None:
    """Update `rows` by `keys`, the columns of the primary key."""
    if not rows:
        return
    matches = [table.c[key] == bindparam(f"gone_{key}") for key in keys]
    values: Row = {name: bindparam(name) for name in rows[0] if name not in keys}
    if values:
        statement = update(table).where(*matches).values(values)
        connection.execute(statement, [_keyed(row, keys) for row in rows])


def _keyed(row: Row, keys: list[str]) -> Row:
    """Rename the key's columns: by their own names they would be set too, and what refers to them read."""
    return {f"gone_{name}" if name in keys else name: value for name, value in row.items()}


def _prefixed(row: Row) -> Row:
    """Rename a key's columns, since a bound name may not be a column's own in an UPDATE."""
    return {f"gone_{name}": value for name, value in row.items()}


def rows_by_article(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    order: Sequence[str],
    articles: Sequence[int],
) -> dict[int, list[Row]]:
    """Return `columns` of the rows of `table` that belong to `articles`, sorted, by article id."""
    found: dict[int, list[Row]] = {article: [] for article in articles}
    for row in rows_of_articles(connection, table, columns, order, articles):
        found[row[-1]].append(dict(zip(columns, row, strict=False)))
    return found


def rows_of_articles(
    connection: Connection,
    table: Table,
    columns: Sequence[str],
    order: Sequence[str],
    articles: Sequence[int],
) -> Iterator[Sequence[Any]]:
    """Yield `columns` and the article id of the rows of `table` that belong to `articles`, sorted."""
    chosen = select(*(table.c[name] for name in columns), table.c.article_id)
    sorting = [table.c[name] for name in order]
    for batch in batches(articles, BATCH_KEYS):
        yield from connection.execute(chosen.where(table.c.article_id.in_(batch)).order_by(*sorting)).all()


def changed_articles(
    connection: Connection, table: Table, article: Column[int], rows: Mapping[int, Sequence[Row]]
) -> set[int]:
    """Return the articles whose stored rows of `table` are not `rows`, by the columns that those name.

    `article` is the column with an article's id, in `table` or in the table it hangs on. To compare costs
    a third of deleting and inserting anew, and most rows stay what they were when a rule changes.
    """
    columns = next(
        (list(row) for some in rows.values() for row in some), list(table.primary_key.columns.keys())
    )
    statement = select(*(table.c[name] for name in columns), article)
    if article.table is not table:
        statement = statement.join_from(table, article.table)
    there: dict[int, set[tuple[Any, ...]]] = {one: set() for one in rows}
    for batch in batches(rows, BATCH_KEYS):
        for row in connection.execute(statement.where(article.in_(batch))).all():
            there[row[-1]].add(tuple(row[:-1]))
    return {one for one, wanted in rows.items() if there[one] != {tuple(row.values()) for row in wanted}}


def replace_changed(
    connection: Connection,
    whole: Table,
    rows: Mapping[int, Sequence[Row]],
    part: Table,
    parts: Mapping[int, Sequence[Row]],
) -> list[int]:
    """Make `rows` and `parts` all that articles have in `whole` and in `part`, which hangs on it.

    Both are by article; what is so already stays. Returns the articles whose rows were others.
    """
    article = whole.c.article_id
    changed = sorted(
        changed_articles(connection, whole, article, rows)
        | changed_articles(connection, part, article, parts)
    )
    delete_rows(connection, whole, "article_id", changed)
    insert_rows(connection, whole, [row for one in changed for row in rows[one]])
    insert_rows(connection, part, [row for one in changed for row in parts[one]])
    return changed
