"""CSV for spreadsheets and loaders: one flat table, or a folder with a file for each table of the database."""

from __future__ import annotations

import csv
import os
import re
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import Self

from fasti.errors import SinkError
from fasti.record import Document, Event
from fasti.sinks.base import KnownDocument, TextFileSink
from fasti.sinks.flat import COLUMNS, FlatCell, flatten
from fasti.sinks.rows import batches_of
from fasti.sinks.tables import TABLES

_JOINT = "; "
# A spreadsheet runs a cell that begins so as a formula; numbers and dates (-0043-03-15) do no harm.
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_HARMLESS = re.compile(r"[-+]?[0-9X~?%/.; -]+")
# Whole books fit no cell of a spreadsheet; the other outputs have the text.
_LEFT_OUT = {"documents": ("text",)}
TABLE_COLUMNS: dict[str, tuple[str, ...]] = {
    table.name: tuple(column.name for column in table.c if column.name not in _LEFT_OUT.get(table.name, ()))
    for table in TABLES
}


class CsvSink(TextFileSink):
    """`events.csv`: the columns of `COLUMNS`, for reading and sorting; `events.jsonl` is the complete record."""

    def _open(self, part: Path) -> None:
        super()._open(part)
        self._rows = csv.writer(self._file, lineterminator="\n")
        self._rows.writerow(COLUMNS)

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Append a row for each event."""
        self._rows.writerows(map(show, flatten(event).values()) for event in events)


class CsvTablesSink:
    """A folder with `documents.csv`, `events.csv`, `actors.csv` ...: the tables of the database without the texts.

    It is written under another name and moved into place at the end; a folder that was there is then gone. Raises
    SinkError where the folder has other things in it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._part = path.with_name(f".{path.name}.{os.getpid()}.part")

    def __enter__(self) -> Self:
        self._check()
        try:
            shutil.rmtree(self._part, ignore_errors=True)
            self._part.mkdir()
        except OSError as error:
            raise SinkError(f"{self.path}: this folder cannot be made ({error.strerror}); name another.") from error
        self._stack = ExitStack()
        self._writers = {}
        for name, columns in TABLE_COLUMNS.items():
            file = self._stack.enter_context((self._part / f"{name}.csv").open("w", encoding="utf-8", newline=""))
            self._writers[name] = csv.DictWriter(file, columns, extrasaction="ignore", lineterminator="\n")
            self._writers[name].writeheader()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        try:
            self._stack.close()
            if kind is None:
                self._check()
                if self.path.is_symlink():
                    self.path.unlink()
                shutil.rmtree(self.path, ignore_errors=True)
                self._part.replace(self.path)
        finally:
            shutil.rmtree(self._part, ignore_errors=True)

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Append the rows of each table; raises RecordError where the events contradict each other."""
        for batch in batches_of(document, events):
            for table, rows in batch.items():
                self._writers[table].writerows({name: show(cell) for name, cell in row.items()} for row in rows)

    def withdraw(self, document: str) -> None:
        """Nothing to do: the folder is made anew, and holds only what is written to it."""

    def _check(self) -> None:
        """Raise SinkError where moving the folder into place would delete what is not ours."""
        if self.path.is_symlink() or not self.path.exists():
            return
        if not self.path.is_dir():
            raise SinkError(f"{self.path}: this is no folder, and would be lost; name another place, or move it away.")
        ours = {f"{name}.csv" for name in TABLE_COLUMNS}
        others = sorted(path.name for path in self.path.iterdir() if path.name not in ours)
        if others:
            raise SinkError(
                f"{self.path}: the folder has other files in it ({others[0]}), which would be lost; name another "
                "place, or move them away."
            )


def show(cell: FlatCell | float) -> str:
    """A cell as text: several values joined, nothing for None, no formula."""
    if isinstance(cell, tuple):
        return defuse(_JOINT.join(cell))
    return defuse(cell) if isinstance(cell, str) else "" if cell is None else str(cell)


def defuse(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) and not _HARMLESS.fullmatch(cell) else cell
