"""Deeds by number, spans still to be checked, keys of fingerprints not yet among the others; how sure events are.

Revision: 202611270500
Before it: 202611270300
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611270500"
down_revision = "202611270300"
branch_labels = None
depends_on = None

views = "1d8a79a9ddf90677"

DEED = (
    "Same number: violence or arrests that named actors did to the same on one day, "
    "wherever that was; NULL for all else"
)
INDEX = "ix_event_report__deed"


def upgrade() -> None:
    op.add_column("event_report", sa.Column("deed", sa.BigInteger(), nullable=True, comment=DEED))
    numbered = sa.text("deed IS NOT NULL")
    op.create_index(INDEX, "event_report", ["deed"], sqlite_where=numbered, postgresql_where=numbered)
    op.create_table(
        "unchecked_spans",
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("stage", sa.Text(), nullable=False, comment="entity, quote or event"),
        sa.CheckConstraint("stage IN ('entity', 'quote', 'event')", name="ck_unchecked_spans__stage"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_unchecked_spans__article_id__article",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "stage", name="pk_unchecked_spans"),
        comment="One row an article and stage whose spans no check has passed since they were found",
    )
    op.execute(
        "INSERT INTO unchecked_spans (article_id, stage) "
        "SELECT article_id, stage FROM derivation WHERE stage IN ('entity', 'quote', 'event')"
    )
    op.create_table(
        "new_fingerprint_key",
        _id("key"),
        _id("article_id"),
        sa.PrimaryKeyConstraint("key", "article_id", name="pk_new_fingerprint_key"),
        comment="Rows of fingerprint_key added lately: put among the others many at a time, "
        "since each would touch a page of its own",
        sqlite_with_rowid=False,
    )
    _merge_anew()


def _id(name: str) -> sa.Column[int]:
    """Return a column of ids that are given, not counted up."""
    comment = "As in fingerprint_key"
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False, comment=comment)


def downgrade() -> None:
    op.execute(
        "INSERT INTO fingerprint_key (key, article_id) SELECT key, article_id FROM new_fingerprint_key"
    )
    op.drop_table("new_fingerprint_key")
    op.drop_table("unchecked_spans")
    op.drop_index(INDEX, table_name="event_report")
    op.drop_column("event_report", "deed")
    _merge_anew()


def _merge_anew() -> None:
    """Have all reports merged from nothing: blocks are numbered otherwise."""
    op.execute("DELETE FROM state WHERE name = 'happenings'")
