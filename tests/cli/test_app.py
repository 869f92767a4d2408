"""The commands together: help, version, and what an exception becomes."""

from __future__ import annotations

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from fasti import __version__
from fasti.cli import app

COMMANDS = ("extract", "link", "evaluate", "explain", "dates", "schema", "rules check", "rules list")


def test_app_tells_its_version() -> None:
    result = CliRunner().invoke(app, ["--version"])
    assert (result.exit_code, result.stdout) == (0, f"fasti {__version__}\n")


def test_app_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "fasti", "--version"], check=False, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"fasti {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_command_help_teaches_with_an_example(command: str) -> None:
    result = CliRunner().invoke(app, [*command.split(), "--help"])
    assert result.exit_code == 0
    assert f"fasti {command} " in result.stdout


def test_app_without_a_command_shows_help_as_wrong_use() -> None:
    result = CliRunner().invoke(app, [])
    assert result.exit_code == 2
    assert "extract" in result.output


def test_app_tells_a_full_disk_as_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "outputs/events.csv")

    monkeypatch.setattr("fasti.record.schema.event_schema", fail)
    result = CliRunner().invoke(app, ["schema"])
    assert result.exit_code == 2
    assert result.stderr == "fasti: [Errno 28] No space left on device: 'outputs/events.csv'\n"
