"""Marks of what is to be looked at: texts, articles, and the spans found in articles."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.db.models.base import Base, one_of

STAGES = ("entity", "quote", "event")


class UncheckedText(Base):
    """A text that the stage `annotation` has to look at."""

    __tablename__ = "unchecked_text"
    __table_args__ = ({"comment": "One row a text whose parse may be missing, old or no longer needed"},)

    text_sha256: Mapped[str] = mapped_column(Text, primary_key=True, comment="article.text_sha256")


class UncheckedArticle(Base):
    """An article that a stage after `annotation` has to look at."""

    __tablename__ = "unchecked_article"
    __table_args__ = (
        one_of("stage", STAGES),
        {
            "comment": "One row an article that a stage has to look at: "
            "what its rows come from may have changed"
        },
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, comment="The article"
    )
    stage: Mapped[str] = mapped_column(Text, primary_key=True, comment="entity, quote or event")


class UncheckedSpans(Base):
    """An article in which a stage has found anew what it finds, so that the offsets are to be checked."""

    __tablename__ = "unchecked_spans"
    __table_args__ = (
        one_of("stage", STAGES),
        {"comment": "One row an article and stage whose spans no check has passed since they were found"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, comment="The article"
    )
    stage: Mapped[str] = mapped_column(Text, primary_key=True, comment="entity, quote or event")
