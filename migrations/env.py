"""How Alembic runs Dateline's revisions, from the command `dateline` or from `alembic` itself."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection

from pipeline.db.engine import migrating, open_engine
from pipeline.db.models import Base
from pipeline.db.models.base import Utc
from pipeline.settings import Settings


def _plain_types(kind: str, item: object, _context: object) -> str | bool:
    """Write our own time type as the plain one it stores, so that old revisions outlive it."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Utc) else False


def run(connection: Connection) -> None:
    """Run the asked-for revisions on `connection` in one transaction, and check what they leave."""
    sqlite = connection.dialect.name == "sqlite"
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=sqlite,
        compare_type=True,
        render_item=_plain_types,
    )
    with context.begin_transaction():
        context.run_migrations()
        if sqlite and connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise RuntimeError("the migration would leave rows without their parents; nothing was changed")


engine = context.config.attributes.get("engine") or open_engine(Settings().database_url)
with migrating(engine) as opened:
    run(opened)
engine.dispose()
