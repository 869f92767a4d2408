"""What comes of a document in a run: it was read anew, it is known from the run before, or it failed."""

from __future__ import annotations

import hashlib
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from fasti.errors import RecordError
from fasti.record import Document, Event

CHUNK = 200  # events that are packed together
_WORD = re.compile(r"\S+")


@dataclass(frozen=True)
class Heading:
    """A document before it is read: all but its text, and a hash of everything that its events depend on."""

    source: str
    id: str
    content: str
    head: str  # the document as JSON, without its text
    characters: int


@dataclass(frozen=True)
class Done:
    """A document that was read, packed: `chunks` are its events as JSON lines, in order of the text."""

    heading: Heading
    text: bytes
    chunks: tuple[bytes, ...]
    ids: bytes
    events: int
    words: int
    seconds: float = 0.0


@dataclass(frozen=True)
class Kept:
    """A document that the run before has read with the same engine; nothing of it has changed."""

    heading: Heading


@dataclass(frozen=True)
class Failed:
    """A document that cannot be read, or a whole source where `heading` is None, and why, in a sentence.

    `settled` says that another try would end the same way, so that later runs keep the reason; `known` that a run
    before this one has told it.
    """

    source: str
    reason: str
    heading: Heading | None = None
    settled: bool = False
    known: bool = False
    seconds: float = 0.0


Outcome = Done | Kept | Failed
Wanted = Callable[[Heading], Outcome | None]  # what is known of a document; None where it is to be read


def key_of(outcome: Outcome) -> tuple[str, str]:
    """Source and id of a document; of a failure that is no document's, one made from its reason."""
    heading = outcome.heading
    if isinstance(outcome, Failed):
        reason = hashlib.sha256(outcome.reason.encode("utf-8", "replace")).hexdigest()[:12]
        return outcome.source, outcome.heading.id if outcome.heading else f"?{reason}"
    assert heading is not None
    return heading.source, heading.id


def take_heading(document: Document) -> Heading:
    """The heading of a document; its source and the notes on it do not count as content."""
    fields = document.model_dump(mode="json", exclude={"text"})
    content = hashlib.sha256(document.text.encode("utf-8", "surrogatepass"))
    content.update(json.dumps({**fields, "source": None, "notes": None}, sort_keys=True).encode())
    source = document.source or document.id
    return Heading(source, document.id, content.hexdigest(), json.dumps(fields), len(document.text))


def pack(document: Document, heading: Heading, events: Iterable[Event]) -> Done:
    """A document with its events, checked and in order; the events need not fit into memory, packed they do.

    Raises RecordError where ids repeat or `part_of` names no event: a database would refuse them.
    """
    ids: set[str] = set()
    wholes: set[str] = set()
    packed: list[tuple[tuple[int, int, str], bytes]] = []
    for event in events:
        if event.id in ids:
            raise RecordError("two of its events have the same id; its events are left out.")
        ids.add(event.id)
        wholes |= {event.part_of} if event.part_of else set()
        place = event.mentions[0].start, event.mentions[0].end, event.id
        packed.append((place, zlib.compress(event.model_dump_json(exclude_none=True).encode(), 1)))
    if loose := sorted(wholes - ids):
        raise RecordError(f"part_of names {', '.join(loose)}, no event of this document; its events are left out.")
    packed.sort()
    lines = (zlib.decompress(line) for _, line in packed)
    chunks = tuple(zlib.compress(b"\n".join(chunk)) for chunk in _batches(lines))
    text = zlib.compress(document.text.encode("utf-8", "surrogatepass"))
    packed_ids = zlib.compress("\n".join(sorted(ids)).encode())
    return Done(heading, text, chunks, packed_ids, len(packed), count_words(document.text))


def _batches(lines: Iterator[bytes]) -> Iterator[list[bytes]]:
    while batch := list(islice(lines, CHUNK)):
        yield batch


def count_words(text: str) -> int:
    """The number of words, without a list of them all."""
    return sum(1 for _ in _WORD.finditer(text))


def unpack_ids(ids: bytes) -> list[str]:
    """The ids of a document's events."""
    return zlib.decompress(ids).decode().split()


def unpack_document(head: str, text: bytes) -> Document:
    """The document of a heading's `head` and its packed text."""
    fields: dict[str, Any] = json.loads(head)
    return Document(**fields, text=zlib.decompress(text).decode("utf-8", "surrogatepass"))


def unpack_events(chunks: Iterable[bytes]) -> Iterator[Event]:
    """The events of packed chunks, one by one."""
    for chunk in chunks:
        yield from map(Event.model_validate_json, zlib.decompress(chunk).split(b"\n"))
