"""The documents say what the code does: commands, targets, names, files and blocks."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import fasti
from fasti.cli import app
from fasti.record import Event
from fasti.sinks import SINKS
from fasti.sinks.tables import TABLES
from readme import BLOCKS, README, ROOT, refresh

DOCS = ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "outputs/README.md")


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def commands(group: Any, *above: str) -> set[str]:
    """Every command by its full name: `extract`, `rules check`."""
    found = set()
    for name, command in group.commands.items():
        found |= commands(command, *above, name) if hasattr(command, "commands") else {" ".join((*above, name))}
    return found


COMMANDS = commands(get_command(app))


def named_commands(text: str) -> set[str]:
    """The commands that a text calls: `fasti NAME` at the start of code."""
    calls = re.findall(r"(?:`|\$ )fasti ([a-z]+)(?: ([a-z]+)\b)?", text, re.MULTILINE)
    return {f"{one} {two}" if one == "rules" else one for one, two in calls}


def test_readme_documents_every_command() -> None:
    table = read("README.md").partition("## Commands")[2].partition("\n## ")[0]
    assert set(re.findall(r"^\| `fasti ([a-z]+(?: (?:check|list))?)", table, re.MULTILINE)) == COMMANDS


@pytest.mark.parametrize("name", DOCS)
def test_document_names_only_commands_that_exist(name: str) -> None:
    assert named_commands(read(name)) <= COMMANDS


@pytest.mark.parametrize("name", DOCS)
def test_document_names_only_options_that_exist(name: str) -> None:
    known = {"--help"}
    for command in COMMANDS:
        known |= set(re.findall(r"--[a-z-]+", CliRunner().invoke(app, [*command.split(), "--help"]).stdout))
    assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*\b(?![:-])", read(name))) <= known


@pytest.mark.parametrize("name", DOCS)
def test_document_names_only_make_targets_that_exist(name: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    called = re.findall(r"(?:`|^)make ((?:[a-z]+ ?)+)", read(name), re.MULTILINE)
    assert {target for call in called for target in call.split()} <= targets


@pytest.mark.parametrize("name", DOCS)
def test_document_links_lead_somewhere(name: str) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", read(name))
    assert [link for link in links if not ((ROOT / name).parent / link).exists()] == []


@pytest.mark.parametrize("name", DOCS)
def test_document_toml_and_python_can_be_parsed(name: str) -> None:
    for language, code in re.findall(r"^```(\w+)\n(.*?)^```", read(name), re.MULTILINE | re.DOTALL):
        if language == "toml":
            assert tomllib.loads(code)
        elif language == "python":
            assert ast.parse(code)


def test_readme_names_the_public_names() -> None:
    sentence = next(line for line in read("README.md").splitlines() if "public names are" in line)
    named = set(re.findall(r"`(\w+)`", sentence.partition("public names are")[2]))
    assert named == set(fasti.__all__) - {"__version__"}


def test_readme_python_uses_names_that_exist() -> None:
    assert set(re.findall(r"\bfasti\.(\w+)\(", read("README.md"))) <= set(fasti.__all__)


def test_readme_blocks_are_those_that_a_command_writes() -> None:
    begun = re.findall(r"<!-- (\w+):begin -->", read("README.md"))
    assert begun == re.findall(r"<!-- (\w+):end -->", read("README.md"))
    assert set(begun) == set(BLOCKS)


def test_readme_refresh_changes_the_blocks_alone() -> None:
    before = "a\n<!-- one:begin -->\nold\n<!-- one:end -->\nb\n"
    after = refresh(before, {"one": lambda: "new \\1"})
    assert after == before.replace("old", "new \\1")
    assert refresh(after, {"one": lambda: "new \\1"}) == after


def test_readme_event_is_an_event_of_the_text_it_names() -> None:
    block = re.search(r"<!-- event:begin -->\n```json\n(.*?)```", read("README.md"), re.DOTALL)
    assert block, "make readme"
    event = Event.model_validate_json(block[1])
    text = (ROOT / "corpus" / "texts" / f"{event.document}.txt").read_bytes().decode()
    Event.model_validate(json.loads(block[1]), context={"text": text})


def test_outputs_readme_names_every_file_and_table() -> None:
    content = read("outputs/README.md")
    assert [name for name in (*SINKS, "manifest.json") if f"`{name}`" not in content] == []
    assert [table.name for table in TABLES if f"`{table.name}`" not in content] == []


def test_contributing_rule_is_a_rule() -> None:
    from fasti.rules import EventPack

    (code,) = re.findall(r"^```toml\n(.*?)^```", read("CONTRIBUTING.md"), re.MULTILINE | re.DOTALL)
    (rule,) = EventPack.model_validate(tomllib.loads(code)).trigger
    assert rule.id == "attack.raze"


def test_bar_stands_in_one_place() -> None:
    (bar,) = re.findall(r"^BAR := (.+)$", read("Makefile"), re.MULTILINE)
    assert re.fullmatch(r"[a-z_]+=0?\.\d+(,[a-z_]+=0?\.\d+)*", bar)
    assert not re.search(r"record=", read(".ci/run"))


def test_readme_opens_with_what_it_is_and_the_two_commands() -> None:
    opening = README.read_text(encoding="utf-8")[:900]
    assert opening.startswith("# fasti\n\nfasti reads history prose and writes")
    assert "make run " in opening
    assert "make test " in opening
