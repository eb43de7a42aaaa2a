"""Files and what was found in them: document, issue, article, annotation, and what is derived from what."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    CheckConstraint,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.db.models.base import Base, Identifier, Place, Utc, one_of
from pipeline.records import Precision, Severity

UNREAD = text("derived_key IS NULL AND state = 'ingested'")
"""The documents whose articles are still to be read."""


class Document(Base):
    """One raw file below the seeds folder."""

    __tablename__ = "document"
    __table_args__ = (
        UniqueConstraint("path"),
        one_of("state", ("ingested", "rejected", "removed")),
        Index("ix_document__unread", "path", sqlite_where=UNREAD, postgresql_where=UNREAD),
        {"comment": "One row a raw file below the seeds folder"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from the path")
    path: Mapped[str] = mapped_column(Text, comment="Path below the seeds folder, with forward slashes")
    media_type: Mapped[str | None] = mapped_column(Text, comment="Media type, as read from name and content")
    encoding: Mapped[str | None] = mapped_column(Text, comment="Character encoding the file was decoded with")
    sha256: Mapped[str | None] = mapped_column(Text, comment="SHA-256 of the file's bytes, in hex")
    size_bytes: Mapped[int | None] = mapped_column(Identifier, comment="Size of the file, in bytes")
    mtime_ns: Mapped[int | None] = mapped_column(
        Identifier,
        comment="Modification time when the file was read, in nanoseconds since 1970; says only "
        "whether to look again",
    )
    state: Mapped[str] = mapped_column(Text, comment="ingested, rejected (see issue) or removed")
    reason: Mapped[str | None] = mapped_column(Text, comment="Why the file was rejected")
    derived_key: Mapped[str | None] = mapped_column(
        Text, comment="Content, settings and version its articles were derived from; NULL before"
    )


class Article(Base):
    """One article found in a document."""

    __tablename__ = "article"
    __table_args__ = (
        Index(None, "document_id", "position"),
        Index(None, "text_sha256"),
        Index(None, "published_at"),
        Index(None, "published_on"),
        Index(None, "publisher", "published_on"),
        Index(
            None,
            "duplicate_of",
            sqlite_where=text("duplicate_of IS NOT NULL"),
            postgresql_where=text("duplicate_of IS NOT NULL"),
        ),
        one_of("published_precision", Precision),
        CheckConstraint("source_start >= 0 AND source_end >= source_start", name="source_span"),
        CheckConstraint("duplicate_of <> id", name="duplicate_of"),
        {"comment": "One row an article found in a document"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from path, title and text")
    document_id: Mapped[int] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), comment="The file it stands in"
    )
    position: Mapped[int] = mapped_column(comment="Order within the document, from 0")
    title: Mapped[str | None] = mapped_column(Text, comment="Headline, without the site's name")
    standfirst: Mapped[str | None] = mapped_column(Text, comment="The summary between headline and body")
    byline: Mapped[str | None] = mapped_column(
        Text, comment="The people named as authors, parted by semicolons"
    )
    publisher: Mapped[str | None] = mapped_column(Text, comment="Outlet that published it")
    agency: Mapped[str | None] = mapped_column(Text, comment="News agency it came from")
    dateline_place: Mapped[str | None] = mapped_column(Text, comment="Place named in the date line")
    url: Mapped[str | None] = mapped_column(Text, comment="Address of the page")
    section: Mapped[str | None] = mapped_column(Text, comment="Section of the outlet")
    language: Mapped[str | None] = mapped_column(Text, comment="ISO 639-1 code; only English is parsed")
    published_at: Mapped[datetime | None] = mapped_column(
        Utc, comment="Time of publication in UTC, to published_precision; NULL where it can't be known"
    )
    published_on: Mapped[date | None] = mapped_column(
        Date, comment="Day of publication where it was published"
    )
    published_precision: Mapped[str | None] = mapped_column(
        Text, comment="second, minute, day, month or year"
    )
    published_source: Mapped[str | None] = mapped_column(
        Text, comment="Where the date was read: metadata, dateline, page, text or source.toml"
    )
    published_utc_offset: Mapped[int | None] = mapped_column(comment="Minutes east of UTC where published")
    text: Mapped[str] = mapped_column(Text, comment="Clean body; every offset in other tables counts in it")
    text_sha256: Mapped[str] = mapped_column(Text, comment="SHA-256 of text")
    word_count: Mapped[int] = mapped_column(comment="Words in text, as parted by white space")
    source_start: Mapped[int] = mapped_column(
        Place, comment="Where it begins in the decoded file, in characters"
    )
    source_end: Mapped[int] = mapped_column(Place, comment="Where it ends in the decoded file, in characters")
    is_excerpt: Mapped[bool] = mapped_column(comment="Whether only a teaser of it is present")
    duplicate_of: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="SET NULL"), comment="The fuller, earlier article it repeats"
    )


class Fingerprint(Base):
    """An article's fingerprint, and which article it was found to repeat."""

    __tablename__ = "fingerprint"
    __table_args__ = (
        Index(None, "current_id"),
        Index(
            None,
            "duplicate_of",
            sqlite_where=text("duplicate_of IS NOT NULL"),
            postgresql_where=text("duplicate_of IS NOT NULL"),
        ),
        {"comment": "What near duplicates are found by; it outlives its article until the next look"},
    )

    article_id: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="The article, which may be gone"
    )
    current_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="SET NULL"),
        comment="article_id; NULL once the article is gone or stored again",
    )
    duplicate_of: Mapped[int | None] = mapped_column(
        Identifier, comment="As in article when it was last looked at"
    )
    is_keyed: Mapped[bool] = mapped_column(
        server_default=false(), comment="Whether its keys are in fingerprint_key"
    )
    fingerprint: Mapped[bytes] = mapped_column(
        LargeBinary, comment="MinHash of the text, words of its opening"
    )


