"""Who said what: quote and its speakers."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.db.models.base import Base, Identifier, one_of, span
from pipeline.records import QuoteKind


class Quote(Base):
    """One stretch of somebody's words."""

    __tablename__ = "quote"
    __table_args__ = (
        Index(None, "article_id", "start_char"),
        Index(None, "speaker_entity_id"),
        Index(None, "reported_by_entity_id"),
        Index(None, "parent_quote_id"),
        Index(None, "utterance_id"),
        one_of("kind", QuoteKind),
        span(),
        span("speaker_"),
        span("cue_"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        {"comment": "One row a stretch of words said by somebody, without its quotation marks"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from article and span")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), comment="The article"
    )
    position: Mapped[int] = mapped_column(comment="Order within the article, from 0")
    kind: Mapped[str] = mapped_column(Text, comment="direct, mixed or indirect")
    text: Mapped[str] = mapped_column(Text, comment="The words, as written")
    start_char: Mapped[int] = mapped_column(comment="First character, counted from 0 in article.text")
    end_char: Mapped[int] = mapped_column(comment="Character after the last")
    speaker_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Who spoke; the first in quote_speaker"
    )
    speaker_text: Mapped[str | None] = mapped_column(Text, comment="The speaker as worded at the quote")
    speaker_start_char: Mapped[int | None] = mapped_column(comment="First character of speaker_text")
    speaker_end_char: Mapped[int | None] = mapped_column(comment="Character after speaker_text")
    cue: Mapped[str | None] = mapped_column(Text, comment='The words that say it is a quote ("said")')
    cue_start_char: Mapped[int | None] = mapped_column(comment="First character of cue")
    cue_end_char: Mapped[int | None] = mapped_column(comment="Character after cue")
    reported_by_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Who passed the words on"
    )
    reported_by_referent: Mapped[int | None] = mapped_column(comment="The same, as referent.number")
    utterance_id: Mapped[int] = mapped_column(Identifier, comment="The same for all parts of a split quote")
    parent_quote_id: Mapped[int | None] = mapped_column(
        ForeignKey("quote.id", ondelete="CASCADE"), comment="The quote that holds this one"
    )
    confidence: Mapped[float] = mapped_column(comment="Chance that span and speaker are right, 0 to 1")
    rule: Mapped[str] = mapped_column(Text, comment="The rule that found it")


class QuoteSpeaker(Base):
    """One of a quote's speakers."""

    __tablename__ = "quote_speaker"
    __table_args__ = (
        Index(None, "entity_id"),
        {"comment": "One row a speaker of a quote; most quotes have one, joint statements several"},
    )

    quote_id: Mapped[int] = mapped_column(
        ForeignKey("quote.id", ondelete="CASCADE"), primary_key=True, comment="The quote"
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="Order, from 0")
    referent: Mapped[int] = mapped_column(comment="referent.number in the quote's article")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Who spoke"
    )
