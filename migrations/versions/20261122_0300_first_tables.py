"""The tables of the six assets, and what stands beside them.

Revision: 202611220300
Before it: nothing
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "202611220300"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:

    op.create_table(
        "annotation",
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="article.text_sha256"),
        sa.Column("model", sa.Text(), nullable=False, comment="Name and version of the spaCy model"),
        sa.Column("token_count", sa.Integer(), nullable=False, comment="Tokens in the parse"),
        sa.Column("data", sa.LargeBinary(), nullable=False, comment="The parse, as a spaCy DocBin"),
        sa.PrimaryKeyConstraint("text_sha256", name=op.f("pk_annotation")),
        comment="One row a parsed text; articles with the same text share it",
    )
    op.create_table(
        "document",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from the path"),
        sa.Column(
            "path", sa.Text(), nullable=False, comment="Path below the seeds folder, with forward slashes"
        ),
        sa.Column(
            "media_type", sa.Text(), nullable=True, comment="Media type, as read from name and content"
        ),
        sa.Column(
            "encoding", sa.Text(), nullable=True, comment="Character encoding the file was decoded with"
        ),
        sa.Column("sha256", sa.Text(), nullable=True, comment="SHA-256 of the file's bytes, in hex"),
        sa.Column("size_bytes", sa.BigInteger(), nullable=True, comment="Size of the file, in bytes"),
        sa.Column(
            "mtime_ns",
            sa.BigInteger(),
            nullable=True,
            comment="Modification time when the file was read, in nanoseconds since 1970; says only whether to look again",
        ),
        sa.Column("state", sa.Text(), nullable=False, comment="ingested, rejected (see issue) or removed"),
        sa.Column("reason", sa.Text(), nullable=True, comment="Why the file was rejected"),
        sa.Column(
            "derived_key",
            sa.Text(),
            nullable=True,
            comment="Content, settings and version its articles were derived from; NULL before",
        ),
        sa.CheckConstraint("state IN ('ingested', 'rejected', 'removed')", name=op.f("ck_document__state")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document")),
        sa.UniqueConstraint("path", name=op.f("uq_document__path")),
        comment="One row a raw file below the seeds folder",
    )
    op.create_table(
        "entity",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from kind and name"),
        sa.Column(
            "kind",
            sa.Text(),
            nullable=False,
            comment="person, organization, country, place, group or facility",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="Fullest name in use"),
        sa.Column(
            "country_code",
            sa.Text(),
            nullable=True,
            comment="ISO 3166-1 alpha-2: of the country itself, or of the one that holds the place",
        ),
        sa.Column("gender", sa.Text(), nullable=True, comment="As the articles speak of a person"),
        sa.Column("wikidata_id", sa.Text(), nullable=True, comment="Wikidata item, where known for sure"),
        sa.CheckConstraint("gender IN ('female', 'male')", name=op.f("ck_entity__gender")),
        sa.CheckConstraint(
            "kind IN ('person', 'organization', 'country', 'place', 'group', 'facility')",
            name=op.f("ck_entity__kind"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
        comment="One row a person, organization, country, place, group or facility",
    )
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity__kind_name"), ["kind", "name"], unique=False)
        batch_op.create_index(batch_op.f("ix_entity__name"), ["name"], unique=False)

    op.create_table(
        "event_type",
        sa.Column("name", sa.Text(), nullable=False, comment="PLOVER type"),
        sa.Column("cameo_root", sa.Text(), nullable=False, comment="CAMEO root code, two digits"),
        sa.Column(
            "quad_class",
            sa.Integer(),
            nullable=False,
            comment="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
        ),
        sa.Column("intensity", sa.Double(), nullable=False, comment="PLOVER intensity, -10 to 10"),
        sa.Column("definition", sa.Text(), nullable=False, comment="What belongs to it"),
        sa.CheckConstraint("quad_class BETWEEN 1 AND 4", name=op.f("ck_event_type__quad_class")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_event_type")),
        comment="The sixteen PLOVER event types, filled from pipeline.ontology",
    )
    op.create_table(
        "state",
        sa.Column("name", sa.Text(), nullable=False, comment="duplicates, entities or happenings"),
        sa.Column("key", sa.Text(), nullable=False, comment="Digest of all that went in"),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_state")),
        comment="Inputs of the steps that look at all articles at once",
    )
    op.create_table(
        "article",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from path, title and text"),
        sa.Column("document_id", sa.BigInteger(), nullable=False, comment="The file it stands in"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the document, from 0"),
        sa.Column("title", sa.Text(), nullable=True, comment="Headline, without the site's name"),
        sa.Column("standfirst", sa.Text(), nullable=True, comment="The summary between headline and body"),
        sa.Column(
            "byline", sa.Text(), nullable=True, comment="The people named as authors, parted by semicolons"
        ),
        sa.Column("publisher", sa.Text(), nullable=True, comment="Outlet that published it"),
        sa.Column("agency", sa.Text(), nullable=True, comment="News agency it came from"),
        sa.Column("dateline_place", sa.Text(), nullable=True, comment="Place named in the date line"),
        sa.Column("url", sa.Text(), nullable=True, comment="Address of the page"),
        sa.Column("section", sa.Text(), nullable=True, comment="Section of the outlet"),
        sa.Column("language", sa.Text(), nullable=True, comment="ISO 639-1 code; only English is parsed"),
        sa.Column(
            "published_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="Time of publication in UTC, to published_precision; NULL where it can't be known",
        ),
        sa.Column(
            "published_on", sa.Date(), nullable=True, comment="Day of publication where it was published"
        ),
        sa.Column(
            "published_precision", sa.Text(), nullable=True, comment="second, minute, day, month or year"
        ),
        sa.Column(
            "published_source",
            sa.Text(),
            nullable=True,
            comment="Where the date was read: metadata, dateline, page, text or source.toml",
        ),
        sa.Column(
            "published_utc_offset", sa.Integer(), nullable=True, comment="Minutes east of UTC where published"
        ),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="Clean body; every offset in other tables counts in it"
        ),
        sa.Column("text_sha256", sa.Text(), nullable=False, comment="SHA-256 of text"),
        sa.Column(
            "word_count", sa.Integer(), nullable=False, comment="Words in text, as parted by white space"
        ),
        sa.Column(
            "source_start",
            sa.Integer(),
            nullable=False,
            comment="Where it begins in the decoded file, in characters",
        ),
        sa.Column(
            "source_end",
            sa.Integer(),
            nullable=False,
            comment="Where it ends in the decoded file, in characters",
        ),
        sa.Column(
            "is_excerpt", sa.Boolean(), nullable=False, comment="Whether only a teaser of it is present"
        ),
        sa.Column(
            "fingerprint", sa.LargeBinary(), nullable=True, comment="MinHash of text, to find duplicates"
        ),
        sa.Column(
            "duplicate_of", sa.BigInteger(), nullable=True, comment="The fuller, earlier article it repeats"
        ),
        sa.CheckConstraint(
            "published_precision IN ('second', 'minute', 'day', 'month', 'year', 'decade')",
            name=op.f("ck_article__published_precision"),
        ),
        sa.CheckConstraint("duplicate_of <> id", name=op.f("ck_article__duplicate_of")),
        sa.CheckConstraint(
            "source_start >= 0 AND source_end >= source_start", name=op.f("ck_article__source_span")
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["document.id"],
            name=op.f("fk_article__document_id__document"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["duplicate_of"],
            ["article.id"],
            name=op.f("fk_article__duplicate_of__article"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        comment="One row an article found in a document",
    )
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_article__document_id_position"), ["document_id", "position"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_article__duplicate_of"), ["duplicate_of"], unique=False)
        batch_op.create_index(batch_op.f("ix_article__published_at"), ["published_at"], unique=False)
        batch_op.create_index(batch_op.f("ix_article__text_sha256"), ["text_sha256"], unique=False)

    op.create_table(
        "entity_alias",
        sa.Column("entity_id", sa.BigInteger(), nullable=False, comment="The entity"),
        sa.Column("alias", sa.Text(), nullable=False, comment="The name as written"),
        sa.Column("uses", sa.Integer(), nullable=False, comment="Mentions written so"),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_entity_alias__entity_id__entity"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entity_id", "alias", name=op.f("pk_entity_alias")),
        comment="One row a name an entity is written with",
    )
    with op.batch_alter_table("entity_alias", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_entity_alias__alias"), ["alias"], unique=False)

    op.create_table(
        "event",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from its reports' content"),
        sa.Column("type", sa.Text(), nullable=False, comment="PLOVER type"),
        sa.Column("cameo_root", sa.Text(), nullable=False, comment="CAMEO root code, two digits"),
        sa.Column("quad_class", sa.Integer(), nullable=False, comment="As in event_type"),
        sa.Column("intensity", sa.Double(), nullable=False, comment="As in event_type"),
        sa.Column(
            "realis", sa.Text(), nullable=False, comment="The surest of its reports': actual before alleged"
        ),
        sa.Column(
            "actor_entity_id", sa.BigInteger(), nullable=True, comment="Who did it; the first in event_party"
        ),
        sa.Column(
            "target_entity_id", sa.BigInteger(), nullable=True, comment="To whom; the first in event_party"
        ),
        sa.Column("event_date", sa.Date(), nullable=True, comment="First day it can have happened"),
        sa.Column("event_date_end", sa.Date(), nullable=True, comment="Last day it can have happened"),
        sa.Column("event_date_precision", sa.Text(), nullable=True, comment="day, month, year or decade"),
        sa.Column("place_entity_id", sa.BigInteger(), nullable=True, comment="Where"),
        sa.Column("killed", sa.Integer(), nullable=True, comment="People killed, the highest count reported"),
        sa.Column(
            "wounded", sa.Integer(), nullable=True, comment="People wounded, the highest count reported"
        ),
        sa.Column(
            "arrested", sa.Integer(), nullable=True, comment="People arrested, the highest count reported"
        ),
        sa.Column("report_count", sa.Integer(), nullable=False, comment="Reports of it, duplicates left out"),
        sa.Column(
            "article_count",
            sa.Integer(),
            nullable=False,
            comment="Articles that report it, duplicates left out",
        ),
        sa.Column("source_count", sa.Integer(), nullable=False, comment="Publishers that report it"),
        sa.CheckConstraint(
            "event_date_precision IN ('second', 'minute', 'day', 'month', 'year', 'decade')",
            name=op.f("ck_event__event_date_precision"),
        ),
        sa.CheckConstraint(
            "realis IN ('actual', 'planned', 'conditional', 'negated', 'denied', 'alleged', 'historical')",
            name=op.f("ck_event__realis"),
        ),
        sa.CheckConstraint("event_date_end >= event_date", name=op.f("ck_event__event_date_end")),
        sa.ForeignKeyConstraint(
            ["actor_entity_id"],
            ["entity.id"],
            name=op.f("fk_event__actor_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["place_entity_id"],
            ["entity.id"],
            name=op.f("fk_event__place_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["target_entity_id"],
            ["entity.id"],
            name=op.f("fk_event__target_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(["type"], ["event_type.name"], name=op.f("fk_event__type__event_type")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
        comment="One row a happening, whoever reports it",
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event__actor_entity_id"), ["actor_entity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event__event_date"), ["event_date"], unique=False)
        batch_op.create_index(batch_op.f("ix_event__place_entity_id"), ["place_entity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event__target_entity_id"), ["target_entity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_event__type_event_date"), ["type", "event_date"], unique=False)

    op.create_table(
        "derivation",
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("stage", sa.Text(), nullable=False, comment="entity, quote or event"),
        sa.Column("key", sa.Text(), nullable=False, comment="Digest of all that went in"),
        sa.CheckConstraint("stage IN ('entity', 'quote', 'event')", name=op.f("ck_derivation__stage")),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_derivation__article_id__article"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "stage", name=op.f("pk_derivation")),
        comment="Which text, model and version an article's rows come from; a run redoes what differs",
    )
    op.create_table(
        "event_party",
        sa.Column("event_id", sa.BigInteger(), nullable=False, comment="The happening"),
        sa.Column("role", sa.Text(), nullable=False, comment="actor or target"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order, from 0"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="The entity"),
        sa.CheckConstraint("role IN ('actor', 'target')", name=op.f("ck_event_party__role")),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_event_party__entity_id__entity"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_party__event_id__event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event_id", "role", "position", name=op.f("pk_event_party")),
        comment="One row an actor or target of a happening",
    )
    with op.batch_alter_table("event_party", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_party__entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "event_report",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from article and trigger"),
        sa.Column("event_id", sa.BigInteger(), nullable=True, comment="The happening"),
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the article, from 0"),
        sa.Column("type", sa.Text(), nullable=False, comment="PLOVER type"),
        sa.Column("cameo_root", sa.Text(), nullable=False, comment="CAMEO root code, two digits"),
        sa.Column("mode", sa.Text(), nullable=True, comment="Finer CAMEO code, where the words give one"),
        sa.Column(
            "realis",
            sa.Text(),
            nullable=False,
            comment="actual, planned, conditional, negated, denied, alleged or historical",
        ),
        sa.Column(
            "reported_by_entity_id",
            sa.BigInteger(),
            nullable=True,
            comment="Whose word it is, where not the article's own",
        ),
        sa.Column(
            "reported_by_referent", sa.Integer(), nullable=True, comment="The same, as referent.number"
        ),
        sa.Column("trigger_text", sa.Text(), nullable=False, comment="The words that name the event"),
        sa.Column(
            "trigger_start_char", sa.Integer(), nullable=False, comment="First character of trigger_text"
        ),
        sa.Column("trigger_end_char", sa.Integer(), nullable=False, comment="Character after trigger_text"),
        sa.Column(
            "sentence_start_char", sa.Integer(), nullable=False, comment="First character of the sentence"
        ),
        sa.Column("sentence_end_char", sa.Integer(), nullable=False, comment="Character after the sentence"),
        sa.Column("event_date", sa.Date(), nullable=True, comment="First day it can have happened"),
        sa.Column("event_date_end", sa.Date(), nullable=True, comment="Last day it can have happened"),
        sa.Column("event_date_precision", sa.Text(), nullable=True, comment="day, month, year or decade"),
        sa.Column(
            "date_basis",
            sa.Text(),
            nullable=True,
            comment="How the day is known: explicit, relative, weekday, dateline",
        ),
        sa.Column("place_entity_id", sa.BigInteger(), nullable=True, comment="Where"),
        sa.Column("place_referent", sa.Integer(), nullable=True, comment="The same, as referent.number"),
        sa.Column("place_text", sa.Text(), nullable=True, comment="The place as worded"),
        sa.Column("place_start_char", sa.Integer(), nullable=True, comment="First character of place_text"),
        sa.Column("place_end_char", sa.Integer(), nullable=True, comment="Character after place_text"),
        sa.Column("killed", sa.Integer(), nullable=True, comment="People killed"),
        sa.Column("wounded", sa.Integer(), nullable=True, comment="People wounded"),
        sa.Column("arrested", sa.Integer(), nullable=True, comment="People arrested"),
        sa.Column(
            "confidence",
            sa.Double(),
            nullable=False,
            comment="Chance that type and participants are right, 0 to 1",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The lexicon entry that found it"),
        sa.CheckConstraint(
            "event_date_precision IN ('second', 'minute', 'day', 'month', 'year', 'decade')",
            name=op.f("ck_event_report__event_date_precision"),
        ),
        sa.CheckConstraint(
            "realis IN ('actual', 'planned', 'conditional', 'negated', 'denied', 'alleged', 'historical')",
            name=op.f("ck_event_report__realis"),
        ),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_event_report__confidence")),
        sa.CheckConstraint(
            "place_start_char >= 0 AND place_end_char > place_start_char",
            name=op.f("ck_event_report__place_span"),
        ),
        sa.CheckConstraint(
            "sentence_start_char >= 0 AND sentence_end_char > sentence_start_char",
            name=op.f("ck_event_report__sentence_span"),
        ),
        sa.CheckConstraint(
            "trigger_start_char >= 0 AND trigger_end_char > trigger_start_char",
            name=op.f("ck_event_report__trigger_span"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_event_report__article_id__article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["event_id"], ["event.id"], name=op.f("fk_event_report__event_id__event"), ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["place_entity_id"],
            ["entity.id"],
            name=op.f("fk_event_report__place_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_entity_id"],
            ["entity.id"],
            name=op.f("fk_event_report__reported_by_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["type"], ["event_type.name"], name=op.f("fk_event_report__type__event_type")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_report")),
        comment="One row an article's report of a happening: the evidence",
    )
    with op.batch_alter_table("event_report", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_event_report__article_id_trigger_start_char"),
            ["article_id", "trigger_start_char"],
            unique=False,
        )
        batch_op.create_index(batch_op.f("ix_event_report__event_id"), ["event_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_report__place_entity_id"), ["place_entity_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_event_report__reported_by_entity_id"), ["reported_by_entity_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_event_report__type_event_date"), ["type", "event_date"], unique=False
        )

    op.create_table(
        "issue",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from its content"),
        sa.Column(
            "document_id", sa.BigInteger(), nullable=True, comment="The file; NULL when it is the folder's"
        ),
        sa.Column(
            "article_id", sa.BigInteger(), nullable=True, comment="The article, where it is one article's"
        ),
        sa.Column("stage", sa.Text(), nullable=False, comment="Asset that met it"),
        sa.Column("severity", sa.Text(), nullable=False, comment="error, warning or info"),
        sa.Column("code", sa.Text(), nullable=False, comment="Short stable name of the kind of issue"),
        sa.Column("message", sa.Text(), nullable=False, comment="What is wrong and what to do"),
        sa.CheckConstraint("severity IN ('error', 'warning', 'info')", name=op.f("ck_issue__severity")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_issue__article_id__article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["document_id"], ["document.id"], name=op.f("fk_issue__document_id__document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issue")),
        comment="What was wrong with the input; never lost, never fatal to other files",
    )
    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_issue__article_id"), ["article_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_issue__document_id"), ["document_id"], unique=False)

    op.create_table(
        "quote",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from article and span"),
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the article, from 0"),
        sa.Column("kind", sa.Text(), nullable=False, comment="direct, mixed or indirect"),
        sa.Column("text", sa.Text(), nullable=False, comment="The words, as written"),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, counted from 0 in article.text",
        ),
        sa.Column("end_char", sa.Integer(), nullable=False, comment="Character after the last"),
        sa.Column(
            "speaker_entity_id",
            sa.BigInteger(),
            nullable=True,
            comment="Who spoke; the first in quote_speaker",
        ),
        sa.Column("speaker_text", sa.Text(), nullable=True, comment="The speaker as worded at the quote"),
        sa.Column(
            "speaker_start_char", sa.Integer(), nullable=True, comment="First character of speaker_text"
        ),
        sa.Column("speaker_end_char", sa.Integer(), nullable=True, comment="Character after speaker_text"),
        sa.Column("cue", sa.Text(), nullable=True, comment='The words that say it is a quote ("said")'),
        sa.Column("cue_start_char", sa.Integer(), nullable=True, comment="First character of cue"),
        sa.Column("cue_end_char", sa.Integer(), nullable=True, comment="Character after cue"),
        sa.Column("reported_by_entity_id", sa.BigInteger(), nullable=True, comment="Who passed the words on"),
        sa.Column(
            "reported_by_referent", sa.Integer(), nullable=True, comment="The same, as referent.number"
        ),
        sa.Column(
            "utterance_id", sa.BigInteger(), nullable=False, comment="The same for all parts of a split quote"
        ),
        sa.Column("parent_quote_id", sa.BigInteger(), nullable=True, comment="The quote that holds this one"),
        sa.Column(
            "confidence",
            sa.Double(),
            nullable=False,
            comment="Chance that span and speaker are right, 0 to 1",
        ),
        sa.Column("rule", sa.Text(), nullable=False, comment="The rule that found it"),
        sa.CheckConstraint("kind IN ('direct', 'mixed', 'indirect')", name=op.f("ck_quote__kind")),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_quote__confidence")),
        sa.CheckConstraint(
            "cue_start_char >= 0 AND cue_end_char > cue_start_char", name=op.f("ck_quote__cue_span")
        ),
        sa.CheckConstraint(
            "speaker_start_char >= 0 AND speaker_end_char > speaker_start_char",
            name=op.f("ck_quote__speaker_span"),
        ),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name=op.f("ck_quote__span")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_quote__article_id__article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["parent_quote_id"],
            ["quote.id"],
            name=op.f("fk_quote__parent_quote_id__quote"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["reported_by_entity_id"],
            ["entity.id"],
            name=op.f("fk_quote__reported_by_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["speaker_entity_id"],
            ["entity.id"],
            name=op.f("fk_quote__speaker_entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_quote")),
        comment="One row a stretch of words said by somebody, without its quotation marks",
    )
    with op.batch_alter_table("quote", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_quote__article_id_start_char"), ["article_id", "start_char"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_quote__parent_quote_id"), ["parent_quote_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_quote__reported_by_entity_id"), ["reported_by_entity_id"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_quote__speaker_entity_id"), ["speaker_entity_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_quote__utterance_id"), ["utterance_id"], unique=False)

    op.create_table(
        "referent",
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("number", sa.Integer(), nullable=False, comment="Order of first mention, from 0"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="What it is in all articles"),
        sa.Column("kind", sa.Text(), nullable=False, comment="As in entity"),
        sa.Column("name", sa.Text(), nullable=False, comment="Fullest name the article uses"),
        sa.Column("country_code", sa.Text(), nullable=True, comment="As in entity"),
        sa.Column("gender", sa.Text(), nullable=True, comment="As in entity"),
        sa.CheckConstraint("gender IN ('female', 'male')", name=op.f("ck_referent__gender")),
        sa.CheckConstraint(
            "kind IN ('person', 'organization', 'country', 'place', 'group', 'facility')",
            name=op.f("ck_referent__kind"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_referent__article_id__article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_referent__entity_id__entity"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("article_id", "number", name=op.f("pk_referent")),
        comment="One row a thing that an article speaks of; several make up an entity",
    )
    with op.batch_alter_table("referent", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_referent__entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "entity_role",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from article and span"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="Who or what is described"),
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column("referent", sa.Integer(), nullable=False, comment="referent.number"),
        sa.Column("role", sa.Text(), nullable=False, comment='"US Secretary of State", "spokeswoman"'),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, counted from 0 in article.text",
        ),
        sa.Column("end_char", sa.Integer(), nullable=False, comment="Character after the last"),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name=op.f("ck_entity_role__span")),
        sa.ForeignKeyConstraint(
            ["article_id", "referent"],
            ["referent.article_id", "referent.number"],
            name=op.f("fk_entity_role__article_id_referent__referent"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["article.id"],
            name=op.f("fk_entity_role__article_id__article"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_entity_role__entity_id__entity"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity_role")),
        comment="One row an office or description given to an entity in an article",
    )
    with op.batch_alter_table("entity_role", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_entity_role__article_id_referent"), ["article_id", "referent"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_entity_role__entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "event_participant",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from report, role and span"),
        sa.Column("event_report_id", sa.BigInteger(), nullable=False, comment="The report"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order within the report, from 0"),
        sa.Column("role", sa.Text(), nullable=False, comment="actor or target"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment='NULL for "gunmen"'),
        sa.Column("referent", sa.Integer(), nullable=True, comment="referent.number in the report's article"),
        sa.Column("text", sa.Text(), nullable=False, comment="The words, as written"),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, counted from 0 in article.text",
        ),
        sa.Column("end_char", sa.Integer(), nullable=False, comment="Character after the last"),
        sa.CheckConstraint("role IN ('actor', 'target')", name=op.f("ck_event_participant__role")),
        sa.CheckConstraint(
            "start_char >= 0 AND end_char > start_char", name=op.f("ck_event_participant__span")
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_event_participant__entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["event_report_id"],
            ["event_report.id"],
            name=op.f("fk_event_participant__event_report_id__event_report"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_participant")),
        comment="One row an actor or target as one report words it",
    )
    with op.batch_alter_table("event_participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_participant__entity_id"), ["entity_id"], unique=False)
        batch_op.create_index(
            batch_op.f("ix_event_participant__event_report_id"), ["event_report_id"], unique=False
        )

    op.create_table(
        "mention",
        sa.Column("id", sa.BigInteger(), nullable=False, comment="Derived from article and span"),
        sa.Column("article_id", sa.BigInteger(), nullable=False, comment="The article"),
        sa.Column(
            "referent",
            sa.Integer(),
            nullable=True,
            comment="referent.number; NULL where the text leaves it open",
        ),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="The entity meant"),
        sa.Column(
            "start_char",
            sa.Integer(),
            nullable=False,
            comment="First character, counted from 0 in article.text",
        ),
        sa.Column("end_char", sa.Integer(), nullable=False, comment="Character after the last"),
        sa.Column("text", sa.Text(), nullable=False, comment="The words, as written"),
        sa.Column(
            "label", sa.Text(), nullable=False, comment="What kind of words they are (PERSON, GPE, NORP, ...)"
        ),
        sa.Column("form", sa.Text(), nullable=False, comment="name, nominal or pronoun"),
        sa.Column(
            "confidence", sa.Double(), nullable=False, comment="Chance that the entity is right, 0 to 1"
        ),
        sa.CheckConstraint("form IN ('name', 'nominal', 'pronoun')", name=op.f("ck_mention__form")),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_mention__confidence")),
        sa.CheckConstraint("start_char >= 0 AND end_char > start_char", name=op.f("ck_mention__span")),
        sa.ForeignKeyConstraint(
            ["article_id", "referent"],
            ["referent.article_id", "referent.number"],
            name=op.f("fk_mention__article_id_referent__referent"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_mention__article_id__article"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_mention__entity_id__entity"), ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mention")),
        comment="One row a span of text that means an entity",
    )
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_mention__article_id_referent"), ["article_id", "referent"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_mention__article_id_start_char"), ["article_id", "start_char"], unique=False
        )
        batch_op.create_index(batch_op.f("ix_mention__entity_id"), ["entity_id"], unique=False)

    op.create_table(
        "quote_speaker",
        sa.Column("quote_id", sa.BigInteger(), nullable=False, comment="The quote"),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order, from 0"),
        sa.Column("referent", sa.Integer(), nullable=False, comment="referent.number in the quote's article"),
        sa.Column("entity_id", sa.BigInteger(), nullable=True, comment="Who spoke"),
        sa.ForeignKeyConstraint(
            ["entity_id"],
            ["entity.id"],
            name=op.f("fk_quote_speaker__entity_id__entity"),
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quote.id"], name=op.f("fk_quote_speaker__quote_id__quote"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("quote_id", "position", name=op.f("pk_quote_speaker")),
        comment="One row a speaker of a quote; most quotes have one, joint statements several",
    )
    with op.batch_alter_table("quote_speaker", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_quote_speaker__entity_id"), ["entity_id"], unique=False)


def downgrade() -> None:

    with op.batch_alter_table("quote_speaker", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quote_speaker__entity_id"))

    op.drop_table("quote_speaker")
    with op.batch_alter_table("mention", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_mention__entity_id"))
        batch_op.drop_index(batch_op.f("ix_mention__article_id_start_char"))
        batch_op.drop_index(batch_op.f("ix_mention__article_id_referent"))

    op.drop_table("mention")
    with op.batch_alter_table("event_participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_participant__event_report_id"))
        batch_op.drop_index(batch_op.f("ix_event_participant__entity_id"))

    op.drop_table("event_participant")
    with op.batch_alter_table("entity_role", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_role__entity_id"))
        batch_op.drop_index(batch_op.f("ix_entity_role__article_id_referent"))

    op.drop_table("entity_role")
    with op.batch_alter_table("referent", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_referent__entity_id"))

    op.drop_table("referent")
    with op.batch_alter_table("quote", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_quote__utterance_id"))
        batch_op.drop_index(batch_op.f("ix_quote__speaker_entity_id"))
        batch_op.drop_index(batch_op.f("ix_quote__reported_by_entity_id"))
        batch_op.drop_index(batch_op.f("ix_quote__parent_quote_id"))
        batch_op.drop_index(batch_op.f("ix_quote__article_id_start_char"))

    op.drop_table("quote")
    with op.batch_alter_table("issue", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_issue__document_id"))
        batch_op.drop_index(batch_op.f("ix_issue__article_id"))

    op.drop_table("issue")
    with op.batch_alter_table("event_report", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_report__type_event_date"))
        batch_op.drop_index(batch_op.f("ix_event_report__reported_by_entity_id"))
        batch_op.drop_index(batch_op.f("ix_event_report__place_entity_id"))
        batch_op.drop_index(batch_op.f("ix_event_report__event_id"))
        batch_op.drop_index(batch_op.f("ix_event_report__article_id_trigger_start_char"))

    op.drop_table("event_report")
    with op.batch_alter_table("event_party", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_party__entity_id"))

    op.drop_table("event_party")
    op.drop_table("derivation")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event__type_event_date"))
        batch_op.drop_index(batch_op.f("ix_event__target_entity_id"))
        batch_op.drop_index(batch_op.f("ix_event__place_entity_id"))
        batch_op.drop_index(batch_op.f("ix_event__event_date"))
        batch_op.drop_index(batch_op.f("ix_event__actor_entity_id"))

    op.drop_table("event")
    with op.batch_alter_table("entity_alias", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity_alias__alias"))

    op.drop_table("entity_alias")
    with op.batch_alter_table("article", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_article__text_sha256"))
        batch_op.drop_index(batch_op.f("ix_article__published_at"))
        batch_op.drop_index(batch_op.f("ix_article__duplicate_of"))
        batch_op.drop_index(batch_op.f("ix_article__document_id_position"))

    op.drop_table("article")
    op.drop_table("state")
    op.drop_table("event_type")
    with op.batch_alter_table("entity", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_entity__name"))
        batch_op.drop_index(batch_op.f("ix_entity__kind_name"))

    op.drop_table("entity")
    op.drop_table("document")
    op.drop_table("annotation")
