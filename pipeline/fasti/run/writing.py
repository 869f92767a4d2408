"""From the journal to what a run leaves behind: the files of the output folder, the manifest, and other targets.

Documents are written in order of their ids, whatever the order in which they were done.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol, overload

from fasti import __version__
from fasti.errors import RecordError
from fasti.record import Document, Event, Manifest
from fasti.record.manifest import ManifestDocument, Quarantined
from fasti.record.schema import SCHEMA_VERSION
from fasti.run.engine import Engine, Plan
from fasti.run.journal import Journal, Row
from fasti.run.outcomes import unpack_document
from fasti.sinks import SINKS, CsvTablesSink, Sink

MANIFEST = "manifest.json"
TABLES = "tables"  # the folder of the output folder with a CSV file for each table
HELD = 5_000  # events of a document that are held at once; those of a longer one are read anew for each sink


@dataclass
class Tally:
    """What was written: documents, what is quarantined, the number of words, and the roundest event."""

    documents: list[ManifestDocument] = field(default_factory=list)
    quarantined: list[Quarantined] = field(default_factory=list)
    words: int = 0
    sample: Event | None = None


class _Events(Sequence[Event]):
    """The events of a document, read from the journal each time that they are gone through."""

    def __init__(self, journal: Journal, row: Row) -> None:
        self._journal, self._row = journal, row

    def __len__(self) -> int:
        return self._row.events

    def __iter__(self) -> Iterator[Event]:
        return self._journal.events(self._row)

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        return tuple(self)[at]


class Target(Protocol):
    """Another place that events go to, such as a database: it keeps the documents that it is not told of."""

    def write(self, document: Document, events: Sequence[Event], /) -> None:
        """Take the events of a document in place of all that is held of it; RecordError where that cannot be held."""
        ...

    def withdraw(self, document: str, /) -> None:
        """Let go of the document with this id, if it is held."""
        ...


def read_back(journal: Journal, tally: Tally) -> Iterator[tuple[Row, Document, Sequence[Event]]]:
    """Each document with its events; one that contradicts another is counted as quarantined instead."""
    owners: dict[str, str] = {}
    seen: set[str] = set()
    for row in journal.rows():
        if row.status != "done":
            tally.quarantined.append(Quarantined(source=row.source, reason=row.reason or ""))
            continue
        reason = _contradiction(journal, row, owners, seen)
        if reason is not None:
            tally.quarantined.append(Quarantined(source=row.source, reason=reason))
            continue
        document = unpack_document(row.head or "{}", journal.text(row))
        events: Sequence[Event] = _Events(journal, row)
        if row.events <= HELD:
            events = tuple(events)
        yield row, document, events


def write_files(
    journal: Journal, out: Path, *, also: Sequence[AbstractContextManager[Target]] = (), tables: bool = False
) -> Tally:
    """Write the files of the output folder, which appear when all is written, and to other targets.

    These come first: what one of them cannot hold reaches no file.
    """
    tally = Tally()
    with ExitStack() as stack:
        targets = [stack.enter_context(target) for target in also]
        sinks: list[Sink] = [stack.enter_context(sink(out / name)) for name, sink in SINKS.items()]
        if tables:
            sinks.append(stack.enter_context(CsvTablesSink(out / TABLES)))
        for target in targets:
            for id_ in journal.withdrawn():
                target.withdraw(id_)
        for row, document, events in read_back(journal, tally):
            try:
                for write in (*(target.write for target in targets), *(sink.write for sink in sinks)):
                    write(document, events)
            except RecordError as error:
                tally.quarantined.append(Quarantined(source=row.source, reason=str(error)))
            else:
                _count(tally, document, row, events)
    return tally


def write_manifest(manifest: Manifest, out: Path) -> None:
    """Write `manifest.json` whole."""
    part = out / f".{MANIFEST}.part"
    part.write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8", newline="\n")
    part.replace(out / MANIFEST)


def make_manifest(
    tally: Tally, quarantined: Iterable[Quarantined], engine: Engine | Plan, *, out: Path, tables: bool = False
) -> Manifest:
    """The manifest of what lies in the output folder."""
    written = (*SINKS, *(f"{TABLES}/{path.name}" for path in sorted((out / TABLES).iterdir() if tables else ())))
    return Manifest(
        fasti=__version__,
        schema_version=SCHEMA_VERSION,
        model=engine.model,
        rules_sha256=engine.rules_sha256,
        min_confidence=engine.min_confidence,
        documents=tuple(tally.documents),
        quarantined=tuple(quarantined),
        outputs={name: _digest(out / name) for name in written},
    )


def clear_parts(out: Path) -> None:
    """Remove what runs that were killed while they wrote have left in the output folder."""
    for name in SINKS:
        for part in out.glob(f".{name}.*"):
            part.unlink(missing_ok=True)


def roundness(event: Event) -> tuple[int, int]:
    """How good an example an event is: the more of its slots are filled, and then the fewer values they hold."""
    slots = (event.dates, event.actors, event.places, event.outcomes)
    return sum(bool(slot) for slot in slots), -sum(len(slot) for slot in slots)


def _contradiction(journal: Journal, row: Row, owners: dict[str, str], seen: set[str]) -> str | None:
    """Why a document cannot stand beside those before it: a database would refuse it."""
    if row.id in owners:
        return f"its id {row.id!r} is that of {owners[row.id]}; give one of them another id."
    ids = journal.ids(row)
    if not seen.isdisjoint(ids):
        return "its events have the ids of another document's; it seems a second copy of that text."
    owners[row.id] = row.source
    seen.update(ids)
    return None


def _count(tally: Tally, document: Document, row: Row, events: Sequence[Event]) -> None:
    tally.words += row.words
    tally.documents.append(
        ManifestDocument(
            id=document.id,
            source=document.source,
            sha256=document.sha256,
            characters=len(document.text),
            events=len(events),
            notes=document.notes,
        )
    )
    candidates = [tally.sample] if tally.sample else []
    tally.sample = max((*candidates, *_roundest(events)), key=roundness, default=None)


def _roundest(events: Iterable[Event]) -> Iterator[Event]:
    best = max(events, key=roundness, default=None)
    if best is not None:
        yield best


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
