"""The tables follow the record: every field has its place, and the SQL of it is valid."""

from __future__ import annotations

import sqlite3
from typing import get_args

from fasti.record import Event
from fasti.record.events import EVENT_TYPES, Factuality
from fasti.sinks import create_script
from fasti.sinks.tables import SLOTS, TABLES, cells_of, columns_of


def test_tables_hold_every_slot_of_an_event() -> None:
    assert list(SLOTS) == ["mentions", "dates", "actors", "places", "outcomes"]
    names = [table.name for table in TABLES]
    assert names == ["documents", "events", *SLOTS, "aliases", "evidence", "spans"]


def test_columns_follow_the_fields_of_an_event() -> None:
    columns = {column.name: column for column in columns_of(Event)}
    assert columns["type"].choices == EVENT_TYPES
    assert columns["factuality"].choices == get_args(Factuality)
    assert columns["label"].required
    assert not columns["part_of"].required
    assert "mentions" not in columns
    assert {"sentence_start_char", "sentence_end_char", "sentence_text"} < columns.keys()


def test_cells_stand_in_the_columns_of_their_type(events: tuple[Event, ...]) -> None:
    assert list(cells_of(events[0])) == [column.name for column in columns_of(Event)]


def test_script_creates_every_table_and_refers_to_none_that_is_missing() -> None:
    database = sqlite3.connect(":memory:")
    database.executescript(create_script())
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {table.name for table in TABLES}
    referred = {row[2] for name in tables for row in database.execute(f'PRAGMA foreign_key_list("{name}")')}
    assert referred < tables
    database.close()
