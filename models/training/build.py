"""Rebuild the shipped model from the archives, step by step; what is already there is not made again.

    python models/training/build.py DATA [--work models/training/build] [--threads 1]

DATA holds `history-books.tar.xz`, `ud.tar.xz` and `ner-history.tar.xz`. Takes about two hours on one core.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from pathlib import Path

import typer

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "en_core_history_sm"
ARCHIVES = ("history-books", "ud", "ner-history")


def main(data: Path, work: Path = HERE / "build", threads: int = 1) -> None:
    """Unpack, learn vectors, convert, train parser and recognizer, assemble, score."""
    work.mkdir(parents=True, exist_ok=True)
    for name in ARCHIVES:
        unpack(data / f"{name}.tar.xz", work)
    floret, vectors, corpus = work / "vectors.floret", work / "vectors", work / "corpus"
    if not floret.exists():
        run("vectors.py", work / "history-books", floret, "--threads", threads)
    if not vectors.exists():
        spacy("init", "vectors", "en", floret, vectors, "--mode", "floret")
    if not corpus.exists():
        run("convert.py", work, corpus)
    for part in ("parse", "ner"):
        if not (work / part / "model-best").exists():
            train(part, work, threads)
    run("assemble.py", work / "parse/model-best", work / "ner/model-best", PACKAGE)
    run("score.py", corpus)


def unpack(archive: Path, work: Path) -> None:
    """Unpack one archive into WORK unless its folder is there; a missing archive is said and ends the build."""
    if (work / archive.name.removesuffix(".tar.xz")).exists():
        return
    if not archive.is_file():
        sys.exit(f"{archive}: this archive is not there; give the folder that holds {', '.join(ARCHIVES)} as .tar.xz.")
    with tarfile.open(archive) as tar:
        tar.extractall(work, filter="data")


def train(part: str, work: Path, threads: int) -> None:
    """Train `part` (parse or ner) by its config with spaCy's own command."""
    full = work / f"{part}.full.cfg"
    spacy("init", "fill-config", HERE / f"{part}.cfg", full, "--code", HERE / "tokenization.py")
    paths = {"train": work / f"corpus/{part}-train.spacy", "dev": work / f"corpus/{part}-dev.spacy"}
    overrides = [item for name, path in paths.items() for item in (f"--paths.{name}", path)]
    spacy(
        "train",
        full,
        "--code",
        HERE / "tokenization.py",
        "--output",
        work / part,
        "--paths.vectors",
        work / "vectors",
        *overrides,
        threads=threads,
    )


def run(script: str, *arguments: object) -> None:
    """Run a script of this folder; a failure ends the build."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True, cwd=HERE, env=environment)


def spacy(*arguments: object, threads: int = 1) -> None:
    """Run a spaCy command with as many threads for its matrices."""
    environment = {**os.environ, "OMP_NUM_THREADS": str(threads), "OPENBLAS_NUM_THREADS": str(threads)}
    subprocess.run([sys.executable, "-m", "spacy", *map(str, arguments)], check=True, env=environment)


if __name__ == "__main__":
    typer.run(main)
