import json
from pathlib import Path
from typing import Any

import pytest
from evaluation_cases import TEXT, event, gold_file

from fasti.errors import InputError
from fasti.evaluation import Gold, Predicted, check_coverage, read_gold, read_predicted
from fasti.record import Document, Event, GoldFile, Manifest
from fasti.record.manifest import ManifestDocument, Quarantined


def _write_gold(folder: Path, file: GoldFile, **changes: Any) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{file.document}.gold.json"
    path.write_text(json.dumps({**file.model_dump(mode="json"), **changes}), encoding="utf-8")
    return path


def _write_text(folder: Path, name: str = "saguntum", text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.txt"
    path.write_bytes(text.encode())
    return path


def _write_events(folder: Path, *events: Event) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "events.jsonl"
    path.write_text("".join(one.model_dump_json(exclude_none=True) + "\n" for one in events), encoding="utf-8")
    return path


def _manifest(*documents: tuple[str, str], quarantined: tuple[Quarantined, ...] = ()) -> Manifest:
    return Manifest(
        fasti="0",
        schema_version="1",
        model="m",
        rules_sha256="0",
        documents=tuple(
            ManifestDocument(id=name, source=None, sha256=sha256, characters=1, events=0) for name, sha256 in documents
        ),
        quarantined=quarantined,
    )


def test_gold_is_read_from_a_file_and_from_a_directory(tmp_path: Path) -> None:
    one, other = gold_file(event("fell"), document="a"), gold_file(document="b")
    path = _write_gold(tmp_path, one)
    _write_gold(tmp_path, other)
    assert read_gold(path) == Gold((one,))
    assert read_gold(tmp_path) == Gold((one, other))


@pytest.mark.parametrize("place", ["texts", "gold"])
def test_texts_are_found_in_texts_beside_the_gold_directory_or_beside_the_file(tmp_path: Path, place: str) -> None:
    _write_gold(tmp_path / "gold", gold_file(event("fell")))
    _write_text(tmp_path / place)
    assert read_gold(tmp_path / "gold").texts == {"saguntum": TEXT}


def test_texts_are_found_beside_a_gold_file_given_by_a_bare_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write_gold(tmp_path / "gold", gold_file(event("fell")))
    _write_text(tmp_path / "texts")
    monkeypatch.chdir(tmp_path / "gold")
    assert read_gold(Path(path.name)).texts == {"saguntum": TEXT}


def test_texts_keep_their_line_ends(tmp_path: Path) -> None:
    text = "one\r\ntwo\rthree\n"
    sha256 = Document(id="d", text=text).sha256
    gold = _write_gold(tmp_path / "gold", GoldFile(document="d", text_sha256=sha256, events=()))
    _write_text(tmp_path / "texts", "d", text)
    assert read_gold(gold).texts == {"d": text}


def test_text_that_does_not_fit_the_hash_is_told(tmp_path: Path) -> None:
    gold = _write_gold(tmp_path / "gold", gold_file(event("fell")))
    text = _write_text(tmp_path / "texts", text=TEXT + " ")
    with pytest.raises(InputError) as error:
        read_gold(gold)
    assert str(gold) in str(error.value)
    assert "text_sha256" in str(error.value)
    assert str(text) in str(error.value)


def test_texts_directory_that_is_given_must_hold_the_text(tmp_path: Path) -> None:
    gold = _write_gold(tmp_path / "gold", gold_file(event("fell")))
    with pytest.raises(InputError, match="no such directory"):
        read_gold(gold, texts=tmp_path / "nowhere")
    with pytest.raises(InputError, match=r"there is no saguntum\.txt"):
        read_gold(gold, texts=tmp_path)
    _write_text(tmp_path / "elsewhere")
    assert read_gold(gold, texts=tmp_path / "elsewhere").texts == {"saguntum": TEXT}


def test_name_of_a_document_never_leads_out_of_the_texts(tmp_path: Path) -> None:
    _write_text(tmp_path, "secret", "other words")
    gold = tmp_path / "gold" / "x.gold.json"
    gold.parent.mkdir()
    gold.write_text(json.dumps({"document": "../secret", "text_sha256": "", "events": []}))
    (tmp_path / "texts").mkdir()
    assert read_gold(gold).texts == {}


def test_span_that_does_not_cover_its_text_names_file_event_and_field(tmp_path: Path) -> None:
    moved = json.loads(event("fell").model_dump_json())
    moved["mentions"][0] = {"start": 0, "end": 4, "text": "fell"}
    gold = _write_gold(tmp_path / "gold", gold_file(), events=[{**moved, "id": "e9"}])
    _write_text(tmp_path / "texts")
    with pytest.raises(InputError) as error:
        read_gold(gold)
    assert str(error.value).startswith(f"{gold}: event e9: mentions.0: the span 0:4 quotes 'fell'")


def test_all_faults_of_a_gold_file_are_told_at_once(tmp_path: Path) -> None:
    bad = {"id": "e1", "type": "conflict.fight", "label": "x", "mentions": []}
    gold = _write_gold(tmp_path, gold_file(), events=[bad, {"type": "conflict.war"}])
    with pytest.raises(InputError) as error:
        read_gold(gold)
    lines = str(error.value).splitlines()
    assert any("event e1: type:" in line for line in lines)
    assert any("event e1: mentions:" in line for line in lines)
    assert any("event 2: id:" in line for line in lines)


def test_date_that_is_no_edtf_names_file_event_and_field(tmp_path: Path) -> None:
    gold = _write_gold(tmp_path, gold_file(event("fell", dates=["1937", "March 1938"])))
    with pytest.raises(InputError, match=r"event e1: dates\.1\.edtf: 'March 1938'"):
        read_gold(gold)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"{", ":1: this is not JSON"),
        (b"[]", "names its document"),
        (b'{"document": 3}', "names its document"),
        (b"\xff", "not UTF-8"),
        (b'{"document": "d"}', "text_sha256: Field required"),
    ],
)
def test_file_that_is_no_gold_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "x.gold.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        read_gold(path)
    assert str(path) in str(error.value)
    assert told in str(error.value)


