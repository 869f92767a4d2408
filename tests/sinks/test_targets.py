"""Targets: a string says where to; faults are sentences, and no password is ever shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fasti.errors import FastiError, SinkError
from fasti.record import Document, Event
from fasti.sinks import DatabaseSink, is_database, open_sink, read_events, show_target
from fasti.sinks.dialects import dialect_of

SECRET = "hunter2"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("e.jsonl", "JsonlSink"),
        ("e.csv", "CsvSink"),
        ("e.PARQUET", "ParquetSink"),
        ("e.sqlite", "DatabaseSink"),
        ("e.sqlite3", "DatabaseSink"),
        ("e.db", "DatabaseSink"),
        ("100% sure? #1.db", "DatabaseSink"),
        ("e.duckdb", "DatabaseSink"),
    ],
)
def test_target_is_told_by_its_end(
    name: str, kind: str, tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    sink = open_sink(str(tmp_path / name))
    assert type(sink).__name__ == kind
    assert is_database(name) is (kind == "DatabaseSink")
    with sink:
        sink.write(document, events)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_target_of_a_url_is_a_database(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> None:
    url = f"SQLite:///{tmp_path}/e.sqlite"
    with open_sink(url) as sink:
        sink.write(document, events)
    assert isinstance(sink, DatabaseSink)
    assert tuple(read_events(url)) == events


@pytest.mark.parametrize(
    ("target", "told"),
    [
        ("events.xls", "cannot be told; give a file (.jsonl, .csv, .parquet, .sqlite,"),
        ("nope/e.csv", "there is no such folder"),
        ("nope/e.db", "there is no such folder"),
        (f"mysql://me:{SECRET}@host/name", "mysql://: this kind of database is not known; there are sqlite, duckdb,"),
        (f"postgresql+psycopg2://me:{SECRET}@host/name", "this kind of database is not known"),
        (f"postgresql://me:{SECRET}@{SECRET}@host/name", "write those of the password as %40"),
        (f"postgresql://me:{SECRET}:{SECRET}@host:{SECRET}/name", "this is no URL of a database"),
        ("sqlite://", "in memory would be lost"),
        ("duckdb:///:memory:", "in memory would be lost"),
        ("sqlite://events.db", "two slashes too few"),
        ("sqlite:///nope/e.db", "there is no such folder"),
        (f"postgresql://me:{SECRET}@localhost:1/name", "the database cannot be used"),
        (f"postgresql://me@localhost:1/name?password={SECRET}", "the database cannot be used"),
        (f"postgresql://me:{SECRET}@localhost:1/name?nonsense={SECRET}", "the database cannot be used"),
    ],
)
def test_target_that_cannot_be_written_to_is_told_without_its_password(
    target: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SinkError) as caught, open_sink(target):
        pass
    assert told in str(caught.value)
    assert SECRET not in str(caught.value)
    assert str(caught.value).endswith((".", "?"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("target", "shown"),
    [
        (f"postgres://me:{SECRET}@host:5432/name", "postgresql://me:***@host:5432/name"),
        (f"postgresql://host/name?user=me&password={SECRET}", "postgresql://host/name"),
        ("duckdb:////e.duckdb", "duckdb:////e.duckdb"),
        ("events.parquet", "events.parquet"),
    ],
)
def test_target_is_shown_without_its_password(target: str, shown: str) -> None:
    assert show_target(target) == shown


@pytest.mark.parametrize(
    ("kind", "module", "extra"), [("duckdb", "duckdb_engine", "duckdb"), ("postgresql", "psycopg", "postgres")]
)
def test_target_without_its_library_says_what_to_install(
    kind: str, module: str, extra: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    url = f"duckdb:///{tmp_path}/e.duckdb" if kind == "duckdb" else "postgresql://localhost/name"
    with pytest.raises(SinkError, match=rf"a library that is missing; run: pip install 'fasti\[{extra}\]'"):
        open_sink(url).__enter__()
    with pytest.raises(SinkError, match="pip install"):
        dialect_of(kind)


@pytest.mark.parametrize("name", ["e.sqlite", "e.duckdb"])
def test_file_that_is_no_database_is_told_and_left(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"precious " * 1000)
    with pytest.raises(FastiError, match="the database cannot be used"), open_sink(str(tmp_path / name)):
        pass
    assert (tmp_path / name).read_bytes() == b"precious " * 1000
