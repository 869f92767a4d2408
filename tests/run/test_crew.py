"""Processes side by side: the same bytes for any number, and one that goes wrong costs one document."""

from __future__ import annotations

import dataclasses
from functools import partial
from pathlib import Path

import pytest

import engines
from fasti.errors import ModelError
from fasti.readers import find_sources
from fasti.run import Bounds, Options, Outcome, Plan, Result, run
from fasti.run.crew import count_cores
from fasti.run.outcomes import key_of

FILES = ("events.csv", "events.jsonl", "events.sqlite", "manifest.json")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Documents of several lengths, one that the engine fails on, and one that is no text."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(7):
        (shelf / f"city{number}.txt").write_text(f"City {number} fell. " * (number % 3 + 1), encoding="utf-8")
    (shelf / "bad.txt").write_bytes(b"crash")
    (shelf / "scan.txt").write_bytes(b"\0\0")
    return shelf


def run_shelf(shelf: Path, out: Path, plan: Plan | None = None, **options: object) -> Result:
    bounds = options.pop("bounds", Bounds(memory=0))
    made = Options(**options, bounds=bounds)  # type: ignore[arg-type]
    return run(find_sources([shelf]), plan or engines.plan(), out=out, options=made)


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def test_run_gives_the_same_bytes_for_any_number_of_processes(shelf: Path, tmp_path: Path) -> None:
    here = run(find_sources([shelf]), engines.load(), out=tmp_path / "here")
    for jobs in (1, 3):
        result = run_shelf(shelf, tmp_path / str(jobs), jobs=jobs)
        assert contents(tmp_path / str(jobs)) == contents(tmp_path / "here")
        assert (result.words, result.events, result.sample) == (here.words, here.events, here.sample)


@pytest.mark.parametrize(
    ("word", "bounds", "reason"),
    [
        ("die", Bounds(memory=0), "the process that read it died (SIGKILL, perhaps for want of memory)"),
        ("hang", Bounds(timeout=3.0, memory=0), "it took longer than 3 s"),
        ("grow", Bounds(memory=500), "it needs more than 500 MB of memory"),
    ],
)
def test_run_goes_on_where_a_document_undoes_its_process(
    word: str, bounds: Bounds, reason: str, shelf: Path, tmp_path: Path
) -> None:
    (shelf / "evil.txt").write_text(f"It will {word}. " * 20, encoding="utf-8")
    result = run_shelf(shelf, tmp_path / "out", jobs=2, bounds=bounds)
    assert [Path(one.source).name for one in result.manifest.quarantined] == ["bad.txt", "evil.txt", "scan.txt"]
    assert reason in result.manifest.quarantined[1].reason
    assert [document.id for document in result.manifest.documents] == [f"city{number}" for number in range(7)]


def test_run_keeps_a_reason_until_it_is_told_to_try_again(shelf: Path, tmp_path: Path) -> None:
    evil = shelf / "evil.txt"
    evil.write_text("It will die.", encoding="utf-8")
    first = run_shelf(shelf, tmp_path / "out").manifest
    told: list[Outcome] = []
    options = Options(bounds=Bounds(memory=0))
    again = run(find_sources([shelf]), engines.plan(), out=tmp_path / "out", options=options, on_done=told.append)
    assert again.manifest == first
    assert [outcome.known for outcome in told if key_of(outcome)[1] == "evil"] == [True]  # type: ignore[union-attr]
    third = run_shelf(shelf, tmp_path / "out", retry_failed=True)
    assert third.manifest == first
    evil.write_text("It fell.", encoding="utf-8")
    assert "evil" in {document.id for document in run_shelf(shelf, tmp_path / "out").manifest.documents}


def test_run_tells_where_the_engine_cannot_be_loaded(shelf: Path, tmp_path: Path) -> None:
    broken = dataclasses.replace(engines.plan(), load=engines.load_nothing)
    with pytest.raises(ModelError, match="no spaCy pipeline 'nope'"):
        run_shelf(shelf, tmp_path / "out", broken, jobs=2)
    dying = dataclasses.replace(engines.plan(), load=engines.die_loading)
    with pytest.raises(ModelError, match=r"could not start or load the model: .*SIGKILL"):
        run_shelf(shelf, tmp_path / "out", dying)


def test_run_loads_no_engine_where_nothing_is_new(shelf: Path, tmp_path: Path) -> None:
    first = run_shelf(shelf, tmp_path / "out").manifest
    dying = dataclasses.replace(engines.plan(), load=partial(engines.die_loading))
    assert run_shelf(shelf, tmp_path / "out", dying).manifest == first


def test_crew_knows_the_cores() -> None:
    assert count_cores() >= 1
