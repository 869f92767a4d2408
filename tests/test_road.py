"""The whole road with the shipped model: text in, files out."""

from __future__ import annotations

from pathlib import Path

import pytest

import fasti
from fasti.readers import find_sources
from fasti.record import Document, Event
from fasti.run import Engine, Options, load_engine, plan_engine, run

CORPUS = Path(__file__).parent.parent / "corpus" / "texts"


@pytest.fixture(scope="module")
def shipped() -> Engine:
    return load_engine()


@pytest.fixture(scope="module")
def written(shipped: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The outputs for the corpus."""
    out = tmp_path_factory.mktemp("out")
    assert run(find_sources([CORPUS]), shipped, out=out).manifest.quarantined == ()
    return out


def read_events(out: Path) -> list[Event]:
    return [Event.model_validate_json(line) for line in (out / "events.jsonl").read_bytes().splitlines()]


def test_road_gives_the_same_bytes_twice(shipped: Engine, written: Path, tmp_path: Path) -> None:
    run(find_sources([CORPUS]), shipped, out=tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.glob("[!.]*")} == {
        path.name: path.read_bytes() for path in written.glob("[!.]*")
    }


def test_road_gives_a_document_the_same_events_alone(shipped: Engine, written: Path) -> None:
    (document,) = fasti.read_documents([CORPUS / "cannae.txt"])
    assert isinstance(document, Document)
    assert list(shipped.read(document)) == [event for event in read_events(written) if event.document == "cannae"]


def test_road_quotes_the_text_in_every_span(written: Path) -> None:
    texts = {path.stem: path.read_bytes().decode() for path in CORPUS.glob("*.txt")}
    events = read_events(written)
    assert {event.document for event in events} <= texts.keys()
    for event in events:
        Event.model_validate(event.model_dump(), context={"text": texts[event.document or ""]})


def test_road_gives_every_value_a_rule(written: Path) -> None:
    for event in read_events(written):
        for value in (*event.mentions, *event.dates, *event.actors, *event.places, *event.outcomes):
            assert value.evidence, (event.id, value)


def test_face_extracts_an_event_with_its_slots() -> None:
    (event,) = fasti.extract("In 1066 the Normans invaded England.")
    assert event.type == "conflict.attack"
    assert [date.edtf for date in event.dates] == ["1066"]
    assert [(actor.name, actor.role) for actor in event.actors] == [("Normans", "agent")]
    assert [place.name for place in event.places] == ["England"]


def test_road_reads_line_ends_and_marks_of_every_system_alike(shipped: Engine) -> None:
    """Carriage returns and characters of several code points move the offsets, and nothing else."""
    plain = "Of Kings\nIn 1066 the Normans invaded England.\n"
    odd = "Of Kings 🗡️\r\nIn 1066 the Normans invaded England.\r\n"
    for text in (plain, odd):
        (event,) = shipped.read(Document(id="kings", text=text))
        (mention,) = event.mentions
        assert text[mention.start : mention.end] == mention.text == "invaded"
        assert event.sentence is not None
        assert event.sentence.text == "In 1066 the Normans invaded England."


@pytest.mark.parametrize(
    "text", [".", "1066", "\ufeff\ufeff", "👨‍👩‍👧‍👦 " * 50, "a" * 5000, "word " * 3000, "\n\n\r\n x \t\n", "("]
)
def test_road_reads_odd_texts_without_failing(shipped: Engine, text: str) -> None:
    for event in shipped.read(Document(id="odd", text=text)):
        Event.model_validate(event.model_dump(), context={"text": text})


def test_road_keeps_what_is_sure_enough() -> None:
    text = "On 13 December 1937 Japanese troops captured Nanking."
    (event,) = fasti.extract(text)
    assert event.confidence is not None
    assert fasti.extract(text, min_confidence=event.confidence)
    assert not fasti.extract(text, min_confidence=event.confidence + 0.001)


def test_road_with_another_least_confidence_reads_anew_in_every_process(tmp_path: Path) -> None:
    (tmp_path / "nanking.txt").write_text("On 13 December 1937 Japanese troops captured Nanking.", encoding="utf-8")
    found = find_sources([tmp_path / "nanking.txt"])
    counts = [
        run(found, plan_engine(min_confidence=least), out=tmp_path / "out", options=Options(jobs=2))
        .manifest.documents[0]
        .events
        for least in (0.0, 1.0, 0.0)
    ]
    assert counts == [1, 0, 1]
