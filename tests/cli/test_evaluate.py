"""`fasti evaluate` by itself: what it prints, what it writes, and its exit codes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
import typer
from evaluation_cases import TEXT, event, gold_file
from typer.testing import CliRunner, Result

from fasti.cli.evaluate import evaluate
from fasti.evaluation import MEASURES
from fasti.record import Event

app = typer.Typer()
app.command()(evaluate)


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with one text, its gold of four events, and outputs of which three match and one is spurious."""
    monkeypatch.chdir(tmp_path)
    gold = gold_file(
        event("attacked", actors=["Hannibal/leader"]),
        event("siege", type="conflict.siege"),
        event("assault"),
        event("declared", type="politics.declaration"),
    )
    predicted = (
        event("attacked"),
        event("siege", type="conflict.siege"),
        event("assault", type="conflict.battle"),
        event("sailed", type="movement.expedition"),
    )
    for name, content in {
        "corpus/gold/saguntum.gold.json": gold.model_dump_json(),
        "corpus/texts/saguntum.txt": TEXT,
        "outputs/events.jsonl": "".join(one.model_dump_json() + "\n" for one in predicted),
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode())
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, arguments)


def add_events(corpus: Path, *events: Event) -> None:
    with (corpus / "outputs" / "events.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(one.model_dump_json() + "\n" for one in events)


def test_evaluate_scores_outputs_and_prints_every_measure(corpus: Path) -> None:
    result = run("corpus/gold")
    assert result.exit_code == 0, result.output
    rows = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line.strip()}
    assert rows["event"] == ["4", "4", "3", "0.750", "0.750", "0.750", "–"]
    assert rows["type"] == ["4", "4", "2", "0.500", "0.500", "0.500", "–"]
    assert rows["date"] == ["0", "0", "0", "–", "–", "–", "–"]
    assert rows.keys() >= MEASURES.keys()
    assert "4 mistakes; --mistakes 5" in result.stdout
    assert result.stderr == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("corpus/gold", "outputs"),
        ("corpus/gold", "outputs/events.jsonl"),
        ("corpus/gold/saguntum.gold.json", "outputs"),
        ("corpus/gold", "--texts", "corpus/texts"),
    ],
)
def test_evaluate_takes_files_and_folders(corpus: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).stdout == run("corpus/gold").stdout


def test_evaluate_says_which_predicted_documents_have_no_gold(corpus: Path) -> None:
    before = run("corpus/gold").stdout
    add_events(corpus, event("fell", document="b"), event("fell", document="a"), event("siege", document="a"))
    result = run("corpus/gold")
    assert result.stdout == before
    assert result.stderr == "fasti: 2 predicted documents have no gold and are left out: a, b.\n"
    assert result.exit_code == 0


def test_evaluate_names_only_so_many_documents_as_one_line_can_bear(corpus: Path) -> None:
    add_events(corpus, *(event("fell", document=f"d{number:02}") for number in range(12)))
    stderr = run("corpus/gold").stderr
    assert stderr.startswith("fasti: 12 predicted documents")
    assert stderr.endswith("d08, d09 and 2 more.\n")


def test_evaluate_passes_bars_that_are_reached(corpus: Path) -> None:
    result = run("corpus/gold", "--fail-under", "event=0.75,type=0.5", "--fail-under", "class=0.7")
    assert (result.exit_code, result.stderr) == (0, "")


