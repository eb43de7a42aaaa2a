"""Indexes that let the views answer without reading whole tables.

Revision: 202611220430
Before it: 202611220400
"""

from __future__ import annotations

from alembic import op

revision = "202611220430"
down_revision = "202611220400"
branch_labels = None
depends_on = None

views = "9738360d06c7511f"

NEW = (
    ("article", ("published_on",)),
    ("article", ("publisher", "published_on")),
    ("entity_role", ("entity_id", "article_id")),
    ("event_report", ("realis",)),
    ("mention", ("entity_id", "article_id")),
    ("referent", ("article_id", "entity_id", "number")),
    ("referent", ("entity_id", "article_id", "number")),
)
OLD = (
    ("entity_role", ("entity_id",)),
    ("mention", ("entity_id",)),
    ("referent", ("entity_id",)),
)


def _name(table: str, columns: tuple[str, ...]) -> str:
    return f"ix_{table}__{'_'.join(columns)}"


def upgrade() -> None:
    for table, columns in NEW:
        op.create_index(_name(table, columns), table, list(columns))
    for table, columns in OLD:
        op.drop_index(_name(table, columns), table)


def downgrade() -> None:
    for table, columns in OLD:
        op.create_index(_name(table, columns), table, list(columns))
    for table, columns in NEW:
        op.drop_index(_name(table, columns), table)
