"""Rows: a document and its events as the rows of the tables, numbered in the order of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from fasti.errors import RecordError
from fasti.record import Document, Event, Span
from fasti.sinks.base import KnownDocument
from fasti.sinks.days import bounds, day_number
from fasti.sinks.fields import LINKS, PLAIN, SLOTS, Cell, cells_of, many_of
from fasti.sinks.tables import TABLES, key_of

Row = dict[str, Cell]
Rows = dict[str, list[Row]]
BATCH = 500  # events whose rows are held at once: a book has tens of thousands
_BLANKS: dict[str, Row] = {table.name: dict.fromkeys(table.columns.keys()) for table in TABLES}


def batches_of(document: Document | KnownDocument, events: Sequence[Event]) -> Iterator[Rows]:
    """The rows of each table, by its name, so many events at a time; those of the document are in the first batch.

    Tables stand after those that they refer to, and every row has all of its columns. `events` is gone through twice.
    Raises RecordError where the events contradict each other or are of another document.
    """
    check_events(document.id, events)
    rows = _no_rows()
    _add(rows, "documents", _document_cells(document))
    for name, kind in many_of(type(document)).items():
        if issubclass(kind, BaseModel):
            for number, value in enumerate(getattr(document, name)):
                _add(rows, name, {"document": document.id, "number": number, **cells_of(value)})
    for position, event in enumerate(events):
        if position and position % BATCH == 0:
            yield rows
            rows = _no_rows()
        _add_event(rows, event, document=document.id, position=position)
    yield rows


def check_events(document: str, events: Sequence[Event]) -> set[str]:
    """The ids of the events.

    Raises RecordError where an id repeats, or an event names another document or a `part_of` that is not there.
    """
    ids: set[str] = set()
    wholes: dict[str, str] = {}
    for event in events:
        if event.id in ids:
            raise RecordError(f"two events of the document {document!r} have the id {event.id!r}; it is left out.")
        if event.document not in (None, document):
            raise RecordError(f"the event {event.id!r} names the document {event.document!r}, not {document!r}.")
        ids.add(event.id)
        if event.part_of is not None:
            wholes.setdefault(event.part_of, event.id)
    for whole in wholes.keys() - ids:
        raise RecordError(
            f"the event {wholes[whole]!r} is part_of {whole!r}, no event of the document {document!r}; it is left out."
        )
    return ids


def words_of(spans: Sequence[Span]) -> str:
    """The words of a value as one string: those of its spans, each once."""
    return "; ".join(dict.fromkeys(span.text for span in spans))


def _no_rows() -> Rows:
    return {name: [] for name in _BLANKS}


def _add_event(rows: Rows, event: Event, *, document: str, position: int) -> None:
    earliest, latest = bounds(event)
    known: Row = {"document": document, "position": position, "class": event.event_class}
    own = {name: cell for name, cell in cells_of(event).items() if name not in LINKS}
    _add(rows, "events", {**own, **known, **_with_days({"earliest": earliest, "latest": latest})})
    links = [(field, target) for field in LINKS if (target := getattr(event, field)) is not None]
    for number, (field, target) in enumerate(links):
        _add(rows, "links", {"event": event.id, "number": number, "kind": field, "target": target})
    numbers: dict[str, int] = {}
    for slot in SLOTS:
        _add_values(rows, event.id, slot, getattr(event, slot), numbers, {})


def _add_values(
    rows: Rows, event: str, table: str, values: Sequence[BaseModel | str], numbers: dict[str, int], owner: Row
) -> None:
    """Add the values of one field, then what each of them holds; `numbers` counts the event's rows in each table."""
    for value in values:
        number = numbers[table] = numbers.get(table, -1) + 1
        _add(rows, table, {"event": event, "number": number, **owner, **_value_cells(table, value)})
        if isinstance(value, BaseModel):
            for name in many_of(type(value)):
                _add_values(rows, event, name, getattr(value, name), numbers, {key_of(table): number})


def _value_cells(table: str, value: BaseModel | str) -> Row:
    if isinstance(value, str):
        return {PLAIN.get(table, "value"): value}
    cells = cells_of(value)
    if "words" in _BLANKS[table]:
        cells["words"] = words_of(getattr(value, "spans", ()))
    return _with_days(cells) if "earliest_day" in _BLANKS[table] else cells


def _with_days(cells: Row) -> Row:
    return cells | dict(_days(cells))


def _days(cells: Row) -> Iterator[tuple[str, Cell]]:
    for name in ("earliest", "latest"):
        day = cells.get(name)
        yield f"{name}_day", day_number(day) if isinstance(day, str) else None


def _document_cells(document: Document | KnownDocument) -> Row:
    cells = {**cells_of(document), "notes": "\n".join(document.notes) or None}
    if isinstance(document, Document):
        cells |= {"sha256": document.sha256, "characters": len(document.text)}
    return cells


def _add(rows: Rows, table: str, cells: Row) -> None:
    rows[table].append(_BLANKS[table] | cells)