def test_evaluate_fails_with_a_sentence_for_each_bar_that_is_not(corpus: Path) -> None:
    result = run("corpus/gold", "--fail-under", "type=0.6,event=0.75", "--fail-under", "date=0.1")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "fasti: type: the F1 of 0.5000 is under the bar of 0.6.",
        "fasti: date: there is nothing to score, so the bar of 0.1 is not reached.",
    ]
    assert "event" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("corpus/gold", "--fail-under", "events=0.8"), "the measures are record, event"),
        (("corpus/gold", "--fail-under", "event=80"), "from 0 to 1"),
        (("corpus/gold", "--mistakes", "few"), "--mistakes few"),
        (("corpus/gold", "--mistakes", "-1"), "--mistakes -1"),
        (("corpus/texts",), "no *.gold.json"),
        (("corpus/gold", "nowhere"), "fasti extract"),
        (("corpus/gold", "--output", "nowhere/scores.txt"), "cannot be written"),
        (("corpus/gold", "--output", "."), "is a directory"),
    ],
)
def test_evaluate_tells_wrong_use_in_a_sentence(corpus: Path, arguments: tuple[str, ...], told: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stderr.startswith("fasti: ")
    assert told in result.stderr


def test_evaluate_refuses_gold_that_the_run_never_read(corpus: Path) -> None:
    manifest = {"fasti": "0", "schema_version": "1", "model": "m", "rules_sha256": "0", "documents": []}
    (corpus / "outputs" / "manifest.json").write_text(json.dumps(manifest))
    result = run("corpus/gold")
    assert result.exit_code == 2
    assert "did not read the gold document 'saguntum'" in result.stderr


def test_evaluate_lists_mistakes_of_each_cause_with_their_sentence(corpus: Path) -> None:
    result = run("corpus/gold", "--mistakes", "1")
    listed = re.sub(r"\s+", " ", result.stdout)
    assert "missed trigger (1): no predicted event has a mention" in listed
    assert "e4 a label gold politics.declaration (declared); predicted – Rome declared war;" in listed
    assert "wrong type (1)" in listed
    assert "gold conflict.attack (assault); predicted conflict.battle (assault)" in listed
    assert "missed actor (1)" in listed


def test_evaluate_lists_as_many_mistakes_as_asked(corpus: Path) -> None:
    (corpus / "outputs" / "events.jsonl").write_text("")
    assert [run("corpus/gold", "--mistakes", most).stdout.count("predicted –") for most in ("0", "3", "all")] == [
        0,
        3,
        4,
    ]


def test_evaluate_splits_by_document_and_type(corpus: Path) -> None:
    result = run("corpus/gold", "--by", "document", "--by", "type")
    assert re.search(r"^ *saguntum +4 +4 +3 +0\.750", result.stdout, re.MULTILINE)
    assert re.search(r"^ *conflict\.battle +0 +1 +0 +0\.000 +– +0\.000", result.stdout, re.MULTILINE)


def test_evaluate_writes_json_with_all_mistakes(corpus: Path) -> None:
    result = run("corpus/gold", "--format", "json", "--fail-under", "event=0.9")
    content = json.loads(result.stdout)
    assert content["measures"]["event"]["matched"] == 3
    assert content["bars"] == [{"measure": "event", "least": 0.9, "f1": 0.75, "passed": False}]
    assert len(content["mistakes"]) == 4
    assert result.exit_code == 1


def test_evaluate_writes_markdown(corpus: Path) -> None:
    result = run("corpus/gold", "--format", "markdown", "--mistakes", "all", "--by", "type")
    assert "| event | 4 | 4 | 3 | 0.750 | 0.750 | 0.750 | – |" in result.stdout
    assert "### Missed trigger (1)" in result.stdout


def test_evaluate_writes_junit_to_a_file_even_when_it_fails(corpus: Path) -> None:
    result = run("corpus/gold", "--format", "junit", "--fail-under", "event=0.9", "--output", "scores.xml")
    assert (result.exit_code, result.stdout) == (1, "")
    (suite,) = Xml.parse(corpus / "scores.xml").getroot()
    assert suite.get("failures") == "1"
    assert [path.name for path in corpus.iterdir() if path.is_file()] == ["scores.xml"]


def test_evaluate_writes_the_same_text_to_a_file_as_to_a_pipe(corpus: Path) -> None:
    run("corpus/gold", "--mistakes", "2", "--output", "scores.txt")
    assert (corpus / "scores.txt").read_text(encoding="utf-8") == run("corpus/gold", "--mistakes", "2").stdout


def test_evaluate_prints_markup_in_gold_as_it_stands(corpus: Path) -> None:
    gold = gold_file(event("fell", actors=["[red]Xerxes[/red]/agent"]), document="[b]saguntum[/b]")
    (corpus / "gold.json").write_text(gold.model_dump_json())
    add_events(corpus, event("fell", document="[b]saguntum[/b]"))
    printed = run("gold.json", "--mistakes", "all", "--by", "document").stdout
    assert "[red]Xerxes[/red] (agent)" in printed
    assert re.search(r"^ *\[b\]saguntum\[/b\] +1 +1 +1", printed, re.MULTILINE)


def test_evaluate_help_names_every_measure_and_exit_code() -> None:
    words = run("--help").stdout
    assert all(re.search(rf"\b{name}\b", words) for name in MEASURES)
    assert "Exit codes: 0" in words
