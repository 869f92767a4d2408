"""The document-level event: one type for gold and for prediction. `corpus/guidelines.md` defines every field.

A predicted event and each of its values has a `confidence`, the share of such readings that are right; gold has none.
"""

from __future__ import annotations

from typing import Literal, get_args

from pydantic import Field, field_validator

from fasti.record.base import Value
from fasti.record.dates import HistoricalDate
from fasti.record.text import Span

EventType = Literal[
    "conflict.war",
    "conflict.battle",
    "conflict.attack",
    "conflict.siege",
    "conflict.capture",
    "conflict.surrender",
    "conflict.retreat",
    "conflict.movement",
    "conflict.massacre",
    "conflict.uprising",
    "conflict.coup",
    "politics.accession",
    "politics.removal",
    "politics.election",
    "politics.law",
    "politics.declaration",
    "politics.founding",
    "politics.dissolution",
    "politics.protest",
    "diplomacy.treaty",
    "diplomacy.meeting",
    "diplomacy.sanction",
    "justice.arrest",
    "justice.trial",
    "life.birth",
    "life.death",
    "life.killing",
    "life.marriage",
    "movement.expedition",
    "movement.migration",
    "disaster.disaster",
    "disaster.epidemic",
    "disaster.famine",
    "economy.crisis",
    "culture.discovery",
    "culture.publication",
    "culture.construction",
    "culture.religion",
]
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
Factuality = Literal["actual", "planned", "possible", "negated"]
ActorRole = Literal["agent", "target", "leader", "participant"]
PlaceRole = Literal["location", "origin", "destination"]
OutcomeKind = Literal["casualties", "result", "damage", "change", "legacy"]


class Evidence(Value):
    """Why a predicted value is there: the rule that read it, the words it read, and how sure it is (0 to 1)."""

    rule: str
    spans: tuple[Span, ...] = ()
    confidence: float = Field(default=1.0, ge=0.0, le=1.0)


class Mention(Span):
    """One mention of an event: the head word, the whole name, or the whole idiom."""

    evidence: tuple[Evidence, ...] = ()


class EventDate(HistoricalDate):
    """A date of an event with the phrases that give it."""

    spans: tuple[Span, ...] = ()
    confidence: float | None = Field(default=None, ge=0.0, le=1.0)
    evidence: tuple[Evidence, ...] = ()


class Actor(Value):
    """A participant by its fullest name in the text, with the other names the text gives it."""

    name: str = Field(min_length=1)
    role: ActorRole
    aliases: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    confidence: float | None = Field(default=None, ge=0.0, le=1.0)
    evidence: tuple[Evidence, ...] = ()


class Place(Value):
    """Where an event happened, or where a movement began or ended."""

    name: str = Field(min_length=1)
    role: PlaceRole
    aliases: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    confidence: float | None = Field(default=None, ge=0.0, le=1.0)
    evidence: tuple[Evidence, ...] = ()


class Outcome(Value):
    """What the text says came of an event."""

    kind: OutcomeKind
    spans: tuple[Span, ...] = Field(min_length=1)
    confidence: float | None = Field(default=None, ge=0.0, le=1.0)
    evidence: tuple[Evidence, ...] = ()


class Event(Value):
    """One happening, however many times and in whatever words the text names it."""

    id: str = Field(min_length=1)
    document: str | None = None
    type: EventType
    label: str
    factuality: Factuality = "actual"
    confidence: float | None = Field(default=None, ge=0.0, le=1.0)
    part_of: str | None = None
    sentence: Span | None = None  # the sentence of the first mention
    mentions: tuple[Mention, ...] = Field(min_length=1)
    dates: tuple[EventDate, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    outcomes: tuple[Outcome, ...] = ()

    @property
    def event_class(self) -> str:
        """The part of the type before the dot."""
        return self.type.partition(".")[0]

    @field_validator("mentions")
    @classmethod
    def _in_text_order(cls, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
        return tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
