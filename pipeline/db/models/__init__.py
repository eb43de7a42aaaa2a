"""The tables, one module a subject; nothing here reads or writes them."""

from pipeline.db.models.base import Base, table_of
from pipeline.db.models.document import (
    Annotation,
    Article,
    CommonKey,
    Contribution,
    Derivation,
    Document,
    Fingerprint,
    FingerprintKey,
    Issue,
    NewFingerprintKey,
    State,
)
from pipeline.db.models.entity import (
    Entity,
    EntityAlias,
    EntityRole,
    Mention,
    Naming,
    NamingAlias,
    NamingBlock,
    Referent,
)
from pipeline.db.models.event import Event, EventParticipant, EventParty, EventReport, EventType
from pipeline.db.models.quote import Quote, QuoteSpeaker
from pipeline.db.models.unchecked import UncheckedArticle, UncheckedSpans, UncheckedText

__all__ = [
    "Annotation",
    "Article",
    "Base",
    "CommonKey",
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
    "Fingerprint",
    "FingerprintKey",
    "Issue",
    "Mention",
    "Naming",
    "NamingAlias",
    "NamingBlock",
    "NewFingerprintKey",
    "Quote",
    "QuoteSpeaker",
    "Referent",
    "State",
    "UncheckedArticle",
    "UncheckedSpans",
    "UncheckedText",
    "table_of",
]
