"""A run that is killed at any moment goes on where it was, and ends as if nothing had happened."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import engines
from fasti.errors import InputError, RecordError
from fasti.readers import find_sources
from fasti.record import Document, Event
from fasti.run import Done, Engine, Kept, Options, Outcome, Result, run
from fasti.run.journal import NAME, Journal
from fasti.run.outcomes import key_of, pack, take_heading

DOCUMENTS = 12
FILES = ("events.csv", "events.jsonl", "events.sqlite", "manifest.json")


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    for number in range(DOCUMENTS):
        (shelf / f"city{number:02}.txt").write_text(f"City {number} fell. " * (number + 1), encoding="utf-8")
    return shelf


def contents(out: Path) -> dict[str, bytes]:
    return {name: (out / name).read_bytes() for name in FILES}


def start(shelf: Path, out: Path, jobs: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "engines", str(shelf), str(out), str(jobs), "local"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment)


def kill_after(process: subprocess.Popen[str], lines: int) -> list[str]:
    """What a process told before it was killed, after so many lines."""
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)]
    process.kill()
    told += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    return [line for line in told if line.endswith("\n")]


def test_run_that_is_killed_goes_on_where_it_was(shelf: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done: set[str] = set()
    for lines, jobs in ((0, 1), (1, 2), (3, 1), (7, 2), (DOCUMENTS, 1)):  # the last while or after it writes the files
        told = [line.split() for line in kill_after(start(shelf, out, jobs), lines)]
        kept = {id_ for kind, id_, _ in told if kind == "Kept"}
        assert {id_ for kind, id_, _ in told if kind == "Done"} & done <= set()
        assert kept <= done | {id_ for kind, id_, _ in told}
        done |= {id_ for kind, id_, _ in told}
    told_last: list[Outcome] = []
    run(find_sources([shelf]), engines.plan(), out=out, on_done=told_last.append)
    assert {key_of(outcome)[1] for outcome in told_last if isinstance(outcome, Kept)} >= done
    run(find_sources([shelf]), engines.plan(), out=tmp_path / "whole")
    assert contents(out) == contents(tmp_path / "whole")
    assert {path.name for path in out.glob(".*")} == {NAME}


def read(shelf: Path, out: Path, engine: Engine, **options: bool) -> tuple[Result, set[str]]:
    """The result, and the documents that were read anew."""
    told: list[Outcome] = []
    result = run(find_sources([shelf]), engine, out=out, options=Options(**options), on_done=told.append)  # type: ignore[arg-type]
    return result, {outcome.heading.id for outcome in told if isinstance(outcome, Done)}


def test_run_reads_only_what_is_new_or_changed(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert len(read(shelf, out, engine)[1]) == DOCUMENTS
    before = contents(out)
    result, anew = read(shelf, out, engine)
    assert (anew, result.kept, contents(out)) == (set(), DOCUMENTS, before)
    (shelf / "city03.txt").write_text("City 3 was captured.", encoding="utf-8")
    (shelf / "new.txt").write_text("It fell.", encoding="utf-8")
    assert read(shelf, out, engine)[1] == {"city03", "new"}
    read(shelf, tmp_path / "whole", engine)
    assert contents(out) == contents(tmp_path / "whole")


def test_run_reads_all_anew_with_other_rules_or_on_demand(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(shelf, out, engine)
    other = Engine(read=engine.read, model=engine.model, rules_sha256="1" * 64)
    assert len(read(shelf, out, other)[1]) == DOCUMENTS
    assert read(shelf, out, other)[1] == set()
    assert len(read(shelf, out, other, fresh=True)[1]) == DOCUMENTS


def test_run_drops_a_document_that_has_vanished(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(shelf, out, engine)
    (shelf / "city05.txt").unlink()
    result, anew = read(shelf, out, engine)
    assert anew == set()
    assert "city05" not in {document.id for document in result.manifest.documents}
    assert b"city05" not in (out / "events.jsonl").read_bytes()
    with Journal(out, engine=engine.fingerprint) as journal:
        assert journal.withdrawn() == ("city05",)


def test_run_knows_a_document_that_has_moved(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    out = tmp_path / "out"
    read(shelf, out, engine)
    moved = shelf.rename(tmp_path / "moved")
    _, anew = read(moved, out, engine)
    assert anew == set()
    read(moved, tmp_path / "whole", engine)
    assert contents(out) == contents(tmp_path / "whole")
    with Journal(out, engine=engine.fingerprint) as journal:
        assert journal.withdrawn() == ()


def test_run_counts_a_broken_engine_as_done_with(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    (shelf / "bad.txt").write_text("crash", encoding="utf-8")
    first = read(shelf, tmp_path / "out", engine)[0].manifest
    mended = Engine(read=lambda _: (), model=engine.model, rules_sha256=engine.rules_sha256)
    assert read(shelf, tmp_path / "out", mended)[0].manifest == first
    assert read(shelf, tmp_path / "out", mended, retry_failed=True)[0].manifest.quarantined == ()


def test_journal_is_held_by_one_run(tmp_path: Path) -> None:
    with (
        Journal(tmp_path, engine="e"),
        pytest.raises(InputError, match="another run is writing"),
        Journal(tmp_path, engine="e"),
    ):
        pass
    with Journal(tmp_path, engine="e"):
        pass


def test_journal_that_is_none_is_told_as_a_sentence(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"precious" * 1000)
    with pytest.raises(InputError, match="no journal of fasti"), Journal(tmp_path, engine="e"):
        pass
    assert (tmp_path / NAME).read_bytes() == b"precious" * 1000


def test_journal_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / NAME) as database:
        database.executescript("CREATE TABLE documents (old); PRAGMA user_version = 99;")
    database.close()
    document = Document(id="troy", text="Troy fell.", source="troy.txt")
    with Journal(tmp_path, engine="e") as journal:
        journal.commit(pack(document, take_heading(document), engines.read_captures(document)))
        (row,) = journal.rows()
        assert [event.mentions[0].text for event in journal.events(row)] == ["fell"]


class Database:
    """A target that keeps documents until they are withdrawn, and cannot hold one of them."""

    def __init__(self, *, refused: str = "") -> None:
        self.held: dict[str, int] = {}
        self.refused = refused

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *error: object) -> None:
        return

    def write(self, document: Document, events: Sequence[Event]) -> None:
        if document.id == self.refused:
            raise RecordError("it cannot be held.")
        self.held[document.id] = len(list(events))

    def withdraw(self, document: str) -> None:
        self.held.pop(document, None)


def test_run_feeds_a_database_and_withdraws_what_has_vanished(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    database = Database()
    for _ in range(2):
        run(find_sources([shelf]), engine, out=tmp_path / "out", also=[database])
        assert database.held == {f"city{number:02}": number + 1 for number in range(DOCUMENTS)}
    (shelf / "city05.txt").unlink()
    run(find_sources([shelf]), engine, out=tmp_path / "out", also=[database])
    assert "city05" not in database.held
    (shelf / "city05.txt").write_text("City 5 fell.", encoding="utf-8")
    run(find_sources([shelf]), engine, out=tmp_path / "out", also=[database])
    assert database.held["city05"] == 1


def test_run_keeps_out_of_the_files_what_a_database_cannot_hold(shelf: Path, engine: Engine, tmp_path: Path) -> None:
    also = [Database(refused="city07")]
    manifest = run(find_sources([shelf]), engine, out=tmp_path / "out", also=also).manifest
    assert [Path(one.source).stem for one in manifest.quarantined] == ["city07"]
    assert b'"city07"' not in (tmp_path / "out" / "events.jsonl").read_bytes()
