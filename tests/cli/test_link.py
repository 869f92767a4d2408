"""`fasti link`: files in, happenings out, and what is said of both."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from fasti.cli import app
from fasti.record import Event
from fasti.record.links import LinkedEvent, link_schema
from fasti.sinks.links import LINK_FILES
from tellings import told, vocabulary

EVENTS = (
    told("a", "conflict.battle", "Battle of Nanking", dates=["1937-12-09"], places=["Nanking"]),
    told("b", "conflict.battle", "Nanjing battle", dates=["1937-12-13"], outcomes=["change=a “new” line\u2028end"]),
    told("b", "conflict.attack", id="e2", dates=["1916"]),
    told("c", "conflict.attack", "=SUM(1)", dates=["1916"]),
)


@pytest.fixture(autouse=True)
def handful(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A folder to work in, with a handful of places instead of a gazetteer."""
    monkeypatch.setattr("fasti.linking.load_vocabulary", vocabulary)
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "events.jsonl", *EVENTS)
    return tmp_path


def write(path: Path, *events: Event) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(event.model_dump_json() + "\n" for event in events), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["link", *arguments])


def outputs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_link_writes_happenings_tables_and_a_summary(handful: Path) -> None:
    result = run("events.jsonl", "--out", "linked")
    assert (result.exit_code, result.stderr) == (0, "")
    assert set(outputs(handful / "linked")) == set(LINK_FILES)
    (line,) = (handful / "linked" / "links.jsonl").read_text(encoding="utf-8").splitlines()
    happening = LinkedEvent.model_validate_json(line)
    assert [one.document for one in happening.attestations] == ["a", "b"]
    assert "1 happening is told by several documents (2 events); in 1 of them the documents disagree." in result.stdout
    assert "disputed     date: 1937-12-09 (a); 1937-12-13 (b)" in result.stdout
    assert "Names of places: a handful." in result.stdout


def test_link_tables_have_a_row_an_attestation_and_a_row_a_claim(handful: Path) -> None:
    run("events.jsonl", "--out", "linked")
    with (handful / "linked" / "links.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [(row["document"], row["event"], row["documents"], row["conflicts"]) for row in rows] == [
        ("a", "e1", "2", "date"),
        ("b", "e1", "2", "date"),
    ]
    with (handful / "linked" / "conflicts.csv").open(encoding="utf-8", newline="") as file:
        claims = list(csv.DictReader(file))
    assert [(row["field"], row["claim"], row["documents"]) for row in claims] == [
        ("date", "1937-12-09", "a"),
        ("date", "1937-12-13", "b"),
    ]
    assert {row["happening"] for row in (*rows, *claims)} == {rows[0]["happening"]}


def test_link_gives_the_same_bytes_for_any_order_of_files_and_lines(handful: Path) -> None:
    write(handful / "one" / "events.jsonl", *EVENTS[2:])
    write(handful / "two.jsonl", *reversed(EVENTS[:2]))
    for number, paths in enumerate([("events.jsonl",), ("one", "two.jsonl"), ("two.jsonl", "one/events.jsonl")]):
        run(*paths, "--all", "--out", f"out{number}")
    assert outputs(handful / "out0") == outputs(handful / "out1") == outputs(handful / "out2")


def test_link_all_writes_what_one_document_tells_too(handful: Path) -> None:
    run("events.jsonl", "--all", "--quiet", "--out", "linked")
    lines = (handful / "linked" / "links.jsonl").read_text(encoding="utf-8").splitlines()
    assert sorted(len(json.loads(line)["attestations"]) for line in lines) == [1, 1, 2]
    assert "'=SUM(1)" in (handful / "linked" / "links.csv").read_text(encoding="utf-8")


def test_link_quiet_says_nothing() -> None:
    assert run("events.jsonl", "--quiet").output == ""


def test_link_counts_a_line_that_stands_twice_once(handful: Path) -> None:
    write(handful / "again.jsonl", EVENTS[0])
    result = run("events.jsonl", "again.jsonl")
    assert result.exit_code == 0
    assert "1 line stood more than once and counted once." in result.stdout


def test_link_refuses_two_events_of_a_document_under_one_id(handful: Path) -> None:
    write(handful / "other.jsonl", told("a", "conflict.war", "war"))
    result = run("events.jsonl", "other.jsonl")
    assert result.exit_code == 2
    assert "other.jsonl:1: id: the document 'a' has another event 'e1' in events.jsonl:1;" in result.stderr


@pytest.mark.parametrize(
    ("line", "told_of"),
    [
        ("{", "this is not JSON"),
        ("[" * 100_000, "nested too deeply"),
        ("[]", "bad.jsonl:2: Input should be"),
        ('{"id": "e1"}', "bad.jsonl:2: type: Field required."),
        (told("a", "conflict.war").model_dump_json().replace('"a"', "null"), "the event 'e1' names no document"),
        (told("a", "conflict.war", dates=["1937-14"]).model_dump_json(), "dates.0.edtf: '1937-14' is not an EDTF"),
        ("\udcff", "this is not UTF-8 (byte 0 of the line)"),
    ],
    ids=["json", "nested", "list", "field", "document", "date", "utf8"],
)
def test_link_tells_a_bad_line_with_its_place(handful: Path, line: str, told_of: str) -> None:
    text = f"{EVENTS[0].model_dump_json()}\n{line}\n\n"
    (handful / "bad.jsonl").write_bytes(text.encode("utf-8", "surrogateescape"))
    result = run("bad.jsonl", "--out", "linked")
    assert result.exit_code == 2
    assert result.stderr.startswith("fasti: bad.jsonl:2: ")
    assert told_of in result.stderr
    assert not (handful / "linked").exists()


def test_link_tells_no_more_faults_than_a_screen_bears(handful: Path) -> None:
    (handful / "bad.jsonl").write_text("{\n" * 50)
    stderr = run("bad.jsonl").stderr
    assert stderr.count("not JSON") == 20
    assert stderr.endswith("... the rest is not read.\n")


def test_link_names_a_missing_file() -> None:
    result = run("nowhere.jsonl")
    assert result.exit_code == 2
    assert "nowhere.jsonl: there is no such file" in result.stderr


def test_link_names_an_output_folder_that_cannot_be_made() -> None:
    result = run("events.jsonl", "--out", "events.jsonl")
    assert result.exit_code == 2
    assert "name another with --out" in result.stderr


def test_link_of_one_document_says_that_nothing_is_shared(handful: Path) -> None:
    write(handful / "one.jsonl", EVENTS[0])
    result = run("one.jsonl")
    assert result.exit_code == 0
    assert "No happening is told by more than one document." in result.stdout


def test_link_that_fails_leaves_the_old_files(handful: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("events.jsonl", "--out", "linked")
    before = outputs(handful / "linked")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("fasti.sinks.links._claims", fail)
    assert run("events.jsonl", "--out", "linked").exit_code == 2
    assert outputs(handful / "linked") == before


def test_schema_of_links_is_that_of_the_record() -> None:
    result = CliRunner().invoke(app, ["schema", "--links"])
    assert json.loads(result.stdout) == link_schema()
