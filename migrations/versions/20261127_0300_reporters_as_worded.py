"""Who reports an event as worded, since most who do have no name ("police said").

Revision: 202611270300
Before it: 202611262359
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611270300"
down_revision = "202611262359"
branch_labels = None
depends_on = None

views = "e68d154fc7b1ac9c"

COLUMNS = (
    ("reported_by_text", sa.Text(), 'The same, as worded ("police")'),
    ("reported_by_start_char", sa.Integer(), "First character of reported_by_text"),
    ("reported_by_end_char", sa.Integer(), "Character after reported_by_text"),
)


def upgrade() -> None:
    for name, kind, comment in COLUMNS:
        op.add_column("event_report", sa.Column(name, kind, nullable=True, comment=comment))
    # The words are in no older row: every article's events are derived anew.
    op.execute("DELETE FROM derivation WHERE stage = 'event'")
    op.execute("DELETE FROM state WHERE name = 'reports'")


def downgrade() -> None:
    for name, _, _ in reversed(COLUMNS):
        op.drop_column("event_report", name)
