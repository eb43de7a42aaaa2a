"""Who and what is named: entity, its aliases and roles, and each article's referents and mentions."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.db.models.base import Base, Identifier, one_of, span
from pipeline.records import EntityKind, Form, Gender


class Entity(Base):
    """One real-world thing in all articles."""

    __tablename__ = "entity"
    __table_args__ = (
        Index(None, "name"),
        Index(None, "kind", "name"),
        Index(None, "article_count"),
        Index(None, "mention_count"),
        Index(None, "quote_count"),
        Index(None, "event_count"),
        one_of("kind", EntityKind),
        one_of("gender", Gender),
        {"comment": "One row a person, organization, country, place, group or facility"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from kind and name")
    kind: Mapped[str] = mapped_column(Text, comment="person, organization, country, place, group or facility")
    name: Mapped[str] = mapped_column(Text, comment="Fullest name in use")
    country_code: Mapped[str | None] = mapped_column(
        Text, comment="ISO 3166-1 alpha-2: of the country itself, or of the one that holds the place"
    )
    gender: Mapped[str | None] = mapped_column(Text, comment="As the articles speak of a person")
    wikidata_id: Mapped[str | None] = mapped_column(Text, comment="Wikidata item, where known for sure")
    # Counted over all articles, copies left out, by the last stage; 0 until it has run.
    article_count: Mapped[int] = mapped_column(server_default="0", comment="Articles that speak of it")
    mention_count: Mapped[int] = mapped_column(server_default="0", comment="Spans that mean it")
    quote_count: Mapped[int] = mapped_column(server_default="0", comment="Quotes of which it is a speaker")
    event_count: Mapped[int] = mapped_column(
        server_default="0", comment="Happenings of which it is an actor or target"
    )


class EntityAlias(Base):
    """One way an entity is written."""

    __tablename__ = "entity_alias"
    __table_args__ = (Index(None, "alias"), {"comment": "One row a name an entity is written with"})

    entity_id: Mapped[int] = mapped_column(
        ForeignKey("entity.id", ondelete="CASCADE"), primary_key=True, comment="The entity"
    )
    alias: Mapped[str] = mapped_column(Text, primary_key=True, comment="The name as written")
    uses: Mapped[int] = mapped_column(comment="Mentions written so")


class Referent(Base):
    """One thing within one article."""

    __tablename__ = "referent"
    __table_args__ = (
        Index(None, "entity_id", "article_id", "number"),
        Index(None, "article_id", "entity_id", "number"),
        one_of("kind", EntityKind),
        one_of("gender", Gender),
        {"comment": "One row a thing that an article speaks of; several make up an entity"},
    )

    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), primary_key=True, comment="The article"
    )
    number: Mapped[int] = mapped_column(primary_key=True, comment="Order of first mention, from 0")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="What it is in all articles"
    )
    kind: Mapped[str] = mapped_column(Text, comment="As in entity")
    name: Mapped[str] = mapped_column(Text, comment="Fullest name the article uses")
    country_code: Mapped[str | None] = mapped_column(Text, comment="As in entity")
    gender: Mapped[str | None] = mapped_column(Text, comment="As in entity")


class Mention(Base):
    """One span that means a thing."""

    __tablename__ = "mention"
    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "referent"], ["referent.article_id", "referent.number"], ondelete="CASCADE"
        ),
        Index(None, "article_id", "start_char"),
        Index(None, "article_id", "referent"),
        Index(None, "entity_id", "article_id"),
        one_of("form", Form),
        span(),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        {"comment": "One row a span of text that means an entity"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from article and span")
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), comment="The article"
    )
    referent: Mapped[int | None] = mapped_column(
        comment="referent.number; NULL where the text leaves it open"
    )
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="The entity meant"
    )
    start_char: Mapped[int] = mapped_column(comment="First character, counted from 0 in article.text")
    end_char: Mapped[int] = mapped_column(comment="Character after the last")
    text: Mapped[str] = mapped_column(Text, comment="The words, as written")
    label: Mapped[str] = mapped_column(Text, comment="What kind of words they are (PERSON, GPE, NORP, ...)")
    form: Mapped[str] = mapped_column(Text, comment="name, nominal or pronoun")
    confidence: Mapped[float] = mapped_column(comment="Chance that the entity is right, 0 to 1")


class EntityRole(Base):
    """One office or description that an article gives an entity."""

    __tablename__ = "entity_role"
    __table_args__ = (
        ForeignKeyConstraint(
            ["article_id", "referent"], ["referent.article_id", "referent.number"], ondelete="CASCADE"
        ),
        Index(None, "entity_id", "article_id"),
        Index(None, "article_id", "referent"),
        span(),
        {"comment": "One row an office or description given to an entity in an article"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from article and span")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Who or what is described"
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), comment="The article"
    )
    referent: Mapped[int] = mapped_column(comment="referent.number")
    role: Mapped[str] = mapped_column(Text, comment='"US Secretary of State", "spokeswoman"')
    start_char: Mapped[int] = mapped_column(comment="First character, counted from 0 in article.text")
    end_char: Mapped[int] = mapped_column(comment="Character after the last")
