"""Who did what to whom: event_type, event, the reports that are its evidence, and their participants."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, Date, ForeignKey, Index, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from pipeline.db.models.base import Base, Identifier, one_of, span
from pipeline.records import ParticipantRole, Precision, Realis


class EventType(Base):
    """One PLOVER event type."""

    __tablename__ = "event_type"
    __table_args__ = (
        CheckConstraint("quad_class BETWEEN 1 AND 4", name="quad_class"),
        {"comment": "The sixteen PLOVER event types, filled from pipeline.ontology"},
    )

    name: Mapped[str] = mapped_column(Text, primary_key=True, comment="PLOVER type")
    cameo_root: Mapped[str] = mapped_column(Text, comment="CAMEO root code, two digits")
    quad_class: Mapped[int] = mapped_column(
        comment="1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"
    )
    intensity: Mapped[float] = mapped_column(comment="PLOVER intensity, -10 to 10")
    definition: Mapped[str] = mapped_column(Text, comment="What belongs to it")


class Event(Base):
    """One happening."""

    __tablename__ = "event"
    __table_args__ = (
        Index(None, "type", "event_date"),
        Index(None, "event_date"),
        Index(None, "actor_entity_id"),
        Index(None, "target_entity_id"),
        Index(None, "place_entity_id"),
        Index(None, "block"),
        one_of("realis", Realis),
        one_of("event_date_precision", Precision),
        CheckConstraint("event_date_end >= event_date", name="event_date_end"),
        {"comment": "One row a happening, whoever reports it"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from its reports' content")
    type: Mapped[str] = mapped_column(ForeignKey("event_type.name"), comment="PLOVER type")
    cameo_root: Mapped[str] = mapped_column(Text, comment="CAMEO root code, two digits")
    quad_class: Mapped[int] = mapped_column(comment="As in event_type")
    intensity: Mapped[float] = mapped_column(comment="As in event_type")
    realis: Mapped[str] = mapped_column(Text, comment="The surest of its reports': actual before alleged")
    actor_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Who did it; the first in event_party"
    )
    target_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="To whom; the first in event_party"
    )
    event_date: Mapped[date | None] = mapped_column(Date, comment="First day it can have happened")
    event_date_end: Mapped[date | None] = mapped_column(Date, comment="Last day it can have happened")
    event_date_precision: Mapped[str | None] = mapped_column(Text, comment="day, month, year or decade")
    place_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Where"
    )
    killed: Mapped[int | None] = mapped_column(comment="People killed, the highest count reported")
    wounded: Mapped[int | None] = mapped_column(comment="People wounded, the highest count reported")
    arrested: Mapped[int | None] = mapped_column(comment="People arrested, the highest count reported")
    report_count: Mapped[int] = mapped_column(comment="Reports of it, duplicates left out")
    article_count: Mapped[int] = mapped_column(comment="Articles that report it, duplicates left out")
    source_count: Mapped[int] = mapped_column(comment="Publishers that report it")
    block: Mapped[int] = mapped_column(
        Identifier,
        server_default="0",
        comment="Only happenings with the same number here can turn out to be one",
    )


class EventParty(Base):
    """One actor or target of a happening."""

    __tablename__ = "event_party"
    __table_args__ = (
        Index(None, "entity_id"),
        one_of("role", ParticipantRole),
        {"comment": "One row an actor or target of a happening"},
    )

    event_id: Mapped[int] = mapped_column(
        ForeignKey("event.id", ondelete="CASCADE"), primary_key=True, comment="The happening"
    )
    role: Mapped[str] = mapped_column(Text, primary_key=True, comment="actor or target")
    position: Mapped[int] = mapped_column(primary_key=True, comment="Order, from 0")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="The entity"
    )


class EventReport(Base):
    """One article's word for a happening."""

    __tablename__ = "event_report"
    __table_args__ = (
        Index(None, "event_id"),
        Index(None, "article_id", "trigger_start_char"),
        Index(None, "type", "event_date"),
        Index(None, "realis"),
        Index(None, "reported_by_entity_id"),
        Index(None, "place_entity_id"),
        Index(None, "deed", sqlite_where=text("deed IS NOT NULL"), postgresql_where=text("deed IS NOT NULL")),
        one_of("realis", Realis),
        one_of("event_date_precision", Precision),
        span("trigger_"),
        span("sentence_"),
        span("place_"),
        CheckConstraint("confidence >= 0 AND confidence <= 1", name="confidence"),
        {"comment": "One row an article's report of a happening: the evidence"},
    )

    id: Mapped[int] = mapped_column(Identifier, primary_key=True, comment="Derived from article and trigger")
    event_id: Mapped[int | None] = mapped_column(
        ForeignKey("event.id", ondelete="SET NULL"), comment="The happening"
    )
    article_id: Mapped[int] = mapped_column(
        ForeignKey("article.id", ondelete="CASCADE"), comment="The article"
    )
    position: Mapped[int] = mapped_column(comment="Order within the article, from 0")
    type: Mapped[str] = mapped_column(ForeignKey("event_type.name"), comment="PLOVER type")
    cameo_root: Mapped[str] = mapped_column(Text, comment="CAMEO root code, two digits")
    mode: Mapped[str | None] = mapped_column(Text, comment="Finer CAMEO code, where the words give one")
    realis: Mapped[str] = mapped_column(
        Text, comment="actual, planned, conditional, negated, denied, alleged or historical"
    )
    reported_by_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Whose word it is, where not the article's own"
    )
    reported_by_referent: Mapped[int | None] = mapped_column(comment="The same, as referent.number")
    reported_by_text: Mapped[str | None] = mapped_column(Text, comment='The same, as worded ("police")')
    reported_by_start_char: Mapped[int | None] = mapped_column(comment="First character of reported_by_text")
    reported_by_end_char: Mapped[int | None] = mapped_column(comment="Character after reported_by_text")
    trigger_text: Mapped[str] = mapped_column(Text, comment="The words that name the event")
    trigger_start_char: Mapped[int] = mapped_column(comment="First character of trigger_text")
    trigger_end_char: Mapped[int] = mapped_column(comment="Character after trigger_text")
    sentence_start_char: Mapped[int] = mapped_column(comment="First character of the sentence")
    sentence_end_char: Mapped[int] = mapped_column(comment="Character after the sentence")
    event_date: Mapped[date | None] = mapped_column(Date, comment="First day it can have happened")
    event_date_end: Mapped[date | None] = mapped_column(Date, comment="Last day it can have happened")
    event_date_precision: Mapped[str | None] = mapped_column(Text, comment="day, month, year or decade")
    date_basis: Mapped[str | None] = mapped_column(
        Text, comment="How the day is known: explicit, relative, weekday, dateline"
    )
    place_entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment="Where"
    )
    place_referent: Mapped[int | None] = mapped_column(comment="The same, as referent.number")
    place_text: Mapped[str | None] = mapped_column(Text, comment="The place as worded")
    place_start_char: Mapped[int | None] = mapped_column(comment="First character of place_text")
    place_end_char: Mapped[int | None] = mapped_column(comment="Character after place_text")
    killed: Mapped[int | None] = mapped_column(comment="People killed")
    wounded: Mapped[int | None] = mapped_column(comment="People wounded")
    arrested: Mapped[int | None] = mapped_column(comment="People arrested")
    confidence: Mapped[float] = mapped_column(comment="Chance that type and participants are right, 0 to 1")
    rule: Mapped[str] = mapped_column(Text, comment="The lexicon entry that found it")
    deed: Mapped[int | None] = mapped_column(
        Identifier,
        comment="Same number: violence or arrests that named actors did to the same on one day, "
        "wherever that was; NULL for all else",
    )


class EventParticipant(Base):
    """One actor or target in one report."""

    __tablename__ = "event_participant"
    __table_args__ = (
        Index(None, "event_report_id"),
        Index(None, "entity_id"),
        one_of("role", ParticipantRole),
        span(),
        {"comment": "One row an actor or target as one report words it"},
    )

    id: Mapped[int] = mapped_column(
        Identifier, primary_key=True, comment="Derived from report, role and span"
    )
    event_report_id: Mapped[int] = mapped_column(
        ForeignKey("event_report.id", ondelete="CASCADE"), comment="The report"
    )
    position: Mapped[int] = mapped_column(comment="Order within the report, from 0")
    role: Mapped[str] = mapped_column(Text, comment="actor or target")
    entity_id: Mapped[int | None] = mapped_column(
        ForeignKey("entity.id", ondelete="SET NULL"), comment='NULL for "gunmen"'
    )
    referent: Mapped[int | None] = mapped_column(comment="referent.number in the report's article")
    text: Mapped[str] = mapped_column(Text, comment="The words, as written")
    start_char: Mapped[int] = mapped_column(comment="First character, counted from 0 in article.text")
    end_char: Mapped[int] = mapped_column(comment="Character after the last")
