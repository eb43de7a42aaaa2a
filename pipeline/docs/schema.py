"""The page docs/schema.md: views and tables, each column with its meaning and an example from seeds/."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pipeline.db import catalog, views
from pipeline.db.export import fields
from pipeline.docs.markdown import table

Example = Callable[[str, list[str]], Mapping[str, Any]]

HEAD = """\
# Schema

Written by `make docs` from the models in `pipeline/db/models` and the views in `pipeline/db/views`; in
PostgreSQL the same comments are in the database (`\\d+ quotes`). The schema is the same in SQLite and
PostgreSQL, where types are called as below. Example values are one row made from `seeds/`.

- Query the **views** (plural names): names instead of ids, no copies of articles. [queries.md](queries.md)
  has questions to start from.
- The **tables** (singular names) hold everything, copies included, as the assets of those names write it.
- Every `start_char` and `end_char` counts characters from 0 in `article.text`, the end exclusive:
  `substr(article.text, start_char + 1, end_char - start_char)` is the stored text in both databases.
- Ids are derived from content: the same file gives the same ids in every database.
- An out-of-date database says so; `dateline migrate` brings it up, keeping the rows.
"""
SEARCH = """\
## Full-text search

`article_search('words')` and `quote_search('words')` give `rowid` (the id of the article or quote) and
`rank` (the best match has the lowest), in both databases:

```sql
SELECT q.date, q.speaker, q.text
FROM quote_search('strike OR "night shift"') AS found
JOIN quotes AS q ON q.id = found.rowid
ORDER BY found.rank;
```

All words must occur, in any form of the word ("strikes" finds "striking"); `OR` parts alternatives; words
in double quotes must follow each other. Accents and capitals make no difference. Put a word with a hyphen
or another mark in double quotes. In SQLite these are FTS5 tables kept by triggers, in PostgreSQL functions
over the generated column `search` of the tables `article` and `quote`, which has a GIN index and holds the
first 200,000 characters of a text (50,000 of one that is not in Latin letters).
"""


def page(example: Example) -> str:
    """Return the page, with `example(relation, columns)` a row to show."""
    parts = [HEAD, "## Views\n", *_views(example), SEARCH, "## Tables\n", _diagram(), *_tables(example)]
    return "\n".join(parts)


def structure(text: str) -> list[str]:
    """Return the lines of a page without its examples, which change whenever extraction gets better."""
    return [line.rsplit(" | ", 1)[0] if line.startswith("| ") else line for line in text.splitlines()]


def _views(example: Example) -> Iterator[str]:
    """Yield the section of each view."""
    for view in views.definitions():
        shown = example(view.name, list(view.columns))
        rows = [(f"`{one.name}`", one.type, one.meaning, shown.get(one.name)) for one in fields(view.name)]
        heads = ("column", "type", "meaning", "example")
        yield f"### {view.name}\n\n{view.comment}.\n\n{table(heads, rows)}\n"


def _tables(example: Example) -> Iterator[str]:
    """Yield the section of each table."""
    for name, comment in sorted(catalog.tables().items()):
        columns = catalog.columns(name)
        shown = example(name, [column.name for column in columns])
        rows = [(f"`{one.name}`", one.type, _keys(one), one.comment, shown.get(one.name)) for one in columns]
        indexes = "; ".join(f"`{', '.join(index)}`" for index in catalog.indexes(name))
        tail = f"\n\nIndexes: {indexes}." if indexes else ""
        heads = ("column", "type", "key", "meaning", "example")
        yield f"### {name}\n\n{comment}.\n\n{table(heads, rows)}{tail}\n"


def _keys(column: catalog.Column) -> str:
    """Return what keys a column is part of, and whether it must have a value."""
    parts = ["primary key"] if column.is_key else [] if column.nullable else ["not null"]
    return ", ".join(parts + ([f"→ {column.refers_to}"] if column.refers_to else []))


def _diagram() -> str:
    """Return the entity-relationship diagram: keys only, or nobody could read it."""
    lines = ["```mermaid", "erDiagram"]
    for name in sorted(catalog.tables()):
        columns = [one for one in catalog.columns(name) if one.is_key or one.refers_to]
        lines += [f"    {name} {{", *(f"        {_drawn(one)}" for one in columns), "    }"]
        lines += [f"    {_line(name, one)}" for one in columns if one.refers_to]
    return "\n".join([*lines, "```", ""])


def _drawn(column: catalog.Column) -> str:
    """Return a key column as the diagram writes it."""
    kinds = ["PK"] * column.is_key + ["FK"] * (column.refers_to is not None)
    return f"{column.type.split('(')[0].replace(' ', '_')} {column.name} {', '.join(kinds)}"


def _line(table: str, column: catalog.Column) -> str:
    """Return a foreign key as the diagram draws it."""
    parent = str(column.refers_to).split(".")[0]
    return f'{parent} {"|o" if column.nullable else "||"}--o{{ {table} : "{column.name}"'
