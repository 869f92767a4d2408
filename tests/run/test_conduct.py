"""The conductor: documents in, files out, one bad document no reason to stop."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path

import pytest

from fasti import __version__
from fasti.errors import InputError
from fasti.readers import find_sources
from fasti.record import Document, Event, Manifest
from fasti.run import Done, Engine, Failed, Outcome, Result, run
from fasti.run.outcomes import key_of
from fasti.sinks import read_events

FILES = ("events.csv", "events.jsonl", "events.sqlite", "manifest.json")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Two good documents, one that the engine fails on, and one that is no text."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    (shelf / "troy.txt").write_bytes(b"Troy fell. They captured it.\r\nIt fell.")
    (shelf / "acre.txt").write_bytes("Acre fell — in 1291; a café.".encode("cp1252"))
    (shelf / "bad.txt").write_bytes(b"crash")
    (shelf / "scan.txt").write_bytes(b"\0\0")
    return shelf


def run_shelf(shelf: Path, engine: Engine, out: Path) -> Result:
    return run(find_sources([shelf]), engine, out=out)


def test_run_writes_events_by_document_and_place(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    result = run_shelf(shelf, engine, tmp_path / "out")
    lines = (tmp_path / "out" / "events.jsonl").read_text(encoding="utf-8").splitlines()
    events = [Event.model_validate_json(line) for line in lines]
    assert [(event.document, event.mentions[0].start) for event in events] == [
        ("acre", 5),
        ("troy", 5),
        ("troy", 16),
        ("troy", 33),
    ]
    assert (result.events, result.words) == (4, 14)
    assert result.sample == events[0]


def test_run_writes_the_same_bytes_twice_and_from_any_order(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    run_shelf(shelf, engine, tmp_path / "one")
    run(find_sources(sorted(shelf.iterdir(), reverse=True)), engine, out=tmp_path / "two")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    assert sorted(path.name for path in (tmp_path / "one").glob("[!.]*")) == sorted(FILES)


def test_run_manifest_tells_what_was_read_and_written(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    result = run_shelf(shelf, engine, tmp_path / "out")
    written = Manifest.model_validate_json((tmp_path / "out" / "manifest.json").read_bytes())
    assert written == result.manifest
    assert (written.fasti, written.model, written.rules_sha256) == (__version__, "fake 1.0", "0" * 64)
    acre, troy = written.documents
    assert (acre.id, acre.events, troy.id, troy.events) == ("acre", 1, "troy", 3)
    assert "cp1252, a guess" in acre.notes[0]
    assert troy.sha256 == hashlib.sha256((shelf / "troy.txt").read_bytes()).hexdigest()
    assert written.outputs == {
        name: hashlib.sha256((tmp_path / "out" / name).read_bytes()).hexdigest() for name in written.outputs
    }
    assert {*written.outputs, "manifest.json"} == set(FILES)


def test_run_manifest_tells_the_least_confidence(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    run_shelf(shelf, dataclasses.replace(engine, min_confidence=0.6), tmp_path / "out")
    assert json.loads((tmp_path / "out" / "manifest.json").read_bytes())["min_confidence"] == 0.6


def test_run_quarantines_and_goes_on(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    quarantined = run_shelf(shelf, engine, tmp_path / "out").manifest.quarantined
    assert [Path(one.source).name for one in quarantined] == ["bad.txt", "scan.txt"]
    assert "failed on this document (RuntimeError: the engine broke)" in quarantined[0].reason
    assert "binary" in quarantined[1].reason


def test_run_tells_of_each_document_the_longest_first(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    told: list[Outcome] = []
    run(find_sources([shelf]), engine, out=tmp_path / "out", on_done=told.append)
    assert [type(outcome) for outcome in told] == [Done, Done, Failed, Failed]
    assert [key_of(outcome)[1] for outcome in told[:3]] == ["troy", "acre", "bad"]


def spoiled(engine: Engine, **changes: str) -> Engine:
    def read(document: Document) -> tuple[Event, ...]:
        return tuple(event.model_copy(update=changes) for event in engine.read(document))

    return dataclasses.replace(engine, read=read)


@pytest.mark.parametrize(
    ("changes", "reason"), [({"id": "same"}, "the same id"), ({"part_of": "ghost"}, "part_of names ghost")]
)
def test_run_quarantines_a_document_whose_events_contradict_each_other(
    changes: dict[str, str], reason: str, shelf: Path, engine: Engine, tmp_path: Path
) -> None:
    result = run(find_sources([shelf / "troy.txt"]), spoiled(engine, **changes), out=tmp_path / "out")
    (quarantined,) = result.manifest.quarantined
    assert reason in quarantined.reason
    assert result.events == 0


def test_run_quarantines_a_document_with_the_event_ids_of_another(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    paths = [shelf / "acre.txt", shelf / "troy.txt"]
    (shelf / "troy.txt").write_bytes(b"Troy fell.")
    manifest = run(find_sources(paths), spoiled(engine, id="same"), out=tmp_path / "out").manifest
    assert [document.id for document in manifest.documents] == ["acre"]
    assert "a second copy of that text" in manifest.quarantined[0].reason


def test_run_that_is_interrupted_leaves_the_old_output(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    run_shelf(shelf, engine, tmp_path / "out")
    before = {name: (tmp_path / "out" / name).read_bytes() for name in FILES}

    def interrupt(document: Document) -> tuple[Event, ...]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_shelf(shelf, dataclasses.replace(engine, read=interrupt, model="fake 2.0"), tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name in FILES} == before


def test_run_refuses_a_file_as_output_folder(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("precious", encoding="utf-8")
    with pytest.raises(InputError, match="output folder cannot be made"):
        run_shelf(shelf, engine, tmp_path / "out")


def test_run_manifest_is_readable_json(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    run_shelf(shelf, engine, tmp_path / "out")
    content = (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")
    assert content.endswith("}\n")
    assert content.count("\n") > 20
    assert list(json.loads(content)) == list(Manifest.model_fields)


def test_run_quarantines_a_document_that_a_database_refuses(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/all.db"
    run(find_sources([shelf / "troy.txt"]), spoiled(engine, id="same"), out=tmp_path / "none", to=(url,))
    (shelf / "troy.txt").write_bytes(b"Troy fell.")
    run(find_sources([shelf / "troy.txt"]), spoiled(engine, id="same"), out=tmp_path / "one", to=(url,))
    manifest = run(
        find_sources([shelf / "acre.txt"]), spoiled(engine, id="same"), out=tmp_path / "two", to=(url,)
    ).manifest
    assert "is already held as one of the document 'troy'" in manifest.quarantined[0].reason
    assert manifest.documents == ()
    assert (tmp_path / "two" / "events.jsonl").read_bytes() == b""
    assert [event.document for event in read_events(url)] == ["troy"]
