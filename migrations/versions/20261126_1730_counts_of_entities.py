"""Counts kept beside each entity, and where the sentence of an event stands.

Revision: 202611261730
Before it: 202611220430
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611261730"
down_revision = "202611220430"
branch_labels = None
depends_on = None

views = "48ccebedc2c81f4b"

COMMENTS = {
    "article_count": "Articles that speak of it",
    "mention_count": "Spans that mean it",
    "quote_count": "Quotes of which it is a speaker",
    "event_count": "Happenings of which it is an actor or target",
}
COUNTED = """
    UPDATE entity SET
        article_count = (
            SELECT count(DISTINCT r.article_id) FROM referent AS r JOIN article AS a ON a.id = r.article_id
            WHERE r.entity_id = entity.id AND a.duplicate_of IS NULL
        ),
        mention_count = (
            SELECT count(*) FROM mention AS m JOIN article AS a ON a.id = m.article_id
            WHERE m.entity_id = entity.id AND a.duplicate_of IS NULL
        ),
        quote_count = (
            SELECT count(*) FROM quote_speaker AS s JOIN quote AS q ON q.id = s.quote_id
            JOIN article AS a ON a.id = q.article_id
            WHERE s.entity_id = entity.id AND a.duplicate_of IS NULL
        ),
        event_count = (
            SELECT count(DISTINCT p.event_id) FROM event_party AS p JOIN event AS v ON v.id = p.event_id
            WHERE p.entity_id = entity.id AND v.report_count > 0
        )
"""


def upgrade() -> None:
    for name, comment in COMMENTS.items():
        column = sa.Column(name, sa.Integer(), nullable=False, server_default="0", comment=comment)
        op.add_column("entity", column)
    op.execute(COUNTED)
    for name in COMMENTS:
        op.create_index(f"ix_entity__{name}", "entity", [name])


def downgrade() -> None:
    for name in COMMENTS:
        op.drop_index(f"ix_entity__{name}", "entity")
    for name in COMMENTS:
        op.drop_column("entity", name)
