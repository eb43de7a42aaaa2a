"""Index only the articles that repeat another: the many that repeat none read as one value, which SQLite shunned.

Revision: 202611262359
Before it: 202611262130
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611262359"
down_revision = "202611262130"
branch_labels = None
depends_on = None

NAME = "ix_article__duplicate_of"


def upgrade() -> None:
    op.drop_index(NAME, table_name="article")
    copies = sa.text("duplicate_of IS NOT NULL")
    op.create_index(NAME, "article", ["duplicate_of"], sqlite_where=copies, postgresql_where=copies)


def downgrade() -> None:
    op.drop_index(NAME, table_name="article")
    op.create_index(NAME, "article", ["duplicate_of"])
