"""From paths to documents: one registry of readers, keyed by the kind of file."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from fasti.errors import InputError
from fasti.readers.archives import inflate, read_whole
from fasti.readers.docx import read_docx
from fasti.readers.epub import read_epub
from fasti.readers.faults import fault_of
from fasti.readers.html import read_html
from fasti.readers.pdf import read_pdf
from fasti.readers.plain import read_plain
from fasti.readers.rows import read_csv, read_jsonl
from fasti.readers.sniff import GZIP, choose_kind
from fasti.readers.survey import Fields, Source, Survey, kind_of, survey
from fasti.readers.tei import read_tei
from fasti.record import Document
from fasti.record.manifest import Quarantined

# Takes the open file and yields its documents, and the rows that cannot be read; raises InputError, in a sentence, for
# a file that it cannot read. The file can be sought in, but for one of JSON lines, which may be endless.
Reader = Callable[[BinaryIO, Source], Iterator[Document | Quarantined]]

READERS: dict[str, Reader] = {
    ".csv": read_csv,
    ".docx": read_docx,
    ".epub": read_epub,
    ".htm": read_html,
    ".html": read_html,
    ".jsonl": read_jsonl,
    ".md": read_plain,
    ".pdf": read_pdf,
    ".txt": read_plain,
    ".xhtml": read_html,
    ".xml": read_tei,
}
_STREAMED = frozenset({".jsonl"})


def find_sources(
    paths: Iterable[str | Path],
    *,
    skip: Path | None = None,
    fields: Fields = Fields(),  # noqa: B008 - frozen
) -> Survey:
    """Find what there is to read under `paths`: files, folders with all that is below them, patterns, `-` for stdin.

    Raises InputError, with a line for each path, where there is nothing at all to read.
    """
    found = survey(paths, kinds=READERS, skip=skip, fields=fields)
    if not found.sources:
        reasons = [f"{refused.source}: {refused.reason}" for refused in found.refused]
        raise InputError("\n".join(reasons) or "no path was given; name a file, a folder, or - for standard input.")
    return found


def read_documents(paths: Iterable[str | Path] | Survey) -> Iterator[Document | Quarantined]:
    """Yield the documents under `paths` in order of their files' ids, and what cannot be read with the reason.

    Raises InputError where there is nothing at all to read.
    """
    found = paths if isinstance(paths, Survey) else find_sources(paths)
    yield from found.refused
    for source in found.sources:
        yield from read_source(source)


def read_source(source: Source) -> Iterator[Document | Quarantined]:
    """Yield the documents of one file in its order, and what of it cannot be read with the reason; raises nothing."""
    try:
        with _open(source) as file:
            count = 0
            for count, item in enumerate(_read(file, source), 1):  # noqa: B007
                yield _check(item)
        if not count:
            yield Quarantined(source=source.name, reason="it holds no document.")
    except InputError as error:
        yield Quarantined(source=source.name, reason=str(error))
    except OSError as error:
        yield Quarantined(source=source.name, reason=f"the file cannot be read: {error.strerror or error}.")
    except Exception as error:  # whatever a broken file does to the library that reads it, the others are still read
        told = " ".join(f"{type(error).__name__}: {error}".split())
        reason = f"the file cannot be read ({told}); it is damaged, or of a form that is not known here."
        yield Quarantined(source=source.name, reason=reason)


@contextmanager
def _open(source: Source) -> Iterator[BinaryIO]:
    if source.path is None:
        yield io.BytesIO(read_whole(sys.stdin.buffer))
    elif source.path.exists() and not source.path.is_file():
        raise InputError("this is no longer a file.")  # opening a pipe would wait for ever
    else:
        with source.path.open("rb") as file:
            yield file


def _read(file: BinaryIO, source: Source) -> Iterator[Document | Quarantined]:
    named = kind_of(source.path) if source.path else ""
    mark = file.read(len(GZIP))
    if not mark:
        raise InputError("the file is empty.")
    if mark == GZIP:
        file.seek(0)
        if named in _STREAMED:
            yield from READERS[named](inflate(file, most=None), source)
            return
        file = io.BytesIO(read_whole(inflate(file)))
        if file.getvalue().startswith(GZIP):
            raise InputError("it is packed with gzip twice; unpack it once.")
    file.seek(0)
    kind, notes = choose_kind(file, named)
    yield from READERS[kind or ".txt"](file, _with_notes(source, notes))


def _with_notes(source: Source, notes: tuple[str, ...]) -> Source:
    return Source(source.path, source.id, (*source.notes, *notes), source.fields) if notes else source


def _check(item: Document | Quarantined) -> Document | Quarantined:
    if isinstance(item, Quarantined):
        return item
    fault = fault_of(item)
    if fault is None:
        return item
    name = item.source or item.id
    return Quarantined(source=name if "/" not in item.id else f"{name} ({item.id})", reason=fault)
