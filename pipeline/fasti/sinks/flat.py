"""One flat table, a row an event: what its columns are and what each says, for CSV and for Parquet alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from fasti.record import ActorRole, Event, OutcomeKind, PlaceRole
from fasti.sinks.days import bounds, day_number
from fasti.sinks.rows import words_of

FlatCell = str | int | tuple[str, ...] | None


@dataclass(frozen=True)
class FlatColumn:
    """A column: what kind of cell it has (`texts` has several, each once), and how it is read from an event."""

    kind: Literal["text", "number", "texts"]
    read: Callable[[Event], FlatCell]


def flatten(event: Event) -> dict[str, FlatCell]:
    """The row of an event, by the names of `COLUMNS`."""
    return {name: column.read(event) for name, column in COLUMNS.items()}


def _text(read: Callable[[Event], str | None]) -> FlatColumn:
    return FlatColumn("text", read)


def _number(read: Callable[[Event], int | None]) -> FlatColumn:
    return FlatColumn("number", read)


def _texts(read: Callable[[Event], Iterable[str]]) -> FlatColumn:
    return FlatColumn("texts", lambda event: tuple(dict.fromkeys(read(event))))


def _actors(role: str) -> FlatColumn:
    return _texts(lambda event: (actor.name for actor in event.actors if actor.role == role))


def _places(role: str) -> FlatColumn:
    return _texts(lambda event: (place.name for place in event.places if place.role == role))


def _outcomes(kind: str) -> FlatColumn:
    return _texts(lambda event: (words_of(outcome.spans) for outcome in event.outcomes if outcome.kind == kind))


# The roles and kinds are those of the record.
COLUMNS: dict[str, FlatColumn] = {
    "id": _text(lambda event: event.id),
    "document": _text(lambda event: event.document),
    "type": _text(lambda event: event.type),
    "label": _text(lambda event: event.label),
    "factuality": _text(lambda event: event.factuality),
    "part_of": _text(lambda event: event.part_of),
    "start": _number(lambda event: event.mentions[0].start),
    "end": _number(lambda event: event.mentions[0].end),
    "trigger": _text(lambda event: event.mentions[0].text),
    "sentence": _text(lambda event: event.sentence.text if event.sentence else None),
    "mentions": _texts(lambda event: (mention.text for mention in event.mentions)),
    "dates": _texts(lambda event: (date.edtf for date in event.dates)),
    "earliest": _text(lambda event: bounds(event)[0]),
    "latest": _text(lambda event: bounds(event)[1]),
    "earliest_day": _number(lambda event: day_number(bounds(event)[0])),
    "latest_day": _number(lambda event: day_number(bounds(event)[1])),
    **{f"{role}s": _actors(role) for role in get_args(ActorRole)},
    **{f"{role}s": _places(role) for role in get_args(PlaceRole)},
    **{kind: _outcomes(kind) for kind in get_args(OutcomeKind)},
}
