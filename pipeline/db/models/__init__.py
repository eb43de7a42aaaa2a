"""The tables, one module a subject; nothing here reads or writes them."""

from pipeline.db.models.base import Base, table_of
from pipeline.db.models.document import (
    Annotation,
    Article,
    Contribution,
    Derivation,
    Document,
    Issue,
    State,
    UncheckedArticle,
    UncheckedText,
)
from pipeline.db.models.entity import Entity, EntityAlias, EntityRole, Mention, Referent
from pipeline.db.models.event import Event, EventParticipant, EventParty, EventReport, EventType
from pipeline.db.models.quote import Quote, QuoteSpeaker

__all__ = [
    "Annotation",
    "Article",
    "Base",
    "Contribution",
    "Derivation",
    "Document",
    "Entity",
    "EntityAlias",
    "EntityRole",
    "Event",
    "EventParticipant",
    "EventParty",
    "EventReport",
    "EventType",
    "Issue",
    "Mention",
    "Quote",
    "QuoteSpeaker",
    "Referent",
    "State",
    "UncheckedArticle",
    "UncheckedText",
    "table_of",
]
