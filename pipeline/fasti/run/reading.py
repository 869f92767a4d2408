"""The work of one process: read a source, and the events of each document in it that is wanted."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from fasti.errors import FastiError, InputError, ModelError, RuleError
from fasti.readers import Source, Survey, read_documents
from fasti.record import Document
from fasti.record.manifest import Quarantined
from fasti.run.engine import Engine
from fasti.run.outcomes import Done, Failed, Heading, Outcome, Wanted, pack, take_heading

# A longer text, some twelve million words, is no document but a shelf that someone has put into one file.
LONGEST = 75_000_000


@dataclass(frozen=True)
class Task:
    """A source to read, or what was read of it already where `items` is set, as of standard input."""

    source: Source
    size: int = 0  # in bytes
    stamp: str = ""  # changes with the file
    items: tuple[Document | Quarantined, ...] | None = None


def read_task(task: Task, load: Callable[[], Engine], wanted: Wanted) -> Iterator[Outcome]:
    """What comes of each document of a task; whatever one of them does, the others are read.

    The engine is loaded when the first document is wanted. Raises ModelError or RuleError where it cannot be.
    """
    ids: set[str] = set()
    try:
        for item in task.items if task.items is not None else read_documents(Survey((task.source,))):
            if isinstance(item, Quarantined):
                yield Failed(item.source, item.reason)
                continue
            heading = take_heading(item)
            if heading.id in ids:
                reason = f"the id {heading.id!r} occurs twice in the file; give each document its own."
                yield Failed(heading.source, reason)
                continue
            ids.add(heading.id)
            yield wanted(heading) or read_document(item, heading, load())
    except (MemoryError, ModelError, RuleError):
        raise
    except Exception as error:
        yield Failed(task.source.name, f"the file cannot be read ({_told(error)}).")


def read_document(document: Document, heading: Heading, engine: Engine) -> Done | Failed:
    """The events of a document, or why there are none."""
    begun = time.monotonic()
    try:
        if heading.characters > LONGEST:
            raise InputError(f"the text is longer than {LONGEST:,} characters; split it into several files.")
        done = pack(document, heading, engine.events(document))
        return replace(done, seconds=time.monotonic() - begun)
    except MemoryError:
        raise
    except FastiError as error:
        reason = str(error)
    except Exception as error:  # whatever one document does to the engine, the others are still read
        reason = f"the extraction failed on this document ({_told(error)})."
    return Failed(heading.source, reason, heading, settled=True, seconds=time.monotonic() - begun)


def _told(error: Exception) -> str:
    return " ".join(f"{type(error).__name__}: {error}".split())
