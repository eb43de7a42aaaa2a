"""Full-text indexes over articles and quotes; the plural views and what keeps the indexes stand from here.

Revision: 202611220400
Before it: 202611220300
"""

from __future__ import annotations

from alembic import op

revision = "202611220400"
down_revision = "202611220300"
branch_labels = None
depends_on = None

# The definitions are in pipeline/db/views; migrations/env.py makes them after the last revision.
views = "1ec4fc31f77c34e3"

SQLITE = (
    """CREATE VIRTUAL TABLE article_search USING fts5(
        title, standfirst, text,
        content='article', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )""",
    """CREATE VIRTUAL TABLE quote_search USING fts5(
        text, content='quote', content_rowid='id', tokenize='porter unicode61 remove_diacritics 2'
    )""",
    "INSERT INTO article_search (article_search) VALUES ('rebuild')",
    "INSERT INTO quote_search (quote_search) VALUES ('rebuild')",
)
# PostgreSQL refuses a tsvector of more than a megabyte, so of a very long text only the beginning is
# indexed, less of it where characters take several bytes. Accents are taken off, as SQLite's tokenizer
# does, and what is left is composed again: a Korean syllable would weigh thrice.
POSTGRESQL = (
    r"""ALTER TABLE article ADD COLUMN search tsvector GENERATED ALWAYS AS (
        to_tsvector('english', normalize(regexp_replace(normalize(
            coalesce(left(title, 1000), '') || ' ' || coalesce(left(standfirst, 4000), '') || ' ' ||
            left(text, CASE WHEN octet_length(left(text, 200000)) <= 210000 THEN 200000 ELSE 50000 END),
        NFD), '[\u0300-\u036f]', '', 'g'), NFC))
    ) STORED""",
    r"""ALTER TABLE quote ADD COLUMN search tsvector GENERATED ALWAYS AS (
        to_tsvector('english', normalize(regexp_replace(normalize(
            left(text, CASE WHEN octet_length(left(text, 200000)) <= 210000 THEN 200000 ELSE 50000 END),
        NFD), '[\u0300-\u036f]', '', 'g'), NFC))
    ) STORED""",
    "CREATE INDEX ix_article__search ON article USING gin (search)",
    "CREATE INDEX ix_quote__search ON quote USING gin (search)",
    "COMMENT ON COLUMN article.search IS "
    "'Words of title, standfirst and the first 200,000 characters of text (50,000 if not in Latin letters), for article_search()'",
    "COMMENT ON COLUMN quote.search IS 'Words of text, for quote_search()'",
)


def upgrade() -> None:
    connection = op.get_bind()
    for statement in SQLITE if connection.dialect.name == "sqlite" else POSTGRESQL:
        connection.exec_driver_sql(statement)


def downgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        op.drop_table("quote_search")
        op.drop_table("article_search")
    else:
        op.drop_column("quote", "search")
        op.drop_column("article", "search")
