"""A big shelf of mixed documents, many broken on purpose, read whole and read with a `kill -9` at random moments.

    python tests/benchmarks/soak.py [--documents 2000] [--kills 10] [--jobs 2]

Every good document must be done, every bad one named with its reason, the exit code 1, and what the killed runs leave
in the end must be, byte for byte, what the one run leaves that nobody disturbed.
"""

from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

sys.path.insert(0, str(Path(__file__).parent.parent / "readers"))

from odd_shelf import OddShelf, build_odd_shelf

FOUND_PROBLEMS = 1


def main(
    documents: Annotated[int, typer.Option(help="Good documents on the shelf.")] = 2_000,
    kills: Annotated[int, typer.Option(help="How often the second run is killed.")] = 10,
    jobs: Annotated[int, typer.Option(help="Processes.")] = 2,
    seed: Annotated[int, typer.Option(help="Of the moments.")] = 1,
) -> None:
    """Print what was checked; exit with 1 where anything is not as it must be."""
    with tempfile.TemporaryDirectory() as place:
        folder, whole, killed = (Path(place) / name for name in ("shelf", "whole", "killed"))
        folder.mkdir()
        shelf = build_odd_shelf(folder, documents)
        print(f"{len(shelf.good):,} good documents, {len(shelf.bad):,} bad things; seed {seed}", flush=True)
        begun = time.monotonic()
        code = start(folder, whole, jobs).wait()
        seconds = time.monotonic() - begun
        print(f"undisturbed: {seconds:.0f} s, exit code {code}", flush=True)
        faults = [*check(shelf, whole, code), *disturb(folder, killed, jobs, kills, seconds, random.Random(seed))]
        faults += [f"{name} differs" for name in differing(whole, killed)]
    for fault in faults:
        print(f"FAULT {fault}")
    if faults:
        sys.exit(f"{len(faults)} faults")
    print("all as it must be")


def start(folder: Path, out: Path, jobs: int) -> subprocess.Popen[bytes]:
    """A run in a process group of its own."""
    command = [sys.executable, "-m", "fasti", "extract", str(folder), "--out", str(out), "--jobs", str(jobs), "--quiet"]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def check(shelf: OddShelf, out: Path, code: int) -> Iterator[str]:
    """What is wrong with a run over the shelf."""
    if code != FOUND_PROBLEMS:
        yield f"the exit code is {code}, not {FOUND_PROBLEMS}"
    manifest = json.loads((out / "manifest.json").read_bytes())
    done = {document["id"]: document["source"] for document in manifest["documents"]}
    empty = [document["id"] for document in manifest["documents"] if not document["events"]]
    reasons = {one["source"]: one["reason"] for one in manifest["quarantined"]}
    yield from (f"{id_} of {source} is not done" for id_, source in shelf.good.items() if done.get(id_) != source)
    yield from (f"{id_} is done and should not be" for id_ in done.keys() - shelf.good.keys())
    yield from (f"no event in {id_}" for id_ in empty)
    yield from (f"{source}: not {why!r} but {reasons.get(source)!r}" for source, why in shelf.bad.items()
                if why not in reasons.get(source, ""))  # fmt: skip
    yield from (f"{source} is quarantined and should not be" for source in reasons.keys() - shelf.bad.keys())


def disturb(folder: Path, out: Path, jobs: int, kills: int, seconds: float, chance: random.Random) -> Iterator[str]:
    """Kill a run at so many random moments, spread over the time that it takes, and let the last one end."""
    for number in range(1, kills + 1):
        process = start(folder, out, jobs)
        wait = chance.uniform(0, 2 * seconds / kills)
        try:
            process.wait(wait)
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
        print(
            f"kill {number}: after {wait:.1f} s, {'ended before' if process.returncode >= 0 else 'killed'}", flush=True
        )
    if (code := start(folder, out, jobs).wait()) != FOUND_PROBLEMS:
        yield f"the exit code of the run that went on is {code}, not {FOUND_PROBLEMS}"


def differing(whole: Path, killed: Path) -> Iterator[str]:
    """The files of two outputs that are not the same bytes."""
    contents = [
        {path.name: path.read_bytes() for path in out.iterdir() if path.name[0] != "."} for out in (whole, killed)
    ]
    names = contents[0].keys() | contents[1].keys()
    yield from sorted(name for name in names if contents[0].get(name) != contents[1].get(name))


if __name__ == "__main__":
    typer.run(main)
