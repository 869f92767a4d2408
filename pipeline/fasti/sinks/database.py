"""A database by URL: each document is one transaction that replaces all that the database holds of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from itertools import chain
from types import TracebackType
from typing import Any, Self

from sqlalchemy import URL, Connection, Table, bindparam, delete, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from fasti.errors import RecordError
from fasti.record import Document, Event
from fasti.sinks.base import KnownDocument
from fasti.sinks.dialects import open_engine, parse_url, telling
from fasti.sinks.migrations import prepare
from fasti.sinks.rows import Row, Rows, batches_of, check_events
from fasti.sinks.tables import DOCUMENTS, EVENTS, TABLES

_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_MOST_IDS = 1000  # that one statement asks for; every database has a bound
_OF_DOCUMENTS = tuple(table for table in TABLES if "document" in table.c and table is not EVENTS)
_OF_EVENTS = tuple(table for table in TABLES if "event" in table.c)


class DatabaseSink:
    """SQLite, DuckDB or PostgreSQL. The rows of `documents` and `events` are updated, never made anew, by their id.

    Documents may be written by several processes at once (in DuckDB by one). Raises SinkError where the URL is none,
    the database cannot be reached, or it is not fit to write to.
    """

    def __init__(self, url: str | URL) -> None:
        self.url = parse_url(url)

    def __enter__(self) -> Self:
        self._engine = open_engine(self.url)
        try:
            with telling(self.url), self._engine.begin() as connection:
                _lock(connection, "schema")
                prepare(connection)
        except BaseException:
            self._engine.dispose()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None, /
    ) -> None:
        self._engine.dispose()

    def write(self, document: Document | KnownDocument, events: Sequence[Event]) -> None:
        """Put the document and its events in place of all that is held of it: all of it, or nothing is changed.

        The text that is held stays where the document comes without one and its hash, or its mentions, fit that text.
        Raises RecordError for a document that cannot be held, SinkError where the database fails.
        """
        ids = check_events(document.id, events)
        with telling(self.url), self._engine.begin() as connection:
            _lock(connection, f"document {document.id}")
            _replace(connection, document, events, ids)

    def withdraw(self, document: str) -> None:
        """Delete the document with this id, and its events."""
        with telling(self.url), self._engine.begin() as connection:
            _lock(connection, f"document {document}")
            _delete_below(connection, document, of=(*_OF_DOCUMENTS, *_OF_EVENTS))
            connection.execute(delete(EVENTS).where(EVENTS.c.document == document))
            connection.execute(delete(DOCUMENTS).where(DOCUMENTS.c.id == document))


def insert(connection: Connection, rows: Rows, *, tables: Iterable[Table] = TABLES) -> None:
    """Insert the rows of the tables; none of them may be there."""
    for table in tables:
        if rows[table.name]:
            _add(connection, table, rows[table.name])


def _add(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if connection.dialect.name != "duckdb":
        connection.execute(table.insert(), rows)
        return
    # DuckDB takes rows several times slower one by one than as one list.
    kinds = json.dumps([{column.name: str(column.type.compile(connection.dialect)) for column in table.c}])
    names = ", ".join(f'"{column.name}"' for column in table.c)
    listed = "SELECT unnest(from_json(?, ?), recursive := true)"
    sql = f'INSERT INTO "{table.name}" ({names}) SELECT {names} FROM ({listed})'  # noqa: S608 - names are our own
    connection.exec_driver_sql(sql, (json.dumps(rows, ensure_ascii=False), kinds))


def _replace(
    connection: Connection, document: Document | KnownDocument, events: Sequence[Event], ids: set[str]
) -> None:
    _refuse_taken(connection, document.id, sorted(ids))
    batches = batches_of(document, events)
    first = next(batches)
    kept = isinstance(document, KnownDocument) and _keep_text(connection, first["documents"][0], events)
    held = set(connection.scalars(select(EVENTS.c.id).where(EVENTS.c.document == document.id)))
    _delete_below(connection, document.id, of=(*(() if kept else _OF_DOCUMENTS), *(_OF_EVENTS if held else ())))
    # DuckDB cannot update a row by what is in an index; there, rows go and come back.
    updating = connection.dialect.name in _INSERTS
    _delete_ids(connection, EVENTS, held - ids if updating else held)
    if not updating:
        _delete_ids(connection, DOCUMENTS, {document.id})
    for rows in chain([first], batches):
        for table in (DOCUMENTS, EVENTS):
            _upsert(connection, table, rows[table.name])
        insert(connection, rows, tables=(table for table in TABLES if table not in (DOCUMENTS, EVENTS)))


def _lock(connection: Connection, what: str) -> None:
    """Wait until no other transaction has locked the same thing; SQLite and DuckDB have one writer at a time anyway."""
    if connection.dialect.name == "postgresql":
        digest = hashlib.blake2b(f"fasti {what}".encode("utf-8", "surrogatepass"), digest_size=8).digest()
        connection.execute(select(func.pg_advisory_xact_lock(int.from_bytes(digest, signed=True))))


def _refuse_taken(connection: Connection, document: str, ids: Sequence[str]) -> None:
    """Raise RecordError where an event is held as another document's: by its id, it would take that one's place."""
    for first in range(0, len(ids), _MOST_IDS):
        query = select(EVENTS.c.id, EVENTS.c.document).where(EVENTS.c.id.in_(ids[first : first + _MOST_IDS]))
        for id_, other in connection.execute(query.where(EVENTS.c.document != document).limit(1)):
            raise RecordError(
                f"the event {id_!r} of the document {document!r} is already held as one of the document {other!r}; "
                "ids must differ from document to document."
            )


def _keep_text(connection: Connection, document: Row, events: Iterable[Event]) -> bool:
    """Fill in the text that is held, if it is the text of this document; whether it is."""
    held = connection.execute(select(DOCUMENTS).where(DOCUMENTS.c.id == document["id"])).mappings().first()
    if held is None or held["text"] is None or document["sha256"] not in (None, held["sha256"]):
        return False
    if document["sha256"] is None and not _fits(held["text"], events):
        return False
    document.update({name: held[name] for name, cell in document.items() if cell is None})
    return True


def _fits(text: str, events: Iterable[Event]) -> bool:
    return all(text[mention.start : mention.end] == mention.text for event in events for mention in event.mentions)


def _delete_below(connection: Connection, document: str, *, of: Iterable[Table]) -> None:
    """Delete the rows of a document and its events in the tables `of`, those that refer before those referred to."""
    events = select(EVENTS.c.id).where(EVENTS.c.document == document)
    for table in reversed(tuple(of)):
        if "event" not in table.c:
            connection.execute(delete(table).where(table.c.document == document))
        elif "target" in table.c:
            connection.execute(delete(table).where(or_(table.c.event.in_(events), table.c.target.in_(events))))
        else:
            connection.execute(delete(table).where(table.c.event.in_(events)))


def _delete_ids(connection: Connection, table: Table, ids: Iterable[str]) -> None:
    cells = [{"gone": id_} for id_ in ids]
    if cells:
        connection.execute(delete(table).where(table.c.id == bindparam("gone")), cells)


def _upsert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if not rows:
        return
    if connection.dialect.name not in _INSERTS:
        _add(connection, table, rows)
        return
    statement = _INSERTS[connection.dialect.name](table)
    changed = {column.name: statement.excluded[column.name] for column in table.c if column.name != "id"}
    connection.execute(statement.on_conflict_do_update(index_elements=["id"], set_=changed), rows)
