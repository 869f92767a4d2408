"""Rebuild the shipped model from the archives, step by step; what is already there is not made again.

    python models/training/build.py DATA [--work models/training/build] [--threads 1]

DATA holds the archives of `ARCHIVES` as .tar.xz. Takes about seven hours on one core, most of it for the
two teachers and the parser's two runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Sequence
from pathlib import Path

import typer
from spacy.tokens import DocBin
from spacy.vocab import Vocab

HERE = Path(__file__).parent
PACKAGE = HERE.parent / "en_core_history_sm"
# What the small model learns from; the hand-made part several times over, so that it outweighs the teacher's.
PARSE_MIX = ("parse-train", "parse-train", "parse-silver")
NER_MIX = ("ner-train", "ner-train", "ner-train", "ner-silver", "ner-others")
NER_LAST_MIX = (
    *("ner-train", "ner-train", "ner-facilities", "ner-facilities", "ner-silver", "ner-ewt", "ner-renamed"),
    *("ner-uner",) * 5,
    *("ner-litbank", "ner-gum", "ner-redocred", "ner-redocred", "ner-politics", "ner-literature"),
)
PARSED = ("ORTH", "SPACY", "LEMMA", "POS", "TAG", "MORPH", "HEAD", "DEP")
NAMED = ("ORTH", "SPACY", "SENT_START", "ENT_IOB", "ENT_TYPE")
ARCHIVES = ("history-books", "ud", "ner-history", "ner", "maven", "wikiwars")


def main(data: Path, work: Path = HERE / "build", threads: int = 1) -> None:
    """Unpack, learn vectors, convert, train and label, assemble, learn roles, score."""
    work.mkdir(parents=True, exist_ok=True)
    for name in ARCHIVES:
        unpack(data / f"{name}.tar.xz", work)
    corpus, trained = work / "corpus", work / "trained"
    make(work / "vectors.floret", lambda out: run("vectors.py", work / "history-books", out, "--threads", threads))
    make(work / "vectors", lambda out: spacy("init", "vectors", "en", work / "vectors.floret", out, "--mode", "floret"))
    make(corpus, lambda out: run("convert.py", work, out))
    make(trained / "parse-first", lambda out: train("parse-first", work, [corpus / "parse-train.spacy"], threads))
    first = trained / "parse-first/model-best"
    make(corpus / "books.spacy", lambda _: run("label.py", "sample", work / "history-books", first, work))
    for task, silver in (("parser", "parse-silver"), ("entities", "ner-silver")):
        make(work / f"teacher/{task}.pt", lambda _, task=task: run("teacher.py", task, work, "--threads", threads))
        label = {"parser": "parses", "entities": "entities"}[task]
        make(corpus / f"{silver}.spacy", lambda _, label=label: run("label.py", label, work, "--threads", threads))
    make(
        trained / "parse",
        lambda out: train("parse", work, [corpus / f"{name}.spacy" for name in PARSE_MIX], threads, first=first),
    )
    make(trained / "ner", lambda out: train("ner", work, [corpus / f"{name}.spacy" for name in NER_MIX], threads))
    last_names(work, trained / "ner/model-best", threads)
    parser = trained / "parse/model-best"
    events = recognize_events(work, parser, threads)
    run("assemble.py", parser, trained / "ner-more/model-best", events, PACKAGE)
    run("roles.py", work, PACKAGE)
    run("score.py", work)


def last_names(work: Path, ner: Path, threads: int) -> None:
    """The recognizer's last run, with lists of names, on the other sources' own labels."""
    corpus, grafted = work / "corpus", work / "trained/ner-grafted"
    make(work / "gazetteer.msg", lambda out: run("gazetteer.py", work / "history-books", out))
    make(grafted, lambda out: run("graft.py", ner, work / "gazetteer.msg", out))
    make(corpus / "ner-uner.spacy", lambda _: run("sources.py", grafted, work))
    make(corpus / "ner-ewt.spacy", lambda _: run("webnames.py", grafted, work))
    make(corpus / "ner-renamed.spacy", lambda _: run("renamed.py", work))
    make(corpus / "ner-facilities.spacy", lambda out: facilities(corpus / "ner-train.spacy", out))
    mixed = [corpus / f"{name}.spacy" for name in NER_LAST_MIX]
    make(work / "trained/ner-more", lambda _: train("ner-more", work, mixed, threads, first=grafted))


def recognize_events(work: Path, parser: Path, threads: int) -> Path:
    """The event recognizer, trained twice: the first guesses the outcomes of sentences not annotated for them."""
    data, trained, first = work / "corpus/events-train.spacy", work / "trained/events", work / "trained/events-first"

    def learn(out: Path, *guess: object) -> None:
        run("events.py", work, *guess)
        train("events", work, [data], threads, first=parser)
        if out != trained:
            trained.rename(out)

    make(first, learn)
    make(trained, lambda out: learn(out, "--guess", first / "model-best"))
    return trained / "model-best"


def facilities(names: Path, out: Path) -> None:
    """The sentences with names of buildings, of which there are few."""
    docs = DocBin().from_disk(names).get_docs(Vocab())
    DocBin(attrs=NAMED, docs=[doc for doc in docs if any(e.label_ == "FAC" for e in doc.ents)]).to_disk(out)


def unpack(archive: Path, work: Path) -> None:
    """Unpack one archive into WORK unless its folder is there; a missing archive is said and ends the build."""
    if (work / archive.name.removesuffix(".tar.xz")).exists():
        return
    if not archive.is_file():
        sys.exit(f"{archive}: this archive is not there; give the folder that holds {', '.join(ARCHIVES)} as .tar.xz.")
    with tarfile.open(archive) as tar:
        tar.extractall(work, filter="data")


def make(target: Path, step: Callable[[Path], None]) -> None:
    """Run `step` unless its result is there."""
    if not target.exists():
        print(f"making {target}", flush=True)
        step(target)


def train(part: str, work: Path, data: Sequence[Path], threads: int, *, first: Path | None = None) -> None:
    """Train `part` by its config with spaCy's own command, on `data`; `first` is a model to go on from."""
    mixed = work / f"corpus/{part}-mixed.spacy"
    mix(data, mixed, attributes=NAMED if part.startswith("ner") else PARSED)
    paths = {
        "train": mixed,
        "dev": work / f"corpus/{part.split('-')[0]}-dev.spacy",
        "vectors": work / "vectors",
    }
    if first is not None:
        paths["first"] = first
    overrides = [item for name, path in paths.items() for item in (f"--paths.{name}", path)]
    code = HERE / "tokenization.py"
    out = work / "trained" / part
    spacy("train", HERE / f"{part}.cfg", "--code", code, "--output", out, *overrides, threads=threads)


def mix(data: Sequence[Path], out: Path, *, attributes: Sequence[str]) -> None:
    """One file of all the Docs of several, each as often as it is named."""
    bin_ = DocBin(attrs=attributes)
    vocab = Vocab()
    for path in data:
        for doc in DocBin().from_disk(path).get_docs(vocab):
            bin_.add(doc)
    bin_.to_disk(out)


def run(script: str, *arguments: object) -> None:
    """Run a script of this folder; a failure ends the build."""
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent)}
    subprocess.run([sys.executable, str(HERE / script), *map(str, arguments)], check=True, cwd=HERE, env=environment)


def spacy(*arguments: object, threads: int = 1) -> None:
    """Run a spaCy command with as many threads for its matrices, and numpy's library for them."""
    environment = {
        **os.environ,
        "OMP_NUM_THREADS": str(threads),
        "OPENBLAS_NUM_THREADS": str(threads),
        "PYTHONPATH": str(HERE.parent),
    }
    subprocess.run([sys.executable, str(HERE / "launch.py"), *map(str, arguments)], check=True, env=environment)


if __name__ == "__main__":
    typer.run(main)
