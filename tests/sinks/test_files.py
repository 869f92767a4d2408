"""Every file sink: whole or not at all, the same bytes for the same events, nothing lost."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import get_args

import pytest

from fasti.record import ActorRole, Document, Event, OutcomeKind, PlaceRole
from fasti.sinks import SINKS, CsvSink, JsonlSink
from fasti.sinks.table import defuse


def write(name: str, path: Path, document: Document, events: tuple[Event, ...]) -> bytes:
    with SINKS[name](path) as sink:
        sink.write(document, events)
    return path.read_bytes()


@pytest.mark.parametrize("name", SINKS)
def test_sink_writes_the_same_bytes_twice(
    name: str, tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    first = write(name, tmp_path / name, document, events)
    assert write(name, tmp_path / name, document, events) == first
    assert write(name, tmp_path / f"other-{name}", document, events) == first


@pytest.mark.parametrize("name", SINKS)
def test_sink_leaves_the_old_file_whole_where_the_work_fails(
    name: str, tmp_path: Path, document: Document, events: tuple[Event, ...]
) -> None:
    path = tmp_path / name
    path.write_bytes(b"what was there")

    def fail() -> None:
        with SINKS[name](path) as sink:
            sink.write(document, events)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert [file.name for file in tmp_path.iterdir()] == [name]
    assert path.read_bytes() == b"what was there"


@pytest.mark.parametrize("name", SINKS)
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


def read_event(database: sqlite3.Connection, id_: str) -> Event:
    """An event put together again from the tables."""

    def rows(table: str, key: str, value: object) -> list[dict[str, object]]:
        found = database.execute(f'SELECT * FROM "{table}" WHERE "{key}" = ? ORDER BY id', (value,))
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found]

    def spans(key: str, value: object) -> list[dict[str, object]]:
        return [{"start": r["start_char"], "end": r["end_char"], "text": r["text"]} for r in rows("spans", key, value)]

    def evidence(key: str, value: object) -> list[dict[str, object]]:
        return [
            {"rule": r["rule"], "confidence": r["confidence"], "spans": spans("evidence", r["id"])}
            for r in rows("evidence", key, value)
        ]

    def slot(table: str, key: str, *fields: str) -> list[dict[str, object]]:
        return [
            {**{field: r[field] for field in fields}, "spans": spans(key, r["id"]), "evidence": evidence(key, r["id"])}
            | ({"aliases": [a["alias"] for a in rows("aliases", key, r["id"])]} if "name" in fields else {})
            for r in rows(table, "event", id_)
        ]

    (row,) = rows("events", "id", id_)
    start, end, text = (row[f"sentence_{part}"] for part in ("start_char", "end_char", "text"))
    return Event.model_validate(
        {
            **{name: row[name] for name in ("id", "document", "type", "label", "factuality", "part_of")},
            "sentence": None if text is None else {"start": start, "end": end, "text": text},
            "mentions": [
                {
                    "start": r["start_char"],
                    "end": r["end_char"],
                    "text": r["text"],
                    "evidence": evidence("mention", r["id"]),
                }
                for r in rows("mentions", "event", id_)
            ],
            "dates": slot("dates", "date", "edtf", "value", "earliest", "latest", "precision", "calendar", "qualifier"),
            "actors": slot("actors", "actor", "name", "role"),
            "places": slot("places", "place", "name", "role"),
            "outcomes": slot("outcomes", "outcome", "kind"),
        }
    )


@pytest.fixture
def database(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> Iterator[sqlite3.Connection]:
    write("events.sqlite", tmp_path / "e.sqlite", document, events)
    with closing(sqlite3.connect(tmp_path / "e.sqlite")) as database:
        yield database


def test_sqlite_gives_every_event_back(database: sqlite3.Connection, events: tuple[Event, ...]) -> None:
    assert tuple(read_event(database, event.id) for event in events) == events


def test_sqlite_keys_hold_and_its_schema_has_a_version(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    assert database.execute("SELECT id, source, characters, notes FROM documents").fetchone()[::3] == (
        "ides",
        "A note.",
    )


def test_sqlite_text_and_offsets_agree(database: sqlite3.Connection) -> None:
    query = """SELECT count(*), sum(substr(d.text, m.start_char + 1, m.end_char - m.start_char) = m.text)
               FROM mentions m JOIN events e ON e.id = m.event JOIN documents d ON d.id = e.document"""
    assert database.execute(query).fetchone() == (3, 3)


def test_sqlite_refuses_a_part_of_nothing(tmp_path: Path, document: Document, events: tuple[Event, ...]) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        write("events.sqlite", tmp_path / "e.sqlite", document, events[:1])
    assert list(tmp_path.iterdir()) == []


def test_jsonl_and_sqlite_hold_the_same_ids(
    tmp_path: Path, database: sqlite3.Connection, document: Document, events: tuple[Event, ...]
) -> None:
    lines = write("events.jsonl", tmp_path / "e.jsonl", document, events).splitlines()
    stored = database.execute("SELECT id FROM events ORDER BY rowid").fetchall()
    assert [json.loads(line)["id"] for line in lines] == [id_ for (id_,) in stored]
