"""Events back from `events.jsonl`, one at a time, each with its place: a shelf of them need not be in memory."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from fasti.chronology import bounds
from fasti.errors import InputError, RecordError
from fasti.record import Event

EVENTS = "events.jsonl"
MOST_FAULTS = 20  # a file with more is not the file that was meant


class Line(NamedTuple):
    """Where an event stands: its file, the number of its line, and the line's first byte and length."""

    path: Path
    number: int
    start: int
    length: int

    def __str__(self) -> str:
        return f"{self.path}:{self.number}"


def find_event_files(paths: Sequence[Path]) -> tuple[Path, ...]:
    """The files themselves, and `events.jsonl` of folders, each once; raises InputError for one that is not there."""
    found = {path / EVENTS if path.is_dir() else path: None for path in paths}
    missing = [path for path in found if not path.is_file()]
    if missing:
        raise InputError("\n".join(f"{path}: there is no such file; `fasti extract` writes it." for path in missing))
    return tuple(found)


def read_events(
    paths: Sequence[Path], *, on_bytes: Callable[[int], None] | None = None
) -> Iterator[tuple[Line, Event]]:
    """Every event with its place, in order of files and lines; `on_bytes` is told of each line's length.

    Raises InputError at the end, or after `MOST_FAULTS` of them, with every line that holds no event of a document.
    """
    faults: list[str] = []
    for path in paths:
        start = 0
        with path.open("rb") as file:
            for number, raw in enumerate(file, 1):
                line = Line(path, number, start, len(raw))
                start += len(raw)
                if on_bytes:
                    on_bytes(len(raw))
                if not raw.strip():
                    continue
                event = _read(line, raw, faults)
                if event is not None:
                    yield line, event
                elif len(faults) >= MOST_FAULTS:
                    raise InputError("\n".join([*faults[:MOST_FAULTS], "... the rest is not read."]))
    if faults:
        raise InputError("\n".join(faults))


def read_event_again(line: Line) -> Event:
    """The event of a line that was read before; raises InputError where the file has changed since."""
    try:
        with line.path.open("rb") as file:
            file.seek(line.start)
            return Event.model_validate_json(file.read(line.length))
    except OSError as error:
        raise InputError(f"{line.path}: this cannot be read again ({error.strerror}); leave it in place.") from None
    except ValidationError:
        raise InputError(f"{line}: the file has changed while it was read; run again.") from None


def _read(line: Line, raw: bytes, faults: list[str]) -> Event | None:
    """The event of a line, or None and what is wrong with it in `faults`."""
    try:
        event = Event.model_validate(json.loads(raw.decode("utf-8")))
    except UnicodeDecodeError as error:
        faults.append(f"{line}: this is not UTF-8 (byte {error.start} of the line); save it as UTF-8.")
    except RecursionError:
        faults.append(f"{line}: this is nested too deeply to be an event.")
    except ValidationError as error:
        faults.extend(_word(line, error))
    except ValueError as error:
        faults.append(f"{line}: this is not JSON ({error}); every line holds one event.")
    else:
        wrong = list(_find_faults(line, event))
        faults.extend(wrong)
        return None if wrong else event
    return None


def _word(line: Line, error: ValidationError) -> Iterator[str]:
    for fault in error.errors(include_url=False):
        at = ".".join(map(str, fault["loc"]))
        yield f"{line}: {at}{': ' if at else ''}{fault['msg'].removeprefix('Value error, ')}."


def _find_faults(line: Line, event: Event) -> Iterator[str]:
    if not event.document:
        yield f"{line}: document: the event {event.id!r} names no document; add the id of its text."
    for number, date in enumerate(event.dates):
        try:
            bounds(date.edtf)
        except RecordError as error:
            yield f"{line}: dates.{number}.edtf: {error}"
