"""`fasti extract`: what a user sees, and the exit code."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fasti.cli import app
from fasti.errors import ModelError
from fasti.sinks import read_events
from tellings import vocabulary

Fasti = Callable[..., Result]


@pytest.fixture
def fasti(without_model: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fasti:
    monkeypatch.chdir(tmp_path)
    return lambda *arguments, stdin=None: CliRunner().invoke(app, arguments, input=stdin)


def documents(out: Path = Path("outputs")) -> list[str]:
    return [document["id"] for document in json.loads((out / "manifest.json").read_bytes())["documents"]]


def test_extract_tells_what_it_found_and_where_it_lies(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "troy.txt")
    assert result.exit_code == 0
    assert "Read 1 document of 2 words and found 1 event in" in result.stdout
    assert "capture  [conflict.capture, actual]" in result.stdout
    assert "fasti explain troy.txt" in result.stdout
    assert result.stderr == ""
    for path in Path("outputs").glob("[!.]*"):
        assert path.name in result.stdout


def test_extract_quietly_says_nothing_where_all_is_well(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "troy.txt", "--out", "results", "--quiet")
    assert (result.exit_code, result.output) == (0, "")
    assert documents(Path("results")) == ["troy"]


@pytest.mark.parametrize("alone", [True, False])
def test_extract_of_an_empty_file(fasti: Fasti, alone: bool) -> None:
    Path("empty.txt").touch()
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "empty.txt", *([] if alone else ["troy.txt"]))
    assert result.exit_code == 1
    assert result.stderr == "fasti: empty.txt: the file is empty.\n"
    assert documents() == ([] if alone else ["troy"])


def test_extract_of_a_missing_path_beside_a_good_one(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "nope.txt", "troy.txt")
    assert result.exit_code == 1
    assert result.stderr == "fasti: nope.txt: there is no such file or folder; check the path.\n"
    assert documents() == ["troy"]


def test_extract_of_nothing_but_a_missing_path_is_wrong_use(fasti: Fasti) -> None:
    result = fasti("extract", "nope.txt")
    assert result.exit_code == 2
    assert result.stderr == "fasti: nope.txt: there is no such file or folder; check the path.\n"
    assert not Path("outputs").exists()


def test_extract_of_a_latin1_file_states_its_guess(fasti: Fasti) -> None:
    Path("cafe.txt").write_bytes("The café fell in 1848, and Málaga too.".encode("latin-1"))
    result = fasti("extract", "cafe.txt")
    assert result.exit_code == 0
    assert "fasti: cafe.txt: the file is no UTF-8; it was read as cp1252, a guess." in result.stderr
    assert "café" in Path("outputs/events.sqlite").read_bytes().decode("utf-8", "ignore")


def test_extract_of_a_folder_with_binaries_in_it(fasti: Fasti) -> None:
    Path("shelf").mkdir()
    Path("shelf/troy.txt").write_text("Troy fell.", encoding="utf-8")
    Path("shelf/data.txt").write_bytes(b"\x7fELF\0\0")
    Path("shelf/photo.png").write_bytes(b"\x89PNG\0\0")
    result = fasti("extract", "shelf")
    assert result.exit_code == 1
    assert "Left alone: 1 file of other kinds (shelf/photo.png)." in result.stdout
    assert result.stderr.startswith("fasti: shelf/data.txt: this is a binary file, not text")
    assert documents() == ["troy"]


def test_extract_goes_on_where_the_engine_fails(fasti: Fasti) -> None:
    Path("bad.txt").write_text("crash", encoding="utf-8")
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "bad.txt", "troy.txt")
    assert result.exit_code == 1
    assert "fasti: bad.txt: the extraction failed on this document" in result.stderr
    assert documents() == ["troy"]


def test_extract_reads_standard_input(fasti: Fasti) -> None:
    result = fasti("extract", "-", stdin="Troy fell.")
    assert result.exit_code == 0
    assert documents() == ["stdin"]
    assert "fasti explain" not in result.stdout


def test_extract_tells_a_missing_model_as_a_sentence(fasti: Fasti, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: object) -> None:
        raise ModelError("there is no spaCy pipeline 'nope'.")

    monkeypatch.setattr("fasti.run.plan_engine", fail)
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "troy.txt", "--model", "nope")
    assert (result.exit_code, result.stderr) == (2, "fasti: there is no spaCy pipeline 'nope'.\n")


def test_extract_into_a_file_is_wrong_use(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "troy.txt", "--out", "troy.txt")
    assert result.exit_code == 2
    assert "the output folder cannot be made" in result.stderr
    assert Path("troy.txt").read_text(encoding="utf-8") == "Troy fell."


def test_extract_of_many_documents_lists_only_their_sum(fasti: Fasti) -> None:
    Path("shelf").mkdir()
    for number in range(21):
        Path(f"shelf/t{number}.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "shelf")
    assert "Read 21 documents of 42 words and found 21 events" in result.stdout
    assert "  t7 " not in result.stdout


def test_extract_again_keeps_what_is_done_and_says_so(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    Path("acre.txt").write_text("Acre fell.", encoding="utf-8")
    first = fasti("extract", "troy.txt")
    assert "--fresh" not in first.stdout
    second = fasti("extract", "troy.txt", "acre.txt")
    assert "1 of them is as the run before left it; --fresh reads it anew." in second.stdout
    third = fasti("extract", "troy.txt", "acre.txt")
    assert "All are as the run before left them; --fresh reads them anew." in third.stdout
    assert "--fresh" not in fasti("extract", "troy.txt", "acre.txt", "--fresh").stdout


def test_extract_logs_a_json_line_for_each_document_and_a_summary(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell. Troy fell.", encoding="utf-8")
    Path("bad.txt").write_text("crash", encoding="utf-8")
    Path("none.txt").touch()
    result = fasti("extract", "troy.txt", "bad.txt", "none.txt", "nope.txt", "--log", "json", "--quiet")
    assert (result.exit_code, result.stdout) == (1, "")
    refused, troy, bad, none, told = map(json.loads, result.stderr.splitlines())
    assert (troy["document"], troy["status"], troy["events"], troy["words"]) == ("troy", "done", 2, 4)
    assert (bad["source"], bad["status"]) == ("bad.txt", "quarantined")
    assert "the engine broke" in bad["reason"]
    assert (none["document"], none["reason"]) == (None, "the file is empty.")
    assert refused["source"] == "nope.txt"
    assert told["documents"] == {"done": 1, "kept": 0, "quarantined": 3}
    assert (told["summary"], told["events"], told["words"]) == (True, 2, 4)


def test_extract_writes_to_targets_and_tables_too(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "troy.txt", "--to", "sqlite:///all.db", "--to", "e.parquet", "--tables")
    assert result.exit_code == 0
    assert "Also written to:\n\n  sqlite:///all.db\n  e.parquet\n" in result.stdout
    assert Path("e.parquet").is_file()
    Path("acre.txt").write_text("Acre fell.", encoding="utf-8")
    assert fasti("extract", "acre.txt", "--to", "sqlite:///all.db", "--out", "other").exit_code == 0
    assert [event.document for event in read_events("sqlite:///all.db")] == ["acre", "troy"]
    outputs = json.loads(Path("outputs/manifest.json").read_bytes())["outputs"]
    assert "tables/actors.csv" in outputs
    assert "Troy" not in Path("outputs/tables/documents.csv").read_text(encoding="utf-8")


def test_extract_to_what_is_no_target_is_wrong_use(fasti: Fasti) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    result = fasti("extract", "troy.txt", "--to", "events.xls")
    assert result.exit_code == 2
    assert "events.xls: what this is cannot be told" in result.stderr
    assert not Path("outputs").exists()


@pytest.mark.parametrize(("given", "code"), [("0.6", 0), ("1.5", 2), ("often", 2)])
def test_extract_takes_a_least_confidence_from_0_to_1(fasti: Fasti, given: str, code: int) -> None:
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    assert fasti("extract", "troy.txt", "--min-confidence", given).exit_code == code


def test_extract_links_what_several_documents_tell(fasti: Fasti, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("fasti.linking.load_vocabulary", vocabulary)
    Path("troy.txt").write_text("Troy fell.", encoding="utf-8")
    Path("ilium.txt").write_text("So Troy fell.", encoding="utf-8")
    assert fasti("extract", "troy.txt", "ilium.txt").exit_code == 0
    assert not Path("outputs/links.jsonl").exists()
    result = fasti("extract", "troy.txt", "ilium.txt", "--link")
    assert result.exit_code == 0
    assert "Read 2 events of 2 documents." in result.stdout
    assert {"links.jsonl", "links.csv", "conflicts.csv"} <= {path.name for path in Path("outputs").iterdir()}
    assert "Read 2 events" not in fasti("extract", "troy.txt", "ilium.txt", "--link", "--quiet").stdout


def test_extract_tells_a_note_on_many_documents_once(fasti: Fasti) -> None:
    Path("shelf").mkdir()
    for number in range(6):
        Path(f"shelf/c{number}.txt").write_bytes("The café fell in 1848, and Málaga too.".encode("latin-1"))
    first, last = fasti("extract", "shelf").stderr.splitlines()
    assert first.startswith("fasti: shelf/c0.txt and 5 more documents: the file is no UTF-8; it was read as cp1252")
    assert last == "fasti: outputs/manifest.json has the notes on each document."
