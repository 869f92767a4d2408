"""What every sink is: a context manager with `write` and `withdraw`; files are there whole or not at all."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from fasti.errors import SinkError
from fasti.record import Document, Event
from fasti.record.base import Value


class KnownDocument(Value):
    """A document whose text is not at hand: what a manifest, or an event that names it, tells of it."""

    id: str
    source: str | None = None
    sha256: str | None = None
    characters: int | None = None
    notes: tuple[str, ...] = ()


class Sink(Protocol):
    """Where events go. A file counts only once the context has ended without an exception, a database at once."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Take the events of one document, in place of all that is held of it; each document comes once.

        Raises RecordError where this document cannot be held (the others can), SinkError where nothing can.
        """
        ...

    def withdraw(self, document: str) -> None:
        """Let go of the document with this id and of its events, if they are held."""
        ...


class FileSink(ABC):
    """A sink that is one file: written under another name beside it, and moved into place at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")

    def __enter__(self) -> Self:
        try:
            self._part.unlink(missing_ok=True)
            self._open(self._part)
        except OSError as error:
            raise SinkError(
                f"{self.path}: this file cannot be written ({error.strerror or error}); name another place."
            ) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        try:
            self._close(whole=kind is None)
            if kind is None:
                self._part.replace(self.path)
        finally:
            self._part.unlink(missing_ok=True)

    @abstractmethod
    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Take the events of one document."""

    def withdraw(self, document: str) -> None:  # noqa: B027 - no file has anything to do
        """Nothing to do: the file is made anew, and holds only what is written to it."""

    @abstractmethod
    def _open(self, part: Path) -> None: ...

    @abstractmethod
    def _close(self, *, whole: bool) -> None: ...


class TextFileSink(FileSink):
    """A sink whose file is UTF-8 text with `\\n` line ends on every system."""

    def _open(self, part: Path) -> None:
        self._file = part.open("w", encoding="utf-8", newline="")

    def _close(self, *, whole: bool) -> None:
        self._file.close()
