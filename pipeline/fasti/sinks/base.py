"""What every sink is: a context manager with `write`, whose output is there whole or not at all."""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from fasti.record import Document, Event


class Sink(Protocol):
    """Where events go. What is written counts only once the context has ended without an exception."""

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None: ...

    def write(self, document: Document, events: Sequence[Event]) -> None:
        """Take the events of one document; each document comes once."""
        ...


class FileSink(ABC):
    """A sink that is one file: written under another name beside it, and moved into place at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")

    def __enter__(self) -> Self:
        self._part.unlink(missing_ok=True)
        self._open(self._part)
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
    def write(self, document: Document, events: Sequence[Event]) -> None:
        """Take the events of one document."""

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
