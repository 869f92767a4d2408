"""Every file sink: whole or not at all, the same bytes for the same events, nothing lost."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest
from pyarrow import parquet

from fasti.errors import RecordError, SinkError
from fasti.record import ActorRole, Document, Event, OutcomeKind, PlaceRole
from fasti.record.schema import SCHEMA_VERSION
from fasti.sinks import SINKS, CsvSink, CsvTablesSink, DatabaseSink, JsonlSink, ParquetSink, read_events
from fasti.sinks.migrations import newest
from fasti.sinks.spreadsheet import TABLE_COLUMNS, defuse

FILES = {**SINKS, "events.parquet": ParquetSink}


def write(name: str, path: Path, document: Document, events: tuple[Event, ...]) -> bytes:
    with FILES[name](path) as sink:
        sink.write(document, events)
    return path.read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_sink_writes_the_same_bytes_twice(
    name: str, tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    first = write(name, tmp_path / name, document, events)
    assert write(name, tmp_path / name, document, events) == first
    assert write(name, tmp_path / f"other-{name}", document, events) == first


@pytest.mark.parametrize("name", FILES)
def test_sink_leaves_the_old_file_whole_where_the_work_fails(
    name: str, tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(b"what was there")

    def fail() -> None:
        with FILES[name](path) as sink:
            sink.write(document, events)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert path.read_bytes() == b"what was there"


@pytest.mark.parametrize("name", FILES)
def test_sink_replaces_a_link_not_what_it_points_to(
    name: str, tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    (tmp_path / name).symlink_to(outside)
    write(name, tmp_path / name, document, events)
    assert outside.read_bytes() == b"precious"
    assert not (tmp_path / name).is_symlink()


def test_jsonl_gives_every_event_back(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> None:
    content = write("events.jsonl", tmp_path / "e.jsonl", document, events).decode()
    assert tuple(Event.model_validate_json(line) for line in content.splitlines()) == events
    assert content.startswith('{"id":"ides-1","document":"ides","type":"life.killing"')


def test_jsonl_keeps_one_event_a_line_whatever_its_words(tmp_path: Path) -> None:
    label = "a\nb\r\nc\u2028d\u2029e\x85f\x0bg"
    event = Event.model_validate(
        {"id": "1", "type": "life.birth", "label": label, "mentions": [{"start": 0, "end": 1, "text": "\u2028"}]}
    )
    with JsonlSink(tmp_path / "e.jsonl") as sink:
        sink.write(Document(id="d", text="\u2028"), (event,))
    (line,) = (tmp_path / "e.jsonl").read_text(encoding="utf-8").splitlines()
    assert Event.model_validate_json(line) == event


def test_csv_has_a_row_an_event_and_a_column_a_role(
    tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    write("events.csv", tmp_path / "e.csv", document, events)
    with (tmp_path / "e.csv").open(encoding="utf-8", newline="") as file:
        killing, war = csv.DictReader(file)
    assert killing["agents"] == "Brutus; conspirators"
    assert killing["dates"] == killing["earliest"] == killing["latest"] == "-0043-03-15"
    assert killing["trigger"] == "killed"
    assert killing["mentions"] == "killed; murder"
    assert killing["change"] == "a civil war, a “new” one"
    assert killing["sentence"].startswith("On 15 March")
    assert war["part_of"] == war["agents"] == war["earliest"] == ""
    roles = {f"{role}s" for role in (*get_args(ActorRole), *get_args(PlaceRole))} | set(get_args(OutcomeKind))
    assert roles < killing.keys()


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("+1+cmd|' /C calc'!A0", "'+1+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3+cmd|' /C calc'!A0", "'-2+3+cmd|' /C calc'!A0"),
        ("\tx", "'\tx"),
        ("-0043-03-15", "-0043-03-15"),
        ("-0217~; -02XX/..", "-0217~; -02XX/.."),
        ("Rome = home", "Rome = home"),
        ("", ""),
    ],
)
def test_csv_cell_is_no_formula(cell: str, safe: str) -> None:
    assert defuse(cell) == safe


def test_csv_of_no_events_has_its_head(tmp_path: Path) -> None:
    with CsvSink(tmp_path / "e.csv"):
        pass
    assert (
        (tmp_path / "e.csv").read_text(encoding="utf-8").startswith("id,document,type,label,factuality,part_of,start")
    )


@pytest.fixture
def database(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> Iterator[sqlite3.Connection]:
    write("events.sqlite", tmp_path / "e.sqlite", document, events)
    with closing(sqlite3.connect(tmp_path / "e.sqlite")) as database:
        yield database


def test_sqlite_gives_every_event_back(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> None:
    write("events.sqlite", tmp_path / "e.sqlite", document, events)
    assert tuple(read_events(f"sqlite:///{tmp_path}/e.sqlite")) == events


def test_sqlite_keys_hold_and_its_schema_has_a_version(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("SELECT version, record FROM schema_version").fetchall() == [(newest(), SCHEMA_VERSION)]
    assert database.execute("SELECT id, source, characters, notes FROM documents").fetchone()[::3] == (
        "ides",
        "A note.",
    )


def test_sqlite_text_and_offsets_agree(database: sqlite3.Connection) -> None:
    query = """SELECT count(*), sum(substr(d.text, m.start_char + 1, m.end_char - m.start_char) = m.text)
               FROM mentions m JOIN events e ON e.id = m.event JOIN documents d ON d.id = e.document"""
    assert database.execute(query).fetchone() == (3, 3)


def test_sqlite_refuses_a_part_of_nothing(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> None:
    with pytest.raises(RecordError, match="part_of 'ides-2'"):
        write("events.sqlite", tmp_path / "e.sqlite", document, events[:1])
    assert list(tmp_path.iterdir()) == []


def test_jsonl_and_sqlite_hold_the_same_ids(
    tmp_path: Path, database: sqlite3.Connection, document: Document, events: tuple[Event, ...]
) -> None:
    lines = write("events.jsonl", tmp_path / "e.jsonl", document, events).splitlines()
    stored = database.execute("SELECT id FROM events ORDER BY position").fetchall()
    assert [json.loads(line)["id"] for line in lines] == [id_ for (id_,) in stored]


def test_sqlite_file_can_be_written_to_afterwards(
    tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    write("events.sqlite", tmp_path / "e.sqlite", document, events)
    with DatabaseSink(f"sqlite:///{tmp_path}/e.sqlite") as sink:
        sink.write(document, events[1:])
    assert tuple(read_events(f"sqlite:///{tmp_path}/e.sqlite")) == events[1:]


def test_parquet_has_a_row_an_event_with_typed_cells(
    tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    write("events.parquet", tmp_path / "e.parquet", document, events)
    killing, war = parquet.read_table(tmp_path / "e.parquet").to_pylist()
    assert killing["agents"] == ["Brutus", "conspirators"]
    assert (killing["start"], killing["earliest_day"]) == (document.text.index("killed"), -429685)
    assert killing["mentions"] == ["killed", "murder"]
    assert (war["part_of"], war["earliest_day"], war["agents"]) == (None, None, [])


def test_parquet_is_written_in_groups(
    tmp_path: Path, document: Document, events: tuple[Event, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fasti.sinks.parquet._ROWS_OF_A_GROUP", 3)
    with ParquetSink(tmp_path / "e.parquet") as sink:
        for _ in range(4):
            sink.write(document, events)
    written = parquet.ParquetFile(tmp_path / "e.parquet")
    assert [written.metadata.row_group(number).num_rows for number in range(written.num_row_groups)] == [3, 3, 2]
    assert written.read().column("id").to_pylist() == [event.id for event in events] * 4


def test_parquet_without_its_library_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SinkError, match=r"pip install 'fasti\[parquet\]'"), ParquetSink(tmp_path / "e.parquet"):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", FILES)
def test_file_in_a_folder_that_is_missing_is_told(name: str, tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="cannot be written"), FILES[name](tmp_path / "nope" / name):
        pass


def write_tables(path: Path, document: Document, events: tuple[Event, ...]) -> dict[str, list[dict[str, str]]]:
    with CsvTablesSink(path) as sink:
        sink.write(document, events)
        sink.withdraw("nothing")
    tables = {}
    for name in sorted(path.iterdir()):
        with name.open(encoding="utf-8", newline="") as file:
            tables[name.stem] = list(csv.DictReader(file))
    return tables


def test_csv_tables_are_those_of_the_database_without_the_text(
    tmp_path: Path, document: Document, events: tuple[Event, ...], database: sqlite3.Connection
) -> None:
    tables = write_tables(tmp_path / "tables", document, events)
    assert tables.keys() == TABLE_COLUMNS.keys()
    assert "text" not in tables["documents"][0]
    for name, rows in tables.items():
        assert len(rows) == database.execute(f"SELECT count(*) FROM {name}").fetchone()[0], name
        head = (tmp_path / "tables" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        assert head.split(",") == list(TABLE_COLUMNS[name])
    assert tables["dates"][0]["earliest_day"] == "-429685"
    assert [row["alias"] for row in tables["aliases"]] == ["Marcus Brutus", "the city", "Roma"]


def test_csv_tables_are_replaced_whole_or_left(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> None:
    write_tables(tmp_path / "tables", document, events)

    def fail() -> None:
        with CsvTablesSink(tmp_path / "tables") as sink:
            sink.write(document, events[1:])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [path.name for path in tmp_path.iterdir()] == ["tables"]
    with (tmp_path / "tables" / "events.csv").open(encoding="utf-8", newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["ides-1", "ides-2"]
    assert [row["id"] for row in write_tables(tmp_path / "tables", document, events[1:])["events"]] == ["ides-2"]


def test_csv_tables_delete_nothing_that_is_not_theirs(tmp_path: Path, document: Document) -> None:
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "thesis.doc").touch()
    with pytest.raises(SinkError, match=r"other files in it \(thesis.doc\)"), CsvTablesSink(tmp_path / "tables"):
        pass
    (tmp_path / "file").touch()
    with pytest.raises(SinkError, match="this is no folder"), CsvTablesSink(tmp_path / "file"):
        pass
    (tmp_path / "link").symlink_to(tmp_path / "tables")
    write_tables(tmp_path / "link", document, ())
    assert (tmp_path / "tables" / "thesis.doc").exists()
    assert not (tmp_path / "link").is_symlink()
