"""How Alembic runs Dateline's revisions, from the command `dateline` or from `alembic` itself."""

from __future__ import annotations

from collections.abc import Mapping

from alembic import context
from sqlalchemy import Connection

from pipeline.db import search, views
from pipeline.db.engine import migrating, open_engine
from pipeline.db.models import Base
from pipeline.db.models.base import Utc
from pipeline.settings import Settings


def _plain_types(kind: str, item: object, _context: object) -> str | bool:
    """Write our own time type as the plain one it stores, so that old revisions outlive it."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Utc) else False


def _is_modelled(name: str | None, kind: str, _parents: Mapping[str, str | None]) -> bool:
    """Keep the indexes of search, which the models can't say, out of comparisons with the models."""
    return not search.belongs(kind, name)


def _take_down(connection: Connection) -> None:
    """Drop what stands on the tables, so that a revision may change any of them."""
    views.drop(connection)
    search.drop(connection)


def _put_up(connection: Connection) -> None:
    """Make what stands on the tables, if they are today's."""
    if set(context.get_context().get_current_heads()) == set(context.script.get_heads()):
        search.create(connection)
        views.create(connection)


def run(connection: Connection) -> None:
    """Run the asked-for revisions on `connection` in one transaction, and check what they leave."""
    sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        render_item=_plain_types,
        include_name=_is_modelled,
        transactional_ddl=True,  # SQLite's too: our engine begins its transactions, not the driver
    )
    moves = "destination_rev" in context.get_context().opts  # comparisons have none
    with context.begin_transaction():
        if moves:
            _take_down(connection)
        context.run_migrations()
        if moves:
            _put_up(connection)
        if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("the migration would leave rows without their parents; nothing was changed")


engine = context.config.attributes.get("engine") or open_engine(Settings().database_url)
with migrating(engine) as opened:
    run(opened)
engine.dispose()
