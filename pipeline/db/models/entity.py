"""Who and what is named: entity, its aliases and roles, and each article's referents and mentions."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, Text, text
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
        Index(None, "naming_id", "article_id", "number"),
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
    naming_id: Mapped[int | None] = mapped_column(
        Identifier, comment="The naming it is counted in; NULL until it has been resolved"
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


class Naming(Base):
    """All referents that are called alike: what resolving looks at in place of each of them."""

    __tablename__ = "naming"
    __table_args__ = (
        Index(None, "body"),
        Index(None, "group_id"),
        Index(None, "entity_id"),
        Index(None, "is_stale", sqlite_where=text("is_stale"), postgresql_where=text("is_stale")),
        one_of("said_kind", EntityKind),
        one_of("kind", EntityKind),
        {"comment": "One row a way in which articles name something, counted; kept for resolving alone"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from its content")
    said_kind: Mapped[str] = mapped_column(Text, comment="As in referent")
    name: Mapped[str] = mapped_column(Text, comment="As in referent")
    country_code: Mapped[str | None] = mapped_column(Text, comment="As in referent")
    said_gender: Mapped[str | None] = mapped_column(Text, comment="As in referent")
    is_told: Mapped[bool] = mapped_column(comment="Whether a role is told")
    offices: Mapped[str] = mapped_column(Text, comment="Words of offices that one person holds, a JSON list")
    splits: Mapped[str] = mapped_column(Text, comment="Roles that the user splits off, a JSON list")
    shorts: Mapped[str] = mapped_column(Text, comment="Shorter names of an unclear body, a JSON list")
    body: Mapped[int] = mapped_column(Identifier, comment="Digest of the form in which kinds are voted on")
    referents: Mapped[int] = mapped_column(comment="Referents called so")
    uses: Mapped[int] = mapped_column(comment="Mentions by name, at least one a referent")
    article_count: Mapped[int] = mapped_column(comment="Articles with such a referent")
    kind: Mapped[str | None] = mapped_column(Text, comment="As all articles decide; NULL until resolved")
    gender: Mapped[str | None] = mapped_column(Text, comment="As all articles decide")
    key: Mapped[str | None] = mapped_column(
        Text, comment="What its group shares, a JSON list; NULL where each referent is an entity of its own"
    )
    group_id: Mapped[int | None] = mapped_column(Identifier, comment="Digest of key")
    entity_id: Mapped[int | None] = mapped_column(
        Identifier, comment="The entity all its referents are; NULL where each is its own"
    )
    was_known: Mapped[bool] = mapped_column(comment="Whether many articles used it when last resolved")
    is_stale: Mapped[bool] = mapped_column(comment="Whether its counts changed since it was resolved")


class NamingAlias(Base):
    """One way the referents of a naming are written."""

    __tablename__ = "naming_alias"
    __table_args__ = ({"comment": "One row a name a naming's referents are written with"},)

    naming_id: Mapped[int] = mapped_column(
        ForeignKey("naming.id", ondelete="CASCADE"), primary_key=True, comment="The naming"
    )
    alias: Mapped[str] = mapped_column(Text, primary_key=True, comment="The name as written")
    uses: Mapped[int] = mapped_column(comment="Mentions written so")


class NamingBlock(Base):
    """One thing by which a naming bears on others, or hangs on them."""

    __tablename__ = "naming_block"
    __table_args__ = (
        Index(None, "naming_id"),
        {"comment": "One row a form of a naming by which it may be one with others"},
    )

    block: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Digest of the form")
    role: Mapped[str] = mapped_column(
        Text, primary_key=True, comment="What the form is to the naming: its family, its short name, ..."
    )
    naming_id: Mapped[int] = mapped_column(
        ForeignKey("naming.id", ondelete="CASCADE"), primary_key=True, comment="The naming"
    )
