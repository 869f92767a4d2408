"""What a run read, with what, and what it wrote: enough to tell whether two outputs can be compared."""

from __future__ import annotations

from fasti.record.base import Value


class ManifestDocument(Value):
    """One document of a run."""

    id: str
    source: str | None
    sha256: str
    characters: int
    events: int
    notes: tuple[str, ...] = ()


class Quarantined(Value):
    """A document that a run could not read, and why, in a sentence."""

    source: str
    reason: str


class Manifest(Value):
    """`manifest.json`: versions, hashes and counts; holds no clock time, so that equal runs give equal bytes."""

    fasti: str
    schema_version: str
    model: str
    rules_sha256: str
    min_confidence: float = 0.0  # what is less sure was left out
    documents: tuple[ManifestDocument, ...]
    quarantined: tuple[Quarantined, ...] = ()
    outputs: dict[str, str] = {}  # file name -> sha256 of its bytes
