"""Places in files of over two thousand million characters; SQLite's integers have 64 bits as they are.

Revision: 202611261800
Before it: 202611261730
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611261800"
down_revision = "202611261730"
branch_labels = None
depends_on = None

COLUMNS = ("source_start", "source_end")


def upgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for name in COLUMNS:
            op.alter_column("article", name, type_=sa.BigInteger(), existing_nullable=False)


def downgrade() -> None:
    if op.get_context().dialect.name == "postgresql":
        for name in COLUMNS:
            op.alter_column("article", name, type_=sa.Integer(), existing_nullable=False)
