"""Namings: what resolving counts in place of each referent, so that a run looks at what changed alone.

Every referent waits to be counted: the first run after this resolves all of them, to the same entities.

Revision: 202611262130
Before it: 202611262100
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611262130"
down_revision = "202611262100"
branch_labels = None
depends_on = None

KINDS = "'person', 'organization', 'country', 'place', 'group', 'facility'"
ID, TEXT, NUMBER, YES_OR_NO = sa.BigInteger, sa.Text, sa.Integer, sa.Boolean
NAMING: tuple[tuple[str, type, bool, str], ...] = (
    ("id", ID, False, "Derived from its content"),
    ("said_kind", TEXT, False, "As in referent"),
    ("name", TEXT, False, "As in referent"),
    ("country_code", TEXT, True, "As in referent"),
    ("said_gender", TEXT, True, "As in referent"),
    ("is_told", YES_OR_NO, False, "Whether a role is told"),
    ("offices", TEXT, False, "Words of offices that one person holds, a JSON list"),
    ("splits", TEXT, False, "Roles that the user splits off, a JSON list"),
    ("shorts", TEXT, False, "Shorter names of an unclear body, a JSON list"),
    ("body", ID, False, "Digest of the form in which kinds are voted on"),
    ("referents", NUMBER, False, "Referents called so"),
    ("uses", NUMBER, False, "Mentions by name, at least one a referent"),
    ("article_count", NUMBER, False, "Articles with such a referent"),
    ("kind", TEXT, True, "As all articles decide; NULL until resolved"),
    ("gender", TEXT, True, "As all articles decide"),
    (
        "key",
        TEXT,
        True,
        "What its group shares, a JSON list; NULL where each referent is an entity of its own",
    ),
    ("group_id", ID, True, "Digest of key"),
    ("entity_id", ID, True, "The entity all its referents are; NULL where each is its own"),
    ("was_known", YES_OR_NO, False, "Whether many articles used it when last resolved"),
    ("is_stale", YES_OR_NO, False, "Whether its counts changed since it was resolved"),
)
WAITING = sa.Column(
    "naming_id", sa.BigInteger(), comment="The naming it is counted in; NULL until it has been resolved"
)


def upgrade() -> None:
    op.create_table(
        "naming",
        *(
            sa.Column(name, kind(), primary_key=name == "id", nullable=empty, comment=comment)
            for name, kind, empty, comment in NAMING
        ),
        sa.CheckConstraint(f"said_kind IN ({KINDS})", name="ck_naming__said_kind"),
        sa.CheckConstraint(f"kind IN ({KINDS})", name="ck_naming__kind"),
        sa.PrimaryKeyConstraint("id", name="pk_naming"),
        comment="One row a way in which articles name something, counted; kept for resolving alone",
    )
    for name in ("body", "group_id", "entity_id"):
        op.create_index(f"ix_naming__{name}", "naming", [name])
    stale = sa.text("is_stale")
    op.create_index("ix_naming__is_stale", "naming", ["is_stale"], sqlite_where=stale, postgresql_where=stale)
    _create_alias()
    _create_block()
    op.add_column("referent", WAITING)
    columns = ["naming_id", "article_id", "number"]
    op.create_index("ix_referent__naming_id_article_id_number", "referent", columns)


def _naming(table: str) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    column = sa.Column("naming_id", sa.BigInteger(), nullable=False, comment="The naming")
    name = f"fk_{table}__naming_id__naming"
    return column, sa.ForeignKeyConstraint(["naming_id"], ["naming.id"], name=name, ondelete="CASCADE")


def _create_alias() -> None:
    column, key = _naming("naming_alias")
    op.create_table(
        "naming_alias",
        column,
        sa.Column("alias", sa.Text(), nullable=False, comment="The name as written"),
        sa.Column("uses", sa.Integer(), nullable=False, comment="Mentions written so"),
        key,
        sa.PrimaryKeyConstraint("naming_id", "alias", name="pk_naming_alias"),
        comment="One row a name a naming's referents are written with",
    )


def _create_block() -> None:
    column, key = _naming("naming_block")
    role = "What the form is to the naming: its family, its short name, ..."
    op.create_table(
        "naming_block",
        sa.Column("block", sa.BigInteger(), nullable=False, comment="Digest of the form"),
        sa.Column("role", sa.Text(), nullable=False, comment=role),
        column,
        key,
        sa.PrimaryKeyConstraint("block", "role", "naming_id", name="pk_naming_block"),
        comment="One row a form of a naming by which it may be one with others",
    )
    op.create_index("ix_naming_block__naming_id", "naming_block", ["naming_id"])


def downgrade() -> None:
    op.drop_index("ix_referent__naming_id_article_id_number", "referent")
    op.drop_column("referent", "naming_id")
    for table in ("naming_block", "naming_alias", "naming"):
        op.drop_table(table)
