"""What has been done so far, on disk: one SQLite file in the output folder, one transaction a document.

A document counts once its events are committed, so that a run that is killed loses what it had in hand and no more. The
file is locked while a run lasts: two runs never write to one folder.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from fasti.errors import InputError
from fasti.record import Event
from fasti.run.outcomes import Done, Failed, Heading, Kept, key_of, unpack_events, unpack_ids

NAME = ".fasti-journal.sqlite"
VERSION = 1  # of the tables below; a journal of another version is begun anew
_TABLES = """
CREATE TABLE documents (
  number INTEGER PRIMARY KEY,
  source TEXT NOT NULL,
  id TEXT NOT NULL,          -- made from the reason where a whole source failed
  content TEXT NOT NULL,     -- hash of the document; of a source that failed, its size and time
  engine TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('done', 'quarantined')),
  reason TEXT,
  settled INTEGER NOT NULL DEFAULT 0,
  head TEXT, text BLOB, ids BLOB, characters INTEGER, words INTEGER, events INTEGER,
  UNIQUE (id, source)
);
CREATE TABLE chunks (
  document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
  number INTEGER NOT NULL,
  lines BLOB NOT NULL,       -- events as JSON lines, packed by zlib
  PRIMARY KEY (document, number)
) WITHOUT ROWID;
CREATE TABLE withdrawn (id TEXT PRIMARY KEY);
"""


@dataclass(frozen=True)
class Row:
    """A document of the journal; its text and its events are read when they are asked for."""

    number: int
    source: str
    id: str
    status: str
    reason: str | None
    head: str | None
    characters: int
    words: int
    events: int


class Journal:
    """A context manager; raises InputError where another run holds it, or where it is no journal."""

    def __init__(self, folder: Path, *, engine: str, fresh: bool = False, retry_failed: bool = False) -> None:
        self.path = folder / NAME
        self.engine = engine
        self._fresh, self._retry_failed = fresh, retry_failed

    def __enter__(self) -> Self:
        try:
            self._database = self._open()
            if self._fresh or self._version() != VERSION:
                self._begin_anew()
        except sqlite3.DatabaseError as error:
            self._database.close()
            raise InputError(f"{self.path}: {_sentence(error)}") from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._database.close()

    def find(self, heading: Heading, taken: Collection[tuple[str, str]]) -> Kept | Failed | None:
        """What is known of a document that has not changed; None where it is to be read.

        A document that has moved to another source is known; `taken` are those that this run has met already.
        """
        rows = self._database.execute(
            "SELECT number, source, status, reason, settled FROM documents WHERE id = ? AND content = ? AND engine = ? "
            "ORDER BY source <> ?, source",
            (heading.id, heading.content, self.engine, heading.source),
        ).fetchall()
        for number, source, status, reason, settled in rows:
            if source != heading.source and (source, heading.id) in taken:
                continue
            if status == "done" or (settled and not self._retry_failed):
                self._claim(number, heading)
                return Kept(heading) if status == "done" else Failed(heading.source, reason, heading, known=True)
        return None

    def find_source(self, source: str, stamp: str) -> Failed | None:
        """Why a source that has not changed cannot be read at all, where another try would end the same way."""
        if self._retry_failed:
            return None
        row = self._database.execute(
            "SELECT reason FROM documents WHERE source = ? AND head IS NULL AND content = ? AND engine = ? AND settled",
            (source, stamp, self.engine),
        ).fetchone()
        return None if row is None else Failed(source, row[0], known=True)

    def commit(self, outcome: Done | Failed, *, stamp: str = "") -> None:
        """Take in what came of a document, in one transaction; what was known of it goes."""
        heading, (source, id_) = outcome.heading, key_of(outcome)
        content = heading.content if heading else stamp
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM documents WHERE source = ? AND id = ?", (source, id_))
            self._database.execute("DELETE FROM withdrawn WHERE id = ?", (id_,))
            if isinstance(outcome, Failed):
                self._insert(
                    source=source, id=id_, content=content, status="quarantined", reason=outcome.reason,
                    settled=outcome.settled, head=heading.head if heading else None,
                )  # fmt: skip
                return
            number = self._insert(
                source=source, id=id_, content=content, status="done", head=outcome.heading.head,
                text=outcome.text, ids=outcome.ids, characters=outcome.heading.characters, words=outcome.words,
                events=outcome.events,
            )  # fmt: skip
            chunks = ((number, at, chunk) for at, chunk in enumerate(outcome.chunks))
            self._database.executemany("INSERT INTO chunks VALUES (?, ?, ?)", chunks)

    def keep_only(self, met: Collection[tuple[str, str]]) -> None:
        """Forget the documents that the inputs no longer hold, given as source and id."""
        known = self._database.execute("SELECT number, source, id, status FROM documents").fetchall()
        gone = [(number, id_, status) for number, source, id_, status in known if (source, id_) not in met]
        left = {id_ for _, id_ in met}
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.executemany("DELETE FROM documents WHERE number = ?", [(number,) for number, _, _ in gone])
            ids = [(id_,) for _, id_, status in gone if status == "done" and id_ not in left]
            self._database.executemany("INSERT OR IGNORE INTO withdrawn VALUES (?)", ids)

    def rows(self) -> Iterator[Row]:
        """Every document, in order of ids, then of sources."""
        query = (
            "SELECT number, source, id, status, reason, head, coalesce(characters, 0), coalesce(words, 0), "
            "coalesce(events, 0) FROM documents ORDER BY id, source"
        )
        yield from (Row(*row) for row in self._database.execute(query).fetchall())

    def text(self, row: Row) -> bytes:
        """The packed text of a document that is done."""
        return self._blob("SELECT text FROM documents WHERE number = ?", row)

    def ids(self, row: Row) -> list[str]:
        """The ids of its events."""
        return unpack_ids(self._blob("SELECT ids FROM documents WHERE number = ?", row))

    def events(self, row: Row) -> Iterator[Event]:
        """The events of a document, one by one, in order of the text."""
        chunks = self._database.execute("SELECT lines FROM chunks WHERE document = ? ORDER BY number", (row.number,))
        yield from unpack_events(chunk for (chunk,) in chunks)

    def withdrawn(self) -> tuple[str, ...]:
        """The ids of documents that earlier runs have done and the inputs no longer hold."""
        return tuple(id_ for (id_,) in self._database.execute("SELECT id FROM withdrawn ORDER BY id"))

    def _blob(self, query: str, row: Row) -> bytes:
        (blob,) = self._database.execute(query, (row.number,)).fetchone()
        assert isinstance(blob, bytes)
        return blob

    def _claim(self, number: int, heading: Heading) -> None:
        """The row of a document that is met again, perhaps under another path or with other notes."""
        with self._database:
            self._database.execute("BEGIN IMMEDIATE")
            self._database.execute("DELETE FROM withdrawn WHERE id = ?", (heading.id,))
            self._database.execute(
                "DELETE FROM documents WHERE source = ? AND id = ? AND number <> ?",
                (heading.source, heading.id, number),
            )
            self._database.execute(
                "UPDATE documents SET source = ?, head = ? WHERE number = ? AND (source <> ? OR head IS NOT ?)",
                (heading.source, heading.head, number, heading.source, heading.head),
            )

    def _insert(self, **cells: str | int | bytes | None) -> int:
        names = ", ".join(cells)
        marks = ", ".join(f":{name}" for name in cells)
        sql = f"INSERT INTO documents (engine, {names}) VALUES (:engine, {marks})"  # noqa: S608 - names are our own
        return self._database.execute(sql, {"engine": self.engine, **cells}).lastrowid or 0

    def _open(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, isolation_level=None, timeout=0)
        # Exclusive from the first access on, which also spares the shared memory beside the file.
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON"):
            try:
                database.execute(f"PRAGMA {pragma}")
            except sqlite3.DatabaseError as error:
                database.close()
                raise InputError(f"{self.path}: {_sentence(error)}") from error
        return database

    def _version(self) -> int:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        return int(version)

    def _begin_anew(self) -> None:
        self._database.execute("BEGIN EXCLUSIVE")
        for (name,) in self._database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            self._database.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.strip().removesuffix(";").split(";\n"):
            self._database.execute(statement)
        self._database.execute(f"PRAGMA user_version = {VERSION}")
        self._database.execute("COMMIT")
        self._database.execute("VACUUM")


def _sentence(error: sqlite3.DatabaseError) -> str:
    if "locked" in str(error):
        return "another run is writing to this folder; wait for its end, or name another folder with --out."
    if "not a database" in str(error) or "malformed" in str(error):
        return "this is no journal of fasti, or it is damaged; delete it, and the run reads everything anew."
    return f"the journal of the run cannot be used ({error}); name another folder with --out."
