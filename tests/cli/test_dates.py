from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from fasti.cli import app

KEYS = "start end text type value edtf earliest latest precision calendar qualifier anchor rule".split()


def run(*arguments: str, stdin: str | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, ["dates", *arguments], input=stdin)
    return result.exit_code, result.stdout, result.stderr


def records(output: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in output.splitlines()]


def test_dates_writes_one_object_a_line() -> None:
    code, output, _ = run("He died on the Ides of March 44 BC.", "--format", "jsonl")
    (record,) = records(output)
    assert code == 0
    assert list(record) == KEYS
    assert record == {
        "start": 11,
        "end": 34,
        "text": "the Ides of March 44 BC",
        "type": "DATE",
        "value": "BC0044-03-15",
        "edtf": "-0043-03-15",
        "earliest": "-0043-03-15",
        "latest": "-0043-03-15",
        "precision": "day",
        "calendar": "roman",
        "qualifier": None,
        "anchor": None,
        "rule": "roman.day",
    }


def test_dates_writes_the_ends_of_a_range_after_it() -> None:
    _, output, _ = run("The war of 1756–63.", "--format", "jsonl")
    assert [(one["text"], one["edtf"]) for one in records(output)] == [
        ("1756–63", "1756/1763"),
        ("1756", "1756"),
        ("63", "1763"),
    ]


def test_dates_writes_the_gregorian_day_beside_the_julian() -> None:
    _, output, _ = run("25 October 1917 (Old Style)", "--format", "jsonl")
    (record,) = records(output)
    assert (record["edtf"], record["calendar"], record["gregorian"]) == ("1917-10-25", "julian", "1917-11-07")


def test_dates_writes_a_table() -> None:
    code, output, _ = run("It fell in 476 AD.")
    assert code == 0
    assert "476 AD" in output
    assert "0476" in output


def test_dates_reads_a_file_and_keeps_its_offsets(tmp_path: Path) -> None:
    path = tmp_path / "text.txt"
    path.write_bytes("🗡️ line one\r\nIn 1066, they landed.\r\n".encode())
    _, output, _ = run(str(path), "--format", "jsonl")
    (record,) = records(output)
    text = path.read_bytes().decode()
    assert text[record["start"] : record["end"]] == record["text"] == "1066"


def test_dates_reads_standard_input() -> None:
    _, output, _ = run("-", "--format", "jsonl", stdin="In 1066 they landed.")
    assert [one["edtf"] for one in records(output)] == ["1066"]


def test_dates_heeds_the_document_time() -> None:
    _, output, _ = run("They met yesterday.", "--document-time", "1998-02-13", "--format", "jsonl")
    assert [one["edtf"] for one in records(output)] == ["1998-02-12"]


def test_dates_tells_a_document_time_that_is_no_date() -> None:
    code, _, error = run("x", "--document-time", "soon")
    assert code == 2
    assert "The document time 'soon' is no date; give it as 1998-02-13." in error


def test_dates_tells_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "latin.txt"
    path.write_bytes("café 1914".encode("latin-1"))
    code, _, error = run(str(path))
    assert code == 2
    assert "latin.txt: the file is not UTF-8" in error


def test_text_that_is_too_long_for_a_file_name_is_a_text() -> None:
    _, output, _ = run("In 1066 they landed. " * 300, "--format", "jsonl")
    assert len(records(output)) == 300


@pytest.mark.parametrize("module", ["fasti.chronology", "fasti.cli.dates"])
def test_dates_load_no_parse_model(module: str) -> None:
    code = f"import sys, {module}; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
