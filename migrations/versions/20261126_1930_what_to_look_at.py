"""Which texts and articles a step has to look at, so that a run need not look at all.

Revision: 202611261930
Before it: 202611261800
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611261930"
down_revision = "202611261800"
branch_labels = None
depends_on = None

STATE_NAME = "duplicates, entities or happenings"
UNREAD = sa.text("derived_key IS NULL AND state = 'ingested'")


def _say_of_state(comment: str, before: str) -> None:
    """Change what is said of state.name; SQLite keeps no comments."""
    if op.get_context().dialect.name == "postgresql":
        op.alter_column("state", "name", comment=comment, existing_comment=before, existing_nullable=False)


def upgrade() -> None:
    op.create_table(
        "unchecked_text",
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="article.text_sha256"),
        sa.PrimaryKeyConstraint("text_sha256", name="pk_unchecked_text"),
        comment="One row a text whose parse may be missing, old or no longer needed",
    )
    op.create_table(
        "unchecked_article",
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("stage", sa.Text(), nullable=False, comment="entity, quote or event"),
        sa.CheckConstraint("stage IN ('entity', 'quote', 'event')", name="ck_unchecked_article__stage"),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name="fk_unchecked_article__article_id__article",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "stage", name="pk_unchecked_article"),
        comment="One row an article that a stage has to look at: what its rows come from may have changed",
    )
    op.create_index("ix_document__unread", "document", ["path"], sqlite_where=UNREAD, postgresql_where=UNREAD)
    _say_of_state("Step, or what it looks at", STATE_NAME)


def downgrade() -> None:
    _say_of_state(STATE_NAME, "Step, or what it looks at")
    op.drop_index("ix_document__unread", "document")
    op.drop_table("unchecked_article")
    op.drop_table("unchecked_text")
    # An older version marks nothing to be looked at: whoever comes back has to look at everything.
    op.execute("DELETE FROM state WHERE name IN ('articles', 'parses', 'names', 'quotes', 'reports')")
