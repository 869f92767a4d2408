"""`fasti load`: events made earlier, into databases."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fasti.cli import app
from fasti.cli.load import _progress
from fasti.record import Document, Event
from fasti.sinks import JsonlSink, read_events

Fasti = Callable[..., Result]


@pytest.fixture
def fasti(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: Document, events: tuple[Event, ...]) -> Fasti:
    monkeypatch.chdir(tmp_path)
    with JsonlSink(Path("events.jsonl")) as sink:
        sink.write(document, events)
    return lambda *arguments: CliRunner().invoke(app, ["load", *arguments])


def test_load_fills_every_target_and_doubles_nothing(fasti: Fasti, events: tuple[Event, ...]) -> None:
    for _ in range(2):
        result = fasti("events.jsonl", "e.db", "duckdb:///e.duckdb", "copy.jsonl")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout == "Loaded 2 events of 1 document into e.db, duckdb:///e.duckdb, copy.jsonl.\n"
    assert tuple(read_events("sqlite:///e.db")) == tuple(read_events("duckdb:///e.duckdb")) == events
    assert Path("copy.jsonl").read_bytes() == Path("events.jsonl").read_bytes()


def test_load_of_a_faulty_file_names_the_line_and_writes_nothing(fasti: Fasti) -> None:
    with Path("events.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    result = fasti("events.jsonl", "e.db", "--quiet")
    assert result.exit_code == 2
    assert "fasti: events.jsonl:3: id: Field required.\n" in result.stderr
    assert not Path("e.db").exists()


def test_load_names_a_document_that_is_refused_and_loads_the_others(fasti: Fasti, events: tuple[Event, ...]) -> None:
    with Path("events.jsonl").open("a", encoding="utf-8") as file:
        loose = {**json.loads(events[0].model_dump_json()), "document": "loose"}
        file.write(json.dumps(loose) + "\n")
    result = fasti("events.jsonl", "e.db")
    assert result.exit_code == 1
    assert result.stderr.startswith("fasti: events.jsonl: loose: the event 'ides-1' is part_of 'ides-2', no event of")
    assert "save for what is named above (1)" in result.stdout
    assert tuple(read_events("sqlite:///e.db")) == events


def test_load_into_what_is_no_target_is_wrong_use(fasti: Fasti) -> None:
    result = fasti("events.jsonl", "mysql://me:hunter2@host/name")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "mysql://: this kind of database is not known" in result.stderr
    assert "hunter2" not in result.stderr


def test_load_shows_progress_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    for shown in (True, False):
        with _progress(2, shown=shown) as on_done:
            on_done(1)
    assert capsys.readouterr().out == ""
