"""The relational tables, derived from the record's types: a field that joins the record joins its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from fasti.record import Document, Event, Evidence, Span

Cell = str | int | float | None
_SQL_TYPES = {str: "TEXT", int: "INTEGER", float: "REAL"}
# Names under which a field of the record stands in a table: END is a word of SQL.
_RENAMED = {"start": "start_char", "end": "end_char"}


@dataclass(frozen=True)
class Column:
    """A column: its SQL type, whether it must be filled, the values it may take, the table that it refers to."""

    name: str
    kind: str
    required: bool = False
    choices: tuple[str, ...] = ()
    references: str | None = None
    primary: bool = False


@dataclass(frozen=True)
class Table:
    """A table, the columns of which exactly one is filled (`owners`: the row that a detail belongs to), its indexes."""

    name: str
    columns: tuple[Column, ...]
    owners: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()


def columns_of(model: type[BaseModel], prefix: str = "") -> Iterator[Column]:
    """A column for each field with one value, three for a span; fields that hold many values are tables."""
    for name, field in model.model_fields.items():
        kind, required = _unwrap(field.annotation)
        if get_origin(kind) is tuple:
            continue
        if isinstance(kind, type) and issubclass(kind, Span):
            yield from (replace(column, required=required) for column in columns_of(kind, f"{name}_"))
        elif get_origin(kind) is Literal:
            yield Column(prefix + name, "TEXT", required, choices=get_args(kind))
        else:
            yield Column(prefix + _RENAMED.get(name, name), _SQL_TYPES[kind], required)


def cells_of(value: BaseModel) -> dict[str, Cell]:
    """The cells of a value, by the columns that `columns_of` gives its type."""
    cells: dict[str, Cell] = {}
    for name in type(value).model_fields:
        held = getattr(value, name)
        if isinstance(held, Span):
            cells |= {f"{name}_{key}": cell for key, cell in cells_of(held).items()}
        elif not isinstance(held, tuple):
            cells[_RENAMED.get(name, name)] = held
    return cells


def many_of(model: type[BaseModel]) -> dict[str, Any]:
    """The fields that hold many values, and the type of one."""
    kinds = {name: _unwrap(field.annotation)[0] for name, field in model.model_fields.items()}
    return {name: get_args(kind)[0] for name, kind in kinds.items() if get_origin(kind) is tuple}


def key_of(table: str) -> str:
    """The column that refers to a row of a table: `actor` for `actors`."""
    return table.removesuffix("s")


def _unwrap(annotation: Any) -> tuple[Any, bool]:
    """The annotation without `| None`, and whether a value is required."""
    if get_origin(annotation) in (Union, UnionType):
        kinds = [kind for kind in get_args(annotation) if kind is not NoneType]
        return kinds[0], len(kinds) == len(get_args(annotation))
    return annotation, True


def _owning(detail: str) -> tuple[str, ...]:
    """The slots of an event whose values hold `detail`: which tables a row of `evidence` may belong to."""
    return tuple(name for name, model in SLOTS.items() if detail in many_of(model))


def _detail(name: str, columns: Iterable[Column], owners: tuple[str, ...]) -> Table:
    keys = tuple(key_of(owner) for owner in owners)
    owned = (Column(key_of(owner), "INTEGER", references=owner) for owner in owners)
    indexes = tuple((key,) for key in ("event", *keys))
    return Table(name, (_KEY, _EVENT, *owned, *columns), owners=keys, indexes=indexes)


def _with(columns: Iterable[Column], **changes: dict[str, Any]) -> tuple[Column, ...]:
    return tuple(replace(column, **changes.get(column.name, {})) for column in columns)


# Fields that hold many plain strings, and the column of one.
PLAIN = {"aliases": "alias"}

_KEY = Column("id", "INTEGER", primary=True)
_EVENT = Column("event", "TEXT", required=True, references="events")
_DAYS = (Column("earliest_day", "INTEGER"), Column("latest_day", "INTEGER"))
_BOUNDS = (Column("earliest", "TEXT"), Column("latest", "TEXT"), *_DAYS)

# The slots of an event, each a table: mentions, dates, actors, places, outcomes.
SLOTS: dict[str, type[BaseModel]] = many_of(Event)

DOCUMENTS = Table(
    "documents",
    (
        *_with(columns_of(Document), id={"primary": True}),
        Column("notes", "TEXT"),
        Column("sha256", "TEXT", required=True),
        Column("characters", "INTEGER", required=True),
    ),
)
EVENTS = Table(
    "events",
    (
        *_with(
            columns_of(Event),
            id={"primary": True},
            document={"required": True, "references": "documents"},
            part_of={"references": "events"},
        ),
        Column("class", "TEXT", required=True),
        *_BOUNDS,
    ),
    indexes=(("document",), ("type",), ("earliest_day", "latest_day"), ("part_of",)),
)
_SLOT_TABLES = tuple(
    Table(
        name,
        (_KEY, _EVENT, *columns_of(model), *(_DAYS if name == "dates" else ())),
        indexes=(("event",), *((("name",),) if "name" in model.model_fields else ())),
    )
    for name, model in SLOTS.items()
)
TABLES: tuple[Table, ...] = (
    DOCUMENTS,
    EVENTS,
    *_SLOT_TABLES,
    *(_detail(name, (Column(column, "TEXT", required=True),), _owning(name)) for name, column in PLAIN.items()),
    _detail("evidence", columns_of(Evidence), _owning("evidence")),
    _detail("spans", columns_of(Span), (*_owning("spans"), "evidence")),
)
