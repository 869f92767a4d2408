"""One happening that several documents tell: every attestation, who says what, and where they differ."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from fasti.record.base import Value
from fasti.record.dates import HistoricalDate
from fasti.record.events import ActorRole, EventType, Factuality, OutcomeKind, PlaceRole
from fasti.record.text import Span

# Raised by one whenever a field is renamed, removed or changes its meaning.
LINKS_VERSION = "1"

ConflictField = Literal["date", "place", "role", "casualties", "victor", "factuality"]


class Attestation(Value):
    """The event of one document; its values stand in `events.jsonl` under this id."""

    document: str
    event: str
    type: EventType
    label: str
    factuality: Factuality
    mentions: tuple[Span, ...] = Field(min_length=1)
    sentence: Span | None = None


class Tie(Value):
    """Two attestations that were found to be one happening, by their documents, and what they share."""

    documents: tuple[str, str]
    shared: tuple[str, ...]
    weight: int


class AttestedDate(HistoricalDate):
    """A date with the documents that give it."""

    documents: tuple[str, ...] = Field(min_length=1)


class AttestedActor(Value):
    """An actor in one role, under all names that the documents use, with the documents that say so."""

    name: str
    role: ActorRole
    aliases: tuple[str, ...] = ()
    documents: tuple[str, ...] = Field(min_length=1)


class AttestedPlace(Value):
    """A place in one role, under all names that the documents use, with the documents that say so."""

    name: str
    role: PlaceRole
    aliases: tuple[str, ...] = ()
    documents: tuple[str, ...] = Field(min_length=1)


class AttestedOutcome(Value):
    """What came of the happening in the words of a document."""

    kind: OutcomeKind
    text: str
    documents: tuple[str, ...] = Field(min_length=1)


class Claim(Value):
    """One of several values that cannot all be right, in words, and the documents that say so."""

    value: str
    documents: tuple[str, ...] = Field(min_length=1)


class Conflict(Value):
    """Claims that disagree: when, where, in what part (`subject` is the actor), how many (*killed*), who won."""

    field: ConflictField
    subject: str | None = None
    claims: tuple[Claim, ...] = Field(min_length=2)


class LinkedEvent(Value):
    """A happening with at most one event of each document.

    Every value of every attestation is there, with the documents that give it: the one that most documents give first,
    of equals the most precise. `id` is that of the first attestation, so that a further document seldom changes it.
    """

    id: str = Field(min_length=1)
    type: EventType
    label: str
    factuality: Factuality
    dates: tuple[AttestedDate, ...] = ()
    actors: tuple[AttestedActor, ...] = ()
    places: tuple[AttestedPlace, ...] = ()
    outcomes: tuple[AttestedOutcome, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    attestations: tuple[Attestation, ...] = Field(min_length=1)
    ties: tuple[Tie, ...] = ()


def link_schema() -> dict[str, Any]:
    """JSON Schema (draft 2020-12) of one happening, as it stands on a line of `links.jsonl`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fasti:link:{LINKS_VERSION}",
        **LinkedEvent.model_json_schema(),
    }
