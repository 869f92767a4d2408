"""Events back from a database: the tables hold all of the record, so that what is read equals what was written."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pydantic import BaseModel
from sqlalchemy import Connection, RowMapping, select

from fasti.errors import SinkError
from fasti.record import Event
from fasti.sinks.dialects import open_engine, parse_url, telling
from fasti.sinks.fields import LINKS, PLAIN, fields_of, many_of
from fasti.sinks.migrations import newest, version_of
from fasti.sinks.rows import BATCH
from fasti.sinks.tables import DOCUMENTS, EVENTS, TABLES, key_of

_Row = RowMapping
# The rows inside one event: of a table, those that belong to the row of that number in that other table.
_Held = Mapping[tuple[str, str | None, int | None], list[_Row]]
_INSIDE = tuple(table for table in TABLES if "event" in table.c)
_KEYS = {key_of(table.name): table.name for table in _INSIDE}


def read_events(url: str) -> Iterator[Event]:
    """Yield the events of a database in order of their documents' ids, then of the text.

    Some hundreds of events are in memory at a time. Raises SinkError where the database cannot be read, or is of
    another version.
    """
    parsed = parse_url(url)
    engine = open_engine(parsed, writing=False)
    try:
        with telling(parsed), engine.connect() as connection:
            _check_version(connection)
            documents = connection.scalars(select(DOCUMENTS.c.id)).all()
            for document in sorted(documents):
                yield from _read_document(connection, document)
    finally:
        engine.dispose()


def _check_version(connection: Connection) -> None:
    version = version_of(connection)
    if version is None:
        raise SinkError("the database holds no events of fasti's.")
    if version != newest():
        raise SinkError(
            f"the database has version {version} of the schema, this fasti reads version {newest()}; "
            "`fasti load` or `fasti extract --to` brings an older one up to date."
        )


def _read_document(connection: Connection, document: str) -> Iterator[Event]:
    query = select(EVENTS.c.id).where(EVENTS.c.document == document).order_by(EVENTS.c.position)
    ids = connection.scalars(query).all()
    for first in range(0, len(ids), BATCH):
        yield from _read_batch(connection, ids[first : first + BATCH])


def _read_batch(connection: Connection, ids: Sequence[str]) -> Iterator[Event]:
    held: dict[str, dict[tuple[str, str | None, int | None], list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for table in _INSIDE:
        query = select(table).where(table.c.event.in_(ids)).order_by(table.c.event, table.c.number)
        for row in connection.execute(query).mappings():
            held[row["event"]][table.name, *_owner_of(row)].append(row)
    rows = connection.execute(select(EVENTS).where(EVENTS.c.id.in_(ids)).order_by(EVENTS.c.position))
    for row in rows.mappings().all():
        yield Event.model_validate(_event_fields(row, held[row["id"]]))


def _owner_of(row: _Row) -> tuple[str | None, int | None]:
    """The table and number of the row that this one belongs to; of a slot's row, neither."""
    owners = ((table, row[key]) for key, table in _KEYS.items() if row.get(key) is not None)
    return next(owners, (None, None))


def _event_fields(row: _Row, held: _Held) -> dict[str, Any]:
    links = {link["kind"]: link["target"] for link in held.get(("links", None, None), ())}
    fields = {**fields_of(Event, row), **_many(Event, held, None, None)}
    return {**fields, **{name: links.get(name) for name in LINKS}}


def _many(model: type[BaseModel], held: _Held, owner: str | None, number: int | None) -> dict[str, list[Any]]:
    """The fields of a value that hold many, from the rows that belong to it."""
    return {
        name: [_value(name, kind, row, held) for row in held.get((name, owner, number), ())]
        for name, kind in many_of(model).items()
    }


def _value(table: str, kind: Any, row: _Row, held: _Held) -> Any:
    if not issubclass(kind, BaseModel):
        return row[PLAIN.get(table, "value")]
    return {**fields_of(kind, row), **_many(kind, held, table, row["number"])}
