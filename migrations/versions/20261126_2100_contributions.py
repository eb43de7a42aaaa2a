"""What steps over all articles need to look at changed ones only: contributions, and keys of fingerprints.

The next run fills the new tables, for it looks at every article once.

Revision: 202611262100
Before it: 202611261930
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611262100"
down_revision = "202611261930"
branch_labels = None
depends_on = None

STAGES = ("entity", "quote", "event")
BEFORE = {"derivation.stage": "entity, quote or event"}
AFTER = {"derivation.stage": "entity, quote or event; happenings: what merge and counts have taken in"}
BLOCK = "Only happenings with the same number here can turn out to be one"


def upgrade() -> None:
    _allow((*STAGES, "happenings"))
    _explain(AFTER)
    op.add_column(
        "event", sa.Column("block", sa.BigInteger(), nullable=False, server_default="0", comment=BLOCK)
    )
    op.create_index("ix_event__block", "event", ["block"])
    op.create_table(
        "contribution",
        sa.Column(
            "article_id",
            sa.BigInteger(),
            autoincrement=False,
            nullable=False,
            comment="The article, which may be gone",
        ),
        sa.Column(
            "current_id",
            sa.BigInteger(),
            nullable=True,
            comment="article_id; NULL as soon as its derivation of stage happenings is gone",
        ),
        sa.Column("current_stage", sa.Text(), nullable=True, comment="happenings, or NULL likewise"),
        sa.Column(
            "duplicate_of", sa.BigInteger(), nullable=True, comment="As in article when it was taken in"
        ),
        sa.Column(
            "blocks",
            sa.LargeBinary(),
            nullable=False,
            comment="event.block of its reports, eight bytes each",
        ),
        sa.Column(
            "counts",
            sa.LargeBinary(),
            nullable=False,
            comment="Entities with articles, mentions and quotes to count, 20 bytes each",
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_contribution"),
        sa.ForeignKeyConstraint(
            ["current_id", "current_stage"],
            ["derivation.article_id", "derivation.stage"],
            name="fk_contribution__current_id_current_stage__derivation",
            ondelete="SET NULL",
        ),
        comment="What each article has put into happenings and counts; outlives the article",
    )
    op.create_index(
        "ix_contribution__current_id_current_stage", "contribution", ["current_id", "current_stage"]
    )
    copies = sa.text("duplicate_of IS NOT NULL")
    op.create_index(
        "ix_contribution__duplicate_of",
        "contribution",
        ["duplicate_of"],
        sqlite_where=copies,
        postgresql_where=copies,
    )
    _add_fingerprints()


def _add_fingerprints() -> None:
    """Move fingerprints to a table of their own, beside what they are found by."""
    op.create_table(
        "fingerprint",
        _id("article_id", "The article, which may be gone"),
        sa.Column(
            "current_id",
            sa.BigInteger(),
            nullable=True,
            comment="article_id; NULL once the article is gone or stored again",
        ),
        sa.Column(
            "duplicate_of", sa.BigInteger(), nullable=True, comment="As in article when it was last looked at"
        ),
        sa.Column(
            "is_keyed",
            sa.Boolean(),
            nullable=False,
            server_default=sa.false(),
            comment="Whether its keys are in fingerprint_key",
        ),
        sa.Column(
            "fingerprint",
            sa.LargeBinary(),
            nullable=False,
            comment="MinHash of the text, words of its opening",
        ),
        sa.PrimaryKeyConstraint("article_id", name="pk_fingerprint"),
        sa.ForeignKeyConstraint(
            ["current_id"], ["article.id"], name="fk_fingerprint__current_id__article", ondelete="SET NULL"
        ),
        comment="What near duplicates are found by; it outlives its article until the next look",
    )
    op.create_index("ix_fingerprint__current_id", "fingerprint", ["current_id"])
    copies = sa.text("duplicate_of IS NOT NULL")
    op.create_index(
        "ix_fingerprint__duplicate_of",
        "fingerprint",
        ["duplicate_of"],
        sqlite_where=copies,
        postgresql_where=copies,
    )
    op.create_table(
        "fingerprint_key",
        _id("key", "Digest of the band or word"),
        _id("article_id", "fingerprint.article_id"),
        sa.PrimaryKeyConstraint("key", "article_id", name="pk_fingerprint_key"),
        comment="One row a band of an article's MinHash, or a word of its opening",
        sqlite_with_rowid=False,
    )
    op.create_table(
        "common_key",
        _id("key", "fingerprint_key.key"),
        sa.PrimaryKeyConstraint("key", name="pk_common_key"),
        comment="Words of openings that are in so many that they are not looked at",
    )
    moved = "SELECT id, fingerprint FROM article WHERE fingerprint IS NOT NULL"
    op.execute(f"INSERT INTO fingerprint (article_id, fingerprint) {moved}")
    op.execute("DELETE FROM state WHERE name = 'duplicates'")
    op.drop_column("article", "fingerprint")


def _id(name: str, comment: str) -> sa.Column[int]:
    """Return a column of ids that are given, not counted up."""
    return sa.Column(name, sa.BigInteger(), autoincrement=False, nullable=False, comment=comment)


def downgrade() -> None:
    op.add_column(
        "article",
        sa.Column(
            "fingerprint", sa.LargeBinary(), nullable=True, comment="MinHash of text, to find duplicates"
        ),
    )
    op.execute(
        "UPDATE article SET fingerprint = "
        "(SELECT f.fingerprint FROM fingerprint AS f WHERE f.article_id = article.id)"
    )
    op.drop_table("common_key")
    op.drop_table("fingerprint_key")
    op.drop_table("fingerprint")
    op.drop_table("contribution")
    op.drop_index("ix_event__block", "event")
    op.drop_column("event", "block")
    op.execute("DELETE FROM derivation WHERE stage NOT IN ('entity', 'quote', 'event')")
    op.execute("DELETE FROM state WHERE name IN ('duplicates', 'happenings', 'sizes')")
    _allow(STAGES)
    _explain(BEFORE)


def _explain(comments: dict[str, str]) -> None:
    """Say what columns mean; SQLite keeps no comments."""
    if op.get_context().dialect.name == "postgresql":
        for name, comment in comments.items():
            table, column = name.split(".")
            op.alter_column(table, column, comment=comment, existing_type=sa.Text(), existing_nullable=False)


def _allow(stages: tuple[str, ...]) -> None:
    """Make `stages` all that a derivation may be of; SQLite makes the table anew for that."""
    words = ", ".join(f"'{stage}'" for stage in stages)
    if op.get_context().dialect.name == "postgresql":
        op.drop_constraint(op.f("ck_derivation__stage"), "derivation", type_="check")
        op.create_check_constraint(op.f("ck_derivation__stage"), "derivation", f"stage IN ({words})")
        return
    with op.batch_alter_table("derivation", copy_from=_derivation()) as batch:
        batch.create_check_constraint(op.f("ck_derivation__stage"), f"stage IN ({words})")


def _derivation() -> sa.Table:
    """Return the table of derivations as it is, but for which stages it allows."""
    return sa.Table(
        "derivation",
        sa.MetaData(),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_derivation__article_id__article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "stage", name=op.f("pk_derivation")),
    )
