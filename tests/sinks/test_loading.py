"""A file of events that was made earlier: checked line by line, then handed on document by document."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from fasti.errors import InputError
from fasti.record import Document, Event, Manifest
from fasti.sinks import JsonlSink, KnownDocument, survey_events


def write(path: Path, *events: Event) -> None:
    with JsonlSink(path / "events.jsonl") as sink:
        sink.write(Document(id="any", text=""), events)


def write_manifest(path: Path, *, sha256: str | None = None) -> None:
    entry = {"source": "a.txt", "sha256": "1" * 64, "characters": 9, "events": 1, "notes": ["A note."]}
    real = hashlib.sha256((path / "events.jsonl").read_bytes()).hexdigest()
    manifest = {
        "fasti": "1",
        "schema_version": "1",
        "model": "m",
        "rules_sha256": "0",
        "documents": [{"id": "empty", **entry}, {"id": "ides", **entry}],
        "outputs": {"events.jsonl": sha256 or real},
    }
    (path / "manifest.json").write_text(Manifest.model_validate(manifest).model_dump_json(), encoding="utf-8")


def test_loading_takes_documents_from_the_events(tmp_path: Path, events: tuple[Event, ...]) -> None:
    write(tmp_path, *events)
    for path in (tmp_path, tmp_path / "events.jsonl"):
        found = survey_events(path)
        assert found.events == 2
        assert [(document, tuple(told)) for document, told in found.read()] == [(KnownDocument(id="ides"), events)]


def test_loading_gathers_the_events_of_a_document_from_wherever_they_stand(
    tmp_path: Path, events: tuple[Event, ...]
) -> None:
    strangers = tuple(event.model_copy(update={"document": "other"}) for event in events)
    write(tmp_path, events[0], strangers[0], events[1], strangers[1])
    content = (tmp_path / "events.jsonl").read_bytes()
    (tmp_path / "events.jsonl").write_bytes(b"\r\n" + content.replace(b"\n", b"\r\n").removesuffix(b"\r\n"))
    assert [tuple(told) for _, told in survey_events(tmp_path).read()] == [events, strangers]
    assert [tuple(told[:1]) for _, told in survey_events(tmp_path).read()] == [events[:1], strangers[:1]]


def test_loading_takes_documents_from_the_manifest_beside(tmp_path: Path, events: tuple[Event, ...]) -> None:
    write(tmp_path, *events)
    write_manifest(tmp_path)
    known = {"source": "a.txt", "sha256": "1" * 64, "characters": 9, "notes": ("A note.",)}
    assert survey_events(tmp_path).documents == (
        KnownDocument(id="empty", **known),
        KnownDocument(id="ides", **known),
    )


def test_loading_empties_no_document_by_the_manifest_of_another_file(tmp_path: Path, events: tuple[Event, ...]) -> None:
    write(tmp_path, *events)
    write_manifest(tmp_path, sha256="9" * 64)
    assert [document.id for document in survey_events(tmp_path).documents] == ["ides"]


def test_loading_tells_every_faulty_line_with_its_place(tmp_path: Path, events: tuple[Event, ...]) -> None:
    write(tmp_path, *events)
    path = tmp_path / "events.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    nameless = {key: value for key, value in json.loads(lines[1]).items() if key != "document"}
    wrong = {**json.loads(lines[1]), "type": "conflict.brawl"}
    path.write_text("\n".join([*lines, "{", "", json.dumps(nameless), json.dumps(wrong)]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        survey_events(path)
    torn, homeless, odd = str(caught.value).splitlines()
    assert torn.startswith(f"{path}:3: Invalid JSON")
    assert homeless.startswith(f"{path}:5: document: the event 'ides-2' names no document")
    assert odd.startswith(f"{path}:6: type: Input should be 'conflict.war'")


def test_loading_of_another_file_altogether_ends_after_twenty_faults(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_bytes(b"\xff\x00\n" * 1000)
    with pytest.raises(InputError) as caught:
        survey_events(tmp_path)
    assert len(str(caught.value).splitlines()) == 20


def test_loading_tells_a_missing_file_and_a_bad_manifest(tmp_path: Path, events: tuple[Event, ...]) -> None:
    with pytest.raises(InputError, match=r"events.jsonl: this cannot be read \(No such file"):
        survey_events(tmp_path)
    write(tmp_path, *events)
    (tmp_path / "manifest.json").write_text('{"fasti": 1}', encoding="utf-8")
    with pytest.raises(InputError, match=r"manifest.json: fasti: Input should be a valid string. Move it away"):
        survey_events(tmp_path)
