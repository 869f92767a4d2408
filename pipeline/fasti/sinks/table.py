"""One flat table for spreadsheets: a row an event, the values of a cell joined by `; `."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import get_args

from fasti.record import ActorRole, Document, Event, OutcomeKind, PlaceRole
from fasti.sinks.base import TextFileSink
from fasti.sinks.days import bounds

_JOINT = "; "
# A spreadsheet runs a cell that begins so as a formula; numbers and dates (-0043-03-15) do no harm.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_HARMLESS = re.compile(r"[-+]?[0-9X~?%/.; -]+")


class CsvSink(TextFileSink):
    """`events.csv`: the columns of `COLUMNS`, for reading and sorting; `events.jsonl` is the complete record."""

    def _open(self, part: Path) -> None:
        super()._open(part)
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def write(self, document: Document, events: Sequence[Event]) -> None:
        """Append a row for each event."""
        self._rows.writerows([defuse(cell(event)) for cell in COLUMNS.values()] for event in events)


def defuse(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell) else cell


def _join(values: Iterable[str]) -> str:
    return _JOINT.join(dict.fromkeys(values))


def _actors(role: str) -> Callable[[Event], str]:
    return lambda event: _join(actor.name for actor in event.actors if actor.role == role)


def _places(role: str) -> Callable[[Event], str]:
    return lambda event: _join(place.name for place in event.places if place.role == role)


def _outcomes(kind: str) -> Callable[[Event], str]:
    return lambda event: _join(
        span.text for outcome in event.outcomes if outcome.kind == kind for span in outcome.spans
    )


# What each column says of an event; the roles and kinds are those of the record.
COLUMNS: dict[str, Callable[[Event], str]] = {
    "id": lambda event: event.id,
    "document": lambda event: event.document or "",
    "type": lambda event: event.type,
    "label": lambda event: event.label,
    "factuality": lambda event: event.factuality,
    "part_of": lambda event: event.part_of or "",
    "start": lambda event: str(event.mentions[0].start),
    "end": lambda event: str(event.mentions[0].end),
    "trigger": lambda event: event.mentions[0].text,
    "sentence": lambda event: event.sentence.text if event.sentence else "",
    "mentions": lambda event: _join(mention.text for mention in event.mentions),
    "dates": lambda event: _join(date.edtf for date in event.dates),
    "earliest": lambda event: bounds(event)[0] or "",
    "latest": lambda event: bounds(event)[1] or "",
    **{f"{role}s": _actors(role) for role in get_args(ActorRole)},
    **{f"{role}s": _places(role) for role in get_args(PlaceRole)},
    **{kind: _outcomes(kind) for kind in get_args(OutcomeKind)},
}
