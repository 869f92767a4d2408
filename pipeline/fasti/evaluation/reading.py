"""Read gold files, predicted events and the texts that both annotate; every fault is told with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from fasti.errors import InputError, RecordError
from fasti.evaluation.matching import date_interval
from fasti.record import Document, Event, GoldFile, Manifest

MOST_FAULTS = 20  # a file with more is not the file that was meant


@dataclass(frozen=True)
class Gold:
    """Gold files, and the texts at hand of the documents that they annotate."""

    files: tuple[GoldFile, ...]
    texts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Predicted:
    """Predicted events, each naming its document, and the manifest of the run where there is one."""

    events: tuple[Event, ...]
    manifest: Manifest | None = None
    manifest_path: Path | None = None


def read_gold(path: Path, *, texts: Path | None = None) -> Gold:
    """Read one gold file or every `*.gold.json` of a directory.

    The text of a document is `<document>.txt` in `texts`, or else in `texts/` beside the gold directory, or else beside
    the gold file. Where it is at hand, the hash and every span are checked against it.
    Raises InputError where a file cannot be read, breaks the record, or does not fit its text.
    """
    paths = sorted(path.glob("*.gold.json")) if path.is_dir() else [path]
    if not paths:
        raise InputError(f"{path}: this directory holds no *.gold.json; give a gold file or a directory of them.")
    if texts is not None and not texts.is_dir():
        raise InputError(f"{texts}: there is no such directory; --texts takes the one that holds the <document>.txt.")
    found: dict[str, str] = {}
    files = tuple(_read_gold_file(one, texts, found) for one in paths)
    return Gold(files, found)


def read_predicted(path: Path, *, texts: Mapping[str, str] | None = None) -> Predicted:
    """Read an `events.jsonl`, or that of a directory, and the `manifest.json` beside it.

    Spans of documents in `texts` are checked against their text.
    Raises InputError with every faulty line (20 at most) where a line is no event or names no document.
    """
    events_path = path / "events.jsonl" if path.is_dir() else path
    if not events_path.is_file():
        raise InputError(f"{events_path}: there is no such file; `fasti extract TEXT --out {path}` writes it.")
    events: list[Event] = []
    faults: list[str] = []
    for number, line in enumerate(_read_text(events_path).split("\n"), 1):
        if line.strip():
            _read_event(f"{events_path}:{number}", line, texts or {}, events, faults)
        if len(faults) >= MOST_FAULTS:
            break
    _raise(faults)
    manifest_path = events_path.with_name("manifest.json")
    return Predicted(tuple(events), _read_manifest(manifest_path), manifest_path)


def _read_gold_file(path: Path, texts: Path | None, found: dict[str, str]) -> GoldFile:
    raw = _read_json(path)
    document = raw.get("document") if isinstance(raw, dict) else None
    if not isinstance(document, str):
        raise InputError(f'{path}: document: a gold file names its document; add "document": "<stem of the text>".')
    source = _find_text(path, document, texts)
    text = _read_text(source) if source else None
    if source and text is not None:
        _check_hash(path, raw, document, source, text)
        found[document] = text
    try:
        file = GoldFile.model_validate(raw, context={"text": text})
    except ValidationError as error:
        raise InputError("\n".join(_word_faults(str(path), raw, error))) from None
    _raise([fault for event in file.events for fault in _find_date_faults(f"{path}: event {event.id}", event)])
    return file


def _find_text(gold: Path, document: str, texts: Path | None) -> Path | None:
    """The text of a document, or None; a document's name never leads out of the directories that are searched."""
    places = [texts] if texts else [gold.absolute().parent.parent / "texts", gold.absolute().parent]
    for place in places:
        path = place / f"{document}.txt"
        if path.parent == place and path.is_file():
            return path
    if texts:
        raise InputError(f"{texts}: there is no {document}.txt, which {gold} annotates; check --texts.")
    return None


def _check_hash(path: Path, raw: Any, document: str, source: Path, text: str) -> None:
    if raw.get("text_sha256") != Document(id=document, text=text).sha256:
        raise InputError(
            f"{path}: text_sha256: this is not the hash of {source}; the text has changed since it was annotated, or "
            "another text is there: restore it, or give the right one with --texts."
        )


def _read_event(where: str, line: str, texts: Mapping[str, str], events: list[Event], faults: list[str]) -> None:
    """Add the event of one line to `events`, or what is wrong with the line to `faults`."""
    try:
        raw = json.loads(line)
    except ValueError as error:
        faults.append(f"{where}: this is not JSON ({error}); every line holds one event.")
        return
    document = raw.get("document") if isinstance(raw, dict) else None
    text = texts.get(document) if isinstance(document, str) else None
    try:
        event = Event.model_validate(raw, context={"text": text})
    except ValidationError as error:
        faults.extend(_word_faults(where, raw, error))
        return
    if not event.document:
        faults.append(f"{where}: document: the event {event.id!r} names no document; add the stem of its text.")
    faults.extend(_find_date_faults(where, event))
    events.append(event)


def _find_date_faults(where: str, event: Event) -> Iterator[str]:
    for number, date in enumerate(event.dates):
        try:
            date_interval(date.edtf)
        except RecordError as error:
            yield f"{where}: dates.{number}.edtf: {error}"


def _word_faults(where: str, raw: Any, error: ValidationError) -> Iterator[str]:
    """`where: event e3: mentions.0: what is wrong` for each fault of a record."""
    for fault in error.errors(include_url=False):
        place: Sequence[int | str] = fault["loc"]
        named = ""
        if len(place) > 1 and place[0] == "events" and isinstance(place[1], int):
            event = raw["events"][place[1]]
            name = event.get("id") if isinstance(event, dict) else None
            named, place = f"event {name or place[1] + 1}: ", place[2:]
        at = ".".join(map(str, place))
        yield f"{where}: {named}{at}{': ' if at else ''}{fault['msg'].removeprefix('Value error, ')}."


def _read_manifest(path: Path) -> Manifest | None:
    if not path.is_file():
        return None
    raw = _read_json(path)
    try:
        return Manifest.model_validate(raw)
    except ValidationError as error:
        raise InputError("\n".join(_word_faults(str(path), raw, error))) from None


def _read_json(path: Path) -> Any:
    try:
        return json.loads(_read_text(path))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: this is not JSON: {error.msg} (column {error.colno}).") from None


def _read_text(path: Path) -> str:
    """The file exactly as it stands: no newline is translated, for offsets count them."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: this is not UTF-8 (byte {error.start}); save it as UTF-8.") from None
    except OSError as error:
        raise InputError(f"{path}: this cannot be read ({error.strerror}); give an existing file.") from None


def _raise(faults: Sequence[str]) -> None:
    if faults:
        more = f"\n... and {len(faults) - MOST_FAULTS} more." if len(faults) > MOST_FAULTS else ""
        raise InputError("\n".join(faults[:MOST_FAULTS]) + more)