class FingerprintKey(Base):
    """One key that near duplicates are likely to share."""

    __tablename__ = "fingerprint_key"
    __table_args__ = (
        {
            "comment": "One row a band of an article's MinHash, or a word of its opening",
            "sqlite_with_rowid": False,
        },
    )

    key: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="Digest of the band or word"
    )
    article_id: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="fingerprint.article_id"
    )


class NewFingerprintKey(Base):
    """A row of `fingerprint_key` that has not been put among the others yet."""

    __tablename__ = "new_fingerprint_key"
    __table_args__ = (
        {
            "comment": "Rows of fingerprint_key added lately: put among the others many at a time, "
            "since each would touch a page of its own",
            "sqlite_with_rowid": False,
        },
    )

    key: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="As in fingerprint_key"
    )
    article_id: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="As in fingerprint_key"
    )


class CommonKey(Base):
    """One word of openings that too many articles open with to say anything."""

    __tablename__ = "common_key"
    __table_args__ = ({"comment": "Words of openings that are in so many that they are not looked at"},)

    key: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="fingerprint_key.key"
    )


class Annotation(Base):
    """One stored parse of one text."""

    __tablename__ = "annotation"
    __table_args__ = ({"comment": "One row a parsed text; articles with the same text share it"},)

    text_sha256: Mapped[str] = mapped_column(Text, primary_key=True, comment="article.text_sha256")
    model: Mapped[str] = mapped_column(Text, comment="Name and version of the spaCy model")
    token_count: Mapped[int] = mapped_column(comment="Tokens in the parse")
    data: Mapped[bytes] = mapped_column(LargeBinary, comment="The parse, as a spaCy DocBin")


class Derivation(Base):
    """What an article's rows in another table were derived from."""

    __tablename__ = "derivation"
    __table_args__ = (
        one_of("stage", ("entity", "quote", "event", "happenings")),
        {"comment": "Which text, model and version an article's rows come from; a run redoes what differs"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, comment="The article"
    )
    stage: Mapped[str] = mapped_column(
        Text,
        primary_key=True,
        comment="entity, quote or event; happenings: what merge and counts have taken in",
    )
    key: Mapped[str] = mapped_column(Text, comment="Digest of all that went in")


class Contribution(Base):
    """What an article has put into the happenings and the counts over all articles, to be taken out again."""

    __tablename__ = "contribution"
    __table_args__ = (
        ForeignKeyConstraint(
            ["current_id", "current_stage"],
            ["derivation.article_id", "derivation.stage"],
            ondelete="SET NULL",
        ),
        Index(None, "current_id", "current_stage"),
        Index(
            None,
            "duplicate_of",
            sqlite_where=text("duplicate_of IS NOT NULL"),
            postgresql_where=text("duplicate_of IS NOT NULL"),
        ),
        {"comment": "What each article has put into happenings and counts; outlives the article"},
    )

    article_id: Mapped[int] = mapped_column(
        Identifier, primary_key=True, autoincrement=False, comment="The article, which may be gone"
    )
    current_id: Mapped[int | None] = mapped_column(
        Identifier, comment="article_id; NULL as soon as its derivation of stage happenings is gone"
    )
    current_stage: Mapped[str | None] = mapped_column(Text, comment="happenings, or NULL likewise")
    duplicate_of: Mapped[int | None] = mapped_column(Identifier, comment="As in article when it was taken in")
    blocks: Mapped[bytes] = mapped_column(LargeBinary, comment="event.block of its reports, eight bytes each")
    counts: Mapped[bytes] = mapped_column(
        LargeBinary, comment="Entities with articles, mentions and quotes to count, 20 bytes each"
    )


class State(Base):
    """What the steps over all articles were last computed from."""

    __tablename__ = "state"
    __table_args__ = ({"comment": "Inputs of the steps that look at all articles at once"},)

    name: Mapped[str] = mapped_column(Text, primary_key=True, comment="Step, or what it looks at")
    key: Mapped[str] = mapped_column(Text, comment="Digest of all that went in")


class Issue(Base):
    """One thing that was wrong with the input."""

    __tablename__ = "issue"
    __table_args__ = (
        Index(None, "document_id"),
        Index(None, "article_id"),
        one_of("severity", Severity),
        {"comment": "What was wrong with the input; never lost, never fatal to other files"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from its content")
    document_id: Mapped[int | None] = mapped_column(
        ForeignKey("document.id", ondelete="CASCADE"), comment="The file; NULL when it is the folder's"
    )
    article_id: Mapped[int | None] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), comment="The article, where it is one article's"
    )
    stage: Mapped[str] = mapped_column(Text, comment="Asset that met it")
    severity: Mapped[str] = mapped_column(Text, comment="error, warning or info")
    code: Mapped[str] = mapped_column(Text, comment="Short stable name of the kind of issue")
    message: Mapped[str] = mapped_column(Text, comment="What is wrong and what to do")
