"""`fasti rules`: list the packs and prove them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from typer.testing import CliRunner, Result

from fasti.cli import app
from fasti.rules import load_rules

Fasti = Callable[..., Result]
PACK = """
[[trigger]]
id = "my.raze"
gloss = "a town is razed"
type = "conflict.attack"
frame = "attack"
verbs = ["raze"]
examples = [{ text = "They razed the town.", trigger = "razed" }]
"""


@pytest.fixture
def fasti() -> Fasti:
    return lambda *arguments: CliRunner().invoke(app, ["rules", *arguments])


@pytest.fixture
def proof(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A prover that finds the faults in this list, and a pipeline that is none."""
    faults: list[str] = []
    prover, nlp = ModuleType("fasti.proof"), ModuleType("fasti.nlp")
    vars(prover)["prove"] = lambda nlp, rules: tuple(faults)
    vars(nlp)["load"] = lambda model=None, *, rules=None: None
    monkeypatch.setitem(sys.modules, "fasti.proof", prover)
    monkeypatch.setitem(sys.modules, "fasti.nlp", nlp)
    return faults


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    (tmp_path / "events").mkdir()
    (tmp_path / "events" / "raze.toml").write_text(PACK, encoding="utf-8")
    return tmp_path


def test_rules_list_names_every_rule_with_its_gloss(fasti: Fasti, pack: Path) -> None:
    result = fasti("list", "--rules", str(pack))
    assert result.exit_code == 0
    assert "triggers\tmy.raze\ta town is razed" in result.stdout.splitlines()
    ids = {line.split("\t")[1] for line in result.stdout.splitlines()}
    rules = load_rules(pack)
    assert {rule.id for rule in (*rules.triggers, *rules.outcomes)} <= ids
    assert {rule.id for pack in rules.dates for rule in pack.rule} <= ids
    assert set(rules.frames) <= ids


def test_rules_check_counts_what_holds(fasti: Fasti, proof: list[str]) -> None:
    result = fasti("check")
    assert result.exit_code == 0
    assert result.stdout.endswith(" examples and counter-examples; faults: 0.\n")


def test_rules_check_lists_faults_and_fails(fasti: Fasti, proof: list[str]) -> None:
    proof.append("rule my.raze: it does not read its example.")
    result = fasti("check")
    assert result.exit_code == 1
    assert result.stderr == "rule my.raze: it does not read its example.\n"
    assert result.stdout.endswith("; faults: 1.\n")


def test_rules_of_a_bad_pack_are_told_by_file_line_and_field(fasti: Fasti, pack: Path) -> None:
    (pack / "events" / "raze.toml").write_text(PACK.replace("conflict.attack", "conflict.atack"), encoding="utf-8")
    result = fasti("list", "--rules", str(pack))
    assert result.exit_code == 2
    assert f"{pack}/events/raze.toml:2: type: " in result.stderr


def test_rules_of_a_missing_folder_are_wrong_use(fasti: Fasti, tmp_path: Path) -> None:
    result = fasti("list", "--rules", str(tmp_path / "nope"))
    assert result.exit_code == 2
    assert "there is no such rule directory" in result.stderr
