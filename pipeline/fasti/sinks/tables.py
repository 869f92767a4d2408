"""The relational tables, derived from the record's types: a field that joins the record joins its table.

The choices of a field (the types of event, the roles) are checked by the record alone, not again by the database: a
choice more would otherwise need every table rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from fasti.record import Document, Event
from fasti.sinks.fields import LINKS, PLAIN, SLOTS, columns_of, many_of

METADATA = MetaData()
# Beside a table's primary key: what people look for. The key of a table inside an event begins with the event.
_INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "documents": (("sha256",),),
    "events": (("document", "position"), ("type",), ("earliest_day", "latest_day")),
    "links": (("target",),),
    "dates": (("earliest_day", "latest_day"),),
    "actors": (("name",),),
    "places": (("name",),),
    "outcomes": (("kind",),),
    "evidence": (("rule",),),
}


def key_of(table: str) -> str:
    """The column that refers to a row of a table: `actor` for `actors`."""
    return table.removesuffix("s")


def _days() -> Iterator[Column[Any]]:
    """The first and last day as integers that compare; see `days.day_number`."""
    yield Column("earliest_day", BigInteger)
    yield Column("latest_day", BigInteger)


def _add(name: str, *parts: Any, inside: bool = False) -> Table:
    # In SQLite, rows inside an event are stored in the order of their key, and so beside each other.
    table = Table(name, METADATA, *parts, sqlite_with_rowid=not inside)
    for columns in _INDEXES.get(name, ()):
        Index("_".join((name, *columns)), *(table.c[column] for column in columns))
    return table


def _refers(
    columns: tuple[str, ...], table: str, keys: tuple[str, ...], *, later: bool = False
) -> ForeignKeyConstraint:
    """A foreign key, save in DuckDB: there, no row can go in the same transaction as the rows that refer to it.

    `later` lets the row that is referred to come after, in the same transaction.
    """
    constraint = ForeignKeyConstraint(
        columns,
        [f"{table}.{key}" for key in keys],
        deferrable=True if later else None,
        initially="DEFERRED" if later else None,
    )
    return constraint.ddl_if(callable_=lambda *_, dialect, **__: dialect.name != "duckdb")


def _inside(owner: str, key: str, name: str, columns: Iterable[Any], owners: tuple[str, ...] = ()) -> Table:
    """A table whose rows belong to a row of `owner` (an event) and, one of them, to a numbered row inside that."""
    referring = [Column(key_of(table), Integer) for table in owners]
    inner = [
        _refers((key, column.name), table, (key, "number")) for column, table in zip(referring, owners, strict=True)
    ]
    return _add(
        name,
        Column(key, Text, nullable=False),
        Column("number", Integer, nullable=False, autoincrement=False),
        *referring,
        *columns,
        PrimaryKeyConstraint(key, "number"),
        _refers((key,), owner, ("id",)),
        *inner,
        *([_has_one(name, [column.name for column in referring])] if len(owners) > 1 else []),
        inside=True,
    )


def _has_one(table: str, columns: list[str]) -> CheckConstraint:
    filled = " + ".join(f"CASE WHEN {column} IS NULL THEN 0 ELSE 1 END" for column in columns)
    return CheckConstraint(f"{filled} = 1", name=f"{table}_have_one_owner")


def _owned() -> Iterator[tuple[str, Any, tuple[str, ...]]]:
    """The tables below the slots, those referred to first: name, type of a value, tables that it belongs to."""
    owners: dict[str, list[str]] = {}
    kinds: dict[str, Any] = {}
    below = list(SLOTS.items())
    for owner, model in below:
        for name, kind in many_of(model).items():
            if kinds.setdefault(name, kind) is not kind:
                raise TypeError(f"{model.__name__}.{name} has the name, but not the type, of another table's values.")
            if name not in owners and isinstance(kind, type) and issubclass(kind, BaseModel):
                below.append((name, kind))
            if owner not in owners.setdefault(name, []):
                owners[name].append(owner)
    ordered = sorted(owners, key=lambda name: sum(other in owners for other in owners[name]))
    return ((name, kinds[name], tuple(owners[name])) for name in ordered)


def _value_columns(name: str, kind: Any) -> list[Column[Any]]:
    """The columns of a value in a table: those of its type, its words, and days where it has days."""
    if not issubclass(kind, BaseModel):
        return [Column(PLAIN.get(name, "value"), Text, nullable=False)]
    columns = list(columns_of(kind))
    if name in SLOTS and "spans" in many_of(kind):
        columns.append(Column("words", Text, nullable=False))
    return columns + (list(_days()) if {"earliest", "latest"} <= {column.name for column in columns} else [])


def _but(columns: Iterable[Column[Any]], *names: str) -> Iterator[Column[Any]]:
    return (column for column in columns if column.name not in names)


SCHEMA_TABLE = _add(
    "schema_version",
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("record", Text, nullable=False),
)
DOCUMENTS = _add(
    "documents",
    Column("id", Text, primary_key=True),
    *_but(columns_of(Document), "id", "text"),
    Column("notes", Text),
    Column("sha256", Text),
    Column("characters", BigInteger),
    Column("text", Text),
)
for _name, _kind in many_of(Document).items():
    if issubclass(_kind, BaseModel):
        _inside("documents", "document", _name, _value_columns(_name, _kind))
EVENTS = _add(
    "events",
    Column("id", Text, primary_key=True),
    Column("document", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("class", Text, nullable=False),
    *_but(columns_of(Event), "id", "document", *LINKS),
    Column("earliest", Text),
    Column("latest", Text),
    *_days(),
    _refers(("document",), "documents", ("id",)),
)
_inside(
    "events",
    "event",
    "links",
    (
        Column("kind", Text, nullable=False),
        Column("target", Text, nullable=False),
        _refers(("target",), "events", ("id",), later=True),
    ),
)
for _name, _kind in SLOTS.items():
    _inside("events", "event", _name, _value_columns(_name, _kind))
for _name, _kind, _owners in _owned():
    _inside("events", "event", _name, _value_columns(_name, _kind), _owners)

# The tables that hold documents and events, each after those that it refers to.
TABLES: tuple[Table, ...] = tuple(table for table in METADATA.tables.values() if table is not SCHEMA_TABLE)
