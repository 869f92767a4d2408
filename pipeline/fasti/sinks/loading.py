"""Events from an `events.jsonl` that was made earlier: every line is checked before the first one is handed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import BinaryIO, overload

from pydantic import ValidationError

from fasti.errors import InputError
from fasti.record import Event, Manifest
from fasti.record.manifest import ManifestDocument
from fasti.sinks.base import KnownDocument

_MOST_FAULTS = 20  # a file with more is not the file that was meant
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class EventsFile:
    """A file of events that has been checked: its documents in order, and where in it the lines of each begin."""

    path: Path
    documents: tuple[KnownDocument, ...]
    lines: Mapping[str, tuple[int, ...]]

    @property
    def events(self) -> int:
        """The number of events."""
        return sum(map(len, self.lines.values()))

    def read(self) -> Iterator[tuple[KnownDocument, Sequence[Event]]]:
        """Yield each document with its events, wherever in the file they stand; they are read when they are used."""
        with self.path.open("rb") as file:
            for document in self.documents:
                yield document, _Lines(file, self.lines.get(document.id, ()))


class _Lines(Sequence[Event]):
    """Events that are read from an open file, by where their lines begin, each time that they are gone through."""

    def __init__(self, file: BinaryIO, starts: Sequence[int]) -> None:
        self._file, self._starts = file, starts

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Event]: ...
    def __getitem__(self, at: int | slice) -> Event | Sequence[Event]:
        if isinstance(at, slice):
            return _Lines(self._file, self._starts[at])
        self._file.seek(self._starts[at])
        return Event.model_validate_json(self._file.readline())


def survey_events(path: Path) -> EventsFile:
    """Check an `events.jsonl`, or that of a folder, against the record, and find its documents.

    What is known of a document beyond its id is in the `manifest.json` beside the file. Where that was written with
    this very file, its documents without events count too: a database lets go of the events that it holds of them.
    Raises InputError with every faulty line (20 at most) where a line is no event or names no document.
    """
    path = path / "events.jsonl" if path.is_dir() else path
    lines: dict[str, list[int]] = {}
    faults: list[str] = []
    try:
        with path.open("rb") as file:
            _survey_lines(path, file, lines, faults)
            sha256 = file_digest(file, "sha256").hexdigest() if file.seek(0) == 0 else ""
    except OSError as error:
        raise InputError(f"{path}: this cannot be read ({error.strerror}); `fasti extract` writes one.") from error
    if faults:
        raise InputError("\n".join(faults))
    known = _read_manifest(path, sha256, lines)
    documents = (known.get(name) or KnownDocument(id=name) for name in dict.fromkeys((*known, *lines)))
    return EventsFile(path, tuple(documents), {name: tuple(starts) for name, starts in lines.items()})


def _survey_lines(path: Path, file: BinaryIO, lines: dict[str, list[int]], faults: list[str]) -> None:
    start = 0
    for number, line in enumerate(file, 1):
        if line.strip():
            where = f"{path}:{number}"
            try:
                event = Event.model_validate_json(line)
            except ValidationError as error:
                faults.extend(_word_faults(where, error))
            else:
                if event.document:
                    lines.setdefault(event.document, []).append(start)
                else:
                    faults.append(f"{where}: document: the event {event.id!r} names no document; add its id.")
        start += len(line)
        if len(faults) >= _MOST_FAULTS:
            return


def _word_faults(where: str, error: ValidationError) -> Iterator[str]:
    """`where: mentions.0: what is wrong` for each fault of an event."""
    for fault in error.errors(include_url=False, include_input=False):
        place = ".".join(map(str, fault["loc"]))
        yield f"{where}: {place}{': ' if place else ''}{fault['msg'].removeprefix('Value error, ')}."


def _read_manifest(path: Path, sha256: str, lines: Mapping[str, list[int]]) -> dict[str, KnownDocument]:
    """The documents of the manifest beside the file, in its order: all, or those of the file if it is another's."""
    beside = path.with_name(MANIFEST)
    if not beside.is_file():
        return {}
    try:
        manifest = Manifest.model_validate_json(beside.read_bytes())
    except (ValidationError, OSError) as error:
        told = next(_word_faults(str(beside), error)) if isinstance(error, ValidationError) else f"{beside}: {error}."
        raise InputError(f"{told} Move it away to load the events without it.") from error
    whole = manifest.outputs.get(path.name) == sha256
    return {entry.id: _known(entry) for entry in manifest.documents if whole or entry.id in lines}


def _known(entry: ManifestDocument) -> KnownDocument:
    return KnownDocument(**{name: getattr(entry, name) for name in KnownDocument.model_fields})
