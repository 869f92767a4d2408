"""`events.sqlite`: a SQLite database built afresh each time, so that equal events give equal bytes."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from sqlite3 import connect

from sqlalchemy import URL, event

from fasti.record import Document, Event
from fasti.sinks.base import FileSink, KnownDocument
from fasti.sinks.database import insert
from fasti.sinks.dialects import open_engine, telling
from fasti.sinks.migrations import create, newest
from fasti.sinks.rows import batches_of

# The file is moved into place only when it is whole, so a journal on the disk would guard nothing.
_PRAGMAS = ("page_size = 4096", "journal_mode = MEMORY", "synchronous = OFF")


class SqliteSink(FileSink):
    """The tables of `tables.py` in a file of their own, the rows in order of writing."""

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Insert the document, its events, and everything that they hold; raises RecordError where it cannot."""
        with telling(_url(self.path)), self._connection.begin_nested():
            for rows in batches_of(document, events):
                insert(self._connection, rows)

    def _open(self, part: Path) -> None:
        part.touch()
        self._engine = open_engine(_url(part))
        event.listen(self._engine, "connect", _set_up)
        self._connection = self._engine.connect()
        create(self._connection, version=newest())

    def _close(self, *, whole: bool) -> None:
        try:
            if whole:
                self._connection.commit()
        finally:
            self._connection.close()
            self._engine.dispose()
        if whole:
            with closing(connect(self._part)) as database:
                database.execute("VACUUM")


def _url(path: Path) -> URL:
    return URL.create("sqlite+pysqlite", database=str(path))


def _set_up(connection: object, _: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")  # type: ignore[attr-defined]
