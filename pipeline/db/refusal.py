"""Rows that the database refuses: they cost only themselves.

What does not live here: a database that can't be used at all (`pipeline.db.engine.reachable`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, StatementError

Item = TypeVar("Item")
LIMIT_EXCEEDED = "54"


def write_each(
    connection: Connection, items: Sequence[Item], write: Callable[[Sequence[Item]], object]
) -> list[tuple[Item, str]]:
    """Write `items` together; if the database refuses them, one by one.

    Returns those that it refused alone too, and why. Of those nothing is written.
    """
    if _refusal(connection, items, write) is None:
        return []
    reasons = [(item, _refusal(connection, [item], write)) for item in items]
    return [(item, reason) for item, reason in reasons if reason is not None]


def _refusal(
    connection: Connection, items: Sequence[Item], write: Callable[[Sequence[Item]], object]
) -> str | None:
    """Write `items`, or return why the database refuses them and leave all as it was."""
    try:
        with connection.begin_nested():
            write(items)
    except DBAPIError as error:
        if not isinstance(error, (DataError, IntegrityError)) and not _is_too_large(error):
            raise
        return _reason(error)
    except StatementError as error:
        return _reason(error)
    except (OverflowError, ValueError) as error:
        return str(error)
    return None


def _is_too_large(error: DBAPIError) -> bool:
    """Tell whether a value is larger than PostgreSQL can keep in an index or a row."""
    return str(getattr(error.orig, "sqlstate", None) or "").startswith(LIMIT_EXCEEDED)


def _reason(error: StatementError) -> str:
    """Return the first line of what the database says, without the rows it was given."""
    return str(error.orig).strip().partition("\n")[0]
