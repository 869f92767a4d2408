"""The schema of a database: fresh, older, newer, or someone else's."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, inspect

from fasti.errors import SinkError
from fasti.record import Document, Event
from fasti.sinks import DatabaseSink, create_script, dialect_of, read_events
from fasti.sinks.migrations import FIRST_VERSION, MIGRATIONS, Migration, newest, prepare
from fasti.sinks.tables import METADATA
from fasti.sinks.views import VIEWS
from readme import ROOT
from sinks.databases import NewUrl, change, engine_of, query

SNAPSHOTS = sorted((ROOT / "tests" / "cases" / "schema").glob("*.sql"))


def add_column(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE events ADD COLUMN note TEXT")


def fill_column(connection: Connection) -> None:
    connection.exec_driver_sql("UPDATE events SET note = label")


def fail(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE events ADD COLUMN other TEXT")
    raise RuntimeError("the migration broke")


STEPS = (
    Migration(FIRST_VERSION + 1, "events have a note", add_column),
    Migration(FIRST_VERSION + 2, "which is their label", fill_column),
)


def migrate(url: str, *steps: Migration) -> None:
    engine = DatabaseSink(url)
    with engine as sink, sink._engine.begin() as connection:
        prepare(connection, migrations=steps)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [step.version for step in MIGRATIONS] == list(range(FIRST_VERSION + 1, newest() + 1))


def test_schema_of_the_newest_version_is_that_of_its_snapshot() -> None:
    """Whoever changes a table adds a migration, and writes `fasti schema --sql` to the snapshot of the new version."""
    snapshot = ROOT / "tests" / "cases" / "schema" / f"{newest()}.sql"
    assert create_script(dialect_of("sqlite")) == snapshot.read_text(encoding="utf-8")


def structure(url: str) -> dict[str, object]:
    """What a database is made of, whatever the way that led to it."""
    engine = engine_of(url)
    with engine.connect() as connection:
        found = inspect(connection)
        tables = {
            name: (
                sorted((column["name"], str(column["type"]), column["nullable"]) for column in found.get_columns(name)),
                sorted(map(str, found.get_foreign_keys(name))),
                sorted(str(index["name"]) for index in found.get_indexes(name)),
            )
            for name in METADATA.tables
        }
        views = {name: found.get_view_definition(name) for name in found.get_view_names()}
    engine.dispose()
    return {"tables": tables, "views": views}


@pytest.mark.parametrize("snapshot", SNAPSHOTS, ids=lambda path: path.stem)
def test_database_of_an_older_version_comes_to_be_like_a_new_one(
    snapshot: Path, new_url: NewUrl, document: Document, events: tuple[Event, ...]
) -> None:
    old, new = new_url("sqlite"), new_url("sqlite")
    with closing(sqlite3.connect(old.removeprefix("sqlite:///"))) as database:
        database.executescript(snapshot.read_text(encoding="utf-8"))
    for url in (old, new):
        with DatabaseSink(url) as sink:
            sink.write(document, events)
    assert structure(old) == structure(new)
    assert tuple(read_events(old)) == events


def test_database_is_migrated_step_by_step(url: str, document: Document, events: tuple[Event, ...]) -> None:
    with DatabaseSink(url) as sink:
        sink.write(document, events)
    migrate(url, *STEPS)
    rows = query(url, "SELECT label, note FROM events")
    assert len(rows) == 2
    assert all(row["note"] == row["label"] for row in rows)
    assert query(url, "SELECT version FROM schema_version") == [{"version": FIRST_VERSION + 2}]
    for view in VIEWS:
        query(url, f"SELECT * FROM {view}")


def test_database_stays_as_it_was_where_a_migration_fails(
    url: str, document: Document, events: tuple[Event, ...]
) -> None:
    with DatabaseSink(url) as sink:
        sink.write(document, events)
    with pytest.raises(RuntimeError, match="broke"):
        migrate(url, STEPS[0], Migration(FIRST_VERSION + 2, "never", fail))
    assert query(url, "SELECT version FROM schema_version") == [{"version": FIRST_VERSION}]
    assert not {"note", "other"} & query(url, "SELECT * FROM events")[0].keys()
    assert len(query(url, "SELECT * FROM timeline")) == 1


def test_database_of_a_newer_version_is_refused(url: str) -> None:
    with DatabaseSink(url):
        pass
    change(url, "UPDATE schema_version SET version = 999")
    with pytest.raises(SinkError, match=f"version 999 of the schema, and this fasti knows up to version {newest()}"):
        DatabaseSink(url).__enter__()
    with pytest.raises(SinkError, match="version 999"):
        list(read_events(url))


def test_database_with_tables_of_others_is_refused(url: str) -> None:
    change(url, "CREATE TABLE events (id INTEGER)")
    with pytest.raises(SinkError, match=r"tables that are not of this schema \(events\)"):
        DatabaseSink(url).__enter__()
    assert query(url, "SELECT * FROM events") == []