def test_gold_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="holds no"):
        read_gold(tmp_path)
    with pytest.raises(InputError, match="No such file"):
        read_gold(tmp_path / "missing.gold.json")


def test_predicted_events_are_read_from_a_file_and_from_its_directory(tmp_path: Path) -> None:
    events = (event("fell", dates=["-0218"]), event("siege", document="other"))
    path = _write_events(tmp_path, *events)
    path.write_text(path.read_text() + "\n")
    assert read_predicted(path).events == read_predicted(tmp_path).events == events
    assert read_predicted(path).manifest is None


def test_manifest_beside_the_events_is_read(tmp_path: Path) -> None:
    path = _write_events(tmp_path)
    manifest = _manifest(("saguntum", "0"))
    (tmp_path / "manifest.json").write_text(manifest.model_dump_json())
    assert read_predicted(path).manifest == manifest
    (tmp_path / "manifest.json").write_text('{"fasti": "0"}')
    with pytest.raises(InputError, match=r"manifest\.json: model: Field required"):
        read_predicted(path)


def test_missing_predictions_say_how_to_make_them(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="fasti extract"):
        read_predicted(tmp_path)


def test_every_faulty_line_of_predicted_events_is_told(tmp_path: Path) -> None:
    path = _write_events(tmp_path, event("fell"), event("siege", document=None), event("fell", dates=["19377"]))
    path.write_text(path.read_text() + "{\n[]\n")
    with pytest.raises(InputError) as error:
        read_predicted(tmp_path)
    assert [line.removeprefix(f"{path}:").partition(": ")[0] for line in str(error.value).splitlines()] == list("2345")
    assert "names no document" in str(error.value)


def test_faults_are_told_up_to_a_number_that_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "events.jsonl"
    path.write_text("no\n" * 500)
    with pytest.raises(InputError) as error:
        read_predicted(path)
    assert len(str(error.value).splitlines()) == 20


def test_predicted_spans_must_fit_the_text_at_hand(tmp_path: Path) -> None:
    path = _write_events(tmp_path, event("fell"))
    assert read_predicted(path, texts={"other": "words"}).events
    with pytest.raises(InputError, match=r"events\.jsonl:1: mentions\.0: .*quotes 'fell'"):
        read_predicted(path, texts={"saguntum": "other words"})


def test_coverage_without_a_manifest_takes_all_gold_as_read() -> None:
    check_coverage(Gold((gold_file(event("fell")),)), Predicted(()))


def test_coverage_holds_where_the_run_read_the_gold_text() -> None:
    file = gold_file(event("fell"))
    check_coverage(Gold((file,)), Predicted((), _manifest(("saguntum", file.text_sha256), ("more", "0"))))


def test_gold_document_that_the_run_never_read_is_told_with_the_reason() -> None:
    gold = Gold((gold_file(document="a"), gold_file(document="b")))
    manifest = _manifest(quarantined=(Quarantined(source="shelf/b.pdf", reason="It is locked."),))
    with pytest.raises(InputError) as error:
        check_coverage(gold, Predicted((), manifest, Path("out/manifest.json")))
    first, second = str(error.value).splitlines()
    assert "manifest.json: the run did not read the gold document 'a'; extract it" in first
    assert "'b' (It is locked.)" in second


def test_run_on_another_text_than_gold_annotates_is_told() -> None:
    with pytest.raises(InputError, match="another text of 'saguntum'"):
        check_coverage(Gold((gold_file(),)), Predicted((), _manifest(("saguntum", "0" * 64))))
