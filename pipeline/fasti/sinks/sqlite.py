"""A SQLite database with the tables of `tables.py`, built afresh each time: equal events give equal bytes."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from pydantic import BaseModel

from fasti.record import Document, Event
from fasti.record.schema import SCHEMA_VERSION
from fasti.sinks.base import FileSink
from fasti.sinks.days import bounds, day_number
from fasti.sinks.ddl import create_statements, insert_statement
from fasti.sinks.tables import PLAIN, SLOTS, TABLES, Cell, cells_of, key_of, many_of

_INSERTS = {table.name: insert_statement(table) for table in TABLES}
_BLANKS: dict[str, dict[str, Cell]] = {
    table.name: dict.fromkeys((column.name for column in table.columns), None) for table in TABLES
}


class SqliteSink(FileSink):
    """`events.sqlite`: `PRAGMA user_version` is the version of the schema; rows are numbered in order of writing."""

    def write(self, document: Document, events: Sequence[Event]) -> None:
        """Insert the document, its events, and everything that they hold."""
        self._insert("documents", _document_cells(document))
        for event in events:
            self._insert("events", _event_cells(event, document))
            for slot in SLOTS:
                for value in getattr(event, slot):
                    self._write_value(event, slot, value)

    def _write_value(self, event: Event, slot: str, value: BaseModel) -> None:
        cells = {"event": event.id, **cells_of(value)}
        if slot == "dates":
            cells |= _days(cells["earliest"], cells["latest"])
        self._write_details(event, value, slot, self._insert(slot, cells))

    def _write_details(self, event: Event, value: BaseModel, owner: str, row: int) -> None:
        for detail in many_of(type(value)):
            for held in getattr(value, detail):
                cells = cells_of(held) if isinstance(held, BaseModel) else {PLAIN[detail]: held}
                number = self._insert(detail, {"event": event.id, key_of(owner): row, **cells})
                if isinstance(held, BaseModel):
                    self._write_details(event, held, detail, number)

    def _insert(self, table: str, cells: dict[str, Cell]) -> int:
        self._rows[table] += 1
        numbered = {"id": self._rows[table], **cells}
        self._database.execute(_INSERTS[table], _BLANKS[table] | numbered)
        return self._rows[table]

    def _open(self, part: Path) -> None:
        self._rows: Counter[str] = Counter()
        self._database = sqlite3.connect(part, isolation_level=None)
        # The file is moved into place only when it is whole, so a journal beside it would guard nothing.
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = ON", "page_size = 4096"):
            self._database.execute(f"PRAGMA {pragma}")
        self._database.execute(f"PRAGMA user_version = {int(SCHEMA_VERSION)}")
        self._database.execute("BEGIN")
        for statement in create_statements():
            self._database.execute(statement)

    def _close(self, *, whole: bool) -> None:
        try:
            if whole:
                self._database.execute("COMMIT")
                self._database.execute("VACUUM")
        finally:
            self._database.close()


def _document_cells(document: Document) -> dict[str, Cell]:
    return {
        **cells_of(document),
        "notes": "\n".join(document.notes) or None,
        "sha256": document.sha256,
        "characters": len(document.text),
    }


def _event_cells(event: Event, document: Document) -> dict[str, Cell]:
    earliest, latest = bounds(event)
    known = {"document": document.id, "class": event.event_class, "earliest": earliest, "latest": latest}
    return {**cells_of(event), **known, **_days(earliest, latest)}


def _days(earliest: Cell, latest: Cell) -> dict[str, Cell]:
    return {"earliest_day": day_number(_text(earliest)), "latest_day": day_number(_text(latest))}


def _text(cell: Cell) -> str | None:
    return cell if isinstance(cell, str) else None
