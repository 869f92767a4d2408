"""Words a second and memory for 1 and more jobs: `python tests/benchmarks/throughput.py FOLDER [--jobs 1 2] [--ray 2]`.

`tests/benchmarks/throughput.md` holds what it printed last, which README.md shows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any


def main() -> int:
    """Print a Markdown table; exit 2 where there is no folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--jobs", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--ray", nargs="*", type=int, default=[], help="also on Ray with so many actors")
    given = parser.parse_args()
    if not given.folder.is_dir():
        print(f"{given.folder}: no such folder; give one of plain texts.", file=sys.stderr)
        return 2
    runs = [*(("local", jobs) for jobs in given.jobs), *(("ray", jobs) for jobs in given.ray)]
    found = []
    for engine, jobs in runs:
        with tempfile.TemporaryDirectory() as out:
            told, peak = measure(given.folder, Path(out), jobs, engine=engine)
            digest = digest_of(Path(out))
        found.append((told, peak, digest))
        print(f"{engine}, jobs {jobs}: {json.dumps(told)}, peak {peak:,.0f} MB", file=sys.stderr, flush=True)
    least = min(range(len(runs)), key=lambda at: (runs[at][0] != "local", runs[at][1]))
    slowest, _, expected = found[least]
    print("| jobs | documents | words | words/s | times one job | peak MB of a process | same bytes |")
    print("|---:|---:|---:|---:|---:|---:|---|")
    for (engine, jobs), (told, peak, digest) in sorted(zip(runs, found, strict=True), key=lambda one: one[0]):
        rate = told["words"] / told["seconds"]
        faster = rate / (slowest["words"] / slowest["seconds"])
        documents = sum(told["documents"].values())
        cells = f"{documents:,} | {told['words']:,} | {rate:,.0f} | {faster:.2f} | {peak:,.0f}"
        print(f"| {jobs}{' (Ray)' if engine == 'ray' else ''} | {cells} | {'yes' if digest == expected else 'NO'} |")
    return 0


def digest_of(out: Path) -> str:
    """One hash of every file that a run left, the journal aside."""
    hashed = hashlib.sha256()
    for path in sorted(path for path in out.rglob("[!.]*") if path.is_file()):
        hashed.update(str(path.relative_to(out)).encode() + path.read_bytes())
    return hashed.hexdigest()


def measure(folder: Path, out: Path, jobs: int, *, engine: str = "local") -> tuple[dict[str, Any], float]:
    """What a run tells at its end, and the largest memory of any of its processes in MB, looked at as it goes."""
    command = [
        sys.executable,
        "-m",
        "fasti",
        "extract",
        str(folder),
        "--out",
        str(out),
        "--jobs",
        str(jobs),
        "--engine",
        engine,
    ]
    log = out.with_suffix(".log")
    with log.open("w") as stderr:
        process = subprocess.Popen([*command, "--log", "json", "--quiet"], stderr=stderr)
        peak = 0.0
        while process.poll() is None:
            peak = max(peak, *map(peak_of, family_of(process.pid)), 0.0)
            time.sleep(0.5)
    lines = log.read_text().splitlines()
    log.unlink()
    return json.loads(lines[-1]), peak


def family_of(pid: int) -> list[int]:
    """A process and all below it."""
    children = Path(f"/proc/{pid}/task/{pid}/children")
    below = [int(child) for child in children.read_text().split()] if children.exists() else []
    return [pid, *(one for child in below for one in family_of(child))]


def peak_of(pid: int) -> float:
    """The largest memory that a process has had, in MB; 0 where it is gone."""
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1e3 for line in lines if line.startswith("VmHWM")), 0.0)


if __name__ == "__main__":
    sys.exit(main())
