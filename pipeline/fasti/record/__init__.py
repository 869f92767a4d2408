"""The event record: frozen pydantic types for documents, spans, dates and events. No spaCy, no input or output."""

from fasti.record.candidates import Candidate
from fasti.record.dates import Calendar, HistoricalDate, Precision, Qualifier
from fasti.record.events import (
    Actor,
    ActorRole,
    Event,
    EventDate,
    EventType,
    Evidence,
    Factuality,
    Mention,
    Outcome,
    OutcomeKind,
    Place,
    PlaceRole,
)
from fasti.record.gold import GoldFile
from fasti.record.manifest import Manifest
from fasti.record.text import Anchor, Document, Span, anchors_at

__all__ = [
    "Actor",
    "ActorRole",
    "Anchor",
    "Calendar",
    "Candidate",
    "Document",
    "Event",
    "EventDate",
    "EventType",
    "Evidence",
    "Factuality",
    "GoldFile",
    "HistoricalDate",
    "Manifest",
    "Mention",
    "Outcome",
    "OutcomeKind",
    "Place",
    "PlaceRole",
    "Precision",
    "Qualifier",
    "Span",
    "anchors_at",
]
