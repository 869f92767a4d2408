"""The same road on Ray, on a cluster of this machine: skipped where the extra `ray` is not installed."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest

import engines
from fasti.errors import InputError
from fasti.readers import find_sources
from fasti.record import Manifest
from fasti.run import Options, run

needs_ray = pytest.mark.skipif(
    importlib.util.find_spec("ray") is None, reason="Ray is not installed: pip install 'fasti[ray]'"
)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(5):
        (shelf / f"city{number}.txt").write_text(f"City {number} fell. " * (number + 1), encoding="utf-8")
    (shelf / "bad.txt").write_bytes(b"crash")
    (shelf / "scan.txt").write_bytes(b"\0\0")
    return shelf


def run_on_ray(shelf: Path, out: Path) -> set[str]:
    """Run in a process of its own, as Ray leaves threads and processes behind; what it told of each document."""
    paths = os.pathsep.join(sys.path)
    # A busy machine takes its time to start a cluster.
    environment = {
        **os.environ,
        "PYTHONPATH": paths,
        "RAY_raylet_start_wait_time_s": "600",
        "RAY_AUTH_MODE": "disabled",
    }
    command = [sys.executable, "-m", "engines", str(shelf), str(out), "2", "ray"]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert done.returncode == 0, done.stderr
    return {line.rpartition(" ")[0] for line in done.stdout.splitlines()}


def contents(out: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


@needs_ray
def test_ray_gives_the_same_bytes_and_resumes(shelf: Path, tmp_path: Path) -> None:
    run(find_sources([shelf]), engines.load(), out=tmp_path / "here")
    cities = [f"city{number}" for number in range(5)]
    assert {f"Done {city}" for city in cities} <= run_on_ray(shelf, tmp_path / "ray")
    assert contents(tmp_path / "ray") == contents(tmp_path / "here")
    (shelf / "evil.txt").write_text("It will die.", encoding="utf-8")
    assert {f"Kept {city}" for city in cities} <= run_on_ray(shelf, tmp_path / "ray")
    manifest = Manifest.model_validate_json((tmp_path / "ray" / "manifest.json").read_bytes())
    assert [Path(one.source).name for one in manifest.quarantined] == ["bad.txt", "evil.txt", "scan.txt"]
    assert "the process that read it died" in manifest.quarantined[1].reason
    assert [document.id for document in manifest.documents] == cities


def test_ray_that_is_not_installed_is_named_with_the_command(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(InputError, match=r"pip install 'fasti\[ray\]'"):
        run(find_sources([shelf]), engines.plan(), out=tmp_path / "out", options=Options(engine="ray"))
