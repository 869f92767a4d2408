"""From paths to documents: one registry of readers, keyed by the kind of file."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from fasti.errors import InputError
from fasti.readers.plain import read_plain
from fasti.readers.survey import Source, Survey, kind_of, survey
from fasti.record import Document
from fasti.record.manifest import Quarantined

# Takes the file's bytes and yields its documents; raises InputError, in a sentence, for bytes that it cannot read.
Reader = Callable[[bytes, Source], Iterator[Document]]

READERS: dict[str, Reader] = {
    ".md": read_plain,
    ".txt": read_plain,
}


def find_sources(paths: Iterable[str | Path], *, skip: Path | None = None) -> Survey:
    """Find what there is to read under `paths`: files, folders with all that is below them, `-` for standard input.

    Raises InputError, with a line for each path, where there is nothing at all to read.
    """
    found = survey(paths, kinds=READERS, skip=skip)
    if not found.sources:
        reasons = [f"{refused.source}: {refused.reason}" for refused in found.refused]
        raise InputError("\n".join(reasons) or "no path was given; name a file, a folder, or - for standard input.")
    return found


def read_documents(paths: Iterable[str | Path] | Survey) -> Iterator[Document | Quarantined]:
    """Yield the documents under `paths` in order of their ids, and what cannot be read with the reason.

    Raises InputError where there is nothing at all to read.
    """
    found = paths if isinstance(paths, Survey) else find_sources(paths)
    yield from found.refused
    for source in found.sources:
        yield from _read(source)


def _read(source: Source) -> Iterator[Document | Quarantined]:
    try:
        content = sys.stdin.buffer.read() if source.path is None else source.path.read_bytes()
        reader = READERS.get(kind_of(source.path), read_plain) if source.path else read_plain
        for document in reader(content, source):
            if document.text.strip():
                yield document
            else:
                yield Quarantined(source=source.name, reason=_why_wordless(content))
    except OSError as error:
        yield Quarantined(source=source.name, reason=f"the file cannot be read: {error.strerror or error}.")
    except InputError as error:
        yield Quarantined(source=source.name, reason=str(error))


def _why_wordless(content: bytes) -> str:
    return "the file holds no words, only white space." if content else "the file is empty."
