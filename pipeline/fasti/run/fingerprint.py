"""What the events of a text depend on besides the text: the model's files, the rules, our code, the parser."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import fasti
from fasti.errors import ModelError
from fasti.record.schema import SCHEMA_VERSION

DEFAULT_MODEL = "en_core_history_sm"
# The parts of the package that decide what is read in a text.
READING = (
    "chronology", "components", "record", "resolve", "rules", "harvest.py", "nlp.py", "run/engine.py", "run/pieces.py",
)  # fmt: skip
PARSERS = ("spacy", "thinc", "numpy")


@dataclass(frozen=True)
class Fingerprint:
    """The model's name and version, the hash of the rules, the hash of everything that events depend on, the bound."""

    model: str
    rules_sha256: str
    digest: str
    min_confidence: float = 0.0


def take_fingerprint(model: str | None, rules_sha256: str, *, min_confidence: float = 0.0) -> Fingerprint:
    """The fingerprint for a model by name or path (the shipped one if None), without loading it.

    Raises ModelError where there is no such model.
    """
    folder = find_model(model or DEFAULT_MODEL)
    digest = hashlib.sha256()
    settings = (rules_sha256, SCHEMA_VERSION, str(float(min_confidence)))
    for part in (*settings, *map(_version, PARSERS), *_hashes(folder), *_code()):
        digest.update(part.encode() + b"\0")
    return Fingerprint(_name(folder), rules_sha256, digest.hexdigest(), min_confidence)


def find_model(model: str) -> Path:
    """The folder of a spaCy pipeline, given by package name or by path; raises ModelError where there is none."""
    folder = Path(model)
    if not (folder / "meta.json").is_file():
        folder = _find_package(model)
    return folder


def _find_package(name: str) -> Path:
    try:
        spec = importlib.util.find_spec(name) if name.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    if spec is not None and spec.origin and (Path(spec.origin).parent / "meta.json").is_file():
        return Path(spec.origin).parent
    raise ModelError(
        f"there is no spaCy pipeline {name!r}; give the name of an installed package or the path of a pipeline, "
        f"or leave --model out to use {DEFAULT_MODEL}."
    )


def _name(folder: Path) -> str:
    """Name and version, as `fasti.nlp.model_name` gives them."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return f"{meta.get('lang', 'en')}_{meta.get('name', 'model')} {meta.get('version', '0')}"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _code() -> Iterator[str]:
    root = Path(fasti.__file__).parent
    for part in READING:
        yield from _hashes(root / part)


def _hashes(path: Path) -> Iterator[str]:
    """Name and hash of every file below a path, in order of the names."""
    files = [path] if path.is_file() else sorted(file for file in path.rglob("*") if file.is_file())
    for file in files:
        if file.suffix not in {".pyc", ".pyo"}:
            with file.open("rb") as content:
                yield f"{file.name} {hashlib.file_digest(content, 'sha256').hexdigest()}"
